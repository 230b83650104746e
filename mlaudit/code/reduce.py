"""Reduce: facts to findings, with the whole project known; suppressed, numbered, sorted."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from mlaudit.code.aside import put_aside
from mlaudit.code.engine import crashed
from mlaudit.code.facts import Comment
from mlaudit.code.project import ProjectView
from mlaudit.code.reading import forks
from mlaudit.code.rule import FileRule, ProjectRule, Rule
from mlaudit.code.suppress import faulty, suppressed
from mlaudit.code.uncalled import is_uncalled
from mlaudit.config import Settings
from mlaudit.errors import SourceError
from mlaudit.findings import Finding, Problem, Severity, Suppression, content_mark, fingerprint
from mlaudit.words import counted

APART_FROM = 80
"""Files of a project from which what rules share gets a process of its own, however few of them are judged."""

_Found = tuple[Finding, str, int, int]
"""A finding, the source that it is about, and its first and last line for suppressions."""

_Judged = tuple[list[_Found], list[Problem]]


def reduce(
    view: ProjectView,
    rules: Sequence[Rule],
    wanted: frozenset[str],
    settings: Settings,
    prefix: str = "",
    known: Collection[str] = (),
    called: Mapping[str, str] | None = None,
) -> tuple[list[Finding], list[Problem]]:
    """Candidates refined with the project known, and the project rules; suppressed, numbered, sorted.

    `known` are the codes that a comment may name: those of all rules, where `rules` are some of them.
    `prefix` is the way from the project's root to the folder that paths are relative to: fingerprints begin at the
    root, so that a finding is the same one wherever it is linted from. `called` maps the files that are to be known by
    another path, as those that moved later are, to that path.
    """
    apart = [rule for rule in rules if isinstance(rule, ProjectRule) and rule.analysis]
    here = [rule for rule in rules if isinstance(rule, ProjectRule) and not rule.analysis]
    with _apart(view, apart, wanted) as others:
        judged = (_refined(view, rules, wanted), _checked(view, here, wanted), others())
    found = [(_in_cells(each[0], view), *each[1:]) for some, _ in judged for each in some]
    problems = [problem for _, some in judged for problem in some]
    findings, used = _finish(_once(found), view, settings, prefix, called or {})
    active = frozenset(rule.code for rule in rules)
    for path in sorted(wanted):
        facts = view.files[path]
        told = [problem for problem in facts.problems if problem.rule in ("", *active)]
        told += faulty(path, facts.comments, used.get(path, ()), active, known or active)
        problems += sorted(told, key=lambda problem: problem.line)
    return findings, _crashes_once(problems)


def _once(found: list[_Found]) -> list[_Found]:
    """What was found, but for what is said twice of one place in the same words: the graver one is kept."""
    kept: dict[object, _Found] = {}
    for each in found:
        finding = each[0]
        key = (finding.code, finding.location, finding.subject, finding.message)
        before = kept.get(key)
        if before is None or (finding.severity, finding.confidence) > (before[0].severity, before[0].confidence):
            kept[key] = each
    return list(kept.values())


def _crashes_once(problems: list[Problem]) -> list[Problem]:
    """The problems, of the crashes of one rule only the first, which says in how many more files it crashed."""
    files = Counter(problem.rule for problem in problems if problem.rule)
    told: dict[str, Problem] = {}
    kept = []
    for problem in problems:
        if problem.rule not in told:
            more = files[problem.rule] - 1
            if more > 0:
                said = f"{problem.message} (and in {counted(more, 'more file')})"
                problem = msgspec.structs.replace(problem, message=said)
            kept.append(problem)
        if problem.rule:
            told[problem.rule] = problem
    return kept


def _refined(view: ProjectView, rules: Sequence[Rule], wanted: frozenset[str]) -> _Judged:
    """What the rules over single files say, with the project known."""
    found: list[_Found] = []
    problems: list[Problem] = []
    by_code = {rule.code: rule for rule in rules}
    aside = put_aside(view)
    for path in sorted(wanted):
        for candidate in view.files[path].candidates:
            rule = by_code.get(candidate.finding.code)
            if not isinstance(rule, FileRule):
                continue
            try:
                finding = rule.refine(candidate, view)
            except Exception as error:  # noqa: BLE001  becomes a problem, which fails the run
                problems.append(crashed(rule.code, error, path))
                continue
            if finding is not None:
                if not finding.remediation:
                    finding = msgspec.structs.replace(finding, remediation=rule.remediation)
                finding = _graded(finding, rule, view, aside)
                found.append((finding, candidate.snippet, candidate.first, candidate.last))
    return found, problems


def _checked(view: ProjectView, rules: Sequence[ProjectRule], wanted: frozenset[str]) -> _Judged:
    """What the rules over the whole project say of the wanted files, and of files that are no sources (settings,
    manifests) where all of the project is wanted.
    """
    whole = len(wanted) == len(view.files)
    found: list[_Found] = []
    problems: list[Problem] = []
    aside = put_aside(view)
    for rule in rules:
        try:
            for finding in rule.check(view):
                where = finding.location
                if where is not None and (where.path in wanted or (whole and where.path not in view.files)):
                    finding = _graded(finding, rule, view, aside)
                    found.append((finding, finding.message, where.line, where.end_line))
        except Exception as error:  # noqa: BLE001  becomes a problem, which fails the run
            problems.append(crashed(rule.code, error))
    return found, problems


def _in_cells(finding: Finding, view: ProjectView) -> Finding:
    """A finding whose related places in notebooks name the cell: facts count the lines of all code cells through."""
    if not any(each.cell is None and each.path.endswith(".ipynb") for each in finding.related):
        return finding
    related = []
    for each in finding.related:
        facts = view.files.get(each.path) if each.cell is None else None
        cell, line = facts.place(each.line) if facts is not None else (each.cell, each.line)
        related.append(msgspec.structs.replace(each, cell=cell, line=line))
    return msgspec.structs.replace(finding, related=tuple(related))


def _graded(finding: Finding, rule: Rule, view: ProjectView, aside: frozenset[str]) -> Finding:
    """A finding in code that was put aside, or that nobody calls, is a note, unless the rule holds for whatever lies in
    the repository.
    """
    if rule.in_aside or finding.location is None:
        return finding
    if finding.location.path in aside:
        return msgspec.structs.replace(finding, severity=Severity.INFO, context="put aside")
    if finding.severity > Severity.INFO and is_uncalled(view, finding):
        return msgspec.structs.replace(finding, severity=Severity.INFO, context="uncalled")
    return finding


_JUDGED = msgspec.msgpack.Decoder(_Judged)


@contextmanager
def _apart(view: ProjectView, rules: Sequence[ProjectRule], wanted: frozenset[str]) -> Iterator[Callable[[], _Judged]]:
    """What gives the findings of the rules that share an analysis: of a project with many files, those are found in a
    process of their own, while the rest goes on. A bare fork: an executor's start takes longer than most projects do.
    """
    if not rules or len(view.files) < APART_FROM or not forks():
        yield lambda: _checked(view, rules, wanted)
        return
    view.edges()  # both sides ask for the calls, and for what was put aside
    put_aside(view)
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


def _finish(
    found: list[_Found], view: ProjectView, settings: Settings, prefix: str, called: Mapping[str, str]
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
            finding,
            fingerprint=fingerprint(finding.code, prefix + called.get(path, path), snippet, occurrence),
            content=content_mark(finding.code, snippet),
        )
        facts = view.files.get(path)
        if facts is not None and facts.comments:
            made = suppressed(made, first, last, facts.comments, used.setdefault(path, set()))
        if made.suppressed is None and (reason := _ignored_here(path, finding.code, settings)):
            made = msgspec.structs.replace(made, suppressed=Suppression("file", reason))
        findings.append(made)
    return findings, used


def _ignored_here(path: str, code: str, settings: Settings) -> str:
    from fnmatch import fnmatch

    for pattern, codes in settings.per_file_ignores.items():
        if fnmatch(path, pattern) and any(word == "ALL" or code.startswith(word) for word in codes):
            return f"per-file-ignores: {pattern}"
    return ""
