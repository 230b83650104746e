"""Reports made of evidence with known content."""

from __future__ import annotations

from mlaudit.config import PolicySettings
from mlaudit.findings import (
    ArtifactIdentity,
    CheckResult,
    Environment,
    Evidence,
    Finding,
    Histogram,
    Interval,
    LintResult,
    Location,
    Measurement,
    Outcome,
    Problem,
    Related,
    Report,
    Severity,
    Suppression,
    fingerprint,
)
from mlaudit.gate.judge import judge

PACKAGE = "services/recommendations/ranking/features"


def finding(i: int, *, text: str = "", severity: Severity = Severity.ERROR, **more: object) -> Finding:
    code = f"MLA{101 + 100 * (i % 8) + i % 7}"
    path = f"{PACKAGE}/module_{i % 40}.py"
    values: dict[str, object] = {
        "code": code,
        "name": f"rule-{code.lower()}",
        "message": text or f"finding {i}: `client.get` waits for ever, and the handler of each request with it",
        "severity": severity,
        "location": Location(path, i + 1, 5, i + 1, 40),
        "related": (Related(path, i + 2, text or f"related to {i}"),),
        "evidence": {
            "line": text or f"answer = client.get(url_{i}, {{}})",
            text or "call": text or f"client.get(url_{i})",
        },
        "remediation": text or "Pass a time-out that fits the caller's own deadline.",
        "context": text or "serving",
        "fingerprint": fingerprint(code, path, "x", i),
    }
    return Finding(**{**values, **more})


def report(
    findings: tuple[Finding, ...] = (),
    checks: tuple[CheckResult, ...] = (),
    problems: tuple[Problem, ...] = (),
    title: str = "project",
) -> Report:
    evidence = Evidence(
        root=title,
        made="2013-10-01T08:30:59Z",
        commit="0123456789abcdef" * 2,
        committed="2013-09-16T12:00:00Z",
        dirty=True,
        lint=LintResult(findings=findings, files=40, rules=("MLA101", "MLA102"), problems=problems),
        checks=checks,
        artifacts=(ArtifactIdentity(name="model", path="model.pt", role="candidate", sha256="f" * 64, format="torch"),),
        environment=Environment(mlaudit="0", python="3.11", platform="Linux", packages={"torch": "2"}),
    )
    return Report(schema_version=1, title=title, evidence=evidence, verdict=judge(evidence, PolicySettings()))


def every_outcome(text: str = "") -> tuple[CheckResult, ...]:
    """One result of each outcome, with charts, intervals and another tool's findings."""
    measured = Measurement(
        name=text or "drift",
        subject=f"column:{text or 'dep_delay'}",
        value=0.42,
        unit=text or "w",
        n=12345,
        interval=Interval(0.4, 0.44),
        histogram=Histogram(labels=(text or "<= 1", "> 1"), reference=(30, 70), current=(60, 40)),
    )
    return tuple(
        CheckResult(
            code=f"MLC{401 + i}",
            name=text or f"check-{outcome.value}",
            outcome=outcome,
            subject=measured.subject,
            reason="" if outcome is Outcome.PASS else text or f"because of {outcome.value}",
            remediation=text or "Repair it.",
            measurement=measured,
            findings=(finding(i, text=text or f"told by a tool {i}", source="ruff"),),
        )
        for i, outcome in enumerate(Outcome)
    )


def full(text: str = "") -> Report:
    """Everything that a report can hold; with `text` in every place that code, data or an artifact can fill."""
    active = tuple(finding(i, text=text, severity=severity) for i, severity in enumerate(Severity))
    hidden = finding(9, text=text, suppressed=Suppression("inline", text or "known and accepted"))
    problems = (
        Problem("MLA000", text or "is not UTF-8", text or "broken.py", 3),
        Problem("MLA003", text or "suppresses nothing", text or "stale.py", 4),
    )
    made = report((*active, hidden), every_outcome(text), problems, title=text or "project")
    return made
