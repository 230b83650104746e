"""Little projects in memory, analysed."""

from __future__ import annotations

from collections.abc import Mapping

from mlaudit.code.engine import Engine
from mlaudit.code.parity.analysis import Parity, parity
from mlaudit.code.parity.steps import shown
from mlaudit.code.parity.values import Event
from mlaudit.code.project import ProjectView


def analysed(files: Mapping[str, str]) -> Parity:
    """The parity of a project of these files."""
    engine = Engine([])
    return parity(ProjectView([engine.facts(path, text.encode(), force=True) for path, text in files.items()]))


def served(found: Parity) -> Event:
    """The one place at which a model is asked."""
    assert len({event.place for event in found.serving}) == 1, found.serving
    return found.serving[0]


def chain_at(event: Event, column: str = "") -> list[str]:
    """The steps of a column, as text."""
    return [shown(step) for step in event.data.columns.get(column, event.data.chain)]
