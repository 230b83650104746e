"""What to do next: equal things folded, causes named once, what decides first."""

from __future__ import annotations

import msgspec
from evidence import finding, report

from mlaudit.findings import ArtifactIdentity, CheckResult, Location, Outcome, Problem, Severity
from mlaudit.report import console, html
from mlaudit.report.rank import confirmation, uncovered
from mlaudit.report.steps import MOST_CODES, next_steps

NO_ARTIFACT = "no artifact is configured: name one in [tool.mlaudit.artifacts.NAME]"


def unanswered(code: str, reason: str = NO_ARTIFACT, outcome: Outcome = Outcome.NOT_APPLICABLE) -> CheckResult:
    return CheckResult(code=code, name="check", outcome=outcome, reason=reason, remediation=f"Write it ({reason[:2]}).")


def test_equal_codes_are_one_step_with_their_places():
    found = tuple(
        finding(i, code="MLA702", severity=Severity.WARNING, location=Location(f"app{i}.py", 3)) for i in range(4)
    )
    (step, *_) = (s for s in next_steps(report(found)) if s.code == "MLA702")
    assert (step.where, step.more) == ("app0.py:3:1", ("app1.py:3:1", "app2.py:3:1", "app3.py:3:1"))
    text = console.render(report(found))
    assert text.count("MLA702") == 1
    assert "and 3 more: app1.py:3:1, app2.py:3:1, app3.py:3:1" in text


def test_a_cause_is_one_step_with_what_to_write_and_stands_before_warnings():
    waiting = tuple(unanswered(code) for code in ("MLC101", "MLC201", "MLC202", "MLC203"))
    steps = next_steps(report((finding(0, severity=Severity.WARNING),), waiting))
    assert (steps[0].code, steps[0].checks, steps[0].fix) == ("MLC101", ("MLC201", "MLC202"), "Write it (no).")
    text = console.render(report((), waiting))
    assert "1. MLC101, MLC201, MLC202: no artifact is configured" in text
    assert "fix: Write it (no)." in text
    assert text.count(NO_ARTIFACT) == 2  # where it decides, and what to do
    assert "MLC101 check, MLC201 check, MLC202 check, MLC203 check: see above" in text


def test_what_waits_for_a_model_that_did_not_load_is_no_step_of_its_own():
    broken = unanswered("MLC201", "`load` failed: ValueError: an incompatible dtype", Outcome.ERROR)
    waits = unanswered("MLC202", "the model did not load (MLC201)", Outcome.SKIPPED)
    steps = [step for step in next_steps(report((), (broken, waits))) if "load" in step.title]
    assert [(step.code, step.fix) for step in steps] == [("MLC201", "Write it (`l).")]


def test_a_long_reason_is_cut_between_words():
    text = console.render(report((), (unanswered("MLC201", "`load` failed: " + "incompatible " * 60, Outcome.ERROR),)))
    assert "incompatible ... (whole in the report)" in text
    assert max(len(line) for line in text.splitlines()) < 400


def test_of_a_tool_what_decided_is_named_and_warnings_are_counted_apart():
    errors = tuple(
        finding(i, code=f"F{800 + i % 7}", message=f"no {i % 7}", location=Location("a.py", i + 1), source="ruff")
        for i in range(9)
    )
    warnings = tuple(finding(i, code="S113", severity=Severity.WARNING, source="ruff") for i in range(30))
    ruff = CheckResult(code="MLC601", name="ruff", outcome=Outcome.FAIL, reason="9 errors", findings=errors + warnings)
    steps = [step for step in next_steps(report((), (ruff,))) if step.code == "MLC601"]
    assert [step.severity for step in steps] == ["error"] * (MOST_CODES + 1) + ["warning"]
    assert (steps[0].title, steps[0].where, steps[0].more) == ("ruff F800: no 0", "a.py:1:1", ("a.py:8:1",))
    assert steps[MOST_CODES].title == "ruff: 2 errors more: F805, F806"
    assert steps[-1].title == "ruff: 30 warnings: S113 (30)"
    mild = msgspec.structs.replace(ruff, severity=Severity.WARNING, findings=warnings)
    assert [s.title for s in next_steps(report((), (mild,))) if s.code == "MLC601"] == ["ruff: 30 warnings: S113 (30)"]


def test_what_a_tool_says_comes_after_our_own_findings_and_style_comes_last():
    """Of one severity: the finding, then the tool's errors that are about correctness, then its style."""
    ours = finding(0, code="MLA101", context="", confidence=0.5)
    codes = ("RUF001", "RUF001", "I001", "F821", "S113", "invalid-syntax")
    told = tuple(finding(i, code=code, severity=Severity.ERROR, source="ruff") for i, code in enumerate(codes))
    result = CheckResult(code="MLC601", name="ruff", outcome=Outcome.FAIL, reason="6 errors", findings=told)
    unknown = unanswered("MLC202", "no rows", Outcome.ERROR)
    steps = [step.title.partition(":")[0] for step in next_steps(report((ours,), (result, unknown)))]
    ruff = ["ruff F821", "ruff invalid-syntax", "ruff S113", "ruff RUF001", "ruff I001"]
    assert steps[:6] == ["finding 0", *ruff]
    assert "check" in steps[6:]


def test_files_that_keep_the_rules_from_an_answer_are_a_step():
    steps = next_steps(report(problems=(Problem("MLA000", "is not UTF-8", "a.py"),)))
    assert "1 file could not be read: a.py: is not UTF-8" in [step.title for step in steps]


def test_gaps_with_one_cause_are_one_line():
    made = report((), tuple(unanswered(code) for code in ("MLC201", "MLC202")))
    assert uncovered(made.evidence) == [("MLC201 check, MLC202 check", NO_ARTIFACT)]
    assert html.render(made).count("no artifact is configured: name one") == 4


def test_a_scan_of_one_file_says_nothing_of_another():
    passed = CheckResult(code="MLC101", name="artifact-safety", outcome=Outcome.PASS)
    one = finding(0, code="MLA401", confirmed_by="MLC101", message="`joblib.load` runs code from a file in `source`")
    other = msgspec.structs.replace(one, evidence={"source": "'models/encoder.pkl'"})
    same = msgspec.structs.replace(one, evidence={"source": "'models/model.pkl'"})
    evidence = msgspec.structs.replace(
        report((one, other, same), (passed,)).evidence,
        artifacts=(ArtifactIdentity(name="m", path="models/model.pkl", role="candidate"),),
    )
    assert [confirmation(f, evidence) is not None for f in (one, other, same)] == [False, False, True]
