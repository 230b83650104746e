"""Texts that training cleans with a function of its own, which no request ever passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

_CLEANS: Final = regex(
    r"clean|pre_?process|normali[sz]|saniti[sz]|standardi[sz]|strip_|remove_|filter_|prepare|process_"
    r"|limpi|limpa|netto[yi]|bersih|puli[sz]|temizle|bereinig",
    re.IGNORECASE,
)
_TEXT: Final = regex(
    r"(^|_)(texts?|text_\w+|reviews?|messages?|msg|comments?|tweets?|posts?|sentences?|contents?|news|articles?|titles?"
    r"|body|headlines?|quer(y|ies)|tickets?|descriptions?|emails?|sms|documents?|docs?|corpus|strings?|phrases?|words?"
    r"|complaints?|titulo|texto|texte|kalimat|teks)$",
    re.IGNORECASE,
)
"""Names of what holds text."""
_BARE: Final = frozenset({"s", "x", "raw", "t", "line", "sent", "input_string"})
"""Names of the parameter of a function that is itself called after what it does to a text."""
_CHANGES: Final = frozenset({"re.sub", "re.findall", "regex.sub", "unicodedata.normalize", "html.unescape"})
_CHANGING: Final = frozenset({"sub", "translate", "stem", "lemmatize", "casefold", "lower", "replace"})
_LIGHT: Final = frozenset({"lower", "casefold", "replace"})
"""Changes that a tokenizer may well make by itself, or that say little alone."""
_SPLITS: Final = frozenset({"nltk.sent_tokenize", "nltk.tokenize.sent_tokenize", "nltk.word_tokenize"})
_ASKS: Final = frozenset(
    {"predict", "predict_proba", "decision_function", "encode_plus", "batch_encode_plus", "texts_to_sequences"}
)
_READERS: Final = regex(r"(^|_)(tokeni[sz]er|vectori[sz]er|tfidf|pipe|pipeline|classifier|clf)$", re.IGNORECASE)
_OF_TEXT: Final = regex(r"tokeni[sz]er|vectori[sz]er|tfidf|word2vec|doc2vec|fasttext|texts_to_sequences", re.IGNORECASE)
"""What reads nothing but text, by its name."""
_TABLES_IN: Final = ("read_csv", "read_parquet", "read_json", "load_from_disk", "load_dataset")
_TABLES_OUT: Final = ("to_csv", "to_parquet", "to_json", "save_to_disk")
_TAKES_FUNCTIONS: Final = frozenset({"preprocessor", "tokenizer", "analyzer", "func"})
"""Keywords by which a function gets into a saved pipeline."""
_INSIDE: Final = frozenset({"transform", "fit_transform", "fit", "__call__", "forward"})
"""Methods of transformers and models: what they clean, they clean at serving as well."""


class Uncleaned(NamedTuple):
    """A place at which a model reads a request's text, and the cleaner of training, with where that is used."""

    place: Place
    cleaner: str
    used: Place


def uncleaned(project: ProjectView, analysis: Parity) -> Iterator[Uncleaned]:
    """Each function on the path of requests that gives a text to a tokenizer or a model as it came, in projects whose
    training cleans its texts and whose services clean none.
    """
    cleaners = _cleaners(analysis)
    if not cleaners:
        return
    used = next(_used_in_training(project, analysis, cleaners), None)
    if used is None:
        return
    cleaner, where = used
    followed = {event.function for event in analysis.serving if _has_text_steps(event.data.steps())}
    found: dict[Node, list[int]] = {}
    cleaned: set[Node] = set()
    for entry in project.entry_points:
        if entry.kind != "serving" or is_test_path(entry.path):
            continue
        reached = project.reach([(entry.path, entry.function)])
        codes = {node: code for node in reached if (code := _code(analysis, node)) is not None}
        asked = {
            node: place
            for node, code in codes.items()
            if (place := _asks(code)) is not None and not _is_own(project, node, place[0])
        }
        if not cleaners.keys().isdisjoint(reached) or any(_changes(code[1], _texts(code)) for code in codes.values()):
            cleaned.update(asked)  # by the same function, or in a way of its own that the chains compare
        else:
            found.update(asked)
    for node, place in found.items():
        if node not in cleaned and node not in followed:
            yield Uncleaned(Place(node[0], *place), cleaner[1].rpartition(".")[2], where)


def _code(analysis: Parity, node: Node) -> Any:
    flow = analysis.machine.flows.get(node[0])
    return flow.functions[node[1]] if flow is not None and node[1] in flow.functions else None


def _is_own(project: ProjectView, node: Node, line: int) -> bool:
    """Whether what is called on a line is the project's own: a client, or a predictor that asks by itself."""
    return any(call.line == line and not call.reference for _, call in project.edges().get(node, ()))


def _cleaners(analysis: Parity) -> dict[Node, Any]:
    """The project's functions that are called after cleaning, take a text and change what it says."""
    found = {}
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path):
            continue
        for qualname in flow.functions:
            last = qualname.rpartition(".")[2]
            if _is_called_so(last):
                parameters, body = flow.functions[qualname][0], flow.functions[qualname][1]
                first = next((name for name, _, _ in parameters if name not in ("self", "cls")), "")
                if (_is_text(first) or (first in _BARE and _says_text(last))) and _changes(body) and not _reads(body):
                    found[path, qualname] = body
    return found


@cache
def _is_called_so(name: str) -> bool:
    return _CLEANS.search(name) is not None


@cache
def _is_text(name: str) -> bool:
    return _TEXT.search(name) is not None


def _says_text(name: str) -> bool:
    return any(_is_text(word) for word in name.lower().split("_"))


def _used_in_training(
    project: ProjectView, analysis: Parity, cleaners: dict[Node, Any]
) -> Iterator[tuple[Node, Place]]:
    """The cleaners that all programs which train on texts use, or whose output they read; none where one is part of
    what is saved with the model.
    """
    uses: dict[str, tuple[Node, Place]] = {}
    for node in cleaners:
        for caller in project.callers(node):
            if caller.qualname.rpartition(".")[2] in _INSIDE or _is_handed_to_pipeline(analysis, node):
                return
            if not is_test_path(caller.path) and (caller.path, caller.qualname) not in cleaners:
                uses.setdefault(caller.path, (node, Place(caller.path, caller.call.line)))
    trained: list[tuple[Node, Place]] = []
    for path in sorted({e.path for e in project.entry_points if e.kind == "training" and not is_test_path(e.path)}):
        around = {path, *project.imported_by([path])}
        if not any(_reads_texts(analysis, each) for each in around):
            continue
        near = sorted(around & uses.keys(), key=lambda each: each != path)
        near = near or [each for each in uses if _reads_output(analysis, path, each)]
        near = near or [each for each in uses if _prepares(analysis, path, each)]
        if not near:
            return  # a program that trains on texts as they are: the service may ask its model
        trained.append(uses[near[0]])
    yield from trained


def _reads_texts(analysis: Parity, path: str) -> bool:
    flow = analysis.machine.flows.get(path)
    codes = () if flow is None else (flow.module, *(flow.functions[name][1] for name in flow.functions))
    return any(_OF_TEXT.search(_last(call[1])) is not None for code in codes for call in _calls(code))


def _reads_output(analysis: Parity, path: str, writer: str) -> bool:
    """Whether a program reads a column that another one, which writes tables, names and fills."""
    flow, other = analysis.machine.flows.get(path), analysis.machine.flows.get(writer)
    if flow is None or other is None or not any(other.mentions(name) for name in _TABLES_OUT):
        return False
    return any(flow.mentions(name) for name in _filled(other))


def _prepares(analysis: Parity, path: str, writer: str) -> bool:
    """Whether a program reads tables, and a module of the project, no notebook, is there to write them."""
    flow, other = analysis.machine.flows.get(path), analysis.machine.flows.get(writer)
    if flow is None or other is None or writer.endswith(".ipynb"):
        return False
    return any(flow.mentions(name) for name in _TABLES_IN) and any(other.mentions(name) for name in _TABLES_OUT)


def _filled(flow: Flow) -> set[str]:
    """The columns that a program fills by applying a function of its own."""
    found = set()
    for code in (flow.module, *(flow.functions[name][1] for name in flow.functions)):
        for statement in _statements(code):
            target = statement[1][0]
            if target[:1] == ["s"] and target[2][:1] == ["c"] and isinstance(target[2][1], str):
                if any(_last(call[1]) in ("apply", "map", "progress_apply") for call in _calls(statement[2])):
                    found.add(target[2][1])
    return found


def _statements(code: Any) -> Iterator[list[Any]]:
    """The assignments to one target, at any depth."""
    if isinstance(code, list):
        if code[:1] == ["="] and len(code) == 4 and len(code[1]) == 1:
            yield code
        for part in code:
            yield from _statements(part)


def _is_handed_to_pipeline(analysis: Parity, node: Node) -> bool:
    """Whether a function goes into a vectoriser or a `FunctionTransformer`, with which it is saved."""
    name = node[1].rpartition(".")[2]
    return any(
        _hands(flow.functions[each][1], name) for flow in analysis.machine.flows.values() for each in flow.functions
    ) or any(_hands(flow.module, name) for flow in analysis.machine.flows.values())


def _hands(code: Any, name: str) -> bool:
    if not isinstance(code, list):
        return False
    if code[:1] == ["k"] and len(code) == 5:
        if _last(code[1]) == "FunctionTransformer" and any(_last(given) == name for given in code[2]):
            return True
        if any(key in _TAKES_FUNCTIONS and _last(given) == name for key, given in code[3]):
            return True
    return any(_hands(part, name) for part in code)


def _last(code: Any) -> str:
    """The last part of a name or attribute."""
    if not isinstance(code, list) or len(code) < 2:
        return ""
    name = code[2] if code[0] == "a" and len(code) > 2 else code[1] if code[0] in ("n", "g") else ""
    return name.rpartition(".")[2] if isinstance(name, str) else ""


def _calls(code: Any) -> Iterator[list[Any]]:
    if isinstance(code, list):
        if code[:1] == ["k"] and len(code) == 5:
            yield code
        for part in code:
            yield from _calls(part)


def _changes(body: Any, texts: set[str] | None = None) -> bool:
    """Whether a body changes what a text says, by more than one light touch; of `texts` alone where they are given."""
    light = 0
    for call in _calls(body):
        callee = call[1]
        name = callee[1] if callee[:1] == ["g"] else ""
        if texts is not None and not any(_holds_text(each, texts) for each in (*call[2], *callee[1:2])):
            continue
        if name in _CHANGES or name in _SPLITS:
            return True
        if callee[:1] == ["a"] and callee[2] in _CHANGING:
            if callee[2] not in _LIGHT:
                return True
            light += 1
    return light > 1


def _reads(body: Any) -> bool:
    """Whether a body gives anything to a tokenizer or a model."""
    return any(_last(call[1]) in _ASKS or _READERS.search(_last(call[1])) is not None for call in _calls(body))


def _asks(code: Any) -> list[int] | None:
    """Where a function gives a tokenizer or a model a text that it was given."""
    texts = _texts(code)
    for call in _calls(code[1]):
        last = _last(call[1])
        asks = last in _ASKS or _READERS.search(last) is not None or (last == "transform" and _is_reader(call[1]))
        given = [*call[2], *(value for _, value in call[3])]
        if asks and given and any(_holds_text(each, texts) for each in given[:1]):
            place: list[int] = call[4]
            return place
    return None


def _texts(code: Any) -> set[str]:
    return {name for name, _, _ in code[0] if _is_text(name)}


def _is_reader(callee: Any) -> bool:
    return callee[:1] == ["a"] and _READERS.search(_last(callee[1])) is not None


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
    return code[:1] in (["l"], ["t"]) and any(_holds_text(part, texts) for part in code[1])


def _has_text_steps(steps: Any) -> bool:
    return any(step.op in ("lower", "casefold", "replace", "translate", "stem", "lemmatize") for step in steps)
