"""Bodies of requests that nothing but a line of the log reads: what triggers a job brings its parameters, if any."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of, parents

_READS: Final = frozenset({"get_json", "json", "get_data", "body"})
_ABOUT: Final = frozenset({"method", "headers", "path", "url", "client", "remote_addr", "state"})
"""What else may be asked of a request that has nothing to do with its body."""
_TESTS: Final = (ast.If, ast.IfExp, ast.BoolOp, ast.UnaryOp, ast.Compare)


def is_unread(file: FileContext, node: ast.Call, part: ast.expr) -> bool:
    """``body = request.get_json()``, ``log.info(body)`` of a function that is given the request alone, and does the
    same whatever was in it.
    """
    home = file.function_of(node)
    if home is None or not isinstance(part, ast.Name):
        return False
    taken = [a.arg for a in (*home.args.posonlyargs, *home.args.args, *home.args.kwonlyargs) if a.arg != "self"]
    bindings = file.names.lookup(part.id, part)
    made = bindings[0].value if len(bindings) == 1 and bindings[0].kind == "assign" else None
    made = made.value if isinstance(made, ast.Await) else made
    if len(taken) != 1 or not isinstance(made, ast.Call) or last_part(made.func) not in _READS:
        return False
    if not isinstance(made.func, ast.Attribute) or last_part(made.func.value) != taken[0]:
        return False
    names = [n for n in file.inside(home, ast.Name) if isinstance(n.ctx, ast.Load)]
    asked = [n for n in names if n.id == taken[0] and parent_of(n) is not made.func]
    if any(getattr(parent_of(n), "attr", "") not in _ABOUT for n in asked):
        return False
    return all(isinstance(parent_of(n), _TESTS) or node in parents(n) for n in names if n.id == part.id)


__all__ = ["is_unread"]
