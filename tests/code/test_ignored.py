"""What git ignores is not read, unless it was committed all the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mlaudit.code.discover import find_files, locate
from mlaudit.config import Project, Settings


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    write(
        tmp_path,
        {
            ".gitignore": "# copies\nwandb/\n/data/\nscratch_*.py\n**/old\n",
            "train.py": "",
            "scratch_one.py": "",
            "wandb/run-1/files/train.py": "",
            "src/wandb/again.py": "",
            "src/data/load.py": "",
            "src/old/train.py": "",
            "data/load.py": "",
            "data/tmp/copy.py": "",
            "made/.gitignore": "*\n",
            "made/deep/copy.py": "",
        },
    )
    git(tmp_path, "add", "--force", ".gitignore", "train.py", "data/load.py")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    return tmp_path


def names(folder: Path, root: Path, settings: Settings | None = None) -> list[str]:
    return list(find_files([folder], root, settings or Settings()))


def test_what_git_ignores_is_left_out_and_what_it_tracks_is_read(repository: Path) -> None:
    assert names(repository, repository) == ["data/load.py", "src/data/load.py", "train.py"]


def test_everything_is_read_where_the_settings_say_so(repository: Path) -> None:
    every = names(repository, repository, Settings(respect_gitignore=False))
    assert every == sorted(p.relative_to(repository).as_posix() for p in repository.rglob("*.py"))


def test_a_folder_below_the_root_and_one_that_is_named_itself(repository: Path) -> None:
    assert names(repository / "src", repository) == ["src/data/load.py"]
    assert names(repository / "wandb", repository) == ["wandb/run-1/files/train.py"]


def test_a_relative_path_is_no_different(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert names(Path("."), repository) == ["data/load.py", "src/data/load.py", "train.py"]


def test_a_file_that_is_named_itself_is_read_among_the_same_files(repository: Path) -> None:
    project = Project(root=repository, settings=Settings(), source=repository / "mlaudit.toml")
    scope = locate([repository / "scratch_one.py"], project, repository)
    assert list(scope.wanted) == ["scratch_one.py"]
    assert sorted(scope.files) == ["data/load.py", "scratch_one.py", "src/data/load.py", "train.py"]


def test_outside_a_repository_patterns_say_nothing(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "*.py\n", "train.py": ""})
    assert names(tmp_path, tmp_path) == ["train.py"]


def test_everything_is_read_where_git_cannot_be_asked(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository / "nothing"))
    assert "wandb/run-1/files/train.py" in names(repository, repository)


def test_a_hook_of_another_repository_changes_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository / "elsewhere"))
    assert names(repository, repository) == ["data/load.py", "src/data/load.py", "train.py"]
