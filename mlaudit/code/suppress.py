"""Suppression comments: ``# mlaudit: ignore[MLA101] reason`` and ``# mlaudit: ignore-file[MLA801] reason``."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterable

import msgspec

from mlaudit.code.facts import Comment
from mlaudit.code.pattern import regex
from mlaudit.code.source import SourceFile
from mlaudit.findings import Finding, Problem, Suppression

_PATTERN = regex(r"#\s*mlaudit:\s*ignore(-file)?\s*(?:\[([^\]]*)\])?\s*(.*)$")


def read_comments(source: SourceFile) -> tuple[Comment, ...]:
    """The suppression comments of a file; text in strings does not count."""
    if "mlaudit:" not in source.text:
        return ()
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            if token.type == tokenize.COMMENT and (match := _PATTERN.search(token.string)):
                codes = tuple(code.strip() for code in (match[2] or "").split(",") if code.strip())
                line = token.start[0]
                region = source.region(line, 0, line, 0)
                found.append(Comment(codes, match[3].strip(), 0 if match[1] else line, region.line, region.cell))
    except (tokenize.TokenError, SyntaxError):
        return tuple(found)  # the file does not parse; that is reported elsewhere
    return tuple(found)


def covers(comment: Comment, code: str) -> bool:
    """Whether a comment names a code, by itself or by a prefix (``MLA2``); one that names none covers all."""
    return not comment.codes or any(code.startswith(word) for word in comment.codes)


def suppression(comments: Iterable[Comment], code: str, first: int, last: int) -> tuple[Suppression, Comment] | None:
    """The suppression that applies to a finding of `code` on the lines `first` to `last`: the last that does.

    A finding's lines begin with its statement's, so that of several in one statement each takes the comment beside it.
    """
    fitting = [c for c in comments if covers(c, code) and (c.line == 0 or first <= c.line <= last)]
    if not fitting:
        return None
    comment = max(fitting, key=lambda each: each.line)
    return Suppression("inline" if comment.line else "file", comment.reason), comment


def suppressed(finding: Finding, first: int, last: int, comments: tuple[Comment, ...], used: set[Comment]) -> Finding:
    """The finding on the lines `first` to `last`, marked where a comment covers it, which is then added to `used`."""
    hit = suppression(comments, finding.code, first, last)
    if hit is None:
        return finding
    used.add(hit[1])
    return msgspec.structs.replace(finding, suppressed=hit[0])


def unused(path: str, comments: Iterable[Comment], used: set[Comment], active: frozenset[str]) -> list[Problem]:
    """A problem for each comment that suppressed nothing, where every code that it names was active."""
    found = []
    for comment in comments:
        if comment in used:
            continue
        if comment.codes and not all(any(code.startswith(word) for code in active) for word in comment.codes):
            continue
        names = ", ".join(comment.codes) or "anything"
        text = f"this comment suppresses nothing: no finding of {names} stands here; remove it"
        found.append(Problem("MLA003", text, path, comment.shown_line))
    return found
