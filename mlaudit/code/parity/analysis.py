"""The whole: chains of a project, pairs of training and serving, and their differences. Made once per project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mlaudit.code.parity import chains, compare, evidence, pairing, relays, steps, tables, whichever
from mlaudit.code.parity.machine import Machine
from mlaudit.code.parity.pairing import Pair
from mlaudit.code.parity.values import Event, Place, Step
from mlaudit.code.parity.writers import Writers
from mlaudit.findings import Location

if TYPE_CHECKING:
    from mlaudit.code.parity.compare import Difference
    from mlaudit.code.project import ProjectView


LIKELY = 0.5
"""Below this a difference is not spoken of."""


class Compared(NamedTuple):
    """A pair with its differences."""

    pair: Pair
    differences: list[Difference]

    def certainty(self, difference: Difference) -> float:
        """How sure a difference is, with the pairing: a whole transformer that is missing, or another pretrained model,
        speaks against one that rests on little.
        """
        sure = self.pair.confidence
        missing = difference.training if difference.kind == compare.MISSING else None
        against = bool(missing and missing.carrier) or any(name == "pretrained" for name, _, _ in difference.what)
        return sure * difference.confidence * (0.7 if sure < 0.8 and against else 1.0)


class Parity:
    """What was found in one project."""

    def __init__(self, project: ProjectView) -> None:
        self.project = project
        self.machine: Machine = chains.run(project)
        self._by_place: dict[Place, list[Event]] | None = None
        self.serving_roots = chains.serving_roots(project)
        self.training, self.serving = pairing.split(self.machine, self.serving_roots)
        relays.settle(self.machine, [event.model for event in self.training])
        self.machine.writers = Writers(self.machine.objects)
        self.compared = self._compare()

    def _compare(self) -> list[Compared]:
        """For each serving event the training that explains it best: what differs from all is a difference."""
        best: dict[int, Compared] = {}
        unread = self._unread()
        for pair in pairing.pair(self.project, self.training, self.serving, self.serving_roots, unread):
            made = Compared(pair, self._differences(pair))
            known = best.get(id(pair.serving))
            if known is None or _rank(made) < _rank(known):
                best[id(pair.serving)] = made
        alone = [event for event in self.serving if id(event) not in best]
        for pairs in whichever.pairs(self.machine, self.training, alone, self.serving_roots, unread):
            common = whichever.in_all([self._differences(pair) for pair in pairs])
            best[id(pairs[-1].serving)] = Compared(pairs[-1], common)
        return list(best.values())

    def _differences(self, pair: Pair) -> list[Difference]:
        found = compare.compare(self.machine, pair.training, pair.serving)
        return evidence.weighed(self.machine, pair.training, pair.serving, found)

    def _unread(self) -> frozenset[str]:
        """The files that train something, of which nothing could be followed to where it is fitted."""
        followed = {event.place.path for event in self.machine.events if event.kind == "fit"}
        followed |= {event.place.path for event in self.training}
        return frozenset(
            entry.path
            for entry in self.project.entry_points
            if entry.kind == "training" and entry.path not in followed and not entry.function.endswith(".fit")
        )

    @property
    def evaluated_apart(self) -> list[tuple[Event, Event, list[Step]]]:
        """Models that are asked about data that lacks fitted transformers which all their training data went through.

        An estimator of the project's own that asks another one is left out: what it gets is up to the pipeline that it
        stands in. (where it is asked, where it was fitted, the transformers that are missing)
        """
        fits: dict[int, list[Event]] = {}
        for event in self.machine.events:
            if event.kind == "fit":
                fits.setdefault(id(event.model), []).append(event)
        found = []
        for event in self.machine.events:
            trained = fits.get(id(event.model), [])
            if (
                event.kind not in ("evaluate", "predict")
                or not trained
                or event.data.source in ("parameter", "database", "unknown")
                or event.function[1].endswith((".predict", ".predict_proba", ".decision_function"))
            ):
                continue
            used = {id(step.carrier) for step in event.data.steps() if step.carrier is not None}
            if any(steps.is_opaque(step) for step in event.data.steps()):
                continue
            lost = [
                step
                for step in trained[-1].data.chain
                if step.carrier is not None
                and step.op in tables.TRANSFORMERS
                and all(_went_through(each, step) for each in trained)
                and id(step.carrier) not in used
            ]
            if lost and not any(step.op in tables.TRANSFORMERS for step in event.data.steps()):
                if any(_is_other_branch(other, event) for other in self.machine.events):
                    continue
                found.append((event, trained[-1], lost))
        return found

    def events_at(self, place: Place) -> list[Event]:
        """The events of one place: as many as programs lead to it."""
        if self._by_place is None:
            self._by_place = {}
            for event in self.machine.events:
                self._by_place.setdefault(event.place, []).append(event)
        return self._by_place.get(place, [])

    def location(self, place: Place) -> Location:
        """A place as it is reported: inside its cell for a notebook, columns from 1."""
        first = max(place.line, 1)
        cell, line = self.project.files[place.path].place(first)
        end = line + max(place.end_line - first, 0)
        return Location(place.path, line, place.column + 1, end, place.end_column + 1, cell)

    def is_serving(self, event: Event) -> bool:
        """Whether a request leads to this event."""
        return event.root in self.serving_roots or self.project.context(*event.function) == "serving"


def _went_through(event: Event, step: Step) -> bool:
    return any(each.carrier is step.carrier for each in event.data.chain)


def _rank(compared: Compared) -> tuple[bool, float]:
    return compared.pair.training.data.source == "parameter", sum(d.confidence for d in compared.differences)


def parity(project: ProjectView) -> Parity:
    """The analysis of a project, made on first use and kept with it; what it crashed with is raised again, or each of
    the rules that share it would try anew.
    """
    found = project.shared.get("parity")
    if isinstance(found, Exception):
        raise found
    if not isinstance(found, Parity):
        try:
            found = Parity(project)
        except Exception as error:
            project.shared["parity"] = error
            raise
        project.shared["parity"] = found
    return found


_BESIDE: Final = 4
"""Lines from one branch of a choice to the other."""


def _is_other_branch(other: Event, event: Event) -> bool:
    """``if scaled: model.predict(scaler.transform(rows))`` beside ``else: model.predict(rows)``: a flag knows which."""
    near = other.place.path == event.place.path and 0 < abs(other.place.line - event.place.line) <= _BESIDE
    return (
        near
        and other.model is event.model
        and other.kind == event.kind
        and any(step.op in tables.TRANSFORMERS for step in other.data.steps())
    )
