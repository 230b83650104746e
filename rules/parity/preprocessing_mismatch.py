"""MLA202: a preprocessing step that only training or only serving takes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Compared, parity
from mlaudit.code.parity.compare import EXTRA, MISSING, Difference
from mlaudit.code.parity.steps import chain_shown
from mlaudit.code.parity.tables import ENCODERS, TRANSFORMERS
from mlaudit.code.parity.values import Place
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._published import mistreated
from ._said import Said, finding, grouped, listed, named, of_columns, related
from ._skipped import skipped


class PreprocessingMismatch(ProjectRule):
    """A preprocessing step is taken on one side only: in training but not at serving, or the other way round.

    Follows the model's input back to its source on both sides, through project helpers and across files, and compares
    the two chains of steps column by column. What both sides take from one project function or one saved transformer
    is equal by construction; augmentation, splitting, shuffling and dropping rows belong to training alone. A record
    that lacks a field from which a `DictVectorizer` learnt is reported too: nothing else would ever say so. So are
    published image weights (torchvision, `keras.applications`) whose requests skip the preparation they were trained
    with, and a step that is taken out of a pipeline (`pipeline.named_steps["model"]`), or an explainer of one, that
    gets the rows which the whole pipeline gets.

    Why it hurts:
        The model gets values that it never saw. Text that training lower-cased and serving does not falls out of the
        vocabulary, a feature without its logarithm is off by orders of magnitude; nothing fails, the predictions are
        just worse than every offline metric promised.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        df = pd.read_csv("reviews.csv")
        texts = df["text"].apply(lambda text: text.lower().strip())
        model = make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression())
        model.fit(texts, df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(text: str):
            return model.predict([text.strip()])[0]

    Good:
        # file: cleaning.py
        def clean(text):
            return text.lower().strip()

        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        from cleaning import clean

        df = pd.read_csv("reviews.csv")
        model = make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression())
        model.fit(df["text"].apply(clean), df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        from fastapi import FastAPI

        from cleaning import clean

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(text: str):
            return model.predict([clean(text)])[0]

    When not to use it:
        Where the client sends features that were made elsewhere by the same code: declare that with a suppression that
        says so.

    References:
        Google, "Rules of Machine Learning", rules 29 and 32 (training-serving skew).
    """

    code = "MLA202"
    name = "preprocessing-mismatch"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Move the steps into one function, or into the saved pipeline, that training and serving both call."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each place of a serving chain at which steps are missing or too many."""
        for said in grouped(project, _wanted, _place):
            made = finding(self, project, said, _message(said))
            if made is not None and _is_partial(said) and _encodes(said):
                made = msgspec.structs.replace(made, severity=min(made.severity, Severity.WARNING), confidence=0.6)
            if made is not None:
                yield made
        yield from self._unknown_fields(project)
        yield from self._evaluated(project)
        yield from self._published(project)
        yield from self._skipped(project)

    def _unknown_fields(self, project: ProjectView) -> Iterable[Finding]:
        """Records that lack a field that a `DictVectorizer` learnt: it takes that for zero, and drops what is new."""
        analysis = parity(project)
        seen: set[Place] = set()
        for compared in analysis.compared:
            training, serving = compared.pair.training, compared.pair.serving
            learnt, given = training.data.order, serving.data.order
            made = next((step for step in training.data.chain if step.op == "DictVectorizer"), None)
            if made is None or not learnt or not given or compared.pair.confidence < 0.8:
                continue
            lost = [name for name in learnt if name not in given and name != training.label]
            step = next((each for each in serving.data.chain if each.carrier is not None), None)
            place = serving.place if step is None else step.place
            if not lost or place in seen or is_test_path(place.path):
                continue
            seen.add(place)
            new = [name for name in given if name not in learnt]
            dropped = f", and drops {named(new)}, which it does not know" if new else ""
            on_path = analysis.is_serving(serving)
            yield project.finding(
                self,
                analysis.location(place),
                f"the model learnt from {named(lost)}, which serving does not give: the `DictVectorizer` takes"
                f" {'it' if len(lost) == 1 else 'them'} for zero{dropped}",
                severity=self.severity if on_path else self.elsewhere,
                related=related(analysis, made.place, "it is fitted here"),
                evidence={"training": ", ".join(learnt), "serving": ", ".join(given)},
                confidence=0.9,
                context="serving" if on_path else "",
            )

    def _published(self, project: ProjectView) -> Iterable[Finding]:
        """Published weights that get their pixels in another range than those that they were trained on."""
        analysis = parity(project)
        seen: set[Place] = set()
        for event, said in mistreated(analysis):
            if event.place in seen or is_test_path(event.place.path):
                continue
            seen.add(event.place)
            yield project.finding(
                self,
                analysis.location(event.place),
                said,
                related=related(analysis, event.model.place, "the weights are taken here"),
                evidence={"serving": chain_shown(event.data.chain)},
                confidence=0.9,
                context="serving",
            )

    def _skipped(self, project: ProjectView) -> Iterable[Finding]:
        """Steps that are taken out of a pipeline and given what the whole of it is given."""
        analysis = parity(project)
        seen: set[Place] = set()
        for event, other in skipped(analysis):
            if event.place in seen or is_test_path(event.place.path):
                continue
            seen.add(event.place)
            yield project.finding(
                self,
                analysis.location(event.place),
                "one step of a pipeline gets the rows here that the whole pipeline gets: they skipped the steps that"
                " stand before it",
                severity=Severity.WARNING,
                related=related(analysis, other.place, "the whole pipeline is asked here"),
                evidence={"step": chain_shown(event.data.chain)},
                confidence=0.8,
            )

    def _evaluated(self, project: ProjectView) -> Iterable[Finding]:
        """Models that are evaluated on data that did not go through the transformer that they were fitted behind."""
        analysis = parity(project)
        seen: set[Place] = set()
        for event, training, lost in analysis.evaluated_apart:
            if event.place in seen or is_test_path(event.place.path):
                continue
            seen.add(event.place)
            names = ", ".join(f"`{step.op}`" for step in lost)
            yield project.finding(
                self,
                analysis.location(event.place),
                f"the model was fitted on the output of {names}, but gets raw data here: what is measured is not the"
                " model that ships",
                severity=Severity.WARNING,
                related=related(analysis, training.place, "it is fitted here"),
                evidence={
                    "training": chain_shown(training.data.chain),
                    "evaluation": chain_shown(event.data.chain),
                },
                confidence=0.85,
            )


def _wanted(difference: Difference) -> bool:
    if difference.kind == MISSING:
        return True
    if difference.kind != EXTRA or difference.serving is None:
        return False
    step = difference.serving
    return step.op not in ENCODERS and not (step.fitted and step.op in TRANSFORMERS)


def _place(compared: Compared, difference: Difference) -> Place:
    if difference.serving is not None:
        return difference.serving.place
    serving = compared.pair.serving
    after = difference.after
    if after is None:
        return serving.place
    chains = (serving.data.chain, *serving.data.columns.values())
    ends = [chain[-1] for chain in chains if after in chain]
    return serving.place if ends and all(last is after for last in ends) else after.place


def _is_partial(said: Said) -> bool:
    """Whether all that is missing is done to columns that training chooses as it runs: perhaps to none of these."""
    steps = [difference.training for difference in said.differences if difference.kind == MISSING]
    return bool(steps) and all(step is not None and step.partial for step in steps)


def _encodes(said: Said) -> bool:
    """Whether what is missing turns categories into codes: who asks may send codes already."""
    return all(d.training is not None and d.training.op in ENCODERS for d in said.differences if d.kind == MISSING)


def _message(said: Said) -> str:
    missing = [d for d in said.differences if d.kind == MISSING]
    columns = of_columns(said.columns)
    if missing:
        steps = listed(missing, training=True)
        if _is_partial(said):
            columns = " (to columns that it chooses as it runs)"
        return f"training applies {steps} to the input{columns} before the model, serving does not"
    steps = listed(said.differences, training=False)
    return f"serving applies {steps} to the input{columns} before the model, training does not"
