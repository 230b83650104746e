"""The report for a terminal: the verdict, why, what to do next, and what was not covered."""

from __future__ import annotations

from mlaudit.findings import Decision, Report
from mlaudit.report.findings_text import line
from mlaudit.report.rank import uncovered
from mlaudit.report.steps import Step, next_steps

_COLOUR = {Decision.READY: "1;32", Decision.NOT_READY: "1;31", Decision.INCONCLUSIVE: "1;33"}
_PLACES = 3
_LONG = 320
_UNKNOWN = "? is unknown: it could not be run, or is required and was not judged. That is never a pass."
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
            unknown = condition.decision is Decision.INCONCLUSIVE  # what decided is told whole
            parts = [line(part) for part in condition.detail.split("\n")]
            lines += [f"      {shortened(part) if unknown else part}" for part in parts]
    if any(condition.decision is Decision.INCONCLUSIVE for condition in verdict.conditions):
        lines += ["", f"  {_UNKNOWN}"]
    steps = next_steps(report)
    if steps:
        lines += ["", paint("1", "What to do next")]
        lines += [part for i, step in enumerate(steps[:most], 1) for part in _step(i, step)]
        if len(steps) > most:
            lines.append(f"  ... and {len(steps) - most} more in the report")
    gaps = uncovered(evidence)
    if gaps:
        lines += ["", paint("1", "Not covered")]
        told = {condition.detail for condition in verdict.conditions}
        lines += [f"  {line(title)}: {'see above' if why in told else shortened(line(why))}" for title, why in gaps]
    return "\n".join(lines) + "\n"


def _step(number: int, step: Step) -> list[str]:
    where = f"{line(step.where)}: " if step.where else ""
    cure = line(step.fix) if step.severity == "unknown" else ""  # a failure's own words mostly say what to do
    title = shortened(line(step.title))
    if cure and title != line(step.title):
        title = shortened(line(step.title), _LONG // 2)  # the condition says more of it, and the cure is what helps
    codes = ", ".join((step.code, *step.checks))
    lines = [f"  {number:2d}. {where}{codes}{':' if step.checks else ''} {title}"]
    if step.more:
        shown = ", ".join(line(place) for place in step.more[:_PLACES])
        lines.append(f"      and {len(step.more)} more: {shown}{', ...' if len(step.more) > _PLACES else ''}")
    if cure:
        lines.append(f"      fix: {cure}")
    return lines


def shortened(text: str, most: int = _LONG) -> str:
    """`text`, cut between two words where it is long; the reports hold the whole."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]} ... (whole in the report)"
