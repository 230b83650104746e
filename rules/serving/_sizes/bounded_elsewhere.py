"""What is bounded by what brings it: a text in an address, an event that a broker delivers."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

from .._web.routes import declarations, route

_EVENTS: Final = regex(
    r"(?i)['\"]specversion['\"]|\bcloudevents?\b|['\"]ce-(type|id|source)['\"]|['\"]subscription['\"]|knative|\bdapr\b"
)
"""What stands in the handler of an event: the fields of its envelope, or the name of what delivers it."""


def is_of_address(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route answers GET alone: its texts are part of the address, which servers cut at some kilobytes."""
    declared = declarations(file).get(node)
    return declared is not None and isinstance(declared.func, ast.Attribute) and declared.func.attr == "get"


def is_event_sink(node: FunctionNode) -> bool:
    """Whether a route unwraps the envelope of an event."""
    written = "\n".join(spelled(statement) for statement in node.body)
    return _EVENTS.search(f"{ast.get_docstring(node) or ''} {written}") is not None


def is_forwarded(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether all that a route does with a parameter is to hand it to another route of the file, of which the same is
    said.
    """
    uses = [use for use in file.inside(node, ast.Name) if use.id == name and isinstance(use.ctx, ast.Load)]
    others = {other.name: other for other in file.functions() if other is not node and route(file, other) is not None}
    for call in file.inside(node, ast.Call):
        other = others.get(call.func.id) if isinstance(call.func, ast.Name) else None
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if other is not None and uses and all(use in given for use in uses):
            return name in {argument.arg for argument in (*other.args.args, *other.args.kwonlyargs)}
    return False


__all__ = ["is_event_sink", "is_forwarded", "is_of_address"]
