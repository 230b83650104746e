"""Lists of names that are picked from a longer one, where both are written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from mlaudit.code.parity.parameters import names_of
from mlaudit.code.parity.values import Const, Items, Value

_CHOOSES: Final = frozenset({"In", "NotIn", "Eq", "NotEq"})


def others(target: Any, conditions: list[Any], read: Callable[[Any], Value]) -> tuple[str, ...]:
    """``[name for name in table.columns if name != "text"]``: the names left out; none for any other choice."""
    found: list[str] = []
    for condition in conditions:
        if condition[0] != "cmp" or condition[1] not in ("NotIn", "NotEq") or condition[2] != target:
            return ()
        listed = read(condition[3])
        wanted = names_of(listed)
        one = isinstance(listed, Const) and isinstance(listed.value, str)
        if wanted is None or one is (condition[1] == "NotIn"):
            return ()
        found += wanted
    return tuple(found)


def kept(over: Value, target: Any, conditions: list[Any], read: Callable[[Any], Value]) -> Items | None:
    """``[name for name in COLUMNS if name not in DROPPED]``; None for any other choice.

    `read` gives what a piece of code stands for.
    """
    names = names_of(over) if isinstance(over, Const | Items) else None
    for condition in conditions if names else ():
        if condition[0] != "cmp" or condition[1] not in _CHOOSES or condition[2] != target:
            return None
        listed = read(condition[3])
        wanted = names_of(listed)
        one = isinstance(listed, Const) and isinstance(listed.value, str)
        if wanted is None or one is condition[1].endswith("In"):
            return None
        out = condition[1].startswith("Not")
        names = tuple(name for name in names or () if (name in wanted) is not out)
    return Items([Const(name) for name in names]) if names else None
