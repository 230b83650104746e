"""Content that no name tells: what is cut to be shown, what a model wrote, and all that one is asked with."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

from .bodies import is_model_of_route

_LEAST: Final = 30
"""Characters: what is cut to fewer is a hash or an id as a rule."""
_TELLS_APART: Final = regex(
    r"(?i)(^|_)(ids?|uuid|sha\d*|hash|digest|names?|keys?|tokens?|types?|paths?|files?|filename|dir|folder|urls?|uris?|host|links?"
    r"|error|err|exc|exception|reason|detail|details|trace\w*|stack|stderr|stdout|output|logs?|sql|code|cmd|command|html|xml|template|system|model"
    r"|version|status|title|label|date|time|stamp|response|resp|description|doc|docs|line|lines|schema|config|hint|note|notes)$"
)
"""Names of what is cut for other reasons: it tells things apart, or is the program's own."""
_WRITTEN: Final = regex(
    r"\bchoices\[0\]\.message\.content$|\bchoices\[0\]\['message'\]\['content'\]$|\boutput_text$|\.content\[0\]\.text$"
)
"""Where the providers' answers hold what a model wrote."""
_ASKS: Final = regex(r"(^|\.)(messages|completions|responses)\.(a?create|parse|stream)$|(^|\.)litellm\.a?completion$")


def excerpt(file: FileContext, node: ast.expr) -> str:
    """``question[:100]`` of what a function is handed as text, or a route in its body: who cuts it expects a text."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Slice) or node.slice.lower is not None:
        return ""
    upper = file.constant(node.slice.upper) if node.slice.upper is not None else None
    if not isinstance(upper, int) or upper < _LEAST:
        return ""
    held = node.value
    if isinstance(held, ast.Attribute):
        of_route = isinstance(held.value, ast.Name) and is_model_of_route(file, held.value)
        return f"`{file.text(node)}`" if of_route and not _TELLS_APART.search(held.attr) else ""
    if not isinstance(held, ast.Name) or _TELLS_APART.search(held.id):
        return ""
    return f"`{file.text(node)}`" if _is_text(file, held) else ""


def _is_text(file: FileContext, held: ast.Name) -> bool:
    """Whether a name is a parameter that is annotated as text, or the same trimmed: ``question.strip()``."""
    given = file.names.single_value(held)
    for _ in range(3):
        if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr == "strip":
            given = given.func.value
        elif isinstance(given, ast.BoolOp):
            given = given.values[0]
    name = given.id if isinstance(given, ast.Name) else held.id if given is None else ""
    home = file.function_of(held)
    arguments = (*home.args.args, *home.args.kwonlyargs) if home is not None else ()
    found = next((each.annotation for each in arguments if each.arg == name), None)
    return found is not None and spelled(found) in ("str", "str | None", "Optional[str]")


def written_by_model(file: FileContext, node: ast.expr) -> str:
    """``response.choices[0].message.content``, also by a name that it was given."""
    made = file.names.single_value(node) if isinstance(node, ast.Name) else node
    while isinstance(made, ast.Call) and isinstance(made.func, ast.Attribute) and made.func.attr == "strip":
        made = made.func.value
    if not isinstance(made, ast.Attribute | ast.Subscript) or _WRITTEN.search(spelled(made)) is None:
        return ""
    return f"`{file.text(node)}`, what the model wrote,"


def asked_with(file: FileContext, node: ast.expr) -> str:
    """``args`` of ``client.messages.create(**args)``: the messages are among them."""
    home = file.function_of(node)
    if not isinstance(node, ast.Name) or home is None or not file.holds(b".create(**", b"completion(**", b".create("):
        return ""
    for call in file.inside(home, ast.Call):
        if any(k.arg is None and isinstance(k.value, ast.Name) and k.value.id == node.id for k in call.keywords):
            if _ASKS.search(spelled(call.func)):
                return f"`{node.id}`, all that the model is asked with,"
    return ""


__all__ = ["asked_with", "excerpt", "written_by_model"]
