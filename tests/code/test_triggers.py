"""The byte search finds exactly what a search of the text finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlaudit.code.triggers import Needs, Triggers, Words, words_of

ALPHABET = st.sampled_from(list(b"ab_A9. (=]*\xc3\xa9"))
TEXTS = st.lists(ALPHABET, max_size=60).map(bytes)
WORDS = st.lists(ALPHABET, min_size=1, max_size=5).map(bytes)


@given(st.lists(WORDS, max_size=8), st.lists(TEXTS, max_size=4))
def test_it_finds_what_a_search_of_the_text_finds(wanted: list[bytes], texts: list[bytes]) -> None:
    triggers = Triggers(wanted)
    for text in texts:
        assert triggers.present(text, words_of(text)).every() == {word for word in wanted if word in text}
        assert {word for word in wanted if Words(text).hold(word)} == {word for word in wanted if word in text}


def test_words_of_an_earlier_text_are_remembered() -> None:
    triggers = Triggers([b"fit", b".fit(", b"import cv2", b"] * "])

    def present(text: bytes) -> set[bytes]:
        return triggers.present(text, words_of(text)).every()

    assert present(b"model.fit(x)") == {b"fit", b".fit("}
    assert present(b"benefit of cv2") == {b"fit"}
    assert present(b"import cv2; x = [0] * 3; fit") == {b"fit", b"import cv2", b"] * "}
    assert present(b"model.fit(x)") == {b"fit", b".fit("}


def test_what_was_forgotten_is_learnt_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlaudit.code.triggers._MOST", 2)
    triggers = Triggers([b"fit"])
    for text in (b"model.fit(x)", b"a b c d", b"model.fit(y)", b"model.fit(z)", b"e f g", b"fit"):
        assert triggers.present(text, words_of(text)).every() == {word for word in [b"fit"] if word in text}


@given(
    st.lists(st.tuples(st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=3)), max_size=6),
    st.lists(TEXTS, max_size=4),
)
def test_those_are_met_of_whose_lists_each_has_a_word_in_the_text(
    wanted: list[tuple[list[bytes], list[bytes]]], texts: list[bytes]
) -> None:
    needs = Needs(wanted)
    triggers = Triggers([word for lists in wanted for words in lists for word in words])
    for text in texts:
        met = [
            i
            for i, lists in enumerate(wanted)
            if all(not words or any(word in text for word in words) for words in lists)
        ]
        assert list(needs.met(triggers.present(text, words_of(text)))) == met
