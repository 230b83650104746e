"""The 28 tests of the ML Test Score (Breck, Cai, Nielsen, Salib and Sculley, 2017), in our own words.

Each is answered by evidence where some of our codes speak to it, and otherwise stays open for a person to attest.
"""

from __future__ import annotations

from typing import Final

import msgspec

from mlaudit.findings import CheckResult, Evidence, Outcome, Severity


class Item(msgspec.Struct, frozen=True):
    """One test of the rubric: its area, what it asks, and the codes that speak to it.

    `codes` answer it. `hints` can show that it fails, but not that it holds: no fault in the code, or tests that pass
    somewhere, support it and leave the rest to a person.
    """

    area: str
    text: str
    codes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """How far evidence answers an item: `state` is ``held``, ``partly``, ``failed`` or ``open``."""

    item: Item
    state: str
    evidence: str


ITEMS: Final = (
    Item("Data", "What every feature should look like is written down", ("MLC301",)),
    Item("Data", "Every feature is worth having"),
    Item("Data", "No feature costs more than it brings"),
    Item("Data", "Features keep to the requirements that lie above the model"),
    Item("Data", "The pipeline protects privacy", ("MLC307",), ("MLA802", "MLA803")),
    Item("Data", "A new feature can be added quickly"),
    Item("Data", "The code that makes features is tested", (), ("MLC603",)),
    Item("Model", "What goes into a model is reviewed and under version control", (), ("MLA901",)),
    Item("Model", "Offline metrics stand for what counts online"),
    Item("Model", "Hyperparameters have been tuned"),
    Item("Model", "What a stale model costs is known", ("MLC507",)),
    Item("Model", "A simpler model is not better", ("MLC502",)),
    Item("Model", "Quality holds on the slices that matter", ("MLC504",)),
    Item("Model", "The model has been looked at for inclusion"),
    Item("Infrastructure", "Training can be repeated", (), ("MLA501", "MLA506")),
    Item("Infrastructure", "The model's code has unit tests", ("MLC604",), ("MLC603", "MLA904")),
    Item("Infrastructure", "The whole pipeline has an integration test"),
    Item("Infrastructure", "Quality is judged before a model serves", ("MLC501",)),
    Item("Infrastructure", "One example can be followed step by step"),
    Item("Infrastructure", "A model is tried on a canary first"),
    Item("Infrastructure", "A serving model can be rolled back", ("MLC608",)),
    Item("Monitoring", "Changes upstream are told to those who consume them"),
    Item("Monitoring", "Inputs keep to what training saw", ("MLC401", "MLC302")),
    Item(
        "Monitoring",
        "Training and serving compute the same features",
        ("MLC407",),
        ("MLA201", "MLA202", "MLA203", "MLA205"),
    ),
    Item("Monitoring", "Models are not too old", ("MLC306",)),
    Item("Monitoring", "The model is numerically stable", ("MLC202", "MLC105"), ("MLA606",)),
    Item("Monitoring", "Speed and memory have not got worse", ("MLC209", "MLC211")),
    Item("Monitoring", "Predictions have not got worse", ("MLC402", "MLC501", "MLC503")),
)


def answers(evidence: Evidence) -> tuple[Answer, ...]:
    """Each item with what the evidence says of it."""
    told: dict[str, set[str]] = {}
    for result in evidence.checks:
        told.setdefault(result.code, set()).add(_state(result))
    if evidence.lint is not None and evidence.lint.files:
        hit = {finding.code for finding in evidence.lint.active if finding.severity >= Severity.WARNING}
        noted = {finding.code for finding in evidence.lint.active} - hit
        for code in evidence.lint.rules:
            told[code] = {"failed" if code in hit else "informs" if code in noted else "held"}
    return tuple(_answer(item, told) for item in ITEMS)


def _state(result: CheckResult) -> str:
    if result.outcome is Outcome.FAIL:
        return "failed" if result.severity >= Severity.ERROR else "partly"
    if result.outcome is Outcome.INFO:
        return "informs"  # a number that nothing was asked of; so do the notes of a rule
    return "held" if result.outcome is Outcome.PASS else "open"


def _answer(item: Item, told: dict[str, set[str]]) -> Answer:
    known = {
        code: told[code] - {"informs"} for code in (*item.codes, *item.hints) if told.get(code, set()) - {"informs"}
    }
    failed = [code for code, states in known.items() if "failed" in states]
    if failed:
        return Answer(item, "failed", ", ".join(failed))
    good = [code for code, states in known.items() if "open" not in states]
    if not good:
        return Answer(item, "open", "no evidence yet" if item.codes or item.hints else "to be attested")
    whole = any(code in item.codes for code in good) and all(states == {"held"} for states in known.values())
    return Answer(item, "held" if whole else "partly", ", ".join(good))
