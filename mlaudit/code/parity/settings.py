"""What a program reads from a YAML file of its project: as values, as far as the file alone says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity.values import UNKNOWN, Const, Items, Mapping, Value
from mlaudit.code.pattern import regex
from mlaudit.code.settings_files import settings_files

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_TAG: Final = "tag:yaml.org,2002:"
_SCALARS: Final = frozenset(f"{_TAG}{kind}" for kind in ("str", "int", "float", "bool", "null"))
_SCIENTIFIC: Final = regex(r"[-+]?\d+(\.\d*)?[eE][-+]?\d+")
"""``1e-4`` is text in YAML 1.1, and a number to whoever wrote it."""
_FILLED_IN: Final = "${"
"""How what is filled in later begins."""


def settings(machine: Machine, path: str) -> Value | None:
    """What a file of the project holds, by the path that it is opened by; None where there is no such file."""
    tail = path.lstrip("*").replace("\\", "/").lstrip("./")
    if ".." in tail:
        return None
    files = settings_files(machine.project)
    for name in (f"{folder}{tail}" for folder in _round(machine.here[0])):
        if name in files.paths:
            document = files.document(name)
            return Mapping({}) if document is None else _value(document, set())
    return None


def _round(path: str) -> list[str]:
    """The folders that a program may be run from: the root first, then those down to its own."""
    parts = path.split("/")[:-1]
    return ["".join(f"{part}/" for part in parts[:depth]) for depth in range(len(parts) + 1)]


def _value(node: Any, seen: set[int]) -> Value:
    """A node as a value; a list or a mapping that an alias repeats is unknown the second time, or it might not end."""
    if isinstance(node.value, str):
        return _scalar(node)
    if id(node) in seen:
        return UNKNOWN
    seen.add(id(node))
    if node.tag == f"{_TAG}map":
        known = [(key, value) for key, value in node.value if key.tag in _SCALARS]
        items = {str(key.value): _value(value, seen) for key, value in known}
        return Mapping(items, None if len(known) == len(node.value) else UNKNOWN)  # else merged, or keyed by a list
    return Items([_value(item, seen) for item in node.value]) if node.tag == f"{_TAG}seq" else UNKNOWN


def _scalar(node: Any) -> Value:
    import yaml

    if node.tag not in _SCALARS or _FILLED_IN in node.value:
        return UNKNOWN
    try:
        value = yaml.constructor.SafeConstructor().construct_object(node)
    except ValueError:
        return UNKNOWN  # ``0o9``, ``!!int x``
    if node.style is None and isinstance(value, str) and _SCIENTIFIC.fullmatch(value):
        return Const(float(value))
    return Const(value)
