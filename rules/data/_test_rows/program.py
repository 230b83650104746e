"""What the files of one program say together about the rows that a choice was made by: each leaves marks, and a mark
that may be a finding is one where the others agree.
"""

from __future__ import annotations

from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Location, Related

from .._rows.files import is_near

ONE_SET: Final = "one set"
KEEPS: Final = "keeps the best epoch"
TESTS: Final = "tests"
TRIES: Final = "tries"
SCORES: Final = "scores"
CHOSEN: Final = "chosen by validation"
JUDGED: Final = "judged on validation"
APART: Final = "names test rows"
ALONE: Final = "chosen by the only rows held out"
OTHERS: Final = "names rows to test on"
ASKS: Final = "asks with labels"
ANSWERS: Final = "answers by labels"
STOPS: Final = "stops by a parameter"
HANDS: Final = "hands test rows over"
GIVES: Final = "gives callbacks that stop"
TAKES: Final = "takes callbacks of another file"


def agreed(marker: str, candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """The finding at a mark, where the marks of the files beside it allow it; None where they do not."""
    where, code = finding.location, finding.code
    if where is None:
        return finding
    if marker == TRIES:
        at = _scored_at(candidate.data["called"], where.path, project, code)
        return related(finding, at, "each trial is scored on these rows")
    if marker not in (ONE_SET, JUDGED, ALONE):
        return None
    near = [
        (other.data.get("marker"), other.finding.location)
        for path, facts in project.files.items()
        if is_near(path, where.path)
        for other in facts.candidates_of(code)
    ]
    if marker == ALONE:
        return None if any(use in (OTHERS, APART) for use, _ in near) else finding
    if marker == JUDGED:
        at = next((place for use, place in near if use == CHOSEN), None)
        settled = all(use != APART for use, _ in near)
    else:
        at = next((place for use, place in near if use == KEEPS), None)
        settled = any(use == TESTS for use, _ in near)
    return related(finding, at, "the best epoch is kept here") if settled else None


def _scored_at(called: str, path: str, project: ProjectView, code: str) -> Location | None:
    """Where the function that a search tries scores on test rows, in whichever file it is."""
    symbol = project.resolve(called, path)
    if symbol is None or symbol.function is None:
        return None
    for other in project.files[symbol.path].candidates_of(code):
        at = other.finding.location
        if other.data.get("marker") == SCORES and other.data["function"] == symbol.qualname and at is not None:
            return at
    return None


def related(finding: Finding, at: Location | None, said: str) -> Finding | None:
    """The finding with a place beside it; None where there is none."""
    if at is None:
        return None
    return msgspec.structs.replace(finding, related=(Related(at.path, at.line, said, at.cell),))


__all__ = [
    "ALONE",
    "ANSWERS",
    "APART",
    "ASKS",
    "CHOSEN",
    "GIVES",
    "HANDS",
    "JUDGED",
    "KEEPS",
    "ONE_SET",
    "OTHERS",
    "SCORES",
    "STOPS",
    "TAKES",
    "TESTS",
    "TRIES",
    "agreed",
    "related",
]
