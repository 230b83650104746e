"""The wheel and the editable install, each in an environment that holds the core dependencies and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
CODE = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"


def run(*words: str | Path, cwd: Path, check: bool = True, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=240,
        env={**environment, **variables},
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def closure(*names: str) -> set[str]:
    """The distributions that these need, themselves included; extras left out."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop().lower()
        if name not in found:
            found.add(name)
            needs = [Requirement(line) for line in metadata.distribution(name).requires or ()]
            todo += [need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    return found


def link(names: set[str], folder: Path) -> Path:
    """A folder with links to what these distributions installed, to be put on an environment's path."""
    folder.mkdir()
    for name in names:
        distribution = metadata.distribution(name)
        for top in {file.parts[0] for file in distribution.files or () if ".." not in file.parts}:
            source = Path(str(distribution.locate_file(top)))
            if source.exists() and not (folder / top).exists() and top != "__pycache__":
                (folder / top).symlink_to(source)
    return folder


def environment(folder: Path, path: Path, python: str = sys.executable) -> Path:
    """A fresh environment that sees `path`; answers its folder of commands."""
    run(python, "-m", "venv", folder, cwd=folder.parent)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(f"{path}\n")
    return folder / "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive, as an index gets it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """mlaudit's core dependencies, and hatchling for the editable install; no torch, no NumPy."""
    core = {Requirement(line) for line in metadata.distribution("mlaudit").requires or ()}
    names = [need.name for need in core if need.marker is None]
    folder = link(closure(*names, "hatchling", "editables"), tmp_path_factory.mktemp("core") / "packages")
    assert (folder / "click").exists()
    assert not (folder / "torch").exists()
    return folder


@pytest.fixture(scope="module")
def installed(wheel: Path, core: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that holds the wheel and its core dependencies."""
    folder = tmp_path_factory.mktemp("empty")
    commands = environment(folder / "environment", core)
    run(commands / "python", "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=folder)
    return commands


def works(commands: Path, cwd: Path) -> None:
    """`lint` and `explain` do their work in a folder that has nothing to do with mlaudit."""
    cwd.mkdir()
    (cwd / "a.py").write_text(CODE, encoding="utf-8")
    listed = run(commands / "mlaudit", "explain", "--format", "json", cwd=cwd).stdout
    codes = {each["code"] for each in json.loads(listed)}
    assert {"MLA101", "MLA701", "MLC101", "MLC603"} <= codes
    found = run(commands / "mlaudit", "lint", "--format", "json", cwd=cwd, check=False)
    assert found.returncode == 1, found.stderr
    assert [finding["code"] for finding in json.loads(found.stdout)["findings"]] == ["MLA101"]
    assert run(commands / "mlaudit", "--version", cwd=cwd).stdout.startswith("mlaudit")


def test_the_wheel_holds_one_package(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"mlaudit", f"{wheel.name.split('-py3')[0]}.dist-info"}
    for pack in ("rules", "checks", "templates"):
        here = {f"mlaudit/{path.relative_to(ROOT)}" for path in (ROOT / pack).rglob("*") if _is_ours(path)}
        assert here
        assert {name for name in names if name.startswith(f"mlaudit/{pack}/")} == here
    assert {"mlaudit/artifact/allowed.txt", "mlaudit/artifact/denied.txt"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or "_cache" in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def _is_ours(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts and ".mlaudit_cache" not in path.parts


def test_the_wheel_works_in_an_empty_environment(installed, tmp_path):
    works(installed, tmp_path / "elsewhere")
    where = run(installed / "python", "-c", "import mlaudit; print(mlaudit.__file__)", cwd=tmp_path).stdout
    assert where.startswith(str(installed.parent))
    for name in ("rules", "checks", "templates"):
        done = run(installed / "python", "-I", "-c", f"import {name}", cwd=tmp_path, check=False)
        assert "ModuleNotFoundError" in done.stderr, f"`{name}` is importable at top level"


def test_an_audit_without_the_runtime_extra_is_no_pass(installed, tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    data = '[data]\nreference = "a.csv"\ncurrent = "a.csv"\n[policy]\nrequire = ["MLC401"]\n'
    (tmp_path / "mlaudit.toml").write_text(data, encoding="utf-8")
    done = run(installed / "mlaudit", "audit", "--select", "MLC4", cwd=tmp_path, check=False)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "INCONCLUSIVE" in done.stdout
    assert "mlaudit[runtime]" in done.stdout
    assert (tmp_path / "mlaudit-report" / "report.html").stat().st_size > 1000


def test_an_editable_install_works(core, tmp_path):
    commands = environment(tmp_path / "editable", core)
    words = ("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)
    run(commands / "python", "-m", "pip", *words, cwd=tmp_path)
    works(commands, tmp_path / "elsewhere")
    where = run(commands / "python", "-c", "import mlaudit; print(mlaudit.__file__)", cwd=tmp_path).stdout
    assert where.strip() == str(ROOT / "mlaudit" / "__init__.py")


def interpreter(version: str) -> str:
    """A Python of this version that runs, on PATH or among pyenv's; "" for none."""
    places = [shutil.which(f"python{version}") or ""]
    places += [str(path) for path in sorted(Path.home().glob(f".pyenv/versions/{version}*/bin/python"))]
    for place in filter(None, places):
        done = subprocess.run([place, "-c", "import sys; print(sys.version)"], capture_output=True, text=True)
        if done.returncode == 0 and done.stdout.startswith(version):
            return place
    return ""


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_lint_runs_on_newer_pythons(version, wheel, tmp_path):
    python = interpreter(version)
    if not python:
        pytest.skip(f"there is no Python {version} here")
    (tmp_path / "nothing").mkdir()
    commands = environment(tmp_path / "newer", tmp_path / "nothing", python)
    pip = (commands / "python", "-m", "pip", "install", "--quiet", "--retries", "0", "--timeout", "20")
    done = run(*pip, "-c", ROOT / "constraints.txt", "click", "msgspec", cwd=tmp_path, check=False)
    if done.returncode:
        pytest.skip(f"click and msgspec for Python {version} cannot be had: {done.stderr.strip().splitlines()[-1]}")
    run(*pip, "--no-deps", "--no-index", wheel, cwd=tmp_path)
    works(commands, tmp_path / "elsewhere")
