"""The 28 tests of the ML Test Score (Breck, Cai, Nielsen, Salib and Sculley, 2017), in our own words.

Each is answered by evidence where some of our codes speak to it, and otherwise stays open for a person to attest.
"""

from __future__ import annotations

from typing import Final

import msgspec

from mlaudit.findings import Evidence, Outcome, Severity


class Item(msgspec.Struct, frozen=True):
    """One test of the rubric: its area, what it asks, and the codes whose evidence answers it."""

    area: str
    text: str
    codes: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """How far evidence answers an item: `state` is ``held``, ``failed`` or ``open``."""

    item: Item
    state: str
    evidence: str


ITEMS: Final = (
    Item("Data", "What every feature should look like is written down", ("MLC301",)),
    Item("Data", "Every feature is worth having"),
    Item("Data", "No feature costs more than it brings"),
    Item("Data", "Features keep to the requirements that lie above the model"),
    Item("Data", "The pipeline protects privacy", ("MLA802", "MLA803", "MLC307")),
    Item("Data", "A new feature can be added quickly"),
    Item("Data", "The code that makes features is tested", ("MLC603",)),
    Item("Model", "What goes into a model is reviewed and under version control"),
    Item("Model", "Offline metrics stand for what counts online"),
    Item("Model", "Hyperparameters have been tuned"),
    Item("Model", "What a stale model costs is known", ("MLC507",)),
    Item("Model", "A simpler model is not better", ("MLC502",)),
    Item("Model", "Quality holds on the slices that matter", ("MLC504",)),
    Item("Model", "The model has been looked at for inclusion"),
    Item("Infrastructure", "Training can be repeated", ("MLA501", "MLA506")),
    Item("Infrastructure", "The model's code has unit tests", ("MLC603",)),
    Item("Infrastructure", "The whole pipeline has an integration test"),
    Item("Infrastructure", "Quality is judged before a model serves", ("MLC501",)),
    Item("Infrastructure", "One example can be followed step by step"),
    Item("Infrastructure", "A model is tried on a canary first", ("MLC201", "MLC202")),
    Item("Infrastructure", "A serving model can be rolled back", ("MLC608",)),
    Item("Monitoring", "Changes upstream are told to those who consume them"),
    Item("Monitoring", "Inputs keep to what training saw", ("MLC401", "MLC302")),
    Item("Monitoring", "Training and serving compute the same features", ("MLA202", "MLA203", "MLA201", "MLA205")),
    Item("Monitoring", "Models are not too old", ("MLC306",)),
    Item("Monitoring", "The model is numerically stable", ("MLC202", "MLC203")),
    Item("Monitoring", "Speed and memory have not got worse", ("MLC209",)),
    Item("Monitoring", "Predictions have not got worse", ("MLC402", "MLC501")),
)


def answers(evidence: Evidence) -> tuple[Answer, ...]:
    """Each item with what the evidence says of it."""
    outcomes: dict[str, set[str]] = {}
    for result in evidence.checks:
        failed = result.outcome is Outcome.FAIL and result.severity >= Severity.ERROR
        settled = result.outcome in (Outcome.PASS, Outcome.INFO, Outcome.FAIL)
        outcomes.setdefault(result.code, set()).add("failed" if failed else "held" if settled else "open")
    if evidence.lint is not None:
        hit = {finding.code for finding in evidence.lint.active if finding.severity >= Severity.WARNING}
        for code in evidence.lint.rules:
            outcomes.setdefault(code, set()).add("failed" if code in hit else "held")
    return tuple(_answer(item, outcomes) for item in ITEMS)


def _answer(item: Item, outcomes: dict[str, set[str]]) -> Answer:
    told = {code: outcomes[code] for code in item.codes if code in outcomes}
    failed = [code for code, states in told.items() if "failed" in states]
    if failed:
        return Answer(item, "failed", ", ".join(failed))
    held = [code for code, states in told.items() if states == {"held"}]
    if held and len(held) == len(told):
        return Answer(item, "held", ", ".join(held))
    return Answer(item, "open", "to be attested" if not item.codes else "no evidence yet")
