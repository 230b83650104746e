"""ruff, mypy and pytest, really run on little projects: what they say, and every way in which they can fail to."""

from __future__ import annotations

import json
import sys
import textwrap
import time

import msgspec
import pytest

from mlaudit import packs
from mlaudit.config import Settings, ToolSettings
from mlaudit.errors import ToolError
from mlaudit.findings import CheckResult, Finding, LintResult, Location, Outcome, Severity, Suppression
from mlaudit.runtime.check import Params
from mlaudit.runtime.context import Context
from mlaudit.runtime.runner import run_checks
from mlaudit.tools import mypy, ruff
from mlaudit.tools.process import run

HANGS = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"


@pytest.fixture
def judge(tmp_path):
    """Writes files, runs one check of the process family on them, and gives its only result."""

    def judged(
        code: str, files: dict[str, str], lint: LintResult | None = None, params: Params | None = None, **tools: object
    ) -> CheckResult:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), "utf-8")
        settings = Settings(tools=ToolSettings(**tools))
        (check,) = [c for c in packs.load_checks(settings, tmp_path) if c.code == code]
        (found,) = run_checks(Context(tmp_path, settings, lint=lint), [check], {code: params or check.params()})
        return found

    return judged


# ---- ruff


def test_ruff_is_clean_on_clean_code(judge):
    found = judge("MLC601", {"a.py": "x = 1\n"})
    assert found.outcome is Outcome.PASS
    assert found.measurement is not None and found.measurement.value == 0


@pytest.mark.parametrize("name", ["notes.md", ".venv/a.py"])
def test_ruff_over_no_file_is_no_pass(judge, name):
    found = judge("MLC601", {name: "x = 1\n"})
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_ruff_without_settings_warns_of_what_is_unreliable(judge):
    found = judge("MLC601", {"pkg/a.py": HANGS})
    assert found.outcome is Outcome.FAIL
    assert found.severity is Severity.WARNING
    assert "mlaudit's reliability selection: S113" in found.reason
    (place,) = found.findings
    assert (place.code, place.location and place.location.path, place.source) == ("S113", "pkg/a.py", "ruff")
    assert place.location == Location("pkg/a.py", 5, 12, 5, 24)


def test_ruff_under_the_projects_settings_fails_as_an_error(judge):
    files = {"pyproject.toml": '[tool.ruff.lint]\nselect = ["F401"]\n', "a.py": "import os\n" + HANGS}
    found = judge("MLC601", files)
    assert found.severity is Severity.ERROR
    assert {f.code for f in found.findings} == {"F401"}


@pytest.mark.parametrize("setting", ["fix = true", "fix-only = true"])
def test_ruff_changes_nothing_and_hides_nothing_where_the_project_has_it_fix(judge, tmp_path, setting):
    settings = f'[tool.ruff]\n{setting}\n[tool.ruff.lint]\nselect = ["F401"]\n'
    found = judge("MLC601", {"pyproject.toml": settings, "a.py": "import os\n"})
    assert [f.code for f in found.findings] == ["F401"]
    assert (tmp_path / "a.py").read_text("utf-8") == "import os\n"


def test_ruff_names_code_that_does_not_parse(judge):
    found = judge("MLC601", {"a.py": "def f(:\n"})
    assert found.outcome is Outcome.FAIL
    assert found.severity is Severity.ERROR
    assert found.findings[0].code == "invalid-syntax"


@pytest.mark.parametrize(
    ("name", "text"),
    [("ruff.toml", 'lint.select = ["NOSUCH1"]\n'), ("pyproject.toml", "[tool.ruff\n")],
)
def test_ruff_settings_that_are_broken_are_an_error_not_a_pass(judge, name, text):
    found = judge("MLC601", {name: text, "a.py": "x = 1\n"})
    assert found.outcome is Outcome.ERROR
    assert found.reason


def test_ruff_that_is_missing_is_an_error(judge, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    found = judge("MLC601", {"a.py": "x = 1\n"})
    assert found.outcome is Outcome.ERROR
    assert "ruff is not installed" in found.reason


def test_ruff_leaves_out_what_our_own_finding_says_of_the_same_line(judge):
    ours = Finding(code="MLA101", name="n", message="m", severity=Severity.ERROR, location=Location("a.py", 5, 12, 5))
    twice = HANGS + "\n\ndef again(url):\n    return requests.post(url)\n"
    found = judge("MLC601", {"a.py": twice}, lint=LintResult(findings=(ours,), files=1))
    assert [f.location and f.location.line for f in found.findings] == [9]
    other = Finding(code="MLA102", name="n", message="m", severity=Severity.ERROR, location=Location("a.py", 5, 12, 5))
    found = judge("MLC601", {"a.py": twice}, lint=LintResult(findings=(other,), files=1))
    assert [f.location and f.location.line for f in found.findings] == [5, 9]
    accepted = msgspec.structs.replace(ours, suppressed=Suppression("baseline"))
    found = judge("MLC601", {"a.py": twice}, lint=LintResult(findings=(accepted,), files=1))
    assert [f.location and f.location.line for f in found.findings] == [9]


def test_ruff_counts_what_decides_apart_from_warnings(judge):
    found = judge("MLC601", {"a.py": HANGS + "\n\nprint(nowhere, nowhere, again)\n"})
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.ERROR)
    assert found.reason == "3 errors and 1 warning under mlaudit's reliability selection: F821 (3)"


def test_ruff_names_a_file_that_does_not_parse_once(judge):
    found = judge("MLC601", {"a.py": "def f(:\n    x = = 1\n)\n" * 4, "b.py": "x = = 1\n"})
    assert [f.location and f.location.path for f in found.findings] == ["a.py", "b.py"]


def test_ruff_counts_a_notebooks_cells_as_we_do(judge):
    text = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"
    cells = [("markdown", "# Title"), ("code", text)]
    notebook = {
        "cells": [
            {"cell_type": kind, "metadata": {}, "source": source}
            | ({"execution_count": None, "outputs": []} if kind == "code" else {})
            for kind, source in cells
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
    ours = Finding(
        code="MLA101", name="n", message="m", severity=Severity.ERROR, location=Location("a.ipynb", 5, 1, 5, 9, 1)
    )
    found = judge("MLC601", {"a.ipynb": json.dumps(notebook)})
    assert [str(f.location) for f in found.findings] == ["a.ipynb:cell 1:5:12"]
    assert judge("MLC601", {}, lint=LintResult(findings=(ours,), files=1)).outcome is Outcome.PASS


def test_ruff_findings_have_fingerprints_of_their_own(tmp_path):
    (tmp_path / "a.py").write_text(HANGS + HANGS.partition("\n\n\n")[2].replace("fetch", "g"))
    found = ruff.check(tmp_path, 60)
    assert found is not None
    assert len(found) == len({f.fingerprint for f in found}) == 2


def test_some_findings_can_be_let_pass(judge, tmp_path):
    (check,) = [c for c in packs.load_checks(Settings(), tmp_path) if c.code == "MLC601"]
    assert judge("MLC601", {"a.py": HANGS}, params=check.params(max_findings=1)).outcome is Outcome.PASS


# ---- mypy

MYPY = "[tool.mypy]\nstrict = true\n"


def test_mypy_does_not_judge_a_project_that_does_not_use_it(judge):
    assert judge("MLC602", {"a.py": "x: int = ''\n"}).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": MYPY},
        {"mypy.ini": "[mypy]\n"},
        {"setup.cfg": "[mypy]\nstrict = True\n"},
        {"pyproject.toml": MYPY + 'files = ["a.py"]\n'},
        # a build tool's packages are not what mypy is told
        {"pyproject.toml": MYPY + '[tool.setuptools]\npackages = ["a"]\n'},
    ],
    ids=lambda files: "+".join(files.values()).replace("\n", " "),
)
def test_mypy_fails_on_errors_wherever_its_settings_are(judge, files):
    found = judge("MLC602", {**files, "a.py": "x: int = ''\n"})
    assert found.outcome is Outcome.FAIL, found.reason
    (place,) = found.findings
    assert place.code == "assignment"
    assert place.location is not None and (place.location.path, place.location.line) == ("a.py", 1)


def test_mypy_passes_typed_code_and_takes_paths_from_the_settings(judge):
    files = {"pyproject.toml": MYPY, "good/a.py": "x: int = 1\n", "bad/b.py": "x: int = ''\n"}
    assert judge("MLC602", files, mypy_paths=("good",)).outcome is Outcome.PASS
    assert judge("MLC602", files).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    "setting",
    [
        "show_error_end = true",
        "show_absolute_path = true",
        'output = "json"',
        "install_types = true\nnon_interactive = true",
    ],
)
def test_mypy_is_understood_whatever_the_project_has_it_print(judge, setting):
    found = judge("MLC602", {"pyproject.toml": f"[tool.mypy]\n{setting}\n", "a.py": "x: int = ''\n"})
    assert found.outcome is Outcome.FAIL, found.reason
    assert [f.location for f in found.findings] == [Location("a.py", 1, 10, 1, 10)]


def test_mypy_in_an_environment_that_is_not_the_projects_is_an_error_not_a_failure(judge):
    files = {"pyproject.toml": MYPY, "a.py": "import no_such_module_anywhere\n"}
    found = judge("MLC602", files)
    assert found.outcome is Outcome.ERROR
    assert "set [tool.mlaudit.tools] python" in found.reason
    assert judge("MLC602", files, python=sys.executable).outcome is Outcome.FAIL


ELSEWHERE = {
    "pyproject.toml": MYPY + '[project]\ndependencies = ["click==7.1.2"]\n',
    "app.py": "import click\n\nclick.Context.gone()\n",
}
"""A project that asks for a click which is not the installed one, and uses what that one had."""


def test_mypy_imports_nothing_of_the_project_whatever_its_files_are_called(judge, tmp_path):
    spies = "open({!r}, 'w').close()\n"
    files = {f"{name}.py": spies.format(str(tmp_path / "imported")) for name in ("mypy", "platform", "queue")}
    found = judge("MLC602", {"pyproject.toml": MYPY, "a.py": "x: int = ''\n", **files}, mypy_paths=("a.py",))
    assert found.outcome is Outcome.FAIL
    assert [each.code for each in found.findings] == ["assignment"]
    assert not (tmp_path / "imported").exists()


def test_mypy_of_another_version_of_a_library_is_no_evidence(judge):
    found = judge("MLC602", ELSEWHERE)
    assert found.outcome is Outcome.ERROR
    assert "asks for `click==7.1.2`: set [tool.mlaudit.tools] python" in found.reason.replace("`)", "`")
    assert judge("MLC602", ELSEWHERE, python=sys.executable).outcome is Outcome.FAIL


def test_mypy_of_the_version_that_is_asked_for_counts(judge):
    met = {**ELSEWHERE, "pyproject.toml": MYPY + '[project]\ndependencies = ["click>=7"]\n'}
    assert [f.code for f in judge("MLC602", met).findings] == ["attr-defined"]


def test_mypy_counts_what_the_projects_own_code_shows_whatever_is_installed(judge):
    text = ELSEWHERE["app.py"] + "x: int = ''\n\n\nclass Own(click.Nothing):\n    y: int = ''\n"
    found = judge("MLC602", {**ELSEWHERE, "app.py": text})
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.ERROR)
    assert [(f.code, f.location and f.location.line) for f in found.findings] == [("assignment", 4), ("assignment", 8)]
    assert "2 errors in the project's own code: assignment (2)" in found.reason
    assert "set [tool.mlaudit.tools] python" in found.reason


def test_mypy_takes_the_projects_own_environment(judge, tmp_path):
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    assert judge("MLC602", ELSEWHERE).outcome is Outcome.FAIL


def test_mypy_judges_tests_only_where_the_project_has_it_read_them(judge):
    files = {"pyproject.toml": MYPY, "a.py": "x = 1\n", "tests/test_a.py": "def test_a(x):\n    pass\n"}
    assert judge("MLC602", files).outcome is Outcome.PASS
    assert judge("MLC602", files, mypy_paths=(".",)).outcome is Outcome.FAIL


def test_mypy_that_cannot_read_the_code_is_an_error(judge):
    found = judge("MLC602", {"pyproject.toml": MYPY, "a.py": "def f(:\n"})
    assert found.outcome is Outcome.ERROR
    assert "mypy ended with exit code 2" in found.reason


def test_mypy_with_no_such_path_is_an_error(judge):
    assert judge("MLC602", {"pyproject.toml": MYPY}, mypy_paths=("nowhere",)).outcome is Outcome.ERROR


def test_mypy_with_no_such_interpreter_is_an_error(judge):
    found = judge("MLC602", {"pyproject.toml": MYPY, "a.py": "x = 1\n"}, python=".venv/bin/python")
    assert found.outcome is Outcome.ERROR


def test_mypy_that_is_missing_is_an_error(tmp_path, monkeypatch):
    bare = tmp_path / "bare"
    bare.write_text(f'#!/bin/sh\nexec {sys.executable} -S -I "$@"\n')  # an interpreter that sees no package
    bare.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bare))
    with pytest.raises(ToolError, match="No module named"):
        mypy.check(tmp_path, (".",), "", 60)


# ---- pytest


@pytest.mark.parametrize(
    ("files", "outcome", "told"),
    [
        ({"test_a.py": "def test_a():\n    assert 1\n"}, Outcome.PASS, ""),
        ({"test_a.py": "def test_a():\n    assert 0\n"}, Outcome.FAIL, "1 of 1 tests failed: test_a::test_a"),
        ({"a.py": ""}, Outcome.FAIL, "no test was collected"),
        (
            {"test_a.py": "import pytest\n\n@pytest.mark.skip\ndef test_a():\n    pass\n"},
            Outcome.FAIL,
            "0 tests passed where 1 must (1 skipped)",
        ),
        (
            {"test_a.py": "import pytest\n\n@pytest.fixture\ndef f():\n    1 / 0\n\ndef test_a(f):\n    pass\n"},
            Outcome.FAIL,
            "1 of 1 tests failed",
        ),
        ({"test_a.py": "import no_such_package\n"}, Outcome.ERROR, "test_a cannot be collected"),
        ({"test_a.py": "def test_a(:\n"}, Outcome.ERROR, "test_a cannot be collected"),
        ({"conftest.py": "raise RuntimeError('planted')\n"}, Outcome.ERROR, "exit code 4"),
        ({"conftest.py": "import os\nos._exit(0)\n"}, Outcome.ERROR, "exit code 0"),
        ({"conftest.py": "import os\nos._exit(1)\n"}, Outcome.ERROR, "exit code 1"),
        (
            {"test_a.py": "import os\n\ndef test_a():\n    pass\n\ndef test_b():\n    os._exit(0)\n"},
            Outcome.ERROR,
            "exit code 0",
        ),
        ({"test_a.py": "import os\n\ndef test_a():\n    os.kill(os.getpid(), 9)\n"}, Outcome.ERROR, "exit code -9"),
        (
            {
                "conftest.py": "def pytest_sessionfinish(session):\n    session.exitstatus = 1\n",
                "test_a.py": "def test_a():\n    pass\n",
            },
            Outcome.ERROR,
            "exit code 1 though no test failed",
        ),
    ],
    ids=lambda value: next(iter(value.values()), "")[:40] if isinstance(value, dict) else None,
)
def test_tests_end_as_they_did(judge, files, outcome, told):
    found = judge("MLC603", files)
    assert found.outcome is outcome, found.reason
    assert told in found.reason


def test_tests_are_counted(judge):
    text = """
        import pytest

        @pytest.mark.parametrize("n", range(3))
        def test_n(n):
            assert n < 2

        @pytest.mark.skip
        def test_skipped():
            pass

        @pytest.mark.xfail
        def test_expected():
            assert 0
    """
    found = judge("MLC603", {"test_a.py": text})
    assert found.measurement is not None
    assert found.measurement.raw == {
        "collected": 5,
        "passed": 2,
        "skipped": 2,
        "failed": 1,
        "failures": ["test_a::test_n[2]"],
    }


def test_arguments_choose_the_tests(judge):
    files = {"good/test_a.py": "def test_a():\n    pass\n", "bad/test_b.py": "def test_b():\n    assert 0\n"}
    assert judge("MLC603", files, pytest_args=("good",)).outcome is Outcome.PASS
    assert judge("MLC603", files, pytest_args=("--no-such-option",)).outcome is Outcome.ERROR


def test_tests_leave_no_cache_behind_and_may_ask_for_one(judge, tmp_path):
    settings = '[tool.pytest.ini_options]\naddopts = "--ff"\n'
    found = judge("MLC603", {"pyproject.toml": settings, "test_a.py": "def test_a():\n    pass\n"})
    assert found.outcome is Outcome.PASS, found.reason
    assert not (tmp_path / ".pytest_cache").exists()


def test_an_interpreter_without_pytest_is_an_error_that_says_what_to_set(judge, tmp_path):
    bare = tmp_path / "bare"
    bare.write_text(f'#!/bin/sh\nexec {sys.executable} -S -I "$@"\n')
    bare.chmod(0o755)
    found = judge("MLC603", {"test_a.py": "def test_a():\n    pass\n"}, python=str(bare))
    assert found.outcome is Outcome.ERROR
    assert "set [tool.mlaudit.tools] python" in found.reason


@pytest.mark.parametrize("name", ["test_a.py", "conftest.py"])
def test_tests_that_lack_a_package_say_which_and_what_to_set(judge, name):
    found = judge("MLC603", {name: "import no_such_package\n"})
    assert found.outcome is Outcome.ERROR
    assert "ModuleNotFoundError: No module named 'no_such_package': set [tool.mlaudit.tools] python" in found.reason
    assert "tools] python" not in judge("MLC603", {name: "import no_such_package\n"}, python=sys.executable).reason


@pytest.mark.parametrize("name", ["test_a.py", "conftest.py", "tests/test_a.py"])
@pytest.mark.parametrize("home", ["cardio", "src/cardio"])
def test_tests_that_import_what_the_project_does_not_have_fail(judge, name, home):
    files = {f"{home}/__init__.py": "", name: "import cardio.db\n", "pytest.ini": "[pytest]\npythonpath = . src\n"}
    found = judge("MLC603", files)
    assert found.outcome is Outcome.FAIL, found.reason
    assert "the tests import `cardio.db`, which the project does not have" in found.reason
    assert "tools] python" not in found.reason


@pytest.mark.parametrize(
    ("imported", "files"),
    [
        ("cardio._version", {"cardio/__init__.py": ""}),  # a build writes it
        ("cardio.fast", {"cardio/__init__.py": "", "cardio/fast.pyx": ""}),  # a build compiles it
        ("elsewhere.db", {"cardio/__init__.py": ""}),
    ],
)
def test_a_module_that_may_be_there_where_the_project_is_installed_is_no_failure(judge, imported, files):
    files = {**files, "test_a.py": f"import {imported}\n", "pytest.ini": "[pytest]\npythonpath = .\n"}
    found = judge("MLC603", files)
    assert found.outcome is Outcome.ERROR
    assert "set [tool.mlaudit.tools] python" in found.reason


def test_a_missing_interpreter_is_an_error(judge):
    found = judge("MLC603", {"test_a.py": ""}, python=".venv/bin/python")
    assert found.outcome is Outcome.ERROR
    assert "cannot be started" in found.reason


def test_tests_that_fail_for_want_of_a_package_here_are_no_evidence(judge):
    text = "def test_a():\n    import not_to_be_had\n\ndef test_b():\n    pass\n"
    found = judge("MLC603", {"test_a.py": text})
    assert found.outcome is Outcome.ERROR
    assert "1 test failed for want of `not_to_be_had`" in found.reason
    assert "tools] python" in found.reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "def test_a():\n    import not_to_be_had\n\ndef test_b():\n    assert 0\n",
            "1 of 2 tests failed: test_a::test_b. 1 test failed for want of `not_to_be_had`",
        ),
        ("def test_a():\n    import own.gone\n", "1 of 1 tests failed: test_a::test_a"),
    ],
)
def test_what_fails_by_itself_fails_beside_a_package_that_is_missing(judge, text, told):
    found = judge("MLC603", {"test_a.py": text, "own/__init__.py": ""})
    assert found.outcome is Outcome.FAIL
    assert told in found.reason


def test_a_package_that_the_projects_own_interpreter_lacks_is_a_failure(judge):
    text = "def test_a():\n    import not_to_be_had\n"
    found = judge("MLC603", {"test_a.py": text}, python=sys.executable)
    assert found.outcome is Outcome.FAIL
    assert found.reason == "1 test failed for want of `not_to_be_had`"


def test_tests_that_hang_are_ended_with_all_that_they_started(judge, tmp_path):
    text = """
        import subprocess, sys

        def test_a():
            child = "import time; open('started', 'w').close(); time.sleep(4); open('survived', 'w').close()"
            subprocess.run([sys.executable, "-c", child])
    """
    found = judge("MLC603", {"test_a.py": text}, timeout=2.5)
    assert found.outcome is Outcome.ERROR
    assert "took longer than 2.5 s" in found.reason
    assert (tmp_path / "started").exists()
    time.sleep(2)
    assert not (tmp_path / "survived").exists()


# ---- running programs


def test_a_program_that_leaves_a_server_running_does_not_hold_us_up(tmp_path):
    """With pipes, the timeout would pass before the answer, and be taken for the program's own."""
    done = run(["sh", "-c", "sleep 30 & setsid sleep 6 & echo said"], tmp_path, 5)
    assert done.output == "said\n"


def test_output_that_is_not_text_does_not_hurt(tmp_path):
    done = run(["sh", "-c", "printf '\\377\\376'; exit 3"], tmp_path, 20)
    assert done.code == 3
    assert done.output
