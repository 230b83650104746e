"""Setting up is quiet and takes minutes: the Makefile says so before it begins."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize("uv", ["", "uv"])
def test_what_is_installed_is_told_before_it_is(tmp_path, uv):
    words = ["make", "--dry-run", f"VENV={tmp_path}/new", f"UV={uv}", "demo"]
    lines = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()
    told = next(i for i, line in enumerate(lines) if line.startswith("echo") and "takes some minutes" in line)
    installed = next(i for i, line in enumerate(lines) if "pip install --quiet" in line)
    assert told < installed
