"""Failures that a file answers alike, one function after the other: one decision, which is told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related, Severity
from mlaudit.words import counted

from ._stores.out_of_reach import EMPTY
from ._told.refused_requests import NOTHING

_FEW: Final = 3
"""Places of a file up to which each is told by itself."""

Refine = Callable[[Candidate, ProjectView], Finding | None]


def told_once(finding: Finding, code: str, project: ProjectView, refine: Refine) -> Finding:
    """A finding that failures are answered with nothing: of many in one file the first of the gravest speaks for all,
    and the others are info.
    """
    where = finding.location
    if where is None or not _is_gate(finding):
        return finding
    alike = _of_file(where.path, code, project, refine)
    if len(alike) <= _FEW:
        return finding
    first = max(alike, key=lambda each: each.severity)
    if first.location == where:
        others = [each.location for each in alike if each is not first and each.location is not None]
        more = counted(len(others), "more place")
        said = f"{finding.message}; {more} of this file answer{'s' if len(others) == 1 else ''} a failure so"
        related = [Related(place.path, place.line, "here too", place.cell) for place in others]
        return msgspec.structs.replace(finding, message=said, related=(*finding.related, *related))
    at = first.location
    assert at is not None  # as `alike` was chosen
    said_there = Related(at.path, at.line, "said of the whole file here", at.cell)
    return msgspec.structs.replace(finding, severity=Severity.INFO, related=(*finding.related, said_there))


def _is_gate(finding: Finding) -> bool:
    return finding.severity > Severity.INFO and (EMPTY in finding.message or NOTHING in finding.message)


def _of_file(path: str, code: str, project: ProjectView, refine: Refine) -> list[Finding]:
    """All such findings of a file, in its order."""
    known = project.shared.setdefault(f"{code} told once", {})
    assert isinstance(known, dict)
    found: list[Finding] | None = known.get(path)
    if found is None:
        every = (refine(each, project) for each in project.files[path].candidates_of(code))
        gate = [each for each in every if each is not None and each.location is not None and _is_gate(each)]
        found = known[path] = sorted(gate, key=lambda each: each.sort_key)
    return found


__all__ = ["told_once"]
