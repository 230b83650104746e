"""The hooks, run by the real pre-commit in a repository that has never seen mlaudit."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NO_REGISTRY = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|NameResolutionError|Network is unreachable"
    r"|Connection refused|Temporary failure in name resolution|ConnectionResetError|Max retries exceeded"
)
HANGS = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"
SERVICE = (
    "from client import fetch\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n"
    '@app.get("/weather")\ndef weather() -> str:\n    return fetch("https://weather.example").text\n'
)
LEAK = (
    "import pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
    'df = pd.read_csv("rows.csv")\ndf["x"] = (df["x"] - df["x"].mean()) / df["x"].std()\n'
    "train, test = train_test_split(df, test_size=0.2, random_state=0)\n"
)


def run(*words: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command, with nothing of the environment that git or Python set for this one."""
    own = ("PYTHONPATH", "VIRTUAL_ENV", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")
    environment = {key: value for key, value in os.environ.items() if key not in own} | variables
    return subprocess.run(
        [str(word) for word in words], cwd=cwd, capture_output=True, text=True, timeout=240, env=environment
    )


def repository(folder: Path) -> Path:
    """A git repository with all of a folder's files in one commit."""
    author = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "-A", "-f"), (*author, "commit", "-q", "--no-verify", "-m", "all")):
        done = run("git", *words, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory) -> Path:
    """This project as it stands, what is not committed yet included, as a repository of its own."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout: which files are the project's is not known")
    listed = run("git", "ls-files", "-z", "-co", "--exclude-standard", cwd=ROOT)
    assert listed.returncode == 0, listed.stderr
    folder = tmp_path_factory.mktemp("snapshot")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return repository(folder)


@pytest.fixture
def project(tmp_path) -> Path:
    """A service whose client hangs, with a stub and a notebook."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "mlaudit.toml").write_text("")
    (folder / "client.py").write_text(HANGS)
    (folder / "app.py").write_text(SERVICE)
    (folder / "client.pyi").write_text("def fetch(url: str) -> object: ...\n")
    (folder / "notes.md").write_text("requests.get(url)\n")
    cell = {"cell_type": "code", "metadata": {}, "source": LEAK, "outputs": [], "execution_count": 1}
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "explore.ipynb").write_text(json.dumps(book))
    return repository(folder)


def test_the_manifest_is_valid() -> None:
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_lint_as_a_hook(snapshot, project, tmp_path) -> None:
    def hook(*files: str) -> subprocess.CompletedProcess[str]:
        words = (sys.executable, "-m", "pre_commit", "try-repo", snapshot, "mlaudit-lint", "--files", *files)
        home = str(tmp_path / "home")
        return run(*words, cwd=project, PRE_COMMIT_HOME=home, PIP_RETRIES="1", PIP_DEFAULT_TIMEOUT="20")

    done = hook("client.py", "client.pyi", "explore.ipynb", "notes.md")
    said = done.stdout + done.stderr
    if done.returncode == 3 and (why := NO_REGISTRY.search(said)):
        pytest.skip(f"the package registry cannot be reached: {why[0]}")
    assert done.returncode == 1, said
    assert "client.py:5:12: MLA101 error" in said  # on the serving path: only app.py says so, and it was not given
    assert "explore.ipynb" in said
    assert "notes.md" not in said
    (project / "client.py").write_text(HANGS.replace("get(url)", "get(url, timeout=5)"))
    again = hook("client.py", "client.pyi")
    assert again.returncode == 0, again.stdout + again.stderr
    assert "Passed" in again.stdout
    nothing = hook("notes.md")
    assert nothing.returncode == 0, nothing.stdout
    assert "no files to check" in nothing.stdout
