"""The baseline of an existing repository: findings that were there before, so that only new ones count.

Entries are keyed by fingerprint: file, rule, normalised line and its occurrence, never the line number. One more equal
line is a new finding; a moved one is not. The file holds no time and is sorted: it changes only when findings do.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from mlaudit import whole
from mlaudit.errors import ConfigError
from mlaudit.findings import Finding, Suppression

SCHEMA_VERSION = 1


class Entry(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A finding that is accepted for now. Only `fingerprint` counts; the rest is for whoever reads the file."""

    path: str
    code: str
    message: str
    fingerprint: str


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The entries of a baseline file."""

    schema_version: int = SCHEMA_VERSION
    entries: tuple[Entry, ...] = ()

    @property
    def fingerprints(self) -> frozenset[str]:
        """The fingerprints that are accepted."""
        return frozenset(entry.fingerprint for entry in self.entries)


def read(path: Path) -> Baseline:
    """Read a baseline file. Raises `ConfigError`."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no baseline; `mlaudit baseline create` writes one") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: is not a baseline: {error}; write it anew with `mlaudit baseline create`"
        ) from error
    if found.schema_version != SCHEMA_VERSION:
        raise ConfigError(f"{path}: has schema version {found.schema_version}; this mlaudit reads {SCHEMA_VERSION}")
    return found


def write(path: Path, baseline: Baseline) -> None:
    """Write a baseline file whole: one entry a line, sorted. Raises `ConfigError`."""
    lines = [msgspec.json.encode(entry).decode() for entry in sorted(baseline.entries)]
    body = ",\n    ".join(lines)
    text = (
        f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "entries": [' + (f"\n    {body}\n  " if lines else "") + "]\n}\n"
    )
    try:
        whole.replace(path, text)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror or error}") from error


def make(findings: Iterable[Finding]) -> Baseline:
    """A baseline of the findings that are active, or in a baseline already."""
    kept = (f for f in findings if f.suppressed is None or f.suppressed.kind == "baseline")
    entries = {
        f.fingerprint: Entry(f.location.path if f.location is not None else "", f.code, f.message, f.fingerprint)
        for f in kept
    }
    return Baseline(entries=tuple(sorted(entries.values())))


def apply(findings: Iterable[Finding], baseline: Baseline, file: str = "the baseline") -> tuple[Finding, ...]:
    """The findings, those of the baseline marked as suppressed by it; `file` is what its file is called."""
    known = baseline.fingerprints
    return tuple(
        msgspec.structs.replace(f, suppressed=Suppression("baseline", f"accepted in {file}"))
        if f.suppressed is None and f.fingerprint in known
        else f
        for f in findings
    )


def stale(findings: Iterable[Finding], baseline: Baseline, paths: frozenset[str] | None = None) -> tuple[Entry, ...]:
    """Entries whose finding is gone: repaired, or changed. With `paths`, only entries of these files are judged."""
    present = {f.fingerprint for f in findings}
    return tuple(e for e in baseline.entries if e.fingerprint not in present and (paths is None or e.path in paths))


def prune(findings: Iterable[Finding], baseline: Baseline) -> Baseline:
    """The baseline without its stale entries."""
    gone = {entry.fingerprint for entry in stale(findings, baseline)}
    return Baseline(entries=tuple(entry for entry in baseline.entries if entry.fingerprint not in gone))
