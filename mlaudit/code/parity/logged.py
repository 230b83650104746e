"""Models that training logs to a run and that nothing registers: a click does, or a call to the server itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts, kinds
from mlaudit.code.parity.parameters import plain

if TYPE_CHECKING:
    from mlaudit.code.parity.values import Event
    from mlaudit.code.project import ProjectView


_ROW: Final = 3
"""Columns that two models of one project hardly share by chance."""


def logged(read: str | None, training: list[Event]) -> list[Event]:
    """The trainings of the one model, from one table, that is all that is logged, where a name of the registry that
    nothing here gives is read; none otherwise.
    """
    if not read or not read.startswith(artifacts.REGISTRY):
        return []
    paths = {id(each): [path for path, _ in each.model.saved] for each in training}
    if any(path.startswith(artifacts.REGISTRY) for known in paths.values() for path in known):
        return []
    found = [each for each in training if any(path.startswith(artifacts.RUN) for path in paths[id(each)])]
    models = {(each.model.cls, tuple(each.data.order or ()), each.place.path.rpartition("/")[0]) for each in found}
    return found if len(models) == 1 else []


def same_columns(project: ProjectView, training: Event, serving: Event) -> bool:
    """Whether the columns of training are those that serving lays out, or the fields that its request must bring."""
    there = {plain(name) for name in training.data.order or ()}
    asked = [{plain(name) for name in schema.kinds} for schema in kinds.schemas(project, serving)]
    return len(there) >= _ROW and there in ({plain(name) for name in serving.data.order or ()}, *asked)
