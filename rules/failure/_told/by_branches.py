"""MLA102 where nothing was caught: branches and commands by which a program ends well though it did not do its work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue
from mlaudit.findings import Severity

from .._stores.missing_settings import missing_settings
from .failed_flags import failed_flags
from .masked_commands import WORD, masked_commands
from .refused_downloads import WORDS, refused_downloads, refused_sends

_SURE: Final = 0.7


def by_branches(file: FileContext) -> Iterator[Issue]:
    """All of them that a file has, kind by kind."""
    for branch, said in failed_flags(file):
        fix = "End with another exit status: `raise SystemExit(...)`, or `sys.exit(1)`."
        yield Issue(branch, said, severity=Severity.WARNING, confidence=_SURE, remediation=fix)
    for place, said in missing_settings(file):
        fix = "Raise where a file that was named is not there."
        yield Issue(place, said, severity=Severity.WARNING, confidence=_SURE, remediation=fix)
    for command, line in masked_commands(file) if file.holds(WORD) else ():
        said = f"this task ends well whatever fails in it, for its last line is `{line}`"
        fix = "Let the command fail; or test for what may be missing, and fail for all the rest."
        message = f"{said}: what comes next goes on with what another day left"
        yield Issue(command, message, severity=Severity.WARNING, confidence=_SURE, remediation=fix)
    for printed, name in refused_downloads(file) if file.holds(*WORDS) else ():
        said = f"a download that the server refuses is only printed, and `{name}` ends as if all had come"
        fix = "Raise where one is refused: `answer.raise_for_status()`."
        message = f"{said}: what comes next goes on with what another day left, or with nothing"
        yield Issue(printed, message, severity=Severity.INFO, confidence=_SURE, remediation=fix)
    for printed, name in refused_sends(file) if file.holds(*WORDS) else ():
        said = f"what the server refuses is only printed, and `{name}` ends as if it had been sent"
        fix = "Raise where it is refused: `answer.raise_for_status()`."
        message = f"{said}: whoever asked for it is told so"
        data = {"needs": "serving"}
        yield Issue(printed, message, severity=Severity.WARNING, confidence=_SURE, remediation=fix, data=data)


__all__ = ["by_branches"]
