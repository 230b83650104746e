"""Rows that a database holds: what is asked of a session or cursor is no part of a request, though both are given to
one function.
"""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.parity.values import Data, Place
from mlaudit.code.pattern import regex

DATABASE: Final = "database"
"""The source of such rows."""
_HANDLE: Final = regex(
    r"(^|_)(db|database|session|conn(ection)?|cur(sor)?|engine|collection|repo(sitory)?|dao|uow)$", re.IGNORECASE
)
"""Names of what a database is asked by."""
_QUESTIONS: Final = frozenset(
    {"query", "execute", "exec", "scalar", "scalars", "get", "find", "find_one", "aggregate", "select", "fetch"}
    | {"fetchone", "fetchall", "fetchrow", "fetchmany", "raw", "filter", "all", "first", "stream", "list"}
)


def rows(owner: Data, name: str, place: Place) -> Data | None:
    """``db.query(Customer)``, ``cursor.fetchall()`` of a parameter; None for any other method."""
    if owner.source != "parameter" or owner.chain or owner.columns or _HANDLE.search(owner.name) is None:
        return None
    asks = name in _QUESTIONS or name.startswith(("get_", "find_", "fetch_", "list_", "load_"))
    return Data(DATABASE, place=place) if asks else None
