"""How a difference between two chains is said: where, how sure, and with both chains side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import LIKELY, Compared, Parity, parity
from mlaudit.code.parity.compare import MISSING, Difference
from mlaudit.code.parity.evidence import is_proven
from mlaudit.code.parity.steps import chain_shown, shown
from mlaudit.code.parity.values import Place
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Rule
from mlaudit.findings import Finding, Location, Related, Severity

from ._drafts import is_draft

SURE = 0.7
"""From here on a difference may be an error; below it is a warning."""


class Said(NamedTuple):
    """Differences of one kind at one place of one serving chain."""

    compared: Compared
    place: Place
    differences: list[Difference]

    @property
    def confidence(self) -> float:
        """How sure the surest of the differences is, with the pairing."""
        return max(self.compared.certainty(each) for each in self.differences)

    @property
    def columns(self) -> list[str]:
        """Columns of all the differences, each once."""
        return list(dict.fromkeys(name for each in self.differences for name in each.columns))


def taken_before(analysis: Parity) -> frozenset[int]:
    """The very steps (by `id`) that trainings took, or the program that wrote a table: both sides read what these made
    once.
    """
    return frozenset(id(step) for event in analysis.training for step in event.data.steps()).union(
        analysis.machine.stored
    )


def grouped(
    project: ProjectView, wanted: Callable[[Difference], bool], place: Callable[[Compared, Difference], Place]
) -> Iterator[Said]:
    """The differences that a rule wants, one group a place and kind, each once, however many routes lead there: where
    the surest pair shows them.
    """
    found: dict[tuple[Place, str], Said] = {}
    lacking: dict[object, Place] = {}
    for compared in sorted(parity(project).compared, key=lambda each: -each.pair.confidence):
        sure = [d for d in compared.differences if compared.certainty(d) >= LIKELY]
        for difference in sure:
            if not wanted(difference):
                continue
            where = place(compared, difference)
            lost = difference.training if difference.kind == MISSING else None
            if lost is not None:  # `predict` and `predict_proba` of the same rows lack the same step
                key = (lost.place, lost.op, compared.pair.serving.function)
                where = lacking.setdefault(key, where)
            known = found.get((where, difference.kind))
            if known is None:
                found[where, difference.kind] = Said(compared, where, [difference])
            elif known.compared is compared:
                known.differences.append(difference)
    yield from found.values()


def finding(
    rule: Rule,
    project: ProjectView,
    said: Said,
    message: str,
    *,
    training: Place | None = None,
    note: str = "",
) -> Finding | None:
    """The finding of a group; None in tests."""
    analysis = parity(project)
    if is_test_path(said.place.path):
        return None
    first = said.differences[0]
    other = training or (first.training.place if first.training is not None else said.compared.pair.training.place)
    note = note or ("training does it here" if other != said.compared.pair.training.place else "it is trained here")
    on_path = analysis.is_serving(said.compared.pair.serving)
    severity = rule.severity if on_path and said.confidence >= SURE and _is_proven(analysis, said) else Severity.WARNING
    pair, where = said.compared.pair, said.place
    if pair.guessed or is_draft(analysis, where):
        severity = Severity.INFO
    handed = any(model is pair.training.model for _, model in analysis.machine.handed.values())
    if on_path and handed and project.context(*pair.training.function) == "serving":
        # a route that trains again: what answers until then is what the model was made for
        where, other, note = other, said.place, "serving does otherwise here"
        told: set[object] = project.shared.setdefault("told of training again", set())
        if (rule.code, where) in told:
            return None
        told.add((rule.code, where))
    return project.finding(
        rule,
        analysis.location(where),
        message,
        severity=severity,
        related=related(analysis, other, note),
        evidence=evidence(said),
        confidence=round(said.confidence, 2),
        context="serving" if on_path else project.context(*said.compared.pair.serving.function),
    )


def _is_proven(analysis: Parity, said: Said) -> bool:
    return any(is_proven(analysis.machine, each) for each in said.differences if said.compared.certainty(each) >= SURE)


def related(analysis: Parity, place: Place, message: str) -> tuple[Related, ...]:
    """The other side, as a related place."""
    where = analysis.location(place)
    return (Related(where.path, where.line, message, where.cell),)


def evidence(said: Said) -> dict[str, str]:
    """Both chains, for each column once, and why they belong together."""
    made: dict[str, str] = {}
    for difference in said.differences[:3]:
        suffix = f" ({difference.columns[0]})" if difference.columns else ""
        made.setdefault(f"training{suffix}", chain_shown(difference.training_chain))
        made.setdefault(f"serving{suffix}", chain_shown(difference.serving_chain))
    made["paired"] = said.compared.pair.reason
    return made


def asked_in(project: ProjectView, said: Said) -> str:
    """What the side that asks the model is called: ``serving`` where a request leads there, else the code here."""
    return "serving" if parity(project).is_serving(said.compared.pair.serving) else "the code here"


def of_columns(names: Iterable[str]) -> str:
    """`` of `temp` and `visib` ``, or nothing."""
    written = named(names)
    return f" of {written}" if written else ""


def named(names: Iterable[str]) -> str:
    """```temp`, `visib` and 2 more``: the first of some names, or nothing."""
    shown_names = [f"`{name}`" for name in names if name]
    if len(shown_names) > 3:
        return f"{', '.join(shown_names[:3])} and {len(shown_names) - 3} more"
    return " and ".join(shown_names) if len(shown_names) < 3 else ", ".join(shown_names)


def listed(differences: Iterable[Difference], *, training: bool) -> str:
    """The steps of some differences: `` `lower`, `replace(' ', '_')` ``."""
    texts = dict.fromkeys(
        f"`{shown(step)}`" for each in differences if (step := each.training if training else each.serving) is not None
    )
    return ", ".join(texts)


__all__ = ["LIKELY", "SURE", "Location", "Said", "evidence", "finding", "grouped", "listed", "of_columns", "related"]
