"""What one change mends with something else: the inference of one function, the one blocking call that several of a
file get to, and the calls of a class on the one client that it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.uncalled import is_uncalled
from mlaudit.findings import Finding, Location, Related, Severity

_INFERS: Final = " does blocking inference "
_HELD: Final = regex(r"(?:self|cls)\.(\w+)\.")


def mended_with_another(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding:
    """A note on what has a cause that was told before of something no better; else the finding as it is."""
    where = finding.location
    if where is None or finding.severity <= Severity.INFO:
        return finding
    told: dict[tuple[object, ...], Finding] = project.shared.setdefault("MLA701 causes told", {})
    causes = list(_causes(finding, candidate, where, project))
    for cause in causes:
        first = told.get(cause)
        if first is not None and first.location is not None and finding.severity <= first.severity:
            related = Related(
                first.location.path, first.location.line, "the same change mends this", first.location.cell
            )
            return msgspec.structs.replace(finding, severity=Severity.INFO, related=(*finding.related, related))
    if causes and not is_uncalled(project, finding):  # or else it becomes a note, and speaks for nothing
        told.update(dict.fromkeys(causes, finding))
    return finding


def _causes(
    finding: Finding, candidate: Candidate, where: Location, project: ProjectView
) -> Iterator[tuple[object, ...]]:
    if _INFERS in finding.message:
        yield "inference", where.path, candidate.function
    if finding.related:
        there = finding.related[0]
        yield "reached", where.path, there.path, there.line
        return
    held = _HELD.match(candidate.data["shown"])
    classes = (each.qualname for each in project.files[where.path].classes)
    owner = next((name for name in classes if candidate.function.startswith(f"{name}.")), "")
    if held is not None and owner:
        yield "held", where.path, owner, held[1]


__all__ = ["mended_with_another"]
