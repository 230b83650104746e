"""Transformers that a service reads from a file and never uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_TRANSFORMER: Final = regex(
    r"scaler|vectori[sz]er|imputer|preprocessor|normali[sz]er|tfidf|one_?hot|ordinal_enc|(^|_)(ohe|pca)(_|$)",
    re.IGNORECASE,
)
_OF_TARGET: Final = regex(r"(^|_)(y|target|label|output|price)_", re.IGNORECASE)
"""Those of the label: they turn the answer back, or are needed in training only."""
_ASKS: Final = frozenset({"predict", "predict_proba", "decision_function", "run", "forward"})
_MODEL: Final = regex(r"model|net(work)?$|clf|classifier|regressor|predictor|estimator", re.IGNORECASE)


def unapplied(project: ProjectView, analysis: Parity) -> Iterator[tuple[str, Place, Place, bool]]:
    """The name of each, where it is read, where the model beside it is asked, and whether a request leads there."""
    used = {id(step.carrier) for event in analysis.machine.events for step in event.data.steps()}
    for name, obj, home in analysis.machine.held:
        if id(obj) in used or obj.kept or not _TRANSFORMER.search(name) or _OF_TARGET.search(name):
            continue
        path, cls = home
        flow = analysis.machine.flows[path]
        if any(_reads_of(other, name, own=False) for each, other in analysis.machine.flows.items() if each != path):
            continue
        if _reads_of(flow, name, own=True):
            continue
        bodies = {qualname: flow.functions[qualname][1] for qualname in flow.functions}
        for qualname, body in bodies.items():
            if not cls or qualname.startswith(f"{cls}."):
                line = _asked(body)
                if line is not None:
                    on_path = project.context(path, qualname) == "serving"
                    if on_path or cls:
                        yield name, obj.place, Place(path, *line), on_path
                        break


def _reads_of(flow: Flow, name: str, *, own: bool) -> bool:
    """Whether a file uses a name: by itself too where it is its own, else as an attribute of something."""
    if not flow.mentions(name):
        return False
    return _reads(flow.module, name, own) or any(_reads(flow.functions[each], name, own) for each in flow.functions)


def _reads(code: Any, name: str, own: bool) -> bool:
    """Whether a piece of code does anything with what a name or attribute holds, but to ask whether it is there."""
    if not isinstance(code, list):
        return False
    if code[:1] == ["="] and len(code) == 4:
        below = [part for target in code[1] for part in _below(target, name)]
        return any(_reads(part, name, own) for part in (*below, code[2]))
    if code[:1] == ["cmp"] and code[1] in ("Is", "IsNot") and _is_it(code[2], name, own):
        return False
    if code[:1] == ["c"]:
        return code[1:2] == [name]  # `getattr(self, "scaler")`
    return _is_it(code, name, own) or any(_reads(part, name, own) for part in code)


def _below(target: Any, name: str) -> list[Any]:
    """What a target reads to be written to: nothing where it is the name, its owner where it is the attribute."""
    if target[:2] == ["n", name]:
        return []
    return [target[1]] if target[0] == "a" and target[2] == name else [target]


def _is_it(code: Any, name: str, own: bool) -> bool:
    if not isinstance(code, list) or len(code) < 2 or not isinstance(code[0], str):
        return False
    if code[0] == "a":
        return len(code) > 2 and code[2] == name
    return (own and code[0] == "n" and code[1] == name) or (code[0] == "g" and str(code[1]).rpartition(".")[2] == name)


def _asked(code: Any) -> list[int] | None:
    """Where a body asks a model: ``model.predict(...)``, ``self.model(...)``."""
    if not isinstance(code, list):
        return None
    if code[:1] == ["k"] and len(code) == 5 and (code[2] or code[3]) and _is_model(code[1]):
        place: list[int] = code[4]
        return place
    return next((found for part in code if (found := _asked(part)) is not None), None)


def _is_model(callee: Any) -> bool:
    if callee[0] == "a" and callee[2] in _ASKS:
        callee = callee[1]
    name = callee[2] if callee[0] == "a" else callee[1] if callee[0] == "n" else ""
    return isinstance(name, str) and _MODEL.search(name) is not None
