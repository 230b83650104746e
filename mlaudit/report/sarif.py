"""Findings as SARIF 2.1.0, which code scanning services read.

Suppressed findings are in it, marked as such, so that a service does not open again what was settled. What could not be
judged is no result but a notification of the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from mlaudit import __version__
from mlaudit.findings import Decision, Finding, LintResult, Location, Outcome, Problem, Report, Severity
from mlaudit.report.findings_text import plain

if TYPE_CHECKING:
    from mlaudit.docs import Documentation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_SECURITY = ("MLA4", "MLC101")
_UNANSWERED = {Outcome.FAIL: "error", Outcome.ERROR: "error", Outcome.INSUFFICIENT_DATA: "warning"}


def of_lint(result: LintResult, documents: Mapping[str, Documentation], prefix: str = "", exit_code: int = 0) -> str:
    """The findings of `lint`. `prefix` leads from the repository's root to the folder that paths are relative to."""
    crashed = any(problem.code == "MLA002" for problem in result.problems)
    invocation = {"executionSuccessful": not crashed, "exitCode": exit_code}
    return _document(result.findings, _problems(result.problems, prefix), invocation, documents, prefix)


def of_audit(report: Report, documents: Mapping[str, Documentation], prefix: str = "") -> str:
    """The findings of rules and tools; checks that failed or came to no answer have no place, and are notifications."""
    evidence, verdict = report.evidence, report.verdict
    lint = evidence.lint or LintResult()
    findings = [*lint.findings, *(finding for check in evidence.checks for finding in check.findings)]
    notes = _problems((*evidence.problems, *lint.problems), prefix)
    notes += [
        _note(check.code, _UNANSWERED[check.outcome], f"{check.name}: {check.outcome.value}: {check.reason}", [])
        for check in evidence.checks
        if check.outcome in _UNANSWERED and not check.findings
    ]
    invocation = {
        "executionSuccessful": verdict.decision is not Decision.INCONCLUSIVE,
        "exitCode": verdict.exit_code,
        "exitCodeDescription": verdict.decision.value,
    }
    return _document(findings, notes, invocation, documents, prefix)


def _document(
    findings: Iterable[Finding],
    notes: list[dict[str, Any]],
    invocation: dict[str, Any],
    documents: Mapping[str, Documentation],
    prefix: str,
) -> str:
    every = list(findings)
    named = {finding.code: finding.name for finding in every}
    codes = sorted(named)
    run = {
        "tool": {
            "driver": {
                "name": "mlaudit",
                "version": __version__,
                "rules": [_rule(code, named[code], documents.get(code)) for code in codes],
            }
        },
        "invocations": [{**invocation, "toolExecutionNotifications": notes}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "results": [_result(finding, codes.index(finding.code), prefix) for finding in every],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _rule(code: str, name: str, document: Documentation | None) -> dict[str, Any]:
    """A code with its help, or with its name alone where it is another tool's."""
    rule: dict[str, Any] = {"id": code, "name": name}
    if document is None:
        return {**rule, "shortDescription": {"text": name or code}}
    sections = [(title, text) for title, text in document.sections.items() if text]
    text = "\n\n".join([document.summary, document.description, *(f"{title}:\n{text}" for title, text in sections)])
    code_blocks = ("Bad", "Good")
    parts = [f"**{t}**\n\n```python\n{x}\n```" if t in code_blocks else f"**{t}**\n\n{x}" for t, x in sections]
    tags = ["machine-learning", *(["security"] if code.startswith(_SECURITY) else [])]
    return {
        **rule,
        "shortDescription": {"text": document.summary},
        "fullDescription": {"text": document.description or document.summary},
        "help": {"text": text, "markdown": "\n\n".join([document.summary, document.description, *parts])},
        "defaultConfiguration": {"level": _LEVELS[Severity(document.severity)]},
        "properties": {"tags": tags},
    }


def _result(finding: Finding, index: int, prefix: str) -> dict[str, Any]:
    message = finding.message if not finding.remediation else f"{finding.message}\nFix: {finding.remediation}"
    where = finding.location
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": plain(f"{finding.subject}: {message}" if where is None and finding.subject else message)},
        "locations": [_location(where, prefix)] if where is not None else [],
        "suppressions": [],
        "properties": {"severity": finding.severity.value, "confidence": finding.confidence},
    }
    if finding.related:
        result["relatedLocations"] = [
            {**_location(Location(r.path, r.line, 1, r.line, 1, r.cell), prefix, columns=False), "id": i}
            | {"message": {"text": plain(r.message)}}
            for i, r in enumerate(finding.related, 1)
        ]
    if finding.fingerprint:
        # by the first of them GitHub knows an alert again; it needs no line, so a move opens none anew
        short = f"{finding.fingerprint[:16]}:1"
        result["partialFingerprints"] = {"primaryLocationLineHash": short, "mlaudit/v1": finding.fingerprint}
    if finding.suppressed is not None:
        said = finding.suppressed
        in_source = said.kind in ("inline", "file") and not said.reason.startswith("per-file-ignores")
        kind = "inSource" if in_source else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": said.reason or said.kind}]
    return result


def _location(where: Location, prefix: str, *, columns: bool = True) -> dict[str, Any]:
    """A place. A notebook's lines count inside its cell, and no reader of SARIF knows cells: the name says which."""
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(prefix + where.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1},
    }
    if where.cell is not None:
        return {
            "physicalLocation": place,
            "logicalLocations": [{"name": f"cell {where.cell}, line {where.line}", "kind": "cell"}],
        }
    region = {"startLine": where.line, "endLine": max(where.end_line, where.line)}
    if columns:
        region |= {"startColumn": where.column, "endColumn": where.end_column}
    return {"physicalLocation": {**place, "region": region}}


def _problems(problems: Iterable[Problem], prefix: str) -> list[dict[str, Any]]:
    return [
        _note(
            problem.code,
            "note" if problem.code == "MLA003" else "error",
            problem.message,
            [_location(Location(problem.path, problem.line or 1, end_line=problem.line or 1), prefix, columns=False)]
            if problem.path
            else [],
        )
        for problem in problems
    ]


def _note(code: str, level: str, text: str, places: list[dict[str, Any]]) -> dict[str, Any]:
    return {"descriptor": {"id": code}, "level": level, "message": {"text": plain(text)}, "locations": places}
