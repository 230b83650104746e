"""Git is asked without the programs that a repository could have it start, and about the folder that is named."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mlaudit import git

ASKED = [
    ("status", "--porcelain"),
    ("ls-files", "--others", "--ignored", "--exclude-standard", "--directory"),
    ("diff", "--name-only", "HEAD"),
    ("check-ignore", "--verbose", "one.py"),
    ("rev-parse", "HEAD"),
]


def run(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    run(tmp_path, "init", "--quiet")
    (tmp_path / "one.py").write_text("one = 1\n", "utf-8")
    run(tmp_path, "add", "one.py")
    run(tmp_path, "commit", "--quiet", "-m", "first")
    return tmp_path


@pytest.mark.parametrize("words", ASKED, ids=[words[0] for words in ASKED])
def test_neither_monitor_nor_hook_runs(repository: Path, words: tuple[str, ...]) -> None:
    program = repository / ".git" / "hooks" / "post-index-change"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\ntouch '{repository}/ran'\n", "utf-8")
    program.chmod(0o755)
    run(repository, "config", "core.fsmonitor", str(program))
    (repository / "one.py").touch()
    git.ask(repository, *words)
    assert not (repository / "ran").exists()
    subprocess.run(["git", "-C", str(repository), "status"], check=True, capture_output=True)
    assert (repository / "ran").exists()  # as a plain call does


def test_the_folder_is_what_is_asked_about(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository / "elsewhere"))
    assert git.ask(repository, "ls-files").stdout == b"one.py\n"


def test_a_folder_outside_has_no_answer(tmp_path: Path) -> None:
    done = git.ask(tmp_path, "rev-parse", "HEAD")
    assert (done.returncode != 0, done.stdout) == (True, b"")


def test_a_machine_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(FileNotFoundError):
        git.ask(repository, "rev-parse", "HEAD")
