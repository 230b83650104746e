"""`mlaudit entrypoints`: where serving, training and commands begin, and why."""

from __future__ import annotations

from pathlib import Path

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit, tell_unread
from mlaudit.cli.progress import Progress
from mlaudit.errors import UsageError

_ORDER = {"serving": 0, "training": 1, "command": 2}


@click.command(name="entrypoints")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(state: State, path: Path, form: str) -> int:
    """Show where serving, training and commands begin in PATH (default: the working folder), and why.

    Commands are what somebody runs by hand or a job starts, with arguments; rules grade by serving and training alone.
    """
    from mlaudit.code.commands import commands
    from mlaudit.code.entrypoints import by_weight
    from mlaudit.code.run import project_view
    from mlaudit.config import load

    with Progress("reading", quiet=state.quiet) as progress:
        view = project_view(path, load(path), progress.callback)
    if not view.files:
        raise UsageError(f"{path}: no Python file or notebook was found")
    tell_unread(view.files.values())
    found = (*view.entry_points, *commands(view))
    if form == "json":
        import msgspec

        emit(msgspec.json.format(msgspec.json.encode(found), indent=2).decode(), None)
        return 0
    if not found:
        emit("no entry point was found; name them in [tool.mlaudit.entry-points]", None)
    for entry in sorted(found, key=lambda each: (_ORDER[each.kind], by_weight(each))):
        name = entry.function or "(module)"
        emit(f"{entry.kind:9} {entry.path}:{entry.line}  {name}  [{entry.framework}] {entry.reason}", None)
    return 0
