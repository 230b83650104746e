"""Reads of the environment that set nothing in this program: what is shown, what is handed to another process, and what
only stands in for the settings.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

_SHOWN: Final = regex(
    r"(?i)^[<(\[]?\s*(not[ _-]?(set|defined|configured|found|provided|specified)|unset|undefined|n/a)\b"
    r"|\breplace[ _-]?(me|this|with)([ _-]|\b)|(^|[<\[])your[ _-]\w[\w -]*(key|token|secret)\b"
)
"""What is written where a variable is not set, to be read by people: no program decides by it."""
_ENVIRONMENT: Final = regex(r"(?i)(^|_)env(iron(ment)?)?(_?(vars?|variables))?$")
"""How an environment is called that is put together for another process."""


def is_placeholder(default: object) -> bool:
    """``os.getenv("STAGE", "not set")``, ``os.getenv("KEY", "replace-with-yours")``: the default says that there is no
    value, and is none.
    """
    return isinstance(default, str) and _SHOWN.search(default) is not None


def is_for_another(read: ast.expr, variable: str) -> bool:
    """``Container(env={"CACHE_SECONDS": os.getenv("CACHE_SECONDS", "60")})``: another process is told what it is to do,
    which may be something else than what this one does.
    """
    child: ast.AST = read
    for parent in parents(read):
        if isinstance(parent, ast.stmt):
            return False
        if isinstance(parent, ast.Dict):
            keys = [key for key, value in zip(parent.keys, parent.values, strict=True) if value is child]
            same = bool(keys) and isinstance(keys[0], ast.Constant) and keys[0].value == variable
            return same and _ENVIRONMENT.search(_name_given(parent)) is not None
        child = parent
    return False


def _name_given(made: ast.Dict) -> str:
    """The keyword, the key or the name that a dictionary is given to; "" where it is none."""
    parent = parent_of(made)
    if isinstance(parent, ast.keyword):
        return parent.arg or ""
    if isinstance(parent, ast.Dict):
        for key, value in zip(parent.keys, parent.values, strict=True):
            if value is made and isinstance(key, ast.Constant):
                return str(key.value)
    if isinstance(parent, ast.Assign):
        return last_part(parent.targets[0])
    if isinstance(parent, ast.AnnAssign):
        return last_part(parent.target)
    return ""


def settings_asked(file: FileContext, read: ast.expr, variable: str) -> list[str]:
    """The attributes that the same function reads, and that a field for this variable may be called, in capitals:
    ``settings.STAGE`` in the function that falls back to ``os.getenv("STAGE")``, or the other way round.
    """
    home = file.function_of(read)
    if home is None:
        return []
    named = {
        each.attr.upper()
        for each in file.inside(home, ast.Attribute)
        if isinstance(each.ctx, ast.Load) and last_part(each.value) not in ("self", "cls")
    }
    for call in file.inside(home, ast.Call):
        if last_part(call.func) == "getattr" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
            named.add(str(call.args[1].value).upper())
    return sorted(name for name in named if variable.upper().endswith(name))


__all__ = ["is_for_another", "is_placeholder", "settings_asked"]
