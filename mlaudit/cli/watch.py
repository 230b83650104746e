"""Running a command again whenever a file that it reads has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from mlaudit.errors import MlauditError

POLL_SECONDS = 0.5

Marks = dict[str, tuple[int, int, int]]


def watch(once: Callable[[], int], marks: Callable[[], Marks]) -> int:
    """Call `once` now, and each time after `marks` changed, until Ctrl-C. Gives the exit code of the last run.

    What is wrong with a project in the middle of an edit is said, and watching goes on.
    """
    code = 2
    seen: Marks | None = None
    try:
        while True:
            found = _marks(marks)
            if found != seen:
                seen = found
                code = _run(once)
                click.echo(f"mlaudit: watching {len(found)} files; Ctrl-C ends it", err=True)
            time.sleep(POLL_SECONDS)
    except KeyboardInterrupt:
        click.echo("", err=True)
        return code


def _run(once: Callable[[], int]) -> int:
    try:
        return once()
    except (MlauditError, click.ClickException) as error:
        click.echo(f"mlaudit: {error}", err=True)
        return 2


def _marks(marks: Callable[[], Marks]) -> Marks:
    """The marks; while the project is broken, what is wrong with it: the next run says so, or it is repaired."""
    try:
        return marks()
    except MlauditError as error:
        return {str(error): (0, 0, 0)}


def project_marks(targets: Sequence[Path], config: Path | None) -> Marks:
    """What the file system says of every file that a run on `targets` depends on. Raises `MlauditError`."""
    from mlaudit.code.deployments import deployment_files
    from mlaudit.code.discover import locate, watched_files
    from mlaudit.config import load

    settings_file = {} if config is None else {str(config): _mark(str(config))}
    project = load(targets[0], config)
    root, _, files = locate(targets, project)
    others = [*watched_files(files.values(), root), *deployment_files(root)]
    if project.source is not None:
        others.append(str(project.source))
    if project.baseline is not None:
        others.append(str(project.baseline))
    return {name: _mark(name) for name in {*map(str, files.values()), *others}} | settings_file


def _mark(path: str) -> tuple[int, int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)
