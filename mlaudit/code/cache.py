"""Facts by content: what was read once is not read again until the file, the rules or the settings change.

One file a project and configuration, and a small one beside it with what changed since, both replaced whole: a run that
is killed, or two that run at once, can lose entries but never mix them, and an entry of an earlier state of a file is
known by its stamp. A damaged file is dropped.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from mlaudit import __version__
from mlaudit.code.facts import FileFacts
from mlaudit.code.store import read_checked, write_checked

FOLDER = ".mlaudit_cache"
_KEEP = 6
_FORMAT = 7
_FEW = 0.1
"""The share of entries up to which those that changed are kept beside the rest."""


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What the file system says of a file: modification and change time in ns, size in bytes, inode."""

    modified: int
    changed: int
    size: int
    inode: int


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    stamp: Stamp
    sha256: bytes
    facts: msgspec.Raw


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(dict[str, _Entry])
FACTS = msgspec.msgpack.Decoder(FileFacts)


def stamp(path: str | os.PathLike[str]) -> Stamp | None:
    """The stamp of a file; None where it is gone."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


class Cache:
    """The facts of a project's files under one configuration. `None` for `folder` caches nothing."""

    def __init__(self, folder: Path | None, key: str) -> None:
        """`key` stands for everything besides the files that facts depend on: rules, settings."""
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        name = hashlib.sha256(f"{_FORMAT}|{__version__}|{python}|{key}".encode()).hexdigest()[:24]
        self._file = None if folder is None else folder / f"facts-{name}.bin"
        self._later = None if folder is None else folder / f"later-{name}.bin"
        self._entries: dict[str, _Entry] = {}
        self._changed: set[str] = set()
        if self._file is not None and self._later is not None:
            self._entries = _load(self._file)
            later = _load(self._later) if self._entries else {}
            self._entries.update(later)
            self._changed.update(later)
        self._written = True

    def get(self, path: str, found: Stamp | None, content: bytes | None = None) -> FileFacts | None:
        """The facts of a file whose stamp, or else whose content, is unchanged."""
        entry = self._entries.get(path)
        if entry is None:
            return None
        if found is not None and entry.stamp == found:
            return _decode(entry)
        if content is not None and hashlib.sha256(content).digest() == entry.sha256:
            if found is not None:
                self._set(path, _Entry(found, entry.sha256, entry.facts))
            return _decode(entry)
        return None

    def put(self, path: str, found: Stamp, sha256: bytes, facts: msgspec.Raw) -> None:
        """Remember the (encoded) facts of a file with this stamp and content."""
        if self._file is not None:
            self._set(path, _Entry(found, sha256, facts))

    def _set(self, path: str, entry: _Entry) -> None:
        self._entries[path] = entry
        self._changed.add(path)
        self._written = False

    def save(self, present: frozenset[str] | None = None) -> None:
        """Write what changed, without files that are not `present`; a folder that cannot be written is left alone."""
        if self._file is None or self._later is None:
            return
        gone = set() if present is None else self._entries.keys() - present
        if self._written and len(gone) <= _FEW * len(self._entries):
            return
        few = len(self._changed) + len(gone) <= _FEW * len(self._entries)
        if few and self._file.exists():
            changed = {path: self._entries[path] for path in self._changed}
            write_checked(self._later, _ENCODER.encode(changed), keep=_KEEP)
        else:
            self._entries = {path: entry for path, entry in self._entries.items() if path not in gone}
            write_checked(self._file, _ENCODER.encode(self._entries), keep=_KEEP)
            with suppress(OSError):  # what it holds is known by its stamps, and no harm
                self._later.unlink(missing_ok=True)
            self._changed.clear()
        self._written = True


def encoded(facts: FileFacts) -> msgspec.Raw:
    """Facts as they are kept."""
    return msgspec.Raw(msgspec.msgpack.encode(facts))


def _decode(entry: _Entry) -> FileFacts | None:
    try:
        return FACTS.decode(entry.facts)
    except msgspec.DecodeError:
        return None


def _load(file: Path) -> dict[str, _Entry]:
    body = read_checked(file)
    if body is None:
        return {}
    try:
        return _DECODER.decode(body)
    except msgspec.DecodeError:
        return {}
