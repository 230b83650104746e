"""MLA209: features in another order than the model was trained on."""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import positions
from mlaudit.code.parity.analysis import parity
from mlaudit.code.parity.machine import Machine
from mlaudit.code.parity.values import Data, Place
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._said import related


class UnpinnedFeatureOrder(ProjectRule):
    """Serving hands the model the training features in another order.

    Compares the order in which both sides put the same columns in front of the model, where both are known: a list of
    names that selects or reindexes a table, a record, an array built field by field, the outputs of several
    transformers that are stacked side by side. Where the values of a request are taken in the order in which it names
    its fields (`list(payload.values())`), nothing pins it at all; info where no request is seen to lead to it.

    Why it hurts:
        Arrays have no names. A model that was fitted on (age, income) and is given (income, age) answers without a
        complaint, and a scaler scales each column with the statistics of another.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LinearRegression

        df = pd.read_csv("train.csv")
        model = LinearRegression().fit(df[["age", "income", "rooms"]].to_numpy(), df["price"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            return model.predict(pd.DataFrame(rows)[["income", "age", "rooms"]].to_numpy()).tolist()

    Good:
        # file: features.py
        FEATURES = ["age", "income", "rooms"]

        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LinearRegression

        from features import FEATURES

        df = pd.read_csv("train.csv")
        model = LinearRegression().fit(df[FEATURES].to_numpy(), df["price"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        from features import FEATURES

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            return model.predict(pd.DataFrame(rows)[FEATURES].to_numpy()).tolist()

    When not to use it:
        Models that look columns up by name (a ColumnTransformer over a table) do not mind; a suppression says so.

    References:
        scikit-learn, `feature_names_in_`.
    """

    code = "MLA209"
    name = "unpinned-feature-order"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Keep one list of feature names, save it with the model, and select by it on both sides."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each serving call whose columns stand in another order than training's."""
        analysis = parity(project)
        seen: set[Place] = set()
        yield from self._loose(project, seen)
        for compared in analysis.compared:
            training, serving = compared.pair.training, compared.pair.serving
            displaced = _displaced(analysis.machine, training.data, serving.data)
            if displaced is None:
                continue
            if _by_name(training.model.cls) or _by_key(training.data) or compared.pair.confidence < 0.8:
                continue
            if serving.place in seen or is_test_path(serving.place.path):
                continue
            seen.add(serving.place)
            at, here, there = displaced
            on_path = analysis.is_serving(serving)
            yield project.finding(
                self,
                analysis.location(serving.place),
                f"the features are in another order than in training: position {at + 1} holds {here}, and the model"
                f" learnt {there} there",
                severity=self.severity if on_path else self.elsewhere,
                related=related(analysis, training.place, "training's order ends here"),
                evidence={**_orders(training.data, serving.data), "paired": compared.pair.reason},
                confidence=0.9,
                context="serving" if on_path else "",
            )

    def _loose(self, project: ProjectView, seen: set[Place]) -> Iterable[Finding]:
        """Values that stand in the order in which whoever asks happens to name them."""
        analysis = parity(project)
        for event in analysis.serving:
            place = event.data.loose
            if place is None or place in seen or is_test_path(place.path) or not analysis.is_serving(event):
                continue
            if any(step.op == "tokenizer" for step in event.data.steps()):
                continue  # it names its answers in an order of its own
            if event.data.source == "parameter" and project.callers(event.root):
                continue  # the program fills it, in an order of its own
            seen.add(place)
            yield project.finding(
                self,
                analysis.location(place),
                "the features stand in the order in which the request names its fields: another order is another"
                " answer, and nothing says so",
                severity=self.elsewhere if event.root in analysis.serving_roots else Severity.INFO,
                related=related(analysis, event.place, "the model is asked here"),
                confidence=0.8,
                context="serving",
            )


def _displaced(machine: Machine, left: Data, right: Data) -> tuple[int, str, str] | None:
    """The first position that holds something else than in training: (position, here, there)."""
    there, here = left.order, right.order
    if there and here and len(here) > 1 and sorted(there) == sorted(here):
        found = next(((i, b, a) for i, (a, b) in enumerate(zip(there, here, strict=True)) if a != b), None)
    else:
        found = positions.moved(left, right)
    if found is not None:
        return found[0], f"`{found[1]}`", f"`{found[2]}`"
    return positions.swapped(machine, left, right)


def _orders(left: Data, right: Data) -> dict[str, str]:
    """Both orders as far as they have names."""
    there = left.order or tuple(each.short for each in left.blocks)
    here = right.order or tuple(name or "?" for name, _ in right.row) or tuple(each.short for each in right.blocks)
    return {"training": ", ".join(there), "serving": ", ".join(here)}


def _by_key(data: Data) -> bool:
    """Whether training's features are put in an order by their names, whatever that of the table is."""
    return any(step.op in _SORTERS for step in data.steps())


_SORTERS = frozenset({"DictVectorizer", "FeatureHasher"})


def _by_name(cls: str) -> bool:
    """Pipelines may select by name; frameworks that check names raise on another order."""
    return cls.rpartition(".")[2] in ("Pipeline", "make_pipeline", "CatBoostClassifier", "CatBoostRegressor")
