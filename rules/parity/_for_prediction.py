"""Functions that are there to prepare rows for prediction, and fit a transformer to them as training does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.tables import STATELESS, TRANSFORMERS
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex

from ._cleaning import assignments, calls, last

_FOR: Final = regex(r"(?i)(^|_)(predict(ion|ions)?|inference|infer|serving|serve|scoring|deploy(ment)?)(_|$)")
_TRAINS: Final = regex(r"(?i)(^|_)(train(ing)?|fit|cv|cross|eval(uate|uation)?|test|learn)(_|$)")
_OF_TARGET: Final = regex(r"(?i)^(y|labels?|targets?)(_|$)|label|target")


class Fitted(NamedTuple):
    """What is fitted for a prediction, where, for which function or flag, and where training fits its own."""

    place: Place
    op: str
    why: str
    trained: Place


def is_for_prediction(name: str) -> bool:
    """Whether a file, function or flag is named for prediction, and not for an evaluation or training."""
    return _FOR.search(name) is not None and _TRAINS.search(name) is None


def fitted_for_prediction(analysis: Parity) -> Iterator[Fitted]:
    """Every transformer that is made and fitted in such a function, or in one that is called only under such a flag,
    where another function of the project makes and fits one of its kind, too.
    """
    flows = {
        path: flow
        for path, flow in analysis.machine.flows.items()
        if not is_test_path(path) and (flow.mentions("fit_transform") or flow.mentions("fit"))
    }
    fits: dict[str, list[tuple[str, str, list[int]]]] = {}
    for path, flow in flows.items():
        for name in flow.functions.holding("fit_transform", "fit"):
            for op, place in _fits(flow.functions[name][1]):
                fits.setdefault(op, []).append((path, name, place))
    for op, found in fits.items():
        for path, name, place in found:
            why = _why(flows[path], name)
            others = [each for each in found if each[:2] != (path, name) and not _why(flows[each[0]], each[1])]
            if why and others:
                yield Fitted(Place(path, *place), op, why, Place(others[0][0], *others[0][2]))


def _fits(body: Any) -> Iterator[tuple[str, list[int]]]:
    """The transformers that a function makes and fits on its own, and never the model beside them."""
    made = {each[1][0][1]: last(each[2][1]) for each in assignments(body) if _is_made(each)}
    if not made or any(_is_model_fit(call, made) for call in calls(body)):
        return
    for call in calls(body):
        if call[1][:1] == ["a"] and call[1][2] in ("fit", "fit_transform") and call[1][1][:1] == ["n"]:
            if call[1][1][1] in made and call[2] and not _OF_TARGET.search(last(call[2][0])):
                yield made[call[1][1][1]], call[4]


def _is_made(statement: Any) -> bool:
    if statement[1][0][:1] != ["n"] or statement[2][:1] != ["k"]:
        return False
    name = last(statement[2][1])
    return name in TRANSFORMERS and name not in STATELESS


def _is_model_fit(call: Any, made: dict[str, str]) -> bool:
    """Whether something else is fitted: this trains."""
    owner = call[1][1] if call[1][:1] == ["a"] and call[1][2] == "fit" else None
    return owner is not None and not (owner[:1] == ["n"] and owner[1] in made)


def _why(flow: Flow, name: str) -> str:
    """The name of the function, or of the flag under which alone its file calls it, that says what it is there for."""
    short = name.rpartition(".")[2]
    if is_for_prediction(short):
        return short
    flags = [flag for other in flow.functions for flag in _flags(flow.functions[other][1], short, "")]
    return flags[0] if flags and all(flags) else ""


def _flags(code: Any, name: str, flag: str) -> Iterator[str]:
    """For each call of a function the flag under which it stands, "" for none."""
    if not isinstance(code, list):
        return
    if code[:1] == ["I"] and len(code) == 4:
        test = code[1]
        asked = test[1] if test[:1] == ["n"] and is_for_prediction(test[1]) else flag
        yield from _flags(code[2], name, asked)
        yield from _flags(code[3], name, flag)
        return
    if code[:1] == ["k"] and len(code) == 5 and last(code[1]) == name:
        yield flag
    for part in code:
        yield from _flags(part, name, flag)
