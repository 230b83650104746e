"""The report as one self-contained HTML file: verdict first, complete without script, the same bytes for one report."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import groupby
from typing import Any

from mlaudit import packs
from mlaudit.findings import CheckResult, Decision, Finding, Measurement, Outcome, Report, Severity
from mlaudit.report import charts
from mlaudit.report.findings_text import plain
from mlaudit.report.numbers import number
from mlaudit.report.rank import confirmation, next_steps, uncovered
from mlaudit.report.rubric import answers

MOST_STEPS = 15
MOST_PLACES = 500

AREAS = {
    "MLA1": "Failure handling",
    "MLA2": "Train/serve parity",
    "MLA3": "Data and evaluation",
    "MLA4": "Security",
    "MLA5": "Reproducibility",
    "MLA6": "Training and inference",
    "MLA7": "Serving",
    "MLA8": "Observability and privacy",
    "MLA9": "Project",
    "MLC1": "Artifact",
    "MLC2": "Smoke evaluation",
    "MLC3": "Data",
    "MLC4": "Skew and drift",
    "MLC5": "Quality",
    "MLC6": "Process",
}
_SLUG = {Decision.READY: "ready", Decision.NOT_READY: "not-ready", Decision.INCONCLUSIVE: "inconclusive"}


def render(report: Report) -> str:
    """The report as HTML. All that came from code, data or an artifact is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(packs.templates_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters["prose"] = _prose
    folder = packs.templates_dir()
    style = (folder / "report.css").read_text("utf-8")
    script = (folder / "report.js").read_text("utf-8")
    template = environment.get_template("report.html.j2")
    return template.render(
        report=report,
        evidence=report.evidence,
        verdict=report.verdict,
        slug=_SLUG,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        steps=[_step(step, report) for step in next_steps(report)[:MOST_STEPS]],
        more_steps=max(len(next_steps(report)) - MOST_STEPS, 0),
        code_areas=_code_areas(report),
        check_areas=_check_areas(report.evidence.checks),
        tools=[r for r in report.evidence.checks if r.findings],
        gaps=uncovered(report.evidence),
        suppressed=[f for f in (report.evidence.lint.findings if report.evidence.lint else ()) if f.suppressed],
        stale=[p for p in (report.evidence.lint.problems if report.evidence.lint else ()) if p.code == "MLA003"],
        rubric=[(area, list(items)) for area, items in groupby(answers(report.evidence), lambda a: a.item.area)],
        answered=Counter(answer.state for answer in answers(report.evidence)),
        counts=_counts(report),
    )


def _harmless(value: Any) -> Any:
    """Text without controls and changes of direction, which no escaping makes visible; our own markup as it is."""
    if value is None or hasattr(value, "__html__"):
        return value
    return plain(str(value))


_QUOTED = re.compile(r"`([^`\n]+)`")


def _prose(text: str) -> Any:
    """A sentence with what stands in backticks set as code; everything in it is escaped."""
    from markupsafe import Markup, escape

    parts = _QUOTED.split(plain(text))
    return Markup("").join(Markup("<code>{}</code>").format(p) if i % 2 else escape(p) for i, p in enumerate(parts))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _counts(report: Report) -> dict[str, int]:
    active = report.evidence.lint.active if report.evidence.lint is not None else ()
    return {severity.value: sum(f.severity is severity for f in active) for severity in reversed(Severity)}


def _step(step: Finding | CheckResult, report: Report) -> dict[str, Any]:
    if isinstance(step, Finding):
        said = confirmation(step, report.evidence.checks)
        where = str(step.location) if step.location is not None else step.subject
        return {
            "code": step.code,
            "severity": step.severity.value,
            "title": step.message,
            "where": where,
            "fix": step.remediation,
            "confirmed": f"{said.text} by {said.check}" if said is not None else "",
        }
    failed = step.outcome is Outcome.FAIL  # of what could not be measured, the reason says what to do
    severity = step.severity.value if failed else "unknown"
    title = f"{step.name}: {step.reason}"
    return {
        "code": step.code,
        "severity": severity,
        "title": title,
        "where": step.subject,
        "fix": step.remediation if failed else "",
        "confirmed": "",
    }


def _code_areas(report: Report) -> list[dict[str, Any]]:
    """Open findings by area and rule; the places of a rule that fill more than `MOST_PLACES` lines are counted."""
    lint = report.evidence.lint
    active = sorted(lint.active if lint is not None else (), key=lambda f: (f.code, f.sort_key))
    areas: dict[str, list[dict[str, Any]]] = {}
    shown = 0
    for code, group in groupby(active, lambda f: f.code):
        findings = list(group)
        kept = findings[: max(min(len(findings), MOST_PLACES - shown), 3)]
        shown += len(kept)
        worst = max(findings, key=lambda f: f.severity.rank)
        areas.setdefault(AREAS.get(code[:4], "Other"), []).append(
            {
                "code": code,
                "name": findings[0].name,
                "severity": worst.severity.value,
                "count": len(findings),
                "more": len(findings) - len(kept),
                "fix": findings[0].remediation,
                "places": [(f, confirmation(f, report.evidence.checks)) for f in kept],
            }
        )
    return [{"title": title, "rules": rules} for title, rules in areas.items()]


def _check_areas(checks: tuple[CheckResult, ...]) -> list[dict[str, Any]]:
    areas: dict[str, list[dict[str, Any]]] = {}
    for code, group in groupby(checks, lambda r: r.code):
        results = sorted(group, key=_urgency)
        areas.setdefault(AREAS.get(code[:4], "Other"), []).append(
            {"code": code, "name": results[0].name, "rows": [_row(result) for result in results]}
        )
    return [{"title": title, "checks": entries} for title, entries in areas.items()]


def _urgency(result: CheckResult) -> int:
    """What failed before what could not be run, then warnings, then the rest in its own order."""
    if result.outcome is Outcome.FAIL:
        return 0 if result.severity > Severity.WARNING else 2
    return 1 if result.outcome is Outcome.ERROR else 3


def _row(result: CheckResult) -> dict[str, Any]:
    measured = result.measurement
    word = result.outcome.value.replace("_", " ")
    slug = result.outcome.value
    if result.outcome is Outcome.FAIL and result.severity <= Severity.WARNING:
        word = slug = "warning"
    return {
        "subject": result.subject.partition(":")[2] or result.subject,
        "outcome": word,
        "slug": slug,
        "reason": result.reason,
        "number": number(measured),
        "n": f"{measured.n:,}" if measured is not None and measured.n is not None else "",
        "chart": _chart(measured),
    }


def _chart(measured: Measurement | None) -> Any:
    from markupsafe import Markup

    if measured is None or measured.histogram is None:
        return ""
    # built from numbers and escaped labels by `charts`
    return Markup(charts.histogram(measured.histogram, measured.subject))  # noqa: S704
