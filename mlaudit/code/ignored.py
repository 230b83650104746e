"""What git ignores and tracks nothing of: copies that tools make, scratch folders, data.

The word is git's own. A file that was committed against the ignore patterns belongs to the project (`data/`, `lib/` and
`models/` stand in many templates, and code is in them), and only git's index knows of it. Git is asked once a walk, and
only where a name is met that one of the patterns could mean: a run on a single file should not pay for it.
"""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable
from pathlib import Path

IGNORES = ".gitignore"
_PATIENCE = 20.0
"""Seconds that git may take to list what it ignores."""


class Ignored:
    """The ignored files and folders below `top`; nothing where `top` is in no repository, or git cannot be asked."""

    def __init__(self, top: Path) -> None:
        self._top = str(top)
        self._names: set[str] = set()
        self._could_be: re.Pattern[str] | None = None
        self._answer: frozenset[str] | None = None
        here = top.resolve()
        folders = (here, *here.parents)
        end = next((at for at, folder in enumerate(folders) if (folder / ".git").exists()), None)
        self._is_repository = end is not None
        for folder in folders[: end + 1] if end is not None else ():
            self.learn(str(folder))

    def learn(self, folder: str) -> None:
        """Take in the patterns of a folder, where it has some."""
        if not self._is_repository:
            return
        try:
            with open(os.path.join(folder, IGNORES), encoding="utf-8", errors="replace") as file:
                lines = file.read().splitlines()
        except OSError:
            return  # no patterns, or none that can be read
        new = set(_last_parts(lines)) - self._names
        if new:
            self._names |= new
            self._could_be = re.compile("|".join(map(fnmatch.translate, sorted(self._names))))

    def holds(self, path: str, name: str) -> bool:
        """Whether git ignores the file or folder at `path`, whose last part is `name`."""
        if self._answer is None:
            if self._could_be is None or self._could_be.match(name) is None:
                return False
            self._answer = _listed(self._top)  # of all that is met from here on, also below what it tracks in part
        return path in self._answer


def _last_parts(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        pattern = line.strip().rstrip("/")
        if pattern and pattern[0] not in "#!":
            last = pattern.rpartition("/")[2]
            yield "*" if last == "**" else last


def _listed(top: str) -> frozenset[str]:
    """What git ignores and does not track, below `top`; a folder stands for all that is in it."""
    import subprocess

    from mlaudit import git

    try:
        answer = git.ask(
            top, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory", timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()  # without git's word everything is read
    if answer.returncode != 0:
        return frozenset()
    return frozenset(os.path.join(top, os.fsdecode(name).rstrip("/")) for name in answer.stdout.split(b"\0") if name)
