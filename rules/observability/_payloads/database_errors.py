"""Errors of SQLAlchemy whose text holds what somebody sent: the statement, and each value that it was to write or to
compare with.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

from .._logs import LEVELS, log_level, pieces, varies
from .._personal import identifies
from .bodies import is_part, is_whole
from .payload import payload
from .tables import is_told_column

_ADDS: Final = frozenset({"add", "merge"})
_RUNS: Final = frozenset({"commit", "flush", "execute", "scalar", "scalars"})
_ASKS: Final = frozenset({"filter", "where", "filter_by", "values", "having"})
"""What a statement takes its values by."""
_OF_STATEMENTS: Final = regex(
    r"(^|\.)(SQLAlchemyError|(Integrity|DBAPI|Data|Database|Statement|Programming|Operational)Error)$"
)
"""Errors that only a database raises: what their ``try`` does is done with one."""
_ANY: Final = regex(r"(^|\.)(Base)?Exception$")
_REFUSES: Final = frozenset({"HTTPException", "JSONResponse", "jsonify", "abort"})
_SESSION: Final = regex(r"(?i)(^|_)(db|session|conn(ection)?|database|uow)$")


class ToldError(NamedTuple):
    """A call that tells the text of a database's error: the value that a user brought and the statement holds; or, ""
    for none in sight, what the rows are made of that it writes (``app.tables.User()``).
    """

    call: ast.Call
    value: str
    rows: tuple[str, ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """What is to be known of it."""
        known: dict[str, Any] = {"print": False, "own_severity": True, "of database": True}
        return known | {"rows": list(self.rows)} if self.rows else known

    @property
    def message(self) -> str:
        """What is said of it; what stands for the value, where that is yet to be found, is ``?``."""
        value = self.value or "?"
        return f"the text of a database's error is told here, with the values of its statement (`{value}` among them)"


def told_values(file: FileContext) -> Iterator[ToldError]:
    """The calls that log or answer the text of an error of a database; one for each ``try``."""
    for tried in file.tree.of(ast.Try):
        for handler in tried.handlers:
            known = _takes(handler, _OF_STATEMENTS)
            if not known and not _takes(handler, _ANY):
                continue
            told = next((call for call in file.inside(handler, ast.Call) if _tells(file, call, handler.name)), None)
            if told is None:
                continue
            calls = [call for each in tried.body for call in file.inside(each, ast.Call) if _nearest(call) is tried]
            value, rows = _written(file, calls)
            if known and not value:
                value = _compared(file, calls) or _set(file, tried, calls) or _handed_over(file, calls)
            if value or (known and rows):
                yield ToldError(told, value, () if value else rows)
                break


def _written(file: FileContext, calls: list[ast.Call]) -> tuple[str, tuple[str, ...]]:
    """What of a user's a row is made of that a ``try`` adds to the database, "" for nothing, and what made the rows of
    which that is not seen.
    """
    rows: list[str] = []
    if not any(last_part(call.func) in _RUNS for call in calls):
        return "", ()
    for call in calls:
        if last_part(call.func) not in _ADDS or len(call.args) != 1:
            continue
        row = file.names.single_value(call.args[0])
        given = [*row.args, *(k.value for k in row.keywords)] if isinstance(row, ast.Call) else []
        for part in (part for value in given for part, _ in pieces(file, value)):
            if _is_of_user(file, part):
                return file.text(part), ()
        for keyword in row.keywords if isinstance(row, ast.Call) else ():
            if keyword.arg and is_told_column(keyword.arg) and varies(file, keyword.value):
                return keyword.arg, ()
        if not isinstance(row, ast.Call) or not row.keywords or any(k.arg is None for k in row.keywords):
            rows += [
                name for each in (row, call.args[0], *given) if each is not None and (name := _made_of(file, each))
            ]
    return "", tuple(dict.fromkeys(rows))


def _made_of(file: FileContext, node: ast.expr) -> str:
    """The dotted name of what a row, or what it is made from, is an object of; "" where it is unknown."""
    name = file.qualname(node) or ""
    return name if name.endswith("()") and not name.startswith("builtins.") else ""


def _is_of_user(file: FileContext, part: ast.expr) -> bool:
    held = payload(file, part) or is_whole(file, part) or is_part(file, part)
    return bool(held) or identifies(file, part)


def _compared(file: FileContext, calls: list[ast.Call]) -> str:
    """What a statement is asked for that tells who somebody is: ``.where(User.email == email)``, ``email=email``."""
    for call in calls:
        if last_part(call.func) not in _ASKS:
            continue
        for keyword in call.keywords:
            if keyword.arg and is_told_column(keyword.arg) and varies(file, keyword.value):
                return keyword.arg
        for test in call.args:
            if isinstance(test, ast.Compare) and is_told_column(last_part(test.left)):
                if varies(file, test.comparators[0]):
                    return file.text(test.left)
    return ""


def _set(file: FileContext, tried: ast.Try, calls: list[ast.Call]) -> str:
    """What is changed of a row that is written back: ``user.email = email`` before ``session.commit()``."""
    if not any(last_part(call.func) in ("commit", "flush") for call in calls):
        return ""
    for change in (each for each in tried.body if isinstance(each, ast.Assign)):
        target = change.targets[0]
        if isinstance(target, ast.Attribute) and is_told_column(target.attr) and varies(file, change.value):
            return file.text(target)
    return ""


def _handed_over(file: FileContext, calls: list[ast.Call]) -> str:
    """What of a user's is handed over together with a session: ``keep_answer(db, payload)``."""
    for call in calls:
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if any(_SESSION.search(last_part(each)) for each in given):
            found = next((each for each in given if _is_of_user(file, each)), None)
            if found is not None:
                return file.text(found)
    return ""


def _nearest(call: ast.Call) -> ast.AST | None:
    """The ``try`` that a call stands in, innermost first: that is whose handlers see its error."""
    return next((parent for parent in parents(call) if isinstance(parent, ast.Try)), None)


def _takes(handler: ast.ExceptHandler, errors: re.Pattern[str]) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(errors.search(last_part(kind)) if kind is not None else errors is _ANY for kind in kinds)


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


__all__ = ["ToldError", "told_values"]
