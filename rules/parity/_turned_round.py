"""Two preparations of the project that training takes one after the other, and serving the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex

from ._cleaning import assignments, calls, last
from ._half_split import uses

_APPLIES: Final = ("fit_transform", "transform")
_PREPARES: Final = regex(r"(?i)feature|preproc|prepar|clean|encod|scal|impute|transform|normali[sz]|engineer|enrich")


class TurnedRound(NamedTuple):
    """Where serving takes the first step, both steps in its order, and where training takes its first."""

    place: Place
    steps: tuple[str, str]
    trained: Place


def turned_round(analysis: Parity) -> Iterator[TurnedRound]:
    """Every such pair: a function of the project, and an object that is applied by its `transform`."""
    sides: dict[str, dict[tuple[str, str], Place]] = {"training": {}, "serving": {}}
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path) or not any(map(flow.mentions, _APPLIES)):
            continue
        for name in flow.functions.holding(*_APPLIES):
            found = dict(_order(analysis, path, flow.functions[name][1]))
            side = analysis.project.context(path, name) if found else ""
            for steps, place in found.items() if side in sides else ():
                sides[side].setdefault(steps, place)
    for (first, second), place in sides["serving"].items():
        for (before, after), trained in sides["training"].items():
            if _is_one(first, after) and _is_one(second, before) and (before, after) not in sides["serving"]:
                yield TurnedRound(place, (first, second), trained)


def _order(analysis: Parity, path: str, body: Any) -> Iterator[tuple[tuple[str, str], Place]]:
    """The pairs of steps of which the second gets what the first made."""
    if not any(last(call[1]) in _APPLIES for call in calls(body)):
        return
    classes = {each[1][0][1]: last(each[2][1]) for each in assignments(body) if _is_built(each)}
    if len({step for call in calls(body) if (step := _step(analysis, path, call, classes))}) < 2:
        return
    after: dict[str, list[tuple[str, list[int]]]] = {}
    for statement in assignments(body):
        value, before = statement[2], list[tuple[str, list[int]]]()
        for name, steps in after.items():
            if uses(value, name):
                before += steps
        call = next((each for each in calls(value) if _step(analysis, path, each, classes)), None)
        targets = statement[1][0][1] if statement[1][0][:1] == ["t"] else statement[1]
        made = [each[1] for each in targets if each[:1] == ["n"]]
        if call is not None:
            step = _step(analysis, path, call, classes)
            for other, place in before:
                if other != step:
                    yield (other, step), Place(path, *place)
            before = [*before, (step, statement[3])]
        for name in made:
            after[name] = before


def _is_built(statement: Any) -> bool:
    return statement[1][0][:1] == ["n"] and statement[2][:1] == ["k"] and last(statement[2][1])[:1].isupper()


def _step(analysis: Parity, path: str, call: Any, classes: dict[str, str]) -> str:
    """What a call does to a table: a function of the project, or the class or name of what is applied; "" for none."""
    callee = call[1]
    if callee[:1] == ["a"] and callee[2] in _APPLIES:
        return f"{classes.get(last(callee[1]), last(callee[1]))}.transform"
    if callee[:1] == ["g"] and _PREPARES.search(last(callee)) is not None:
        located = analysis.project.locate(callee[1], path)
        return last(callee) if located is not None else ""
    return ""


def _is_one(here: str, there: str) -> bool:
    """Whether two names are of one step: the same function, or an object that is called as its class is."""
    if here == there:
        return True
    one, other = (each.removesuffix(".transform").lower().replace("_", "") for each in (here, there))
    applied = here.endswith(".transform") and there.endswith(".transform")
    return applied and min(len(one), len(other)) > 3 and (one.endswith(other) or other.endswith(one))
