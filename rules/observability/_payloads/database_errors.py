"""Errors of SQLAlchemy whose text holds what somebody sent: the statement, and each value that it was to write."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

from .._logs import LEVELS, log_level, pieces
from .._personal import identifies
from .bodies import is_part, is_whole
from .payload import payload

_ADDS: Final = frozenset({"add", "merge"})
_ERRORS: Final = regex(
    r"(^|\.)((Base)?Exception|SQLAlchemyError|(Integrity|DBAPI|Data|Database|Statement|Programming)Error)$"
)
_REFUSES: Final = frozenset({"HTTPException", "JSONResponse", "jsonify", "abort"})


def told_values(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """The calls that log or answer the text of an error of a database, each with the value that a user brought and
    the statement was to write; one for each ``try``.
    """
    if not file.holds(b".commit(", b".flush(") or not file.holds(b".add(", b".merge("):
        return
    for tried in file.tree.of(ast.Try):
        written = _written(file, tried)
        if not written:
            continue
        for handler in tried.handlers:
            if not _takes_database_errors(file, handler):
                continue
            told = next((call for call in file.inside(handler, ast.Call) if _tells(file, call, handler.name)), None)
            if told is not None:
                yield told, written
                break


def _written(file: FileContext, tried: ast.Try) -> str:
    """What of a user's a row is made of that a ``try`` adds to the database and commits; "" for nothing."""
    calls = [call for each in tried.body for call in file.inside(each, ast.Call) if _nearest(call) is tried]
    if not any(last_part(call.func) in ("commit", "flush") for call in calls):
        return ""
    for call in calls:
        if last_part(call.func) not in _ADDS or len(call.args) != 1:
            continue
        row = file.names.single_value(call.args[0])
        for value in [*row.args, *(k.value for k in row.keywords)] if isinstance(row, ast.Call) else []:
            for part, _ in pieces(file, value):
                held = payload(file, part) or is_whole(file, part) or is_part(file, part) or identifies(file, part)
                if held:
                    return file.text(part)
    return ""


def _nearest(call: ast.Call) -> ast.AST | None:
    """The ``try`` that a call stands in, innermost first: that is whose handlers see its error."""
    return next((parent for parent in parents(call) if isinstance(parent, ast.Try)), None)


def _takes_database_errors(file: FileContext, handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or _ERRORS.search(last_part(kind)) for kind in kinds)


def _tells(file: FileContext, call: ast.Call, error: str | None) -> bool:
    """Whether a call writes the text of an error into the log, or into an answer."""
    if error is None:
        return False
    last = last_part(call.func)
    if last in LEVELS or last == "print":
        level = log_level(file, call)
        if not level:
            return False
        if level == "exception":
            return True
    elif last not in _REFUSES:
        return False
    parts = [part for each in (*call.args, *(k.value for k in call.keywords)) for part, _ in pieces(file, each)]
    shown = any(isinstance(part, ast.Name) and part.id == error for part in parts)
    traced = any(k.arg == "exc_info" and file.constant(k.value) is True for k in call.keywords)
    return shown or traced
