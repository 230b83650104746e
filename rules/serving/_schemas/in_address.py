"""Texts that a POST takes out of its address: FastAPI reads a parameter that is a plain ``str`` from the query."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.spelling import spelled

from .._sizes.lengths import is_text
from .._web.routes import declarations
from .declared import default_of

_SENDS: Final = frozenset({"post", "put", "patch"})
_PLAIN: Final = frozenset({"", "str"})


def text_in_address(file: FileContext, node: FunctionNode) -> ast.arg | None:
    """The text that a route which is sent something takes out of its address, and for which there is no default."""
    declared = declarations(file).get(node)
    if declared is None or last_part(declared.func) not in _SENDS or not file.imports("fastapi"):
        return None
    path = file.constant(file.argument(declared, "path", 0))
    if not isinstance(path, str):
        return None
    for argument in (*node.args.args, *node.args.kwonlyargs):
        written = spelled(argument.annotation) if argument.annotation is not None else ""
        if written in _PLAIN and argument.arg != "q" and is_text(argument.arg) and default_of(node, argument) is None:
            if f"{{{argument.arg}" not in path:
                return argument
    return None


__all__ = ["text_in_address"]
