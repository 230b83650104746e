"""Standard output and standard error where they are closed, full, or read by nobody any longer."""

from __future__ import annotations

import contextlib
import os
import sys

_ECHO = "click.utils"
"""The module through which every command writes."""


def stand_in() -> None:
    """Open what the caller closed: a file that the run opens must not get its number, and be written to.

    In the place of standard output is what cannot be written, for what was found must not get lost without a word; in
    that of standard error what takes everything.
    """
    if getattr(sys, "stdout", None) is None:
        _open(1, os.O_RDONLY)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115  for the rest of the process
    if getattr(sys, "stderr", None) is None:
        _open(2, os.O_WRONLY)
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115


def is_of_output(error: BaseException) -> bool:
    """Whether an error is of writing what a command says, and not of a file that it reads or writes."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return isinstance(error, OSError) and last is not None and last.tb_frame.f_globals.get("__name__") == _ECHO


def flush() -> None:
    """Write what still waits to be written. Raises `OSError`."""
    sys.stdout.flush()
    sys.stderr.flush()


def silence() -> None:
    """Send what still waits to be written where it can go: it is flushed when the process ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError, ValueError):  # in tests a stream may be no file
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _open(number: int, flags: int) -> None:
    found = os.open(os.devnull, flags)
    if found != number:
        os.dup2(found, number)
        os.close(found)
