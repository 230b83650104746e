"""Conversations that are kept between requests, and sent whole with each."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_BOUNDS: Final = regex(
    r"(?i)trim|truncat|window|recent|summar|prune|shorten|maxlen|max_(turns|history|messages)|keep|_last|last_|\.pop\("
)
_KEPT: Final = frozenset({"get", "setdefault", "get_messages", "load_history", "get_history"})


def whole_history(file: FileContext, keyword: ast.keyword) -> bool:
    """Whether ``messages=turns`` sends all that a store outside the function holds, to which it adds a turn.

    What is cut, counted or summarised on the way is bounded, and so is what begins with the request.
    """
    call, held = keyword.value, spelled(keyword.value)
    home = file.function_of(call)
    if home is None or not _is_stored(file, home, keyword.value) or not _adds_turns(file, home, held):
        return False
    seen = [home, *_helpers(file, keyword.value)]
    return not any(_is_cut(file, function, held if function is home else "") for function in seen)


def _is_stored(file: FileContext, home: FunctionNode, value: ast.expr) -> bool:
    """``cache.get(key, [])``, ``sessions[key]``, a helper of the file that gives one of them back."""
    if isinstance(value, ast.Name):
        bindings = file.names.lookup(value.id, value)
        made = bindings[0].value if len(bindings) == 1 and bindings[0].kind == "assign" else None
        return made is not None and not isinstance(made, ast.Name) and _is_stored(file, home, made)
    if isinstance(value, ast.Subscript):
        return _is_module_level(file, value.value) and not isinstance(value.slice, ast.Slice)
    if not isinstance(value, ast.Call):
        return False
    if isinstance(value.func, ast.Attribute) and value.func.attr in _KEPT and _is_module_level(file, value.func.value):
        return len(value.args) == 2 and spelled(value.args[1]) in ("[]", "list()")
    return any(
        answer.value is not None and _is_stored(file, helper, answer.value)
        for helper in _helpers(file, value)
        for answer in file.inside(helper, ast.Return)
    )


def _is_module_level(file: FileContext, value: ast.expr) -> bool:
    while isinstance(value, ast.Attribute) and file.qualname(value):
        value = value.value  # `django.core.cache.cache`
    if not isinstance(value, ast.Name):
        return False
    bindings = file.names.lookup(value.id, value)
    return bool(bindings) and bindings[0] in file.tree.root.bindings.get(value.id, ())


def _helpers(file: FileContext, value: ast.expr) -> list[FunctionNode]:
    """The function of the file that made a value."""
    made = file.names.single_value(value)
    called = made.func if isinstance(made, ast.Call) else None
    if not isinstance(called, ast.Name):
        return []
    return [function for function in file.functions() if function.name == called.id]


def _adds_turns(file: FileContext, home: FunctionNode, held: str) -> bool:
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in ("append", "extend")
        and spelled(call.func.value) == held
        and "'role'" in spelled(call)
        for call in file.inside(home, ast.Call)
    )


def _is_cut(file: FileContext, function: FunctionNode, held: str) -> bool:
    if any(
        isinstance(each.slice, ast.Slice) and (not held or spelled(each.value) == held)
        for each in file.inside(function, ast.Subscript)
    ):
        return True
    body = "\n".join(spelled(statement) for statement in function.body)
    counted = any(f"len({held})" in spelled(test) for test in file.inside(function, ast.Compare)) if held else False
    return counted or _BOUNDS.search(body) is not None
