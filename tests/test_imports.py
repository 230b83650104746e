"""Start-up: what a command imports is what a hook waits for. Asked in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("torch", "numpy", "pandas", "pyarrow", "duckdb", "scipy", "sklearn", "safetensors", "skops", "joblib"),
    *("jinja2", "rich", "libcst", "asyncio", "unittest", "importlib.metadata"),
}
CODE = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"
ASK = """
import sys
from mlaudit.cli import main
try:
    main(sys.argv[1:])
except SystemExit as stop:
    print("exit", stop.code, file=sys.stderr)
print("\\n".join(sys.modules), file=sys.stderr)
"""


def imported(folder: Path, *words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", ASK, *words], cwd=folder, capture_output=True, text=True, check=True, timeout=60
    )
    lines = done.stderr.splitlines()
    assert lines[0] in ("exit 0", "exit 1"), done.stderr
    return set(lines[1:])


@pytest.mark.parametrize("words", [("lint",), ("lint", "--format", "json"), ("lint", "--no-cache", "a.py")])
def test_lint_imports_nothing_heavy(tmp_path, words):
    (tmp_path / "a.py").write_text(CODE, encoding="utf-8")
    modules = imported(tmp_path, *words)
    assert modules & HEAVY == set()
    assert "mlaudit.code.run" in modules
    assert not any(name.startswith(("mlaudit.artifact", "mlaudit.data", "mlaudit.report.html")) for name in modules)


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("explain", "MLC401"), ("lint", "--help")])
def test_asking_imports_nothing_heavy(tmp_path, words):
    assert imported(tmp_path, *words) & HEAVY == set()


def test_version_and_help_load_no_command(tmp_path):
    for word in ("--version", "--help"):
        names = {name for name in imported(tmp_path, word) if name.startswith("mlaudit.")}
        assert names == {"mlaudit.cli", "mlaudit.cli.streams", "mlaudit.errors"}


def test_the_arrows_point_one_way():
    root = Path(__file__).resolve().parents[1]
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(lint), "--no-cache"], cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
