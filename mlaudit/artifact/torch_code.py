"""The code in a TorchScript archive: what of it reaches files outside the archive.

``torch.jit.load`` compiles this code, and runs the ``__setstate__`` methods that it holds: loading is enough. Nearly
every operator computes on tensors; a few read or write a file of any name.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.artifact.recorder import MalformedError

MOST_BYTES: Final = 50_000_000
_ON_FILES: Final = {"save": "writes", "from_file": "reads"}
"""Operators by name; those that `torch._C._jit_get_all_schemas` lists with the name of a file among their arguments."""


def reaches(source: bytes) -> list[str]:
    """What a file of code does with files, in the order of its lines. Raises `MalformedError` for what is no code.

    Whatever an operator is taken from counts, since ``torch`` may go by another name.
    """
    try:
        tree = ast.parse(source.decode("utf-8"))
    except (ValueError, SyntaxError, RecursionError, MemoryError) as error:
        raise MalformedError(f"is code that cannot be read: {type(error).__name__}") from error
    named = [(node.lineno, name) for node in ast.walk(tree) if isinstance(node, ast.expr) and (name := _taken(node))]
    return [f"line {line} names `{name}`, which {_ON_FILES[name]} any file" for line, name in sorted(named)]


def _taken(node: ast.expr) -> str:
    """The operator on files that is taken here: ``torch.save``, ``ops.aten.save``, ``getattr(torch, "save")``."""
    if isinstance(node, ast.Attribute):
        return node.attr if node.attr in _ON_FILES else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr" and node.args[1:]:
        asked = node.args[1]
        return str(asked.value) if isinstance(asked, ast.Constant) and asked.value in _ON_FILES else ""
    return ""
