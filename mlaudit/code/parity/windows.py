"""Moving windows: a mean over the last rows is a value of each row, and no statistic of the table."""

from __future__ import annotations

from typing import Final

from mlaudit.code.parity.values import Data

_OPENS: Final = frozenset({"rolling", "ewm", "expanding"})
WINDOW: Final = "window"


def opened(made: Data, name: str) -> Data:
    """What a method gives, marked where it is windows."""
    if name in _OPENS:
        made.detail = WINDOW
    return made


def summed(owner: Data) -> Data | None:
    """The column that a statistic of windows is; None for one of other rows."""
    if owner.detail != WINDOW:
        return None
    made = owner.copy()
    made.detail = ""
    return made
