"""Names that begin with text of the program's own: ``train_{name}`` leads out of its folder only where a folder
``train_..`` is taken for granted, as Windows does.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part

_JOINS: Final = frozenset({"os.path.join", "pathlib.Path"})
_SAME: Final = frozenset({"builtins.str", "os.fspath"})
_MAKES_FOLDERS: Final = frozenset({"makedirs", "mkdir"})
_SLASH: Final = "/"
_DEPTH: Final = 8


def own_beginning(
    file: FileContext, home: FunctionNode, source: ast.expr, is_chosen: Callable[[ast.expr], bool]
) -> str:
    """The text that stands before what a request chooses of a path, in the same segment; "" where it is chosen from the
    segment's start on, or the folders on the way are made.
    """
    if _makes_folders(file, home, is_chosen):
        return ""
    before, found = "", ""
    for piece in _pieces(file, source, _DEPTH):
        if isinstance(piece, str):
            before = piece
        elif is_chosen(piece):
            found = before.rpartition(_SLASH)[2].rpartition("\\")[2]
            if not found.strip("."):
                return ""
        else:
            before = ""
    return found


def _pieces(file: FileContext, node: ast.expr, depth: int) -> Iterator[str | ast.expr]:
    """A path's parts in their order: texts, with a slash wherever parts are joined, and what is no text."""
    made = file.names.single_value(node) if isinstance(node, ast.Name) and depth > 0 else None
    if made is not None and made is not node:
        yield from _pieces(file, made, depth - 1)
    elif isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.FormattedValue):
        yield from _pieces(file, node.value, depth)
    elif isinstance(node, ast.JoinedStr):
        yield from _in_turn(file, node.values, "", depth)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Div):
        yield from _in_turn(file, [node.left, node.right], _SLASH if isinstance(node.op, ast.Div) else "", depth)
    elif isinstance(node, ast.Call) and file.call_name(node) in _JOINS:
        yield from _in_turn(file, node.args, _SLASH, depth)
    elif isinstance(node, ast.Call) and file.call_name(node) in _SAME and node.args:
        yield from _pieces(file, node.args[0], depth)
    else:
        yield node


def _in_turn(file: FileContext, parts: list[ast.expr], between: str, depth: int) -> Iterator[str | ast.expr]:
    for nth, part in enumerate(parts):
        if nth and between:
            yield between
        yield from _pieces(file, part, depth)


def _makes_folders(file: FileContext, home: FunctionNode, is_chosen: Callable[[ast.expr], bool]) -> bool:
    """Whether a function makes folders whose names a request chooses."""
    return any(
        last_part(call.func) in _MAKES_FOLDERS and any(is_chosen(name) for name in file.inside(call, ast.Name))
        for call in file.inside(home, ast.Call)
    )
