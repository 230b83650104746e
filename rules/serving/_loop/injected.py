"""Sessions of a database that a function is handed with no type beside them: ``db=Depends(get_db)``, or by a decorator
that opens one for each call: ``@with_session``.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_ASKED: Final = frozenset({"commit", "refresh", "flush", "query", "execute", "scalars", "scalar"})
ENDS: Final = _ASKED | {"first", "all", "one", "one_or_none", "count"}
"""Last parts of what such a session is asked."""
_HANDS: Final = regex(r"^(with|provide|inject|use)_(db_|sql_|sync_)?(session|db)$")
"""Decorators that hand a session over."""
_HANDED: Final = frozenset({"session", "db", "db_session"})
_SESSION: Final = "sqlalchemy.orm.Session()"


def session_call(file: FileContext, call: ast.Call) -> str:
    """The name that a call would have if its session's type were written: by what is asked of it, and that something in
    the file commits or a decorator hands it over, it is one of SQLAlchemy; "" for any other call.
    """
    if last_part(call.func) not in ENDS or not file.holds(b"Depends", b"_session", b"_db"):
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
    if name.id in _HANDED and _is_handed_over(home, name.id):
        return True
    return "commit" in lasts(file) and any(
        argument.arg == name.id
        and argument.annotation is None
        and isinstance(default, ast.Call)
        and last_part(default.func) == "Depends"
        for argument, default in pairs
    )


def _is_handed_over(home: FunctionNode, name: str) -> bool:
    """Whether a decorator of a plain function gives it a parameter that has no type."""
    given = (*home.args.posonlyargs, *home.args.args, *home.args.kwonlyargs)
    if not any(each.arg == name and each.annotation is None for each in given):
        return False
    return isinstance(home, ast.FunctionDef) and any(_HANDS.match(last_part(each)) for each in home.decorator_list)


__all__ = ["ENDS", "session_call"]
