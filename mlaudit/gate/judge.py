"""The verdict: a pure function of evidence and policy.

Whatever was required and did not come to an answer makes the verdict inconclusive; nothing that crashed, was skipped or
was never run is counted as a pass.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from mlaudit.config import PolicySettings
from mlaudit.findings import (
    CheckResult,
    Condition,
    Decision,
    Evidence,
    Finding,
    Outcome,
    Severity,
    Verdict,
    worst,
)
from mlaudit.tallies import SETTLED, by_reason, in_baseline
from mlaudit.tools.ruff import UNPARSED
from mlaudit.words import counted

RULES = "rules"
"""The word in `require` that stands for: all rules ran on all files."""

_ORDER = (Decision.NOT_READY, Decision.INCONCLUSIVE, Decision.READY)
"""What decided comes first."""

_BROKEN = frozenset({"MLA000", "MLA001", "MLA002"})


def judge(evidence: Evidence, policy: PolicySettings) -> Verdict:
    """Whether the model may ship, with every condition that was looked at."""
    limit = Severity(policy.fail_on)
    conditions = [
        *_code(evidence, limit),
        *_checks(evidence.checks, limit),
        *_errors(evidence),
        *_required(evidence, policy, limit),
    ]
    if not conditions:
        detail = "no file was read, and no check passed or failed"
        conditions.append(Condition(title="Nothing was judged", decision=Decision.INCONCLUSIVE, detail=detail))
    conditions.sort(key=lambda condition: _ORDER.index(condition.decision))
    digest = hashlib.sha256(msgspec.json.encode(policy, order="sorted")).hexdigest()
    return Verdict(
        decision=worst(condition.decision for condition in conditions),
        conditions=tuple(conditions),
        policy_sha256=digest,
        fail_on=policy.fail_on,
        required=policy.require,
    )


def _code(evidence: Evidence, limit: Severity) -> list[Condition]:
    if evidence.lint is None:
        return []
    hits = [finding for finding in evidence.lint.active if finding.severity >= limit]
    if not hits and not evidence.lint.files:
        return []  # no file is no evidence for anything
    accepted = in_baseline(evidence.lint.findings, limit)
    if not hits:
        title = f"No open code finding of severity {limit.value} or above{accepted}"
        return [Condition(title=title, decision=Decision.READY, detail=f"{evidence.lint.files} files read")]
    codes = tuple(sorted({finding.code for finding in hits}))
    title = f"{counted(len(hits), 'open code finding')} of severity {limit.value} or above{accepted}"
    return [Condition(title=title, decision=Decision.NOT_READY, detail=_tally(hits), codes=codes)]


def _checks(checks: Iterable[CheckResult], limit: Severity) -> list[Condition]:
    conditions = []
    failed: dict[str, list[CheckResult]] = {}
    passed: dict[str, str] = {}
    unknown: set[str] = set()
    for result in checks:
        if result.outcome not in SETTLED:
            unknown.add(result.code)
        if result.outcome is Outcome.FAIL and result.severity >= limit:
            failed.setdefault(result.code, []).append(result)
        elif result.outcome is Outcome.PASS:
            passed[result.code] = result.name
    for code, results in sorted(failed.items()):
        detail = _first(f"{r.subject}: {r.reason}" if r.subject else r.reason for r in results)
        title = f"{code} {results[0].name} failed"
        conditions.append(Condition(title=title, decision=Decision.NOT_READY, detail=detail, codes=(code,)))
    settled = sorted(set(passed) - set(failed))
    if settled:
        title = f"{counted(len(settled), 'check')} passed"
        detail = ", ".join(f"{code} {passed[code]}{' (in part)' * (code in unknown)}" for code in settled)
        conditions.append(Condition(title=title, decision=Decision.READY, detail=detail, codes=tuple(settled)))
    return conditions


def _errors(evidence: Evidence) -> list[Condition]:
    conditions = []
    for reason, results in by_reason(r for r in evidence.checks if r.outcome is Outcome.ERROR).items():
        subjects = sorted({result.subject for result in results if result.subject})
        title = f"{_named(results)} could not be run" + (f" on {_listed(subjects)}" if subjects else "")
        conditions.append(Condition(title=title, decision=Decision.INCONCLUSIVE, detail=reason, codes=_codes(results)))
    lint = evidence.lint.problems if evidence.lint is not None else ()
    crashed = [problem for problem in (*lint, *evidence.problems) if problem.code == "MLA002"]
    for problem in crashed:
        conditions.append(Condition(title="A rule crashed", decision=Decision.INCONCLUSIVE, detail=problem.message))
    for problem in evidence.problems:
        if problem.code != "MLA002":
            title = f"{problem.path or problem.code} could not be looked at"
            conditions.append(Condition(title=title, decision=Decision.INCONCLUSIVE, detail=problem.message))
    return conditions


def _required(evidence: Evidence, policy: PolicySettings, limit: Severity) -> list[Condition]:
    conditions = []
    unknown: list[CheckResult] = []
    by_code: dict[str, list[CheckResult]] = {}
    for result in evidence.checks:
        by_code.setdefault(result.code, []).append(result)
    rules = frozenset(evidence.lint.rules if evidence.lint is not None else ())
    if RULES in policy.require or rules & set(policy.require):  # one rule alone has not judged what was not read either
        conditions.extend(_required_rules(evidence, limit))
    for code in policy.require:
        if code == RULES or code in rules:
            continue
        results = by_code.get(code, [])
        open_results = [r for r in results if r.outcome not in SETTLED]
        if results and (not open_results or any(r.outcome is Outcome.FAIL and r.severity >= limit for r in results)):
            continue
        unknown += [r for r in open_results if r.outcome is not Outcome.ERROR]  # those are said already
    absent = sorted(set(policy.require) - {RULES} - rules - set(by_code))
    if absent:
        title = f"{_listed(absent)} {_required_but(absent)} not run"
        conditions.append(Condition(title=title, decision=Decision.INCONCLUSIVE, codes=tuple(absent)))
    for reason, results in by_reason(unknown).items():
        title = f"{_named(results)} {_required_but(_codes(results))} not judged"
        conditions.append(Condition(title=title, decision=Decision.INCONCLUSIVE, detail=reason, codes=_codes(results)))
    return conditions


def _required_but(codes: Sequence[str]) -> str:
    return "is required and was" if len(codes) == 1 else "are required and were"


def _required_rules(evidence: Evidence, limit: Severity) -> list[Condition]:
    if evidence.lint is None:
        title = "The code rules are required and were not run"
        return [Condition(title=title, decision=Decision.INCONCLUSIVE)]
    if not evidence.lint.files:
        title = "The code rules are required and there was no file to read"
        return [Condition(title=title, decision=Decision.INCONCLUSIVE)]
    told = {path for result in evidence.checks if result.severity >= limit for path in _unparsed(result)}
    unread = [p for p in evidence.lint.problems if p.code in _BROKEN - {"MLA002"} and p.path not in told]
    if unread:
        detail = _first(f"{p.path}: {p.message}" for p in unread)
        title = f"{counted(len(unread), 'file')} could not be read"
        return [Condition(title=title, decision=Decision.INCONCLUSIVE, detail=detail)]
    return []


def _unparsed(result: CheckResult) -> set[str]:
    """The files that a failed tool says do not parse: known to be broken, which is more than unknown."""
    if result.outcome is not Outcome.FAIL:
        return set()
    return {f.location.path for f in result.findings if f.code == UNPARSED and f.location is not None}


def _codes(results: Iterable[CheckResult]) -> tuple[str, ...]:
    return tuple(sorted({result.code for result in results}))


def _named(results: Iterable[CheckResult]) -> str:
    return _listed(sorted({f"{result.code} {result.name}" for result in results}))


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _first(texts: Iterable[str], most: int = 3) -> str:
    """The first of some texts, a line each, and how many more there are."""
    lines = [" ".join(text.split()) for text in texts]
    return "\n".join(lines[:most] + ([f"and {len(lines) - most} more"] if len(lines) > most else []))


def _tally(findings: Iterable[Finding]) -> str:
    counts: dict[tuple[str, str], int] = {}
    for finding in findings:
        key = (finding.code, finding.name)
        counts[key] = counts.get(key, 0) + 1
    return ", ".join(f"{code} {name}" + (f" ({n})" if n > 1 else "") for (code, name), n in sorted(counts.items()))
