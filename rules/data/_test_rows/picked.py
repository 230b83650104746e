"""The best of several fits or settings that a loop or a comparison picks by its score on the test rows and uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import pairs
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.written import names_in

from .._rows.tables import is_test_name, is_validation_name
from .alike import alike
from .checkpoints import ORDERS
from .tested import may_score_on_test, own_function, score_on_test

_FITS: Final = frozenset({"fit", "fit_transform"})
_IN_USE: Final = regex(
    r"(?i)(^|_)(prod(uction)?|champion|deployed|current|live|existing|old|prev(ious)?|incumbent|registered)(_|$)"
)
"""Names of a model that serves already: whether a new one replaces it is what test rows are for."""
_CROSS: Final = frozenset({"cross_val_score", "cross_validate", "cross_val_predict"})
_LOADS: Final = frozenset({"load", "load_model", "load_object", "from_pretrained", "load_from_checkpoint"})
_DESCRIBES: Final = frozenset({"print", "info", "debug", "warning", "format", "str", "round", "append"})


_SHOWS: Final = frozenset({"print", "echo", "secho", "pprint", "debug", "info", "warning"})


class Picked(NamedTuple):
    """Where a score on test rows beats the best so far, where it is measured, where what was picked or the score is
    used, what it is, and whether all that is done with it is to show it.
    """

    beaten: ast.expr
    score: ast.expr
    used: ast.expr
    what: str
    is_shown: bool


def picked(file: FileContext, loop: ast.For) -> Picked | None:
    """The test score by which a loop keeps the best fit or setting: ``if score > best: best, kept = score, model``."""
    branches = [
        (branch, beaten)
        for branch in file.inside(loop, ast.If)
        if (beaten := list(beats(branch)))
        # the inner loop of several is the one that tries
        and next((each for each in parents(branch) if isinstance(each, ast.For)), None) is loop
    ]
    if not branches:
        return None
    knows_validation = not _names_of_validation(file, loop) <= _cross_validated(file, loop)
    if any(last_part(call.func) == "split" for call in file.inside(loop.iter, ast.Call)):
        return None  # each round of a cross-validation has test rows of its own
    fits = _fits(file, loop)
    for branch, beaten in branches:
        for score, best in beaten:
            measured = score_on_test(file, score)
            if measured is None or not (fits or _varies(file, loop, score, measured)):
                continue
            if knows_validation and not _is_of_test_alone(score, best, measured):
                continue
            kept = stored(branch.body) - {best}
            used = used_after(file, loop, {best, *_parts_of(file, loop, best)}) or handed_on(file, loop, kept)
            if used is not None:
                what = "the best of several fits" if fits else _setting(file, loop, measured)
                if not isinstance(measured, ast.Call) or last_part(measured.func) == "get":
                    what = "the best of several runs"  # its score is read, not measured here
                return Picked(branch.test, measured, used, what, _is_shown(file, loop, branch, {best, *kept}))
    return None


def _is_shown(file: FileContext, loop: ast.For, branch: ast.If, names: set[str]) -> bool:
    """Whether what a loop has picked goes into lines for whoever looks on, and nowhere else."""
    if not all(name.isidentifier() for name in names):
        return False
    told = [each for each in branch.body if isinstance(each, ast.Expr) and _describes(each.value)]
    if not all(isinstance(each, ast.Assign) or each in told for each in branch.body):
        return False  # it is saved where it is found
    end, home = loop.end_lineno or loop.lineno, file.function_of(loop)
    uses = [
        each
        for each in file.inside(home or file.tree.module, ast.Name)
        if each.id in names and isinstance(each.ctx, ast.Load) and each.lineno > end
    ]
    return all(any(_describes(above) for above in parents(use)) for use in uses)


def _describes(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and last_part(node.func) in _SHOWS


def _names_of_validation(file: FileContext, loop: ast.For) -> set[str]:
    return {name.id for name in file.inside(loop, ast.Name) if is_validation_name(name.id)}


def _is_of_test_alone(score: ast.expr, best: str, measured: ast.expr) -> bool:
    """Whether what is compared is called a test score and is measured on no others, though validation rows are at hand:
    ``if test_f1 > best_test_f1``.
    """
    if not isinstance(score, ast.Name) or not is_test_name(score.id) or not isinstance(measured, ast.Call):
        return False
    return not any(map(is_validation_name, (best, *names_in(measured))))


def _cross_validated(file: FileContext, loop: ast.For) -> set[str]:
    """The names of what a cross-validation of the training rows gives, which may only be reported beside the score."""
    made = (
        assign
        for assign in file.inside(loop, ast.Assign)
        if any(last_part(call.func) in _CROSS for call in file.inside(assign.value, ast.Call))
    )
    return stored(list(made)) | set(_CROSS)


def compared(file: FileContext) -> Iterator[tuple[ast.expr, ast.expr]]:
    """``best = forest if forest_score > ridge_score else ridge``, with both scores on test rows, and one of these."""
    choices: list[ast.If | ast.IfExp] = [*file.tree.of(ast.If), *file.tree.of(ast.IfExp)]
    for choice in choices if may_score_on_test(file) else ():
        tests = [test for test in _orders(choice.test) if not alike(test.left, test.comparators[0])]
        if not tests:
            continue
        models, labels = _chosen(file, choice)
        if not models and not labels:
            continue
        for test in tests:
            first, second = score_on_test(file, test.left), score_on_test(file, test.comparators[0])
            if first is None or second is None or first is second:
                continue
            names = {name.id for measured in (first, second) for name in file.inside(measured, ast.Name)}
            if any(map(is_validation_name, names)) or (place := file.statement_of(choice)) is None:
                break
            if handed_on(file, place, models) is not None or _looked_up(file, place, labels):
                yield choice.test, second
                break


def _orders(test: ast.expr) -> list[ast.Compare]:
    """The comparisons of two scores in a condition, or in several that must all hold."""
    return [
        each
        for each in (test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test])
        if isinstance(each, ast.Compare)
        and len(each.ops) == 1
        and isinstance(each.ops[0], ORDERS)
        and not any(isinstance(side, ast.Constant) for side in (each.left, each.comparators[0]))
    ]


def _chosen(file: FileContext, choice: ast.If | ast.IfExp) -> tuple[set[str], set[str]]:
    """The names that get another model on either side of a choice, and those that get another word for one: ``best`` of
    ``best = forest``, ``best = ridge``, and of ``best = "forest"``, ``best = "ridge"``.
    """
    if isinstance(choice, ast.IfExp):
        statement = file.statement_of(choice)
        if not isinstance(statement, ast.Assign) or type(choice.body) is not type(choice.orelse):
            return set(), set()
        given = [(target, choice.body) for target in statement.targets]
        others = stored([statement])
    else:
        given = [pair for each in choice.body if isinstance(each, ast.Assign) for pair in pairs(each)]
        others = stored(_otherwise(choice)) if choice.orelse else _stored_before(file, choice)
    held = [(ast.unparse(target), value) for target, value in given if isinstance(target, ast.Name | ast.Attribute)]
    models = {name for name, value in held if isinstance(value, ast.Name | ast.Attribute)}
    labels = {name for name, value in held if isinstance(value, ast.Constant) and isinstance(value.value, str)}
    return models & others, labels & others


def _stored_before(file: FileContext, choice: ast.If) -> set[str]:
    """The names that hold something before a choice which only one side of it changes: ``best = ridge`` above it; what
    a loop tries is seen by `picked`.
    """
    if any(isinstance(each, ast.For | ast.While) for each in parents(choice)):
        return set()
    if any(_IN_USE.search(name) for name in names_in(choice.test)):
        return set()
    home = file.function_of(choice)
    before = [
        each
        for each in file.inside(home or file.tree.module, ast.Assign)
        if each.lineno < choice.lineno
        and file.function_of(each) is home
        and not isinstance(each.value, ast.Constant)
        and not _is_loaded(file, each.value)
    ]
    return stored(list(before))


def _is_loaded(file: FileContext, value: ast.expr) -> bool:
    """Whether a model comes out of a file: it may well be the one that serves."""
    made = file.names.single_value(value)
    return isinstance(made, ast.Call) and last_part(made.func) in _LOADS


def _otherwise(choice: ast.If) -> list[ast.stmt]:
    """What is done on the other side, in the first branch of several."""
    rest = choice.orelse
    return rest[0].body if len(rest) == 1 and isinstance(rest[0], ast.If) else rest


def _looked_up(file: FileContext, made: ast.stmt, names: set[str]) -> bool:
    """Whether a model is taken by the word for it afterwards: ``models[best]``."""
    home = file.function_of(made)
    return any(
        each.lineno > made.lineno and file.function_of(each) is home and ast.unparse(each.slice) in names
        for each in (file.tree.of(ast.Subscript) if names else ())
    )


def _fits(file: FileContext, loop: ast.For) -> bool:
    """Whether each round of a loop fits, by itself or by a function of the file."""
    for call in file.inside(loop, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _FITS:
            return True
        function = own_function(file, call)
        if function is not None and any(last_part(c.func) in _FITS for c in calls_through(file, function)):
            return True
    return False


def _varies(file: FileContext, loop: ast.For, score: ast.expr, measured: ast.expr) -> bool:
    """Whether what is scored is made with what the loop goes through."""
    names = names_in(loop.target)
    for assign in file.inside(loop, ast.Assign):
        if names & names_in(assign.value):
            names |= stored([assign])
    return bool(names & (names_in(measured) | names_in(score)))


def _setting(file: FileContext, loop: ast.For, measured: ast.expr) -> str:
    """A threshold where predictions are compared with what the loop goes through, or else a setting."""
    names = names_in(loop.target)
    made = [measured, *(assign.value for assign in file.inside(loop, ast.Assign))]
    cuts = any(names & names_in(compare) for each in made for compare in file.inside(each, ast.Compare))
    return "the best of several thresholds" if cuts else "the best of several settings"


def beats(branch: ast.If) -> Iterator[tuple[ast.expr, str]]:
    """(score, best) of ``if score > best: best = score``, also where ``best is None or`` stands before it."""
    tests = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
    for test in tests:
        if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ORDERS):
            continue
        for score, best in ((test.left, test.comparators[0]), (test.comparators[0], test.left)):
            if isinstance(best, ast.Name | ast.Attribute | ast.Subscript) and _takes(branch, best, score):
                yield score, ast.unparse(best.value if isinstance(best, ast.Subscript) else best)


def _takes(branch: ast.If, best: ast.expr, score: ast.expr) -> bool:
    """Whether the branch sets the best score to the one that beat it."""
    for statement in branch.body:
        if not isinstance(statement, ast.Assign):
            continue
        targets = [t for whole in statement.targets for t in (getattr(whole, "elts", None) or [whole])]
        values = getattr(statement.value, "elts", None) or [statement.value] * len(targets)
        if any(alike(t, best) and alike(v, score) for t, v in zip(targets, values, strict=False)):
            return True
        if any(_replaces(t, best, v, score) for t, v in zip(targets, values, strict=False)):
            return True
        if isinstance(best, ast.Subscript) and any(alike(each, best.value) for each in statement.targets):
            held = _held_at(statement.value, best.slice)
            if held is not None and alike(held, score):
                return True
    return False


def _held_at(value: ast.expr, place: ast.expr) -> ast.expr | None:
    """What stands at a place of a tuple, list or dict that is written out: ``acc`` of ``(acc, model)`` at 0."""
    if not isinstance(place, ast.Constant):
        return None
    if isinstance(value, ast.Tuple | ast.List):
        number = place.value if isinstance(place.value, int) else len(value.elts)
        return value.elts[number] if number < len(value.elts) else None
    if isinstance(value, ast.Dict):
        at = (v for k, v in zip(value.keys, value.values, strict=True) if k is not None and alike(k, place))
        return next(at, None)
    given = value.keywords if isinstance(value, ast.Call) and last_part(value.func) == "dict" else []
    return next((each.value for each in given if each.arg == place.value), None)


def _replaces(target: ast.expr, best: ast.expr, value: ast.expr, score: ast.expr) -> bool:
    """``best = run`` for ``run["test_mae"] < best["test_mae"]``: what holds the score goes with it."""
    held, holds = ast.unparse(best), ast.unparse(score)
    kept, put = ast.unparse(target), ast.unparse(value)
    if not held.startswith(kept) or not holds.startswith(put):
        return False
    return len(held) > len(kept) and held[len(kept) :] == holds[len(put) :]


def stored(body: list[ast.stmt]) -> set[str]:
    """The names and attributes that statements set."""
    return {
        ast.unparse(target)
        for statement in body
        if isinstance(statement, ast.Assign)
        for whole in statement.targets
        for target in (getattr(whole, "elts", None) or [whole])
        if isinstance(target, ast.Name | ast.Attribute)
    }


def used_after(file: FileContext, loop: ast.stmt, names: set[str]) -> ast.expr | None:
    """Where a name is printed, logged or returned after the loop."""
    end = loop.end_lineno or loop.lineno
    home = file.function_of(loop)
    for statement in (*file.tree.of(ast.Expr), *file.tree.of(ast.Return)):
        if statement.lineno > end and file.function_of(statement) is home:
            for used in ast.walk(statement):
                if isinstance(used, ast.Name | ast.Attribute) and ast.unparse(used) in names:
                    return used
    return None


def _parts_of(file: FileContext, loop: ast.stmt, held: str) -> set[str]:
    """The names that are given a part of what a name holds after the loop: ``model = best["model"]``."""
    end = loop.end_lineno or loop.lineno
    home = file.function_of(loop)
    return {
        target.id
        for assign in file.inside(home or file.tree.module, ast.Assign)
        if assign.lineno > end and isinstance(assign.value, ast.Subscript) and ast.unparse(assign.value.value) == held
        for target in assign.targets
        if isinstance(target, ast.Name)
    }


def handed_on(file: FileContext, made: ast.stmt, names: set[str]) -> ast.expr | None:
    """Where what was picked is saved, asked, made into a model or returned afterwards, rather than only named."""
    end = made.end_lineno or made.lineno
    home = file.function_of(made)
    for call in file.tree.of(ast.Call):
        if call.lineno <= end or last_part(call.func) in _DESCRIBES or file.function_of(call) is not home:
            continue
        owner = [call.func.value] if isinstance(call.func, ast.Attribute) else []
        for part in (*owner, *call.args, *(keyword.value for keyword in call.keywords)):
            if isinstance(part, ast.Name | ast.Attribute) and ast.unparse(part) in names:
                return part
    for statement in file.tree.of(ast.Return):
        if statement.lineno > end and statement.value is not None and file.function_of(statement) is home:
            for node in ast.walk(statement.value):
                if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in names:
                    return node
    return None
