"""`mlaudit lint --watch`, as a process: it reads again when a file changes, and ends when it is told to."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

CLEAN = "import requests\n\n\ndef fetch(url):\n    return requests.get(url, timeout=5)\n"


class Watched:
    """The process, with its output line by line as it comes."""

    def __init__(self, folder: Path) -> None:
        words = [sys.executable, "-u", "-m", "mlaudit", "lint", "--watch"]
        self.process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, word: str) -> str:
        """All output up to the line that holds a word."""
        seen = ""
        while word not in seen:
            seen += self._lines.get(timeout=60)
        return seen


@pytest.fixture
def watched(tmp_path):
    (tmp_path / "a.py").write_text(CLEAN)
    found = Watched(tmp_path)
    yield found
    found.process.kill()
    found.process.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_reads_again_until_it_is_stopped(watched, tmp_path):
    assert "no finding" in watched.until("watching")
    (tmp_path / "a.py").write_text(CLEAN.replace(", timeout=5", ""))
    assert "a.py:5:12: MLA101" in watched.until("watching")
    (tmp_path / "mlaudit.toml").write_text("selec = 1\n")
    assert "selec" in watched.until("watching")
    (tmp_path / "mlaudit.toml").write_text('ignore = ["MLA101"]\n')
    assert "no finding" in watched.until("watching")
    (tmp_path / "b.py").write_text(CLEAN)
    assert "2 files: no finding" in watched.until("watching")
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(timeout=60) == 0
