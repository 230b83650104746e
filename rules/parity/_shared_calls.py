"""Functions that both sides call, each with other names of columns, windows or sizes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex
from mlaudit.code.project import Caller, ProjectView

from ._cleaning import calls, last

_SETTINGS: Final = regex(
    r"(?i)(^|_)(cols?|columns?|features?|field|window|lags?|size|width|height|max_?len(gth)?|sample_rate|sr|n_mels|n_mfcc"
    r"|n_fft|hop_length|fill_value|bins|strategy|lowercase|normalize|mean|std|ngram_range)(_|$)"
)
"""Parameters that say how a feature is made."""
_OTHERWISE: Final = regex(r"(?i)(^|_)(target|label|y|batch|test|val|id)(_|$)")


class Otherwise(NamedTuple):
    """Where serving calls a function, the parameter, what it and training give, and where training calls it."""

    place: Place
    function: str
    parameter: str
    here: object
    there: object
    trained: Place
    on_path: bool


def otherwise(analysis: Parity) -> Iterator[Otherwise]:
    """Every call at serving that gives a function of the project another constant than all of training does."""
    project = analysis.project
    asking = {(place.path, place.line) for event in analysis.serving for place in (*event.trail, event.place)}
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path):
            continue
        for name in flow.functions:
            callers = project.callers((path, name))
            if len(callers) < 2:
                continue
            settings = [one for one in flow.functions[name][0] if _SETTINGS.search(one[0]) and one[2] in (0, 3)]
            settings = [one for one in settings if not _OTHERWISE.search(one[0])]
            if not settings:
                continue
            sides: dict[str, list[tuple[Caller, Any]]] = {}
            for caller in callers:
                call = _call(analysis, caller, name)
                if call is not None and not is_test_path(caller.path):
                    side = project.context(caller.path, caller.qualname)
                    side = "serving" if _asks(project, caller, asking) else side
                    sides.setdefault(side, []).append((caller, call))
            if "serving" in sides and "training" in sides:
                for one in settings:
                    yield from _compared(project, flow.functions[name][0], name, sides, one[0])


def _compared(
    project: ProjectView, parameters: Any, function: str, sides: dict[str, list[tuple[Caller, Any]]], name: str
) -> Iterator[Otherwise]:
    learnt, *others = [_given(parameters, call, name) for _, call in sides["training"]]
    if learnt is None or any(each != learnt for each in others):
        return
    trained = Place(sides["training"][0][0].path, *sides["training"][0][1][4])
    for caller, call in sides["serving"]:
        here = _given(parameters, call, name)
        if here is not None and here != learnt:
            on_path = project.context(caller.path, caller.qualname) == "serving"
            place = Place(caller.path, *call[4])
            yield Otherwise(place, function.rpartition(".")[2], name, here[0], learnt[0], trained, on_path)


def _asks(project: ProjectView, caller: Caller, asking: set[tuple[str, int]]) -> bool:
    """Whether a model that was read from a file is asked in a function, or by what it calls."""
    facts = project.files[caller.path]
    own = next((each for each in facts.functions if each.qualname == caller.qualname), None)
    return own is not None and any(path == caller.path and own.line <= line <= own.end_line for path, line in asking)


def _call(analysis: Parity, caller: Caller, name: str) -> Any:
    flow = analysis.machine.flows.get(caller.path)
    if flow is None or caller.call.reference:
        return None
    body = flow.functions[caller.qualname][1] if caller.qualname in flow.functions else flow.module
    short = name.rpartition(".")[2]
    return next((each for each in calls(body) if each[4][0] == caller.call.line and last(each[1]) == short), None)


def _given(parameters: Any, call: Any, name: str) -> tuple[object] | None:
    """The constant that a call gives a parameter, or leaves it; None for what is not known."""
    if any(key is None for key, _ in call[3]) or any(given[:1] == ["*"] for given in call[2]):
        return None
    names = [each for each, _, kind in parameters if kind == 0 and each not in ("self", "cls")]
    given = {**dict(zip(names, call[2], strict=False)), **dict(call[3])}
    default = next(value for each, value, _ in parameters if each == name)
    code = given.get(name, default)
    return (code[1],) if code is not None and code[:1] == ["c"] and code[1] is not None else None
