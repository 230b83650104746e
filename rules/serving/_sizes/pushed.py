"""Lists in Redis that each request adds to, and of which nothing says how long they may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

PUSHES: Final = (b".rpush(", b".lpush(", b".xadd(")
_PUSHES: Final = ("rpush", "lpush", "xadd")
_CUTS: Final = frozenset({"ltrim", "xtrim"})
_LENGTHS: Final = frozenset({"llen", "xlen"})
_ORDER: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_REDIS: Final = regex(r"(?i)redis|valkey")
_OF_ONE: Final = regex(r"(?i)id\b|session|user|conversation|channel|result|reply|response|done|finish")
"""Keys of one job's or one user's own list: others end those."""


def pushed(file: FileContext) -> Iterator[ast.Call]:
    """The pushes on to a list of one fixed key, in a file that neither cuts it, nor looks at its length, nor lets it
    expire.
    """
    if not file.holds(*PUSHES):
        return
    for call in called(file, *_PUSHES):
        key = call.args[0] if call.args else None
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if key is None or owner is None or not (_REDIS.search(spelled(owner)) or _of_redis(file, call)):
            continue
        written = spelled(key)
        if isinstance(key, ast.JoinedStr | ast.BinOp) or _OF_ONE.search(written) or file.function_of(call) is None:
            continue
        if any(each.arg in ("maxlen", "minid") for each in call.keywords) or _is_bounded(file, written):
            continue
        if _is_parameter(file, call, key):
            continue
        yield call


def _of_redis(file: FileContext, call: ast.Call) -> bool:
    return _REDIS.search(file.call_name(call) or "") is not None


def _is_bounded(file: FileContext, key: str) -> bool:
    """Whether a file cuts the list, gives it an end, or compares its length with anything but nothing."""
    for call in called(file, *_CUTS, "expire", "pexpire", "expireat"):
        if call.args and spelled(call.args[0]) == key:
            return True
    for call in called(file, *_LENGTHS):
        if not call.args or spelled(call.args[0]) != key:
            continue
        home = file.function_of(call)
        names = {spelled(call), *_names(file, call)}
        for compare in file.inside(home, ast.Compare) if home is not None else ():
            sides = [compare.left, *compare.comparators]
            zero = any(isinstance(side, ast.Constant) and side.value == 0 for side in sides)
            if not zero and isinstance(compare.ops[0], _ORDER) and any(spelled(side) in names for side in sides):
                return True
    return False


def _names(file: FileContext, call: ast.Call) -> set[str]:
    """What the length is called afterwards."""
    part: ast.AST | None = parent_of(call)
    while isinstance(part, ast.Await | ast.Call):
        part = parent_of(part)
    return {spelled(target) for target in part.targets} if isinstance(part, ast.Assign) else set()


def _is_parameter(file: FileContext, call: ast.Call, key: ast.expr) -> bool:
    """Whether a caller says which list it is."""
    home = file.function_of(call)
    return (
        isinstance(key, ast.Name)
        and home is not None
        and any(key.id == each.arg for each in (*home.args.args, *home.args.kwonlyargs))
    )


__all__ = ["PUSHES", "pushed"]
