"""`mlaudit baseline`: accept today's findings, so that only new ones count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit
from mlaudit.cli.progress import Progress
from mlaudit.errors import UsageError

if TYPE_CHECKING:
    from mlaudit.config import Project
    from mlaudit.findings import LintResult

DEFAULT = "mlaudit-baseline.json"


@click.group(name="baseline")
def command() -> None:
    """Accept the findings of today, so that only new ones count."""


@command.command(name="create")
@click.pass_obj
def create(state: State) -> int:
    """Write a baseline of every open finding of the project."""
    from mlaudit.config import load
    from mlaudit.gate import baseline

    project = load(Path())
    name = project.settings.baseline or DEFAULT
    file = project.root / name
    if file.exists():
        raise UsageError(f"{file} is there already; `mlaudit baseline prune` drops what is repaired, or remove it")
    made = baseline.make(_findings(project, state).findings)
    baseline.write(file, made)
    lines = [f"{len(made.entries)} findings are accepted in {file}"]
    if not project.settings.baseline:
        lines.append(f'it counts from when the settings say so: baseline = "{name}"')
    emit("\n".join(lines), None)
    return 0


@command.command(name="prune")
@click.pass_obj
def prune(state: State) -> int:
    """Drop the entries whose finding is gone; nothing is added."""
    from mlaudit.config import load
    from mlaudit.gate import baseline

    project = load(Path())
    file = project.root / (project.settings.baseline or DEFAULT)
    known = baseline.read(file)
    kept = baseline.prune(_findings(project, state).findings, known)
    baseline.write(file, kept)
    emit(f"{len(known.entries) - len(kept.entries)} entries dropped, {len(kept.entries)} kept in {file}", None)
    return 0


def _findings(project: Project, state: State) -> LintResult:
    """The findings of the whole project. Raises `UsageError` where some file or rule could not be judged."""
    from mlaudit.code.run import lint

    with Progress("reading", quiet=state.quiet) as progress:
        result = lint([project.root], project, progress=progress.callback)
    broken = [problem for problem in result.problems if problem.code != "MLA003"]
    if broken:
        raise UsageError(
            f"{broken[0].path}: {broken[0].message}; a baseline needs every file and rule: exclude or repair"
        )
    if not result.files:
        raise UsageError(f"{project.root}: no Python file or notebook was found")
    return result
