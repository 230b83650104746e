"""What matters first: findings and failed checks in the order in which somebody should look at them."""

from __future__ import annotations

import msgspec

from mlaudit.findings import CheckResult, Evidence, Finding, Outcome, Report, Severity


class Confirmation(msgspec.Struct, frozen=True):
    """What a check says of the damage that a finding predicts: `confirmed`, `not reproduced`, or "" for no answer."""

    check: str
    text: str


def confirmation(finding: Finding, checks: tuple[CheckResult, ...]) -> Confirmation | None:
    """Whether the check that would show a finding's damage failed or passed; None where it has no answer."""
    if not finding.confirmed_by:
        return None
    outcomes = {result.outcome for result in checks if result.code == finding.confirmed_by}
    if Outcome.FAIL in outcomes:
        return Confirmation(finding.confirmed_by, "confirmed")
    if outcomes == {Outcome.PASS}:
        return Confirmation(finding.confirmed_by, "not reproduced")
    return None


def next_steps(report: Report) -> list[Finding | CheckResult]:
    """Failed checks and open findings of warning or above, most urgent first."""
    evidence = report.evidence
    failed = [r for r in evidence.checks if r.outcome in (Outcome.FAIL, Outcome.ERROR)]
    findings = [f for f in (evidence.lint.active if evidence.lint else ()) if f.severity >= Severity.WARNING]
    steps: list[tuple[tuple[float, ...], str, Finding | CheckResult]] = []
    for result in failed:
        steps.append(((-_urgency(result), 0.0), f"{result.code}{result.subject}", result))
    for finding in findings:
        rank = _finding_urgency(finding, evidence.checks)
        place = str(finding.location) if finding.location is not None else finding.subject
        steps.append(((-rank, 1.0 - finding.confidence), f"{finding.code}{place}", finding))
    return [step for _, _, step in sorted(steps, key=lambda entry: entry[:2])]


def _urgency(result: CheckResult) -> float:
    # what could not be run is unknown: what is known to be broken comes before it
    return result.severity.rank + (0.6 if result.outcome is Outcome.FAIL else -0.1)


def _finding_urgency(finding: Finding, checks: tuple[CheckResult, ...]) -> float:
    rank = float(finding.severity.rank)
    said = confirmation(finding, checks)
    if said is not None:
        rank += 0.8 if said.text == "confirmed" else -0.5
    return rank + (0.2 if finding.context == "serving" else 0.0)


_OPEN = frozenset(Outcome) - {Outcome.PASS, Outcome.FAIL, Outcome.INFO}


def uncovered(evidence: Evidence) -> list[tuple[str, str]]:
    """(what, why) of everything that was not looked at: checks without an answer, files that were not read."""
    gaps = []
    for result in evidence.checks:
        if result.outcome in _OPEN:
            subject = f" [{result.subject}]" if result.subject else ""
            gaps.append((f"{result.code} {result.name}{subject}", result.reason))
    if evidence.lint is None:
        gaps.append(("code rules", "they were not run"))
    if evidence.rules_off:
        gaps.append((", ".join(evidence.rules_off), "rules that the settings leave out"))
    problems = (*(evidence.lint.problems if evidence.lint else ()), *evidence.problems)
    gaps += [(p.path or p.code, p.message) for p in problems if p.code != "MLA003"]
    return gaps
