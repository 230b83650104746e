"""The baseline of an existing repository: findings that were there before, so that only new ones count.

Entries are keyed by fingerprint: file, rule, normalised line and its occurrence, never the line number. One more equal
line is a new finding; a moved one is not. The file holds no time and is sorted: it changes only when findings do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from mlaudit import whole
from mlaudit.errors import ConfigError
from mlaudit.findings import Finding, Suppression

SCHEMA_VERSION = 1


class Entry(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A finding that is accepted for now. Only `fingerprint` counts, and `content` once the file is gone; the rest is
    for whoever reads the file.
    """

    path: str
    code: str
    message: str
    fingerprint: str
    content: str = ""


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
        f.fingerprint: Entry(
            f.location.path if f.location is not None else "", f.code, f.message, f.fingerprint, f.content
        )
        for f in kept
    }
    return Baseline(entries=tuple(sorted(entries.values())))


Moved = Mapping[str, Entry]
"""The fingerprints of findings in files that moved, each with the entry that accepted it where it stood before."""


def moved(
    findings: Iterable[Finding], baseline: Baseline, is_there: Callable[[str], bool], prefix: str = ""
) -> dict[str, Entry]:
    """What the baseline accepted in files that are no longer there, and what stands in others now.

    `prefix` leads from the baseline's root to the folder that the findings' paths are relative to. An entry answers for
    one finding at most, a file that is gone for one file, and one that is there for one that is gone: only a file with
    no entry of its own, which has half of what was accepted in the other, is that one moved. So what is accepted never
    becomes more.
    """
    by_path: dict[str, list[Entry]] = defaultdict(list)
    for entry in baseline.entries:
        by_path[entry.path].append(entry)
    gone = {path: entries for path, entries in by_path.items() if path and not is_there(path)}
    if not gone:
        return {}
    fresh: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        where = finding.location
        if finding.suppressed is None and where is not None and prefix + where.path not in by_path:
            fresh[where.path].append(finding)
    pairs = []
    for old, entries in gone.items():
        before = Counter(entry.content for entry in entries if entry.content)
        for new, found in fresh.items():
            shared = (before & Counter(finding.content for finding in found)).total()
            if 2 * shared >= len(entries):
                pairs.append((-shared, old, new))
    answered: dict[str, Entry] = {}
    taken: set[str] = set()
    for _, old, new in sorted(pairs):
        if old in gone and new not in taken:
            taken.add(new)
            left: dict[str, list[Entry]] = defaultdict(list)
            for entry in gone.pop(old):
                left[entry.content].append(entry)
            answered |= {f.fingerprint: left[f.content].pop() for f in fresh[new] if left[f.content]}
    return answered


def apply(
    findings: Iterable[Finding], baseline: Baseline, file: str = "the baseline", moved: Moved | None = None
) -> tuple[Finding, ...]:
    """The findings, those of the baseline marked as suppressed by it; `file` is what its file is called."""
    known = baseline.fingerprints | (moved or {}).keys()
    return tuple(
        msgspec.structs.replace(f, suppressed=Suppression("baseline", f"accepted in {file}"))
        if f.suppressed is None and f.fingerprint in known
        else f
        for f in findings
    )


def stale(
    findings: Iterable[Finding], baseline: Baseline, paths: frozenset[str] | None = None, moved: Moved | None = None
) -> tuple[Entry, ...]:
    """Entries whose finding is gone: repaired, or changed. With `paths`, only entries of these files are judged."""
    present = {f.fingerprint for f in findings} | {entry.fingerprint for entry in (moved or {}).values()}
    return tuple(e for e in baseline.entries if e.fingerprint not in present and (paths is None or e.path in paths))


def prune(findings: Iterable[Finding], baseline: Baseline) -> Baseline:
    """The baseline without its stale entries."""
    gone = {entry.fingerprint for entry in stale(findings, baseline)}
    return Baseline(entries=tuple(entry for entry in baseline.entries if entry.fingerprint not in gone))
