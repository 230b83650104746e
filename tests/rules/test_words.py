"""Words that files are searched for before they are read: no name that a rule would know may slip through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlaudit import packs
from mlaudit.code.file import FileContext
from mlaudit.code.source import SourceFile
from mlaudit.config import Settings

packs.load_rules(Settings(), packs.builtin("rules"))

from mlaudit.rules.data._rows.parts import kind_of, speaks_of_test  # noqa: E402  # type: ignore[import-not-found]
from mlaudit.rules.data._rows.tables import is_test_name, role_of  # noqa: E402  # type: ignore[import-not-found]

PIECES = st.sampled_from(
    [
        "test",
        "Test",
        "TEST",
        "oos",
        "OOS",
        "Oos",
        "hold",
        "holdout",
        "hold_out",
        "HoldOut",
        "held",
        "out",
        "_",
        "X",
        "y",
        "x",
        "df",
        "d",
        "data",
        "set",
        "s",
        "2",
        "ing",
        "er",
        "loader",
        "rows",
        "Set",
        "train",
        "k",
        "n",
        "a",
        "Z",
        "\\n",
    ]
)
NAMES = st.lists(PIECES, min_size=1, max_size=5).map("".join)


@settings(max_examples=1000, deadline=None)
@given(NAMES)
def test_every_name_of_test_rows_is_seen_in_the_text(name: str) -> None:
    file = FileContext(SourceFile("a.py", f'rows["{name}"]\n'.encode()))
    written = name.replace("\\n", "\n")
    is_known = role_of(written) == "test" and kind_of(written) == "test"
    if is_known or is_test_name(written.lower()):
        assert speaks_of_test(file)


@pytest.mark.parametrize("name", ["fastest_model", "greatest", "shortest_path", "latest_run", "Contestants"])
def test_a_word_that_ends_in_test_is_no_test(name: str) -> None:
    assert role_of(name) == ""


@pytest.mark.parametrize("name", ["dftest", "dfTest", "X_test", "xtest", "test_loader"])
def test_test_rows_go_by_these_names(name: str) -> None:
    assert role_of(name) == "test"
