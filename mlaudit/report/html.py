"""The report as one self-contained HTML file: verdict first, complete without script, the same bytes for one report."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import groupby
from typing import Any

from mlaudit import packs
from mlaudit.findings import CheckResult, Decision, Measurement, Outcome, Report, Severity
from mlaudit.report import charts
from mlaudit.report.findings_text import plain
from mlaudit.report.numbers import number
from mlaudit.report.rank import confirmation, uncovered
from mlaudit.report.rubric import answers
from mlaudit.report.steps import next_steps
from mlaudit.tallies import in_baseline

MOST_STEPS = 15
MOST_PLACES = 500
MOST_STEP_PLACES = 5

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
    environment.filters["chip"] = _chip
    environment.filters["breakable"] = _breakable
    environment.filters["clock"] = _clock
    steps = next_steps(report)
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
        steps=steps[:MOST_STEPS],
        more_steps=max(len(steps) - MOST_STEPS, 0),
        most_places=MOST_STEP_PLACES,
        code_areas=_code_areas(report),
        check_areas=_check_areas(report.evidence.checks),
        tools=[r for r in report.evidence.checks if r.findings],
        gaps=uncovered(report.evidence),
        suppressed=[f for f in (report.evidence.lint.findings if report.evidence.lint else ()) if f.suppressed],
        stale=[p for p in (report.evidence.lint.problems if report.evidence.lint else ()) if p.code == "MLA003"],
        rubric=[(area, list(items)) for area, items in groupby(answers(report.evidence), lambda a: a.item.area)],
        answered=Counter(answer.state for answer in answers(report.evidence)),
        counts=_counts(report),
        drifted=any(r.measurement is not None and r.measurement.unit == "w" for r in report.evidence.checks),
        accepted=in_baseline(report.evidence.lint.findings, Severity.INFO) if report.evidence.lint else "",
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


def _chip(text: str) -> Any:
    """Evidence set as code; where it is a sentence that quotes code, only what it quotes."""
    from markupsafe import Markup

    return _prose(text) if _QUOTED.search(text) else Markup("<code>{}</code>").format(plain(text))


def _breakable(text: str) -> Any:
    """A name that a narrow column may break after its dots and underscores, and nowhere else."""
    from markupsafe import Markup, escape

    return Markup("<wbr>").join(escape(part) for part in re.split(r"(?<=[._])(?=\w)", plain(text)))


def _clock(time: str) -> str:
    """``2013-09-16 08:30 UTC`` of an ISO time in UTC."""
    return f"{time[:10]} {time[11:16]} UTC"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _counts(report: Report) -> dict[str, int]:
    active = report.evidence.lint.active if report.evidence.lint is not None else ()
    return {severity.value: sum(f.severity is severity for f in active) for severity in reversed(Severity)}


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
                "places": [(f, confirmation(f, report.evidence)) for f in kept],
            }
        )
    return [{"title": title, "rules": rules} for title, rules in areas.items()]


def _check_areas(checks: tuple[CheckResult, ...]) -> list[dict[str, Any]]:
    """Rows by area, with the columns that have something in them; checks that wait for one cause share a row."""
    areas: dict[str, list[dict[str, Any]]] = {}
    for code, group in groupby(checks, lambda r: r.code):
        rows = areas.setdefault(AREAS.get(code[:4], "Other"), [])
        for result in sorted(group, key=_urgency):
            row = _row(result)
            alike = [r for r in rows if result.outcome in _UNANSWERED and _cause(r) == _cause(row)]
            if alike:
                alike[0]["checks"].append((result.code, result.name))
            else:
                rows.append(row)
    columns = ("subject", "number", "n", "chart")
    return [
        {"title": title, "rows": rows, "has": {c: any(row[c] for row in rows) for c in columns}}
        for title, rows in areas.items()
    ]


_UNANSWERED = frozenset(Outcome) - {Outcome.PASS, Outcome.FAIL, Outcome.INFO}


def _cause(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[key]) for key in ("subject", "outcome", "reason", "number", "n", "chart"))


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
        "checks": [(result.code, result.name)],
        "subject": result.subject.partition(":")[2] or result.subject,
        "outcome": word,
        "slug": slug,
        "reason": result.reason,
        "number": "" if _none_counted(result) else number(measured),
        "n": f"{measured.n:,}" if measured is not None and measured.n is not None else "",
        "chart": _chart(measured),
    }


def _none_counted(result: CheckResult) -> bool:
    """``0 problems`` beside a reason that tells of something would contradict it: what informs is not counted."""
    measured = result.measurement
    return (
        result.outcome is Outcome.INFO and measured is not None and (measured.unit, measured.value) == ("problems", 0)
    )


def _chart(measured: Measurement | None) -> Any:
    from markupsafe import Markup

    if measured is None or measured.histogram is None:
        return ""
    # built from numbers and escaped labels by `charts`
    return Markup(charts.histogram(measured.histogram, measured.subject))  # noqa: S704
