"""Findings in files that are no sources: told where the whole project is judged, and not of what others never get."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mlaudit.code import run
from mlaudit.code.ignores import ignore_findings
from mlaudit.config import Project, Settings

KEY = "AUTH_SECRET_KEY=c1e7a4d8036b5f2b9b1f7e2c95a6d40738e1bc2f49d5a7063\n"


@pytest.fixture
def service(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'soil'\n")
    (tmp_path / "app.py").write_text("x = 1\n")
    (tmp_path / "other.py").write_text("y = 1\n")
    (tmp_path / ".env").write_text(KEY)
    return tmp_path


def told(top: Path, *names: str, settings: Settings | None = None, cache: bool = False) -> list[str]:
    project = Project(root=top, settings=settings or Settings(), source=top / "pyproject.toml")
    paths = [top / name for name in names] or [top]
    found = run.lint(paths, project, root=top, select=["MLA403"], cache=cache).active
    return [f"{f.location.path}:{f.location.line}" for f in found if f.location is not None]


def test_they_are_told_with_the_whole_project_alone(service: Path) -> None:
    assert told(service) == [".env:1"]
    assert told(service, "app.py") == []


def test_a_pattern_of_the_settings_suppresses_them(service: Path) -> None:
    assert told(service, settings=Settings(per_file_ignores={".env": ("MLA403",)})) == []


def test_a_file_that_is_repaired_is_not_remembered(service: Path) -> None:
    assert told(service, cache=True) == [".env:1"]
    (service / ".env").write_text("AUTH_SECRET_KEY=\n")
    assert told(service, cache=True) == []


def test_what_git_ignores_is_left_out(service: Path) -> None:
    subprocess.run(["git", "init", "-q", str(service)], check=True)
    (service / ".gitignore").write_text("secret*\n")
    (service / "secret.yaml").write_text("kind: Secret\nstringData:\n  STORE_PASSWORD: Quay58-Harbour\n")
    assert told(service) == [".env:1"]
    (service / ".gitignore").write_text("")
    assert told(service) == [".env:1", "secret.yaml:3"]


def test_a_copy_without_its_repository_leaves_out_what_is_named(service: Path) -> None:
    (service / ".gitignore").write_text(".env\n")
    assert told(service) == []


def test_since_a_commit_only_a_line_that_is_new_counts(service: Path) -> None:
    def git(*arguments: str) -> None:
        named = ("-c", "user.name=t", "-c", "user.email=t@t")
        subprocess.run(["git", *named, *arguments], cwd=service, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    project = Project(root=service, settings=Settings(), source=service / "pyproject.toml")

    def fresh() -> list[str]:
        found = run.lint([service], project, root=service, select=["MLA403"], cache=False, since="HEAD").active
        return [f"{f.location.path}:{f.location.line}" for f in found if f.location is not None]

    assert fresh() == []
    (service / ".env").write_text("NAME=x\n" + KEY + KEY.replace("c1e7", "d2f8").replace("AUTH", "TOKEN"))
    assert fresh() == [".env:3"]
    (service / ".env.production").write_text(KEY.replace("c1e7", "e3a9"))
    assert fresh() == [".env:3", ".env.production:1"]


def test_no_comment_is_written_into_them(service: Path) -> None:
    project = Project(root=service, settings=Settings(), source=service / "pyproject.toml")
    found = run.lint([service], project, root=service, select=["MLA403"], cache=False).active
    ignored = ignore_findings(found, service)
    assert (service / ".env").read_text() == KEY
    assert not ignored.done
    assert [reason for _, reason in ignored.left] == [
        "stands in no source: name its file in per-file-ignores, or take a baseline"
    ]
