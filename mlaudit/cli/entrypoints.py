"""`mlaudit entrypoints`: where serving and training begin, and why."""

from __future__ import annotations

from pathlib import Path

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit, tell_unread
from mlaudit.cli.progress import Progress
from mlaudit.errors import UsageError


@click.command(name="entrypoints")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(state: State, path: Path, form: str) -> int:
    """Show the serving and training entry points of PATH (default: the working folder), and why."""
    from mlaudit.code.entrypoints import by_weight
    from mlaudit.code.run import project_view
    from mlaudit.config import load

    with Progress("reading", quiet=state.quiet) as progress:
        view = project_view(path, load(path), progress.callback)
    if not view.files:
        raise UsageError(f"{path}: no Python file or notebook was found")
    tell_unread(view.files.values())
    found = view.entry_points
    if form == "json":
        import msgspec

        emit(msgspec.json.format(msgspec.json.encode(found), indent=2).decode(), None)
        return 0
    if not found:
        emit("no entry point was found; name them in [tool.mlaudit.entry-points]", None)
    for entry in sorted(found, key=lambda each: (each.kind, by_weight(each))):
        name = entry.function or "(module)"
        emit(f"{entry.kind:9} {entry.path}:{entry.line}  {name}  [{entry.framework}] {entry.reason}", None)
    return 0
