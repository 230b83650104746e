"""Map, then reduce: files to facts, in processes and from the cache; facts to findings."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from mlaudit import packs
from mlaudit.code.cache import FACTS, Cache, Stamp, encoded, stamp
from mlaudit.code.declared import declared_entries, reject_missing
from mlaudit.code.discover import Scope, common_root, find_files, locate
from mlaudit.code.engine import Engine, crashed
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Comment, FileFacts
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, ProjectRule, Rule
from mlaudit.code.since import facts_at
from mlaudit.code.source import read_bytes
from mlaudit.code.suppress import suppressed, unused
from mlaudit.config import EntryPointSettings, Project, Settings, expand_codes
from mlaudit.errors import ConfigError, SourceError
from mlaudit.findings import Finding, LintResult, Problem, Suppression, fingerprint

Progress = Callable[[int, int], None]

PARALLEL_FROM = 64
"""Files to be read from which worker processes pay for their start."""

APART_FROM = 2_500
"""Files of a project from which its rules get a process of their own."""

BATCH_BYTES = 400_000

_Found = tuple[Finding, str, int, int]
"""A finding, the source that it is about, and its first and last line for suppressions."""

_Judged = tuple[list[_Found], list[Problem]]


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
    there then are left out. `scope` saves the look for files where it is known already. What was read is added to
    `keep`, for callers that would rather not wait until it is taken apart.
    """
    with _uncollected():
        where = scope or locate(paths, project, root)
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
    every = packs.load_rules(settings, project.root)
    rules = active_rules(every, settings, select, ignore, source(project))
    engine = Engine(every, budget=settings.file_budget, timings=timings)
    store = Cache(project.root / ".mlaudit_cache" if cache else None, _key(every, settings, root, project))
    declared = declared_entries(project, root, source(project))
    facts = read_files(files, engine, store, progress)
    view = _project(facts, files, engine, store, declared, root)
    reject_missing(view, declared, source(project))
    store.save(frozenset(files))
    if keep is not None:
        keep.append(view)
    findings, problems = reduce(view, rules, frozenset(wanted), settings, _prefix(root, project))
    if since:
        before = facts_at(since, root, view.files, engine)
        old = ProjectView(before.values(), declared, root)
        earlier, _ = reduce(old, rules, frozenset(before), settings, _prefix(root, project))
        known = {finding.fingerprint for finding in earlier}
        findings = [finding for finding in findings if finding.fingerprint not in known]
    return LintResult(
        findings=tuple(findings),
        files=len(wanted),
        problems=tuple(problems),
        rules=tuple(rule.code for rule in rules),
        seconds=time.perf_counter() - begun,
        paths=frozenset(wanted),
        timings=_timings(view.files.values(), rules) if timings else (),
    )


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
    rules = list(packs.load_rules(settings, project.root))
    active_rules(rules, settings, where=source(project))
    files = find_files([path], root, settings.exclude)
    engine = Engine(rules, budget=settings.file_budget)
    store = Cache(project.root / ".mlaudit_cache", _key(rules, settings, root, project))
    declared = declared_entries(project, root, source(project))
    facts = read_files(files, engine, store, progress)
    view = _project(facts, files, engine, store, declared, root)
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
) -> list[Rule]:
    """The rules that settings and command line leave on; `where` names the settings file in errors.

    Raises `ConfigError` for an unknown code, and where no rule is left: nothing judged is not nothing found.
    """
    every = list(rules)
    known = [rule.code for rule in every]
    chosen = expand_codes(select, known, "--select") if select else None
    if chosen is None:
        chosen = expand_codes(settings.select, known, f"{where}: select") if settings.select else frozenset(known)
    chosen |= expand_codes(settings.extend_select, known, f"{where}: extend-select")
    chosen -= expand_codes(settings.ignore, known, f"{where}: ignore")
    chosen -= expand_codes(ignore, known, "--ignore")
    for pattern, codes in settings.per_file_ignores.items():
        expand_codes(codes, known, f"{where}: per-file-ignores: {pattern}")
    if not chosen:
        raise ConfigError(f"{where}: no rule is left after `ignore`; select some")
    return [rule for rule in every if rule.code in chosen]


def read_files(
    files: dict[str, str], engine: Engine, store: Cache, progress: Progress | None = None, *, force: bool = False
) -> dict[str, FileFacts]:
    """The facts of all files: from the cache where they are unchanged, else read, in processes where it pays."""
    found: dict[str, FileFacts] = {}
    todo: list[tuple[str, str, Stamp | None]] = []
    for path, absolute in files.items():
        seen = stamp(absolute)
        known = store.get(path, seen)
        if known is not None and (known.parsed or not force):
            found[path] = known
        else:
            todo.append((path, absolute, seen))
    total, done = len(files), len(found)
    if progress is not None:
        progress(done, total)
    parallel = len(todo) >= PARALLEL_FROM
    for batch in _read_parallel(todo, engine, force) if parallel else ([_read_one(e, engine, force)] for e in todo):
        for path, seen, digest, raw in batch:
            found[path] = FACTS.decode(raw)
            if seen is not None and digest is not None:
                store.put(path, seen, digest, raw)
        done += len(batch)
        if progress is not None:
            progress(done, total)
    return {path: found[path] for path in files}


_Read = tuple[str, Stamp | None, bytes | None, msgspec.Raw]
"""A path, its stamp, the SHA-256 of its content, and its facts as they are kept."""


def _read_one(entry: tuple[str, str, Stamp | None], engine: Engine, force: bool) -> _Read:
    path, absolute, seen = entry
    try:
        data = read_bytes(absolute)
    except SourceError:
        return path, None, None, encoded(engine.read(path, absolute))
    return path, seen, hashlib.sha256(data).digest(), encoded(engine.facts(path, data, force=force))


_ENGINE: Engine | None = None


def _work(task: tuple[list[tuple[str, str, Stamp | None]], bool]) -> bytes:
    entries, force = task
    assert _ENGINE is not None  # set before the fork
    return msgspec.msgpack.encode([_read_one(entry, _ENGINE, force) for entry in entries])


_MADE = msgspec.msgpack.Decoder(list[_Read])


def _read_parallel(todo: list[tuple[str, str, Stamp | None]], engine: Engine, force: bool) -> Iterable[list[_Read]]:
    """Batches of about equal size, read by forked workers: they hold the rules already and import nothing again."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    global _ENGINE
    if not _forks():
        for entry in todo:
            yield [_read_one(entry, engine, force)]
        return
    batches: list[list[tuple[str, str, Stamp | None]]] = [[]]
    size = 0
    for entry in todo:
        if size > BATCH_BYTES:
            batches.append([])
            size = 0
        batches[-1].append(entry)
        size += entry[2].size if entry[2] is not None else 0
    _ENGINE = engine
    gc.collect()
    gc.freeze()
    context = multiprocessing.get_context("fork")
    count = min(os.cpu_count() or 1, len(batches))
    try:
        with ProcessPoolExecutor(count, mp_context=context) as pool:
            for done in as_completed([pool.submit(_work, (batch, force)) for batch in batches]):
                yield _MADE.decode(done.result())
    except BrokenProcessPool as error:
        raise SourceError("a process that read files was ended from outside, or a rule ended it; try again") from error
    finally:
        gc.unfreeze()
        _ENGINE = None


def _project(
    facts: dict[str, FileFacts],
    files: dict[str, str],
    engine: Engine,
    store: Cache,
    entry_points: EntryPointSettings,
    root: Path,
) -> ProjectView:
    """The project as rules see it.

    Files that the byte search passed over are read after all where they are imported by a file that matters, or
    import one that something may be said of: its callers. Tests are no callers that count.
    """
    named = {name.partition(":")[0] for name in (*entry_points.serving, *entry_points.training)}
    unread = {path: files[path] for path in sorted(named & files.keys()) if not facts[path].parsed}
    facts = {**facts, **read_files(unread, engine, store, force=True)} if unread else facts
    view = ProjectView(facts.values(), entry_points, root)
    for _ in range(3):
        passed_over = {path for path, entry in view.files.items() if not entry.parsed and not entry.problems}
        if not passed_over:
            break
        wanted = {
            target
            for path in _start_files(view)
            for fact in view.files[path].imports
            if (target := _imported(view, fact.name, path)) in passed_over
        }
        told_on = {path for path, entry in view.files.items() if entry.said}
        wanted |= {
            path
            for path in passed_over
            if not is_test_path(path)
            and any(_imported(view, fact.name, path) in told_on for fact in view.files[path].imports)
        }
        if not wanted:
            break
        more = read_files({path: files[path] for path in sorted(filter(None, wanted))}, engine, store, force=True)
        view = ProjectView({**view.files, **more}.values(), entry_points, root)
    return view


def _start_files(view: ProjectView) -> list[str]:
    """Files from which imports matter: those on the way from an entry point, and those with something to say."""
    paths = {path for kind in ("serving", "training") for path in view.start_up(kind)}
    paths.update(path for path, facts in view.files.items() if facts.said)
    return sorted(path for path in paths if view.files[path].parsed)


def _imported(view: ProjectView, name: str, importer: str) -> str | None:
    located = view.locate(name, importer)
    return located[0] if located is not None else None


def reduce(
    view: ProjectView, rules: Sequence[Rule], wanted: frozenset[str], settings: Settings, prefix: str = ""
) -> tuple[list[Finding], list[Problem]]:
    """Candidates refined with the project known, and the project rules; suppressed, numbered, sorted.

    `prefix` is the way from the project's root to the folder that paths are relative to: fingerprints begin at the
    root, so that a finding is the same one wherever it is linted from.
    """
    with _apart(view, rules, wanted) as others:
        found, problems = _refined(view, rules, wanted)
        more, further = others()
    found += more
    problems += further
    findings, used = _finish(found, view, settings, prefix)
    active = frozenset(rule.code for rule in rules)
    for path in sorted(wanted):
        facts = view.files[path]
        problems.extend(problem for problem in facts.problems if problem.rule in ("", *active))
        problems.extend(unused(path, facts.comments, used.get(path, set()), active))
    return findings, problems


def _refined(view: ProjectView, rules: Sequence[Rule], wanted: frozenset[str]) -> _Judged:
    """What the rules over single files say, with the project known."""
    found: list[_Found] = []
    problems: list[Problem] = []
    by_code = {rule.code: rule for rule in rules}
    for path in sorted(wanted):
        for candidate in view.files[path].candidates:
            rule = by_code.get(candidate.finding.code)
            if not isinstance(rule, FileRule):
                continue
            try:
                finding = rule.refine(candidate, view)
            except Exception as error:  # noqa: BLE001  mlaudit: ignore[MLA102] becomes a problem, which fails the run
                problems.append(crashed(rule.code, error, path))
                continue
            if finding is not None:
                if not finding.remediation:
                    finding = msgspec.structs.replace(finding, remediation=rule.remediation)
                found.append((finding, candidate.snippet, candidate.first, candidate.last))
    return found, problems


def _checked(view: ProjectView, rules: Sequence[Rule], wanted: frozenset[str]) -> _Judged:
    """What the rules over the whole project say of the wanted files."""
    found: list[_Found] = []
    problems: list[Problem] = []
    for rule in rules:
        if isinstance(rule, ProjectRule):
            try:
                for finding in rule.check(view):
                    where = finding.location
                    if where is not None and where.path in wanted:
                        found.append((finding, finding.message, where.line, where.end_line))
            except Exception as error:  # noqa: BLE001  mlaudit: ignore[MLA102] becomes a problem, which fails the run
                problems.append(crashed(rule.code, error))
    return found, problems


_JUDGED = msgspec.msgpack.Decoder(_Judged)


@contextmanager
def _apart(view: ProjectView, rules: Sequence[Rule], wanted: frozenset[str]) -> Iterator[Callable[[], _Judged]]:
    """What gives the findings of the rules over the project: where many files are judged, those are found in a process
    of their own, while the rest goes on. A bare fork: an executor's start alone takes longer than most projects do.
    """
    if len(wanted) < APART_FROM or not _forks():
        yield lambda: _checked(view, rules, wanted)
        return
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            with open(writer, "wb") as stream:
                stream.write(msgspec.msgpack.encode(_checked(view, rules, wanted)))
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writer)
    ended = False

    def answer() -> _Judged:
        nonlocal ended
        with open(reader, "rb", closefd=False) as stream:
            raw = stream.read()
        status = os.waitpid(child, 0)[1]
        ended = True
        if status != 0:
            raise SourceError("a process that judged the project was ended from outside; try again")
        judged: _Judged = _JUDGED.decode(raw)
        return judged

    try:
        yield answer
    finally:
        os.close(reader)
        if not ended:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _forks() -> bool:
    """Whether work can be given to processes that hold what this one holds, and whether that pays."""
    import multiprocessing

    return (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()


def _finish(
    found: list[_Found], view: ProjectView, settings: Settings, prefix: str
) -> tuple[list[Finding], dict[str, set[Comment]]]:
    used: dict[str, set[Comment]] = {}
    counts: dict[tuple[str, str, str], int] = {}
    findings = []
    for finding, snippet, first, last in sorted(found, key=lambda entry: entry[0].sort_key):
        path = finding.location.path if finding.location is not None else ""
        key = (finding.code, path, " ".join(snippet.split()))
        occurrence = counts.get(key, 0)
        counts[key] = occurrence + 1
        made = msgspec.structs.replace(
            finding, fingerprint=fingerprint(finding.code, prefix + path, snippet, occurrence)
        )
        facts = view.files.get(path)
        if facts is not None and facts.comments:
            made = suppressed(made, first, last, facts.comments, used.setdefault(path, set()))
        if made.suppressed is None and (reason := _ignored_here(path, finding.code, settings)):
            made = msgspec.structs.replace(made, suppressed=Suppression("file", reason))
        findings.append(made)
    return findings, used


def _prefix(root: Path, project: Project) -> str:
    top = project.root.resolve()
    return f"{root.relative_to(top).as_posix()}/" if root != top and root.is_relative_to(top) else ""


def _ignored_here(path: str, code: str, settings: Settings) -> str:
    from fnmatch import fnmatch

    for pattern, codes in settings.per_file_ignores.items():
        if fnmatch(path, pattern) and any(word == "ALL" or code.startswith(word) for word in codes):
            return f"per-file-ignores: {pattern}"
    return ""


def _key(rules: Sequence[Rule], settings: Settings, root: Path, project: Project) -> str:
    codes = ",".join(rule.code for rule in rules)
    return f"{packs.rules_digest(settings, project.root)}|{codes}|{settings.digest()}|{root}"
