"""What a guard answers where it fails, and how bad that is: a limit is open by mistake at worst."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext

from .._handlers import Verdict
from .guard_names import is_open_by_choice, limits
from .guards import all_clear, kept_answer, open_guard, refusal_lost
from .no_findings import no_findings
from .preset_verdicts import preset_verdict


def failed_guard(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A guard that lets its input through, or says that all is well, where it fails."""
    return (
        open_guard(file, handler)
        or no_findings(file, block, handler)
        or refusal_lost(file, block, handler)
        or all_clear(file, handler)
        or kept_answer(file, block, handler)
        or preset_verdict(file, block, handler)
    )


def of_guard(file: FileContext, handler: ast.ExceptHandler, found: Verdict) -> Verdict | None:
    """The verdict on a guard: a limit is open by mistake at worst, and not at all where it says that it is to be."""
    return None if is_open_by_choice(file, handler) else found._replace(mild=limits(file, handler))
