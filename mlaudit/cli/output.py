"""Where output goes: to a file that is written whole, or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mlaudit.errors import UsageError

if TYPE_CHECKING:
    from mlaudit.code.facts import FileFacts


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


def tell_unread(files: Iterable[FileFacts]) -> None:
    """Say on standard error which files could not be read, and why: what is in them is in no answer."""
    from mlaudit.report.findings_text import line

    for problem in (each for facts in files for each in facts.problems if each.code in ("MLA000", "MLA001")):
        click.echo(f"mlaudit: {line(problem.path)}: {line(problem.message)}", err=True)


def wants_colour() -> bool:
    """Whether standard output is a terminal that wants colours (NO_COLOR says no)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
