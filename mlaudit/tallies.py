"""Evidence counted and put together, for the verdict and for the reports alike."""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.findings import CheckResult, Finding, Outcome, Severity
from mlaudit.words import counted

SETTLED = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.INFO})
"""Outcomes in which a check came to an answer."""


def by_reason(results: Iterable[CheckResult]) -> dict[str, list[CheckResult]]:
    """Results with the same reason together: one cause is told once."""
    found: dict[str, list[CheckResult]] = {}
    for result in results:
        found.setdefault(result.reason, []).append(result)
    return dict(sorted(found.items(), key=lambda item: sorted({result.code for result in item[1]})))


def in_baseline(findings: Iterable[Finding], limit: Severity) -> str:
    """`` (2 errors accepted in FILE)``: what from `limit` on is open but for a baseline; "" for nothing."""
    held = [f for f in findings if f.suppressed is not None and f.suppressed.kind == "baseline" and f.severity >= limit]
    if not held:
        return ""
    tally = [(severity, sum(f.severity is severity for f in held)) for severity in reversed(Severity)]
    numbers = [
        f"{n} {severity.value}" if severity in (Severity.CRITICAL, Severity.INFO) else counted(n, severity.value)
        for severity, n in tally
        if n
    ]
    reasons = sorted({f.suppressed.reason for f in held if f.suppressed is not None and f.suppressed.reason})
    return f" ({', '.join(numbers)} {' and '.join(reasons) or 'accepted in the baseline'})"
