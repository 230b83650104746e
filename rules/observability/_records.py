"""Classes whose text shows their fields: data classes and Pydantic models, logged as a whole."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part

from ._payload import is_content_name
from ._personal import tells

_MAKERS: Final = frozenset({"dataclass", "define", "frozen", "attrs"})
_BASES: Final = frozenset({"BaseModel", "SQLModel", "NamedTuple", "TypedDict"})
_OWN_TEXT: Final = frozenset({"__repr__", "__str__", "__repr_args__"})


def telling_field(file: FileContext, node: ast.ClassDef) -> str:
    """The field by which the text of a class's objects shows who or what somebody is or wrote; "" where none does."""
    makers = [d for d in node.decorator_list if last_part(d.func if isinstance(d, ast.Call) else d) in _MAKERS]
    if not makers and not any(last_part(base) in _BASES for base in node.bases):
        return ""
    if any(isinstance(maker, ast.Call) and _is_off(file, maker) for maker in makers):
        return ""
    if any(isinstance(part, ast.FunctionDef) and part.name in _OWN_TEXT for part in node.body):
        return ""
    shown = [
        field.target.id
        for field in node.body
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and last_part(field.annotation) not in ("SecretStr", "SecretBytes", "InitVar", "ClassVar")
        and not (isinstance(field.value, ast.Call) and _is_off(file, field.value))
    ]
    personal = next((name for name in shown if tells(name)), "")
    return personal or next((name for name in shown if is_content_name(name)), "")


def _is_off(file: FileContext, call: ast.Call) -> bool:
    """``repr=False``, or a field that is left out of what is written."""
    return file.constant(file.argument(call, "repr")) is False or file.constant(file.argument(call, "exclude")) is True


def made_of(file: FileContext, node: ast.expr) -> str:
    """The dotted name of what made the object that a name holds (``app.models.Order()``); "" where it is unknown."""
    if not isinstance(node, ast.Name | ast.Attribute):
        return ""
    name = file.qualname(node) or ""
    return name if name.endswith("()") and not name.startswith("builtins.") else ""
