"""What a piece of code does to texts: whether it changes them, gives them to a model, or is called after cleaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from mlaudit.code.parity.flows import Flow
from mlaudit.code.pattern import regex

_CLEANS: Final = regex(
    r"clean|pre_?process|normali[sz]|saniti[sz]|standardi[sz]|strip_|remove_|filter_|prepare|process_"
    r"|limpi|limpa|netto[yi]|bersih|puli[sz]|temizle|bereinig",
    re.IGNORECASE,
)
_TEXT: Final = regex(
    r"(^|_)(texts?|text_\w+|txts?|reviews?|messages?|msg|comments?|tweets?|posts?|sentences?|contents?|news|articles?|titles?"
    r"|body|headlines?|quer(y|ies)|tickets?|descriptions?|emails?|sms|documents?|docs?|corpus|strings?|phrases?|words?"
    r"|complaints?|titulo|texto|texte|kalimat|teks)$",
    re.IGNORECASE,
)
"""Names of what holds text."""
_BARE: Final = frozenset(
    {"s", "x", "d", "raw", "t", "line", "sent", "input_string", "input_str", "value", "val", "doc", "inp", "string"}
)
"""Names of the parameter of a function that is itself called after what it does to a text."""
_CHANGES: Final = frozenset({"re.sub", "re.findall", "regex.sub", "unicodedata.normalize", "html.unescape"})
_SPLITS: Final = frozenset({"nltk.sent_tokenize", "nltk.tokenize.sent_tokenize", "nltk.word_tokenize"})
_CHANGING: Final = frozenset({"sub", "translate", "stem", "lemmatize", "casefold", "lower", "replace"})
_SAME: Final = frozenset({"lower", "casefold", "strip", "encode", "decode"})
"""What leaves of a text a text that says the same."""
LIGHT: Final = frozenset({"lower", "casefold", "replace"})
"""Changes that a tokenizer may well make by itself, or that say little alone."""
_ASKS: Final = frozenset(
    {"predict", "predict_proba", "decision_function", "encode_plus", "batch_encode_plus", "texts_to_sequences"}
)
_FITS: Final = frozenset({"fit", "fit_transform", "fit_on_texts", "partial_fit"})
_READERS: Final = regex(r"(^|_)(tokeni[sz]er|vectori[sz]er|tfidf|pipe|pipeline|classifier|clf)$", re.IGNORECASE)
_OF_TEXT: Final = regex(r"tokeni[sz]er|vectori[sz]er|tfidf|word2vec|doc2vec|fasttext|texts_to_sequences", re.IGNORECASE)
"""What reads nothing but text, by its name."""


_CALL: Final = 5
"""Parts of a call: its mark, what is called, what it is given, by name too, and its place."""
_ASSIGNMENT: Final = 4


def cleans(name: str, function: Any) -> bool:
    """Whether a function of such a name takes a text, changes what it says and asks no model about it."""
    parameters, body = function[0], function[1]
    first = next((given for given, _, _ in parameters if given not in ("self", "cls")), "")
    takes = _is_text(first) or (first in _BARE and any(map(_is_text, name.lower().split("_"))))
    return takes and _changes(body, None) and not reads(body)


@cache
def is_called_so(name: str) -> bool:
    """Whether a function is called after cleaning."""
    return _CLEANS.search(name) is not None


@cache
def _is_text(name: str) -> bool:
    return _TEXT.search(name) is not None


def changes_its_text(function: Any) -> bool:
    """Whether a function changes what a text says that it was given, or that it calls a text."""
    return _changes(function[1], _texts(function))


def _changes(body: Any, texts: set[str] | None) -> bool:
    """By more than one light touch; of `texts` alone where they are given."""
    light = 0
    for call in calls(body):
        callee = call[1]
        name = callee[1] if callee[:1] == ["g"] else ""
        if texts is not None and not any(_holds_text(each, texts) for each in (*call[2], *callee[1:2])):
            continue
        if name in _CHANGES or name in _SPLITS:
            return True
        if callee[:1] == ["a"] and callee[2] in _CHANGING:
            if callee[2] not in LIGHT:
                return True
            light += 1
    return light > 1


def reads(body: Any) -> bool:
    """Whether a body gives anything to a tokenizer or a model."""
    return any(last(call[1]) in _ASKS or _READERS.search(last(call[1])) is not None for call in calls(body))


def reads_texts(flow: Flow) -> bool:
    """Whether a file gives anything to what reads nothing but text."""
    return any(_OF_TEXT.search(last(call[1])) is not None for code in bodies(flow) for call in calls(code))


def asked(function: Any) -> list[int] | None:
    """Where a function gives a tokenizer or a model a text that it was given, not one that it made up to try it."""
    texts = _texts(function)
    if any(last(call[1]) in _FITS for call in calls(function[1])):
        return None  # what it reads is what is learnt from
    made_up: set[str] | None = None
    for call in calls(function[1]):
        name = last(call[1])
        asks = name in _ASKS or _READERS.search(name) is not None or (name == "transform" and _is_reader(call[1]))
        given = [*call[2], *(value for _, value in call[3])]
        if asks and given and _holds_text(given[0], texts | _made_of_text(function[1], given[0], texts)):
            made_up = _made_up(function[1]) if made_up is None else made_up
            if _named(given[0]) in made_up:
                continue
            place: list[int] = call[4]
            return place
    return None


def _made_of_text(body: Any, given: Any, texts: set[str]) -> set[str]:
    """The name that is given, where a function gives it a text by its name: ``v = request.form["comment"]``."""
    name = _named(given)
    held = (each[2] for each in assignments(body) if name and each[1][0] == ["n", name])
    return {name} if any(_holds_text(each, texts) for each in held) else set()


def _made_up(body: Any) -> set[str]:
    """The names that a function gives a text which is written out in it."""
    return {
        statement[1][0][1]
        for statement in assignments(body)
        if statement[1][0][:1] == ["n"] and statement[2][:1] == ["c"] and isinstance(statement[2][1], str)
    }


def assignments(code: Any) -> Iterator[list[Any]]:
    """The assignments to one target, at any depth."""
    waiting = [code] if isinstance(code, list) else []
    while waiting:
        part = waiting.pop()
        if len(part) == _ASSIGNMENT and part[0] == "=" and len(part[1]) == 1:
            yield part
        waiting += [each for each in reversed(part) if each.__class__ is list]


def _named(code: Any) -> str:
    """The name that is given, bare or as a list of one."""
    if code[:1] in (["l"], ["t"]) and len(code[1]) == 1:
        code = code[1][0]
    return code[1] if code[:1] == ["n"] else ""


def _texts(function: Any) -> set[str]:
    return {name for name, _, _ in function[0] if _is_text(name)}


def _is_reader(callee: Any) -> bool:
    return callee[:1] == ["a"] and _READERS.search(last(callee[1])) is not None


def _holds_text(code: Any, texts: set[str]) -> bool:
    """Whether what is given is, or holds, a text by its name: ``[text]``, ``request.review``."""
    if not isinstance(code, list):
        return False
    if code[:1] == ["n"]:
        return code[1] in texts or _is_text(code[1])
    if code[:1] == ["a"]:
        return _is_text(code[2])
    if code[:1] == ["s"]:
        return code[2][:1] == ["c"] and isinstance(code[2][1], str) and _is_text(code[2][1])
    if code[:1] == ["k"] and code[1][:1] == ["a"] and code[1][2] in _SAME:
        return _holds_text(code[1][1], texts)
    return code[:1] in (["l"], ["t"]) and any(_holds_text(part, texts) for part in code[1])


def bodies(flow: Flow, *names: str) -> list[Any]:
    """The module level of a file and the bodies of its functions; with `names`, of those alone in which one may occur:
    the others are not decoded.
    """
    functions = flow.functions.holding(*names) if names else flow.functions
    return [flow.module, *(flow.functions[name][1] for name in functions)]


def calls(code: Any) -> Iterator[list[Any]]:
    """The calls in a piece of code, outer ones first."""
    waiting = [code] if isinstance(code, list) else []
    while waiting:
        part = waiting.pop()
        if len(part) == _CALL and part[0] == "k":
            yield part
        waiting += [each for each in reversed(part) if each.__class__ is list]


def last(code: Any) -> str:
    """The last part of a name or attribute."""
    if not isinstance(code, list) or len(code) < 2:
        return ""
    name = code[2] if code[0] == "a" and len(code) > 2 else code[1] if code[0] in ("n", "g") else ""
    return name.rpartition(".")[2] if isinstance(name, str) else ""
