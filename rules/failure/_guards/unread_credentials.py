"""Functions that say who asks, and never look at the credential that they are given."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_SCHEME: Final = regex(
    r"^fastapi\.security\.([\w.]+\.)?(HTTP(Bearer|Basic|Digest)|OAuth2\w*|APIKey\w+|OpenIdConnect)\(\)$"
)
"""What only asks whether anything came."""
_GIVEN: Final = frozenset({"Depends", "Security"})


def unread_credential(file: FileContext, function: FunctionNode) -> tuple[ast.Return, str] | None:
    """The answer of a function that takes a credential from its request and reads it nowhere, and the credential."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    defaults = [None] * (len(arguments) - len(function.args.defaults)) + [*function.args.defaults]
    every = [
        *zip(arguments, defaults, strict=True),
        *zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True),
    ]
    taken = next((argument.arg for argument, default in every if _is_scheme(file, default)), "")
    if not taken or any(_refuses(part) for part in ast.walk(function)):
        return None
    inside = [*file.inside(function, ast.Name)]
    if any(name.id in {argument.arg for argument in arguments} for name in inside if isinstance(name.ctx, ast.Load)):
        return None
    answers = [answer for answer in file.inside(function, ast.Return) if answer.value is not None]
    named = [answer for answer in answers if not (isinstance(answer.value, ast.Constant) and not answer.value.value)]
    return (named[-1], taken) if named else None


def _is_scheme(file: FileContext, default: ast.expr | None) -> bool:
    """``Depends(bearer)``, where `bearer` only takes a credential from its header."""
    if not isinstance(default, ast.Call) or last_part(default.func) not in _GIVEN or not default.args:
        return False
    return _SCHEME.match(file.qualname(default.args[0]) or "") is not None


def _refuses(part: ast.AST) -> bool:
    return isinstance(part, ast.Raise) or (isinstance(part, ast.Call) and last_part(part.func) == "abort")
