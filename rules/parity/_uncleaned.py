"""Texts that training cleans with a function of its own, which no request ever passes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import LIKELY, Compared, Parity
from mlaudit.code.parity.compare import MISSING
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place, Step
from mlaudit.code.project import Node, ProjectView

from ._cleaning import (
    LIGHT,
    asked,
    assignments,
    bodies,
    calls,
    changes_its_text,
    cleans,
    is_called_so,
    last,
    reads_texts,
)

_TABLES_IN: Final = ("read_csv", "read_parquet", "read_json", "load_from_disk", "load_dataset")
_TABLES_OUT: Final = ("to_csv", "to_parquet", "to_json", "save_to_disk")
_TAKES_FUNCTIONS: Final = frozenset({"preprocessor", "tokenizer", "analyzer", "func"})
"""Keywords by which a function gets into a saved pipeline."""
_INSIDE: Final = frozenset({"transform", "fit_transform", "fit", "__call__", "forward"})
"""Methods of transformers and models: what they clean, they clean at serving as well."""
_APPLIES: Final = frozenset({"apply", "map", "progress_apply"})
_OF_TEXTS: Final = frozenset({"lower", "casefold", "replace", "translate", "stem", "lemmatize"})


class Uncleaned(NamedTuple):
    """A place at which a model reads a request's text, and the cleaner of training, with where that is used."""

    place: Place
    cleaner: str
    used: Place


def uncleaned(project: ProjectView, analysis: Parity) -> Iterator[Uncleaned]:
    """Each function on the path of requests that gives a text to a tokenizer or a model as it came, in projects whose
    training cleans its texts and whose services clean none.
    """
    cleaners = [
        (path, qualname)
        for path, flow in analysis.machine.flows.items()
        if not is_test_path(path)
        for qualname in flow.functions
        if is_called_so(qualname.rpartition(".")[2]) and cleans(qualname.rpartition(".")[2], flow.functions[qualname])
    ]
    if not cleaners or analysis.machine.is_library:
        return
    used = _used_in_training(project, analysis, cleaners)
    if used is None:
        return
    cleaner, where = used
    followed = {event.function for event in analysis.serving if _is_changed(event.data.steps())}
    followed |= {each.pair.serving.function for each in analysis.compared if _lacks_cleaning(each)}
    found: dict[Node, list[int]] = {}
    cleaned: set[Node] = set()
    names = {_name(node) for node in cleaners}
    for entry in project.entry_points:
        if entry.kind != "serving" or is_test_path(entry.path):
            continue
        reached = project.reach([(entry.path, entry.function)])
        codes = {node: code for node in reached if (code := _code(analysis, node)) is not None}
        asks = {node: place for node, code in codes.items() if (place := asked(code)) is not None}
        asks = {node: place for node, place in asks.items() if not _is_own(project, node, place[0])}
        if not asks:
            continue
        applies = any(_applied(code, names) for code in codes.values())
        if applies or not reached.keys().isdisjoint(cleaners) or any(map(changes_its_text, codes.values())):
            cleaned.update(asks)  # by the same function, or in a way of its own that the chains compare
        else:
            found.update(asks)
    for node, place in found.items():
        if node not in cleaned and node not in followed:
            yield Uncleaned(Place(node[0], *place), _name(cleaner), where)


def _lacks_cleaning(compared: Compared) -> bool:
    """Whether the chains themselves show that a request lacks what training does to its texts."""
    return any(
        each.kind == MISSING
        and each.training is not None
        and each.training.op in _OF_TEXTS
        and compared.certainty(each) >= LIKELY
        for each in compared.differences
    )


def _is_changed(steps: list[Step]) -> bool:
    """Whether a text was seen to be changed on its way, by more than one light touch."""
    found = [step.op for step in steps if step.op in _OF_TEXTS]
    return len(found) > 1 or any(op not in LIGHT for op in found)


def _code(analysis: Parity, node: Node) -> Any:
    flow = analysis.machine.flows.get(node[0])
    return flow.functions[node[1]] if flow is not None and node[1] in flow.functions else None


def _is_own(project: ProjectView, node: Node, line: int) -> bool:
    """Whether what is called on a line is the project's own: a client, or a predictor that asks by itself."""
    return any(call.line == line and not call.reference for _, call in project.edges().get(node, ()))


def _used_in_training(project: ProjectView, analysis: Parity, cleaners: list[Node]) -> tuple[Node, Place] | None:
    """A cleaner, and where it is used, if every program that trains on texts uses one or reads what one made; None
    where a cleaner is part of what is saved with the model.
    """
    uses: dict[str, tuple[Node, Place]] = {}
    for node in cleaners:
        callers = project.callers(node)
        if any(caller.qualname.rpartition(".")[2] in _INSIDE for caller in callers):
            return None
        users = {path: flow for path, flow in analysis.machine.flows.items() if flow.mentions(_name(node))}
        if any(_hands(code, _name(node)) for flow in users.values() for code in bodies(flow)):
            return None
        for path, flow in users.items():
            lines = [line for code in bodies(flow) if (line := _applied(code, {_name(node)}))]
            if lines and path != node[0] and not is_test_path(path):
                uses.setdefault(path, (node, Place(path, lines[0])))
        for caller in callers:
            if not is_test_path(caller.path) and (caller.path, caller.qualname) not in cleaners:
                uses.setdefault(caller.path, (node, Place(caller.path, caller.call.line)))
    first = None
    for path in sorted({e.path for e in project.entry_points if e.kind == "training" and not is_test_path(e.path)}):
        around = {path, *project.imported_by([path])}
        flows = {each: analysis.machine.flows[each] for each in around if each in analysis.machine.flows}
        if not any(map(reads_texts, flows.values())):
            continue
        near = sorted(around & uses.keys(), key=lambda each: (each != path, each))
        near = near or [each for each in uses if any(_reads_output(analysis, one, each) for one in sorted(around))]
        if not near:
            return None  # a program that trains on texts as they are: the service may ask its model
        first = first or uses[near[0]]
    return first


def _name(node: Node) -> str:
    """The name of a function in its own scope."""
    return node[1].rpartition(".")[2]


def _applied(code: Any, names: set[str]) -> int:
    """The line at which a function that was imported is applied to a column: ``texts.apply(clean)``; 0 for none."""
    for call in calls(code):
        if last(call[1]) in _APPLIES and any(given[:1] == ["g"] and last(given) in names for given in call[2]):
            line: int = call[4][0]
            return line
    return 0


def _hands(code: Any, name: str) -> bool:
    """Whether a function goes into a vectoriser or a `FunctionTransformer`, with which it is saved."""
    return any(
        (last(call[1]) == "FunctionTransformer" and any(last(given) == name for given in call[2]))
        or any(key in _TAKES_FUNCTIONS and last(given) == name for key, given in call[3])
        for call in calls(code)
    )


def _reads_output(analysis: Parity, path: str, writer: str) -> bool:
    """Whether a program reads what another one writes: a column that that one fills, or tables at all where it is a
    module that is there to write them.
    """
    flow, other = analysis.machine.flows.get(path), analysis.machine.flows.get(writer)
    if flow is None or other is None or not any(map(other.mentions, _TABLES_OUT)):
        return False
    if not writer.endswith(".ipynb") and any(map(flow.mentions, _TABLES_IN)):
        return True
    return any(map(flow.mentions, _filled(other)))


def _filled(flow: Flow) -> set[str]:
    """The columns that a program fills by applying a function of its own."""
    found = set()
    for code in bodies(flow):
        for statement in assignments(code):
            target = statement[1][0]
            if target[:1] == ["s"] and target[2][:1] == ["c"] and isinstance(target[2][1], str):
                if any(last(call[1]) in _APPLIES for call in calls(statement[2])):
                    found.add(target[2][1])
    return found
