"""What is made on first use, and whether that use is the service's start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from .._web.apps import app_of
from .loading import is_start

_CODE: Final = "MLA701"
_MAKES: Final = regex(r"(?i)^_*(init|initiali[sz]e|set_?up|load|warm_?up|start)(_|$)")
_OWN: Final = frozenset({"self", "cls"})


def done_once(project: ProjectView, node: Node) -> frozenset[int]:
    """The lines of a function's file where what a test finds missing is made: ``if model is None: model = Model()``."""
    known: dict[str, frozenset[int]] = project.shared.setdefault("MLA701 made on first use", {})
    path = node[0]
    if path not in known:
        facts = project.files[path]
        lines = [c.data["first use"] for c in facts.candidates_of(_CODE) if "first use" in c.data]
        known[path] = frozenset(line for each in lines for line in each)
    return known[path]


def is_warmed_up(project: ProjectView, getter: Node, asked: Node) -> bool:
    """Whether the start of the service that asks has called a getter that gives one thing, whoever asks: it is there
    before the first request.
    """
    function = project.function(getter)
    if function is None or any(parameter.name not in _OWN for parameter in function.parameters):
        return False
    files = app_of(project, asked[0]).files | {asked[0]}
    return any(
        caller.path in files and not caller.call.reference and is_start(project, (caller.path, caller.qualname))
        for each in (getter, *_makers(project, getter))
        for caller in project.callers(each)
    )


def _makers(project: ProjectView, getter: Node) -> Iterator[Node]:
    """The functions beside a getter that are there to make the thing it gives: ``def initialize_engine(): global
    _engine; _engine = Engine()`` beside ``def get_engine()``, which makes one where there is none.
    """
    function, filled = project.function(getter), done_once(project, getter)
    made = {call.target for call in function.calls if call.line in filled} if function is not None else set()
    for each in project.files[getter[0]].functions if made else ():
        if _MAKES.match(each.qualname) and any(call.target in made for call in each.calls):
            yield getter[0], each.qualname
