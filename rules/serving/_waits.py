"""Work that is in another thread already, and waited for on the event loop."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part

_ALL: Final = frozenset({"concurrent.futures.wait", "concurrent.futures.as_completed"})


def waits(file: FileContext, call: ast.Call) -> bool:
    """Whether a call holds the thread until a pool is done: ``pool.submit(run, x).result()``, or of each in a list."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "result" and _is_submitted(file, call.func.value):
        return True
    return file.call_name(call) in _ALL


def may_wait(name: str, last: str) -> bool:
    """Whether `waits` may have something to say of calls of this name."""
    return last == "result" or name in _ALL


def _is_submitted(file: FileContext, value: ast.expr) -> bool:
    if isinstance(value, ast.Name):
        bindings = file.names.lookup(value.id, value)
        given = bindings[0].value if len(bindings) == 1 else None
        if given is None:
            return False
        return _are_submitted(file, given) if bindings[0].kind == "for" else _is_submitted(file, given)
    return isinstance(value, ast.Call) and last_part(value.func) == "submit"


def _are_submitted(file: FileContext, value: ast.expr) -> bool:
    """Whether each of several things is what a pool was given: a list of them, or a name that holds one."""
    made = file.names.single_value(value)
    if isinstance(made, ast.ListComp | ast.GeneratorExp):
        return _is_submitted(file, made.elt)
    return isinstance(made, ast.List) and bool(made.elts) and all(_is_submitted(file, each) for each in made.elts)
