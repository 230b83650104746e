"""`mlaudit check`: exit codes of real runs, without and with settings."""

from __future__ import annotations

import json

import pytest

from mlaudit.cli.check import exit_code
from mlaudit.config import Settings
from mlaudit.findings import CheckResult, Outcome, Severity
from mlaudit.packs import load_checks
from mlaudit.runtime.check import Need

TABLES = ("--reference", "reference.csv", "--current", "current.csv")


@pytest.fixture
def tables(put):
    put("reference.csv", "a,b\n" + "".join(f"{i % 17},{i % 5}\n" for i in range(600)))
    put("current.csv", "a,b\n" + "".join(f"{i % 17},{i % 5}\n" for i in range(600)))
    return put


def test_data_that_agree_are_0(mlaudit, tables):
    done = mlaudit("check", *TABLES, "--select", "MLC301,MLC401")
    assert done.code == 0, done.out + done.err
    assert "MLC401" in done.out


def test_data_that_moved_are_1(mlaudit, tables):
    tables("current.csv", "a,b\n" + "".join(f"{i % 17 + 40},{i % 5}\n" for i in range(600)))
    done = mlaudit("check", *TABLES, "--select", "MLC401")
    assert done.code == 1, done.out + done.err
    assert "[column:a]" in done.out


@pytest.mark.parametrize(
    "words",
    [
        ["--reference", "nowhere.csv", "--current", "current.csv"],
        ["--reference", "reference.csv"],  # what was asked for has no answer
        [*TABLES, "--artifact", "nowhere.joblib", "--select", "MLC101"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_judged_is_2(mlaudit, tables, words):
    done = mlaudit("check", "--select", "MLC401", *words)
    assert done.code == 2, done.out + done.err
    assert "Traceback" not in done.out + done.err


def test_a_path_elsewhere_is_shown_as_it_was_given(mlaudit, tables, tmp_path):
    elsewhere = tmp_path.parent / "elsewhere.csv"
    elsewhere.unlink(missing_ok=True)
    done = mlaudit(
        "check", "--reference", str(elsewhere), "--current", str(tmp_path / "current.csv"), "--select", "MLC301"
    )
    assert f"there is no file {elsewhere} under" in done.out
    assert ".." not in done.out


def test_select_all_is_every_check_that_has_an_answer(mlaudit, tables):
    assert mlaudit("check", *TABLES, "--select", "ALL").code == mlaudit("check", *TABLES, "--select", "MLC").code


@pytest.mark.parametrize(
    ("select", "told"),
    [
        ("MLC601", "MLC601 (ruff) runs in `mlaudit audit` only: `mlaudit audit --select MLC601`"),
        ("MLC401,MLC603", "MLC603 (tests) runs in `mlaudit audit` only: `mlaudit audit --select MLC603`"),
        ("MLC6", "MLC601 (ruff) and MLC602 (mypy) and MLC603 (tests) run in `mlaudit audit` only"),
        ("MLA101", "`MLA101` is a rule: use `mlaudit lint --select MLA101`"),
        ("MLC4O1", "unknown code `MLC4O1` (did you mean `MLC401`?)"),
    ],
)
def test_what_does_not_run_here_is_said_to_run_elsewhere(mlaudit, tables, select, told):
    done = mlaudit("check", *TABLES, "--select", select)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_the_help_names_the_checks_that_run_elsewhere(mlaudit, tmp_path):
    needing = [each.code for each in load_checks(Settings(), tmp_path) if Need.SOURCE in each.needs]
    assert f"({', '.join(needing)}:" in mlaudit("check", "--help").out


def test_checks_that_the_settings_leave_out_are_named(mlaudit, tables):
    tables("mlaudit.toml", 'ignore = ["MLC302", "MLA101"]\npolicy.require = ["MLC401"]\n')
    done = mlaudit("check", *TABLES)
    assert "MLC302 integrity: left out by `ignore` in the settings" in done.out
    assert done.code == 0
    tables("mlaudit.toml", 'ignore = ["MLC401"]\npolicy.require = ["MLC401"]\n')
    assert mlaudit("check", *TABLES).code == 2  # what is required and left out has no answer
    done = mlaudit("check", *TABLES, "--select", "MLC401")
    assert (done.code, done.out) == (2, "")
    assert "no check is left after `ignore` in the settings" in done.err


def test_checks_that_wait_for_one_setting_are_one_line_and_each_line_names_its_setting(mlaudit, tmp_path):
    (tmp_path / "a.py").touch()
    done = mlaudit("check")
    assert done.code == 2
    lines = done.out.splitlines()
    assert all(
        (line.startswith("not applicable ") and "set `" in line) or "name one in [tool" in line for line in lines
    )
    assert sum("no artifact is configured" in line for line in lines) == 1
    assert "MLC201 loads, MLC202 predicts" in done.out
    assert "MLC302 integrity: no rows to look at: set `reference`, `current` or `evaluation`" in done.out


def test_json_is_the_documented_report_and_goes_where_it_is_told(mlaudit, tables, tmp_path):
    done = mlaudit("check", *TABLES, "--select", "MLC401", "--format", "json", "--output", "out/report.json")
    assert (done.code, done.out) == (0, "")
    document = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert document["schema_version"] == 1
    assert {entry["code"] for entry in document["evidence"]["checks"]} == {"MLC401"}


def one(outcome: Outcome, code: str = "MLC401", severity: Severity = Severity.ERROR) -> CheckResult:
    reason = "" if outcome is Outcome.PASS else "planted"
    return CheckResult(code=code, name="check", outcome=outcome, reason=reason, severity=severity)


PASS, FAIL, ERROR, SKIPPED = one(Outcome.PASS), one(Outcome.FAIL), one(Outcome.ERROR), one(Outcome.SKIPPED)


@pytest.mark.parametrize(
    ("results", "required", "expected"),
    [
        ((PASS,), (), 0),
        ((), (), 2),
        ((SKIPPED,), (), 2),
        ((PASS, one(Outcome.SKIPPED, "MLC202")), (), 0),
        ((PASS, one(Outcome.SKIPPED, "MLC202")), ("MLC202",), 2),
        ((PASS, one(Outcome.INSUFFICIENT_DATA)), (), 0),
        ((PASS, one(Outcome.INSUFFICIENT_DATA)), ("MLC401",), 2),
        ((PASS, one(Outcome.INSUFFICIENT_DATA)), ("MLC4",), 0),
        ((PASS, ERROR), (), 2),
        ((FAIL, ERROR), (), 1),
        ((FAIL, SKIPPED), ("MLC401",), 1),
        ((one(Outcome.FAIL, severity=Severity.WARNING),), ("MLC401",), 0),
    ],
)
def test_exit_codes(results, required, expected):
    assert exit_code(results, frozenset(required), Severity.ERROR) == expected
