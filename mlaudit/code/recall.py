"""The whole result of an earlier run, given again where nothing that it depends on has changed.

A hook runs many times on the same files. Its answer depends on the rules, the settings and what the file system says
of every file of the project; where all of that is as it was, no rule is loaded and no fact is read.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence

import msgspec

from mlaudit import __version__, packs
from mlaudit.code.deployments import deployment_files
from mlaudit.code.discover import Scope, watched_files
from mlaudit.code.store import read_checked, write_checked
from mlaudit.config import Project
from mlaudit.findings import LintResult

_DECODER = msgspec.msgpack.Decoder(LintResult)
_KEEP = 32


class Recall:
    """What an earlier run with the same paths and options found."""

    def __init__(self, scope: Scope, project: Project, select: Sequence[str], ignore: Sequence[str]) -> None:
        """`scope` is what the run is about."""
        settings = project.settings
        root = scope.root
        digest = hashlib.sha256()
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        for part in (__version__, python, packs.rules_digest(settings, project.root), settings.digest(), str(root)):
            digest.update(part.encode() + b"\0")
        digest.update(repr((sorted(scope.wanted), tuple(select), tuple(ignore))).encode())
        for name, path in sorted(scope.files.items()):
            digest.update(f"{name}\0{_mark(path)}\n".encode("utf-8", "surrogateescape"))
        for watched in (*watched_files(scope.files.values(), root), *deployment_files(root)):
            digest.update(f"{watched}\0{_mark(watched)}\n".encode("utf-8", "surrogateescape"))
        self._file = project.root / ".mlaudit_cache" / f"result-{digest.hexdigest()[:32]}.bin"

    def get(self) -> LintResult | None:
        """The result, or None."""
        body = read_checked(self._file)
        if body is None:
            return None
        try:
            return _DECODER.decode(body)
        except msgspec.DecodeError:
            return None

    def put(self, result: LintResult) -> None:
        """Keep a result."""
        write_checked(self._file, msgspec.msgpack.encode(result), keep=_KEEP)


def _mark(path: str | os.PathLike[str]) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return "gone"
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"
