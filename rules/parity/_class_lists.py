"""Names of classes that a service gives to what a model answers, in another order than training numbered them, or fewer
than it learnt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Compared, Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place

from ._cleaning import assignments, bodies, calls, last

_SURE: Final = 0.75
_LARGEST: Final = frozenset({"argmax", "topk", "argsort"})
"""What tells which class has the highest score."""
_SORTED: Final = ("LabelEncoder", "LabelBinarizer", "OrdinalEncoder", "factorize", "get_dummies", "codes")
"""What numbers classes in an order of its own, whatever lists a file has."""
_NUMBERING: Final = frozenset({"classes", "class_names"})
"""Keywords by which a loader of pictures is told in which order to number its folders."""


class Misnamed(NamedTuple):
    """A list of class names on the serving side, training's, and whether the same names stand in another order."""

    place: Place
    training: Place
    names: tuple[str, ...]
    known: tuple[str, ...]
    turned: bool


class _Names(NamedTuple):
    names: tuple[str, ...]
    place: list[int]


def misnamed(analysis: Parity) -> Iterator[tuple[Compared, Misnamed]]:
    """Every list of names that a service looks an answer up in, beside one of the same names by which training numbers
    its classes.
    """
    flows = analysis.machine.flows
    seen: set[Place] = set()
    for compared in analysis.compared:
        here, there = compared.pair.serving.place.path, compared.pair.training.place.path
        if compared.pair.confidence < _SURE or here == there or here not in flows or there not in flows:
            continue
        known = list(_numbered(flows[there]))
        for asked in _looked_up(flows[here]) if known and not is_test_path(here) else ():
            place = Place(here, *asked.place)
            other = next((each for each in known if _differ(asked.names, each.names)), None)
            if other is None or place in seen or any(_same(asked.names, each.names) for each in known):
                continue
            seen.add(place)
            turned = sorted(_plain(asked.names)) == sorted(_plain(other.names))
            yield compared, Misnamed(place, Place(there, *other.place), asked.names, other.names, turned)


def _differ(names: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """The same names in another order, or some of them."""
    ours, theirs = _plain(names), _plain(known)
    return set(ours) <= set(theirs) and ours != theirs


def _same(names: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return _plain(names) == _plain(known)


def _plain(names: tuple[str, ...]) -> list[str]:
    return ["".join(sign for sign in name.lower() if sign.isalnum()) for name in names]


def _numbered(flow: Flow) -> Iterator[_Names]:
    """The lists by which a file numbers classes: that it enumerates, asks for a name's index, or hands to a loader."""
    lists = dict(_lists(flow))
    otherwise = any(map(flow.mentions, _SORTED))
    for body in bodies(flow) if lists else ():
        for call in calls(body):
            for name in _handed(call) if otherwise else _numbering(call):
                if name in lists:
                    yield lists[name]


def _numbering(call: list[Any]) -> Iterator[str]:
    if call[1] == ["g", "builtins.enumerate"] and call[2][:1]:
        yield _named(call[2][0])
    if call[1][:1] == ["a"] and call[1][2] == "index":
        yield _named(call[1][1])
    yield from _handed(call)


def _handed(call: list[Any]) -> Iterator[str]:
    yield from (_named(value) for key, value in call[3] if key in _NUMBERING)


def _looked_up(flow: Flow) -> Iterator[_Names]:
    """The lists, and dicts of numbers, in which a file looks up the class of the highest score."""
    lists = dict(_lists(flow))
    for body in bodies(flow) if lists else ():
        best = {
            statement[1][0][1]
            for statement in assignments(body)
            if statement[1][0][:1] == ["n"] and _tells_largest(statement[2])
        }
        for name, key in _subscripts(body):
            if name in lists and (_tells_largest(key) or _named(key) in best):
                yield lists[name]


def _tells_largest(code: Any) -> bool:
    return any(last(call[1]) in _LARGEST for call in calls(code))


def _lists(flow: Flow) -> Iterator[tuple[str, _Names]]:
    """The names that lists of texts are given, each once in its file."""
    found: dict[str, _Names | None] = {}
    for body in bodies(flow):
        for statement in assignments(body):
            target, value = statement[1][0], statement[2]
            if target[:1] == ["n"]:
                names = _texts(value)
                found[target[1]] = _Names(names, statement[3]) if names and target[1] not in found else None
    yield from ((name, names) for name, names in found.items() if names is not None)


def _texts(value: Any) -> tuple[str, ...]:
    parts: list[Any] = []
    if value[:1] in (["l"], ["t"]):
        parts = value[1]
    elif value[:1] == ["d"] and [key for key, _ in value[1]] == [["c", i] for i in range(len(value[1]))]:
        parts = [each for _, each in value[1]]
    texts = [each[1] for each in parts if each[:1] == ["c"] and isinstance(each[1], str)]
    return tuple(texts) if len(texts) == len(parts) > 1 and len(set(texts)) == len(texts) else ()


def _subscripts(body: Any) -> Iterator[tuple[str, Any]]:
    """What is looked up under a name, and by what: ``NAMES[i]``, ``NAMES.get(i)``."""
    waiting = [body]
    while waiting:
        part = waiting.pop()
        if part[:1] == ["s"] and len(part) > 2 and part[1][:1] == ["n"]:
            yield part[1][1], part[2]
        waiting += [each for each in part if isinstance(each, list)]


def _named(code: Any) -> str:
    """A name, bare or made a whole number: ``int(i)``, ``i.item()``."""
    if code[:1] == ["k"] and len(code) > 2:
        code = code[2][0] if code[1] == ["g", "builtins.int"] and code[2] else code[1][1] if code[1][0] == "a" else code
    return code[1] if code[:1] == ["n"] else ""
