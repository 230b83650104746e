"""Another database in the place of the one that cannot be reached."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._work import calls

_CONNECTS: Final = frozenset({"create_engine", "create_async_engine", "connect", "init_db", "create_all", "execute"})
_TRIAL: Final = regex(r"(?i)(^|[\s_/])(tests?|dev|demo|example|local)([\s_/.]|$)")


def other_database(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``return "sqlite:///app.db"`` where the server's database did not answer: rows go to a file that is new."""
    if lasts(file).isdisjoint(_CONNECTS) or not file.holds(b"sqlite"):
        return None
    if _TRIAL.search(f"{handlers.enclosing(handler)} {file.path}"):
        return None
    asked = next((call for call in calls(file, block.body) if last_part(call.func) in _CONNECTS), None)
    if asked is None or any(_is_sqlite(file, part) for s in block.body for part in ast.walk(s)):
        return None
    for statement in statements(handler.body):
        value = statement.value if isinstance(statement, ast.Return | ast.Assign) else None
        made = value.args[0] if isinstance(value, ast.Call) and value.args else value
        if made is not None and _is_sqlite(file, made):
            said = "when the database does not answer, a local SQLite file takes its place"
            return Verdict("MLA102", f"{said}: what is written there is lost, and what was there before is missed", 0.7)
    return None


def _is_sqlite(file: FileContext, node: ast.AST) -> bool:
    value = file.constant(node) if isinstance(node, ast.Constant | ast.Name | ast.Attribute) else None
    return isinstance(value, str) and value.startswith("sqlite")
