"""The command line as a function: arguments in, exit code and both outputs out."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mlaudit.cli import main


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def mlaudit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `mlaudit` with the given words, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*words: str) -> Done:
        with pytest.raises(SystemExit) as stop:
            main(list(words))
        assert isinstance(stop.value.code, int)
        return Done(stop.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a dedented text to a path below the folder of the test."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    return write
