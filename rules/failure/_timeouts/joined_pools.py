"""Bounds on the work of a pool that waits for it all the same: the end of ``with ThreadPoolExecutor()`` joins it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called_where
from mlaudit.code.file import FileContext, last_part

_POOLS: Final = frozenset(
    {f"concurrent.futures.{kind}PoolExecutor" for kind in ("Thread", "Process")}
    | {f"concurrent.futures.{kind.lower()}.{kind}PoolExecutor" for kind in ("Thread", "Process")}
)
_WAITS: Final = {"result": 0, "exception": 0, "as_completed": 1}
_ENDS: Final = frozenset({"kill", "terminate", "_exit"})


class Joined(NamedTuple):
    """A wait with a bound, and the pool that goes on waiting, as it is written; `ended`: for what has ended already."""

    wait: ast.Call
    pool: str
    ended: bool


def joined_pools(file: FileContext) -> Iterator[Joined]:
    """The waits with a bound for work that was handed to a pool of the `with` around them."""
    if not file.holds(b"PoolExecutor("):
        return
    for wait in called_where(file, lambda last: last in _WAITS):
        bound = file.argument(wait, "timeout", _WAITS[last_part(wait.func)])
        home = file.function_of(wait)
        if bound is None or home is None or file.constant(bound) is None:
            continue
        for block in file.ancestors(wait, ast.With):
            for item in block.items:
                pool, name = item.context_expr, item.optional_vars
                if not isinstance(pool, ast.Call) or file.call_name(pool) not in _POOLS:
                    continue
                if file.function_of(block) is home and isinstance(name, ast.Name) and _is_of(file, wait, name.id):
                    if not any(last_part(each.func) in _ENDS for each in file.inside(home, ast.Call)):
                        yield Joined(wait, name.id, _has_ended(file, wait))


def _has_ended(file: FileContext, wait: ast.Call) -> bool:
    """Whether ``for future in as_completed(futures)`` gave the future: it has ended, and its result is there."""
    held = wait.func.value if isinstance(wait.func, ast.Attribute) else None
    given = [b.value for b in file.names.lookup(held.id, held)] if isinstance(held, ast.Name) else []
    return bool(given) and all(isinstance(v, ast.Call) and last_part(v.func) == "as_completed" for v in given)


def _is_of(file: FileContext, wait: ast.Call, pool: str) -> bool:
    """Whether what is waited for was handed to the pool of this name."""
    last = last_part(wait.func)
    held = wait.args[0] if last == "as_completed" and wait.args else getattr(wait.func, "value", None)
    made: list[ast.AST] = [held] if held is not None else []
    if isinstance(held, ast.Name):
        made += [b.value for b in file.names.lookup(held.id, held) if b.value is not None]
    names = [n for each in made for n in ast.walk(each) if isinstance(n, ast.Name) and n is not held]
    made += [b.value for n in names for b in file.names.lookup(n.id, n) if b.kind == "assign" and b.value is not None]
    return any(
        isinstance(part, ast.Attribute) and part.attr in ("submit", "map") and last_part(part.value) == pool
        for each in made
        for part in ast.walk(each)
    )


__all__ = ["joined_pools"]
