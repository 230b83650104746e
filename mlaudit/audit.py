"""The whole flow: collect, inspect, judge. Nothing else knows all of it."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mlaudit import __version__, git, packs
from mlaudit.code.discover import locate
from mlaudit.code.run import as_check, lint
from mlaudit.config import Project, Settings, expand_codes, nearest
from mlaudit.errors import ArtifactError, ConfigError, MlauditError, UsageError
from mlaudit.excerpts import with_lines
from mlaudit.findings import (
    ArtifactIdentity,
    CheckResult,
    Environment,
    Evidence,
    LintResult,
    Outcome,
    Problem,
    Report,
)
from mlaudit.gate.judge import RULES, judge
from mlaudit.runtime.check import Need
from mlaudit.runtime.context import Context
from mlaudit.runtime.environment import unmet
from mlaudit.runtime.runner import AnyCheck, run_checks, typed_params

if TYPE_CHECKING:
    from mlaudit.artifact.handle import ArtifactHandle
    from mlaudit.data.store import DataStore

SCHEMA_VERSION = 1

Progress = Callable[[int, int, str], None]

_NOTHING = (
    "nothing to judge: no Python file or notebook is here, and no artifact and no data are configured "
    "(`mlaudit init` looks for them)"
)

_FRAMEWORKS = ("scikit-learn ", "torch ", "numpy ", "joblib ", "xgboost ", "lightgbm ", "tensorflow ", "keras ")
"""Whose versions decide whether a saved model can be read."""

_PACKAGES = ("torch", "numpy", "pandas", "scikit-learn", "duckdb", "pyarrow", "safetensors", "ruff", "mypy")


def audit(
    root: Path,
    project: Project,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    code: bool = True,
    cache: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Audit the project at `root`: rules over its code (with `code`), checks over its artifacts and data, the verdict.

    `select` limits the checks to some codes, `ignore` and the settings' own leave some out. Raises `ConfigError` for
    settings that name what does not exist, and `UsageError` where there is nothing to judge, or where
    ``SOURCE_DATE_EPOCH`` is no time.
    """
    settings = project.settings
    where = str(project.source or "settings")
    made = _given_time()
    checks = packs.load_checks(settings, project.root)
    rules = packs.load_rules(settings, project.root)
    params = typed_params(checks, settings, where, [rule.code for rule in rules])
    commands = {check.code: "audit" if Need.SOURCE in check.needs else "check" for check in checks}
    _validate(settings, [rule.code for rule in rules], commands, where)
    possible = [check for check in checks if code or Need.SOURCE not in check.needs]
    left = _left_out(checks, [rule.code for rule in rules], select, ignore, settings, where)
    chosen = [check for check in possible if check.code not in left]
    if not code:
        _reject_unseen(checks, possible, chosen, select)
    found: LintResult | None = None
    if code:
        reading = None if progress is None else _reading(progress)
        scope = locate([root], project, root, None if progress is None else _looking(progress))
        if not scope.wanted and not _names_anything(settings):
            raise UsageError(f"{root}: {_NOTHING}")
        found = lint([root], project, root=root, cache=cache, progress=reading, scope=scope)
        found = _with_baseline(found, project, root)
        found = msgspec.structs.replace(found, findings=with_lines(found.findings, root))
    context, problems = _context(root, project, found, has_source=code)
    try:
        results = _with_cause(run_checks(context, chosen, params, progress), context)
        results += tuple(
            CheckResult(code=check.code, name=check.name, outcome=Outcome.SKIPPED, reason=left[check.code])
            for check in possible
            if check.code in left and (code or left[check.code] != _NOT_SELECTED)
        )
        identities, more = _identities(context)
        environment = _environment(settings, context)
    finally:
        context.close()
    commit, committed, dirty = _commit(root)
    evidence = Evidence(
        root=root.name,
        made=made,
        commit=commit,
        committed=committed,
        dirty=dirty,
        lint=found,
        rules_off=tuple(sorted({rule.code for rule in rules} - set(found.rules))) if found is not None else (),
        checks=results,
        artifacts=identities,
        problems=(*problems, *more),
        environment=environment,
    )
    policy = settings.policy
    return Report(
        schema_version=SCHEMA_VERSION,
        title=_title(root),
        evidence=evidence,
        verdict=judge(evidence, policy),
    )


def _validate(settings: Settings, rules: list[str], checks: Mapping[str, str], where: str) -> None:
    """Codes that the policy requires and the settings name must exist: a gate on a misspelt code never closes."""
    known = [RULES, *rules, *checks]
    for wanted in settings.policy.require:
        if wanted not in known:
            raise ConfigError(f"{where}: policy.require: unknown code `{wanted}`{nearest(wanted, known)}")
    for pattern, codes in settings.per_file_ignores.items():
        expand_codes(codes, rules, f"{where}: per-file-ignores: {pattern}", lambda word: as_check(word, checks))


def _with_cause(results: tuple[CheckResult, ...], context: Context) -> tuple[CheckResult, ...]:
    """A model that does not load, with the versions that the project asks for and this environment does not have."""
    broken = [r for r in results if r.code == "MLC201" and r.outcome is Outcome.ERROR and " failed: " in r.reason]
    if not broken or context.artifact is None or context.artifact.settings.python:
        return results
    others = [told for told in unmet(context.root, context.settings) if told.startswith(_FRAMEWORKS)]
    if not others:
        return results
    said = f"{broken[0].remediation} Here {'; '.join(others[:3])}."
    return tuple(msgspec.structs.replace(r, remediation=said) if r in broken else r for r in results)


def _names_anything(settings: Settings) -> bool:
    """Whether there is something to judge beside code."""
    data = settings.data
    return bool(settings.artifacts or data.reference or data.current or data.evaluation)


_NOT_SELECTED = "left out by --select"


def _left_out(
    checks: Sequence[AnyCheck],
    rules: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    settings: Settings,
    where: str,
) -> dict[str, str]:
    """The codes of the checks that are not to be run, each with the reason: a report must not look as if there were no
    more to ask.
    """
    codes = [check.code for check in checks]

    def of_rule(word: str) -> str:
        if not any(code.startswith(word) for code in rules):
            return ""
        return f"`{word}` is a rule: use `mlaudit lint --select {word}`; `ignore` in the settings leaves rules out"

    wanted = expand_codes(select, codes, "--select", of_rule) if select else frozenset(codes)
    left = dict.fromkeys((code for code in codes if code not in wanted), _NOT_SELECTED)
    of_both = expand_codes(settings.ignore, [*rules, *codes], f"{where}: ignore")
    left |= dict.fromkeys(sorted(of_both.intersection(codes)), "left out by `ignore` in the settings")
    left |= dict.fromkeys(sorted(expand_codes(ignore, codes, "--ignore", of_rule)), "left out by --ignore")
    return left


def _reject_unseen(
    checks: Sequence[AnyCheck], possible: Sequence[AnyCheck], chosen: Sequence[AnyCheck], select: Sequence[str]
) -> None:
    """Raise `UsageError` where something was selected that needs the code, which is not read, and where no check is
    left.
    """
    for word in select:
        if word != "ALL" and not any(check.code.startswith(word) for check in possible):
            named = [f"{check.code} ({check.name})" for check in checks if check.code.startswith(word)]
            runs = f"{' and '.join(named)} {'runs' if len(named) == 1 else 'run'}"
            raise UsageError(f"--select: {runs} in `mlaudit audit` only: `mlaudit audit --select {word}`")
    if not chosen:
        raise UsageError("no check is left after `ignore` in the settings; select others")


def _looking(progress: Progress) -> Callable[[int], None]:
    def update(folders: int) -> None:
        progress(folders, 0, "looking for files, folders")

    return update


def _reading(progress: Progress) -> Callable[[int, int], None]:
    def update(done: int, total: int) -> None:
        progress(done, total, "reading code")

    return update


def _with_baseline(found: LintResult, project: Project, root: Path) -> LintResult:
    if project.baseline is None:
        return found
    from mlaudit.gate import baseline

    known = baseline.read(project.baseline)
    moved = baseline.moved(found.findings, known, project.has, project.way_to(root))
    gone = baseline.stale(found.findings, known, moved=moved)
    problems = tuple(
        Problem("MLA003", f"a baseline entry of {e.code} is stale; `mlaudit baseline prune` drops it", e.path)
        for e in gone
    )
    marked = baseline.apply(found.findings, known, project.baseline.name, moved)
    return msgspec.structs.replace(found, findings=marked, problems=(*found.problems, *problems))


def _context(
    root: Path, project: Project, found: LintResult | None, *, has_source: bool
) -> tuple[Context, list[Problem]]:
    settings = project.settings
    handles: dict[str, ArtifactHandle] = {}
    for name, artifact in settings.artifacts.items():
        from mlaudit.artifact.handle import ArtifactHandle

        if artifact.role in handles:
            other = handles[artifact.role].name
            raise ConfigError(
                f"artifacts `{other}` and `{name}` both have the role `{artifact.role}`; one can be judged"
            )
        handles[artifact.role] = ArtifactHandle(name, artifact, project.root, artifact.device or settings.device)
    store: DataStore | None = None
    data = settings.data
    if data.reference or data.current or data.evaluation:
        from mlaudit.data.store import DataStore

        store = DataStore(data, project.root)
    context = Context(
        root,
        settings,
        artifact=handles.get("candidate"),
        baseline=handles.get("baseline"),
        previous=handles.get("previous"),
        data=store,
        lint=found,
        has_source=has_source,
    )
    return context, []


def _identities(context: Context) -> tuple[tuple[ArtifactIdentity, ...], list[Problem]]:
    found: list[ArtifactIdentity] = []
    problems: list[Problem] = []
    for handle in (context.artifact, context.baseline, context.previous):
        if handle is None:
            continue
        try:
            found.append(handle.identity())
        except ArtifactError as error:
            problems.append(Problem("MLC000", str(error), handle.settings.path))
    return tuple(found), problems


def _given_time() -> str:
    """The time that the caller gives the report, as builds that are to be repeated do; "" without one.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return ""
    try:
        return _utc(datetime.fromtimestamp(int(given), UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH: `{given}` is not a number of seconds since 1970; unset it") from error


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _commit(root: Path) -> tuple[str, str, bool]:
    """The commit that is checked out, its time, and whether files differ from it; ("", "", False) without one."""
    try:
        head = git.ask(root, "log", "-1", "--no-show-signature", "--format=%H %cI")
        if head.returncode != 0:
            return "", "", False
        status = git.ask(root, "status", "--porcelain", "--untracked-files=no", "--", ".")
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return "", "", False  # the report then names no commit, which a reader sees
    commit, _, time = head.stdout.decode().strip().partition(" ")
    return commit, _utc(datetime.fromisoformat(time)), bool(status.stdout.strip())


def _environment(settings: Settings, context: Context) -> Environment:
    from importlib import metadata

    versions = {}
    for name in _PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # an extra that is not installed
    return Environment(
        mlaudit=__version__,
        python=platform.python_version(),
        platform=f"{platform.system()} {platform.machine()}",
        device=_device(context) or settings.device,
        packages=versions,
    )


def _device(context: Context) -> str:
    if context.artifact is None:
        return "none"
    try:
        loaded = context.artifact.model().loaded
        return f"{loaded.device} ({loaded.device_name})" if loaded.device_name else loaded.device
    except MlauditError:
        return "none"  # MLC201 says why


def _title(root: Path) -> str:
    import tomllib

    file = root / "pyproject.toml"
    if file.is_file():
        try:
            project = tomllib.loads(file.read_text("utf-8")).get("project", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            return root.name  # whoever needs the file says that it is broken
        if isinstance(project, dict) and isinstance(project.get("name"), str):
            return str(project["name"])
    return root.resolve().name
