"""Whether anything in a project uses a key that stands in the source: it is read, signed with or compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Location

from .signing import is_signed_with

_SHOWN = regex(
    r"(?i)(^|/)(examples?|demos?|tutorials?|docs?|samples?|fixtures?|scripts?|tools?|benchmarks?)/"
    r"|(^|[/._-])(travis|ci|test(s|ing)?|local|dev(elopment)?)\.py$"
)
"""Folders that show how something is used, and settings of those who work on it."""


def is_compared(project: ProjectView, code: str, table: str) -> bool:
    """Whether a login somewhere compares with a table of users and their passwords."""
    return any(table in data.get("compares", ()) for data in _known(project, code))


def signs_there(project: ProjectView, code: str, candidate: Candidate, finding: Finding) -> bool:
    """Whether a service signs with a key that stands in the source, and does not refuse it anywhere."""
    where, name = finding.location, candidate.data["signing key"]
    if where is None or where.cell is not None or finding.context not in ("serving", "library"):
        return False
    if _SHOWN.search(where.path) or not any(e.kind == "serving" and e.function for e in project.entry_points):
        return False
    others = [*_known(project, code)]
    refused = {each for data in others for each in data.get("refuses", ())}
    refused |= {key for data in others for flag, key in data.get("flags", {}).items() if flag in refused}
    if name in refused:
        return False
    return candidate.data["used"] or is_signed_with(
        name, {each for data in others for each in data.get("signs with", ())}
    )


def opens_with(project: ProjectView, code: str, held: str) -> str:
    """What callers can do with a key, by the name that holds it and by what the files of a project do with such names:
    ``sign`` or ``come in``; "" where nothing is seen to ask for it, or something refuses it.
    """
    others = [*_known(project, code)]
    if any(held in data.get("refuses", ()) for data in others):
        return ""
    if any(held in data.get("signs with", ()) for data in others):
        return "sign"
    return "come in" if any(held in data.get("guards with", ()) for data in others) else ""


def taken(project: ProjectView, code: str) -> Iterator[str]:
    """The names of keys for signing that any file takes, from the environment or from settings."""
    for data in _known(project, code):
        yield from data.get("reads", ())
        if data.get("fallback"):
            yield data["fallback"]


def is_read(project: ProjectView, code: str, setting: str, where: Location | None) -> bool:
    """Whether any file takes a field of settings: what nobody takes signs nothing, and neither does what only the
    file of the settings looks at itself.
    """
    own = where.path if where is not None else ""
    serves_itself = any(entry.kind == "serving" and entry.path == own for entry in project.entry_points)
    return any(
        setting in candidate.data.get("signs with", ())
        or (setting in candidate.data.get("asks for", ()) and (path != own or serves_itself))
        for path, facts in project.files.items()
        for candidate in facts.candidates_of(code)
    )


def _known(project: ProjectView, code: str) -> Iterator[dict[str, Any]]:
    """What the files of a project say of keys."""
    return (each.data for facts in project.files.values() for each in facts.candidates_of(code))
