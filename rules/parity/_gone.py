"""Transformers that are gone with the function that fitted them, while the rows that they made go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.flow import KEEPS
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.tables import STATELESS, TRANSFORMERS
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node

from ._cleaning import assignments, calls, last
from ._for_prediction import fitted_for_prediction
from ._half_split import half_splits, uses
from ._of_target import ENCODES, numbers_answers

_OF_TARGET: Final = regex(r"(?i)(^|_)(y|labels?|targets?|class(es)?|outcomes?)(_|$)")
_READS: Final = frozenset({"fit", "fit_transform", "transform", "get_feature_names_out", "get_feature_names"})
_LAID_OUT: Final = regex(r"(?i)split|frame|concat|stack|array|_index|copy|drop|astype|merge|assign|insert|rename")
_KEEPS: Final = ("dump", "save_model", "log_model", "save_pretrained")
_WRITES: Final = frozenset({"to_csv", "to_parquet", "to_pickle", "to_feather"})


class Gone(NamedTuple):
    """Where a transformer is fitted, its class, the function that ends with it, and whether a service would need it."""

    place: Place
    op: str
    function: str
    is_needed: bool


def gone(analysis: Parity) -> Iterator[Gone]:
    """Every transformer that a function makes, fits to rows which it returns or writes to a file, and neither saves nor
    hands on. What MLA201 and MLA202 tell is left to them.
    """
    told = {(one.place.path, one.place.line) for one in half_splits(analysis)}
    for one in fitted_for_prediction(analysis):
        told |= {(one.place.path, one.place.line), (one.trained.path, one.trained.line)}
    serves = any(entry.kind == "serving" for entry in analysis.project.entry_points)
    kept = {each.short for each in analysis.machine.objects if each.saved or each.loaded is not None}
    flows = {path: flow for path, flow in analysis.machine.flows.items() if not is_test_path(path)}
    own = {
        cls.rpartition(".")[2]: (flow, cls)
        for flow in flows.values()
        for cls in flow.classes
        if f"{cls}.fit_transform" in flow.functions and f"{cls}.transform" in flow.functions
    }
    for path, flow in flows.items():
        if flow.mentions("fit_transform"):
            for name in flow.functions.holding("fit_transform"):
                body = flow.functions[name][1]
                for op, fit in _in(body, own):
                    place = fit[4]
                    if (path, place[0]) not in told and not (
                        op in ENCODES and numbers_answers(analysis, path, body, fit)
                    ):
                        needed = serves and op not in kept and _outlives(analysis, (path, name))
                        yield Gone(Place(path, *place), op, name.rpartition(".")[2], needed)


def _outlives(analysis: Parity, node: Node) -> bool:
    """Whether anything that is made of the rows is kept: a table that the function writes, or a model that its file, or
    one that calls it, saves.
    """
    flows = analysis.machine.flows
    if any(last(call[1]) in _WRITES for call in calls(flows[node[0]].functions[node[1]][1])):
        return True
    homes = {node[0], *(caller.path for caller in analysis.project.callers(node))}
    return any(path in flows and any(map(flows[path].mentions, _KEEPS)) for path in homes)


def _in(body: Any, own: dict[str, tuple[Flow, str]]) -> Iterator[tuple[str, Any]]:
    for statement in assignments(body):
        target, value = statement[1][0], statement[2]
        op = last(value[1]) if target[:1] == ["n"] and value[:1] == ["k"] else ""
        if op not in own and (op not in TRANSFORMERS or op in STATELESS):
            continue
        name = target[1]
        read = [each for each in calls(body) if each[1][:2] == ["a", ["n", name]] and each[1][2] in _READS]
        fits = [each for each in read if each[1][2] == "fit_transform"]
        if (
            len(fits) != 1
            or uses(body, name) != len(read) + 1
            or not fits[0][2]
            or _OF_TARGET.search(_root(fits[0][2][0]))
        ):
            continue
        if op in own and _saves(*own[op], fits[0]):
            continue
        if _goes_on(body, fits[0]):
            yield op, fits[0]


def _root(code: Any) -> str:
    """The name of the table or column that is given."""
    while code[:1] == ["s"]:
        if code[2][:1] == ["c"] and isinstance(code[2][1], str):
            return code[2][1]
        code = code[1]
    return code[1] if code[:1] == ["n"] else last(code)


def _goes_on(body: Any, fit: Any) -> bool:
    """Whether the rows that a fit made are returned, as they are or split and laid out, or written to a file."""
    names: set[str] = set()
    for statement in assignments(body):
        rows = statement[2]
        if rows == fit or (_lays_out(rows) and any(uses(rows, name) for name in names)):
            targets = statement[1][0][1] if statement[1][0][:1] == ["t"] else statement[1]
            names.update(filter(None, map(_table, targets)))
    written = [call[1][1] for call in calls(body) if call[1][:1] == ["a"] and call[1][2] in _WRITES]
    if written:
        held = {*names, *_held(body, names)}
        return any(uses(rows, name) for rows in written for name in held)
    return any(_table(value) in names for value in _returned(body))


def _held(body: Any, names: set[str]) -> Iterator[str]:
    """The names of dicts and lists that tables are put in, and of the loops that go through these."""
    known = set(names)
    for statement in assignments(body):
        if statement[2][:1] in (["d"], ["l"], ["t"]) and any(uses(statement[2], name) for name in known):
            known.update(filter(None, map(_table, statement[1])))
    yield from known
    yield from (name for loop in _loops(body) if any(uses(loop[2], one) for one in known) for name in _targets(loop[1]))


def _loops(code: Any) -> Iterator[Any]:
    if isinstance(code, list):
        if code[:1] == ["F"] and len(code) > 3 and code[2] is not None:
            yield code
        for part in code:
            yield from _loops(part)


def _targets(code: Any) -> Iterator[str]:
    if code[:1] == ["n"]:
        yield code[1]
    elif code[:1] in (["t"], ["l"]):
        for part in code[1]:
            yield from _targets(part)


def _table(code: Any) -> str:
    """The name of the table that is written or read, whichever columns of it."""
    while code[:1] == ["s"]:
        code = code[1]
    return code[1] if code[:1] == ["n"] else ""


def _lays_out(value: Any) -> bool:
    return value[:1] in (["n"], ["a"], ["s"], ["t"]) or (
        value[:1] == ["k"] and _LAID_OUT.search(last(value[1])) is not None
    )


def _returned(code: Any) -> Iterator[Any]:
    if isinstance(code, list):
        if code[:1] == ["r"] and len(code) == 2:
            value = code[1]
            yield from value[1] if value and value[0] in ("t", "l") else [value] if value and value[0] == "n" else []
        for part in code:
            yield from _returned(part)


def _saves(flow: Flow, cls: str, fit: Any) -> bool:
    """Whether a class of the project saves what it learnt as it is fitted in this call: `fit_transform` may do so only
    where it is told a folder.
    """
    methods = [name for name in flow.functions if name.startswith(f"{cls}.")]
    saving = {name for name in methods if any(last(call[1]) in KEEPS for call in calls(flow.functions[name][1]))}
    if saving != {f"{cls}.fit_transform"}:
        return bool(saving)
    parameters, body = flow.functions[f"{cls}.fit_transform"][:2]
    names = [each for each, _, _ in parameters[1:]]
    given = {**dict(zip(names, fit[2], strict=False)), **dict(fit[3])}
    untold = {each for each, default, _ in parameters if given.get(each, default) == ["c", None]}
    rest = [each for each in body if not (each[:1] == ["I"] and each[1][:1] == ["n"] and each[1][1] in untold)]
    return any(last(call[1]) in KEEPS for call in calls(rest))
