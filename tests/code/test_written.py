"""`as_written` says what `ast.unparse` says."""

from __future__ import annotations

import ast
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlaudit.code.written import as_written, cut, excerpt

ODD = [
    "u'a'",
    "'it\\'s'",
    '"a\\nb"',
    "b'x'",
    "1e400",
    "-1",
    "1j",
    "...",
    "True",
    "None",
    "0x10",
    "10**400",
    "f'{a}'",
    "a.b.c",
    "a().b",
]


@pytest.mark.parametrize("text", ODD)
def test_as_unparse_says_it(text: str) -> None:
    node = ast.parse(text, mode="eval").body
    assert as_written(node) == ast.unparse(node)


@pytest.mark.parametrize("module", ["argparse", "email/message", "typing"])
def test_every_expression_of_real_code(module: str) -> None:
    tree = ast.parse((Path(sysconfig.get_paths()["stdlib"]) / f"{module}.py").read_text("utf-8"))
    expressions = [node for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.Name | ast.Attribute)]
    assert len(expressions) > 500
    assert [as_written(node) for node in expressions] == [ast.unparse(node) for node in expressions]


LONG = [
    (
        "data.drop([f'{column}_skeleton', f'{column}_flap', f'{column}_no'], axis=1).median()",
        "data.drop([f'{column}_skeleton', ...], axis=1).median()",
    ),
    (
        "train_test_split(data.drop(['MI', 'CI', 'outcome', 'death'], axis=1), data['lived'])",
        "train_test_split(data.drop([...], axis=1), data['lived'])",
    ),
    (
        "rows.groupby(by_what_they_were_bought_for).rolling_of_days.of_weeks.mean()",
        "...rolling_of_days.of_weeks.mean()",
    ),
    (
        "first_of_them + second_of_them + third_of_them + fourth_of_them",
        "first_of_them + second_of_them + third_of_them + ...",
    ),
    (
        "print('it is (', 'a text of its own that goes on and on for ever')",
        "print('it is (', 'a text of its own tha...')",
    ),
    ("short(1)", "short(1)"),
]


@pytest.mark.parametrize(("text", "shown"), LONG)
def test_what_is_cut_keeps_its_brackets_and_the_end_of_a_chain(text: str, shown: str) -> None:
    assert cut(text, 60 if "rolling" not in text else 40) == shown
    assert excerpt(ast.parse(text, mode="eval").body, 200) == text


@given(st.sampled_from([text for text, _ in LONG]), st.integers(12, 90))
def test_what_is_cut_is_short_enough_and_still_code_of_a_kind(text: str, most: int) -> None:
    shown = cut(text, most)
    assert len(shown) <= most
    assert shown == text if len(text) <= most else "..." in shown
    assert all(shown.count(one) == shown.count(other) or "'it is (" in text for one, other in ("()", "[]", "{}"))


@pytest.mark.parametrize("module", ["argparse", "typing"])
def test_real_code_is_cut_with_its_brackets_whole(module: str) -> None:
    tree = ast.parse((Path(sysconfig.get_paths()["stdlib"]) / f"{module}.py").read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and not _has_text(node)]
    assert len(calls) > 300
    for node in calls:
        shown = excerpt(node, 40)
        assert len(shown) <= 40
        assert all(shown.count(one) == shown.count(other) for one, other in ("()", "[]", "{}"))


def _has_text(node: ast.AST) -> bool:
    return any(isinstance(part, ast.JoinedStr | ast.Constant) for part in ast.walk(node))
