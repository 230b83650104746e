"""What callers hand to a function that logs one of its parameters."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.findings import Related

from ._payload import is_content_name
from ._personal import tells

_DEPTH: Final = 3


def parameter_of(file: FileContext, node: ast.expr) -> str:
    """The name of an expression that is a parameter of its function, and was given nothing else since; "" otherwise."""
    if not isinstance(node, ast.Name) or node.id in ("self", "cls"):
        return ""
    bindings = file.names.lookup(node.id, node)
    return node.id if len(bindings) == 1 and bindings[0].kind == "arg" else ""


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
        if is_content_name(detail.rpartition(".")[2]) or tells(detail.rpartition(".")[2]):
            return f"`{detail}`", related
        if kind == "request" and any(f.name.startswith("streamlit") for f in project.files[caller.path].imports):
            return "what somebody typed in", related
        further = handed(project, caller.path, caller.qualname, detail, depth - 1) if kind == "parameter" else None
        if further is not None:
            return further
    return None
