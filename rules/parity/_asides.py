"""Preparation that is missing where no two chains need to be compared to see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.pairing import of_one_project
from mlaudit.code.parity.steps import chain_shown
from mlaudit.code.parity.values import Place
from mlaudit.code.project import ProjectView

from ._answers import answered, answered_apart
from ._any_mode import any_mode
from ._by_label import by_label, demanded
from ._channels import turned
from ._forgotten import forgotten
from ._half_split import half_splits
from ._inverses import ill_matched
from ._left_out import left_out
from ._one_hot_or_number import numbered_apart
from ._published import mistreated
from ._refused_gaps import refused_gaps
from ._rescaled import rescaled
from ._row_numbers import row_numbers
from ._said import named
from ._skipped import skipped
from ._unapplied import unapplied
from ._uncleaned import uncleaned


class Aside(NamedTuple):
    """Something that MLA202 says of one place; `note` says what is at the `other`, `on_path` whether requests get
    there, `mild` that no chain ties the two sides together, `noted` that it may be meant. `fix` is what to do where
    that is not what the rule advises.
    """

    place: Place
    message: str
    other: Place
    note: str
    confidence: float
    evidence: dict[str, str] | None = None
    on_path: bool = False
    mild: bool = False
    noted: bool = False
    fix: str = ""


def asides(project: ProjectView, analysis: Parity) -> Iterator[Aside]:
    """All of them; the same place may come more than once. What no chain ties together is of one project at least."""
    yield from _tied(project, analysis)
    for aside in _untied(project, analysis):
        if of_one_project(aside.place.path, aside.other.path):
            yield aside


def _tied(project: ProjectView, analysis: Parity) -> Iterator[Aside]:
    yield from _unknown_fields(analysis)
    yield from _evaluated(analysis)
    yield from _published(analysis)
    yield from _any_mode(analysis)
    yield from _turned(analysis)
    yield from _answered(analysis)
    yield from _skipped(analysis)
    yield from _unapplied(project, analysis)
    yield from _halves(analysis)
    yield from _half_splits(analysis)
    yield from _forgotten(analysis)
    yield from _rescaled(analysis)
    yield from _numbered_apart(analysis)


def _untied(project: ProjectView, analysis: Parity) -> Iterator[Aside]:
    yield from _answered_apart(analysis)
    yield from _uncleaned(project, analysis)
    yield from _by_label(analysis)
    yield from _demanded(analysis)
    yield from _row_numbers(analysis)
    yield from _left_out(analysis)
    yield from _refused_gaps(analysis)


def _unknown_fields(analysis: Parity) -> Iterator[Aside]:
    """Records that lack a field that a `DictVectorizer` learnt: it takes that for zero, and drops what is new."""
    for compared in analysis.compared:
        training, serving = compared.pair.training, compared.pair.serving
        learnt, given = training.data.order, serving.data.order
        made = next((step for step in training.data.chain if step.op == "DictVectorizer"), None)
        if made is None or not learnt or not given or compared.pair.confidence < 0.8:
            continue
        lost = [name for name in learnt if name not in given and name != training.label]
        if not lost:
            continue
        step = next((each for each in serving.data.chain if each.carrier is not None), None)
        new = [name for name in given if name not in learnt]
        dropped = f", and drops {named(new)}, which it does not know" if new else ""
        yield Aside(
            serving.place if step is None else step.place,
            f"the model learnt from {named(lost)}, which serving does not give: the `DictVectorizer` takes"
            f" {'it' if len(lost) == 1 else 'them'} for zero{dropped}",
            made.place,
            "it is fitted here",
            0.9,
            evidence={"training": ", ".join(learnt), "serving": ", ".join(given)},
            on_path=analysis.is_serving(serving),
        )


def _evaluated(analysis: Parity) -> Iterator[Aside]:
    """Models that are evaluated on data that did not go through the transformer that they were fitted behind."""
    for event, training, lost in analysis.evaluated_apart:
        names = ", ".join(f"`{step.op}`" for step in lost)
        yield Aside(
            event.place,
            f"the model was fitted on the output of {names}, but gets raw data here: what is measured is not the"
            " model that ships",
            training.place,
            "it is fitted here",
            0.85,
            evidence={"training": chain_shown(training.data.chain), "evaluation": chain_shown(event.data.chain)},
        )


def _published(analysis: Parity) -> Iterator[Aside]:
    """Published weights that get their pixels in another range than those that they were trained on."""
    for event, said in mistreated(analysis):
        shown = {"serving": chain_shown(event.data.chain)}
        note = "the weights are taken here"
        yield Aside(event.place, said, event.model.place, note, 0.9, evidence=shown, on_path=True)


def _any_mode(analysis: Parity) -> Iterator[Aside]:
    """Pictures that are never brought to the three colours that a model takes."""
    for event, step in any_mode(analysis):
        yield Aside(
            step.place,
            "nothing brings the picture to RGB: a grey one, one with a palette or with an alpha channel reaches a model"
            " of three colours as it is",
            event.place,
            "the model is asked here",
            0.8,
            evidence={"serving": chain_shown(event.data.chain)},
            noted=True,
            fix='Call `.convert("RGB")` on the picture as soon as it is opened, as training does.',
        )


def _answered(analysis: Parity) -> Iterator[Aside]:
    """Logarithms that a model learnt to answer, and that nobody takes back, or by the exponential of another one."""
    for compared, taken, back in answered(analysis):
        serving = compared.pair.serving
        said = f"the model learnt the `{taken.op}` of what it is to answer, and its answer"
        yield Aside(
            serving.place if back is None else back.place,
            f"{said} is given out as it comes: a logarithm" if back is None else f"{said} goes through `{back.op}`",
            taken.place,
            "the logarithm is taken here",
            0.75 if back is None else 0.85,
            evidence={"paired": compared.pair.reason},
            on_path=analysis.is_serving(serving),
            mild=back is None,
        )


def _answered_apart(analysis: Parity) -> Iterator[Aside]:
    """Answers that go through another exponential than what every training takes, and inverses that are none."""
    for taken, back in answered_apart(analysis):
        yield Aside(
            back.place,
            f"every training here learns the `{taken.op}` of what it is to answer, and this answer goes through"
            f" `{back.op}`",
            taken.place,
            "the logarithm is taken here",
            0.75,
        )
    for place, there, back_by in ill_matched(analysis):
        yield Aside(
            place,
            f"`{back_by}` is given here as the inverse of `{there}`, and does not take it back",
            place,
            "both are given here",
            0.95,
        )


def _turned(analysis: Parity) -> Iterator[Aside]:
    """Arrays that are RGB where the model takes them for BGR."""
    for event, place in turned(analysis):
        yield Aside(
            place,
            f"`{event.model.short}` takes an array for BGR, as OpenCV reads it, and gets RGB: red and blue change"
            " places, which they did not as it learnt from files",
            event.place,
            "the model is asked here",
            0.9,
            evidence={"serving": chain_shown(event.data.chain)},
            on_path=analysis.is_serving(event),
        )


def _skipped(analysis: Parity) -> Iterator[Aside]:
    """Steps that are taken out of a pipeline and given what the whole of it is given."""
    for event, other in skipped(analysis):
        yield Aside(
            event.place,
            "one step of a pipeline gets the rows here that the whole pipeline gets: they skipped the steps that stand"
            " before it",
            other.place,
            "the whole pipeline is asked here",
            0.8,
            evidence={"step": chain_shown(event.data.chain)},
        )


def _unapplied(project: ProjectView, analysis: Parity) -> Iterator[Aside]:
    """Transformers that are read beside a model and left alone."""
    for name, read, asked, on_path in unapplied(project, analysis):
        yield Aside(
            read,
            f"`{name}` is read from its file here and nothing ever applies it: the model beside it gets rows that lack"
            " what it was saved for",
            asked,
            "the model is asked here",
            0.8,
            on_path=on_path,
        )


def _halves(analysis: Parity) -> Iterator[Aside]:
    """Logarithms that are taken back by the exponential of another one."""
    for taken, back in analysis.machine.halves:
        less, right = ("more", "expm1") if taken.op == "log1p" else ("less", "exp")
        yield Aside(
            back.place,
            f"`{back.op}` does not take back `{taken.op}`, `{right}` does: every value is one {less} than it was",
            taken.place,
            "the logarithm is taken here",
            0.85,
            evidence={"chain": chain_shown((taken, back))},
            on_path=False,  # whether anything is made of it after is not followed
        )


def _uncleaned(project: ProjectView, analysis: Parity) -> Iterator[Aside]:
    """Texts that go to the model as they came, though training cleaned its own."""
    for one in uncleaned(project, analysis):
        yield Aside(
            one.place,
            f"training cleans its texts with `{one.cleaner}`, and nothing on the way of a request to here does: the"
            " model reads texts of a kind that it never saw",
            one.used,
            f"`{one.cleaner}` is used here",
            0.75,
            on_path=True,
            mild=True,
        )


def _half_splits(analysis: Parity) -> Iterator[Aside]:
    """Splits of which only the rows to learn from are transformed, by what nothing else holds."""
    for one in half_splits(analysis):
        yield Aside(
            one.place,
            f"`{one.learnt}` goes through the `{one.by}` here and `{one.left}` of the same split never does: no model"
            " that learns from the one can be asked about the other",
            one.split,
            "they are split here",
            0.85,
        )


def _forgotten(analysis: Parity) -> Iterator[Aside]:
    """Changes of values that a class makes as it is fitted, and not to what it is given later."""
    for one in forgotten(analysis):
        yield Aside(
            one.place,
            f"`transform` lacks the `{one.op}` that `fit_transform` of the same class does: what a model learns from is"
            " not what it is asked about",
            one.made,
            "it is done here",
            0.8,
        )


def _by_label(analysis: Parity) -> Iterator[Aside]:
    """Rows that are dropped by the column that they are to be asked about."""
    for one in by_label(analysis):
        yield Aside(
            one.place,
            f"rows are dropped by `{one.label}` before a model is asked to predict it: nobody knows it by then, or the"
            " rows that it drops get no prediction",
            one.dropped,
            "they are dropped here",
            0.75,
            noted=True,
        )


def _demanded(analysis: Parity) -> Iterator[Aside]:
    """Labels that a program which asks a model takes out of its rows."""
    for one in demanded(analysis):
        yield Aside(
            one.place,
            f"the rows to predict need a column `{one.label}` here, which is what the model is asked for: rows that are"
            " new have none, and nothing is predicted",
            one.place,
            "it is dropped here",
            0.75,
            noted=True,
        )


def _row_numbers(analysis: Parity) -> Iterator[Aside]:
    """Row numbers that go into a file with a table, and are taken for its first column."""
    for one in row_numbers(analysis):
        yield Aside(
            one.place,
            f"`{one.file}` gets its row numbers as a first column here, and what reads it takes columns by position:"
            " the number of a row stands for the label or a feature, which no request has",
            one.picked,
            "the first column is taken here",
            0.8,
        )


def _left_out(analysis: Parity) -> Iterator[Aside]:
    """Kinds of rows that training leaves out, and that requests may bring."""
    for one in left_out(analysis):
        yield Aside(
            one.dropped,
            f"training leaves out the rows whose `{one.column}` is `{one.word}`, and nothing keeps a request from"
            " holding it: the model answers about a kind that it never saw",
            one.asked,
            "the model is asked here",
            0.7,
            noted=True,
            fix="Refuse such a request, or list in its schema what the field may be.",
        )


def _refused_gaps(analysis: Parity) -> Iterator[Aside]:
    """Rows that a Spark pipeline refuses, and that training never shows it."""
    for one in refused_gaps(analysis):
        yield Aside(
            one.read,
            "training drops the rows of this table that have a gap, and the pipeline is asked about all of them here:"
            " its `VectorAssembler` raises at the first gap in its columns, and no row is answered",
            one.dropped,
            "training drops them here",
            0.75,
            mild=True,
            fix='Drop or impute them here as well, or give the `VectorAssembler` `handleInvalid="skip"` or `"keep"`.',
        )


def _rescaled(analysis: Parity) -> Iterator[Aside]:
    """Answers that were divided by a constant for training, and are given out as the model gives them."""
    for one in rescaled(analysis):
        yield Aside(
            one.asked,
            f"the model learnt what it is to answer divided by {one.by:g}, which its training takes back to measure it,"
            " and its answer is given out as it comes",
            one.taken.place,
            "it is divided here",
            0.75,
            on_path=True,
            mild=True,
            fix=f"Multiply the answer by {one.by:g}, or save the two as one (`TransformedTargetRegressor`).",
        )


def _numbered_apart(analysis: Parity) -> Iterator[Aside]:
    """Categories that are columns of their own in training, and numbers in one column at serving."""
    for one in numbered_apart(analysis):
        training, serving = one.compared.pair.training, one.compared.pair.serving
        yield Aside(
            one.numbers.place,
            f"`{one.column}` is numbered by a map here, and `{one.spread.op}` makes columns of its values in training:"
            " the model knows no such column, or takes the number for something else",
            one.spread.place,
            "training spreads the values here",
            0.8,
            evidence={"training": chain_shown(training.data.chain), "serving": chain_shown(serving.data.chain)},
            on_path=analysis.is_serving(serving),
            noted=True,
        )
