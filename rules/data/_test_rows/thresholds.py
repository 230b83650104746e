"""Thresholds that are chosen by what they score on the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called, called_where, calls_one, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in

from .._rows.parts import speaks_of_test
from .._rows.tables import MOST_NAMES, is_validation_name
from .curves import BEST, CURVES, from_curves
from .from_test import handed_over, labels_of_test, named_test, pycaret_call
from .tested import given

_SWEPT: Final = regex(r"(?i)^(t|th|thr|thresh|threshold|cut_?off|cut)$|threshold$")
_FINDS: Final = regex(
    r"(?i)(best|optimal|optimi[sz]ed?|find|choose|select|tuned?|pick|search|maximi[sz]e)_?\w*(threshold|thresh|cut_?off)"
    r"|(threshold|thresh|cut_?off)_?(optimi[sz]er?|search|tuner?|sweep|finder)"
)
"""Functions that look for the best threshold, by their name."""
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


def chosen(file: FileContext, told: set[ast.AST]) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Where a threshold is taken that scores best on the test rows, with the name of their labels; not the loops that
    were `told` of already. Where a function tries the thresholds, or PyCaret gives its rows, it is the call that the
    test rows come in by.
    """
    if not speaks_of_test(file) and not file.holds(b"pycaret"):
        return
    if not file.holds(b"hresh", b"cut", b"curve(", b"linspace", b"arange") or not _may_choose(file):
        return
    helpers = set()
    seen: set[ast.AST] = set()
    for place, labels in _chosen_here(file, told):
        if function := file.function_of(place):
            helpers.add(function.name)
        handed = handed_over(file, labels) if isinstance(labels, ast.Name) and not named_test(labels.id) else []
        yield from ((call, file.text(each)) for call, each in handed)
        if not handed:
            where = pycaret_call(file, labels) or place
            seen.add(where)
            yield where, file.text(labels)
    for call, text in _from_functions(file):
        if call not in seen and last_part(call.func) not in helpers:
            seen.add(call)
            yield call, text


def _may_choose(file: FileContext) -> bool:
    """Whether a file makes a curve, goes through thresholds, or calls what looks for the best."""
    if calls_one(file, CURVES) or any(map(finds_threshold, lasts(file))):
        return True
    if any(isinstance(file.argument(call, "key"), ast.Lambda) for call in called(file, "max")):
        return True
    sweeps: list[ast.ListComp | ast.DictComp] = [*file.tree.of(ast.ListComp), *file.tree.of(ast.DictComp)]
    return any(_is_swept(file, loop) for loop in file.tree.of(ast.For)) or any(_sweeps(file, each) for each in sweeps)


@lru_cache(MOST_NAMES)
def finds_threshold(name: str) -> bool:
    """Whether a function looks for the best threshold, by its name."""
    return _FINDS.search(name) is not None


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


def _chosen_here(file: FileContext, told: set[ast.AST]) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr]]:
    if calls_one(file, CURVES):
        yield from from_curves(file)
    for loop in file.tree.of(ast.For):
        if loop not in told and _is_swept(file, loop):
            tested = _scored_on_test(file, loop, last_part(loop.target))
            place = (_picked(file, loop, _filled(file, loop)) or (_is_kept(file, loop) and loop)) if tested else None
            if tested and place:
                yield place, tested
    for assign in file.tree.of(ast.Assign):
        target, made = assign.targets[0], assign.value
        if isinstance(target, ast.Name) and isinstance(made, _COMPREHENSIONS) and _sweeps(file, made):
            tested = _scored_on_test(file, made, last_part(made.generators[0].target))
            place = _picked(file, assign, {target.id}) if tested else None
            if tested and place:
                yield place, tested
    for call in called(file, "max"):
        by = file.argument(call, "key")
        if isinstance(by, ast.Lambda) and by.args.args and names_threshold(by.args.args[0].arg):
            if tested := _scored_on_test(file, by, by.args.args[0].arg):
                yield call, tested


def _sweeps(file: FileContext, made: ast.ListComp | ast.DictComp) -> bool:
    return _is_swept(file, made.generators[0])


def _from_functions(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """``cut = best_threshold(y_test, scores)``: what looks for a threshold is given the labels of the test rows."""
    for call in called_where(file, finds_threshold):
        tested = labels_of_test(file, given(call))
        if tested is None or _is_apart(call) or isinstance(parent_of(call), ast.Expr):
            continue
        tries = _tried_by(file, tested)
        yield tries or (call, file.text(tested))


def _tried_by(file: FileContext, table: ast.expr) -> tuple[ast.Call, str] | None:
    """The call that made a table of scores by threshold of the labels of test rows: it is where these come in."""
    made = file.names.single_value(table) if isinstance(table, ast.Name) and not named_test(table.id) else None
    labels = labels_of_test(file, given(made)) if isinstance(made, ast.Call) else None
    if not isinstance(made, ast.Call) or labels is None or file.function_of(made) is not file.function_of(table):
        return None
    return made, file.text(labels)


def _is_apart(call: ast.Call) -> bool:
    """Whether a call is given validation rows."""
    return any(is_validation_name(last_part(each)) for each in given(call))


def _scored_on_test(file: FileContext, scope: ast.AST, threshold: str = "") -> ast.expr | None:
    """The labels of the test rows that a metric in a loop is given, or a helper together with the `threshold`; None
    where there are none.
    """
    for call in file.inside(scope, ast.Call):
        tested = labels_of_test(file, given(call))
        if tested is None or _is_apart(call):
            continue
        is_handed = threshold and any(isinstance(each, ast.Name) and each.id == threshold for each in given(call))
        if last_part(call.func) in SCORES or is_handed:
            return tested
    return None


def _is_kept(file: FileContext, loop: ast.For) -> bool:
    """``if score > best: best, kept = score, threshold``: the loop keeps the best by itself."""
    threshold = loop.target.id if isinstance(loop.target, ast.Name) else ""
    scores = {
        target.id
        for assign in file.inside(loop, ast.Assign)
        if _scored_on_test(file, assign.value, threshold)
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
