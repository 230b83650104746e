"""The one vocabulary: what rules, checks and tools say, and what a verdict is made of.

Everything here is frozen data. `inspect` stages produce `Finding`s and `CheckResult`s, `judge` turns them into a
`Verdict`, renderers turn the whole into text. Lines and columns count from 1; `end_column` is exclusive, as in ruff.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec


class Severity(enum.Enum):
    """How much a finding matters; ordered ``INFO < WARNING < ERROR < CRITICAL``."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Position in the order, 0 for `INFO` to 3 for `CRITICAL`."""
        return _SEVERITY_RANK[self]

    def __lt__(self, other: Severity) -> bool:
        return self.rank < other.rank

    def __le__(self, other: Severity) -> bool:
        return self.rank <= other.rank

    def __gt__(self, other: Severity) -> bool:
        return self.rank > other.rank

    def __ge__(self, other: Severity) -> bool:
        return self.rank >= other.rank


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Outcome(enum.Enum):
    """How a rule or check ended. Only `PASS` needs no reason; `ERROR` is never counted as a pass."""

    PASS = "pass"  # noqa: S105  an outcome, not a password
    FAIL = "fail"
    INFO = "info"
    NOT_APPLICABLE = "not_applicable"
    INSUFFICIENT_DATA = "insufficient_data"
    SKIPPED = "skipped"
    ERROR = "error"
    MANUAL = "manual"


class Decision(enum.Enum):
    """The answer to *may this model ship?*"""

    READY = "READY"
    NOT_READY = "NOT READY"
    INCONCLUSIVE = "INCONCLUSIVE"


class Location(msgspec.Struct, frozen=True, order=True):
    """A region of a source file; `line` counts inside `cell` where the file is a notebook.

    `path` is relative to the audited root, with forward slashes. `cell` is the 0-based index of a notebook's cell.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    cell: int | None = None

    def __str__(self) -> str:
        cell = "" if self.cell is None else f"cell {self.cell}:"
        return f"{self.path}:{cell}{self.line}:{self.column}"


class Related(msgspec.Struct, frozen=True):
    """Another place that a finding is about, and why."""

    path: str
    line: int
    message: str
    cell: int | None = None

    @property
    def place(self) -> str:
        """``path:line``, or ``path:cell 3:line`` in a notebook."""
        cell = "" if self.cell is None else f"cell {self.cell}:"
        return f"{self.path}:{cell}{self.line}"


class Suppression(msgspec.Struct, frozen=True):
    """Why a finding does not count: `kind` is ``inline``, ``file``, ``baseline`` or ``waiver``."""

    kind: str
    reason: str = ""
    owner: str = ""
    expires: str = ""


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """A repair that can be made by itself, as data: what `mlaudit.code.fix` does at the finding's place.

    `kind` is ``keyword`` (give a call the argument `name` the source `value`), ``raise-from`` (chain the handled
    exception), ``decorate`` (put the decorator `value` on the function round the place), ``after`` (put the statement
    `value` after the one there) or ``first`` (put the statements `value` first in the function round it, or before the
    statement there at module level). `at` is the place where that is not the finding's own. `imports` are modules that
    the new source needs. A fix that is not `safe` can change what the program does; `reason` says how.
    """

    kind: str
    title: str
    value: str
    name: str = ""
    imports: tuple[str, ...] = ()
    safe: bool = False
    reason: str = ""
    at: Location | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, and where.

    A finding stands in code (`location`) or on a `subject` (``artifact:model``, ``column:dep_delay``). `evidence` holds
    short named texts that let a reader check the claim; `confidence` is 1.0 when nothing had to be assumed. `content`
    is that part of the fingerprint that stays when the file moves.
    """

    code: str
    name: str
    message: str
    severity: Severity
    location: Location | None = None
    subject: str = ""
    related: tuple[Related, ...] = ()
    evidence: dict[str, str] = {}
    remediation: str = ""
    confidence: float = 1.0
    context: str = ""
    source: str = "mlaudit"
    confirmed_by: str = ""
    suppressed: Suppression | None = None
    fingerprint: str = ""
    content: str = ""
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, int, str]:
        """Order by place, then code: stable from run to run."""
        where = self.location
        if where is None:
            return (self.subject, -1, 0, 0, self.code)
        return (where.path, -1 if where.cell is None else where.cell, where.line, where.column, self.code)


def fingerprint(code: str, path: str, snippet: str, occurrence: int) -> str:
    """Identity of a finding that survives moves inside its file: no line number goes in.

    `snippet` is the flagged source; runs of white space in it count as one blank. `occurrence` numbers equal
    findings of one file from 0.
    """
    text = "\0".join((code, path, " ".join(snippet.split()), str(occurrence)))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def content_mark(code: str, snippet: str) -> str:
    """What a finding keeps when its file moves: its code and its source, as in `fingerprint`, in 16 hex digits."""
    text = "\0".join((code, " ".join(snippet.split())))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


class Interval(msgspec.Struct, frozen=True):
    """A confidence interval and its level (0.95 by default)."""

    low: float
    high: float
    level: float = 0.95


class Histogram(msgspec.Struct, frozen=True):
    """Counts of two samples over the same bins, ready to be drawn. `labels` name the bins."""

    labels: tuple[str, ...]
    reference: tuple[int, ...]
    current: tuple[int, ...]


class Measurement(msgspec.Struct, frozen=True, kw_only=True):
    """A number that a check measured, with everything it was judged on.

    `subject` names what was measured (a column, a metric, the model; empty for the whole). `value` is in `unit`;
    `effect` is a standardised size where there is one (Cohen's w, say); `raw` holds every other value that the
    judgement used, JSON types only.
    """

    name: str
    subject: str = ""
    value: float | None = None
    unit: str = ""
    n: int | None = None
    interval: Interval | None = None
    effect: float | None = None
    raw: dict[str, Any] = {}
    histogram: Histogram | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a check concludes from one measurement."""

    outcome: Outcome
    reason: str = ""
    severity: Severity = Severity.ERROR


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one check on one subject.

    `reason` is present for every outcome but `PASS`. `severity` matters for `FAIL` only: a failure below the policy's
    threshold is a warning. `findings` hold what another tool reported, place by place.
    """

    code: str
    name: str
    outcome: Outcome
    subject: str = ""
    reason: str = ""
    severity: Severity = Severity.ERROR
    remediation: str = ""
    measurement: Measurement | None = None
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.outcome is not Outcome.PASS and not self.reason:
            raise ValueError(f"{self.code} ended as {self.outcome.value} without a reason")


PROBLEMS = {
    "MLA000": "could not be read, or not as a whole",
    "MLA001": "took longer than file-budget",
    "MLA002": "a rule crashed",
    "MLA003": "a suppression that is wrong, or not needed",
    "MLC000": "an artifact that could not be looked at",
}
"""The codes of what is no finding of a rule and no check, and is always told, in a few words."""


class Problem(msgspec.Struct, frozen=True):
    """Something that mlaudit could not read or run; it stops nothing else and is never a pass.

    `code` is one of `PROBLEMS`; `rule` is the code of a rule that crashed.
    """

    code: str
    message: str
    path: str = ""
    line: int = 0
    rule: str = ""


class LintResult(msgspec.Struct, frozen=True, kw_only=True):
    """What reading the code gave: findings (suppressed ones included, marked), files read, and problems.

    `notes` are for whoever reads the result, and decide nothing: what was left out, settings that do nothing.
    """

    findings: tuple[Finding, ...] = ()
    files: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    seconds: float = 0.0
    paths: frozenset[str] = frozenset()
    timings: tuple[tuple[str, float], ...] = ()

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that are not suppressed."""
        return tuple(f for f in self.findings if f.suppressed is None)


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """Where the evidence was made."""

    mlaudit: str
    python: str
    platform: str
    device: str = "cpu"
    packages: dict[str, str] = {}


class ArtifactIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Which bytes were judged: path relative to the root, SHA-256, size in bytes, format found by content."""

    name: str
    path: str
    role: str
    sha256: str = ""
    size: int = 0
    format: str = ""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All that `judge` may look at. `rules_off` are the codes of the rules that the settings leave out.

    `committed` is the commit's own time and `made` the time of the audit that the caller gave, both in UTC as ISO 8601;
    no clock is read, so the same evidence makes the same report.
    """

    root: str
    made: str = ""
    commit: str = ""
    committed: str = ""
    dirty: bool = False
    lint: LintResult | None = None
    rules_off: tuple[str, ...] = ()
    checks: tuple[CheckResult, ...] = ()
    artifacts: tuple[ArtifactIdentity, ...] = ()
    problems: tuple[Problem, ...] = ()
    environment: Environment | None = None


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for the verdict. `decision` is what this condition alone would decide; `detail` may have lines."""

    title: str
    decision: Decision
    detail: str = ""
    codes: tuple[str, ...] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The answer, with every condition that was looked at; the worst condition decides. There is no single score.

    `fail_on` and `required` are the policy that was applied, `policy_sha256` the digest of its settings.
    """

    decision: Decision
    conditions: tuple[Condition, ...]
    policy_sha256: str = ""
    fail_on: str = ""
    required: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 ready, 1 not ready, 2 inconclusive."""
        return {Decision.READY: 0, Decision.NOT_READY: 1, Decision.INCONCLUSIVE: 2}[self.decision]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a renderer gets: the evidence and the verdict on it. `title` names the audited project."""

    schema_version: int
    title: str
    evidence: Evidence
    verdict: Verdict


def worst(decisions: Iterable[Decision]) -> Decision:
    """`NOT_READY` beats `INCONCLUSIVE` beats `READY`: a known failure stays one whatever else is unknown."""
    found = set(decisions)
    for decision in (Decision.NOT_READY, Decision.INCONCLUSIVE):
        if decision in found:
            return decision
    return Decision.READY
