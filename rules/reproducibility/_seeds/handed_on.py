"""Settings that a function hands on to an estimator: ``def train(self, X, y, **kwargs): Forest(**kwargs)``."""

from __future__ import annotations

import ast

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part


def hands_on_no_state(file: FileContext, node: ast.Call) -> bool:
    """Whether an estimator is given just what its function is given by name, and a call of that function in the file,
    which shows all that it gives, gives no `random_state`.
    """
    function = file.function_of(node)
    unpacked = [keyword.value for keyword in node.keywords if keyword.arg is None]
    if function is None or function.args.kwarg is None or len(unpacked) != 1 or node.args:
        return False
    held = function.args.kwarg.arg
    if not isinstance(unpacked[0], ast.Name) or unpacked[0].id != held or _is_changed(file, function, held):
        return False
    owner = file.class_of(function)
    for call in called(file, function.name):
        is_own = file.class_of(call) is owner and last_part(getattr(call.func, "value", None)) == "self"
        if (is_own or (owner is None and isinstance(call.func, ast.Name))) and call.keywords:
            if not file.has_unpacking(call) and file.argument(call, "random_state") is None:
                return True
    return False


def _is_changed(file: FileContext, function: ast.AST, held: str) -> bool:
    """Whether a function writes to what it was given by name."""
    subscripts = file.inside(function, ast.Subscript)
    if any(isinstance(s.ctx, ast.Store) and last_part(s.value) == held for s in subscripts):
        return True
    names = file.inside(function, ast.Name)
    if any(isinstance(name.ctx, ast.Store) and name.id == held for name in names):
        return True
    methods = (call.func for call in file.inside(function, ast.Call) if isinstance(call.func, ast.Attribute))
    return any(m.attr in ("update", "setdefault") and last_part(m.value) == held for m in methods)
