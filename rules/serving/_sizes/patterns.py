"""Regular expressions that a request writes: one of ten characters can keep the worker busy for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import farthest, origins
from mlaudit.code.spelling import spelled

_FUNCTIONS: Final = frozenset(
    f"re.{name}" for name in ("compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split")
)
_METHODS: Final = frozenset({"contains", "match", "fullmatch", "count", "findall", "extract", "extractall"})
"""Methods of a column's texts (``.str``) in pandas, which take an expression unless they are told otherwise."""


class Pattern(NamedTuple):
    """A call that is given an expression, that, and the parameter which it is ("" where a request is read here)."""

    call: ast.Call
    written: ast.expr
    parameter: str


def patterns(file: FileContext) -> Iterator[Pattern]:
    """The first call of each function that takes what the function is given for an expression."""
    told: set[ast.AST | None] = set()
    for call in file.calls_where(_may_take) if file.holds(b".str.", b"re.") else ():
        home = file.function_of(call)
        given = call.args[0] if call.args else None
        if home is None or home in told or given is None or not _takes(file, call):
            continue
        origin = farthest(origins(file, given))
        if origin is None or origin.kind not in ("request", "parameter") or _is_escaped(file, given):
            continue
        told.add(home)
        yield Pattern(call, given, origin.detail if origin.kind == "parameter" else "")


def _may_take(name: str, last: str) -> bool:
    return name in _FUNCTIONS or last in _METHODS


def _takes(file: FileContext, call: ast.Call) -> bool:
    """Whether a call reads its first argument as an expression."""
    if file.call_name(call) in _FUNCTIONS:
        return True
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(owner, ast.Attribute) and owner.attr == "str" and _is_expression(file, call)


def _is_expression(file: FileContext, call: ast.Call) -> bool:
    plain = file.argument(call, "regex", 4) if last_part(call.func) == "contains" else None
    return plain is None or file.constant(plain) is True


def _is_escaped(file: FileContext, given: ast.expr) -> bool:
    """Whether what is given was escaped, or is a number or a choice, or is put together with more than itself."""
    made = file.names.single_value(given)
    written = " ".join(spelled(each) for each in (given, made) if each is not None)
    return "escape(" in written


__all__ = ["Pattern", "patterns"]
