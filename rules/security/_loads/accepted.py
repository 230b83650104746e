"""Loads whose risk somebody has taken in writing: a comment beside the call that says whose file it is, or why."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_BEFORE: Final = regex(r"^\s*#")
_TAKES: Final = regex(
    r"(?i)\bweights_only\b|\btrusted\b"
    r"|\bself[- ]?(produced|written|made|saved|generated|trained)\b"
    r"|\b(our|its|my|the project's|this project's) own\b|\b(written|saved|produced|made) by (us|this|our)\b"
)
"""What says that the file is one's own, or that the option was looked at."""
_LEFT_OPEN: Final = regex(
    r"(?i)\b(todo|fixme|xxx|hack)\b|\b(use|set|prefer|switch to|should be) `?weights_only\b"
    r"|\b(not|if|only|must be|should be)\b.{0,40}\btrusted"
)
"""What puts it off, or warns others."""
_SUPPRESSED: Final = regex(
    r"#\s*nosec\b(?![\s:,-]*B\d)|#\s*nosec\b.*\bB(301|302|403|506|614)\b"
    r"|#\s*noqa:.*\bS(301|302|403|506|614)\b|#\s*nosemgrep\b.*pickle"
)
"""What keeps Bandit, Ruff or Semgrep from telling the same."""


def is_accepted(file: FileContext, call: ast.Call) -> bool:
    """Whether a comment on the lines of a load, or right above its statement, takes its risk. One above several loads,
    line after line, speaks for all of them.
    """
    statement = file.statement_of(call)
    if statement is None or not file.holds(b"#"):
        return False
    lines = file.source.lines
    own = lines[call.lineno - 1 : call.end_lineno]
    comments = [*_above(lines, statement.lineno, file.text(call.func)), *(f"#{line.partition('#')[2]}" for line in own)]
    said = " ".join(comments)
    if any(map(_SUPPRESSED.search, comments)):
        return True
    return _TAKES.search(said) is not None and _LEFT_OPEN.search(said) is None


def _above(lines: list[str], first: int, loader: str) -> list[str]:
    """The comment right above a statement, or above those right before it that load in the same way."""
    found: list[str] = []
    for line in reversed(lines[: first - 1]):
        if _BEFORE.match(line):
            found.append(line.strip())
        elif found or f"{loader}(" not in line:
            break
    return found[::-1]


__all__ = ["is_accepted"]
