"""What an application holds for its requests under a name: ``app.config["MODEL"]``, what a lifespan yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity.values import Const, Mapping, Obj, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_HOLDERS: Final = frozenset({"config", "extensions", "app", "state"})
"""Attributes of an application, or of a request, under which things stand by their names."""


def hold(machine: Machine, owner: Any, index: Value, value: Value) -> None:
    """Remember ``app.config["MODEL"] = Scorer()``; `owner` is what is recorded before the brackets."""
    if isinstance(value, Obj | Mapping) and (key := _key(owner, index)):
        machine.heap.setdefault(key, value)


def held(machine: Machine, owner: Any, index: Value, found: Value) -> Value:
    """What stands there for ``current_app.config["MODEL"]``, where nothing better was `found`."""
    return found if isinstance(found, Obj | Mapping) else machine.heap.get(_key(owner, index), found)


def yielded(machine: Machine, value: Value, qualname: str) -> None:
    """Remember what ``yield {"scorer": Scorer()}`` of a lifespan makes attributes of each request's state."""
    if isinstance(value, Mapping) and "lifespan" in qualname:
        for name, each in value.items.items():
            if isinstance(name, str) and isinstance(each, Obj | Mapping):
                machine.heap.setdefault(name, each)


def _key(owner: Any, index: Value) -> str:
    """The name by which a thing is remembered that stands under a text in an attribute of this kind; "" for others."""
    if not isinstance(index, Const) or not isinstance(index.value, str):
        return ""
    holder = owner[2] if owner[0] == "a" else owner[1].rpartition(".")[2] if owner[0] == "g" else ""
    return f"[{index.value}]" if holder in _HOLDERS else ""
