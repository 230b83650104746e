"""The rubric claims no more than the evidence shows."""

from __future__ import annotations

import pytest

from mlaudit import packs
from mlaudit.config import Settings
from mlaudit.findings import CheckResult, Evidence, Finding, LintResult, Location, Outcome, Severity
from mlaudit.report.rubric import ITEMS, answers


def result(code: str, outcome: Outcome, severity: Severity = Severity.ERROR) -> CheckResult:
    reason = "" if outcome is Outcome.PASS else "planted"
    return CheckResult(code=code, name="check", outcome=outcome, reason=reason, severity=severity)


def state(text: str, *checks: CheckResult, lint: LintResult | None = None) -> str:
    (found,) = [a for a in answers(Evidence(root="p", checks=checks, lint=lint)) if a.item.text.startswith(text)]
    return found.state


def test_there_are_28_tests_seven_an_area():
    areas = [item.area for item in ITEMS]
    assert [areas.count(area) for area in dict.fromkeys(areas)] == [7, 7, 7, 7]
    assert len({item.text for item in ITEMS}) == 28


def test_without_evidence_everything_is_open():
    assert {answer.state for answer in answers(Evidence(root="p"))} == {"open"}
    unread = LintResult(files=0, rules=("MLA501", "MLA506"))
    assert state("Training can be repeated", lint=unread) == "open"


@pytest.mark.parametrize(
    ("outcome", "severity", "expected"),
    [
        (Outcome.PASS, Severity.ERROR, "held"),
        (Outcome.FAIL, Severity.ERROR, "failed"),
        (Outcome.FAIL, Severity.WARNING, "partly"),
        (Outcome.INFO, Severity.ERROR, "open"),
        (Outcome.SKIPPED, Severity.ERROR, "open"),
        (Outcome.NOT_APPLICABLE, Severity.ERROR, "open"),
        (Outcome.INSUFFICIENT_DATA, Severity.ERROR, "open"),
        (Outcome.ERROR, Severity.ERROR, "open"),
        (Outcome.MANUAL, Severity.ERROR, "open"),
    ],
)
def test_one_check_answers_by_its_outcome(outcome, severity, expected):
    assert state("A simpler model", result("MLC502", outcome, severity)) == expected


def test_one_code_of_two_that_has_no_answer_leaves_it_in_part():
    assert state("Inputs keep", result("MLC401", Outcome.PASS), result("MLC302", Outcome.ERROR)) == "partly"
    assert state("Inputs keep", result("MLC401", Outcome.PASS), result("MLC302", Outcome.FAIL)) == "failed"


def test_code_without_a_fault_supports_and_does_not_prove():
    clean = LintResult(files=3, rules=("MLA501", "MLA506"))
    assert state("Training can be repeated", lint=clean) == "partly"
    finding = Finding(code="MLA501", name="n", message="m", severity=Severity.WARNING, location=Location("a.py"))
    assert (
        state("Training can be repeated", lint=LintResult(findings=(finding,), files=3, rules=("MLA501",))) == "failed"
    )
    assert state("The code that makes features", result("MLC603", Outcome.PASS)) == "partly"


def test_a_note_neither_fails_nor_supports():
    note = Finding(code="MLA904", name="n", message="m", severity=Severity.INFO, location=Location("a.py"))
    assert state("The model's code", lint=LintResult(files=3, rules=("MLA904",))) == "partly"
    assert state("The model's code", lint=LintResult(findings=(note,), files=3, rules=("MLA904",))) == "open"


def test_rules_that_the_rubric_and_the_ranking_lean_on_exist(tmp_path):
    rules = packs.load_rules(Settings(), tmp_path)
    checks = {check.code for check in packs.load_checks(Settings(), tmp_path)}
    named = {code for item in ITEMS for code in (*item.codes, *item.hints) if code.startswith("MLA")}
    assert named <= {rule.code for rule in rules}
    assert {rule.confirmed_by for rule in rules} - {""} <= checks
