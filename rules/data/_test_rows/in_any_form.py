"""Whether a choice by held-out rows could be seen in any form of a file: as it is, without types, or with its small
functions written out at their calls.

Another form has the names, texts and calls of the file itself, put together anew. So it is asked of these alone, and of
nothing that a name stands for. To make a form is a parse and a walk: for big files most of what the rule took.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from mlaudit.code.called import called, called_where, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import CHILDREN, parent_of
from mlaudit.code.vocabulary import attributes

from .._rows.metrics import METRICS
from .._rows.tables import is_test_name, is_validation_name
from . import checkpoints
from .best_of import may_pick
from .by_key import ARE_TEST_SCORES, HELD_OUT, WORDS, names_test_score
from .checkpoints import BEST, ORDERS, STOPPER, TELLS, may_order, stoppers
from .curves import CURVES
from .inlined import given_back, small_functions
from .own_rows import are_held_out, learns
from .pooled import JOINS
from .searches import LIBRARIES, SEARCHES
from .stopping import WATCHED
from .swept import SCORES, names_threshold
from .tested import SPLIT, given, may_be_test, says_test, scores
from .thresholds import finds_threshold

_EVALS_AT: Final = 3
"""The positional argument of ``train`` that holds what is watched."""
_SWEEPS: Final = frozenset({"linspace", "arange"})
_OF_STATEMENTS: Final = frozenset({"body", "orelse", "finalbody", "handlers", "cases"})
_FIELDS: Final = {
    **{
        kind: tuple(each for each in fields if each not in _OF_STATEMENTS or kind in (ast.Lambda, ast.IfExp))
        for kind, fields in CHILDREN.items()
    },
    ast.Expr: (),
    ast.Call: ("args",),
}
"""The fields of nodes that hold texts and names, but for those that stand alone or are only called."""
_IN_TWO: Final = frozenset((word[:i], word[i:]) for word in HELD_OUT for i in range(1, len(word)))
"""Two words of a key that are one word for rows to test on: ``hold_out_mae``."""


class _Calls(NamedTuple):
    """What is called in any form of a file, by the last parts of the names; and what in small functions."""

    every: frozenset[str]
    in_small: frozenset[str]


def may_choose(file: FileContext) -> bool:
    """Whether anything but a misfit of rows could be found in any form of a file."""
    calls = _calls(file)
    if calls is None or "fit" in calls.every or file.holds(b".suggest_"):
        return True
    return (
        _may_search(file, calls)
        or _may_learn(file, calls)
        or _may_watch(file)
        or _may_scale(file, calls)
        or _may_keep(file, calls)
        or any(map(finds_threshold, calls.every))
        or (
            _names_test_rows(file, calls)
            and (_may_score(file, calls) or _may_pool(file, calls) or _may_cut(file, calls))
        )
        or _may_read(file)
    )


def _calls(file: FileContext) -> _Calls | None:
    """None where a small function calls what it is given, or gives its parameters values: nothing is known then."""
    inner: set[str] = set()
    for function in small_functions(file).values():
        parameters = {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}
        value = given_back(function)
        for part in ast.walk(value) if value is not None else ():
            if isinstance(part, ast.Call):
                if isinstance(part.func, ast.Name) and part.func.id in parameters:
                    return None
                inner.add(last_part(part.func))
            elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store) and part.id in parameters:
                return None
    renamed = file.tree.root.renamed  # elsewhere, another name may be meant
    return _Calls(frozenset({*lasts(file), *renamed, *renamed.values()}), frozenset(inner))


def _may_search(file: FileContext, calls: _Calls) -> bool:
    """Parameters are searched for, or a trainer of a library is given rows."""
    if not calls.every.isdisjoint(SEARCHES) and file.holds(*LIBRARIES):
        return True
    if file.holds(b"eval_dataset") and any(last.endswith("Trainer") for last in calls.every):
        return True
    return file.holds(b"def test_dataloader") and file.holds(b"def val_dataloader")


def _may_learn(file: FileContext, calls: _Calls) -> bool:
    """A function fits by hand: it is given rows that are held out, and their labels."""
    renamed = file.tree.root.renamed
    if any(map(learns, (*calls.in_small, *renamed, *renamed.values()))):
        return True
    return any(
        are_held_out(*map(last_part, call.args[:2]))
        or any(isinstance(a, ast.Name) and a.id in renamed for a in call.args)
        for call in called_where(file, learns)
        if len(call.args) > 1 and isinstance(call.func, ast.Name)
    )


def _may_watch(file: FileContext) -> bool:
    """Training is given rows to stop by."""
    return any(
        len(call.args) > _EVALS_AT
        or any(k.arg and (k.arg.rpartition("__")[2] in WATCHED or is_validation_name(k.arg)) for k in call.keywords)
        for call in called(file, "train")
    )


def _may_scale(file: FileContext, calls: _Calls) -> bool:
    """``(x - ...) / ...`` of what is the one argument of some function."""
    if not file.holds(b".min(", b"std("):
        return False
    functions = (each for each in file.tree.of(ast.FunctionDef) if each.name in calls.every)
    given_one = {each.args.args[0].arg for each in functions if len(each.args.args) == 1}
    return any(
        isinstance(each.op, ast.Div)
        and isinstance(each.left, ast.BinOp)
        and isinstance(each.left.op, ast.Sub)
        and isinstance(each.left.left, ast.Name)
        and each.left.left.id in given_one
        for each in file.tree.of(ast.BinOp)
    )


def _may_pool(file: FileContext, calls: _Calls) -> bool:
    """A name is given rows that are put together, those to test on among them."""
    if not calls.in_small.isdisjoint(JOINS):
        return True
    joins = (join for join in called(file, *JOINS) if isinstance(_target(file.statement_of(join)), ast.Name))
    return any(_may_join_test(join) for join in joins)


def _may_join_test(join: ast.Call) -> bool:
    """Whether rows to test on are in a list, or given to a method or have it; a name may stand for a list."""
    parts = [join.func.value] if isinstance(join.func, ast.Attribute) else []
    for rows in join.args[:1]:
        if isinstance(rows, ast.Name):
            return True
        parts += rows.elts if isinstance(rows, ast.List | ast.Tuple) else [rows]
    return any(is_test_name(last_part(each)) for each in parts)


def _target(statement: ast.AST | None) -> ast.expr | None:
    """What an assignment, with a type or without, gives its value to first."""
    if isinstance(statement, ast.Assign):
        return statement.targets[0]
    return statement.target if isinstance(statement, ast.AnnAssign) else None


def _may_keep(file: FileContext, calls: _Calls) -> bool:
    """Training keeps or stops by a score, and something is named as rows to test on."""
    renamed = file.tree.root.renamed
    if not file.holds(b"torch", b"keras") or not _is_any_named(file, checkpoints.says_test):
        return False
    if not calls.in_small.isdisjoint(TELLS) or any(map(STOPPER.search, (*renamed, *renamed.values(), *calls.in_small))):
        return True
    if any(True for _ in stoppers(file)) or any(_may_flag(test) for test in file.tree.of(ast.Compare)):
        return True
    return any(may_order(branch.test) and _may_beat(branch) for branch in file.tree.of(ast.If))


def _may_flag(test: ast.Compare) -> bool:
    """``is_best = acc > best``."""
    target = _target(parent_of(test))
    return isinstance(target, ast.Name) and isinstance(test.ops[0], ORDERS) and BEST.search(target.id) is not None


def _may_beat(branch: ast.If) -> bool:
    """``if acc > best: best = acc``: a side of a comparison may be what the branch sets."""
    tests = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
    orders = [test for test in tests if isinstance(test, ast.Compare) and isinstance(test.ops[0], ORDERS)]
    targets = {_shape(each) for statement in branch.body for each in _targets(statement)} if orders else set()
    return any(_shape(side) in targets for test in orders for side in (test.left, *test.comparators))


def _targets(statement: ast.stmt) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) else []


def _shape(node: ast.expr) -> tuple[type[ast.expr], str]:
    """What two expressions have in common that read alike."""
    return type(node), last_part(node)


def _may_cut(file: FileContext, calls: _Calls) -> bool:
    """A threshold is taken of a curve, or is among several that are tried."""
    if not file.holds(b"hresh", b"cut", b"curve(", b"linspace", b"arange"):
        return False
    if not calls.every.isdisjoint(CURVES) or not calls.every.isdisjoint(_SWEEPS):
        return True
    small = small_functions(file)
    return any(
        names_threshold(name) and any(_may_try(call, name, small) for call in file.inside(scope, ast.Call))
        for name, scope in _swept(file)
    )


def _swept(file: FileContext) -> Iterator[tuple[str, ast.AST]]:
    """What loops, comprehensions that are given to a name, and a `max` by a key go through; and these."""
    for loop in file.tree.of(ast.For):
        yield last_part(loop.target), loop
    sweeps: list[ast.ListComp | ast.DictComp] = [*file.tree.of(ast.ListComp), *file.tree.of(ast.DictComp)]
    for made in sweeps:
        if isinstance(parent_of(made), ast.Assign | ast.AnnAssign):
            yield last_part(made.generators[0].target), made
    for call in called(file, "max"):
        by = file.argument(call, "key")
        if isinstance(by, ast.Lambda) and by.args.args:
            yield by.args.args[0].arg, by


def _may_try(call: ast.Call, threshold: str, small: Container[str]) -> bool:
    """Whether a call may score at a threshold: a metric, a small function, or what is given it together with labels."""
    last = last_part(call.func)
    if last in SCORES or last in small:
        return True
    every = given(call)
    return len(every) > 1 and any(isinstance(each, ast.Name) and each.id == threshold for each in every)


def _may_score(file: FileContext, calls: _Calls) -> bool:
    """Something is measured on test rows, or several models are compared on them."""
    if SPLIT in calls.every or not calls.every.isdisjoint(METRICS):
        return True
    return _is_rowstest(file) or (any(map(may_pick, calls.every)) and _compares(file))


def _is_rowstest(file: FileContext) -> bool:
    """Whether what may score a model is given test rows, or what is written out as such a call."""
    small, renamed = small_functions(file), file.tree.root.renamed
    others = {*renamed, *renamed.values()}
    if any(
        _are_test_rows(each)
        for call in called_where(file, lambda last: scores(last) or last in others)
        for each in given(call)
    ):
        return True
    written = [each for call in called(file, *small) for each in given(call)]
    for function in small.values():
        written += [*function.args.defaults, *(each for each in function.args.kw_defaults if each is not None)]
    return any(
        _are_test_rows(each) or (isinstance(each, ast.Constant) and may_be_test(str(each.value))) for each in written
    )


def _are_test_rows(node: ast.expr) -> bool:
    """Whether something is named as rows to test on: ``x_test``, ``split.test.x``, ``parts["test"]``."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        if isinstance(node, ast.Attribute):
            if may_be_test(node.attr):
                return True
        elif isinstance(node.slice, ast.Constant) and may_be_test(str(node.slice.value)):
            return True
        node = node.value
    return isinstance(node, ast.Name) and may_be_test(node.id)


def _compares(file: FileContext) -> bool:
    """``evaluate_models(X_train, y_train, X_test, y_test, models)``."""
    return any(
        sum(isinstance(each, ast.Name) and is_test_name(each.id) for each in given(call)) > 1
        for call in file.tree.of(ast.Call)
    )


def _names_test_rows(file: FileContext, calls: _Calls) -> bool:
    """Whether anything is named as rows to test on, or may be imported from anywhere."""
    return (
        SPLIT in calls.every
        or file.holds(b"pycaret")
        or _is_any_named(file, says_test)
        or any(alias.name == "*" for each in file.tree.of(ast.ImportFrom) for alias in each.names)
    )


def _is_any_named(file: FileContext, says: Callable[[str], bool]) -> bool:
    """Whether a name, an attribute or a text `says` what it holds."""
    leaves, renamed = _leaves(file), file.tree.root.renamed
    if any(map(says, leaves.names)) or any(map(says, leaves.texts)) or any(map(says, (*renamed, *renamed.values()))):
        return True
    return any(map(says, attributes(file))) and any(map(says, _read(file)))


def _may_read(file: FileContext) -> bool:
    """Whether a key could name a score on test rows, put together of whatever texts and attributes: a word of it is a
    word of one of these.
    """
    names, texts = attributes(file), _leaves(file).texts
    if any(map(names_test_score, names)):
        return True
    words, others = _words(texts), _words(names)
    if any(map(_is_of_test, words)) or (any(map(_is_of_test, others)) and any(map(_is_of_test, _words(_read(file))))):
        return True
    words |= others
    in_two = {(one, other) for one, other in _IN_TWO if one in words and other in words}
    return bool(in_two) and _may_meet(in_two, (*texts, *names))


def _may_meet(in_two: set[tuple[str, str]], texts: Iterable[str]) -> bool:
    """Whether one of some pairs of words may stand side by side: in a text, or where one text follows another."""
    lasts, firsts = set(), set()
    for text in texts:
        words = [word.lower() for word in WORDS.findall(text)]
        if not in_two.isdisjoint(pairwise(words)):
            return True
        lasts.update(words[-1:])
        firsts.update(words[:1])
    return any(one in lasts and other in firsts for one, other in in_two)


def _read(file: FileContext) -> set[str]:
    """The attributes that are no methods: these are asked for nothing by a key."""
    return {
        each.attr
        for each in file.tree.of(ast.Attribute)
        if not isinstance(call := parent_of(each), ast.Call) or call.func is not each
    }


def _words(texts: Iterable[str]) -> set[str]:
    return {word.lower() for word in WORDS.findall("\n".join(texts))}


def _is_of_test(word: str) -> bool:
    return word in HELD_OUT or ARE_TEST_SCORES.search(word) is not None


class _Leaves(NamedTuple):
    """The texts of a file that do not stand alone, and the names of which something is asked but to be called."""

    texts: frozenset[str]
    names: frozenset[str]


def _leaves(file: FileContext) -> _Leaves:
    known: _Leaves | None = file.shared.get("texts and names")
    if known is None:
        texts: set[str] = set()
        names: set[str] = set()
        for kind, nodes in file.tree.nodes.items():
            for field in _FIELDS[kind]:
                for value in map(attrgetter(field), nodes):
                    for each in value if value.__class__ is list else (value,):
                        if each.__class__ is ast.Name:
                            names.add(each.id)
                        elif each.__class__ is ast.Constant and isinstance(each.value, str | bytes):
                            texts.add(str(each.value))
        known = file.shared["texts and names"] = _Leaves(frozenset(texts), frozenset(names))
    return known


__all__ = ["may_choose"]
