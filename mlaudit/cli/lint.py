"""`mlaudit lint`: read the code."""

from __future__ import annotations

from pathlib import Path

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit, wants_colour
from mlaudit.cli.progress import Progress
from mlaudit.errors import UsageError
from mlaudit.findings import LintResult, Severity

_CODES = "Codes or prefixes, separated by commas."


@click.command(name="lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", default="", help=f"Rules to run instead of the configured ones. {_CODES}")
@click.option("--ignore", default="", help=f"Rules to leave out. {_CODES}")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--config", type=click.Path(path_type=Path), help="The settings file, instead of the nearest one.")
@click.option("--no-cache", is_flag=True, help="Read every file anew, and keep nothing.")
@click.option("--allow-empty", is_flag=True, help="Exit with 0 where there is no file to read.")
@click.option("--since", default="", metavar="REF", help="Report only what is new since this commit.")
@click.option("--statistics", is_flag=True, help="Count the findings by code.")
@click.option("--show-suppressed", is_flag=True, help="Print suppressed findings too.")
@click.option("--fix", is_flag=True, help="Make the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also those that may change behaviour.")
@click.option("--diff", is_flag=True, help="Print the fixes as a diff and change nothing.")
@click.option("--timings", is_flag=True, help="Print the time that each rule took (reads every file anew).")
@click.pass_obj
def command(
    state: State,
    paths: tuple[Path, ...],
    select: str,
    ignore: str,
    form: str,
    output: Path | None,
    config: Path | None,
    no_cache: bool,
    allow_empty: bool,
    since: str,
    statistics: bool,
    show_suppressed: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    timings: bool,
) -> int:
    """Read Python files and notebooks under PATHS (default: the working folder) and report what is unreliable."""
    from mlaudit.code.recall import Recall
    from mlaudit.config import load
    from mlaudit.report import findings_text as text

    targets = list(paths) or [Path()]
    project = load(targets[0], config)
    chosen, left_out = _words(select), _words(ignore)
    plain = not (no_cache or timings or since)
    recall = Recall(targets, project, chosen, left_out) if plain else None
    result = recall.get() if recall is not None else None
    if result is None:
        from mlaudit.code.run import lint

        with Progress("reading", quiet=state.quiet) as progress:
            result = lint(
                targets,
                project,
                select=chosen,
                ignore=left_out,
                cache=not no_cache and not timings,
                since=since,
                timings=timings,
                progress=progress.callback,
            )
        if recall is not None and all(problem.code != "MLA002" for problem in result.problems):
            recall.put(result)
    if project.settings.baseline:
        result = _with_baseline(result, project.root / project.settings.baseline)
    if fix or diff:
        result = _fix(result, targets, unsafe=unsafe_fixes, only_diff=diff)
        if diff:
            return 1 if result.active else 0
    shown = text.as_json(result) if form == "json" else text.statistics(result) if statistics else ""
    if not shown and not (state.quiet and not result.findings and not result.problems):
        shown = text.as_text(result, colour=wants_colour() and output is None, show_suppressed=show_suppressed)
    if shown or output is not None:
        emit(shown, output)
    if timings:
        click.echo("\n".join(f"{s:8.3f} s  {code}" for code, s in result.timings), err=True)
    if not result.files and not allow_empty:
        raise UsageError("nothing to read: no Python file or notebook was found (--allow-empty accepts that)")
    return exit_code(result, Severity(project.settings.fail_on))


def exit_code(result: LintResult, fail_on: Severity) -> int:
    """2 where a rule crashed; 1 for a finding at or over `fail_on` and for a file that could not be read; else 0."""
    codes = {problem.code for problem in result.problems}
    if "MLA002" in codes:
        return 2
    if codes & {"MLA000", "MLA001"} or any(finding.severity >= fail_on for finding in result.active):
        return 1
    return 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _with_baseline(result: LintResult, path: Path) -> LintResult:
    import msgspec

    from mlaudit.gate import baseline

    known = baseline.read(path)
    stale = baseline.stale(result.findings, known, result.paths)
    if stale:
        click.echo(f"mlaudit: {len(stale)} baseline entries are stale; `mlaudit baseline prune` drops them", err=True)
    return msgspec.structs.replace(result, findings=baseline.apply(result.findings, known))


def _fix(result: LintResult, targets: list[Path], *, unsafe: bool, only_diff: bool) -> LintResult:
    from mlaudit.code.discover import common_root
    from mlaudit.code.repair import repair

    outcome = repair(result, common_root(targets), unsafe=unsafe, write=not only_diff)
    if only_diff:
        click.echo(outcome.diff, nl=False)
    click.echo(f"mlaudit: {outcome.summary}", err=True)
    return outcome.result
