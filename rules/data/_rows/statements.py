"""Statements in source order: both branches of a condition and each loop body once."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from . import calls, entries, features, fills
from .frame import decided
from .tables import is_target
from .values import SAME_ROWS, Value, joined, merged

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

_LEAVES: Final = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def body(reader: Reader, statements: list[ast.stmt], frame: Frame) -> None:
    """Read statements in order."""
    for each in statements:
        read = _KINDS.get(each.__class__)
        if read is not None:
            read(reader, each, frame)


def _assign(reader: Reader, node: ast.Assign, frame: Frame) -> None:
    value = reader.value(node.value, frame)
    for target in node.targets:
        assign(reader, target, value, node.value, frame)


def _assign_typed(reader: Reader, node: ast.AnnAssign, frame: Frame) -> None:
    if node.value is not None:
        assign(reader, node.target, reader.value(node.value, frame), node.value, frame)


def _assign_more(reader: Reader, node: ast.AugAssign, frame: Frame) -> None:
    calls.by_hand(reader, node, reader.value(node.target, frame), reader.value(node.value, frame))
    both = joined([reader.value(node.target, frame), reader.value(node.value, frame)])
    assign(reader, node.target, both, node.value, frame)


def _expression(reader: Reader, node: ast.Expr, frame: Frame) -> None:
    reader.value(node.value, frame)


def _return(reader: Reader, node: ast.Return, frame: Frame) -> None:
    if node.value is not None:
        value = reader.value(node.value, frame)
        features.returned(reader, node, frame)
        frame.returned.append(value)


def _if(reader: Reader, node: ast.If, frame: Frame) -> None:
    taken = decided(node.test, frame)
    if taken is not None:
        body(reader, node.body if taken else node.orelse, frame)
        return
    reader.value(node.test, frame)
    before = dict(frame.names)
    body(reader, node.body, frame)
    after, frame.names = frame.names, before
    body(reader, node.orelse, frame)
    _either(after, frame)


def _while(reader: Reader, node: ast.While, frame: Frame) -> None:
    body(reader, [*node.body, *node.orelse], frame)


def _with(reader: Reader, node: ast.With | ast.AsyncWith, frame: Frame) -> None:
    for item in node.items:
        value = reader.value(item.context_expr, frame)
        if item.optional_vars is not None:
            assign(reader, item.optional_vars, value, item.context_expr, frame)
    body(reader, node.body, frame)


def _try(reader: Reader, node: ast.Try | ast.TryStar, frame: Frame) -> None:
    body(reader, [*node.body, *node.orelse], frame)
    for handler in node.handlers:
        after, frame.names = frame.names, dict(frame.names)
        body(reader, handler.body, frame)
        if handler.body and isinstance(handler.body[-1], _LEAVES):
            frame.names = after  # what it holds goes no further
        else:
            _either(after, frame)
    body(reader, node.finalbody, frame)


def _match(reader: Reader, node: ast.Match, frame: Frame) -> None:
    before = frame.names
    for case in node.cases:
        after, frame.names = frame.names, dict(before)
        body(reader, case.body, frame)
        _either(after, frame)


def _delete(reader: Reader, node: ast.Delete, frame: Frame) -> None:
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            features.removed(reader, target.value, reader.file.constant(target.slice), target, frame)


def _either(other: dict[str, Value], frame: Frame) -> None:
    """What names may stand for after two ways, of which one was taken."""
    for name, value in other.items():
        mine = frame.names.get(name)
        frame.names[name] = value if mine is None or mine is value else merged(value, mine)


def _loop(reader: Reader, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
    """Read a loop once; over a written list of names each one in turn, for they are different data."""
    if isinstance(node.iter, ast.List | ast.Tuple) and isinstance(node.target, ast.Name) and len(node.iter.elts) <= 4:
        for item in node.iter.elts:
            frame.names[node.target.id] = reader.value(item, frame)
            body(reader, node.body, frame)
            if isinstance(item, ast.Name):
                frame.names[item.id] = frame.names[node.target.id]
    else:
        assign(reader, node.target, calls.element(reader, node.iter, frame), node.iter, frame)
        body(reader, node.body, frame)
    body(reader, node.orelse, frame)


def assign(reader: Reader, target: ast.expr, value: Value, source: ast.expr, frame: Frame) -> None:
    """Bind a target; a name that says `test` and gets a part of the rows is where rows are held out."""
    if isinstance(target, ast.Tuple | ast.List):
        written = source.elts if isinstance(source, ast.Tuple | ast.List) else []
        for i, item in enumerate(target.elts):
            inner = item.value if isinstance(item, ast.Starred) else item
            if len(written) == len(target.elts):
                assign(reader, inner, reader.value(written[i], frame), written[i], frame)
            elif len(value.items) == len(target.elts):
                assign(reader, inner, value.items[i], source, frame)
            else:
                assign(reader, inner, value.having(items=(), is_column=False), source, frame)
    elif isinstance(target, ast.Name | ast.Attribute):
        name = target.id if isinstance(target, ast.Name) else target.attr
        value = reader.named(name, value, source)
        reader.store(target, value, frame)
        if len(value.columns) == 1 and value.is_column and is_target(name):
            features.set_apart(reader, value, target, frame)
    elif isinstance(target, ast.Subscript):
        if entries.put(reader, target, value, frame):
            return
        computed = features.column_set(reader, target, value, source, frame)
        whole = reader.value(target.value, frame)
        if (fill := fills.put_in(reader, target, value, whole, frame)) is not None:
            computed |= {fill}
        names = target.value
        while isinstance(names, ast.Attribute) and names.attr in SAME_ROWS:
            names = names.value
        held = joined([whole, value.having(features=None, columns=frozenset(), origins=frozenset())])
        reader.store(names, whole.having(events=held.events | computed, fitted=held.fitted, cut=held.cut), frame)


_KINDS: Final[dict[type[ast.AST], Callable[[Reader, Any, Frame], None]]] = {
    ast.Assign: _assign,
    ast.AnnAssign: _assign_typed,
    ast.AugAssign: _assign_more,
    ast.Expr: _expression,
    ast.Return: _return,
    **dict.fromkeys((ast.For, ast.AsyncFor), _loop),
    ast.If: _if,
    ast.While: _while,
    **dict.fromkeys((ast.With, ast.AsyncWith), _with),
    **dict.fromkeys((ast.Try, ast.TryStar), _try),
    ast.Match: _match,
    ast.Delete: _delete,
}
"""How each kind of statement is read that does anything with rows."""
