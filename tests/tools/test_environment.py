"""What an environment lacks of what a project asks for."""

from __future__ import annotations

import pytest

from mlaudit.tools.environment import interpreter, lacking, satisfies


@pytest.mark.parametrize(
    ("version", "written", "admitted"),
    [
        ("1.4.2", "x==1.4.2", True),
        ("1.4.2", "x==1.4", False),
        ("1.4", "x==1.4.0", True),
        ("1.4.2", "x==1.4.*", True),
        ("1.5.0", "x == 1.4.*", False),
        ("2.0", "x[extra]>=1.4,<2", False),
        ("1.9.9", "x>=1.4,<2", True),
        ("1.4", "x!=1.4", False),
        ("1.4", "x>1.4", False),
        ("1.5", "x<=1.4", False),
        ("1.9", "x~=1.4", True),
        ("2.0", "x~=1.4", False),
        ("1.5.0", "x~=1.4.2", False),
        ("1.9", "x ^1.4", True),
        ("2.0", "x ^1.4", False),
        ("0.109.9", "x ^0.109.1", True),
        ("0.110.0", "x ^0.109.1", False),
        ("1.4.9", "x ~1.4.2", True),
        ("1.5", "x ~1.4.2", False),
        ("1.9", "x ~1", True),
        ("2.10.0+cpu", "x==2.10.0", True),
        ("1.4rc1", "x", True),
        ("1.4rc1", "x==1.4rc1", True),
        ("1.4", "x==1.4rc1", False),
        ("0.0.3", "x ^0.0.3", True),
        ("0.0.4", "x ^0.0.3", False),
        ("3", "x~=2", True),
        ("nightly", "x==1", True),
        ("1.4", "x>=1.4  # <1", True),
    ],
)
def test_versions_are_admitted_as_pip_and_poetry_mean_them(version, written, admitted):
    assert satisfies(version, written) is admitted


def test_only_what_is_imported_and_asked_for_is_looked_at(tmp_path):
    asked = "click==7.1.2\nno_such_thing\nscikit-learn\nmsgspec\nrich==1.0; python_version < '3'\nblack==1.0\n"
    file = tmp_path / "a.py"
    file.write_text("import os\nimport click\nimport rich\nfrom msgspec import json\n    import no_such_thing.part\n")
    written = {line.partition("=")[0]: line for line in asked.splitlines()}

    def ask(path: str, name: str) -> tuple[str, str] | None:
        return (written[name], "requirements.txt") if path == "a.py" and name in written else None

    book = tmp_path / "a.ipynb"
    book.write_text('{"cells": [{"source": [\n    "import click\\n",\n    "from rich import x"]}]}')
    assert lacking({"a.py": str(book)}, ask)[0].startswith("click ")
    found = lacking({"a.py": str(file), "gone.py": str(tmp_path / "gone.py")}, ask)
    assert [phrase.partition(" ")[0] for phrase in found] == ["click", "no_such_thing"]
    assert "asks for `click==7.1.2`" in found[0]
    assert found[1] == "no_such_thing is not installed"


def test_the_projects_interpreter_is_the_named_one_or_its_own(tmp_path):
    assert interpreter(tmp_path, "") == ""
    assert interpreter(tmp_path, "python3.12") == "python3.12"
    assert interpreter(tmp_path, "env/bin/python") == str(tmp_path / "env/bin/python")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    assert interpreter(tmp_path, "") == str(tmp_path / ".venv/bin/python")
    assert interpreter(tmp_path, "/usr/bin/python3") == "/usr/bin/python3"
