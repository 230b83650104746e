"""Findings as workflow commands of GitHub Actions: they show beside the lines of a pull request.

The form and its escapes are those of "Workflow commands for GitHub Actions" in GitHub's documentation: in a message
``%``, CR and LF, in a property ``:`` and ``,`` as well, are written as ``%XX``.
"""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.findings import Decision, Finding, LintResult, Location, Problem, Report, Severity
from mlaudit.report.findings_text import plain, summary

_COMMANDS = {
    Severity.CRITICAL: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def of_lint(result: LintResult, prefix: str = "") -> str:
    """The open findings, the most severe first (GitHub shows ten of a kind a step), and the sum as plain text.

    `prefix` leads from the working folder to the one that paths are relative to.
    """
    return "\n".join([*_problems(result.problems, prefix), *_findings(result.active, prefix), summary(result)]) + "\n"


def of_audit(report: Report, prefix: str = "") -> str:
    """What decided the verdict, then the findings of rules and of tools."""
    evidence, verdict = report.evidence, report.verdict
    lines = [
        _command("error", "", f"{condition.decision.value}: {condition.title}", condition.detail or condition.title)
        for condition in verdict.conditions
        if condition.decision is not Decision.READY
    ]
    found = [*(evidence.lint.active if evidence.lint is not None else ())]
    found += [f for check in evidence.checks for f in check.findings if f.suppressed is None]
    lines += _problems((*evidence.problems, *(evidence.lint.problems if evidence.lint is not None else ())), prefix)
    return "\n".join([*lines, *_findings(found, prefix), verdict.decision.value]) + "\n"


def _findings(findings: Iterable[Finding], prefix: str) -> list[str]:
    ordered = sorted(findings, key=lambda f: (-f.severity.rank, f.sort_key))
    return [
        _command(
            _COMMANDS[finding.severity],
            _place(finding.location, prefix) if finding.location is not None else "",
            f"{finding.code} {finding.name}",
            _message(finding),
        )
        for finding in ordered
    ]


def _message(finding: Finding) -> str:
    where = finding.location
    cell = f"cell {where.cell}, line {where.line}: " if where is not None and where.cell is not None else ""
    subject = f"{finding.subject}: " if where is None and finding.subject else ""
    cure = f"\nfix: {finding.remediation}" if finding.remediation else ""
    return f"{cell}{subject}{finding.message}{cure}"


def _problems(problems: Iterable[Problem], prefix: str) -> list[str]:
    return [
        _command(
            "warning" if problem.code == "MLA003" else "error",
            _place(Location(problem.path, problem.line or 1, end_line=problem.line or 1), prefix, columns=False)
            if problem.path
            else "",
            problem.code,
            problem.message,
        )
        for problem in problems
    ]


def _place(where: Location, prefix: str, *, columns: bool = True) -> str:
    """The properties of a place. A notebook's lines are those of its cell, which GitHub does not know."""
    parts = [f"file={_property(prefix + where.path)}"]
    if where.cell is None and not where.path.endswith(".ipynb"):
        parts += [f"line={where.line}", f"endLine={where.end_line}"]
        if columns and where.line == where.end_line:  # GitHub takes columns for one line only
            parts += [f"col={where.column}", f"endColumn={where.end_column}"]
    return ",".join(parts) + ","


def _command(name: str, place: str, title: str, message: str) -> str:
    return f"::{name} {place}title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return plain(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
