"""Functions that say who asks, and ask nothing: everybody is the same user."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex

_WHO: Final = regex(
    r"(?i)^_*(get_|require_|fetch_)?(current|authenticated|active|admin)_(\w+_)?(user|principal|account|admin)$"
)
_USER: Final = regex(r"(?i)^(user(_?(id|name))?|sub|role|roles|email|id|name|is_admin|scopes?|tenant(_id)?)$")


def constant_user(file: FileContext, function: FunctionNode) -> ast.expr | None:
    """``def get_current_user(): return {"id": "demo", "role": "admin"}``: what it answers; None for other functions."""
    if not _WHO.match(function.name) or function.args.args or function.args.kwonlyargs:
        return None
    body = work_of(function)
    last = body[-1] if len(body) == 1 else None
    value = outcome(last) if isinstance(last, ast.Return) else None
    if isinstance(value, ast.Dict):
        fields = [str(key.value) for key in value.keys if isinstance(key, ast.Constant)]
        written = bool(value.values) and all(isinstance(v, ast.Constant | ast.List) for v in value.values)
    elif isinstance(value, ast.Call) and last_part(value.func)[:1].isupper() and value.keywords and not value.args:
        fields = [keyword.arg or "" for keyword in value.keywords]
        written = all(isinstance(keyword.value, ast.Constant | ast.List) for keyword in value.keywords)
    else:
        return None
    given = any(
        isinstance(argument, ast.Name) and argument.id == function.name
        for call in file.tree.of(ast.Call)
        if last_part(call.func) in ("Depends", "Security")
        for argument in call.args
    )
    return value if written and given and any(map(_USER.match, fields)) else None


__all__ = ["constant_user"]
