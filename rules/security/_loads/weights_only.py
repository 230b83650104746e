"""The argument by which torch reads tensors alone."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of
from mlaudit.findings import Fix


def weights_only_fix(file: FileContext, node: ast.Call, name: str) -> Fix | None:
    """``weights_only=True``, where the call takes it; safe where nothing but tensors can be wanted."""
    if name not in ("torch.load", "torch.hub.load_state_dict_from_url") or file.has_unpacking(node):
        return None
    if name == "torch.load" and (len(node.args) > 2 or file.argument(node, "pickle_module") is not None):
        return None
    around = parent_of(node)
    into = around.func if isinstance(around, ast.Call) and node in around.args else None
    is_state = isinstance(into, ast.Attribute) and into.attr == "load_state_dict" and name == "torch.load"
    return Fix(
        kind="keyword",
        title="Load tensors only",
        name="weights_only",
        value="True",
        safe=is_state,
        reason="" if is_state else "a checkpoint that holds other objects than tensors is refused then",
    )


def is_tried_again(file: FileContext, node: ast.Call) -> bool:
    """Whether the same file is loaded with tensors alone before, and this is what is done where that refuses it."""
    if not node.args or not file.holds(b"weights_only"):
        return False
    wanted = ast.unparse(node.args[0])
    for handler in file.ancestors(node, ast.ExceptHandler):
        block = parent_of(handler)
        tried = [each for part in getattr(block, "body", ()) for each in file.inside(part, ast.Call)]
        for call in tried:
            if last_part(call.func) == "load" and call.args and ast.unparse(call.args[0]) == wanted:
                if file.constant(file.argument(call, "weights_only")) is True:
                    return True
    return False


def is_for_old_torch(file: FileContext, node: ast.Call) -> bool:
    """Whether a load is what is done where torch does not know `weights_only`, ``except TypeError``: no file is refused
    so, and no torch since 1.13 gets there.
    """
    handler = next(iter(file.ancestors(node, ast.ExceptHandler)), None)
    kind = handler.type if handler is not None else None
    return kind is not None and file.qualname(kind) == "builtins.TypeError"


__all__ = ["is_for_old_torch", "is_tried_again", "weights_only_fix"]
