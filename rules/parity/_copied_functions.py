"""Functions that make features, written out on both sides: copies, and copies in which one feature has changed.

What they reckon need not be followed: a URL's digits are counted by a loop that no chain of steps shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Compared, Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex

from ._cleaning import assignments, bodies, calls, last

_PREPARES: Final = regex(
    r"(?i)clean|pre_?process|prepare|extract|features?|encode|transform|normali[sz]|tokeni[sz]|vectori[sz]|engineer"
)
"""Names of functions that make a model's input."""
_SURE: Final = 0.75
_STATEMENTS: Final = 4
"""Statements from which on a function that stands twice is worth a word."""
_ALIKE: Final = 3
"""Features that two functions reckon alike, from which on they are copies of one."""
_LITTLE: Final = 0.34
"""The part of the features of a copy that may have changed: of more, they are two functions of one name."""


class Copied(NamedTuple):
    """A function on the serving side and its copy on the training side, and how many statements it has."""

    name: str
    place: Place
    training: Place
    statements: int


class Changed(NamedTuple):
    """A feature that a copy reckons otherwise, where it stands on both sides, and the function's name."""

    feature: str
    name: str
    place: Place
    training: Place


def copied(analysis: Parity) -> Iterator[tuple[Compared, Copied]]:
    """Every function of a service that is the same, statement by statement, in the file that trains its model."""
    for compared, name, here, there in _pairs(analysis):
        body = here.code[1]
        if len(body) >= _STATEMENTS and _bare(body) == _bare(there.code[1]):
            yield compared, Copied(name, here.place, there.place, len(body))


def changed(analysis: Parity) -> Iterator[tuple[Compared, Changed]]:
    """Every feature that such a function puts under a name, where the copy puts something else there; told where all
    that both expressions read is made in the same way on both sides.
    """
    for compared, name, here, there in _pairs(analysis):
        ours, theirs = _features(here.code[1]), _features(there.code[1])
        both = [key for key in ours if key in theirs]
        unlike = [key for key in both if _bare(ours[key][2]) != _bare(theirs[key][2])]
        other = [key for key in unlike if _reads_alike(ours[key][2], theirs[key][2], here.code, there.code)]
        if len(both) - len(unlike) < _ALIKE or len(other) > _LITTLE * len(both):
            continue
        for key in other:
            places = (Place(each.path, *found[key][3]) for each, found in ((here, ours), (there, theirs)))
            yield compared, Changed(str(key), name, *places)


class _Found(NamedTuple):
    path: str
    code: Any

    @property
    def place(self) -> Place:
        return Place(self.path, self.code[2])


def _pairs(analysis: Parity) -> Iterator[tuple[Compared, str, _Found, _Found]]:
    """The functions of one name that make features in the two files of a pair, each called in its own."""
    seen: set[tuple[str, str]] = set()
    flows = analysis.machine.flows
    for compared in analysis.compared:
        pair = compared.pair
        here, there = pair.serving.place.path, pair.training.place.path
        if pair.confidence < _SURE or here == there or (here, there) in seen or not analysis.is_serving(pair.serving):
            continue
        seen.add((here, there))
        if here not in flows or there not in flows or is_test_path(here):
            continue
        theirs = _makers(flows[there])
        for name, code in _makers(flows[here]).items():
            if name in theirs and _is_called(flows[here], name) and _is_called(flows[there], name):
                yield compared, name, _Found(here, code), _Found(there, theirs[name])


def _makers(flow: Flow) -> dict[str, Any]:
    """The functions of a file that make features, by the last part of their names."""
    names = (name for name in flow.functions if _PREPARES.search(name.rpartition(".")[2]) and "<" not in name)
    return {name.rpartition(".")[2]: flow.functions[name] for name in names}


def _is_called(flow: Flow, name: str) -> bool:
    return any(last(call[1]) == name or any(last(given) == name for given in call[2]) for call in _all_calls(flow))


def _all_calls(flow: Flow) -> Iterator[list[Any]]:
    for body in bodies(flow):
        yield from calls(body)


def _features(body: Any) -> dict[Any, list[Any]]:
    """What is put under a name that is written out, each once: ``features["dots"] = url.count(".")``."""
    found: dict[Any, list[Any]] = {}
    twice: set[Any] = set()
    for statement in assignments(body):
        target = statement[1][0]
        if target[:1] == ["s"] and target[2][:1] == ["c"] and isinstance(target[2][1], str):
            twice.update({target[2][1]} & found.keys())
            found[target[2][1]] = statement
    return {key: statement for key, statement in found.items() if key not in twice}


def _reads_alike(ours: Any, theirs: Any, here: Any, there: Any) -> bool:
    """Whether two expressions read the same names, and each of these is made in the same way in its function."""
    names = _names(ours)
    if names != _names(theirs):
        return False
    if [each[0] for each in here[0]] != [each[0] for each in there[0]]:
        return False
    return all(_made(here[1], name) == _made(there[1], name) for name in names)


def _made(body: Any, name: str) -> list[Any]:
    return [_bare(each[2]) for each in assignments(body) if each[1][0] == ["n", name]]


def _names(code: Any) -> set[str]:
    found: set[str] = set()
    waiting = [code]
    while waiting:
        part = waiting.pop()
        if part[:1] == ["n"] and len(part) == 2:
            found.add(part[1])
        elif part[:1] != ["c"]:
            waiting += [each for each in part if isinstance(each, list)]
    return found


_PLACE: Final = 4
"""Numbers that say where a piece of code stands."""
_DEEPEST: Final = 60


def _bare(code: Any, depth: int = 0) -> Any:
    """A piece of code without the places at which it stands."""
    if not isinstance(code, list) or code[:1] == ["c"] or depth > _DEEPEST:
        return code
    return [_bare(each, depth + 1) for each in code if not _is_place(each)]


def _is_place(code: Any) -> bool:
    return isinstance(code, list) and len(code) == _PLACE and all(type(each) is int for each in code)
