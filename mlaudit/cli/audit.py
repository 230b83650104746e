"""`mlaudit audit`: code, artifact and data, the verdict, the reports."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit, wants_colour
from mlaudit.cli.progress import Progress
from mlaudit.errors import UsageError
from mlaudit.findings import Report

_FORMS = ["console", "json", "html", "github", "sarif"]


@click.command(name="audit")
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
@click.option("--output", type=click.Path(path_type=Path), help="Folder of the reports  [default: PATH/mlaudit-report]")
@click.option("--config", type=click.Path(path_type=Path), help="The settings file, instead of the nearest one.")
@click.option("--format", "form", type=click.Choice(_FORMS), default="console", show_default=True)
@click.option("--select", default="", help="Checks to run instead of all: codes or prefixes, separated by commas.")
@click.option(
    "--ignore", default="", help="Checks to leave out, as `ignore` in the settings does. The report names them."
)
@click.option("--no-cache", is_flag=True, help="Read every file anew, and keep nothing.")
@click.pass_obj
def command(
    state: State,
    path: Path,
    output: Path | None,
    config: Path | None,
    form: str,
    select: str,
    ignore: str,
    no_cache: bool,
) -> int:
    """Audit the project at PATH and say whether its model may ship: exit code 0 READY, 1 NOT READY, 2 INCONCLUSIVE.

    report.html and report.json are written before the verdict becomes the exit code.
    """
    from mlaudit.audit import audit
    from mlaudit.config import load

    chosen, left_out = _words(select), _words(ignore)
    project = load(path, config)
    with Progress("auditing", quiet=state.quiet) as progress:
        report = audit(
            path.resolve(),
            project,
            select=chosen,
            ignore=left_out,
            cache=not no_cache,
            progress=progress.update,
        )
    folder = output or _usual_folder(path)
    texts, failures = _write(report, folder)
    if form == "console":
        from mlaudit.report import console

        emit(console.render(report, colour=wants_colour()), None)
        if not any("report.html" in failure for failure in failures) and not state.quiet:
            click.echo(f"report: {folder / 'report.html'}")
    elif form in ("github", "sarif"):
        from mlaudit.cli.formats import audit_as

        emit(audit_as(form, report, project, path), None)
    elif f"report.{form}" in texts:
        emit(texts[f"report.{form}"], None)
    for failure in failures:
        click.echo(f"mlaudit: {failure}", err=True)
    return 2 if failures else report.verdict.exit_code


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _usual_folder(path: Path) -> Path:
    """The folder that is ours; a new one keeps itself out of commits, as the cache does."""
    folder = path / "mlaudit-report"
    if not folder.exists():
        with contextlib.suppress(UsageError):  # the reports cannot be written there either, which is told
            emit("*", folder / ".gitignore")
    return folder


def _write(report: Report, folder: Path) -> tuple[dict[str, str], list[str]]:
    """Each report that could be made, written; and what went wrong with the others, one of which stops no other."""
    from mlaudit.report import html, json

    renderers: dict[str, Callable[[Report], str]] = {"report.json": json.render, "report.html": html.render}
    texts: dict[str, str] = {}
    failures = []
    for name, render in renderers.items():
        try:
            texts[name] = render(report)
        except Exception as error:  # noqa: BLE001  told, and the exit code becomes 2
            failures.append(f"{name} could not be rendered: {type(error).__name__}: {error}")
            continue
        try:
            emit(texts[name], folder / name)
        except UsageError as error:
            failures.append(str(error))
    return texts, failures
