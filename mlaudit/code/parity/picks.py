"""Lists of names that are picked from a longer one, where both are written out."""

from __future__ import annotations

from typing import Any, Final

from mlaudit.code.parity.parameters import names_of
from mlaudit.code.parity.values import Const, Items, Value

_CHOOSES: Final = frozenset({"In", "NotIn", "Eq", "NotEq"})


def kept(over: Value, target: Any, conditions: list[Any], asked: list[Value]) -> Items | None:
    """``[name for name in COLUMNS if name not in DROPPED]``: `asked` is what each condition compares `target` with.

    None for any other choice.
    """
    names = names_of(over) if isinstance(over, Const | Items) else None
    if not names or len(asked) != len(conditions):
        return None
    for condition, listed in zip(conditions, asked, strict=True):
        wanted = names_of(listed)
        one = isinstance(listed, Const) and isinstance(listed.value, str)
        if condition[1] not in _CHOOSES or condition[2] != target or wanted is None or one is _is_among(condition):
            return None
        out = condition[1].startswith("Not")
        names = tuple(name for name in names if (name in wanted) is not out)
    return Items([Const(name) for name in names])


def _is_among(condition: Any) -> bool:
    return bool(condition[1].endswith("In"))
