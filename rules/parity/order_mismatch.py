"""MLA204: the same steps in another order, where the order matters."""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.code.parity.analysis import Compared, parity
from mlaudit.code.parity.compare import ORDER, Difference
from mlaudit.code.parity.steps import shown
from mlaudit.code.parity.values import Place, Step
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._said import Said, finding, grouped, of_columns, related
from ._turned_round import turned_round

_CASES = frozenset({"lower", "upper", "casefold"})
_COMMUTE = frozenset({"lower", "upper", "casefold", "strip", "lstrip", "rstrip", "colour", "resize", "flip", "astype"})


class OrderMismatch(ProjectRule):
    """Both sides take the same steps, in another order, and the order changes the result.

    So is an object that is applied (`preprocessor.transform`) before or after a function of the project that makes
    features, where training has the two the other way round.

    Why it hurts:
        A logarithm before clipping is another feature than one after it; a gap filled before scaling is the mean, after
        scaling it is an outlier. Both chains look complete in review.

    Bad:
        # file: train.py
        import joblib
        import numpy as np
        import pandas as pd
        from sklearn.linear_model import LinearRegression

        df = pd.read_csv("train.csv")
        df["income"] = np.log1p(df["income"].clip(0, 1000))
        model = LinearRegression().fit(df[["income", "age"]], df["price"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import numpy as np
        import pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            df = pd.DataFrame(rows)
            df["income"] = np.log1p(df["income"]).clip(0, 1000)
            return model.predict(df[["income", "age"]]).tolist()

    Good:
        # file: features.py
        import numpy as np

        def prepare(df):
            df["income"] = np.log1p(df["income"].clip(0, 1000))
            return df[["income", "age"]]

        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LinearRegression

        from features import prepare

        df = pd.read_csv("train.csv")
        model = LinearRegression().fit(prepare(df), df["price"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        from features import prepare

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            return model.predict(prepare(pd.DataFrame(rows))).tolist()

    When not to use it:
        Steps that commute (`lower` and `strip`, or what takes out signs and digits) are never flagged.

    References:
        Google, "Rules of Machine Learning", rule 32.
    """

    code = "MLA204"
    name = "order-mismatch"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Move the steps into one function, or into the saved pipeline, that training and serving both call."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each step that stands elsewhere in the serving chain."""
        for said in grouped(project, _wanted, _place):
            made = finding(self, project, said, _message(said))
            if made is not None:
                yield made
        yield from self._turned_round(project)

    def _turned_round(self, project: ProjectView) -> Iterable[Finding]:
        """Preparations of the project that are taken in the other order, whatever model they lead to."""
        analysis = parity(project)
        for one in turned_round(analysis):
            first, second = one.steps
            yield project.finding(
                self,
                analysis.location(one.place),
                f"`{first}` comes before `{second}` here, and after it in training: features are made of other values",
                severity=self.elsewhere,
                related=related(analysis, one.trained, f"training begins with `{second}` here"),
                confidence=0.8,
                context="serving",
            )


def _wanted(difference: Difference) -> bool:
    step, other = difference.serving, difference.after
    if difference.kind != ORDER or step is None or step.op in _COMMUTE:
        return False
    return not (other is not None and other.op in _CASES and _is_uncased(step))


def _is_uncased(step: Step) -> bool:
    """Whether a step replaces what has no case by what has none: before ``lower`` it does the same as behind it."""
    old, new = step.parameters.get("old"), step.parameters.get("new")
    return step.op == "replace" and all(isinstance(v, str) and v.lower() == v.upper() for v in (old, new))


def _place(compared: Compared, difference: Difference) -> Place:
    """The later of the two steps that changed places: there the order becomes another one."""
    step, other = difference.serving, difference.after
    if step is None:
        return compared.pair.serving.place
    return max(step.place, other.place) if other is not None and other.place.path == step.place.path else step.place


def _message(said: Said) -> str:
    step = said.differences[0].serving
    other = said.differences[0].after
    name = shown(step) if step is not None else "a step"
    beside = f": on the other side of `{shown(other)}`" if other is not None else ""
    return f"`{name}`{of_columns(said.columns)} stands at another place in the chain than in training{beside}"
