"""`mlaudit baseline`: accept today's findings, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit
from mlaudit.cli.progress import Progress
from mlaudit.config import BASELINE
from mlaudit.errors import UsageError
from mlaudit.words import counted

if TYPE_CHECKING:
    from mlaudit.config import Project
    from mlaudit.findings import LintResult, Problem
    from mlaudit.gate.baseline import Entry


_F = TypeVar("_F", bound=Callable[..., object])


@click.group(name="baseline")
def command() -> None:
    """Accept the findings of today, so that only new ones count."""


def _scope(function: _F) -> _F:
    """What all of the commands take: PATHS and the file."""
    paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
    named = click.option(
        "--file", type=click.Path(path_type=Path), help=f"The baseline: by default the settings', else {BASELINE}."
    )
    return paths(named(function))


@command.command(name="create")
@_scope
@click.pass_obj
def create(state: State, paths: tuple[Path, ...], file: Path | None) -> int:
    """Write a baseline of every open finding under PATHS (default: the whole project)."""
    from mlaudit.gate import baseline

    run = _Run.of(paths, file)
    if run.file.exists():
        raise UsageError(f"{run.file} is there already; `mlaudit baseline update` brings it up to date")
    made = baseline.make(run.findings(state).findings)
    baseline.write(run.file, made)
    emit("\n".join([f"{counted(len(made.entries), 'finding')} accepted in {run.file}", *run.advice()]), None)
    pattern = _ignored_by_git(run.file)
    if pattern:
        said = f"git ignores {run.file.name} ({pattern}): nobody else would have it; let it in with `!{run.file.name}`"
        click.echo(f"mlaudit: {said} after that line, or `git add --force`", err=True)
    return 0


@command.command(name="update")
@_scope
@click.pass_obj
def update(state: State, paths: tuple[Path, ...], file: Path | None) -> int:
    """Accept what is new under PATHS too, and drop the entries whose finding is gone."""
    from mlaudit.gate import baseline

    run = _Run.of(paths, file)
    known = baseline.read(run.file)
    result = run.findings(state)
    elsewhere = {entry for entry in known.entries if not run.judges(entry, result)}
    made = baseline.Baseline(entries=tuple({*elsewhere, *baseline.make(result.findings).entries}))
    baseline.write(run.file, made)
    added, gone = made.fingerprints - known.fingerprints, known.fingerprints - made.fingerprints
    emit(f"{counted(len(added), 'finding')} added, {len(gone)} dropped, {len(made.entries)} in {run.file}", None)
    return 0


@command.command(name="prune")
@_scope
@click.pass_obj
def prune(state: State, paths: tuple[Path, ...], file: Path | None) -> int:
    """Drop the entries whose finding is gone; nothing is added."""
    from mlaudit.gate import baseline

    run = _Run.of(paths, file)
    known = baseline.read(run.file)
    result = run.findings(state)
    moved = baseline.moved(result.findings, known, run.project.has)
    gone = {e for e in baseline.stale(result.findings, known, moved=moved) if run.judges(e, result)}
    kept = baseline.Baseline(entries=tuple(entry for entry in known.entries if entry not in gone))
    baseline.write(run.file, kept)
    left = len(kept.entries)
    emit(f"{len(gone)} {'entry' if len(gone) == 1 else 'entries'} dropped, {left} kept in {run.file}", None)
    return 0


def _ignored_by_git(file: Path) -> str:
    """The pattern for which git passes a new file over, and where it stands; "" for none, and outside a repository."""
    import subprocess

    from mlaudit import git

    try:
        done = git.ask(file.parent, "check-ignore", "--verbose", file.name)
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return ""  # without git there is nothing to be committed
    place, _, rest = os.fsdecode(done.stdout).partition("\t")[0].partition(":")
    number, _, pattern = rest.partition(":")
    return f"`{pattern}` in {place}, line {number}" if done.returncode == 0 else ""


class _Run(NamedTuple):
    """What is judged: the project, what of it, and the baseline's file."""

    project: Project
    paths: tuple[Path, ...]
    file: Path

    @classmethod
    def of(cls, paths: tuple[Path, ...], file: Path | None) -> _Run:
        """The run that the command line asks for."""
        from mlaudit.config import load

        project = load(paths[0] if paths else Path())
        return cls(project, paths, file or project.baseline or project.root / BASELINE)

    def findings(self, state: State) -> LintResult:
        """The findings, paths from the project's root. Raises `UsageError` where something could not be judged."""
        from mlaudit.code.run import lint

        targets = list(self.paths) or [self.project.root]
        with Progress("reading", quiet=state.quiet) as progress:
            result = lint(targets, self.project, root=self.project.root, progress=progress.callback)
        broken = [problem for problem in result.problems if problem.code != "MLA003"]
        if broken:
            raise UsageError(self.refusal(broken))
        if not result.files:
            raise UsageError(f"{targets[0]}: no Python file or notebook was found")
        return result

    def refusal(self, broken: list[Problem]) -> str:
        """All that stands in the way of a baseline, and the line for the settings that takes it out of it."""
        from mlaudit.report.findings_text import line

        told = [f"  {line(p.path)}:{p.line}: {line(p.message)}" if p.path else f"  {line(p.message)}" for p in broken]
        files = sorted({problem.path for problem in broken if problem.code != "MLA002"})
        if files:
            patterns = json.dumps([*self.project.settings.exclude, *files], ensure_ascii=False)
            told.append(f"repair them, or leave them out in the settings: exclude = {patterns}")
        return "\n".join(["a baseline needs every file and rule, and some could not be judged:", *told])

    def judges(self, entry: Entry, result: LintResult) -> bool:
        """Whether an entry's file was read, or is gone from a folder that was."""
        if not self.paths or entry.path in result.paths:
            return True
        place = self.project.root.resolve() / entry.path
        return any(path.is_dir() and place.is_relative_to(path.resolve()) for path in self.paths)

    def advice(self) -> list[str]:
        """How to make the baseline count, where the settings do not name it."""
        named = self.project.baseline
        if named is not None and named.resolve() == self.file.resolve():
            return []
        place, top = self.file.resolve(), self.project.root.resolve()
        shown = place.relative_to(top).as_posix() if place.is_relative_to(top) else str(place)
        return [f'it counts from when the settings say so: baseline = "{shown}"']
