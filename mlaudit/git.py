"""How git is asked about a folder: nothing is written, and no program is started to watch the folder's files."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

_PLAIN: Final = ("git", "--no-optional-locks", "-c", "core.fsmonitor=false")
"""Without these, asking refreshes the index, which runs hooks, and starts the monitor that the repository's settings
name. Filters that they name still run where git compares contents; git looks first whom the repository belongs to.
"""
_ELSEWHERE: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"})
"""Set in hooks: they would have git answer for the hook's repository, whichever folder is asked about."""


def ask(folder: str | Path, *arguments: str, timeout: float = 60.0) -> subprocess.CompletedProcess[bytes]:
    """What ``git -C folder`` says; `timeout` is in seconds. Raises `FileNotFoundError` without git, and
    `subprocess.TimeoutExpired`.
    """
    env = {key: value for key, value in os.environ.items() if key not in _ELSEWHERE}
    command = [*_PLAIN, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=timeout, env=env)
