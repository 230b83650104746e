"""What the analysis did not reach: calls that fit or ask a model and left no trace, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.fitting import fits_otherwise
from mlaudit.code.parity import tables
from mlaudit.code.parity.values import Place

if TYPE_CHECKING:
    from mlaudit.code.facts import CallFact
    from mlaudit.code.parity.analysis import Parity

_FITS: Final = frozenset({"fit", "fit_generator", "partial_fit"})


def missed(analysis: Parity) -> Iterator[tuple[Place, str]]:
    """The places, in the order of the files, and why nothing is known of each."""
    known = {
        (event.place.path, line)
        for event in analysis.machine.events
        for line in range(event.place.line, event.place.end_line + 1)
    }
    for path, facts in analysis.project.files.items():
        if is_test_path(path):
            continue
        for qualname, calls in (("", facts.module_calls), *((each.qualname, each.calls) for each in facts.functions)):
            for call in calls:
                if (path, call.line) not in known and _concerns_model(analysis, path, call):
                    known.add((path, call.line))
                    yield Place(path, call.line), _reason(analysis, path, qualname, call)
    inside = {path for path, qualname in analysis.machine.backward if qualname}
    followed = {event.function for event in analysis.machine.events}
    for path, qualname in sorted(analysis.machine.backward - followed):
        if qualname or path not in inside:
            flow = analysis.machine.flows[path]
            line = flow.functions[qualname][2] if qualname in flow.functions else 1
            yield Place(path, line), "a loss is propagated here, but what went into the network could not be told"


def _concerns_model(analysis: Parity, path: str, call: CallFact) -> bool:
    last = call.target.rpartition(".")[2]
    if call.reference or (last not in tables.PREDICTS and last not in _FITS) or fits_otherwise(call.target):
        return False
    symbol = analysis.project.resolve(call.target, path)
    return symbol is None or symbol.function is None  # the project's own are read where they stand


def _reason(analysis: Parity, path: str, qualname: str, call: CallFact) -> str:
    name = call.target.rpartition(".")[2]
    if qualname and (path, qualname) not in analysis.machine.read:
        return f"`{name}` is called here, but nothing that could be followed leads here"
    return f"`{name}` is called here, but what it is called on, or what goes in, could not be told"
