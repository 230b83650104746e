"""The report for a terminal: the verdict, why, what to do next, and what was not covered."""

from __future__ import annotations

from mlaudit.findings import CheckResult, Decision, Finding, Report
from mlaudit.report.findings_text import line
from mlaudit.report.rank import next_steps, uncovered

_COLOUR = {Decision.READY: "1;32", Decision.NOT_READY: "1;31", Decision.INCONCLUSIVE: "1;33"}
_MARK = {Decision.READY: "+", Decision.NOT_READY: "x", Decision.INCONCLUSIVE: "?"}


def render(report: Report, *, colour: bool = False, most: int = 12) -> str:
    """The summary, at most `most` things to do; without colours unless asked for."""

    def paint(code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    verdict, evidence = report.verdict, report.evidence
    commit = f" at {evidence.commit[:12]}{' with changes' if evidence.dirty else ''}" if evidence.commit else ""
    lines = [f"{line(report.title)}{commit}: {paint(_COLOUR[verdict.decision], verdict.decision.value)}", ""]
    for condition in verdict.conditions:
        mark = paint(_COLOUR[condition.decision], _MARK[condition.decision])
        lines.append(f"  {mark} {line(condition.title)}")
        if condition.detail and condition.decision is not Decision.READY:
            lines += [f"      {line(part)}" for part in condition.detail.split("\n")]
    steps = next_steps(report)
    if steps:
        lines += ["", paint("1", "What to do next")]
        lines += [_step(i, step) for i, step in enumerate(steps[:most], 1)]
        if len(steps) > most:
            lines.append(f"  ... and {len(steps) - most} more in the report")
    gaps = uncovered(evidence)
    if gaps:
        lines += ["", paint("1", "Not covered")]
        lines += [f"  {line(title)}: {line(reason)}" for title, reason in gaps]
    return "\n".join(lines) + "\n"


def _step(number: int, step: Finding | CheckResult) -> str:
    if isinstance(step, Finding):
        where = f"{step.location}: " if step.location is not None else ""
        return f"  {number:2d}. {line(where)}{step.code} {line(step.message)}"
    subject = f" [{line(step.subject)}]" if step.subject else ""
    return f"  {number:2d}. {step.code} {line(step.name)}{subject}: {line(step.reason)}"
