"""`mlaudit explain`: every code explains itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from mlaudit.config import Settings
from mlaudit.docs import CHECK_SECTIONS, EXAMPLES, RULE_SECTIONS, everything, sections
from mlaudit.findings import PROBLEMS
from mlaudit.packs import load_checks, load_rules

DOCUMENTS = everything()
JUDGING = [document for document in DOCUMENTS if document.kind != "problem"]


def indent(text):
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def test_without_a_code_all_are_listed(mlaudit):
    done = mlaudit("explain")
    rows = [line.split(None, 2) for line in done.out.splitlines()]
    known = {d.code: d for d in DOCUMENTS}
    assert [row[0] for row in rows] == sorted(known)
    assert all(row[1] == known[row[0]].name and row[2] == known[row[0]].summary for row in rows)
    codes = {each.code for each in (*load_rules(Settings(), Path()), *load_checks(Settings(), Path()))}
    assert set(known) == codes | set(PROBLEMS)
    assert done.code == 0


def test_a_rule_by_code_or_name_in_any_case(mlaudit):
    by_code, lower, by_name = (
        mlaudit("explain", "MLA101"),
        mlaudit("explain", "mla101"),
        mlaudit("explain", "missing-timeout"),
    )
    assert by_code == lower == by_name
    for heading in RULE_SECTIONS:
        assert f"\n{heading}\n" in by_code.out
    assert "timeout=(2, 5)" in by_code.out


def test_one_example_of_each_kind_is_printed_and_the_rest_are_counted(mlaudit):
    bad, good = (next(d for d in DOCUMENTS if d.code == "MLA101").sections[kind].split("\n---\n") for kind in EXAMPLES)
    short, long = mlaudit("explain", "MLA101").out, mlaudit("explain", "MLA101", "--all").out
    for first, *others in (bad, good):
        assert indent(first) in short
        assert not any(indent(other) in short for other in others)
        assert all(indent(other) in long for other in (first, *others))
    more = f"({len(bad) - 1} more bad and {len(good) - 1} more good examples: mlaudit explain MLA101 --all)"
    assert more in short
    assert "more bad" not in long


def test_what_has_one_example_of_each_kind_counts_no_others(mlaudit):
    document = next(d for d in DOCUMENTS if d.kind == "rule" and "---" not in "".join(d.sections.values()))
    assert "--all)" not in mlaudit("explain", document.code).out


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("MLA101", "`mlaudit lint --fix --unsafe-fixes` can repair it: this may change"),
        ("MLA502", "`mlaudit lint --fix --unsafe-fixes` can repair it, where the file names a commit: this"),
        ("MLA401", "`mlaudit lint --fix` can repair it (safe for a state_dict under a known torch; else unsafe); "),
    ],
)
def test_how_it_can_be_repaired_is_told_by_the_options(mlaudit, code, said):
    assert f"\nFix\n    {said}" in mlaudit("explain", code).out


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_what_is_no_rule_explains_itself_too(mlaudit, code):
    done = mlaudit("explain", code)
    assert done.code == 0
    assert f"{code} " in done.out
    assert "What to do" in done.out
    assert "is always told" in mlaudit("lint", "--ignore", code).err


def test_a_check_shows_its_parameters(mlaudit):
    shown = mlaudit("explain", "MLC401").out
    assert "[tool.mlaudit.checks.MLC401]" in shown
    assert "alpha = 0.05" in shown


def test_json_holds_the_sections(mlaudit):
    document = json.loads(mlaudit("explain", "MLC401", "--format", "json").out)
    assert document["kind"] == "check"
    assert set(CHECK_SECTIONS) <= set(document["sections"])
    every = json.loads(mlaudit("explain", "--format", "json").out)
    assert {each["code"] for each in every} == {d.code for d in DOCUMENTS}


def test_an_unknown_code_names_the_nearest(mlaudit):
    done = mlaudit("explain", "MLC4011")
    assert (done.code, done.out) == (2, "")
    assert "did you mean `MLC401`?" in done.err


def test_rules_of_ones_own_explain_themselves(mlaudit, put):
    put(
        "packs/own.py",
        '''
        from mlaudit.code.rule import FileRule


        class Own(FileRule):
            """Something of ours.

            Why it hurts:
                Because.
            """

            code = "ACME1"
            name = "own"
            fix = "safe"
        ''',
    )
    put("mlaudit.toml", 'rule-packs = ["packs"]')
    done = mlaudit("explain", "ACME1")
    assert done.out.startswith("ACME1 own  (rule, error)\n\nSomething of ours.")
    assert "    Because." in done.out
    assert "Fix\n    `mlaudit lint --fix` can repair it: what the program does stays as it is." in done.out


def test_severities_are_called_what_lint_calls_them():
    """What `lint` prints as `info` was a note in the texts."""
    for document in DOCUMENTS:
        for text in (document.description, *document.sections.values()):
            assert re.findall(r"(?i)\b(?:an?|is|are|-) notes?\b|\bnotes are\b", text) == [], document.code


@pytest.mark.parametrize("document", JUDGING, ids=[d.code for d in JUDGING])
def test_every_code_is_documented_whole(document):
    wanted = RULE_SECTIONS if document.kind == "rule" else CHECK_SECTIONS
    assert [name for name in wanted if not document.sections.get(name)] == []
    assert document.summary.endswith(".")
    assert msgspec.json.decode(msgspec.json.encode(document))["code"] == document.code


def test_a_section_keeps_its_indentation_wherever_it_begins():
    summary, text, found = sections(
        """Summary.

    Free text: with a colon.

    Bad:
        def f(x):
            return x

    Method: begins beside the heading
    and goes on.
    """
    )
    assert summary == "Summary."
    assert text == "Free text: with a colon."
    assert found == {"Bad": "def f(x):\n    return x", "Method": "begins beside the heading\nand goes on."}


def test_a_prefix_lists_its_codes(mlaudit):
    done = mlaudit("explain", "mla1")
    assert done.code == 0
    assert done.out.startswith("MLA101  missing-timeout")
    assert "MLA201" not in done.out
    documents = json.loads(mlaudit("explain", "MLA1", "--format", "json").out)
    assert {document["code"][:4] for document in documents} == {"MLA1"}
