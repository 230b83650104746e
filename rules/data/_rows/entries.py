"""Entries of a dict, each a value of its own: ``models["forest"]``, ``parts["X_train"]``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .values import Value, joined

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame


def written(reader: Reader, keys: list[ast.expr | None], values: list[Value]) -> Value:
    """A dict with its entries, where all of its keys are known."""
    names = [reader.file.constant(key) if key is not None else None for key in keys]
    known = all(isinstance(name, str) for name in names)
    entries = tuple(zip(map(str, names), values, strict=True)) if known else ()
    return joined(values).having(items=(), entries=entries)


def called(reader: Reader, node: ast.Call, frame: Frame) -> Value | None:
    """``dict(train=rows)``, and ``parts.get("train")`` of a dict that is known."""
    if isinstance(node.func, ast.Attribute):
        if node.func.attr not in ("get", "pop") or not node.args:
            return None
        return entry(reader, reader.value(node.func.value, frame), node.args[0])
    if not isinstance(node.func, ast.Name) or node.func.id != "dict" or node.args:
        return None
    given = [(each.arg, reader.value(each.value, frame)) for each in node.keywords if each.arg]
    if len(given) < len(node.keywords):
        return None
    return joined(value for _, value in given).having(items=(), entries=tuple(given))


def entry(reader: Reader, base: Value, index: ast.expr) -> Value | None:
    """The entry of a dict; of one that is not known, all that is known of any: but a model that one of them is has not
    learnt what another one has.
    """
    if base.entries is None:
        return None
    name = reader.file.constant(index)
    found = dict(base.entries).get(name) if isinstance(name, str) else None
    if found is not None:
        return found
    return base.having(entries=None, fitted=frozenset(e for e in base.fitted if e.kind != "learnt"))


def put(reader: Reader, target: ast.Subscript, value: Value, frame: Frame) -> bool:
    """Put an entry into a dict; False where the target is none."""
    base = reader.value(target.value, frame)
    if base.entries is None:
        return False
    name = reader.file.constant(target.slice)
    kept = tuple((key, each) for key, each in base.entries if key != name)
    if isinstance(name, str):
        value = reader.named(name, value, target)
    entries = (*kept, (name, value)) if isinstance(name, str) else base.entries
    reader.store(target.value, joined([base, value]).having(items=(), entries=entries), frame)
    return True
