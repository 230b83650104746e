"""What callers hand to a function that logs one of its parameters."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Related

from .._personal import tells
from .fields import WRITTEN
from .payload import is_content_name

_DEPTH: Final = 3
_BODIES: Final = frozenset({"json", "form", "get_json", "get_data", "POST", "values"})
"""What a request is asked for by who takes all of it."""
_LABEL: Final = regex(
    r"(?i)(^|_)(self|cls|ids?|uuid|guid|names?|keys?|types?|kinds?|choice|model|version|status|state|paths?|files?|filename"
    r"|folder|dir|url|uri|host|port|table|column|index|level|mode|lang|language|count|size|limit|n|k|user|owner|tenant|session"
    r"|collection|provider|method|code|event|action|step|stage|tag|label|format|symbols?|tickers?|coins?|currency|pair|date|time|seconds|elapsed"
    r"|(page|next|continuation|sync|delta)_?token|cursor|offset|page|buckets?|prefix|namespace|region)$"
)
"""Names of parameters that tell things apart, and hold no content whoever chose them."""


def parameter_of(file: FileContext, node: ast.expr) -> str:
    """The name of an expression that is a parameter of its function, may hold content and was given nothing else;
    "" for any other, and where an earlier line of the function has it.
    """
    if not isinstance(node, ast.Name) or _LABEL.search(node.id):
        return ""
    bindings = file.names.lookup(node.id, node)
    if len(bindings) != 1 or bindings[0].kind != "arg":
        return ""
    told: set[ast.AST] = file.shared.setdefault("parameters that are logged", set())
    if bindings[0].node in told:
        return ""
    told.add(bindings[0].node)
    return node.id


def given_to(file: FileContext, node: ast.expr) -> str:
    """The name of an expression that is a parameter of its function and nothing else; "" for any other."""
    bindings = file.names.lookup(node.id, node) if isinstance(node, ast.Name) else ()
    return node.id if isinstance(node, ast.Name) and len(bindings) == 1 and bindings[0].kind == "arg" else ""


def handed(
    project: ProjectView, path: str, function: str, parameter: str, depth: int = _DEPTH
) -> tuple[str, Related] | None:
    """What of a user's a caller gives for a parameter, by the name that it has there, and where; None for nothing."""
    fact = project.function((path, function))
    if fact is None or depth <= 0:
        return None
    names = [each.name for each in fact.parameters]
    if parameter not in names:
        return None
    position = names.index(parameter) - (names[0] in ("self", "cls"))
    for caller in project.callers((path, function)):
        arguments = caller.call.arguments or {}
        kind, _, detail = (arguments.get(parameter) or arguments.get(str(position)) or "").partition(":")
        if kind not in ("request", "parameter"):
            continue
        related = Related(caller.path, caller.call.line, "it is handed over here")
        last = detail.rpartition(".")[2]
        if is_content_name(last) or tells(last) or (kind == "request" and WRITTEN.match(last)):
            return f"`{detail}`", related
        if kind == "request" and any(f.name.startswith("streamlit") for f in project.files[caller.path].imports):
            return "what somebody typed in", related
        if kind == "request" and last in _BODIES:
            return f"the whole `{detail}` of the request", related
        further = handed(project, caller.path, caller.qualname, detail, depth - 1) if kind == "parameter" else None
        if further is not None:
            return further
    return None


def only_tells(project: ProjectView, path: str, function: str) -> bool:
    """Whether a function has callers, and none names a field like content or gives it some."""
    callers = project.callers((path, function))
    given = [item for caller in callers for item in (caller.call.arguments or {}).items()]
    names = [part.rpartition(".")[2] for name, origin in given for part in (name, origin.partition(":")[2])]
    return bool(callers) and not any(is_content_name(name) or tells(name) or WRITTEN.match(name) for name in names)
