"""Small functions of a file that consist of one call: what is true of the call is true where they are called."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import led_to, outcome, work_of


def wrapped(function: FunctionNode) -> ast.Call | None:
    """The call of ``def opened(path): return joblib.load(path)``; None for a function that does anything else."""
    body = [s for s in work_of(function) if not isinstance(s, ast.Expr) or not isinstance(s.value, ast.Constant)]
    last = body[-1] if body and not led_to(body) else None
    if not isinstance(last, ast.Return | ast.Expr):
        return None
    value = outcome(last) if isinstance(last, ast.Return) else last.value
    value = value.value if isinstance(value, ast.Await) else value
    return value if isinstance(value, ast.Call) else None


def handed_to(file: FileContext, call: ast.Call) -> list[ast.Call]:
    """The calls that a call of such a function comes to, the outermost first: of ``ask(row)`` both of ``def ask(row):
    return client.get(address(row))``.
    """
    function = call.func
    if isinstance(function, ast.Attribute):
        if not isinstance(function.value, ast.Name) or function.value.id not in ("self", "cls"):
            return []
    elif not isinstance(function, ast.Name):
        return []
    known: dict[str, list[ast.Call]] = file.shared.setdefault("functions of one call", {})
    name = last_part(function)
    found = known.get(name)
    if found is None:
        made = functions_by_name(file).get(name, [])
        found = known[name] = _calls_of(file, made[0]) if len(made) == 1 else []
    return [] if found and file.function_of(found[0]) is file.function_of(call) else found


def functions_by_name(file: FileContext) -> dict[str, list[FunctionNode]]:
    """The functions and methods of a file by what they are called."""
    known: dict[str, list[FunctionNode]] | None = file.shared.get("own functions by their last names")
    if known is None:
        known = file.shared["own functions by their last names"] = {}
        for function in file.functions():
            known.setdefault(function.name, []).append(function)
    return known


def seen_through(file: FileContext, value: ast.expr | None) -> ast.expr | None:
    """The call that a call of such a function comes to; anything else as it is."""
    called = value.value if isinstance(value, ast.Await) else value
    return next(iter(handed_to(file, called)), value) if isinstance(called, ast.Call) else value


def _calls_of(file: FileContext, function: FunctionNode) -> list[ast.Call]:
    made = wrapped(function)
    inside = file.inside(made, ast.Call) if made is not None else []
    return [call for call in inside if file.function_of(call) is function]


__all__ = ["functions_by_name", "handed_to", "seen_through", "wrapped"]
