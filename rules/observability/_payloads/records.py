"""Classes whose text shows their fields: data classes and Pydantic models, logged as a whole."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from .._personal import tells
from .bodies import shows_somebody
from .credentials import is_credential
from .payload import is_content_name
from .things import of_things

_MAKERS: Final = frozenset({"dataclass", "define", "frozen", "attrs"})
_BASES: Final = frozenset({"BaseModel", "SQLModel", "NamedTuple", "TypedDict"})
_SETTINGS: Final = frozenset({"BaseSettings", "Settings"})
_SHOWING: Final = _BASES | _SETTINGS
_HIDDEN: Final = {name: name.encode() for name in ("SecretStr", "SecretBytes", "InitVar", "ClassVar")}
WORDS: Final = tuple(_HIDDEN.values())
"""What a file holds of which fields are hidden by their kinds."""
_TO_USER: Final = frozenset({"user_message", "user_text"})
_OF_ERROR: Final = regex(r"(?i)(^|_)(error|exception|severity|recoverable|retryable)(_|$)")
_OWN_TEXT: Final = frozenset({"__repr__", "__str__", "__repr_args__"})


def told_of(file: FileContext, node: ast.ClassDef) -> dict[str, Any]:
    """What the text of a class's objects shows: the `field` by which it tells who or what somebody is or wrote, the
    `secret` field of settings, whether it is a `body` that describes somebody, and, of one that holds nothing but
    figures, dates and choices about `things`, the classes of other files of which that has to be true as well; {} for
    nothing.
    """
    if not node.decorator_list and not any(last_part(base) in _SHOWING for base in node.bases):
        return {}
    makers = [d for d in node.decorator_list if last_part(d.func if isinstance(d, ast.Call) else d) in _MAKERS]
    bases = {last_part(base) for base in node.bases}
    if not makers and bases.isdisjoint(_SHOWING):
        return {}
    if any(isinstance(maker, ast.Call) and _is_off(file, maker) for maker in makers):
        return {}
    if any(isinstance(part, ast.FunctionDef) and part.name in _OWN_TEXT for part in node.body):
        return {}
    hidden = [name for name, word in _HIDDEN.items() if file.holds(word)]
    shown = [
        field.target.id
        for field in node.body
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and not (hidden and any(name in as_written(field.annotation) for name in hidden))
        and not (isinstance(field.value, ast.Call) and _is_off(file, field.value))
    ]
    is_settings = not bases.isdisjoint(_SETTINGS) or "ettings" in node.name or "onfig" in node.name
    secret = next((name for name in shown if is_credential(name)), "") if is_settings else ""
    personal = next((name for name in shown if tells(name)), "") if not is_settings else ""
    told = [] if is_settings else [name for name in shown if is_content_name(name)]
    field = personal or next((name for name in told if name not in _TO_USER or not _is_of_error(shown)), "")
    body = "BaseModel" in bases and bool(shown) and shows_somebody(node)
    found: dict[str, Any] = {"field": field, "secret": secret, "body": body}
    things = None if is_settings or field else of_things(file, node)
    if things is not None:
        found["things"] = things
    return found if things is not None or any(found.values()) else {}


def _is_of_error(shown: list[str]) -> bool:
    """Whether a class tells of an error: its `user_message` is what the user is told, beside what the program is."""
    return any(name == "message" or _OF_ERROR.search(name) for name in shown)


def _is_off(file: FileContext, call: ast.Call) -> bool:
    """``repr=False``, or a field that is left out of what is written."""
    return file.constant(file.argument(call, "repr")) is False or file.constant(file.argument(call, "exclude")) is True


def made_of(file: FileContext, node: ast.expr) -> str:
    """The dotted name of what made the object that a name holds (``app.models.Order()``), or of what another module
    calls it (``app.settings.settings``); "" where it is unknown.
    """
    if not isinstance(node, ast.Name | ast.Attribute):
        return ""
    name = file.qualname(node) or ""
    if name.startswith("builtins."):
        return ""
    is_taken = isinstance(node, ast.Name) and any(b.kind == "import" for b in file.names.lookup(node.id, node))
    return name if name.endswith("()") or is_taken else ""


def made_last(file: FileContext, node: ast.expr) -> str:
    """The dotted name of what made the object that a name holds, also where it is the new name of what was given:
    ``order = Order(**order)``, in the function's own block; "" where that is unknown.
    """
    bindings = file.names.lookup(node.id, node) if isinstance(node, ast.Name) else ()
    made = [binding.value for binding in bindings if binding.kind == "assign"]
    if len(made) != 1 or not isinstance(made[0], ast.Call) or made[0].lineno >= node.lineno:
        return ""
    others = {binding.kind for binding in bindings} - {"assign"}
    statement = file.statement_of(made[0])
    in_block = statement is not None and isinstance(parent_of(statement), FunctionNode)
    return f"{file.qualname(made[0].func)}()" if not others or (others == {"arg"} and in_block) else ""
