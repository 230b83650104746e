"""The reports for a terminal: nothing in evidence is obeyed, and no message poses as a line of ours."""

from __future__ import annotations

import pytest
from evidence import every_outcome, finding, full, report

from mlaudit.cli.check import as_text
from mlaudit.findings import CheckResult, LintResult, Location, Outcome, Severity
from mlaudit.report import console, findings_text
from mlaudit.report.steps import next_steps

CONTROLS = ["\x1b[2J", "\x1b]8;;http://x\x07", "\u202e", "\u2066", "\u200e", "\x07", "\x9b31m", "\r", "\x7f", "\ud800"]


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_controls_are_shown_and_not_obeyed(control):
    made = full(f"a{control}b")
    assert made.evidence.lint is not None
    lint = findings_text.as_text(made.evidence.lint, show_suppressed=True)
    for text in (console.render(made), as_text(made.evidence.checks, colour=False), lint):
        assert control[0] not in text
        text.encode("utf-8")


@pytest.mark.parametrize("feed", ["\n", "\r\n", "\x0b", "\x0c", "\x85", "\u2028"], ids=ascii)
def test_no_text_can_begin_a_line_of_its_own(feed):
    made = full(f"a{feed}::error::forged")
    assert made.evidence.lint is not None
    for text in (
        console.render(made),
        as_text(made.evidence.checks, colour=False),
        findings_text.as_text(made.evidence.lint, show_suppressed=True),
    ):
        assert "::error::forged" in text
        assert not any(line.startswith("::error") for line in text.splitlines())


def test_evidence_of_several_lines_stays_below_its_finding():
    one = finding(0, evidence={"training": "scale\nclip"}, location=Location("a.py"))
    text = findings_text.as_text(LintResult(findings=(one,), files=1))
    assert "    training: scale\n        clip\n" in text


def test_the_verdict_comes_first_then_why_then_what_to_do_then_what_is_missing():
    text = console.render(full())
    order = [
        "NOT READY",
        "MLC402 check-fail failed",
        "What to do next",
        "Not covered",
        "because of skipped",
        "broken.py: ",
    ]
    places = [text.rindex(word) for word in order]
    assert places == sorted(places)


def test_steps_beyond_the_limit_are_counted():
    text = console.render(report(tuple(finding(i) for i in range(30))), most=5)
    assert "  5. " in text and "  6. " not in text
    assert "and 26 more in the report" in text


def test_colours_only_where_asked_for():
    assert "\x1b" not in console.render(full())
    assert "\x1b[1;31mNOT READY\x1b[0m" in console.render(full(), colour=True)
    assert "\x1b[31mfail" in as_text(every_outcome(), colour=True)


def test_what_is_broken_comes_before_what_could_not_be_run():
    unrun = CheckResult(code="MLC603", name="tests", outcome=Outcome.ERROR, severity=Severity.ERROR, reason="no pytest")
    failed = CheckResult(code="MLC203", name="repeatable", outcome=Outcome.FAIL, severity=Severity.ERROR, reason="7 %")
    quiet = finding(0, context="")
    steps = next_steps(report((quiet,), (unrun, failed)))
    assert [step.code for step in steps] == [failed.code, quiet.code, "MLC101", unrun.code]
