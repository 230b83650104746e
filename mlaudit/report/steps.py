"""What to do next: open findings, failed checks and what is unknown, equal ones folded, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from mlaudit.findings import CheckResult, Condition, Decision, Evidence, Finding, Outcome, Report, Severity
from mlaudit.report.rank import confirmation
from mlaudit.tallies import SETTLED, by_reason
from mlaudit.tools import ruff
from mlaudit.words import counted

MOST_CODES = 5
"""So many codes of another tool are steps of their own; a style guide with thirty must not bury the rest."""


_OF_TOOL = 0.05
"""So much less urgent is what another tool says than our own rules' findings of the same severity."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do, however many places it is to be done in: `where`, and `more` of them.

    `severity` is a severity's word, or ``unknown`` for what could not be run or was not judged. `checks` are the other
    checks that wait for the same thing.
    """

    code: str
    title: str
    severity: str
    urgency: float
    where: str = ""
    more: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    fix: str = ""
    confirmed: str = ""


def next_steps(report: Report) -> list[Step]:
    """Failed checks, open findings of warning or above, and what keeps the verdict from an answer."""
    evidence = report.evidence
    found = [*_findings(evidence), *_failed(evidence.checks), *_unknown(report)]
    return sorted(found, key=lambda step: (-step.urgency, step.code, step.where, step.title))


def _findings(evidence: Evidence) -> Iterator[Step]:
    """Findings of one code, equally urgent, are one step."""
    ranked = [
        (finding, _urgency(finding, evidence))
        for finding in (evidence.lint.active if evidence.lint else ())
        if finding.severity >= Severity.WARNING
    ]
    ranked.sort(key=lambda pair: (pair[0].code, pair[0].severity.rank, -pair[1], pair[0].sort_key))
    for _, group in groupby(ranked, key=lambda pair: (pair[0].code, pair[0].severity, _said(pair[0], evidence))):
        pairs = list(group)
        first, urgency = pairs[0]
        yield Step(
            code=first.code,
            title=first.message,
            severity=first.severity.value,
            urgency=urgency,
            where=_place(first),
            more=tuple(_place(finding) for finding, _ in pairs[1:]),
            fix=first.remediation,
            confirmed=_said(first, evidence),
        )


def _place(finding: Finding) -> str:
    return str(finding.location) if finding.location is not None else finding.subject


def _said(finding: Finding, evidence: Evidence) -> str:
    said = confirmation(finding, evidence)
    return f"{said.text} by {said.check}" if said is not None else ""


def _urgency(finding: Finding, evidence: Evidence) -> float:
    rank = float(finding.severity.rank)
    said = confirmation(finding, evidence)
    if said is not None:
        rank += 0.8 if said.text == "confirmed" else -0.5
    # serving first, then what had least to be assumed
    return rank + (0.2 if finding.context == "serving" else 0.0) - 0.01 * (1.0 - finding.confidence)


def _failed(checks: Iterable[CheckResult]) -> Iterator[Step]:
    failed = sorted((r for r in checks if r.outcome is Outcome.FAIL), key=lambda r: (r.code, -r.severity.rank))
    for _, group in groupby(failed, key=lambda result: (result.code, result.severity)):
        results = list(group)
        first = results[0]
        if first.findings:
            for result in results:
                yield from _of_tool(result)
            continue
        yield Step(
            code=first.code,
            title=f"{_titled(first)}: {first.reason}",
            severity=first.severity.value,
            urgency=first.severity.rank + 0.6,
            more=tuple(result.subject for result in results[1:] if result.subject),
            fix=first.remediation,
        )


def _titled(result: CheckResult) -> str:
    return f"{result.name} [{result.subject}]" if result.subject else result.name


def _of_tool(result: CheckResult) -> Iterator[Step]:
    """What decided, code by code with its places, correctness first; the rest is one step, as mild as it is."""
    deciding = sorted((f for f in result.findings if f.severity >= result.severity), key=lambda f: (f.code, f.sort_key))
    groups = [list(group) for _, group in groupby(deciding, key=lambda f: f.code)]
    groups.sort(key=lambda group: (ruff.family(group[0].code), -len(group)))
    rest = [f for f in result.findings if f.severity < result.severity]
    if result.severity < Severity.ERROR:
        groups, rest = [], list(result.findings)
    for place, group in enumerate(groups[:MOST_CODES]):
        yield Step(
            code=result.code,
            title=f"{result.name} {group[0].code}: {group[0].message}",
            severity=result.severity.value,
            urgency=result.severity.rank - _OF_TOOL - place * 0.001,
            where=_place(group[0]),
            more=tuple(_place(finding) for finding in group[1:]),
            fix=result.remediation,
        )
    hidden = [finding for group in groups[MOST_CODES:] for finding in group]
    for severity, others in ((result.severity, hidden), (Severity.WARNING, rest)):
        if others:
            number = counted(len(others), severity.value) + (" more" if severity is result.severity and groups else "")
            yield Step(
                code=result.code,
                title=f"{result.name}: {number}: {_tally(others)}",
                severity=severity.value,
                urgency=severity.rank - _OF_TOOL - MOST_CODES * 0.001,
                fix=result.remediation,
            )


def _tally(findings: Sequence[Finding], most: int = 8) -> str:
    counts = [(len(list(group)), code) for code, group in groupby(sorted(f.code for f in findings))]
    counts.sort(key=lambda pair: (-pair[0], pair[1]))
    shown = ", ".join(f"{code} ({n})" if n > 1 else code for n, code in counts[:most])
    return shown + (f" and {len(counts) - most} more codes" if len(counts) > most else "")


def _unknown(report: Report) -> Iterator[Step]:
    """What could not be run or, though it is required, was not judged: one step a cause."""
    wanted = [c for c in report.verdict.conditions if c.decision is Decision.INCONCLUSIVE]
    codes = {code for condition in wanted for code in condition.codes}
    results = [
        r
        for r in report.evidence.checks
        if r.outcome is Outcome.ERROR or (r.code in codes and r.outcome not in SETTLED)
    ]
    unrun = {result.code for result in results if result.outcome is Outcome.ERROR}
    causes = [r for r in results if r.outcome is not Outcome.SKIPPED or not any(code in r.reason for code in unrun)]
    for reason, group in by_reason(causes).items():
        first = group[0]
        yield Step(
            code=first.code,
            title=f"{_titled(first)}: {reason}" if len({r.code for r in group}) == 1 else reason,
            severity="unknown",
            urgency=_UNKNOWN,
            more=tuple(dict.fromkeys(r.subject for r in group[1:] if r.subject)),
            checks=tuple(dict.fromkeys(r.code for r in group if r.code != first.code)),
            fix=_cure(first),
        )
    told = {result.code for result in results}
    yield from (_bare(condition) for condition in wanted if condition.codes == () or not told & set(condition.codes))


_UNKNOWN = float(Severity.ERROR.rank) - 0.1
"""What is known to be broken comes before it, and what only warns after it."""


def _bare(condition: Condition) -> Step:
    """A condition that no check speaks of: files that were not read, a check that was not there to be run."""
    detail = condition.detail.replace("\n", "; ")
    return Step(
        code=condition.codes[0] if condition.codes else "rules",
        title=f"{condition.title}: {detail}" if detail else condition.title,
        severity="unknown",
        urgency=_UNKNOWN,
    )


def _cure(result: CheckResult) -> str:
    """What to write, where the reason does not say it itself."""
    if result.outcome is Outcome.ERROR and any(word in result.reason for word in ("[tool.mlaudit", "trusted-globals")):
        return ""
    return result.remediation if result.outcome in (Outcome.ERROR, Outcome.NOT_APPLICABLE) else ""
