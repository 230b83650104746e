"""`mlaudit lint`: read the code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mlaudit.cli import State
from mlaudit.cli.output import emit, wants_colour
from mlaudit.cli.progress import Progress
from mlaudit.errors import UsageError
from mlaudit.findings import LintResult, Severity
from mlaudit.words import counted

if TYPE_CHECKING:
    from mlaudit.config import Project

_FORMS = ["text", "json", "github", "sarif"]
_CODES = "Codes or prefixes, separated by commas."


@click.command(name="lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", default="", help=f"Rules to run instead of the configured ones. {_CODES}")
@click.option("--ignore", default="", help=f"Rules to leave out. {_CODES}")
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", show_default=True)
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
@click.option("--add-ignores", is_flag=True, help="Write a comment on each line with a finding that ignores it.")
@click.option("--watch", is_flag=True, help="Read again whenever a file changes, until Ctrl-C.")
@click.option("--timings", is_flag=True, help="Print the time that each rule took (reads every file anew).")
@click.pass_obj
def command(state: State, /, **given: Any) -> int:
    """Read Python files and notebooks under PATHS (default: the working folder) and report what is unreliable."""
    options = Options(**given)
    changing = [f"--{name}" for name in ("fix", "diff", "add-ignores", "watch") if given[name.replace("-", "_")]]
    if len(changing) > 1 and (options.add_ignores or options.watch):
        raise UsageError(f"{' and '.join(changing)}: one at a time")
    _reject_idle(options)
    if not options.watch:
        return _once(state, options)
    from mlaudit.cli.watch import project_marks, watch

    return watch(lambda: _once(state, options), lambda: project_marks(options.targets, options.config))


class Options(NamedTuple):
    """The command line, as it was given."""

    paths: tuple[Path, ...]
    select: str
    ignore: str
    form: str
    output: Path | None
    config: Path | None
    no_cache: bool
    allow_empty: bool
    since: str
    statistics: bool
    show_suppressed: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    add_ignores: bool
    watch: bool
    timings: bool

    @property
    def targets(self) -> list[Path]:
        """What is read: the working folder where nothing is named."""
        return list(self.paths) or [Path()]


def _once(state: State, options: Options) -> int:
    import gc

    from mlaudit.code.discover import locate
    from mlaudit.code.recall import Recall
    from mlaudit.config import load
    from mlaudit.report import findings_text as text

    targets = options.targets
    project = load(targets[0], options.config)
    chosen, left_out = _words(options.select), _words(options.ignore)
    plain = not (options.no_cache or options.timings or options.since)
    ends = state.ends and not options.watch
    if ends:
        gc.disable()  # what a run leaves behind is gone with its process, and is not walked before that
    with Progress("reading", quiet=state.quiet) as progress:
        scope = locate(targets, project, looked=progress.looked)
        recall = Recall(scope, project, chosen, left_out) if plain else None
        result = recall.get() if recall is not None else None
        if result is None:
            from mlaudit.code.run import lint

            result = lint(
                targets,
                project,
                select=chosen,
                ignore=left_out,
                cache=not options.no_cache and not options.timings,
                since=options.since,
                timings=options.timings,
                progress=progress.callback,
                scope=scope,
                keep=state.kept if ends else None,
            )
            if recall is not None and all(problem.code != "MLA002" for problem in result.problems):
                recall.put(result)
    if project.baseline is not None:
        result = _with_baseline(result, project, project.baseline, scope.root, whole=not options.since)
    if options.fix or options.diff:
        result = _fix(result, targets, unsafe=options.unsafe_fixes, only_diff=options.diff)
        if options.diff:
            return max(exit_code(result, Severity(project.settings.fail_on)), 1 if result.active else 0)
    if options.add_ignores:
        result = _add_ignores(result, targets)
    nothing = not result.files and not options.allow_empty
    code = exit_code(result, Severity(project.settings.fail_on))
    shown = ""
    if options.form == "json":
        shown = text.as_json(result)
    elif options.form != "text":
        from mlaudit.cli.formats import lint_as

        shown = lint_as(options.form, result, project, scope.root, code)
    elif not nothing and (not state.quiet or result.findings or result.problems):  # "no finding" would read as a pass
        colour = wants_colour() and options.output is None
        shown = (
            text.statistics(result)
            if options.statistics
            else text.as_text(result, colour=colour, show_suppressed=options.show_suppressed)
        )
    if shown or options.output is not None:
        emit(shown, options.output)
    for note in result.notes if not state.quiet else ():
        click.echo(f"mlaudit: note: {text.line(note)}", err=True)
    if options.timings:
        click.echo("\n".join(f"{s:8.3f} s  {code}" for code, s in result.timings), err=True)
    if nothing:
        raise UsageError(
            "nothing to read: no Python file or notebook was found, or git ignores all of them "
            "(respect-gitignore = false reads those, --allow-empty accepts that)"
        )
    return code


def _reject_idle(options: Options) -> None:
    """Raise `UsageError` for an option that would do nothing beside the others."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UsageError(
            "--unsafe-fixes does nothing alone: use it with --fix, which makes them, or --diff, to see them"
        )
    if options.diff and (options.form != "text" or options.statistics or options.output is not None):
        raise UsageError("--diff prints a diff and no findings: leave --format, --statistics and --output out")
    if options.statistics and options.form != "text":
        raise UsageError(f"--statistics counts in the text format; --format {options.form} has every finding")


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


def _with_baseline(result: LintResult, project: Project, path: Path, root: Path, *, whole: bool) -> LintResult:
    """The result with what the baseline accepts marked. `whole`: all findings are there, so one that is not is gone."""
    import msgspec

    from mlaudit.gate import baseline

    known = baseline.read(path)
    prefix = project.way_to(root)
    moved = baseline.moved(result.findings, known, project.has, prefix)
    if moved:
        said = counted(len(moved), "accepted finding")
        click.echo(f"mlaudit: {said} moved with the file; `mlaudit baseline update` writes that down", err=True)
    if whole:
        unread = {problem.path for problem in result.problems if problem.code != "MLA003"}
        judged = frozenset(prefix + name for name in result.paths if name not in unread)
        run = {*result.rules} - {problem.rule for problem in result.problems}
        stale = [e for e in baseline.stale(result.findings, known, judged, moved) if e.code in run]
        if stale:
            said = "1 baseline entry is" if len(stale) == 1 else f"{len(stale)} baseline entries are"
            click.echo(f"mlaudit: {said} stale; `mlaudit baseline prune` drops what is", err=True)
    return msgspec.structs.replace(result, findings=baseline.apply(result.findings, known, moved=moved))


def _fix(result: LintResult, targets: list[Path], *, unsafe: bool, only_diff: bool) -> LintResult:
    from mlaudit.code.discover import common_root
    from mlaudit.code.repair import repair
    from mlaudit.report.findings_text import line

    outcome = repair(result, common_root(targets), unsafe=unsafe, write=not only_diff)
    if only_diff:
        click.echo(outcome.diff, nl=False)
        for problem in outcome.result.problems:
            if problem.code != "MLA003":  # nothing else is shown with a diff
                click.echo(f"mlaudit: {line(problem.path)}:{problem.line}: {line(problem.message)}", err=True)
    click.echo(f"mlaudit: {outcome.summary}", err=True)
    return outcome.result


def _add_ignores(result: LintResult, targets: list[Path]) -> LintResult:
    import msgspec

    from mlaudit.code.discover import common_root
    from mlaudit.code.ignores import ignore_findings

    outcome = ignore_findings(result.findings, common_root(targets))
    for finding, why in outcome.left:
        click.echo(f"mlaudit: {finding.location}: {finding.code} {why}: left alone", err=True)
    said = f"findings ignored by a comment: {len(outcome.done)}, in {outcome.files} of {result.files} files"
    click.echo(f"mlaudit: {said}; write the reason behind each" if outcome.done else f"mlaudit: {said}", err=True)
    done = {finding.fingerprint for finding in outcome.done}
    return msgspec.structs.replace(result, findings=tuple(f for f in result.findings if f.fingerprint not in done))
