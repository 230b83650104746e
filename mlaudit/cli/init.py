"""`mlaudit init`: a first configuration."""

from __future__ import annotations

from pathlib import Path

import click

from mlaudit.cli.output import emit
from mlaudit.errors import UsageError


@click.command(name="init")
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
def command(path: Path) -> int:
    """Look through the project at PATH (default: the working folder) and write a commented configuration for it.

    It goes to pyproject.toml, or to mlaudit.toml where there is none; settings that are there are never overwritten.
    """
    from mlaudit.init.detect import Found, detect
    from mlaudit.init.write import SHOWN, missing, target, write
    from mlaudit.report.findings_text import plain

    def shortened(rows: list[str], what: str) -> list[str]:
        left = len(rows) - SHOWN
        return rows if left <= 0 else [*rows[:SHOWN], f"  and {left} more {what}"]

    def listing(found: Found) -> list[str]:
        rows = [f"  {name}" for name in found.frameworks]
        for kind, each in (("serving", found.serving), ("training", found.training)):
            places = [f"  {kind}: {e.path}:{e.function or '(module)'} ({e.framework})" for e in each]
            rows += shortened(places, f"{kind} entry points; `mlaudit entrypoints` lists all")
        artifacts = [f"  artifact: {a.path} ({a.format}){f', the {a.role}' if a.role else ''}" for a in found.artifacts]
        rows += shortened(artifacts, "model files")
        rows += [f"  {role} data: {file}" for role, file in found.tables.roles.items()]
        return rows or ["  Python code"]

    file = target(path)
    found = detect(path)
    if found.empty:
        raise UsageError(f"{path.resolve()}: there is no Python code, no model file and no data here; nothing to audit")
    write(file, found)
    lines = ["found:", *listing(found)]
    if found.unread:
        lines += ["could not be read, and what is in it is not known:", *(f"  {each}" for each in found.unread)]
    gaps = missing(found)
    if gaps:
        lines += ["not found, to be filled in:", *(f"  {gap}" for gap in gaps)]
    lines += [f"written: {file}", "next: mlaudit lint, then mlaudit audit"]
    emit("\n".join(plain(line) for line in lines), None)
    return 0
