"""Features that could not be computed, and the numbers that go to the model in their place."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .pretended import drawn_blank

_BUILDS: Final = regex(
    r"(?i)(^|[_\s/.])(\w*features?\w*|featuri[sz]\w*|pre_?process\w*|engineer\w*|encode\w*|enrich\w*|vectori[sz]\w*"
    r"|transform|fit_transform|(build|prepare|make)_(input|row|vector|data)s?)(_|\s|$|\.|/)"
)
"""Functions, classes and files that make what a model reads."""
_ASIDE: Final = regex(r"(?i)plot|figure|report|metric|importance|display|show|log_|explain|shap")
_PARSES: Final = frozenset(
    {"int", "float", "str", "bool", "get", "strip", "replace", "split", "round", "len", "lower", "upper", "pop", "abs"}
    | {"fromisoformat", "strptime", "fromtimestamp", "loads", "group", "match", "search", "to_numeric", "to_datetime"}
)
"""Calls that read a value that came in: what cannot be read of it is no failure of ours."""
_ENCODES: Final = frozenset({"transform", "encode", "map"})


def made_up_feature(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except: df["bracket"] = 1`` after a `try` that computes the column, where features are made."""
    function = file.function_of(handler)
    around = handlers.enclosing(handler)
    if function is None or _ASIDE.search(around) or not _BUILDS.search(f"{around} {file.path}"):
        return None
    if handlers.signals(file, handler):
        return None
    for statement in handler.body:
        if (made := given(statement)) is not None and _stands_for_any(file, made):
            if ast.unparse(targets(statement)[0]) in _computed(block):
                return _said(file, statement)
        elif isinstance(statement, ast.Return) and (answer := outcome(statement)) is not None:
            if _stands_for_any(file, answer) and _encodes(block):
                return _said(file, statement)
    return None


def _said(file: FileContext, statement: ast.stmt) -> Verdict:
    said = f"whatever fails here, `{file.text(statement)}` stands for the feature"
    return Verdict("MLA109", f"{said}: the model takes it for one that was computed", 0.7)


def _computed(block: ast.Try) -> set[str]:
    """What a `try` computes, as it is written: columns of a table, and names that a call of some work is given to."""
    found: set[str] = set()
    for statement in statements(block.body):
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        for target in targets(statement):
            column = isinstance(target, ast.Subscript) and not isinstance(statement.value, ast.Constant | ast.Name)
            if column or _works(statement.value, found):
                each = target.elts if isinstance(target, ast.Tuple) else [target]
                found |= {ast.unparse(one) for one in each}
    return found


def _works(value: ast.expr, computed: set[str]) -> bool:
    """Whether a value comes of a call that does more than read what came in, itself or by a name."""
    return any(
        (isinstance(part, ast.Call) and last_part(part.func) not in _PARSES)
        or (isinstance(part, ast.Name) and part.id in computed)
        for part in ast.walk(value)
    )


def _encodes(block: ast.Try) -> bool:
    """Whether a `try` answers with what a fitted encoder makes of a value."""
    answers = [v for s in block.body if isinstance(s, ast.Return) and (v := outcome(s)) is not None]
    return any(
        isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr in _ENCODES and part.args
        for value in answers
        for part in ast.walk(value)
    )


def _stands_for_any(file: FileContext, value: ast.expr) -> bool:
    """A number that a feature may well have: not below zero, as what stands for a missing one often is."""
    if isinstance(value, ast.Constant):
        return type(value.value) in (int, float)
    return bool(drawn_blank(file, value))
