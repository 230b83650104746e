"""What a difference needs to be said, and to be called an error: both sides followed, and a step that serving needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import (
    artifacts,
    compare,
    doubts,
    expressions,
    gaps,
    kinds,
    origins,
    pairing,
    pipelines,
    steps,
    tables,
    transforms,
)
from mlaudit.code.parity.compare import Difference
from mlaudit.code.parity.values import Chain, Event, Obj, Step
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_UNSEEN: Final = 0.4
"""What is left of a difference where the side that lacks a step was not followed to where it begins."""
_OF_SOME: Final = 0.65
"""How sure a step of columns that nobody names may be: less than an error needs."""

_OF_PICTURES: Final = frozenset({"colour", *steps.GEOMETRY})
"""Steps that bring a picture to the form in which a table of pixels has it."""

_TREES: Final = regex(r"^(XGB|LGBM|CatBoost)|(Forest|Trees?|GradientBoosting)(Classifier|Regressor)$")
"""Classes of models that compare each value with numbers of their training data, and do nothing else with it."""
_TAKES_GAPS: Final = regex(r"^(XGB|LGBM|CatBoost|HistGradientBoosting)|^Booster$")
"""Classes of models that learn from gaps as they are."""


def weighed(machine: Machine, training: Event, serving: Event, found: list[Difference]) -> list[Difference]:
    """The differences that something speaks for, each as sure as what is known of the side that lacks it."""
    kept = [each for each in found if _has_ground(machine, serving, each) and not _is_of_no_leaf(training, each)]
    raw = origins.is_raw(machine, training)
    made = origins.is_ready(machine, serving)
    owned = any(
        steps.is_opaque(step) and step.carrier is not None and step.carrier.loaded is not None
        for step in serving.data.steps()
    )
    learns_gaps = _TAKES_GAPS.search(_last(training).short) is not None and serving.data.is_sent
    for each in kept:
        if learns_gaps and each.kind == compare.EXTRA and _is_number(each.serving):
            each.confidence /= doubts.OF_GUARDS  # a gap is a value of its own to such a model
        if each.kind == compare.EXTRA and not raw:
            each.confidence *= _UNSEEN
        if each.kind == compare.EXTRA and each.serving is not None and each.serving.op in _OF_PICTURES:
            each.confidence *= _UNSEEN if origins.is_listed(machine, training.data) else 1.0
        if each.kind == compare.MISSING and (made or owned or _is_applied_aside(machine, serving, each.training)):
            each.confidence *= _UNSEEN
        if each.kind == compare.MISSING and _is_of_some_models(machine, training, each.training):
            each.confidence *= _UNSEEN
        if each.kind == compare.MISSING and _reads_other_words(each):
            each.confidence *= _UNSEEN
        if serving.data.detail == expressions.LISTED and _is_dummies(each.training):
            each.confidence *= _UNSEEN  # the names are those of the dummies, and the request brings these
        if each.kind == compare.MISSING and _is_of_some(each.training):
            each.columns, each.confidence = [], min(each.confidence, _OF_SOME)
    return kept


def _is_of_some_models(machine: Machine, training: Event, step: Step | None) -> bool:
    """Whether a loop fits models on rows that took a step and on rows that did not, and keeps all under one name: which
    of them is asked nobody can tell.
    """
    alike = (
        event
        for event in machine.events
        if event.place == training.place and event.kind == "fit" and event.model.saved == training.model.saved
        if event.data.source not in ("parameter", "unknown")
    )
    return step is not None and any(all(each.place != step.place for each in event.data.steps()) for event in alike)


def _last(event: Event) -> Obj:
    """The model itself, of a pipeline its last step."""
    return (pipelines.parts_of(event.model) or [event.model])[-1]


def _is_number(step: Step | None) -> bool:
    """Whether a step puts a number where there is nothing."""
    return step is not None and step.op == "fillna" and isinstance(step.parameters.get("value"), int | float)


def _is_applied_aside(machine: Machine, serving: Event, step: Step | None) -> bool:
    """Whether the function that asks applies such a transformer from a file too, and what it gives was lost on the way
    to a transformer that it does reach: put beside other columns, as a rule.
    """
    reached = [each.carrier for each in serving.data.steps() if each.carrier is not None]
    if step is None or step.carrier is None or not reached:
        return False
    lost = [each for each in machine.applied.get(serving.function, ()) if all(each is not held for held in reached)]
    origins_of = [pairing.origin_of(machine, each) for each in lost]
    return any(origin is None or origin.short == step.op for origin in origins_of)


def _reads_other_words(difference: Difference) -> bool:
    """Whether what a step does to words is of no account at serving, where a map of quite other words takes them."""
    if difference.training is None or difference.training.op not in tables.STRING_STEPS:
        return False
    here, there = (_mapped_words(chain) for chain in (difference.serving_chain, difference.training_chain))
    return bool(here and there) and here.isdisjoint(there)


def _mapped_words(chain: Chain) -> set[object]:
    """The words that a chain makes numbers of by a map that is known."""
    given = [step.parameters.get("by") for step in chain if step.op == "map"]
    return {pair[0] for by in given if isinstance(by, tuple) for pair in by if isinstance(pair, tuple) and pair}


def _is_dummies(step: Step | None) -> bool:
    return step is not None and step.op == "get_dummies"


def _is_of_some(step: Step | None) -> bool:
    """Whether a step takes those columns of a table that hold words, whichever these are."""
    return step is not None and step.op == "get_dummies" and "columns" not in step.parameters


def _is_of_no_leaf(training: Event, difference: Difference) -> bool:
    """Whether values beyond the bounds of training's `clip` end where the bounds do: each lies on the same side of all
    that a tree learnt to ask.
    """
    step = difference.training or difference.serving
    return step is not None and step.op == "clip" and _TREES.search(_last(training).short) is not None


def _has_ground(machine: Machine, serving: Event, difference: Difference) -> bool:
    step = difference.training
    if difference.kind == compare.MISSING and step is not None:
        if gaps.is_fill(step):
            return gaps.needs(machine, serving, difference)
        return True
    if difference.kind == compare.PARAMETER:
        difference.what = [each for each in difference.what if not _is_saved_tokenizer(machine, *each)]
        return bool(difference.what)
    return True


def _is_saved_tokenizer(machine: Machine, name: str, there: object, here: object) -> bool:
    """Whether what serving names is the folder that training's tokenizer was saved to."""
    if name != "pretrained" or not isinstance(here, str):
        return False
    return any(
        artifacts.same(path, here) > 0 for each in machine.objects if each.loaded == there for path, _ in each.saved
    )


_CLASS: Final = regex(r"\[\^|\\[wWdD]|\[.*[a-zA-Z0-9]-[a-zA-Z0-9]")
"""Patterns of more than white space and single signs."""
_MILD: Final = frozenset({"clip", "strip", "round", "abs", "where", "mask", "replace", "title", "zfill", "unicode"})
"""Steps that change few values, if any."""


def is_proven(machine: Machine, difference: Difference) -> bool:
    """Whether both chains were followed to the model without a link that nobody knows, and what differs
    changes every answer.
    """
    step = difference.training or difference.serving
    if step is None or step.guarded or step.rescue or step.partial:
        return False
    if difference.kind != compare.PARAMETER and _is_mild(step):
        return False
    chains = (*difference.training_chain, *difference.serving_chain)
    return all(_is_known(machine, each) for each in chains)


def _is_mild(step: Step) -> bool:
    if step.op == "replace" and isinstance(old := step.parameters.get("old"), str):
        return not _CLASS.search(old)  # signs of a kind, in every text
    if step.op in _MILD or step.op in steps.GEOMETRY or gaps.is_fill(step):
        return True
    return step.parameters.get("how") == transforms.AS_STORED


def _is_known(machine: Machine, step: Step) -> bool:
    if step.op in (kinds.CAST, *steps.NEUTRAL):
        return True
    if not steps.is_known(step):
        return False
    if steps.wildcard(step):
        return step.carrier is not None and pairing.origin_of(machine, step.carrier) is not None
    return True
