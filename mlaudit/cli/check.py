"""`mlaudit check`: the runtime checks alone."""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from mlaudit.cli import State
from mlaudit.cli.output import emit, wants_colour
from mlaudit.cli.progress import Progress
from mlaudit.config import ArtifactSettings, Project
from mlaudit.findings import CheckResult, Outcome, Severity
from mlaudit.tallies import SETTLED


@click.command(name="check")
@click.option("--artifact", default="", help="The model file, instead of the configured candidate.")
@click.option("--reference", default="", help="Training rows, or a saved profile of them.")
@click.option("--current", default="", help="Rows that the model serves now.")
@click.option("--eval", "evaluation", default="", help="Labelled rows that the model has not seen.")
@click.option("--label", default="", help="The label column.")
@click.option("--select", default="", help="Checks to run: codes or prefixes, separated by commas.")
@click.option("--config", type=click.Path(path_type=Path), help="The settings file, instead of the nearest one.")
@click.option("--format", "form", type=click.Choice(["console", "json"]), default="console", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.pass_obj
def command(
    state: State,
    artifact: str,
    reference: str,
    current: str,
    evaluation: str,
    label: str,
    select: str,
    config: Path | None,
    form: str,
    output: Path | None,
) -> int:
    """Run the runtime checks. Exit code: 0 none failed, 1 one failed, 2 one could not be run, or none was.

    Those that need the code (MLC601, MLC602, MLC603: ruff, mypy and the tests) run in `mlaudit audit` only.
    """
    from mlaudit.audit import audit
    from mlaudit.config import load
    from mlaudit.report import json

    given = {"reference": reference, "current": current, "evaluation": evaluation, "label": label}
    project = _override(load(Path(), config), artifact, given)
    codes = [word.strip() for word in select.split(",") if word.strip()]
    with Progress("checking", quiet=state.quiet) as progress:
        report = audit(Path().resolve(), project, select=codes, code=False, progress=progress.update)
    results = report.evidence.checks
    required = frozenset(project.settings.policy.require) & {result.code for result in results}
    if form == "json":
        emit(json.render(report), output)
    else:
        emit(as_text(results, colour=wants_colour() and output is None), output)
    if codes:  # a prefix wants some answer below it, a whole code its own
        required = frozenset("" if word == "ALL" else word for word in codes)
    return exit_code(results, required, Severity(project.settings.policy.fail_on))


def exit_code(results: tuple[CheckResult, ...], required: frozenset[str], fail_on: Severity) -> int:
    """1 for a failure at `fail_on` or above; 2 for an error, a required check with no answer, or no answer at all.

    A check that is required by its whole code has to come to an answer on each of its subjects, as in an audit.
    """
    if any(r.outcome is Outcome.FAIL and r.severity >= fail_on for r in results):
        return 1
    settled = {r.code for r in results if r.outcome in SETTLED}
    open_codes = {r.code for r in results if r.outcome not in SETTLED}
    unanswered = [code for code in required if code in open_codes or not any(c.startswith(code) for c in settled)]
    if any(r.outcome is Outcome.ERROR for r in results) or not settled or unanswered:
        return 2
    return 0


def as_text(results: tuple[CheckResult, ...], *, colour: bool) -> str:
    """One line a result: outcome, code, subject, the number with its interval, the reason.

    Checks that did not come to an answer for one reason are one line, where the first of them would stand.
    """
    from mlaudit.report.findings_text import line
    from mlaudit.report.numbers import number

    paints = {Outcome.PASS: "32", Outcome.FAIL: "31", Outcome.ERROR: "33"}
    lines = []
    alike: dict[tuple[Outcome, str], list[CheckResult]] = {}
    for result in results:
        if result.outcome not in (*SETTLED, Outcome.ERROR):
            alike.setdefault((result.outcome, result.reason), []).append(result)
    for result in results:
        group = alike.get((result.outcome, result.reason), [result])
        if group[0] is not result:
            continue
        word = result.outcome.value.replace("_", " ")
        if result.outcome is Outcome.FAIL and result.severity is Severity.WARNING:
            word = "warning"
        shown = (
            f"\x1b[{paints[result.outcome]}m{word:17}\x1b[0m" if colour and result.outcome in paints else f"{word:17}"
        )
        titles = ", ".join(dict.fromkeys(_titled(each) for each in group))
        measured = line(number(result.measurement)) if len(group) == 1 else ""
        reason = f": {line(result.reason)}" if result.reason else ""
        lines.append(f"{shown} {titles}{' ' * bool(measured)}{measured}{reason}")
    return "\n".join(lines)


def _titled(result: CheckResult) -> str:
    from mlaudit.report.findings_text import line

    subject = f" [{line(result.subject)}]" if result.subject else ""
    return f"{result.code} {line(result.name)}{subject}"


def _override(project: Project, artifact: str, given: dict[str, str]) -> Project:
    """The project with what the command line says; paths given there are relative to the working folder."""
    settings = project.settings
    here = {key: value if key == "label" else _from(project.root, value) for key, value in given.items() if value}
    data = msgspec.structs.replace(settings.data, **here)
    artifacts = dict(settings.artifacts)
    if artifact:
        known = next((name for name, a in artifacts.items() if a.role == "candidate"), "model")
        base = artifacts.get(known, ArtifactSettings(path=artifact))
        artifacts[known] = msgspec.structs.replace(base, path=_from(project.root, artifact), sha256="", manifest="")
    replaced = msgspec.structs.replace(settings, data=data, artifacts=artifacts)
    return msgspec.structs.replace(project, settings=replaced)


def _from(root: Path, path: str) -> str:
    """A path as seen from the root; one elsewhere stays as it was given, where it was given whole."""
    if "://" in path or (os.path.isabs(path) and not Path(path).is_relative_to(root)):
        return path
    return os.path.relpath(os.path.abspath(path), root)
