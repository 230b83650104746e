"""Sessions of a database that a route is handed with no type beside them: ``db=Depends(get_db)``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part

_ASKED: Final = frozenset({"commit", "refresh", "flush", "query", "execute", "scalars", "scalar"})
ENDS: Final = _ASKED | {"first", "all", "one", "one_or_none", "count"}
"""Last parts of what such a session is asked."""
_SESSION: Final = "sqlalchemy.orm.Session()"


def session_call(file: FileContext, call: ast.Call) -> str:
    """The name that a call would have if its session's type were written: by what is asked of it, and that something in
    the file commits, it is one of SQLAlchemy; "" for any other call.
    """
    if last_part(call.func) not in ENDS or "commit" not in lasts(file) or not file.holds(b"Depends"):
        return ""
    held: ast.expr = call.func
    written: list[str] = []
    while not isinstance(held, ast.Name):
        if isinstance(held, ast.Attribute):
            written.append(held.attr)
            held = held.value
        elif isinstance(held, ast.Call) and isinstance(held.func, ast.Attribute):
            held = held.func
            written.append("()")
        else:
            return ""
    if not written or written[-1] not in _ASKED or not _is_injected(file, held):
        return ""
    return _SESSION + "".join(part if part == "()" else f".{part}" for part in reversed(written))


def _is_injected(file: FileContext, name: ast.Name) -> bool:
    home = file.function_of(name)
    if home is None:
        return False
    given = [*home.args.posonlyargs, *home.args.args]
    pairs = [*zip(reversed(given), reversed(home.args.defaults), strict=False)]
    pairs += [(each, value) for each, value in zip(home.args.kwonlyargs, home.args.kw_defaults, strict=True) if value]
    return any(
        argument.arg == name.id
        and argument.annotation is None
        and isinstance(default, ast.Call)
        and last_part(default.func) == "Depends"
        for argument, default in pairs
    )


__all__ = ["ENDS", "session_call"]
