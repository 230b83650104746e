"""Running another program: bounded in time, its whole process group ended when the time is up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from mlaudit.errors import ToolError

_OUTPUT_LIMIT = 50_000_000


class Done(NamedTuple):
    """A program that ended: exit code, standard output and standard error as text."""

    code: int
    output: str
    errors: str


def run(command: Sequence[str], cwd: Path, timeout: float, environment: Mapping[str, str] | None = None) -> Done:
    """Run `command` and wait for at most `timeout` seconds. Raises `ToolError` where it is missing or too slow."""
    # files and not pipes: a server that the program left running would hold a pipe open long after the program's end
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                list(command),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
            )
        except OSError as error:
            raise ToolError(f"{command[0]}: cannot be started: {error.strerror or error}") from error
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise ToolError(f"{Path(command[0]).name} took longer than {timeout:g} s and was ended") from error
        finally:
            _end(process)
        return Done(process.returncode, _text(output), _text(errors))


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(_OUTPUT_LIMIT).decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill whatever of the process's group still runs: itself, and what it started."""
    with contextlib.suppress(ProcessLookupError):  # all have ended
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def last_line(text: str) -> str:
    """The last line that says something, at most 300 characters: what a program died of."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "it said nothing"
