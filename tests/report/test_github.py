"""Workflow commands: escaped as GitHub documents it, and nothing in a message can pose as a command of its own."""

from __future__ import annotations

import re

from evidence import finding, report

from mlaudit.findings import CheckResult, LintResult, Location, Outcome, Problem, Severity, Suppression
from mlaudit.report import github

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,\r\n]*)(?:,[a-zA-Z]+=[^:,\r\n]*)*)::([^\r\n]*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.splitlines():
        if line.startswith("::"):
            match = COMMAND.fullmatch(line)
            assert match is not None, line
            found.append((match[1], dict(part.split("=", 1) for part in match[2].split(",")), match[3]))
    return found


def test_a_finding_stands_at_its_place_the_worst_first() -> None:
    findings = (
        finding(1, severity=Severity.INFO),
        finding(2, severity=Severity.WARNING),
        finding(3, severity=Severity.CRITICAL, location=Location("a.py", 3, 5, 4, 2)),
        finding(4, suppressed=Suppression("inline", "known")),
    )
    text = github.of_lint(LintResult(findings=findings, files=4), "sub/")
    found = commands(text)
    assert [name for name, _, _ in found] == ["error", "warning", "notice"]
    assert found[0][1] == {"file": "sub/a.py", "line": "3", "endLine": "4", "title": "MLA404 rule-mla404"}
    assert found[1][1]["col"] == "5"
    assert text.splitlines()[-1] == "4 files: 1 critical, 1 warning, 1 info, 1 suppressed"


def test_what_a_message_holds_stays_in_it() -> None:
    text = "100% a,b\r\n::error::not ours\x1b[2J"
    where = Location("odd,na:me%.py", 1, 1, 1, 2)
    made = github.of_lint(LintResult(findings=(finding(1, text=text, location=where),), files=1))
    ((_, properties, message),) = commands(made)
    assert properties["file"] == "odd%2Cna%3Ame%25.py"
    assert message.startswith("100%25 a,b%0D%0A::error::not ours\N{REPLACEMENT CHARACTER}[2J%0Afix: ")


def test_a_cell_is_named_for_github_does_not_know_its_lines() -> None:
    where = Location("n.ipynb", 2, 1, 2, 5, cell=3)
    ((_, properties, message),) = commands(github.of_lint(LintResult(findings=(finding(1, location=where),), files=1)))
    assert "line" not in properties
    assert message.startswith("cell 3, line 2: ")


def test_what_was_not_read_is_an_error() -> None:
    problems = (Problem("MLA000", "does not parse", "a.py", 3), Problem("MLA003", "suppresses nothing", "b.py", 1))
    found = commands(github.of_lint(LintResult(problems=problems, files=2)))
    assert [(name, properties["file"]) for name, properties, _ in found] == [("error", "a.py"), ("warning", "b.py")]


def test_an_audit_says_what_decided() -> None:
    check = CheckResult(code="MLC501", name="metric-threshold", outcome=Outcome.FAIL, reason="roc_auc is 0.5")
    text = github.of_audit(report((finding(1),), (check,)))
    titles = [properties["title"] for _, properties, _ in commands(text)]
    assert any(title.startswith("NOT READY%3A ") for title in titles)
    assert text.splitlines()[-1] == "NOT READY"
