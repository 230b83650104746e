"""Keys and passwords that stand in the files that configure a project, and passwords of rented servers in tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.deployments import text_of
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Severity

from .configuration import Given, LeftOut, configured
from .managed import rented_password
from .marked import MARKS
from .published import published_passwords
from .secrets import (
    CONNECTION,
    entropy,
    is_chosen,
    is_dummy,
    is_for_everybody,
    is_secret_name,
    named_secret,
    provider_secret,
)

_NEAR: Final = 8
"""How far apart a password and its server's address stand, where both have a name of their own."""
_HERE: Final = regex(r"(?i)(host|server|url|uri|endpoint|addr\w*)[\"']?\s*[:=].{0,40}(localhost|127\.0\.0\.1)")
_NO_TEXT: Final = regex(r"^(ENC\[|!|\$|%|@|vault:|env[:.]|file:|ref\+|projects/|arn:)|\(.*\)$|^[A-Z]+(_[A-Z0-9]+)+$")
"""What names a secret that is kept elsewhere."""
_INSIDE: Final = regex(r"(?i)(^|\.)(svc|cluster\.local|internal|local|lan|intern)$|^[^.]*$|^(\d+\.){3}\d+$")
_SIGNS: Final = regex(r"(?i)(secret|signing|encryption)_?(key)?$")
_TUTORIAL: Final = frozenset(
    {
        "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7",  # of FastAPI
        "46BKJoQYlPPOexq0OhDZnIlNepKFf87WFwLbfzqDDho=",  # of an image of Airflow
    }
)
"""Keys that stand in tutorials to be copied: everybody has them."""


class Written(NamedTuple):
    """A secret in a file that is no source: what it is, and where."""

    path: str
    line: int
    start: int
    end: int
    what: str
    name: str
    text: str
    severity: Severity
    shared: str = ""
    more: tuple[int, ...] = ()


def in_settings(project: ProjectView) -> Iterator[Written]:
    """The secrets in a project's settings, manifests and compose files; each file that git ignores is left out."""
    if project.root is None:
        return
    left_out = LeftOut(project.root)
    for lines in configured(project):
        found = list(_in_file(lines))
        if lines and lines[0].kind == "compose" and not lines[0].tried:
            told = {each.line for each in found}
            notes = [each for each in published_passwords(project.root, lines) if each.line not in told]
            if notes:
                first = notes[0]
                found.append(
                    Written(
                        *(first.path, first.line, *_place(first, first.value), "a password", first.name, ""),
                        severity=Severity.INFO,
                        shared="on a port that is open to others",
                        more=tuple(each.line for each in notes[1:]),
                    )
                )
        if found and not left_out.holds(lines[0].path):
            yield from found


def in_tests(project: ProjectView) -> Iterator[Written]:
    """The addresses with a password of rented servers in tests: what a test asks there is the real one."""
    for path in sorted(project.files if project.root is not None else ()):
        if project.root is None or not path.endswith(".py") or not is_test_path(path):
            continue
        text = text_of(project.root / path)
        if "://" not in text or "@" not in text:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            place = rented_password(line) if len(line) < 5000 and not line.lstrip().startswith("#") else None
            if place is not None:
                what = "a password in a connection string"
                yield Written(path, number, *place, what, "", line[slice(*place)], Severity.ERROR)


def _in_file(lines: list[Given]) -> Iterator[Written]:
    for at, given in enumerate(lines):
        if len(given.text) > 5000:
            continue
        written = _by_itself(given) or _by_name(given, lines, at)
        if written is not None:
            yield written


def _by_itself(given: Given) -> Written | None:
    """What says itself what it is, in the line or in what is written in base64."""
    texts = (given.text.replace("%%", "%"), given.value)
    for text in texts:
        found = provider_secret(text) if MARKS.search(text) else None
        if found is None:
            continue
        what, start, end = found
        severity = Severity.ERROR
        if "connection" in what:
            address = CONNECTION.search(text)
            if address is None or not given.name:
                return None  # what is commented out shows a form
            if _INSIDE.search(address[2]):
                if not is_chosen(address[1]) or is_for_everybody(address[1]):
                    return None
                severity = Severity.INFO
        return Written(given.path, given.line, *_place(given, text[start:end]), what, "", text[start:end], severity)
    return None


def _by_name(given: Given, lines: list[Given], at: int) -> Written | None:
    name, value = given.name, given.value
    if not name or not value or not is_secret_name(name) or _NO_TEXT.search(value) or provider_secret(value):
        return None
    what = named_secret(name, value)
    severity = _severity(given, what) if what else None
    if severity is None:
        return None
    if what == "a password" and any(_HERE.search(each.text) for each in lines[max(0, at - _NEAR) : at + _NEAR]):
        severity = Severity.INFO
    if given.tried:
        severity = Severity.INFO
    shared = "the one that a tutorial shows, which everybody has" if value in _TUTORIAL else ""
    return Written(given.path, given.line, *_place(given, value), what, name, value, severity, shared)


def _severity(given: Given, what: str) -> Severity | None:
    """How severe it is that a value stands where it does; None for what nobody is seen to have chosen."""
    value = given.value
    if what == "a password":
        if is_dummy(value) or is_for_everybody(value):
            return None
        if given.kind == "manifest":
            return Severity.ERROR if is_chosen(value) else Severity.WARNING
        return Severity.WARNING if is_chosen(value) else None
    if what == "a secret":
        dense = len(value) >= 16 and any(c.isdigit() for c in value) and entropy(value) >= 3.0
        if dense and any(c.isalpha() for c in value):
            return Severity.ERROR
        return Severity.INFO if given.kind and _SIGNS.search(given.name) else None
    return Severity.ERROR


def _place(given: Given, text: str) -> tuple[int, int]:
    start = given.text.find(text)
    return (start, start + len(text)) if start >= 0 and text else (0, len(given.text))


__all__ = ["Written", "in_settings", "in_tests"]
