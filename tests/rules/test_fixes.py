"""Every fix of every rule, on the corpus and the Bad examples: what is written parses, is small, and repairs."""

from __future__ import annotations

import ast
import difflib

import pytest
from harness import all_rules, corpus_projects, examples, lint_files, rule

from mlaudit.code.fix import fix_text
from mlaudit.findings import Finding

FIXABLE = [each for each in all_rules() if each.fix]
PROJECTS = [
    *((code, name, files) for code, name, files in corpus_projects() if rule(code).fix),
    *((e.code, f"{e.kind}-{e.number}", e.files) for each in FIXABLE for e in examples(each) if e.kind == "Bad"),
]
MOST_LINES = {"keyword": 2, "raise-from": 2, "decorate": 2, "after": 1, "first": 8}
"""How many lines of the new text a fix of a kind may account for, imports included."""


def repaired(files: dict[str, str], findings: list[Finding]) -> tuple[dict[str, str], list[Finding]]:
    """The files after all fixes, and the findings that were repaired."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None and finding.location is not None:
            by_path.setdefault(finding.location.path, []).append(finding)
    after, done = dict(files), []
    for path, found in by_path.items():
        fixed = fix_text(files[path], found)
        after[path] = fixed.text
        done += fixed.repaired
    return after, done


@pytest.mark.parametrize(("code", "name", "files"), PROJECTS, ids=[f"{code}-{name}" for code, name, _ in PROJECTS])
def test_a_fix_repairs_its_finding_and_nothing_else(code: str, name: str, files: dict[str, str]) -> None:
    before = lint_files(files, [rule(code)])
    after, done = repaired(files, before)
    for finding in done:
        assert finding.fix is not None
        assert finding.fix.safe != bool(finding.fix.reason), "an unsafe fix says why, and only that"
    if not done:
        assert after == files
        return
    for path, text in after.items():
        if not path.endswith(".py"):
            continue
        ast.parse(text)
        mine = [f.fix for f in done if f.location is not None and f.location.path == path and f.fix is not None]
        lines = [line[:1] for line in difflib.ndiff(files[path].splitlines(True), text.splitlines(True))]
        assert lines.count("+") <= sum(MOST_LINES[fix.kind] for fix in mine), text
        assert lines.count("-") <= sum(fix.kind in ("keyword", "raise-from") for fix in mine) * 2, text
    left = lint_files(after, [rule(code)])
    assert len(left) <= len(before) - len(done), "\n".join(
        [*(f"still: {f.location}: {f.message}" for f in left), *after.values()]
    )
    again, _ = repaired(after, left)
    assert again == after, "a second run changes nothing"


@pytest.mark.parametrize("each", FIXABLE, ids=lambda each: each.code)
def test_a_rule_that_says_so_has_fixes(each) -> None:
    made = [
        finding.fix
        for code, _, files in PROJECTS
        if code == each.code
        for finding in lint_files(files, [each])
        if finding.fix is not None
    ]
    assert made
    assert each.fix.startswith("safe") == any(fix.safe for fix in made)


def test_only_rules_that_say_so_have_fixes() -> None:
    for each in all_rules():
        if not each.fix:
            found = [f for e in examples(each) if e.kind == "Bad" for f in lint_files(e.files, [each])]
            assert all(finding.fix is None for finding in found), each.code
