"""Whether rows that are held out could be found at fault in a file at all: asked before it is read in any form."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called, called_where, calls_one
from mlaudit.code.file import FileContext

from .._rows.metrics import METRICS
from .._rows.parts import speaks_of_test
from .._rows.tables import FITS
from .inlined import calls_given
from .own_rows import learns
from .self_scaled import may_scale

_LEARNS: Final = FITS | METRICS
_FEW: Final = 4
"""Arguments of ``train``, without keywords, among which are no rows to watch."""


def may_find(file: FileContext) -> bool:
    """Whether a file speaks of test rows, fits, measures, scales rows by hand, or hands a trial or a function on: all
    that is found is found by one of these.
    """
    if speaks_of_test(file) or file.holds(b".suggest_", b"pycaret"):
        return True
    if calls_one(file, _LEARNS) or may_scale(file) or calls_given(file):
        return True
    if any(call.keywords or len(call.args) >= _FEW for call in called(file, "train")):
        return True
    return any(len(call.args) > 1 for call in called_where(file, learns) if not isinstance(call.func, ast.Attribute))


__all__ = ["may_find"]
