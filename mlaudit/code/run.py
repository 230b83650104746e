"""The whole of `lint`: settings and rules to an engine, files to facts, facts to findings."""

from __future__ import annotations

import gc
import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from mlaudit import __version__, packs
from mlaudit.code.cache import FOLDER, Cache
from mlaudit.code.declared import declared_entries, reject_missing
from mlaudit.code.discover import Looked, Scope, common_root, find_files, idle_patterns, locate
from mlaudit.code.engine import Engine
from mlaudit.code.facts import FileFacts
from mlaudit.code.project import ProjectView
from mlaudit.code.reading import Progress, read_project
from mlaudit.code.reduce import reduce
from mlaudit.code.rule import Rule
from mlaudit.config import Project, Settings, expand_codes
from mlaudit.errors import ConfigError
from mlaudit.findings import LintResult
from mlaudit.words import counted


def lint(
    paths: Sequence[Path],
    project: Project,
    *,
    root: Path | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    cache: bool = True,
    since: str = "",
    timings: bool = False,
    progress: Progress | None = None,
    scope: Scope | None = None,
    keep: list[object] | None = None,
) -> LintResult:
    """Run the rules over `paths` and give findings for them, judged against the whole project.

    Where single files are given, as a hook does, the rest of their project is read too (from the cache as a rule), so
    that cross-file rules know it; findings are given for `paths` only. With `since` (a commit), findings that were
    there then are left out, and files that were as unreadable then. `scope` saves the look for files where it is known
    already. What was read is added to `keep`, for callers that would rather not wait until it is taken apart.
    """
    with _uncollected():
        where = scope or locate(paths, project, root, _looked(progress))
        return _lint(where, project, select, ignore, cache, since, timings, progress, keep)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cyclic collector: facts hold no cycles and are needed to the end, and it would walk them again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _lint(
    scope: Scope,
    project: Project,
    select: Sequence[str],
    ignore: Sequence[str],
    cache: bool,
    since: str,
    timings: bool,
    progress: Progress | None,
    keep: list[object] | None,
) -> LintResult:
    begun = time.perf_counter()
    settings = project.settings
    root, wanted, files = scope
    every = _rules(project) if cache else packs.load_rules(settings, project.root)
    rules = active_rules(every, settings, select, ignore, source(project), _checks(project))
    known = [rule.code for rule in every]
    engine = Engine(every, budget=settings.file_budget, timings=timings)
    view = _view(files, root, project, every, engine, progress, cache=cache)
    if keep is not None:
        keep.append(view)
    findings, problems = reduce(view, rules, frozenset(wanted), settings, project.way_to(root), known)
    notes = idle_patterns(settings, root, files) if root == project.root.resolve() else []
    if since:
        from mlaudit.code.since import is_added, news, project_at  # with what it takes to ask git

        before = project_at(since, root, view.files, engine)
        old = ProjectView(before.facts.values(), view.declared, root)
        wanted_then = frozenset(before.facts)
        earlier, then = reduce(old, rules, wanted_then, settings, project.way_to(root), known, before.moved)
        was = {new: old for old, new in before.moved.items()}
        old_ones = {finding.fingerprint for finding in earlier}
        findings = [
            finding
            for finding in findings
            if finding.fingerprint not in old_ones or is_added(finding, since, root, view.files, was)
        ]
        problems, left = news(problems, then, before.moved)
        if left:
            notes.append(
                f"{counted(left, 'problem')} left out that {since} has too: files that were as unreadable then"
            )
    return LintResult(
        findings=tuple(findings),
        files=len(wanted),
        problems=tuple(problems),
        notes=tuple(notes),
        rules=tuple(rule.code for rule in rules),
        seconds=time.perf_counter() - begun,
        paths=frozenset(wanted),
        timings=_timings(view.files.values(), rules) if timings else (),
    )


def _looked(progress: Progress | None) -> Looked | None:
    """Progress of the look for files, of which it is not known how many there are."""
    return None if progress is None else lambda count: progress(count, 0)


def _timings(facts: Iterable[FileFacts], rules: Iterable[Rule]) -> tuple[tuple[str, float], ...]:
    """Seconds by active rule over all files, slowest first."""
    active = {rule.code for rule in rules}
    totals: dict[str, float] = {}
    for entry in facts:
        for code, seconds in entry.seconds.items():
            if code in active:
                totals[code] = totals.get(code, 0.0) + seconds
    return tuple(sorted(totals.items(), key=lambda item: (-item[1], item[0])))


def project_view(path: Path, project: Project, progress: Progress | None = None) -> ProjectView:
    """The facts of everything under `path`, with all rules active, for commands that show what was understood."""
    settings = project.settings
    root = common_root([path])
    rules = _rules(project)
    active_rules(rules, settings, where=source(project), checks=_checks(project))
    files = find_files([path], root, settings, _looked(progress))
    engine = Engine(rules, budget=settings.file_budget)
    return _view(files, root, project, rules, engine, progress, cache=True)


def _rules(project: Project) -> tuple[Rule, ...]:
    """All rules, of which those are imported that something is asked of."""
    settings = project.settings
    parts = f"{__version__}|{sys.version}|{packs.rules_digest(settings, project.root)}|{settings.rule_packs}"
    name = f"rules-{hashlib.sha256(parts.encode()).hexdigest()[:24]}.bin"
    return packs.recall_rules(settings, project.root, project.root / FOLDER / name)


def _view(
    files: dict[str, str],
    root: Path,
    project: Project,
    rules: Sequence[Rule],
    engine: Engine,
    progress: Progress | None,
    *,
    cache: bool,
) -> ProjectView:
    """The files as one project, with what is new kept. Raises `ConfigError` for entry points that are not there."""
    folder = project.root / FOLDER if cache else None
    store = Cache(folder, _key(rules, project.settings, root, project))
    declared = declared_entries(project, root, source(project))
    view = read_project(files, engine, store, declared, root, progress)
    reject_missing(view, declared, source(project))
    store.save(frozenset(files))
    return view


def source(project: Project) -> str:
    """The settings file as errors name it."""
    return "settings" if project.source is None else str(project.source)


def active_rules(
    rules: Iterable[Rule],
    settings: Settings,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    where: str = "settings",
    checks: Callable[[], Mapping[str, str]] = dict,
) -> list[Rule]:
    """The rules that settings and command line leave on; `where` names the settings file in errors.

    `checks` gives the codes of all checks, each with the command that runs it, for words that mean no rule: `ignore` in
    the settings may name them, other places are told where they belong. Raises `ConfigError` for a code that means
    nothing there, and where no rule is left: nothing judged is not nothing found.
    """
    every = list(rules)
    known = [rule.code for rule in every]

    def chosen_by(words: Sequence[str], place: str) -> frozenset[str]:
        return expand_codes(words, known, place, lambda word: as_check(word, checks()))

    chosen = chosen_by(select, "--select") if select else None
    if chosen is None:
        chosen = chosen_by(settings.select, f"{where}: select") if settings.select else frozenset(known)
    chosen |= chosen_by(settings.extend_select, f"{where}: extend-select")
    of_checks = {} if all(any(code.startswith(word) for code in known) for word in settings.ignore) else checks()
    chosen -= expand_codes(settings.ignore, [*known, *of_checks], f"{where}: ignore")
    chosen -= chosen_by(ignore, "--ignore")
    for pattern, codes in settings.per_file_ignores.items():
        chosen_by(codes, f"{where}: per-file-ignores: {pattern}")
    if not chosen:
        raise ConfigError(f"{where}: no rule is left after `ignore`; select some")
    return [rule for rule in every if rule.code in chosen]


def _checks(project: Project) -> Callable[[], Mapping[str, str]]:
    """What gives the codes of all checks, each with the command that runs it. Their import takes longer than a hook
    may, so that only what names no rule asks for them.
    """

    def loaded() -> dict[str, str]:
        found = packs.load_checks(project.settings, project.root)
        return {
            check.code: "audit" if any(need.name == "SOURCE" for need in check.needs) else "check" for check in found
        }

    return loaded


def as_check(word: str, checks: Mapping[str, str]) -> str:
    """Where a word belongs that names checks and stands where rules are chosen; "" where it names none."""
    command = next((command for code, command in checks.items() if code.startswith(word)), "")
    if not command:
        return ""
    return f"`{word}` is a check: use `mlaudit {command} --select {word}`; `ignore` in the settings leaves checks out"


def _key(rules: Sequence[Rule], settings: Settings, root: Path, project: Project) -> str:
    codes = ",".join(rule.code for rule in rules)
    return f"{packs.rules_digest(settings, project.root)}|{codes}|{settings.digest()}|{root}"
