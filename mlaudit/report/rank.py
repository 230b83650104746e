"""How findings and checks bear on each other, and what was not looked at."""

from __future__ import annotations

import msgspec

from mlaudit.findings import Evidence, Finding, Outcome


class Confirmation(msgspec.Struct, frozen=True):
    """What a check says of the damage that a finding predicts: `confirmed` or `not reproduced`."""

    check: str
    text: str


def confirmation(finding: Finding, evidence: Evidence) -> Confirmation | None:
    """Whether the check that would show a finding's damage failed or passed; None where it does not tell.

    A check that looks at the artifact's file speaks of findings about that same file alone.
    """
    if not finding.confirmed_by:
        return None
    outcomes = {result.outcome for result in evidence.checks if result.code == finding.confirmed_by}
    if finding.confirmed_by.startswith("MLC1") and not _names_an_artifact(finding, evidence):
        return None
    if Outcome.FAIL in outcomes:
        return Confirmation(finding.confirmed_by, "confirmed")
    if outcomes == {Outcome.PASS}:
        return Confirmation(finding.confirmed_by, "not reproduced")
    return None


def _names_an_artifact(finding: Finding, evidence: Evidence) -> bool:
    """Whether the file's name stands in what is said of the finding; a name that is only computed is not known."""
    told = " ".join((finding.message, *finding.evidence.values(), *(related.message for related in finding.related)))
    names = (artifact.path.rstrip("/").rpartition("/")[2] for artifact in evidence.artifacts)
    return any(name and name in told for name in names)


_OPEN = frozenset(Outcome) - {Outcome.PASS, Outcome.FAIL, Outcome.INFO}


def uncovered(evidence: Evidence) -> list[tuple[str, str]]:
    """(what, why) of everything that was not looked at: checks with no answer, by their cause, and files not read."""
    gaps: dict[str, list[str]] = {}
    for result in evidence.checks:
        if result.outcome in _OPEN:
            subject = f" [{result.subject}]" if result.subject else ""
            gaps.setdefault(result.reason, []).append(f"{result.code} {result.name}{subject}")
    if evidence.lint is None:
        gaps.setdefault("they were not run", []).append("code rules")
    if evidence.rules_off:
        gaps.setdefault("rules that the settings leave out", []).extend(evidence.rules_off)
    problems = (*(evidence.lint.problems if evidence.lint else ()), *evidence.problems)
    for problem in problems:
        if problem.code != "MLA003":
            gaps.setdefault(problem.message, []).append(problem.path or problem.code)
    return [(", ".join(titles), reason) for reason, titles in gaps.items()]
