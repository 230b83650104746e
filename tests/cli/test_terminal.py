"""On a terminal: colours unless NO_COLOR says otherwise, and a bar for what takes over a second. Elsewhere: neither."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

HANGS = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"
SLOW = '''
import time

from mlaudit.code.rule import FileRule


class Waits(FileRule):
    """A rule that takes its time."""

    code = "XXA903"
    name = "waits"

    def visit_Call(self, node, file):
        time.sleep(0.45)
        return ()
'''


SLOW_DISK = """
import os, time

real = os.scandir


def scandir(folder):
    time.sleep(0.5 if len(os.path.basename(folder)) == 1 else 0)
    return real(folder)


os.scandir = scandir

from mlaudit.cli import main

main()
"""


def on_terminal(
    folder: Path, *words: str, program: tuple[str, ...] = ("-m", "mlaudit"), **variables: str
) -> tuple[str, int]:
    """What `mlaudit` writes to a terminal that is both its outputs."""
    main, side = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment.update({"TERM": "xterm", **variables})
    process = subprocess.Popen(
        [sys.executable, *program, *words], cwd=folder, stdout=side, stderr=side, env=environment
    )
    os.close(side)
    seen: list[bytes] = []

    def read() -> None:
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # the other end is closed: how Linux says that a terminal is gone
                return
            if not piece:
                return
            seen.append(piece)

    reader = threading.Thread(target=read)
    reader.start()
    code = process.wait(timeout=60)
    reader.join(timeout=10)
    os.close(main)
    return b"".join(seen).decode(), code


def test_colours_on_a_terminal_unless_told_not_to(tmp_path):
    (tmp_path / "a.py").write_text(HANGS)
    shown, code = on_terminal(tmp_path, "lint")
    assert "\x1b[" in shown
    assert code == 1
    plain, code = on_terminal(tmp_path, "lint", NO_COLOR="1")
    assert "\x1b" not in plain
    assert "MLA101 warning" in plain
    assert code == 1


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A project that takes about two seconds to read."""
    (tmp_path / "pack.py").write_text(SLOW)
    (tmp_path / "mlaudit.toml").write_text('rule-packs = ["pack.py"]\nexclude = ["pack.py"]\n')
    for name in "abcd":
        (tmp_path / f"{name}.py").write_text(HANGS)
    return tmp_path


def test_a_bar_for_what_takes_over_a_second(slow):
    shown, code = on_terminal(slow, "lint", "--no-cache")
    assert "reading" in shown
    assert "/4" in shown
    assert code == 1


@pytest.mark.parametrize("command", ["lint", "audit"])
def test_a_bar_while_files_are_looked_for(tmp_path, command):
    for name in "abcd":
        (tmp_path / name).mkdir()
    shown, code = on_terminal(tmp_path, command, program=("-c", SLOW_DISK))
    assert "looking for files, folders" in shown
    assert "5/?" in shown
    assert code == 2  # there is nothing to read


def test_no_bar_when_quiet_or_quick(slow):
    assert "reading" not in on_terminal(slow, "--quiet", "lint")[0]
    assert "reading" not in on_terminal(slow, "lint")[0]  # from the cache: at once


def test_no_bar_without_a_terminal(slow):
    words = [sys.executable, "-m", "mlaudit", "lint", "--no-cache"]
    done = subprocess.run(words, cwd=slow, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_verbose_says_how_long_it_took(put, mlaudit):
    put("a.py", "x = 1\n")
    assert "mlaudit: took " in mlaudit("-v", "lint").err
    assert "took" not in mlaudit("lint").err
