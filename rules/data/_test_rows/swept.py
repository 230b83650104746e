"""Thresholds that are tried one after another, or taken of a curve, of which the one is kept that scores best."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in

from .._rows.tables import MOST_NAMES
from .curves import BEST, CURVES, from_curves
from .tested import given

Labels = Callable[[FileContext, list[ast.expr]], ast.expr | None]
"""Gives the labels, among what a call is given, of the rows that are asked about; None where there are none."""

_SWEPT: Final = regex(r"(?i)^(t|th|thr|thresh|threshold|cut_?off|cut)$|threshold$")
_CHOOSES: Final = regex(
    r"(?i)^_*(recommend|select|choose|pick|find|get)_?\w*(best|thresh|cut_?off|optim|operating|policy)"
)
"""Functions that take one of the thresholds that were tried, by their name."""
SCORES: Final = frozenset(
    {
        *("f1_score", "fbeta_score", "precision_score", "recall_score", "accuracy_score", "balanced_accuracy_score"),
        *("matthews_corrcoef", "cohen_kappa_score", "jaccard_score", "confusion_matrix", "roc_auc_score"),
        *("classification_report", "precision_recall_fscore_support"),
    }
)
_ENDS: Final = 2
_SURE: Final = 1.01
"""The end of ``arange(0, 1.01, 0.01)``."""
_COMPREHENSIONS: Final = (ast.ListComp, ast.DictComp)
_SORTS: Final = frozenset({"sort", "sorted", "sort_values"})
_TABLES: Final = frozenset({"DataFrame", "Series", "array", "asarray", "list", "sorted", "sort_values"})


def may_sweep(file: FileContext) -> bool:
    """Whether a file makes a curve, or goes through thresholds."""
    if not file.holds(b"hresh", b"cut", b"curve(", b"linspace", b"arange"):
        return False
    if calls_one(file, CURVES) or any(
        isinstance(file.argument(call, "key"), ast.Lambda) for call in called(file, "max")
    ):
        return True
    sweeps: list[ast.ListComp | ast.DictComp] = [*file.tree.of(ast.ListComp), *file.tree.of(ast.DictComp)]
    return any(_is_swept(file, loop) for loop in file.tree.of(ast.For)) or any(_sweeps(file, each) for each in sweeps)


def _is_swept(file: FileContext, loop: ast.For | ast.comprehension) -> bool:
    """Whether what a loop goes through is named as a threshold, or is compared and goes from 0 to 1 at most."""
    target = loop.target
    if not isinstance(target, ast.Name):
        return False
    return names_threshold(target.id) or (_are_chances(file, loop.iter) and _is_compared(file, loop, target.id))


def _are_chances(file: FileContext, swept: ast.expr) -> bool:
    """``np.linspace(0.1, 0.9, 81)``, ``np.arange(0, 1, 0.05)``, at once or by a name."""
    made = file.names.single_value(swept)
    if not isinstance(made, ast.Call) or last_part(made.func) not in ("linspace", "arange") or len(made.args) < _ENDS:
        return False
    ends = [file.constant(each) for each in made.args[:_ENDS]]
    return all(isinstance(each, int | float) and 0 <= each <= _SURE for each in ends)


def _is_compared(file: FileContext, loop: ast.For | ast.comprehension, name: str) -> bool:
    within = loop if isinstance(loop, ast.For) else parent_of(loop)
    return within is not None and any(name in names_in(each) for each in file.inside(within, ast.Compare))


@lru_cache(MOST_NAMES)
def names_threshold(name: str) -> bool:
    return _SWEPT.search(name) is not None


def swept(file: FileContext, told: set[ast.AST], labels_in: Labels) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr]]:
    """Where a threshold is taken that scores best on some rows, with the labels of these; not the loops `told` of."""
    if calls_one(file, CURVES):
        yield from from_curves(file, labels_in)
    for loop in file.tree.of(ast.For):
        if loop not in told and _is_swept(file, loop):
            labels = _scored(file, loop, last_part(loop.target), labels_in)
            place = (
                (_picked(file, loop, _filled(file, loop)) or (_is_kept(file, loop, labels_in) and loop))
                if labels
                else None
            )
            if labels and place:
                yield place, labels
    for assign in file.tree.of(ast.Assign):
        target, made = assign.targets[0], assign.value
        if isinstance(target, ast.Name) and isinstance(made, _COMPREHENSIONS) and _sweeps(file, made):
            labels = _scored(file, made, last_part(made.generators[0].target), labels_in)
            place = _picked(file, assign, {target.id}) if labels else None
            if labels and place:
                yield place, labels
    for call in called(file, "max"):
        by = file.argument(call, "key")
        if isinstance(by, ast.Lambda) and by.args.args and names_threshold(by.args.args[0].arg):
            if labels := _scored(file, by, by.args.args[0].arg, labels_in):
                yield call, labels


def _sweeps(file: FileContext, made: ast.ListComp | ast.DictComp) -> bool:
    return _is_swept(file, made.generators[0])


def _scored(file: FileContext, scope: ast.AST, threshold: str, labels_in: Labels) -> ast.expr | None:
    """The labels that a metric in a loop is given, or a helper together with the `threshold`; None where there are
    none.
    """
    for call in file.inside(scope, ast.Call):
        labels = labels_in(file, given(call))
        if labels is None:
            continue
        is_handed = threshold and any(isinstance(each, ast.Name) and each.id == threshold for each in given(call))
        if last_part(call.func) in SCORES or is_handed:
            return labels
    return None


def _is_kept(file: FileContext, loop: ast.For, labels_in: Labels) -> bool:
    """``if score > best: best, kept = score, threshold``: the loop keeps the best by itself."""
    threshold = loop.target.id if isinstance(loop.target, ast.Name) else ""
    scores = {
        target.id
        for assign in file.inside(loop, ast.Assign)
        if _scored(file, assign.value, threshold, labels_in)
        for target in assign.targets
        if isinstance(target, ast.Name)
    }
    for branch in file.inside(loop, ast.If):
        if not isinstance(branch.test, ast.Compare) or scores.isdisjoint(names_in(branch.test)):
            continue
        if any(threshold in names_in(each.value) for each in branch.body if isinstance(each, ast.Assign)):
            return True
    return False


def _picked(file: FileContext, made: ast.For | ast.Assign, filled: set[str]) -> ast.expr | None:
    """Where the best of the scores that were gathered in `filled` is looked for afterwards."""
    home = file.function_of(made)
    for assign in file.tree.of(ast.Assign):
        after = assign.lineno > made.lineno and file.function_of(assign) is home
        if after and not filled.isdisjoint(names_in(assign.value)) and _hands_on(assign.value):
            filled = filled | {target.id for target in assign.targets if isinstance(target, ast.Name)}
    ordered = set()
    for call in file.tree.of(ast.Call):
        last = last_part(call.func)
        if call.lineno <= made.lineno or file.function_of(call) is not home:
            continue
        if _CHOOSES.search(last) and call.args and filled & names_in(call.args[0]):
            return call
        if last not in BEST | _SORTS:
            continue
        given = [*call.args, call.func.value] if isinstance(call.func, ast.Attribute) else call.args
        if not any(filled & names_in(part) for part in given) or _is_nearest(given):
            continue
        if last in _SORTS:
            ordered |= filled
        elif last not in ("max", "min") or any(keyword.arg == "key" for keyword in call.keywords):
            return call
    for taken in file.tree.of(ast.Subscript) if ordered else ():
        if taken.lineno > made.lineno and _is_end(taken.slice) and file.function_of(taken) is home:
            if not ordered.isdisjoint(names_in(taken.value)):
                return taken
    return None


def _is_nearest(given: list[ast.expr]) -> bool:
    """``np.argmin(np.abs(table["threshold"] - 0.12))``: the row of a threshold that is known, to draw it."""
    return any(
        isinstance(part, ast.Call) and last_part(part.func) in ("abs", "absolute")
        for each in given
        for part in ast.walk(each)
    )


def _hands_on(value: ast.expr) -> bool:
    """Whether an expression is the scores in another form: a table of them, or those that pass a test."""
    return isinstance(value, ast.ListComp) or (isinstance(value, ast.Call) and last_part(value.func) in _TABLES)


def _is_end(index: ast.expr) -> bool:
    """``[0]`` or ``[-1]``."""
    if isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.USub):
        return isinstance(index.operand, ast.Constant) and index.operand.value == 1
    return isinstance(index, ast.Constant) and index.value == 0


def _filled(file: FileContext, loop: ast.For) -> set[str]:
    """The lists and dicts that a loop puts its scores into."""
    return {
        call.func.value.id
        for call in file.inside(loop, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append" and isinstance(call.func.value, ast.Name)
    } | {
        target.value.id
        for assign in file.inside(loop, ast.Assign)
        for target in assign.targets
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name)
    }
