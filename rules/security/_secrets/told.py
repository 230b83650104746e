"""What was told of a file already: a line is told once, and so is a text, however often it stands there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue, Severity


def lines_told(file: FileContext) -> set[int]:
    """The lines of which a secret was told; whoever tells another one adds its line."""
    told: set[int] = file.shared.setdefault("secrets told", set())
    return told


def is_told_already(file: FileContext, text: str, severity: Severity | None) -> bool:
    """Whether the same secret was told, as severely, in an earlier line of the file: it is revoked once."""
    told: set[tuple[str, Severity | None]] = file.shared.setdefault("texts told", set())
    if (text, severity) in told:
        return True
    told.add((text, severity))
    return False


def known(whose: str, place: ast.expr, file: FileContext) -> Iterator[Issue]:
    """A password that may be anything, of an account that is made with it."""
    told = lines_told(file)
    if place.lineno not in told:
        told.add(place.lineno)
        yield Issue(place, readable("a password", whose))


def readable(what: str, where: str) -> str:
    """What is said of a secret: what it is, where it stands, and who can read it."""
    place = f" in {where}" if where else ""
    return f"{what}{place} is readable by everybody who can read this repository or an image made from it"
