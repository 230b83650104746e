"""What is loaded only where a store did not have it: ``held = store.get(key)``, ``if held: return``, and a ``set``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

_GETS: Final = ("get", "hget", "get_item", "get_value")
_SETS: Final = frozenset({"set", "setex", "hset", "psetex", "set_item", "set_value", "add", "put"})


def lines_on_miss(file: FileContext) -> set[int]:
    """The lines of the calls that follow a look into a store which returns what it holds, in functions that put what
    they made under the same key. To take it out of the store is still work, and said where it is done.
    """
    lines: set[int] = set()
    for look in called(file, *_GETS) if file.holds(b".set", b".hset", b".put(", b".add(") else ():
        home = file.function_of(look)
        parent = parent_of(look)
        held = target_of(file.statement_of(look), parent if isinstance(parent, ast.Await) else look)
        if home is None or not isinstance(held, ast.Name) or not isinstance(look.func, ast.Attribute) or not look.args:
            continue
        owner, key = spelled(look.func.value), spelled(look.args[0])
        hits = [b for b in file.inside(home, ast.If) if b.lineno > look.lineno and _returns_held(b, held.id)]
        calls = file.inside(home, ast.Call)
        first = min((branch.end_lineno or branch.lineno for branch in hits), default=None)
        if first is not None and any(_puts(each, owner, key) and each.lineno > first for each in calls):
            lines.update(each.lineno for each in calls if each.lineno > first)
    return lines


def _returns_held(branch: ast.If, held: str) -> bool:
    """``if held is not None: return decode(held)``"""
    asks = any(isinstance(part, ast.Name) and part.id == held for part in ast.walk(branch.test))
    return asks and any(isinstance(part, ast.Return) for statement in branch.body for part in ast.walk(statement))


def _puts(call: ast.Call, owner: str, key: str) -> bool:
    if not isinstance(call.func, ast.Attribute) or last_part(call.func) not in _SETS or not call.args:
        return False
    return spelled(call.func.value) == owner and spelled(call.args[0]) == key


__all__ = ["lines_on_miss"]
