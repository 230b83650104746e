"""Items that could not be asked for, and that are written down as ones that are not there."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import kept_under
from .._ways_out import shown_call
from .words import note, work

_ABSENT: Final = regex(r"(?i)(^|_)(not_?found|missing|absent|unknown|deleted|gone|nonexist\w*)(_|$)")
_ADDS: Final = frozenset({"append", "add", "extend"})
_LOCAL: Final = frozenset(
    {"open", "stat", "getsize", "index", "float", "int", "loads", "import_module", "find_spec", "__import__"}
)
"""Calls that fail, as a rule, for one reason only."""


def taken_for_absent(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except: not_found.append(key)`` round a request: a time-out is no proof that there is nothing."""
    call = work(file, block)
    if call is None or not handlers.is_broad(file, handler):
        return None
    if not isinstance(call.func, ast.Attribute) or call.func.attr in _LOCAL:
        return None
    for statement in statements(handler.body):
        added = statement.value if isinstance(statement, ast.Expr) else None
        method = added.func if isinstance(added, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.attr in _ADDS:
            kept = ast.unparse(method.value)
            if any(map(_ABSENT.search, (kept_under(method.value), kept.partition("[")[0]))):
                said = f"any failure of `{shown_call(file, call)}`, an outage too, is written down in `{kept[:40]}`"
                return note(f"{said}: what could not be asked for counts as what is not there")
    return None
