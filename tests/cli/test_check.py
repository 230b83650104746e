"""`mlaudit check`: exit codes of real runs, without and with settings."""

from __future__ import annotations

import json

import pytest

from mlaudit.cli.check import exit_code
from mlaudit.findings import CheckResult, Outcome, Severity

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


def test_select_all_is_every_check_that_has_an_answer(mlaudit, tables):
    assert mlaudit("check", *TABLES, "--select", "ALL").code == mlaudit("check", *TABLES, "--select", "MLC").code


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
        ((PASS, ERROR), (), 2),
        ((FAIL, ERROR), (), 1),
        ((FAIL, SKIPPED), ("MLC401",), 1),
        ((one(Outcome.FAIL, severity=Severity.WARNING),), ("MLC401",), 0),
    ],
)
def test_exit_codes(results, required, expected):
    assert exit_code(results, frozenset(required), Severity.ERROR) == expected
