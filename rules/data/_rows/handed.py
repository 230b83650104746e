"""Rows that are handed to a function of another file, which may hold some of them out: ``train(prepare(path))``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.handed import taken_by_place
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .tables import MOST_NAMES
from .values import Event, Value

if TYPE_CHECKING:
    from .flow import Reader

TAKEN: Final = "taken"
"""The kind of an event that says that rows are those of a parameter."""
_HANDED: Final = "handed:"
_TRAINS: Final = regex(r"(?i)(^|_)(re)?(train(er|ing)?|fit|learn|tune|finetune|split|evaluate|experiment)(?![a-z])")
"""Words in the names of functions that may hold rows out."""
_BEFORE: Final = frozenset({"fit", "call"})


def parameters(function: FunctionNode, qualname: str) -> Iterator[tuple[str, Event]]:
    """The event of each parameter by which rows are known again that are held out in a function."""
    for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs):
        yield argument.arg, Event(TAKEN, argument, f"{qualname} {argument.arg}")


def takes(leak: Event, functions: dict[str, FunctionNode]) -> dict[str, Any]:
    """What others need to know of a parameter that rows are held out of: its function, its name and its place."""
    qualname, _, name = leak.what.partition(" ")
    places = taken_by_place(functions[qualname])
    return {"function": qualname, "name": name, "place": str(places.index(name)) if name in places else ""}


def hand(reader: Reader, name: str, given: list[Value], named: dict[str, Value]) -> None:
    """Remember what rows have been through that are handed to a function which may hold some out, by its name."""
    if not _may_hold_out(name.rpartition(".")[2]):
        return
    for place, value in [*((str(at), each) for at, each in enumerate(given)), *named.items()]:
        if not value.roles and any(event.kind in _BEFORE and not event.roles for event in value.events):
            reader.handed[f"{_HANDED}{name} {place}"] = value


@lru_cache(MOST_NAMES)
def _may_hold_out(last: str) -> bool:
    return _TRAINS.search(last) is not None


def callee_of(holder: str, path: str, project: ProjectView) -> tuple[tuple[str, str], str] | None:
    """The function that a holder's rows are handed to, and the parameter, by name or place; None of other holders."""
    if not holder.startswith(_HANDED):
        return None
    name, _, place = holder.removeprefix(_HANDED).rpartition(" ")
    symbol = project.resolve(name, path)
    return ((symbol.path, symbol.qualname), place) if symbol is not None and symbol.function is not None else None


__all__ = ["TAKEN", "callee_of", "hand", "parameters", "takes"]
