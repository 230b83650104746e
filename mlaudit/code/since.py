"""What was found at an earlier commit, so that only what is new since then is judged.

Files that did not change keep the facts of today; those that did are read from git. Nothing is checked out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from mlaudit.code.discover import SUFFIXES
from mlaudit.code.engine import Engine
from mlaudit.code.facts import FileFacts
from mlaudit.errors import ToolError, UsageError

_GIT = ("git", "-C")


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


def _content(root: Path, commit: str, path: str) -> bytes | None:
    """A file's bytes at a commit; None where it did not exist then."""
    done = subprocess.run(
        [*_GIT, str(root), "cat-file", "blob", f"{commit}:./{path}"], capture_output=True, check=False, timeout=60
    )
    return done.stdout if done.returncode == 0 else None


def _git(root: Path, *arguments: str, missing: str = "") -> str:
    command = [*_GIT, str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except FileNotFoundError as error:
        raise ToolError("git is not installed, so --since cannot tell what is new") from error
    except subprocess.TimeoutExpired as error:
        raise ToolError(f"git did not answer within {error.timeout:g} s") from error
    if done.returncode != 0:
        if missing and "not a git repository" not in done.stderr:
            raise UsageError(f"--since: {missing}")
        raise ToolError(f"--since: git failed: {done.stderr.strip() or 'no output'}")
    return done.stdout
