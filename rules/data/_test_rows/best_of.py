"""The best of several models, picked by what each scores on the test rows: ``max(report, key=report.get)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .._rows.parts import speaks_of_test
from .._rows.tables import MOST_NAMES, is_test_name, is_validation_name
from .by_key import queried, test_key
from .kept import is_kept, is_reported
from .named import of_arrays
from .tested import may_score_on_test, own_function, returned, score_on_test

_TRAIN: Final = regex(r"(^|_|[xyXYd])[tT]rain($|_|\d)")
_PICKS: Final = frozenset(
    {"max", "min", "idxmax", "idxmin", "argmax", "argmin", "nlargest", "nsmallest", "arg_max", "arg_min"}
    | {"top_k", "bottom_k", "search_runs"}
)
_SORTS: Final = frozenset({"sorted", "sort_values", "sort", "sort_by", "argsort"})
_TAKES_FIRST: Final = frozenset({"head", "row", "first", "pop", "tail", "limit", "next"})
_HANDS_ON: Final = frozenset(
    {"items", "values", "keys", "DataFrame", "Series", "from_dict", "list", "dict", "sorted", "sort_values"}
    | {"reset_index", "set_index", "copy", "array", "iloc", "loc", "T", "transpose", "head", "round"}
)
"""What makes another form of a table of scores."""
_CHOOSES: Final = regex(r"(?i)^_*(select|choose|pick|find|get)_(the_)?(best|champion|winner|top)")
_MODELS: Final = regex(r"(?i)^(\w+_)?(models|estimators|classifiers|regressors|candidates|pipelines)(_dict)?$")
_ASKED: Final = frozenset({"fit", "predict", "predict_proba", "score", "evaluate"})


def best_of(file: FileContext) -> Iterator[tuple[ast.expr, ast.expr, bool]]:
    """Where one of several models is picked by its score on the test rows, where that is measured, and whether the
    model is kept: its name may go into a report alone.
    """
    if not speaks_of_test(file):
        return
    measures = file.holds(b"est_", b"est =", b"max(", b"idxm", b"hampion", b"inner")
    seen: set[ast.AST] = set()
    found: dict[object, tuple[ast.expr, ast.expr, bool]] = {}
    for call in called_where(file, may_pick):
        last = last_part(call.func)
        chooses = _chooses(last) and len(call.args) > 0
        if last not in _PICKS and last not in _SORTS and not chooses:
            continue
        measured = test_key(file, call)
        if measured is None and measures and last != "search_runs":
            measured = measured_each(file, _looked_at(file, call), call, 0)
        if measured is None or measured in seen:
            continue
        picked = _first_of(file, call) if last in _SORTS else call
        kept = picked is not None and is_kept(file, picked)
        if picked is not None and (kept or is_reported(file, picked)):
            seen.add(measured)
            selection = _selection(file, call)
            if selection not in found or (kept and not found[selection][2]):
                found[selection] = picked, measured, kept
    yield from found.values()
    for query in queried(file):
        if (kept := is_kept(file, query)) or is_reported(file, query):
            yield query, query, kept


def _selection(file: FileContext, call: ast.Call) -> object:
    """What tells one choice from another: two expressions that look for the best in the same column make one."""
    searched = _looked_at(file, call)
    owner = searched
    while isinstance(owner, ast.Attribute | ast.Subscript):
        owner = owner.value
    bindings = file.names.bindings(owner) if isinstance(owner, ast.Name) else None
    if bindings is None:
        return call
    return file.function_of(call), ast.unparse(searched), tuple(map(id, bindings))


@lru_cache(MOST_NAMES)
def may_pick(last: str) -> bool:
    """Whether a call of this name may pick the best of several."""
    return last in _PICKS or last in _SORTS or _chooses(last)


@lru_cache(MOST_NAMES)
def _chooses(name: str) -> bool:
    """Whether a function picks the best of what it is given, by its name."""
    return _CHOOSES.search(name) is not None


def _looked_at(file: FileContext, call: ast.Call) -> ast.expr:
    """What is searched for the best: ``report`` of ``max(report)``, ``report.idxmax()`` and ``pick_best(report)``."""
    if call.args and _chooses(last_part(call.func)):
        return call.args[0]
    if isinstance(call.func, ast.Attribute) and not (call.args and of_arrays(file, call.func.value)):
        return call.func.value
    return call.args[0] if call.args else call


def _first_of(file: FileContext, call: ast.Call) -> ast.expr | None:
    """``[0]``, ``.iloc[0]`` or ``.head(1)`` of what was sorted, at once or by the name that it was given or has."""
    home = file.function_of(call)
    statement = file.statement_of(call)
    name = ""
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        name = statement.targets[0].id
    elif isinstance(statement, ast.Expr) and isinstance(call.func, ast.Attribute):
        name = last_part(call.func.value)
    for taken in (*file.tree.of(ast.Subscript), *called(file, *_TAKES_FIRST)):
        if taken.lineno < call.lineno or file.function_of(taken) is not home:
            continue
        owner: ast.expr | None = None
        if isinstance(taken, ast.Call):
            owner = taken.func if isinstance(taken.func, ast.Attribute) else taken.args[0] if taken.args else None
        elif isinstance(taken, ast.Subscript) and _is_end(taken.slice):
            owner = taken.value
        owner = owner.value if isinstance(owner, ast.Attribute) else owner
        if owner is call or (isinstance(owner, ast.Name) and owner.id == name):
            return taken
    return None


def _is_end(index: ast.expr) -> bool:
    if isinstance(index, ast.Tuple) and index.elts:
        index = index.elts[0]
    if isinstance(index, ast.UnaryOp):
        index = index.operand
    return isinstance(index, ast.Constant) and index.value in (0, 1) and isinstance(index.value, int)


def measured_each(file: FileContext, node: ast.expr, at: ast.AST, depth: int, position: int = -1) -> ast.expr | None:
    """Where the scores that an expression holds were measured on test rows, one for each of several models."""
    if depth > 4:
        return None
    if isinstance(node, ast.Call):
        if _compares_models(file, node):
            return node
        function = own_function(file, node)
        if function is not None:
            return _given_back(file, function, position, depth)
        if last_part(node.func) not in _HANDS_ON:
            return None
        parts = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        for part in (*parts, *node.args):
            found = measured_each(file, part, at, depth + 1)
            if found is not None:
                return found
        return None
    if isinstance(node, ast.Attribute | ast.Subscript):
        return _grown(file, node, at) or measured_each(file, node.value, at, depth + 1)
    if isinstance(node, ast.Dict | ast.List):
        values = [value for value in (node.values if isinstance(node, ast.Dict) else node.elts) if value is not None]
        scores = [score for value in values if (score := score_on_test(file, value)) is not None]
        return scores[0] if len(scores) > 1 else None
    if isinstance(node, ast.DictComp | ast.ListComp | ast.GeneratorExp):
        made = node.value if isinstance(node, ast.DictComp) else node.elt
        if any(is_validation_name(inner.id) for inner in file.inside(node, ast.Name)):
            return None
        if _asks(file, node):
            return score_on_test(file, made)
        return _taken_from(file, node, made, at)
    if not isinstance(node, ast.Name):
        return None
    grown = _grown(file, node, at)
    if grown is not None:
        return grown
    for binding in file.names.lookup(node.id, node):
        if binding.kind in ("assign", "unpack") and binding.value is not None:
            place = binding.position if binding.kind == "unpack" else -1
            found = measured_each(file, binding.value, at, depth + 1, place)
            if found is not None:
                return found
    return None


def _taken_from(
    file: FileContext, node: ast.DictComp | ast.ListComp | ast.GeneratorExp, made: ast.expr, at: ast.AST
) -> ast.expr | None:
    """``{name: result["recall"] for name, result in results.items()}``: the score that a loop put by this key into a
    table of results.
    """
    table, keys = node.generators[0].iter, list[object]()
    if isinstance(table, ast.Call) and isinstance(table.func, ast.Attribute) and table.func.attr in ("items", "values"):
        table = table.func.value
    while isinstance(made, ast.Subscript):
        keys.insert(0, file.constant(made.slice))
        made = made.value
    single = len(node.generators) == 1 and isinstance(made, ast.Name) and all(isinstance(key, str) for key in keys)
    return _grown(file, table, at, keys) if single and isinstance(table, ast.Name | ast.Attribute) else None


def _by_keys(given: ast.expr, keys: list[object]) -> ast.expr | None:
    """What keys read of a value that is written out as a dict, as far as it is."""
    for key in keys:
        if not isinstance(given, ast.Dict):
            break
        pairs = zip(given.keys, given.values, strict=True)
        held = next((value for name, value in pairs if isinstance(name, ast.Constant) and name.value == key), None)
        if held is None:
            return None
        given = held
    return given


def _given_back(file: FileContext, function: FunctionNode, position: int, depth: int) -> ast.expr | None:
    """The same of what a function of this file gives back."""
    every = returned(file, function, position)
    return next((found for each in every if (found := measured_each(file, each, each, depth + 1))), None)


def _grown(file: FileContext, held: ast.expr, at: ast.AST, keys: list[object] | None = None) -> ast.expr | None:
    """The test score that a loop over models puts into a dict or list of that name, or into one of the object's; by
    keys, where those are what is read.
    """
    if not may_score_on_test(file):
        return None
    home, name = file.function_of(at), ast.unparse(held)
    owner = file.class_of(at) if name.startswith("self.") else None
    for loop in file.tree.of(ast.For):
        here = file.function_of(loop) is home and loop.lineno <= held.lineno
        if not here and (owner is None or file.class_of(loop) is not owner):
            continue
        if not _asks(file, loop):
            continue
        if any(is_validation_name(inner.id) for inner in file.inside(loop, ast.Name)):
            continue
        for statement in statements(loop.body):
            given = _put_into(statement, name)
            given = _by_keys(given, keys or []) if given is not None else None
            if given is not None:
                score = score_on_test(file, given)
                if score is not None:
                    return score
    return None


def _put_into(statement: ast.stmt, name: str) -> ast.expr | None:
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript):
        owner: ast.expr = statement.targets[0]
        while isinstance(owner, ast.Subscript):
            owner = owner.value
        return statement.value if ast.unparse(owner) == name else None
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append" and call.args:
        return call.args[0] if ast.unparse(call.func.value) == name else None
    return None


def _asks(file: FileContext, loop: ast.For | ast.DictComp | ast.ListComp | ast.GeneratorExp) -> bool:
    """Whether a loop fits, or at least asks, one model after another, by itself or through a function of the file."""
    calls = file.inside(loop, ast.Call)
    return any(last_part(call.func) in _ASKED for call in calls) or any(
        last_part(inner.func) in _ASKED
        for call in calls
        if (function := own_function(file, call)) is not None
        for inner in file.inside(function, ast.Call)
    )


def _compares_models(file: FileContext, call: ast.Call) -> bool:
    """``evaluate_models(X_train, y_train, X_test, y_test, models)``: several models, and both parts of the rows."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    names = [value.id for value in given if isinstance(value, ast.Name)]
    if any(is_validation_name(name) for name in names):
        return False
    if not any(map(_TRAIN.search, names)) or sum(is_test_name(name) for name in names) < 2:
        return False
    return any(_are_models(file, value) for value in given)


def _are_models(file: FileContext, value: ast.expr) -> bool:
    """Several models: seen to be, or a parameter, an attribute or an answer that is named so."""
    made = file.names.single_value(value) if isinstance(value, ast.Name) else value
    items = made.values if isinstance(made, ast.Dict) else made.elts if isinstance(made, ast.List) else []
    if sum(isinstance(item, ast.Call) and last_part(item.func)[:1].isupper() for item in items) > 1:
        return True
    written = [item for item in items if not isinstance(item, ast.Name | ast.Attribute | ast.Call | ast.Starred)]
    return not written and any(_MODELS.search(last_part(each)) for each in (value, *items))
