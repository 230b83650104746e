"""One value for several: what a loop sees, the parts of an unpacking, the join of two branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.parity import either, operators, several, tables
from mlaudit.code.parity.values import UNKNOWN, Const, Data, Items, Mapping, Method, Names, Obj, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


def element(machine: Machine, value: Value) -> Value:
    """What a loop over a value sees."""
    if isinstance(value, Items):
        constants = [item.value for item in value.items if isinstance(item, Const)]
        if value.items and len(constants) == len(value.items):
            return Const(constants[0]) if len(constants) == 1 else Names(tuple(constants))
        return joined(machine, value.items)
    if isinstance(value, Const) and isinstance(value.value, tuple | list):
        return Names(tuple(value.value))
    if isinstance(value, Mapping):
        keys = tuple(value.items)
        return Const(keys[0]) if len(keys) == 1 and value.rest is None else Names(keys) if keys else UNKNOWN
    if isinstance(value, Data):
        return UNKNOWN if value.detail == "names" else value
    if isinstance(value, Obj):
        names = read_list(machine, value)
        return element(machine, names) if isinstance(names, Items) else operators.element_of(machine, value)
    return UNKNOWN


def read_list(machine: Machine, value: Value) -> Value:
    """The list of names that was read from a file, where the program that wrote it is known; any other value itself."""
    if isinstance(value, Obj) and value.loaded:
        names = machine.lists.get((value.loaded.rpartition("/")[2], value.part))
        if names:
            return Items([Const(name) for name in names])
    return value


def unpack(machine: Machine, value: Value, count: int) -> list[Value]:
    """A value as `count` parts."""
    if isinstance(value, Items) and not value.grown and len(value.items) == count:
        return value.items
    if isinstance(value, Const) and isinstance(value.value, tuple | list) and len(value.value) == count:
        return [Const(item) for item in value.value]
    if isinstance(value, Obj) and value.loaded is not None:
        return [operators.part_of(value, str(i)) for i in range(count)]
    if isinstance(value, Data):
        return [value.copy() for _ in range(count)]
    if isinstance(value, Items) and value.grown and value.items:
        return [value.items[0]] * count
    return [UNKNOWN] * count


def joined(machine: Machine, values: list[Value]) -> Value:
    """One value for several ways to get here. Of three numbers no one is it, as of two."""
    files = several.files(values)
    if files is not None:
        return files
    rows = [value for value in values if isinstance(value, Items)]
    if len(rows) == len(values) > 2 and len({len(row.items) for row in rows}) == 1:
        parts = [joined(machine, list(each)) for each in zip(*(row.items for row in rows), strict=True)]
        return Items(parts, rows[0].kind, grown=any(row.grown for row in rows))
    said = {repr(value.value) for value in values if isinstance(value, Const) and value.value is not None}
    if len(said) > 1:
        values = [UNKNOWN, *(value for value in values if not isinstance(value, Const))]
    if len(values) > 1 and (one := either.either(values)) is not None:
        return one
    result: Value | None = None
    for value in values:
        result = value if result is None else join(machine, result, value)
    return result if result is not None else Const(None)


def join(machine: Machine, a: Value, b: Value) -> Value:
    """One value for two branches: the one that says more."""
    a, b = coerce(machine, a), coerce(machine, b)
    if a is b:
        return a
    if isinstance(a, Const) and isinstance(b, Const):
        if a.value is None:
            return b
        return a if b.value is None or a.value == b.value else several.files([a, b]) or UNKNOWN
    for one, other in ((a, b), (b, a)):
        if one is UNKNOWN and isinstance(other, Const) and other.value is None:
            return UNKNOWN  # it may have been found
        if isinstance(other, Data) and other.statistic and (one is UNKNOWN or _is_read(one)):
            return one  # the number may as well be the one that training saved
        if one is UNKNOWN or isinstance(one, Const):
            return other
    if isinstance(a, Items) and isinstance(b, Items) and len(a.items) == len(b.items):
        joined = [join(machine, x, y) for x, y in zip(a.items, b.items, strict=True)]
        return Items(joined, a.kind, grown=a.grown or b.grown)
    if isinstance(a, Data) and isinstance(b, Data):
        said, other = (a, b) if len(a.steps()) >= len(b.steps()) else (b, a)
        if other.loose is not None and said.loose is None:
            said = said.copy()
            said.loose = other.loose
        return said
    for one, other in ((a, b), (b, a)):
        if isinstance(one, Obj) and not isinstance(other, Obj):
            nameless = one.loaded is None and one.cls.endswith("()")  # what a call gave that nobody knows
            return other if nameless and isinstance(other, Data) else one
    if isinstance(a, Obj) and isinstance(b, Obj):
        return b if b.loaded is not None and a.loaded is None else a
    return a


def _is_read(value: Value) -> bool:
    return isinstance(value, Data) and not value.statistic and value.source in ("parameter", "artifact", "unknown")


def coerce(machine: Machine, value: Value) -> Value:
    """A value as it is used when it is not called: ``row.age`` is a field of the row."""
    if isinstance(value, Method):
        if isinstance(value.owner, Data):
            return value.owner.view(value.name)
        if isinstance(value.owner, Obj) and value.name in tables.PREDICTS:
            return value  # handed over, to be called by another thread
        return machine.heap.get(value.name, UNKNOWN)
    return value
