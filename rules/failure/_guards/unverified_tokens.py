"""Tokens whose signature nobody looks at, where they say who asks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue

from .warned import warned

WORD: Final = b"verify_signature"
_DECODES: Final = regex(r"^(jwt|jose\.jwt|jwt\.api_jwt|authlib\.jose\.jwt|joserfc\.jwt)\.decode$")
_PEEKS: Final = regex(r"(?i)unverified|peek|expir|inspect|debug|header|issuer|kid|refresh|log(_|$)|parse_claims")
"""Functions that look into a token before it is checked, or into one of their own."""
_SAYS_WHO: Final = regex(
    r"(?i)auth|user|verif|validat|login|identi|principal|current|tenant|role|permission|require|session|claims"
)


def unverified_tokens(file: FileContext) -> Iterator[Issue]:
    """``jwt.decode(token, options={"verify_signature": False})`` in what says who asks, and decodes no other way."""
    open_ones, checked = list[ast.Call](), set[ast.AST | None]()
    for call in called(file, "decode"):
        if _DECODES.match(file.call_name(call) or ""):
            if _is_unchecked(file, call):
                open_ones.append(call)
            else:
                checked.add(file.function_of(call))
    for call in open_ones:
        home, owner = file.function_of(call), file.class_of(call)
        if home is None or home in checked or _PEEKS.search(home.name):
            continue  # who looks into it first to know by which key it is to be checked checks it after
        if not _SAYS_WHO.search(f"{home.name} {owner.name if owner is not None else ''}"):
            continue
        if isinstance(file.statement_of(call), ast.Expr):
            continue
        said = "the token is read, and nobody looks at its signature"
        yield warned(call, f"{said}: whoever writes one is who it says", "Give the key, and let it be checked.")


def _is_unchecked(file: FileContext, call: ast.Call) -> bool:
    options = file.argument(call, "options")
    made = file.names.single_value(options) if options is not None else None
    if not isinstance(made, ast.Dict):
        return False
    return any(
        isinstance(key, ast.Constant)
        and key.value == "verify_signature"
        and isinstance(value, ast.Constant)
        and value.value is False
        for key, value in zip(made.keys, made.values, strict=True)
    )


__all__ = ["WORD", "unverified_tokens"]
