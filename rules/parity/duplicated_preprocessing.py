"""MLA207: the same chain written twice."""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import steps
from mlaudit.code.parity.analysis import Compared, parity
from mlaudit.code.parity.steps import chain_shown
from mlaudit.code.parity.values import Place, Step
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._copied_functions import copied
from ._said import related

_ENOUGH = 5
"""Equal steps from which on a copy is worth a word: shorter ones are cheaper to read than to share."""


class DuplicatedPreprocessing(ProjectRule):
    """Training and serving take five or more equal steps, each side in a file of its own.

    A function that makes features counts as well where both files have it, statement by statement, and call it.

    Why it hurts:
        The chains are equal today. The next change is made on one side, and from that day the model gets features that
        it was not trained on.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LogisticRegression
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline

        df = pd.read_csv("train.csv")
        text = df["text"].str.lower().str.strip().str.replace("-", " ").str.replace("'", "").str.replace("_", " ")
        model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(text, df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(text: str):
            cleaned = text.lower().strip().replace("-", " ").replace("'", "").replace("_", " ")
            return model.predict([cleaned])[0]

    Good:
        # file: cleaning.py
        def clean(text):
            return text.lower().strip().replace("-", " ").replace("'", "").replace("_", " ")

        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LogisticRegression
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline

        from cleaning import clean

        df = pd.read_csv("train.csv")
        model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(df["text"].map(clean), df["label"])
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
        Where the two sides are deployed apart and a test compares their output.

    References:
        Google, "Rules of Machine Learning", rule 32.
    """

    code = "MLA207"
    name = "duplicated-preprocessing"
    analysis = "parity"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Move the steps into one function, or into the saved pipeline, that training and serving both call."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each serving chain that copies its training's."""
        analysis = parity(project)
        seen: set[Place] = set()
        told: set[tuple[str, str]] = set()
        for compared in analysis.compared:
            twins = _twins(compared)
            if len(twins) < _ENOUGH or compared.differences or is_test_path(twins[0][1].place.path):
                continue
            if not analysis.is_serving(compared.pair.serving):
                continue
            first = twins[0][1]
            if first.place in seen:
                continue  # another model is asked about the same rows
            seen.add(first.place)
            yield project.finding(
                self,
                analysis.location(first.place),
                f"{len(twins)} preprocessing steps are written out here and again in training: equal today, and nothing"
                " keeps them so",
                related=related(analysis, twins[0][0].place, "training writes them here"),
                evidence={"both": chain_shown(tuple(step for _, step in twins)), "paired": compared.pair.reason},
                confidence=round(0.9 * compared.pair.confidence, 2),
                context="serving",
            )
            told.add((first.place.path, twins[0][0].place.path))
        for compared, one in copied(analysis):
            if (one.place.path, one.training.path) in told or one.place in seen:
                continue
            seen.add(one.place)
            yield project.finding(
                self,
                analysis.location(one.place),
                f"`{one.name}` is written out here and again in training, all {one.statements} statements of it: equal"
                " today, and nothing keeps them so",
                related=related(analysis, one.training, "training writes it here"),
                evidence={"paired": compared.pair.reason},
                confidence=round(0.9 * compared.pair.confidence, 2),
                context="serving",
            )


def _twins(compared: Compared) -> list[tuple[Step, Step]]:
    """Steps of one operation in two files, in known code on both sides: what stands in one file is seen together."""
    left = [step for step in compared.pair.training.data.steps() if _counts(step)]
    found = []
    for step in compared.pair.serving.data.steps():
        if not _counts(step) or any(step.place == other.place for other in left):
            continue
        elsewhere = (each for each in left if each.place.path != step.place.path)
        twin = next((each for each in elsewhere if steps.operation(each) == steps.operation(step)), None)
        if twin is not None:
            left.remove(twin)
            found.append((twin, step))
    return found


def _counts(step: Step) -> bool:
    return steps.counts(step) and steps.is_known(step) and step.carrier is None
