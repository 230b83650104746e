"""Parameters of a route's path: what they hold is one segment, in which no slash can arrive."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_SEGMENT: Final = regex(r"\{(\w+)(?::(?:str|int|uuid|float))?\}|<(?:(?:string|int|uuid|float)(?:\([^)]*\))?:)?(\w+)>")
"""``{job}`` of FastAPI, ``<job>`` of Flask; a converter that takes slashes (``path``) is none."""
_JOINS: Final = frozenset({"os.path.join", "pathlib.Path"})
_WHOLE: Final = frozenset({"shutil.rmtree"})
"""What takes a whole folder: ``..`` is a segment, too."""


def stays_inside(file: FileContext, home: FunctionNode, spelt: list[ast.expr], chosen: set[str], name: str) -> bool:
    """Whether all that a request chooses of a path (`spelt` as it is put together) are single segments under a folder
    of the program's own.
    """
    held = segments(file, home)
    if not held or name in _WHOLE or not chosen <= held:
        return False
    joined = [part for each in spelt for part in _joined(file, each)]
    return any(isinstance(part, ast.Name) and part.id in held for part in joined)


def segments(file: FileContext, home: FunctionNode) -> set[str]:
    """The parameters of a route that are a segment of its path."""
    return {found for each in home.decorator_list for found in _segments(file, each)}


def _segments(file: FileContext, decorator: ast.expr) -> list[str]:
    path = decorator.args[0] if isinstance(decorator, ast.Call) and decorator.args else None
    text = file.constant(path)
    return [a or b for a, b in _SEGMENT.findall(text)] if isinstance(text, str) else []


def _joined(file: FileContext, node: ast.expr) -> list[ast.expr]:
    """What follows the first part where a path is joined: ``job`` of ``ROOT / job`` and of ``f"{ROOT}/{job}.png"``."""
    found: list[ast.expr] = []
    for each in (*file.inside(node, ast.BinOp), *file.inside(node, ast.JoinedStr), *file.inside(node, ast.Call)):
        if isinstance(each, ast.BinOp) and isinstance(each.op, ast.Div):
            found.append(each.right)
        elif isinstance(each, ast.JoinedStr):
            values = [part.value if isinstance(part, ast.FormattedValue) else part for part in each.values]
            found.extend(values[1:])
        elif isinstance(each, ast.Call) and file.call_name(each) in _JOINS:
            found.extend(each.args[1:])
    return [*found, *(start for each in found if (start := _start(each)) is not None)]


def _start(node: ast.expr) -> ast.expr | None:
    """What the text of a joined part begins with: ``job`` of ``f"{job}.png"``."""
    if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.FormattedValue):
        return node.values[0].value
    return node.left if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) else None
