"""Checkpoints that are kept by their score on the test rows: ``if acc > best: best = acc; torch.save(...)``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

from .._rows.parts import speaks_of_test
from .._rows.tables import MOST_NAMES
from .alike import alike
from .tested import given

_TEST: Final = regex(
    r"(^|_)test(_?(set|data|dataset|loader|data_?loader|dl|ds|iter|iterator|gen|generator|batches))?$", re.IGNORECASE
)
_KEPT_APART: Final = regex(r"(^|_)(val|valid|validation|dev|eval|holdout)(_|$)|^val", re.IGNORECASE)
BEST: Final = regex(r"best|max|min|top|lowest|highest|record", re.IGNORECASE)
_STARTS: Final = regex(
    r"(?i)^-?((0|1|9+|1e\+?\d+)(\.0)?|(np|numpy|math|torch)\.inf|float\(['\"][-+]?inf(inity)?['\"]\))$"
)
"""What the best score is before there is one."""
STOPPER: Final = regex(r"(?i)early_?stop|(^|_)stopper$")
TELLS: Final = frozenset({"step", "update", "check", "should_stop"})
_READS: Final = frozenset({"get", "item"})
ORDERS: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
"""Comparisons that tell which of two scores is the better one."""
SAVES: Final = frozenset(
    {
        "deepcopy",
        "state_dict",
        "get_weights",
        "save",
        "save_pretrained",
        "save_weights",
        "save_model",
        "save_checkpoint",
    }
)


def kept_by_test(file: FileContext) -> Iterator[tuple[ast.stmt, ast.expr]]:
    """The statements that keep the model which scores best on test rows, and where these rows are named."""
    if not file.holds(b"torch", b"keras") or not speaks_of_test(file):
        return
    for branch, score in beating(file):
        if not (saves(file, branch) or _stops(file, branch)):
            continue
        source = _phase(branch) or _scored_on(file, score, file.function_of(branch))
        if source is not None:
            yield branch, source
    for call, score in stoppers(file):
        statement = file.statement_of(call)
        source = _scored_on(file, score, file.function_of(call)) if statement is not None else None
        if source is not None and isinstance(statement, ast.stmt):
            yield statement, source
    yield from _flagged(file)


def stoppers(file: FileContext) -> Iterator[tuple[ast.Call, ast.expr]]:
    """The calls that tell a score to what stops training: ``early_stopping(loss, model)``, ``stopper.step(loss)``."""
    for call in called_where(file, _may_stop):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if call.args and (last_part(call.func) not in TELLS or STOPPER.search(last_part(owner))):
            score = call.args[0].operand if isinstance(call.args[0], ast.UnaryOp) else call.args[0]
            yield call, score


@lru_cache(MOST_NAMES)
def _may_stop(last: str) -> bool:
    """Whether what is called so may tell a score to what stops training."""
    return last in TELLS or STOPPER.search(last) is not None


def _flagged(file: FileContext) -> Iterator[tuple[ast.stmt, ast.expr]]:
    """``is_best = acc > best``, ``best = max(acc, best)`` and a save that is told of `is_best`."""
    for test in file.tree.of(ast.Compare):
        assign = parent_of(test)
        target = assign.targets[0] if isinstance(assign, ast.Assign) else None
        if not isinstance(assign, ast.Assign) or not isinstance(target, ast.Name) or not BEST.search(target.id):
            continue
        if len(test.ops) != 1 or not isinstance(test.ops[0], ORDERS):
            continue
        best = next((each for each in (test.left, test.comparators[0]) if BEST.search(last_part(each))), None)
        score = test.comparators[0] if best is test.left else test.left
        if best is None or not _is_told(file, assign, target.id):
            continue
        source = _scored_on(file, score, file.function_of(assign))
        if source is not None:
            yield assign, source


def _is_told(file: FileContext, assign: ast.Assign, flag: str) -> bool:
    home = file.function_of(assign)
    for branch in file.tree.of(ast.If):
        if isinstance(branch.test, ast.Name) and branch.test.id == flag and file.function_of(branch) is home:
            return saves(file, branch)
    calls = called_where(file, lambda last: last.startswith("save"))
    return any(last_part(each) == flag for call in calls if file.function_of(call) is home for each in given(call))


def _phase(branch: ast.If) -> ast.expr | None:
    """``"test"`` of ``if phase == "test" and acc > best``, and of an `if` round the branch."""
    inner: ast.AST = branch
    for parent in (branch, *parents(branch)):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return None
        if isinstance(parent, ast.If) and (parent is branch or inner in parent.body):
            for test in parent.test.values if isinstance(parent.test, ast.BoolOp) else [parent.test]:
                if (
                    isinstance(test, ast.Compare)
                    and isinstance(test.ops[0], ast.Eq)
                    and names_test(test.comparators[0])
                ):
                    return test.comparators[0]
        inner = parent
    return None


def _stops(file: FileContext, branch: ast.If) -> bool:
    """Whether training ends when the score has not grown for a while: ``else: waited += 1`` and a `break`."""
    counts = any(isinstance(statement, ast.AugAssign) for statement in branch.orelse)
    loop = next((parent for parent in parents(branch) if isinstance(parent, ast.For)), None)
    return counts and loop is not None and bool(file.inside(loop, ast.Break))


def beating(file: FileContext) -> list[tuple[ast.If, ast.expr]]:
    """The branches that keep what is better than the best so far, each with what it compares."""
    known: list[tuple[ast.If, ast.expr]] | None = file.shared.get("beats the best")
    if known is None:
        known = file.shared["beats the best"] = [
            (branch, score)
            for branch in file.tree.of(ast.If)
            if may_order(branch.test) and (score := _beats_best(file, branch)) is not None
        ]
    return known


def may_order(test: ast.expr) -> bool:
    """``acc > best``, or such a test beside others: most branches ask for something else."""
    return isinstance(test.ops[0], ORDERS) if isinstance(test, ast.Compare) else isinstance(test, ast.BoolOp)


def _beats_best(file: FileContext, branch: ast.If) -> ast.expr | None:
    """``acc`` of ``if acc > best_acc: best_acc = acc``, also where another condition stands beside it."""
    tests = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
    orders = [test for test in tests if isinstance(test, ast.Compare) and isinstance(test.ops[0], ORDERS)]
    assigns = [statement for statement in branch.body if isinstance(statement, ast.Assign)] if orders else []
    return next((score for test in orders if assigns and (score := _beats(file, assigns, test)) is not None), None)


def _beats(file: FileContext, assigns: list[ast.Assign], test: ast.Compare) -> ast.expr | None:
    if len(test.ops) != 1:
        return None
    for best, score in ((test.left, test.comparators[0]), (test.comparators[0], test.left)):
        for assign in assigns:
            if alike(assign.value, score) and any(alike(target, best) for target in assign.targets):
                if BEST.search(ast.unparse(best)) or _starts_out(file, best):
                    return score
    return None


def _starts_out(file: FileContext, best: ast.expr) -> bool:
    """Whether a name is given a number first, and only then what beats it: ``0.0``, ``-1``, ``float("inf")``."""
    bound = file.names.lookup(best.id, best) if isinstance(best, ast.Name) else []
    return any(_STARTS.match(ast.unparse(each.value)) for each in bound if each.value is not None)


def saves(file: FileContext, branch: ast.If) -> bool:
    return any(last_part(call.func) in SAVES for call in file.inside(branch, ast.Call))


def _scored_on(file: FileContext, score: ast.expr, function: FunctionNode | None) -> ast.expr | None:
    """Where a score is measured on test rows: what is given to the call that it comes from, or the loop over them."""
    made = _held(score)
    bound = file.names.lookup(made.id, made) if isinstance(made, ast.Name) else []
    if len(bound) == 1 and bound[0].kind == "assign" and isinstance(bound[0].value, ast.Subscript | ast.Call):
        # ``f1 = scores["f1"]``, where all scores come from one call
        whole = _held(bound[0].value)
        bound = file.names.lookup(whole.id, whole) if isinstance(whole, ast.Name) else bound
    for binding in bound:
        if binding.kind != "aug" and isinstance(binding.value, ast.Call):
            if any(_is_apart(each) for each in given(binding.value)):
                return None
            return _test_rows(file, binding.value) or _tested_inside(file, binding.value)
    epochs = next((parent for parent in parents(score) if isinstance(parent, ast.For)), None)
    if epochs is not None:
        return _counted_over(file, score, epochs)
    home: ast.AST = function or file.tree.module
    loops = [loop.iter for loop in file.inside(home, ast.For)]
    if any(_is_apart(rows) for rows in loops):
        return None
    return next((rows for rows in loops if names_test(rows)), None)


def _held(score: ast.expr) -> ast.expr:
    """What a score is read from: ``scores`` of ``scores["f1"]``, ``scores.get("f1")``, ``float(scores["f1"])``."""
    while True:
        if isinstance(score, ast.Subscript):
            score = score.value
        elif isinstance(score, ast.Call) and isinstance(score.func, ast.Attribute) and score.func.attr in _READS:
            score = score.func.value
        elif isinstance(score, ast.Call) and last_part(score.func) in ("float", "round") and score.args:
            score = score.args[0]
        else:
            return score


def _tested_inside(file: FileContext, call: ast.Call) -> ast.expr | None:
    """The test rows that a function of this file goes over by itself: ``acc = evaluate(model)``."""
    found = [each for each in file.functions() if each.name == last_part(call.func)]
    loops = [loop.iter for loop in file.inside(found[0], ast.For)] if len(found) == 1 else []
    return None if any(map(_is_apart, loops)) else next((rows for rows in loops if names_test(rows)), None)


def _counted_over(file: FileContext, score: ast.expr, epochs: ast.For) -> ast.expr | None:
    """The test rows that a loop inside that over epochs goes over last to count what the score is made of:
    ``correct += ...`` for ``acc = correct / total``.
    """
    names = {name.id for name in file.inside(score, ast.Name)}
    before = [each for each in file.inside(epochs, ast.Assign) if each.lineno <= score.lineno]
    for assign in reversed(before):
        if any(isinstance(target, ast.Name) and target.id in names for target in assign.targets):
            names |= {name.id for name in file.inside(assign.value, ast.Name)}
    counting = None
    for loop in file.inside(epochs, ast.For):
        if loop is not epochs and loop.lineno < score.lineno and not names.isdisjoint(_grown(file, loop)):
            counting = loop.iter
    return counting if counting is not None and names_test(counting) and not _is_apart(counting) else None


def _grown(file: FileContext, loop: ast.For) -> set[str]:
    """The names that a loop adds to."""
    added = {each.target.id for each in file.inside(loop, ast.AugAssign) if isinstance(each.target, ast.Name)}
    methods = [call.func for call in file.inside(loop, ast.Call) if isinstance(call.func, ast.Attribute)]
    return added | {
        method.value.id
        for method in methods
        if method.attr in ("append", "extend") and isinstance(method.value, ast.Name)
    }


def _test_rows(file: FileContext, call: ast.Call) -> ast.expr | None:
    return next((value for value in given(call) if names_test(value)), None)


def names_test(node: ast.expr) -> bool:
    """Whether rows, or what loads them, are named as those to test on."""
    return says_test(_named(node))


def says_test(name: str) -> bool:
    """Whether a name is that of rows to test on, or of what loads them."""
    return "test" in name.casefold() and _TEST.search(name) is not None


def _is_apart(node: ast.expr) -> bool:
    return bool(_KEPT_APART.search(_named(node)))


def _named(node: ast.expr) -> str:
    """``test_loader`` of ``self.test_loader``, ``enumerate(test_loader)`` and ``tqdm(test_loader)``; ``test`` of
    ``loaders["test"]`` and as it is written.
    """
    while isinstance(node, ast.Call) and node.args:
        node = node.args[0]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return str(node.slice.value)
    return str(node.value) if isinstance(node, ast.Constant) else last_part(node)
