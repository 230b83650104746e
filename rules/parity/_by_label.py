"""Rows that are dropped by their label where a model is asked to predict it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex

from ._cleaning import assignments, bodies, calls, last

_TRAINS: Final = frozenset({"fit", "fit_transform", "train", "train_test_split", "partial_fit", "DMatrix"})
_MEASURES: Final = regex(r"(?i)(_score|_error|_report|_matrix)$|^(rmse|mae|mse|evaluate|score)$|metric|evidently|drift")
_MEASURING: Final = regex(r"(?i)(^|[/_])(eval\w*|valid\w*|test\w*|monitor\w*|compar\w*|metrics?)([/_.]|$)")


class ByLabel(NamedTuple):
    """Where a program that asks a model gets its rows, the label by which some are dropped, and where that is done."""

    place: Place
    label: str
    dropped: Place


def by_label(analysis: Parity) -> Iterator[ByLabel]:
    """Every program that asks a model which was read from a file about rows of which some are dropped by the very
    column that the model was trained to predict.
    """
    labels = {event.label for event in analysis.training if event.label}
    flows = {path: flow for path, flow in analysis.machine.flows.items() if not is_test_path(path)}
    drops: dict[tuple[str, str], tuple[str, list[int]]] = {}
    for path, flow in flows.items():
        known = [label for label in labels if flow.mentions(label)]
        for name in flow.functions if known else ():
            found = _drop(flow.functions[name][1], known)
            if found is not None:
                drops[path, name] = found
    asked = {event.place.path for event in analysis.serving if event.model.loaded is not None}
    asked |= {event.root[0] for event in analysis.serving if event.model.loaded is not None}
    for path in sorted(asked & flows.keys()) if drops else ():
        flow = flows[path]
        if _MEASURING.search(path) or any(_learns(call) for body in bodies(flow) for call in calls(body)):
            continue
        for (home, name), (label, place) in drops.items():
            if home == path:
                yield ByLabel(Place(path, *place), label, Place(path, *place))
            elif "." not in name and name not in flow.functions and flow.mentions(name):
                line = _called(flow, f"{home.rpartition('/')[2].partition('.')[0]}.{name}")
                if line is not None:
                    yield ByLabel(Place(path, *line), label, Place(home, *place))


def _learns(call: Any) -> bool:
    """Whether a program trains a model or measures one: there the label is known."""
    name = last(call[1])
    return name in _TRAINS or _MEASURES.search(name) is not None


def _drop(body: Any, labels: list[str]) -> tuple[str, list[int]] | None:
    """The label by which ``rows = rows[rows["minutes"] > 0]`` drops rows, and where."""
    for statement in assignments(body):
        table, value = statement[1][0], statement[2]
        if table[:1] == ["n"] and value[:1] == ["s"] and table in (value[1], value[1][1]):
            label = next((each for each in labels if _compares(value[2], each)), None)
            if label is not None:
                return label, statement[3]
    return None


def _compares(code: Any, label: str) -> bool:
    """Whether a column of this name is compared with a number, alone or with other conditions."""
    if code[:1] == ["b"]:
        return _compares(code[2], label) or _compares(code[3], label)
    if code[:1] == ["cmp"]:
        return any(_is_column(side, label) for side in code[2:4])
    return code[:1] == ["k"] and last(code[1]) == "between" and _is_column(code[1][1], label)


def _is_column(code: Any, label: str) -> bool:
    return code[:1] in (["s"], ["a"]) and code[2] in (label, ["c", label])


def _called(flow: Flow, called: str) -> list[int] | None:
    """Where a file calls a function by its module and name, as it was imported or wrapped under its own name."""
    for body in bodies(flow):
        for call in calls(body):
            callee = call[1]
            name = callee[1] if callee[:1] == ["g"] else callee[2] if callee[:1] == ["n"] and len(callee) > 2 else ""
            if f".{name}".endswith(f".{called}"):
                place: list[int] = call[4]
                return place
    return None
