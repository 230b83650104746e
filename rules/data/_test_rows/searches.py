"""Searches for parameters whose trials are scored on the test rows: ``study.optimize(objective)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._rows.tables import is_test_name, is_validation_name
from .tested import given, may_score_on_test, names_test, own_function, returned, score_on_test, split_off

LIBRARIES: Final = (b"optuna", b"hyperopt", b"skopt", b"scipy.optimize")
_LOADS: Final = regex(r"(?i)^_*(load|read|get|fetch)(?!\w*split)")
_SPLITS: Final = frozenset({"train_test_split", "train_val_test_split", "train_test"})
SEARCHES: Final = {
    "optimize": "func",
    "fmin": "fn",
    "gp_minimize": "func",
    "forest_minimize": "func",
    "gbrt_minimize": "func",
    "minimize": "fun",
    "minimize_scalar": "fun",
    "differential_evolution": "func",
    "dual_annealing": "func",
    "basinhopping": "func",
}
"""What starts a search, and the parameter that holds its objective."""


class Answer(NamedTuple):
    """Where an objective gives back a score on test rows (None where it is only handed them), and where it is made."""

    returned: ast.Return | None
    measured: ast.expr


def searched_on_test(file: FileContext) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr]]:
    """Where an objective answers with a score on test rows, and where that is measured. Where the search itself hands
    over the test rows, it stands for the answer.
    """
    seen: set[ast.AST] = set()
    if calls_one(file, SEARCHES) and file.holds(*LIBRARIES):
        for call in called(file, *SEARCHES):
            objective = file.argument(call, SEARCHES[last_part(call.func)], 0)
            found = None if objective is None else _measured(file, objective)
            if found is None:
                continue
            place = found.returned or call
            if place not in seen:
                seen.add(place)
                yield place, found.measured
    if may_score_on_test(file) and not calls_one(file, SEARCHES) and file.holds(b".suggest_"):
        for function in file.functions():
            if any(argument.arg == "trial" for argument in function.args.args):
                found = _scored(file, function)
                if found is not None and found.returned is not None:
                    yield found.returned, found.measured


def handed_elsewhere(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """What an objective hands its trial to and returns the answer of, where that is not of this file: the call, and the
    dotted name of what is called.
    """
    if not any("trial" in scope.bindings for scope in file.tree.scopes) or not file.holds(b".suggest_"):
        return
    for function in file.functions():
        if not any(argument.arg == "trial" for argument in function.args.args):
            continue
        for value in returned(file, function, -1):
            call = _made_by(file, value)
            name = file.call_name(call) if call is not None else None
            if call is None or not name or own_function(file, call) is not None:
                continue
            if not any(is_validation_name(last_part(each)) for each in given(call)):
                yield call, name


def _made_by(file: FileContext, value: ast.expr) -> ast.Call | None:
    """The call that a value comes from: ``run(params)`` of ``score = run(params)`` and of ``run(params)["score"]``."""
    while isinstance(value, ast.Subscript | ast.Attribute):
        value = value.value
    if isinstance(value, ast.Name):
        bound = file.names.lookup(value.id, value)
        made = bound[0].value if len(bound) == 1 and bound[0].kind in ("assign", "unpack") else None
        return _made_by(file, made) if made is not None and not isinstance(made, ast.Name) else None
    return value if isinstance(value, ast.Call) else None


def scoring(file: FileContext) -> Iterator[tuple[ast.expr, str]]:
    """Where a function returns what it measured on test rows that it was not given, and the function's qualname."""
    if not may_score_on_test(file):
        return
    for function in file.functions():
        if any(names_test(file, argument.arg) for argument in function.args.args):
            continue
        found = _scored(file, function)
        if found is not None:
            yield found.measured, file.tree.scope_at(function).qualname


def _measured(file: FileContext, objective: ast.expr, depth: int = 4) -> Answer | None:
    """Where an objective is scored on test rows that it did not cut off by itself."""
    if depth <= 0:
        return None
    made = file.names.single_value(objective)
    objective = made if isinstance(made, ast.Call | ast.Lambda) else objective
    if isinstance(objective, ast.Call) and last_part(objective.func) == "partial" and objective.args:
        return _handed(objective) or _measured(file, objective.args[0], depth - 1)
    if isinstance(objective, ast.Lambda):
        calls = file.inside(objective.body, ast.Call)
        if any(is_validation_name(last_part(each)) for call in calls for each in given(call)):
            return None
        return next((found for call in calls if (found := _handed(call))), None) or next(
            (found for call in calls if (found := _measured(file, call.func, depth - 1))), None
        )
    if isinstance(objective, ast.Call):
        return _from_factory(file, objective)
    function = _function(file, objective)
    return None if function is None else _scored(file, function)


def _from_factory(file: FileContext, call: ast.Call) -> Answer | None:
    """``make_objective(parts)``: the function that another one of this file returns."""
    maker = _function(file, call.func)
    names = set() if maker is None else {last_part(each.value) for each in file.inside(maker, ast.Return)}
    made = [each for each in file.functions() if each.name in names and file.function_of(each) is maker]
    return _scored(file, made[0]) if maker is not None and len(made) == 1 else None


def _scored(file: FileContext, function: FunctionNode) -> Answer | None:
    """The answer of a function that is measured on test rows."""
    for answer in file.inside(function, ast.Return):
        measured = score_on_test(file, answer.value) if answer.value is not None else None
        home = file.function_of(measured) if measured is not None else None
        if measured is not None and not _cuts_itself(file, home or function, measured):
            return Answer(answer, measured)
    return None


def _handed(call: ast.Call) -> Answer | None:
    """The test rows in ``score(trial, X_train, y_train, X_test, y_test)``, where their labels go with them."""
    tested = [each for each in given(call) if is_test_name(last_part(each))]
    return Answer(None, tested[0]) if len(tested) > 1 else None


def _function(file: FileContext, objective: ast.expr) -> FunctionNode | None:
    """The function of this file that an objective names, or a method of the class that it is named in."""
    if isinstance(objective, ast.Attribute) and isinstance(objective.value, ast.Name):
        owner = file.names.class_of_self(objective.value)
        wanted = None if owner is None else f"{owner.qualname}.{objective.attr}"
        return next((f for f in file.functions() if file.tree.scope_at(f).qualname == wanted), None)
    if not isinstance(objective, ast.Name):
        return None
    bound = file.names.lookup(objective.id, objective)
    nodes = [binding.node for binding in bound]
    return next((node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)), None)


def _cuts_itself(file: FileContext, function: FunctionNode, measured: ast.expr) -> bool:
    """Whether an objective splits its rows anew for each trial: what it calls test rows are validation rows then. Parts
    that are loaded are those of every other program, and those with a validation part beside them are meant to be last.
    """
    names = {
        name.id
        for name in file.inside(measured, ast.Name)
        if names_test(file, name.id) or split_off(file, name.id, name)
    }
    cuts = False
    for assign in reversed(file.inside(function, ast.Assign)):
        given_to = {each.id for whole in assign.targets for each in ast.walk(whole) if isinstance(each, ast.Name)}
        if names.isdisjoint(given_to):
            continue
        made_of = {each.id for each in file.inside(assign.value, ast.Name) if names_test(file, each.id)} - _SPLITS
        names |= made_of
        apart = any(is_validation_name(name) for name in given_to)
        cuts |= not made_of and not apart and not _is_loaded(assign.value)
    return cuts


def _is_loaded(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and _LOADS.search(last_part(value.func)) is not None


__all__ = ["LIBRARIES", "SEARCHES", "handed_elsewhere", "scoring", "searched_on_test"]
