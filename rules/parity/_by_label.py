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

_TRAINS: Final = frozenset({"fit", "fit_transform", "train", "train_test_split", "partial_fit"})
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
    for path in _only_asking(analysis) if drops else ():
        flow = flows[path]
        for (home, name), (label, place) in drops.items():
            if home == path:
                yield ByLabel(Place(path, *place), label, Place(path, *place))
            elif "." not in name and name not in flow.functions and flow.mentions(name):
                line = _called(flow, f"{home.rpartition('/')[2].partition('.')[0]}.{name}")
                if line is not None:
                    yield ByLabel(Place(path, *line), label, Place(home, *place))


def _only_asking(analysis: Parity) -> list[str]:
    """The files that ask a model which was read from a file, and neither train nor measure one."""
    read = [event for event in analysis.serving if event.model.loaded is not None]
    found = sorted({event.place.path for event in read} | {event.root[0] for event in read})
    flows = analysis.machine.flows
    return [
        path
        for path in found
        if path in flows and not is_test_path(path) and _MEASURING.search(path) is None
        if not any(_learns(call) for body in bodies(flows[path]) for call in calls(body))
    ]


class Demanded(NamedTuple):
    """Where a program that asks a model takes the label out of the rows, which need not hold it."""

    place: Place
    label: str


def demanded(analysis: Parity) -> Iterator[Demanded]:
    """Every program that asks a model about rows of which it drops the very column that the model is to predict, as if
    all of them had it.
    """
    labels = {event.label for event in analysis.training if event.label}
    for path in _only_asking(analysis) if labels else ():
        flow = analysis.machine.flows[path]
        known = [label for label in labels if flow.mentions(label)]
        if not known or not flow.mentions("drop"):
            continue
        texts = {each[1][0][1]: each[2][1] for each in assignments(flow.module) if _is_text(each)}
        for name in flow.functions:
            body = flow.functions[name][1]
            for call in _unasked(body):
                label = _dropped(call, texts)
                if label in known:
                    yield Demanded(Place(path, *call[4]), label)


def _is_text(statement: Any) -> bool:
    return bool(statement[1][0][:1] == ["n"] and statement[2][:1] == ["c"] and isinstance(statement[2][1], str))


def _unasked(code: Any) -> Iterator[list[Any]]:
    """The calls that are made whatever the rows hold: not in a branch or after a `try`."""
    if isinstance(code, list) and code[:1] not in (["I"], ["T"], ["?"]):
        if code[:1] == ["k"] and len(code) == 5:
            yield code
        for part in code:
            yield from _unasked(part)


def _dropped(call: Any, texts: dict[str, str]) -> str:
    """The one column that ``rows.drop(columns="price")`` or ``rows.drop(TARGET, axis=1)`` takes out, if it is there."""
    given = dict(call[3])
    if call[1][:1] != ["a"] or call[1][2] != "drop" or "errors" in given or None in given:
        return ""
    column = given.get("columns", call[2][0] if call[2] and given.get("axis") in (["c", 1], ["c", "columns"]) else None)
    if column is not None and column[:1] in (["l"], ["t"]) and len(column[1]) == 1:
        column = column[1][0]
    if column is None or column[:1] not in (["c"], ["n"]):
        return ""
    text = column[1] if column[0] == "c" else texts.get(column[1])
    return text if isinstance(text, str) else ""


def _learns(call: Any) -> bool:
    """Whether a program trains a model or measures one: there the label is known."""
    name = last(call[1])
    if name == "DMatrix":
        return len(call[2]) > 1 or any(key in ("label", None) for key, _ in call[3])
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
