"""What was found at an earlier commit, so that only what is new since then is judged.

Files that did not change keep the facts of today; those that did are read from git. Nothing is checked out.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from mlaudit import git
from mlaudit.code.discover import SUFFIXES
from mlaudit.code.engine import Engine
from mlaudit.code.facts import FileFacts
from mlaudit.errors import ToolError, UsageError
from mlaudit.findings import Finding, Problem

_CRASH = "MLA002"


class Earlier(NamedTuple):
    """The project at an earlier commit: the facts of its files, and what those that moved since then are called today
    (old path to new path).
    """

    facts: dict[str, FileFacts]
    moved: dict[str, str]


def project_at(ref: str, root: Path, facts: Mapping[str, FileFacts], engine: Engine) -> Earlier:
    """The project at `ref`. Paths are relative to `root`.

    Raises `UsageError` for a ref that git does not know, `ToolError` where git is missing or `root` is not in a
    repository.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", missing=f"git knows no commit `{ref}`")
    said = _git(root, "diff", "--name-status", "--relative", "-z", "--find-renames", commit.strip(), "--").split("\0")
    fresh = [name for name in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0") if name]
    names, gone, moved = _changes(iter(said))
    moved |= _moved_by_hand(root, commit.strip(), gone, fresh)
    changed = {name for name in (*names, *fresh) if name.endswith(SUFFIXES)}
    # a folder that cannot be listed now stands among the files, and nothing says that it could not then
    before = {path: known for path, known in facts.items() if path not in changed and path.endswith(SUFFIXES)}
    for path in sorted(changed):
        content = _content(root, commit.strip(), path)
        if content is not None:
            before[path] = engine.facts(path, content, force=True)
    return Earlier(before, moved)


def _changes(said: Iterator[str]) -> tuple[set[str], list[str], dict[str, str]]:
    """What ``git diff --name-status -z`` says: every path, those that are gone, and old path to new path."""
    names: set[str] = set()
    gone: list[str] = []
    moved: dict[str, str] = {}
    for status in said:
        if not status:
            break
        name = next(said)
        names.add(name)
        if status.startswith("R"):
            moved[name] = next(said)
            names.add(moved[name])
        elif status == "D":
            gone.append(name)
    return names, gone, moved


def _moved_by_hand(root: Path, commit: str, gone: Iterable[str], fresh: Iterable[str]) -> dict[str, str]:
    """Files that were moved and not yet told to git, which looks at no file that it does not know: the same bytes."""
    moved: dict[str, str] = {}
    left = list(fresh)
    for old in gone:
        ends = os.path.splitext(old)[1]
        alike = [new for new in left if os.path.splitext(new)[1] == ends]
        before = _content(root, commit, old) if alike else None
        new = next((new for new in alike if before and _today(root, new) == before), None)
        if new is not None:
            moved[old] = new
            left.remove(new)
    return moved


def _today(root: Path, path: str) -> bytes | None:
    try:
        return (root / path).read_bytes()
    except OSError:
        return None  # gone again, or closed: it is told where it is read


def is_added(
    finding: Finding, ref: str, root: Path, sources: Container[str], was: Mapping[str, str] | None = None
) -> bool:
    """Whether a finding stands on a line of a file that is no source, and that line is there since `ref`: of those
    files both runs read what they hold today. `was` maps the files that moved to their paths then.
    """
    where = finding.location
    if where is None or where.path in sources:
        return False
    before, now = _content(root, ref, (was or {}).get(where.path, where.path)), _today(root, where.path)
    if before is None or now is None:
        return True
    today = now.splitlines()
    known = {each.strip() for each in before.splitlines()}
    return where.line > len(today) or today[where.line - 1].strip() not in known


def news(
    problems: Iterable[Problem], before: Iterable[Problem], moved: Mapping[str, str] | None = None
) -> tuple[list[Problem], int]:
    """The problems that `before` does not explain, and how many it does; `moved` maps old paths to those of today.

    A file that could not be read then and cannot be read now is no news, wherever in it the reader stops; a notebook's
    cell is known by its number. A rule that crashed is told in any case: what it would have found is not known.
    """
    called = moved or {}
    known = {
        _identity(msgspec.structs.replace(problem, path=called.get(problem.path, problem.path)))
        for problem in before
        if problem.code != _CRASH
    }
    every = list(problems)
    fresh = [problem for problem in every if problem.code == _CRASH or _identity(problem) not in known]
    return fresh, len(every) - len(fresh)


def _identity(problem: Problem) -> tuple[str, ...]:
    if problem.code in ("MLA000", "MLA001") and not problem.path.endswith(".ipynb"):
        return problem.code, problem.path
    return problem.code, problem.path, problem.message


def _content(root: Path, commit: str, path: str) -> bytes | None:
    """A file's bytes at a commit; None where it did not exist then."""
    done = git.ask(root, "cat-file", "blob", f"{commit}:./{path}")
    return done.stdout if done.returncode == 0 else None


def _git(root: Path, *arguments: str, missing: str = "") -> str:
    try:
        done = git.ask(root, *arguments)
    except FileNotFoundError as error:
        raise ToolError("git is not installed, so --since cannot tell what is new") from error
    except subprocess.TimeoutExpired as error:
        raise ToolError(f"git did not answer within {error.timeout:g} s") from error
    if done.returncode != 0:
        said = os.fsdecode(done.stderr).strip()
        if missing and "not a git repository" not in said:
            raise UsageError(f"--since: {missing}")
        raise ToolError(f"--since: git failed: {said or 'no output'}")
    return os.fsdecode(done.stdout)
