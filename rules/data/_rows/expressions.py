"""What is known of the value of an expression."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.arithmetic import UNKNOWN

from . import calls, choices, entries, features, windows
from .frame import key
from .own import CALL_DEPTH, constructor, follow, held_by, own_function, own_functions
from .parts import kind_of, part_of
from .statements import assign
from .tables import SEARCHES, role_of
from .values import EMPTY, NOTHING, SAME_ROWS, Value, joined

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

_FEW: Final = 20
"""Rows that one looks at, and does not hold out."""
_DESCRIBING: Final = frozenset({"shape", "columns", "index", "size", "dtypes", "dtype", "ndim", "name", "classes_"})


def value_of(reader: Reader, node: ast.expr | None, frame: Frame) -> Value:
    """What is known of an expression's value."""
    kind = node.__class__
    if kind is ast.Name:
        return frame.find(node.id) or EMPTY  # type: ignore[union-attr]
    read = _KINDS.get(kind)  # type: ignore[arg-type]
    return EMPTY if read is None else read(reader, node, frame)


def _binary(reader: Reader, node: ast.BinOp, frame: Frame) -> Value:
    left, right = reader.value(node.left, frame), reader.value(node.right, frame)
    return calls.by_hand(reader, node, left, right)


def _compare(reader: Reader, node: ast.Compare, frame: Frame) -> Value:
    return joined([reader.value(v, frame) for v in (node.left, *node.comparators)]).having(
        is_mask=True, is_column=False, features=None, cut=frozenset()
    )


def _unary(reader: Reader, node: ast.UnaryOp, frame: Frame) -> Value:
    return reader.value(node.operand, frame)


def _sequence(reader: Reader, node: ast.Tuple | ast.List | ast.Set, frame: Frame) -> Value:
    values = [reader.value(item, frame) for item in node.elts]
    whole = joined(values)
    return (whole if len(values) > 1 else whole.having(is_column=False)).having(
        items=tuple(values) if len(values) <= 12 else ()
    )


def _boolean(reader: Reader, node: ast.BoolOp, frame: Frame) -> Value:
    return joined([reader.value(v, frame) for v in node.values])


def _choice(reader: Reader, node: ast.IfExp, frame: Frame) -> Value:
    return joined([reader.value(node.body, frame), reader.value(node.orelse, frame)])


def _dict(reader: Reader, node: ast.Dict, frame: Frame) -> Value:
    return entries.written(reader, node.keys, [reader.value(v, frame) for v in node.values])


def _comprehension(
    reader: Reader, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, frame: Frame
) -> Value:
    for generator in node.generators:
        assign(reader, generator.target, calls.element(reader, generator.iter, frame), generator.iter, frame)
    made = reader.value(node.value if isinstance(node, ast.DictComp) else node.elt, frame)
    if isinstance(node, ast.ListComp) and (slid := windows.listed(node, made)):
        made = made.having(events=made.events | slid)
    tests = [test for generator in node.generators for test in generator.ifs] if reader.chooses else []
    chooses = frozenset().union(*(reader.value(test, frame).chooses for test in tests))
    return made.having(chooses=made.chooses | chooses) if chooses else made


def _within(reader: Reader, node: ast.Await | ast.Starred, frame: Frame) -> Value:
    return reader.value(node.value, frame)


def _named(reader: Reader, node: ast.NamedExpr, frame: Frame) -> Value:
    value = reader.value(node.value, frame)
    assign(reader, node.target, value, node.value, frame)
    return value


def _attribute(reader: Reader, node: ast.Attribute, frame: Frame) -> Value:
    """``reader.x``, a column by its name, or the same rows in another form."""
    kept = reader.attributes(node, frame).get(key(node))
    if kept is not None:
        return kept
    if node.attr in _DESCRIBING:
        chooses = reader.value(node.value, frame).chooses if reader.chooses else frozenset()
        return Value(chooses=chooses) if chooses else EMPTY
    if (held := held_by(reader, node, frame)) is not None:
        return held
    base = reader.value(node.value, frame)
    if base is EMPTY or node.attr in SAME_ROWS:
        return base
    if base.roles >= {"train", "test"} and (role := part_of(reader.file, node.attr)):
        return held_in(base, node.attr, role)  # ``split.X_train``
    if node.attr == "best_estimator_":
        return base.having(makers=base.makers - SEARCHES, features=None)
    choice = choices.of_attribute(node.attr, base)
    if choice is not None:
        return choice
    if base.makers or not base.origins:
        return base.having(features=None)
    return base.having(columns=frozenset({node.attr}), is_column=True, features=None)


def _subscript(reader: Reader, node: ast.Subscript, frame: Frame) -> Value:
    """Columns of a frame, or a part of its rows."""
    base = reader.value(node.value, frame)
    index = node.slice
    if (held := entries.entry(reader, base, index)) is not None:
        return held
    if isinstance(index, ast.Constant) and isinstance(index.value, int) and base.items:
        if -len(base.items) <= index.value < len(base.items):
            return base.items[index.value]
    if reader.chooses:
        last = index.elts[-1] if isinstance(index, ast.Tuple) and index.elts else index
        choice = choices.of_label(base, last)
        if choice is not None:
            return choice
        chosen = reader.value(last, frame) if not isinstance(last, ast.Constant | ast.Slice) else EMPTY
        if chosen.chooses and not base.origins:
            return Value(chooses=base.chooses | chosen.chooses)
        base = choices.applied(base, chosen)
    rows: ast.expr = index
    if isinstance(index, ast.Tuple) and index.elts:
        rows = index.elts[0]
        if isinstance(rows, ast.Slice) and rows.lower is None and rows.upper is None:
            return features.selected(reader, base, index.elts[1] if len(index.elts) > 1 else rows, node, frame)
    if isinstance(rows, ast.Subscript) and isinstance(rows.slice, ast.Slice):
        reader.value(rows, frame)
        rows = rows.slice  # ``rows[order[:split]]``: as many of them, in another order
    if isinstance(rows, ast.Slice):
        if rows.lower is None and rows.upper is None:
            return base
        if _is_glance(reader, rows):
            return base.having(roles=NOTHING, told=NOTHING, is_part=False, items=())
        taken = base.having(is_part=True, cut=base.cut | base.events, items=())
        return held_in(taken, "train", "train") if not base.roles and _is_up_to_split(rows) else taken
    if isinstance(rows, ast.Constant) and isinstance(rows.value, str) and base.roles >= {"train", "test"}:
        if role := role_of(rows.value):
            return held_in(base, rows.value, role)  # ``data["train"]``
    written = UNKNOWN if isinstance(rows, ast.Subscript | ast.Call) else reader.file.constant(rows)
    if isinstance(written, int) and base.roles:
        base = base.having(roles=NOTHING, told=NOTHING)  # one row, to show what comes out
    if isinstance(rows, ast.Constant):
        return features.selected(reader, base, rows, node, frame)
    chosen = reader.value(rows, frame)
    name = rows.id if isinstance(rows, ast.Name) else ""
    role = part_of(reader.file, name)
    if chosen.is_mask:
        taken = base.having(is_part=True, cut=base.cut | base.events, items=())
        return held_in(taken, name, role) if role == "train" else taken
    if "test" in chosen.roles and chosen.is_part:
        reader.held_out(base.events, node, "folds" if "folds" in chosen.origins else "")
    if chosen.roles & {"train", "test"} and chosen.is_part:
        return base.having(is_part=True, cut=base.cut | base.events, roles=chosen.roles, items=())
    if written is UNKNOWN and role and any(t in name.lower() for t in ("idx", "ind", "mask", "rows", "ids")):
        if role == "test":
            reader.held_out(base.events, node, "folds")
        return held_in(base.having(is_part=True, cut=base.cut | base.events), name, role)
    return features.selected(reader, base, rows, node, frame)


def _is_glance(reader: Reader, rows: ast.Slice) -> bool:
    """``[:1]``, ``[:5]``: a few rows, to show what comes out: whatever they are called, nothing is held out by that."""
    last = reader.file.constant(rows.upper) if rows.upper is not None else UNKNOWN
    return rows.lower is None and isinstance(last, int) and 0 < last <= _FEW


def _is_up_to_split(rows: ast.Slice) -> bool:
    """``[:split]``, ``[: split + window]``: the rows that lie before those held out."""
    if rows.lower is not None or rows.upper is None or rows.step is not None:
        return False
    names = [part.id.lower() for part in ast.walk(rows.upper) if isinstance(part, ast.Name)]
    return any("split" in name or "train" in name for name in names)


def held_in(rows: Value, name: str, role: str) -> Value:
    """The part of rows that a name says."""
    told = frozenset({kind_of(name)} if role == "test" else ())
    return rows.having(roles=frozenset({role}), told=told, items=(), entries=None)


def _call(reader: Reader, node: ast.Call, frame: Frame) -> Value:
    """A call: of a function of this file, of a library that is known, or of something else."""
    name = reader.file.call_name(node)
    is_own = name is not None and name.startswith(reader.prefix)
    own = own_function(reader, node) if is_own else None
    if own is not None and own[1] not in reader.active and frame.depth < CALL_DEPTH and reader.budget > 0:
        return follow(reader, node, *own, frame)
    if own is None and frame.depth < CALL_DEPTH:
        given = [
            follow(reader, node, *each, frame)
            for each in own_functions(reader, node)
            if each[1] not in reader.active and reader.budget > 0
        ]
        if given:
            return joined([*given, calls.library(reader, node, frame)])
    if (held := entries.called(reader, node, frame)) is not None:
        return held
    value = calls.library(reader, node, frame)
    if value.entries is not None:
        value = value.having(entries=None)  # a table made of a dict
    made = constructor(reader, node) if is_own else None
    if made is not None and made[1] not in reader.active and frame.depth < CALL_DEPTH and reader.budget > 0:
        follow(reader, node, *made, frame)  # for what it keeps in its attributes
    return value


_KINDS: Final[dict[type[ast.AST], Callable[[Reader, Any, Frame], Value]]] = {
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Call: _call,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.UnaryOp: _unary,
    **dict.fromkeys((ast.Tuple, ast.List, ast.Set), _sequence),
    ast.BoolOp: _boolean,
    ast.IfExp: _choice,
    ast.Dict: _dict,
    **dict.fromkeys((ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp), _comprehension),
    **dict.fromkeys((ast.Await, ast.Starred), _within),
    ast.NamedExpr: _named,
}
"""How each kind of expression is read; what is of no other kind, and no name, holds no rows."""
