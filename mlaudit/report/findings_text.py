"""Findings as plain lines for a terminal, and as JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from mlaudit.findings import PROBLEMS, Finding, LintResult
from mlaudit.words import counted

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_COLOURS = {"critical": "1;31", "error": "31", "warning": "33", "info": "36"}


def plain(text: str) -> str:
    """`text` without what a terminal would obey: control characters, changes of direction, halves of characters."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def line(text: str) -> str:
    """`plain` text on one line: a line break would let a message pose as one of our own lines, or as a CI command."""
    return plain(" ".join(text.splitlines())).replace("\t", " ")


def as_text(result: LintResult, *, colour: bool = False, show_suppressed: bool = False) -> str:
    """One finding a paragraph: place, code, severity, message; then where else to look and what to do."""
    lines = []
    for finding in result.findings:
        if finding.suppressed is None or show_suppressed:
            lines.append(_finding(finding, colour=colour))
    for problem in result.problems:
        at = f":{problem.line}" if problem.line else ""
        place = f"{line(problem.path)}{at}: " if problem.path else ""
        lines.append(f"{place}{_paint('1', problem.code, colour=colour)} {line(problem.message)}")
    return "\n".join([*lines, summary(result)])


def _finding(finding: Finding, *, colour: bool) -> str:
    where = f"{finding.location}: " if finding.location is not None else ""
    severity = _paint(_COLOURS[finding.severity.value], finding.severity.value, colour=colour)
    mark = f" (suppressed: {finding.suppressed.reason or finding.suppressed.kind})" if finding.suppressed else ""
    code = _paint("1", finding.code, colour=colour)
    head = f"{line(where)}{code} {severity} {line(finding.message)}{line(mark)}"
    rest = [f"    {line(r.place)}: {line(r.message)}" for r in finding.related]
    rest += [f"    {line(name)}: {_indented(text)}" for name, text in finding.evidence.items()]
    if finding.remediation:
        rest.append(f"    fix: {line(finding.remediation)}")
    return "\n".join([head, *rest])


def _indented(text: str) -> str:
    return plain("\n        ".join(text.splitlines()))


def _paint(code: str, text: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def summary(result: LintResult) -> str:
    """``35 files: 2 errors, 1 info, 3 suppressed, 1 problem``."""
    found = _severities(result.active)
    hidden = len(result.findings) - len(result.active)
    aside = f", {hidden} suppressed" if hidden else ""
    failed = f", {_counted(len(result.problems), 'problem')}" if result.problems else ""
    return f"{_counted(result.files, 'file')}: {found or 'no finding'}{aside}{failed}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if word in ("critical", "info") else counted(count, word)


def as_json(result: LintResult) -> str:
    """The findings in the documented schema, version 1. Places that have no cell say null."""
    document: dict[str, Any] = {
        "schema_version": 1,
        "findings": [_record(finding) for finding in result.findings],
        "files": result.files,
        "errors": [
            {"code": p.code, "message": p.message, "path": p.path or None, "line": p.line or None}
            for p in result.problems
        ],
        "notes": list(result.notes),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _record(finding: Finding) -> dict[str, Any]:
    where = finding.location
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": where.path if where else None,
        "cell": where.cell if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "end_line": where.end_line if where else None,
        "end_column": where.end_column if where else None,
        "related": [{"path": r.path, "cell": r.cell, "line": r.line, "message": r.message} for r in finding.related],
        "suppressed": finding.suppressed is not None,
        "fingerprint": finding.fingerprint,
    }


def statistics(result: LintResult) -> str:
    """How often each code was found and how severe, most frequent first; what could not be read; and the sum of it."""
    by_code: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.active:
        by_code.setdefault((finding.code, finding.name), []).append(finding)
    rows = [
        (len(found), code, name, _severities(found) + _fixable(found))
        for (code, name), found in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    rows += [
        (count, code, PROBLEMS.get(code, "problem"), "")
        for code, count in sorted(Counter(problem.code for problem in result.problems).items())
    ]
    width = max((len(name) for _, _, name, said in rows if said), default=0)
    lines = [f"{count:6d}  {code}  {name:{width if said else 0}}  {said}".rstrip() for count, code, name, said in rows]
    return "\n".join([*lines, summary(result) + _fixable(result.active)])


def _severities(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity.value for finding in findings)
    return ", ".join(_counted(counts[name], name) for name in _COLOURS if counts[name])


def _fixable(findings: Sequence[Finding]) -> str:
    """``; 3 with --fix, 2 more with --unsafe-fixes``; "" where there is no fix."""
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    parts = [f"{safe} with --fix"] if safe else []
    if len(fixes) > safe:
        parts.append(f"{len(fixes) - safe}{' more' if safe else ''} with --fix --unsafe-fixes")
    return f"; fixable: {', '.join(parts)}" if parts else ""
