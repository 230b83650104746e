"""Where output goes: to a file that is written whole, or to standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from mlaudit.errors import UsageError


def emit(text: str, output: Path | None) -> None:
    """Write `text` to `output`, or to standard output. Raises `UsageError` where the file cannot be written."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        if str(output.parent):
            output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from error


def wants_colour() -> bool:
    """Whether standard output is a terminal that wants colours (NO_COLOR says no)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
