"""What a process has started, and what that has started, as Linux tells it under /proc: to end all of it."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

_PROC = Path("/proc")
_ROUNDS = 20
"""How often it is looked again for what was started while the others were ended."""


def end_offspring(process: int) -> None:
    """Kill all that `process` has started, also what went into a session of its own; `process` itself is stopped.

    That holds where the process adopts what its children leave behind (``PR_SET_CHILD_SUBREAPER``) and has not ended
    yet. Where the system has no /proc nothing is done.
    """
    for _ in range(_ROUNDS):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGSTOP)  # it starts no other
        found = offspring(process)
        if not found:
            return
        for child in found:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(child, signal.SIGKILL)


def offspring(process: int) -> list[int]:
    """The living processes that descend from `process`, in no order."""
    started: dict[int, list[int]] = {}
    for folder in _PROC.glob("[0-9]*"):
        try:
            told = (folder / "stat").read_bytes()
        except OSError:
            continue  # it has ended
        state, parent = told[told.rindex(b")") + 2 :].split()[:2]  # the name before can hold anything
        started.setdefault(int(parent), []).append(int(folder.name) if state not in (b"Z", b"X") else 0)
    found: list[int] = []
    todo = [process]
    while todo:
        children = [child for child in started.pop(todo.pop(), ()) if child]
        found += children
        todo += children
    return found
