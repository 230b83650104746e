"""What is found hangs on the code alone: not on the order in which Python happens to keep the members of a set."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[1] / "corpus"


def findings(output: Path, seed: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "mlaudit", "lint", ".", "--no-cache", "--format", "json", "--output", str(output)]
    done = subprocess.run(
        command, cwd=CORPUS, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True
    )
    assert done.returncode == 1, done.stderr
    found: list[dict[str, Any]] = json.loads(output.read_text())["findings"]
    return found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_runs_find_the_same(tmp_path: Path) -> None:
    first, second = (findings(tmp_path / f"{seed}.json", seed) for seed in ("1", "6"))
    assert len(first) > 100
    assert first == second
