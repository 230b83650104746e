"""A rule's docstring is its documentation, and its examples are tests."""

from __future__ import annotations

import pytest
from harness import Example, all_rules, examples, lint_files, rule

from mlaudit.code.rule import Rule

HEADINGS = ("Why it hurts:", "Bad:", "Good:", "When not to use it:", "References:")
EXAMPLES = [example for each in all_rules() for example in examples(each)]


@pytest.mark.parametrize("each", all_rules(), ids=lambda each: each.code)
def test_a_rule_is_documented(each: Rule) -> None:
    documentation = each.__doc__ or ""
    assert documentation.splitlines()[0].endswith("."), "the first line is a sentence"
    positions = [documentation.find(f"\n    {heading}") for heading in HEADINGS]
    assert -1 not in positions, dict(zip(HEADINGS, positions, strict=True))
    assert positions == sorted(positions)
    assert {example.kind for example in examples(each)} == {"Bad", "Good"}
    assert each.remediation, "a rule says how to repair what it flags"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.code}-{e.kind}-{e.number}")
def test_an_example_does_what_it_says(example: Example) -> None:
    findings = lint_files(example.files, [rule(example.code)])
    found = [f"{finding.location}: {finding.message}" for finding in findings]
    assert bool(found) == (example.kind == "Bad"), found


def test_codes_and_names_are_unique() -> None:
    codes = [each.code for each in all_rules()]
    names = [each.name for each in all_rules()]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
