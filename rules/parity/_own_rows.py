"""What serving learns of the rows that it is asked about, and how sure it is that these are a request's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.chains import starts
from mlaudit.code.parity.steps import GEOMETRY, counts
from mlaudit.code.parity.stores import DATABASE
from mlaudit.code.parity.tables import READERS
from mlaudit.code.parity.values import Chain, Data, Event, Obj, Stat, Step

from ._new_rows import is_of_new_rows

_TAKES: Final = frozenset({"add", "multiply", "fillna", "clip", "cut", "qcut"})
"""Steps whose parameters training learns from its data, where they are no constants."""
_STATISTICS: Final = frozenset(
    {"mean", "median", "mode", "min", "max", "std", "var", "sum", "quantile", "ptp", "nanmean", "nanmedian", "nanstd"}
    | {"amin", "amax", "average", "percentile"}
)
"""What a statistic of rows is called: a `dtype` or a shape is none, though it is read off them, too."""
_SENSED: Final = frozenset({"colour", "filter", "numpy.histogram", *GEOMETRY})
"""Steps of pictures and sounds: each is a sample by itself, and may be measured by its own numbers."""


class Taken(NamedTuple):
    """A statistic that a step takes of the rows in hand, with the chain in which it stands."""

    event: Event
    step: Step
    statistic: Stat
    chain: Chain


def taken_of_table(analysis: Parity) -> Iterator[Taken]:
    """Every statistic that a program takes of a table of new rows which it asks a model about."""
    for event in analysis.serving:
        if analysis.is_serving(event) or is_uploaded(event.data) or not is_of_new_rows(analysis, event):
            continue
        for chain in (event.data.chain, *event.data.columns.values()):
            for step in chain:
                statistic = _statistic(step, ("file",))
                if statistic is not None and not _is_of_a_sample(step, statistic, chain):
                    yield Taken(event, step, statistic, chain)


def taken(analysis: Parity) -> Iterator[Taken]:
    """Every statistic of a request's rows that goes into a model which was read from a file."""
    for event in analysis.serving:
        if event.model.loaded is None or not event.data.columns or not analysis.is_serving(event):
            continue
        if is_read_by_program(analysis, event):
            continue
        for chain in (event.data.chain, *event.data.columns.values()):
            for step in chain:
                statistic = _of_request(step, event.data)
                if statistic is not None and not _is_of_a_sample(step, statistic, chain):
                    yield Taken(event, step, statistic, chain)


def _of_request(step: Step, rows: Data) -> Stat | None:
    """The statistic of the data at hand that a step takes for its parameter; None for any other step. Of files those
    count that somebody uploads, whose path nothing tells.
    """
    sources = ("payload", "parameter", "file") if is_uploaded(rows) else ("payload", "parameter")
    return _statistic(step, sources, rows.source)


def _statistic(step: Step, sources: tuple[str, ...], source: str = "file") -> Stat | None:
    """The statistic of rows of one of these sources that a step takes for its parameter; None for any other step."""
    if not counts(step) or step.op not in _TAKES:
        return None
    found = [value for value in step.parameters.values() if isinstance(value, Stat)]
    found += [Stat("quantile", source)] if step.op == "qcut" else []
    return next((value for value in found if value.name in _STATISTICS and value.source in sources), None)


def _is_of_a_sample(step: Step, statistic: Stat, chain: Chain) -> bool:
    """Whether one picture, sound or histogram is measured by its own numbers, which training does as well."""
    if step.op in ("add", "multiply") and statistic.name == "sum":
        return True
    return any(each.op in _SENSED for each in chain[: chain.index(step)])


def is_read_by_program(analysis: Parity, event: Event) -> bool:
    """Whether rows that a function is handed come, where the program calls it, of a table that the program reads."""
    return event.data.source == "parameter" and any(
        other is not event and other.data.source in ("file", DATABASE)
        for other in analysis.events_at(event.place)
        if not is_uploaded(other.data)
    )


def is_uploaded(rows: Data) -> bool:
    """Whether rows come of a file whose path nothing tells."""
    return rows.source == "file" and rows.name in READERS


def is_of_request(analysis: Parity, event: Event, carrier: Obj) -> bool:
    """Whether a transformer was fitted on what a request sent; or, in a function that requests call, on the very rows
    that go into the model, of a file that no training is seen to read.
    """
    fits = [each for each in analysis.machine.events if each.kind == "fit" and each.model is carrier]
    if any(fit.data.is_sent and (fit.root == event.root or analysis.is_serving(fit)) for fit in fits):
        return True
    asked = event.data
    if asked.source != "file" or event.root not in analysis.serving_roots:
        return False
    own = any((fit.data.source, fit.data.place) == (asked.source, asked.place) for fit in fits)
    return own and all(each.data.place != asked.place for each in analysis.training)


def is_run(analysis: Parity, event: Event, carrier: Obj) -> bool:
    """Whether the fit is seen to run where a model is asked: in the same program, at start-up, or on the way of another
    request; a method that trains lies beside many a one that asks, and nobody need call it.
    """
    for fit in analysis.machine.events:
        if fit.kind == "fit" and fit.model is carrier:
            if fit.root == event.root or not fit.root[1] or starts(fit.root[1]) or analysis.is_serving(fit):
                return True
    return False
