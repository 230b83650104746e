"""`mlaudit parity`: what training and serving do to the model's input, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit, tell_unread
from mlaudit.cli.progress import Progress
from mlaudit.errors import UsageError


@click.command(name="parity")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(state: State, path: Path, form: str) -> int:
    """Show the pairs of training and serving found in PATH (default: the working folder), both chains side by side.

    Steps that differ are marked; what could not be followed, or paired, is named with the reason.
    """
    from mlaudit.code.parity.analysis import parity
    from mlaudit.code.parity.sheet import as_json, as_text
    from mlaudit.code.run import project_view
    from mlaudit.config import load

    with Progress("reading", quiet=state.quiet) as progress:
        view = project_view(path, load(path), progress.callback)
    if not view.files:
        raise UsageError(f"{path}: no Python file or notebook was found")
    tell_unread(view.files.values())
    found = parity(view)
    emit(as_json(found) if form == "json" else as_text(found), None)
    return 0
