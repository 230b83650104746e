"""Running another program: bounded in time, its whole process group ended when the time is up."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mlaudit.errors import ToolError

_OUTPUT_LIMIT = 50_000_000


class Done(NamedTuple):
    """A program that ended: exit code, standard output and standard error as text."""

    code: int
    output: str
    errors: str


def run(command: Sequence[str], cwd: Path, timeout: float, environment: Mapping[str, str] | None = None) -> Done:
    """Run `command` and wait for at most `timeout` seconds. Raises `ToolError` where it is missing or too slow."""
    try:
        process = subprocess.Popen(
            list(command),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    except OSError as error:
        raise ToolError(f"{command[0]}: cannot be started: {error.strerror or error}") from error
    try:
        output, errors = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise ToolError(f"{Path(command[0]).name} took longer than {timeout:g} s and was ended") from error
    except BaseException:
        _end(process)
        raise
    return Done(process.returncode, _text(output), _text(errors))


def _text(data: bytes) -> str:
    return data[:_OUTPUT_LIMIT].decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()  # it ended by itself in between
    process.communicate()


def last_line(text: str) -> str:
    """The last line that says something, at most 300 characters: what a program died of."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "it said nothing"
