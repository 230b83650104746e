"""Which columns become features and which the label: selections, drops, and columns computed from one another."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

import msgspec

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import last_part

from . import later
from .tables import is_target
from .values import EMPTY, ITEM, SOME, Event, Features, Value, common

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

_KEEPING: Final = frozenset(
    {
        "copy",
        "dropna",
        "fillna",
        "astype",
        "reset_index",
        "set_index",
        "sort_values",
        "sort_index",
        "sample",
        "query",
        "head",
        "tail",
        "to_numpy",
        "get_dummies",
        "array",
        "asarray",
        "replace",
        "drop_duplicates",
        "clip",
        "apply",
        "map",
        "round",
        "reshape",
        "ravel",
        "flatten",
        "tensor",
        "from_numpy",
        "float",
        "csr_matrix",
        "todense",
        "toarray",
        "concat",
        "append",
        "merge",
        "join",
        "infer_objects",
        "interpolate",
        "ffill",
        "bfill",
        "eval",
    }
)


_FEATURES: Final = frozenset({"X", "x", "features", "X_data", "inputs"})
"""What the rows without their label are called."""
_DEPTH: Final = 2
_LAGS: Final = frozenset({"shift", "lag", "cumsum", "cumcount"})


class Derived(msgspec.Struct, frozen=True):
    """A column computed from others of the same frame, by the function `function`."""

    column: str
    sources: frozenset[str]
    node: ast.AST
    is_shifted: bool
    function: str


class Pair(msgspec.Struct, frozen=True):
    """Features and label that were used together."""

    features: Features
    rows: Value
    label: Value
    node: ast.AST
    function: str


def column_names(reader: Reader, node: ast.expr | None, depth: int = 6) -> frozenset[str] | None:
    """The column names that an expression lists; None where it cannot be told."""
    if node is None or depth <= 0:
        return None
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        values = [reader.file.constant(item) for item in node.elts]
        return frozenset(str(v) for v in values) if all(isinstance(v, str) for v in values) else None
    if isinstance(node, ast.Constant):
        return frozenset({node.value}) if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = column_names(reader, node.left, depth - 1), column_names(reader, node.right, depth - 1)
        return left | right if left is not None and right is not None else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("list", "set", "tuple"):
        return column_names(reader, node.args[0], depth - 1) if node.args else None
    if isinstance(node, ast.Name | ast.Attribute):
        made = reader.file.names.single_value(node)
        if made is None or made is node:
            return None
        found = column_names(reader, made, depth - 1)
        return found if found is None or not isinstance(node, ast.Name) else _without_removed(reader, node, found)
    return None


def _without_removed(reader: Reader, name: ast.Name, found: frozenset[str]) -> frozenset[str] | None:
    """A list less what `.remove` takes out of it; None where other methods change it."""
    for method, removed in _changes(reader, name):
        if method != "remove" or not isinstance(removed, str):
            return None
        found = found - {removed}
    return found


def _changes(reader: Reader, name: ast.Name) -> list[tuple[str, object]]:
    """What methods do to a list, in the function that it stands in."""
    kept = reader.file.shared.get("list changes")
    if not isinstance(kept, dict):
        kept = {}
        for call in reader.file.tree.of(ast.Call):
            function = call.func
            if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
                if function.attr in ("remove", "append", "extend", "insert", "pop", "update", "add"):
                    value = reader.file.constant(call.args[0]) if call.args else UNKNOWN
                    place = (reader.file.function_of(call), function.value.id)
                    kept.setdefault(place, []).append((function.attr, value))
        reader.file.shared["list changes"] = kept
    found: list[tuple[str, object]] = kept.get((reader.file.function_of(name), name.id), [])
    return found


def left_out(reader: Reader, node: ast.expr, depth: int = 5) -> frozenset[str] | None:
    """The columns that a choice of *all but some* leaves out (``[c for c in df.columns if c not in (...)]``)."""
    if depth <= 0:
        return None
    if isinstance(node, ast.Name | ast.Attribute):
        if isinstance(node, ast.Attribute) and node.attr == "columns":
            return frozenset()
        made = reader.file.names.single_value(node)
        found = None if made is None or made is node else left_out(reader, made, depth - 1)
        if found is None or not isinstance(node, ast.Name):
            return found
        changed = _changes(reader, node)
        if any(method != "remove" or not isinstance(value, str) for method, value in changed):
            return None
        return found | {str(value) for _, value in changed}
    if isinstance(node, ast.ListComp) and len(node.generators) == 1:
        generator = node.generators[0]
        if not isinstance(node.elt, ast.Name) or left_out(reader, generator.iter, depth - 1) is None:
            return None
        found = left_out(reader, generator.iter, depth - 1) or frozenset()
        for test in generator.ifs:
            names = _excluded_by(reader, test)
            if names is None:
                return None
            found |= names
        return found
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        before = left_out(reader, node.func.value, depth - 1) if node.func.attr in ("difference", "drop") else None
        if before is not None:
            names = column_names(reader, node.args[0]) if node.args else None
            return None if names is None else before | names
        if node.func.attr in ("tolist", "to_list"):
            return left_out(reader, node.func.value, depth - 1)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "list" and node.args:
        return left_out(reader, node.args[0], depth - 1)
    if isinstance(node, ast.Compare) and left_out(reader, node.left, depth - 1) == frozenset():
        return _excluded_by(reader, node)
    return None


def _excluded_by(reader: Reader, test: ast.expr) -> frozenset[str] | None:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        parts = [_excluded_by(reader, value) for value in test.values]
        return frozenset().union(*(p for p in parts if p is not None)) if all(p is not None for p in parts) else None
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.NotIn | ast.NotEq):
        return column_names(reader, test.comparators[0])
    return None


def selected(reader: Reader, base: Value, index: ast.expr, node: ast.AST, frame: Frame) -> Value:
    """Columns `index` of `base`."""
    if base is EMPTY:
        return base
    kept = base.having(items=(), is_mask=False)
    names = column_names(reader, index)
    if names is not None:
        single = len(names) == 1
        chosen = Features(names, frozenset(), node)
        return kept.having(
            columns=names, is_column=single, features=None if isinstance(index, ast.Constant) else chosen
        )
    without = left_out(reader, index)
    if without is not None:
        return _but(reader, kept, without, node)
    return kept.having(features=Features(SOME, frozenset(), node), is_column=False, columns=frozenset())


def column_set(reader: Reader, target: ast.Subscript, value: Value, source: ast.expr, frame: Frame) -> frozenset[Event]:
    """``df[...] = ...``: remember what the column was computed from; the event marks the frames that have it."""
    index: ast.expr = target.slice
    whole = reader.value(target.value, frame)
    apart = value.origins - ITEM and whole.origins - ITEM and not (value.origins & whole.origins) - ITEM
    sources = frozenset() if apart else value.columns  # columns of another table by that name
    sources |= _in_lambda(reader, source)
    if isinstance(index, ast.Tuple) and len(index.elts) == 2:
        rows = reader.value(index.elts[0], frame)
        sources |= rows.columns
        value = value.having(is_later=value.is_later or rows.is_later)
        index = index.elts[1]
    name = reader.file.constant(index)
    if not isinstance(name, str):
        return frozenset()
    ahead = later.computed(name, target, sources, value, whole.events)
    made = _computed(reader, name, sources, target, source, frame, is_shifted=value.is_shifted)
    return made if ahead is None else made | {ahead}


def _computed(
    reader: Reader,
    name: str,
    sources: frozenset[str],
    node: ast.AST,
    source: ast.expr,
    frame: Frame,
    *,
    is_shifted: bool = False,
) -> frozenset[Event]:
    if not sources - {name} or _is_lookup(reader, source):
        return frozenset()
    is_before = (is_shifted or _looks_back(source)) and not _reaches_itself(reader, source)
    made = Derived(name, sources - {name}, node, is_before, frame.home)
    reader.derived.setdefault(name, []).append(made)
    return frozenset({Event("column", node, name)})


def _in_lambda(reader: Reader, source: ast.expr) -> frozenset[str]:
    found = set()
    for lambda_ in reader.file.inside(source, ast.Lambda):
        for subscript in reader.file.inside(lambda_.body, ast.Subscript):
            key = reader.file.constant(subscript.slice)
            if isinstance(subscript.value, ast.Name) and isinstance(key, str):
                if lambda_.args.args and subscript.value.id == lambda_.args.args[0].arg:
                    found.add(key)
    return frozenset(found)


def _is_lookup(reader: Reader, source: ast.expr) -> bool:
    """Whether a column's values are looked up elsewhere by it (``.map(table)``): that says nothing of its own value."""
    for call in reader.file.inside(source, ast.Call):
        last = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if (
            last in ("map", "apply", "isin", "merge", "get", "reindex", "predict", "transform", "progress_apply")
            and call.args
        ):
            first = call.args[0]
            if last == "transform" and isinstance(first, ast.Constant):
                continue
            if not isinstance(first, ast.Dict | ast.Lambda):
                return True
    return False


def _looks_back(source: ast.expr) -> bool:
    """Whether a column is made of other rows' values alone: lags are the point of forecasting, not a leak. A difference
    to an earlier row holds the row's own value.
    """
    return any(isinstance(inner, ast.Attribute) and inner.attr in _LAGS for inner in ast.walk(source))


def _reaches_itself(reader: Reader, source: ast.expr) -> bool:
    """Whether a window round each row is so wide that a lag before it does not take the row's own value out of it:
    ``sold.shift(1).rolling(7, center=True)``.
    """
    file, calls = reader.file, _calls(reader, source, _DEPTH)
    shifts = [call for call in calls if last_part(call.func) == "shift"]
    given = file.argument(shifts[0], "periods", 0) if len(shifts) == 1 else None
    lag = file.constant(given) if given is not None else 1 if len(shifts) == 1 else None
    widths = [
        file.constant(file.argument(call, "window", 0))
        for call in calls
        if last_part(call.func) == "rolling" and file.constant(file.argument(call, "center")) is True
    ]
    return isinstance(lag, int) and any(isinstance(width, int) and (width - 1) // 2 >= lag > 0 for width in widths)


def _calls(reader: Reader, source: ast.expr, depth: int) -> list[ast.Call]:
    """The calls in an expression, and in what its names were given before."""
    found = reader.file.inside(source, ast.Call)
    if depth <= 0:
        return found
    for name in reader.file.inside(source, ast.Name):
        made = reader.file.names.single_value(name)
        if isinstance(made, ast.Call) and made is not source:
            found = [*found, *_calls(reader, made, depth - 1)]
    return found


def removed(reader: Reader, frame_node: ast.expr, name: object, node: ast.AST, frame: Frame) -> None:
    """A column taken out of a frame in place."""
    base = reader.value(frame_node, frame)
    if base is EMPTY or not isinstance(frame_node, ast.Name | ast.Attribute):
        return
    reader.store(frame_node, _dropped(base, frozenset({name}) if isinstance(name, str) else None, node), frame)


def _but(reader: Reader, base: Value, names: frozenset[str] | None, node: ast.AST) -> Value:
    """All columns but those of `names`: perhaps the features."""
    made = _dropped(base, names, node)
    if made.features is None or not names:
        return made
    chosen = made.features
    if chosen.included == SOME:
        if not _is_made_elsewhere(base):
            return made
        chosen = Features(None, names, node)
    if any(map(is_target, names)) or names & later.taken_as_labels(reader.file):
        reader.choices.append(later.Choice(chosen, base.events))
    return made


def _is_made_elsewhere(base: Value) -> bool:
    """Whether a table is what a function of another file gives, who knows its columns."""
    made = base.features.node if base.features is not None else None
    return any(event.kind == "call" and event.node is made for event in base.events)


def _dropped(base: Value, names: frozenset[str] | None, node: ast.AST) -> Value:
    before = base.features
    if names is None:
        return base.having(features=Features(SOME, frozenset(), node), is_column=False)
    if before is None:
        return base.having(features=Features(None, names, node), is_column=False)
    included = None if before.included is None else before.included - names
    return base.having(features=Features(included, before.excluded | names, node), is_column=False)


def frame_method(reader: Reader, node: ast.Call, last: str, receiver: Value, made: Value, frame: Frame) -> Value:
    """What a call does to the columns of a frame."""
    file = reader.file
    if last == "drop" and receiver.origins and isinstance(node.func, ast.Attribute):
        columns = file.argument(node, "columns")
        axis = file.constant(file.argument(node, "axis", 1))
        if columns is None and axis in (1, "columns"):
            columns = file.argument(node, "labels", 0)
        if columns is None:
            rows = node.args[0] if node.args else None
            if isinstance(rows, ast.Attribute) and rows.attr == "index":
                return made.having(is_part=True, cut=receiver.cut | receiver.events)
            return made
        return _but(reader, made, column_names(reader, columns), node)
    if last == "pop" and receiver.origins and isinstance(node.func, ast.Attribute):
        name = file.constant(node.args[0]) if node.args else UNKNOWN
        removed(reader, node.func.value, name, node, frame)
        if isinstance(name, str):
            return receiver.having(columns=frozenset({name}), is_column=True, features=None, items=())
        return receiver.having(features=None, items=())
    if last == "assign" and receiver.origins:
        events = made.events
        for keyword in node.keywords:
            if keyword.arg:
                sources = reader.value(keyword.value, frame).columns | _in_lambda(reader, keyword.value)
                events |= _computed(reader, keyword.arg, sources, node, keyword.value, frame)
        return made.having(features=receiver.features, events=events)
    if not made.origins:
        return made
    if last in _KEEPING or last == "DataFrame":
        first = receiver if receiver.origins else reader.value(node.args[0], frame) if node.args else EMPTY
        if last == "concat":
            first = _together(first)
        return made.having(features=first.features, is_column=first.is_column and made.is_column)
    return made.having(features=Features(SOME, frozenset(), node))


def _together(tables: Value) -> Value:
    """The columns of tables put one after another; those that functions of other files made have their own."""
    if tables.items:
        return tables.items[0].having(features=common(each.features for each in tables.items))
    unknown = tables.features is not None and tables.features.included == SOME
    return tables.having(features=None) if unknown else tables


def pair(reader: Reader, rows: Value, label: Value, node: ast.AST) -> None:
    """Features and label are used together."""
    if len(label.columns) == 1 and not label.is_shifted:
        reader.labels |= label.columns
    if rows.features is None or label is EMPTY or rows.features.included == SOME:
        return
    reader.pairs.append(Pair(rows.features, rows, label, node, reader.file.qualname_of(node)))


def set_apart(reader: Reader, label: Value, node: ast.AST, frame: Frame) -> None:
    """``X = rows.drop(columns=["price"])`` and ``y = rows["price"]``: the label, and all that is left of its rows."""
    for name, value in list(frame.names.items()):
        chosen = value.features
        if name in _FEATURES and chosen is not None and chosen.included is None:
            if chosen.excluded == label.columns and value.origins & label.origins:
                pair(reader, value, label, node)


def returned(reader: Reader, node: ast.Return, frame: Frame) -> None:
    """``return X, y``: features and label leave together."""
    if isinstance(node.value, ast.Tuple) and len(node.value.elts) in (2, 3):
        first, second = node.value.elts[:2]
        if isinstance(second, ast.Name) and is_target(second.id) and isinstance(first, ast.Name):
            if not is_target(first.id):
                pair(reader, reader.value(first, frame), reader.value(second, frame), node)
        made = reader.value(second, frame)
        if len(made.columns) == 1 and reader.value(first, frame).columns.isdisjoint(made.columns):
            reader.labels |= made.columns


__all__ = ["Derived", "Pair", "column_set", "frame_method", "pair", "removed", "returned", "selected", "set_apart"]
