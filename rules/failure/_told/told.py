"""Ways of telling a failure that stand beside the handler: what follows it, and a place that is kept for errors."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

_ENDS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.For, ast.AsyncFor, ast.While, ast.Module)


def following(node: ast.stmt) -> list[ast.stmt]:
    """What runs after a statement that falls through: the rest of its block, else of the blocks round it."""
    child: ast.AST = node
    parent = parent_of(child)
    while parent is not None:
        for field in ("body", "orelse", "finalbody"):
            block = getattr(parent, field, [])
            if isinstance(block, list) and child in block and block[-1] is not child:
                return block[block.index(child) + 1 :]
        if isinstance(parent, _ENDS):
            return []
        child, parent = parent, parent_of(parent)
    return []


def keeps_place(function: FunctionNode | None, answer: ast.expr | None) -> bool:
    """``return [], "timed out"`` beside ``return found, None``: one place of the answer is kept for what went wrong; or
    for a flag, as in ``return None, False`` beside ``return model, True``.
    """
    if function is None or not isinstance(answer, ast.Tuple):
        return False
    filled = [i for i, item in enumerate(answer.elts) if isinstance(item, ast.Constant | ast.JoinedStr) and _text(item)]
    given = [outcome(s) for s in statements(function.body) if isinstance(s, ast.Return)]
    others = [value for value in given if value is not answer]
    alike = [v.elts for v in others if isinstance(v, ast.Tuple) and len(v.elts) == len(answer.elts)]
    flags = [i for i, item in enumerate(answer.elts) if isinstance(item, ast.Constant) and item.value is False]
    if any(_is_none(elts[i]) for i in filled for elts in alike):
        return True
    return any(isinstance(flag := elts[i], ast.Constant) and flag.value is True for i in flags for elts in alike)


def _is_none(item: ast.expr) -> bool:
    return isinstance(item, ast.Constant) and item.value is None


def _text(item: ast.expr) -> bool:
    return isinstance(item, ast.JoinedStr) or (isinstance(item, ast.Constant) and isinstance(item.value, str))


def kept_under(owner: ast.expr) -> str:
    """What a list is kept under: the key of ``answer.setdefault("warnings", [])``, else the list as written."""
    if isinstance(owner, ast.Call) and isinstance(owner.func, ast.Attribute) and owner.args:
        if owner.func.attr in ("setdefault", "get") and isinstance(owner.args[0], ast.Constant):
            return str(owner.args[0].value)
    if isinstance(owner, ast.Subscript) and isinstance(owner.slice, ast.Constant):
        return str(owner.slice.value)
    return ast.unparse(owner)


def is_read_later(file: FileContext, node: ast.ExceptHandler, name: str) -> bool:
    """Whether a name is read further down in its function."""
    function = file.function_of(node)
    end = node.end_lineno or node.lineno
    named = file.inside(function, ast.Name) if function is not None else []
    return any(n.id == name and isinstance(n.ctx, ast.Load) and n.lineno > end for n in named)


def goes_out(file: FileContext, function: FunctionNode | None, name: str) -> bool:
    """Whether a function answers with what a name holds, by itself or as an item of a list."""
    for call in file.inside(function, ast.Call) if function is not None else []:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append":
            if any(isinstance(given, ast.Name) and given.id == name for given in call.args):
                return True
    given = [s.value for s in statements(function.body) if isinstance(s, ast.Return)] if function is not None else []
    return any(isinstance(value, ast.Name) and value.id == name for value in given)
