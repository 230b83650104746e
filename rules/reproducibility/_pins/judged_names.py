"""How severe a fetch by a name is that stands elsewhere: in a file of settings, or with who calls."""

from __future__ import annotations

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Severity
from mlaudit.findings import Finding, Related

from .fetched import is_name
from .followed import from_callers
from .keys import written
from .publishers import is_of_house


def of_setting(
    finding: Finding, candidate: Candidate, keys: tuple[str, ...], project: ProjectView, *, served: bool
) -> Finding | None:
    """A name that a file of settings gives: said where all that stands under these keys are names on a hub."""
    found = written(project, keys)
    if not found or project.root is None or not all(is_name(each.value) for each in found):
        return None
    if any((project.root / each.value).exists() for each in found):
        return None
    first = found[0]
    shown = candidate.data["shown"]
    message = finding.message.replace(shown, f"{first.value!r} ({shown})", 1)
    related = (Related(first.path, first.line, "the name stands here"),)
    is_known = candidate.data.get("model") is not None and is_of_house(first.value, served=served)
    severity = Severity.INFO if is_known else finding.severity
    return msgspec.structs.replace(finding, message=message, severity=severity, related=related)


def of_callers(finding: Finding, candidate: Candidate, project: ProjectView, *, served: bool) -> Finding:
    """A name that is handed on: it is as severe as the names that the project gives for it, and a note where it gives
    none, as what to load is then for who calls.
    """
    path = finding.location.path if finding.location is not None else ""
    further, outside = from_callers(project, path, candidate.data["asked"])
    names = [each for each in dict.fromkeys([*candidate.data["names"], *further]) if each]
    of_model = candidate.data.get("model") is not None
    foreign = next((each for each in names if not (of_model and is_of_house(each, served=served))), "")
    if foreign:
        return msgspec.structs.replace(finding, evidence={"name": foreign})
    # a setting that is not found says nothing of who chooses
    unsettled = "perhaps" in candidate.data and not candidate.data["asked"]
    if names or not (outside or candidate.data["outside"] or unsettled):
        return msgspec.structs.replace(finding, severity=Severity.INFO)
    return finding


__all__ = ["of_callers", "of_setting"]
