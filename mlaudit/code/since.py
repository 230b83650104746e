"""What was found at an earlier commit, so that only what is new since then is judged.

Files that did not change keep the facts of today; those that did are read from git. Nothing is checked out.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from mlaudit import git
from mlaudit.code.discover import SUFFIXES
from mlaudit.code.engine import Engine
from mlaudit.code.facts import FileFacts
from mlaudit.errors import ToolError, UsageError
from mlaudit.findings import Finding, Problem

_CRASH = "MLA002"


def facts_at(ref: str, root: Path, facts: Mapping[str, FileFacts], engine: Engine) -> dict[str, FileFacts]:
    """The facts of the project at `ref`. Paths are relative to `root`.

    Raises `UsageError` for a ref that git does not know, `ToolError` where git is missing or `root` is not in a
    repository.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", missing=f"git knows no commit `{ref}`")
    names = _git(root, "diff", "--name-only", "--relative", "-z", "--no-renames", commit.strip(), "--").split("\0")
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    changed = {name for name in (*names, *fresh) if name.endswith(SUFFIXES)}
    before = {path: known for path, known in facts.items() if path not in changed}
    for path in sorted(changed):
        content = _content(root, commit.strip(), path)
        if content is not None:
            before[path] = engine.facts(path, content, force=True)
    return before


def is_added(finding: Finding, ref: str, root: Path, sources: Container[str]) -> bool:
    """Whether a finding stands on a line of a file that is no source, and that line is there since `ref`: of those
    files both runs read what they hold today.
    """
    where = finding.location
    if where is None or where.path in sources:
        return False
    before = _content(root, ref, where.path)
    if before is None:
        return True
    try:
        today = (root / where.path).read_bytes().splitlines()
    except OSError:
        return True
    known = {each.strip() for each in before.splitlines()}
    return where.line > len(today) or today[where.line - 1].strip() not in known


def news(problems: Iterable[Problem], before: Iterable[Problem]) -> tuple[list[Problem], int]:
    """The problems that `before` does not explain, and how many it does.

    A file that could not be read then and cannot be read now is no news, wherever in it the reader stops; a notebook's
    cell is known by its number. A rule that crashed is told in any case: what it would have found is not known.
    """
    known = {_identity(problem) for problem in before if problem.code != _CRASH}
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
