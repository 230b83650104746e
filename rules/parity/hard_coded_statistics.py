"""MLA206: numbers typed into serving code that training computes from its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import steps
from mlaudit.code.parity.analysis import Compared, parity
from mlaudit.code.parity.compare import twins
from mlaudit.code.parity.machine import Machine
from mlaudit.code.parity.steps import chain_shown
from mlaudit.code.parity.values import Place, Stat, Step, Value
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._said import related


class HardCodedStatistics(ProjectRule):
    """A statistic that training computes from its data stands as a literal in serving code.

    Flags means, bounds, exponents and fill values that are typed into the code that asks the model, where training
    takes the same step with a number that it computes (a mean, a median, a fitted parameter).

    Why it hurts:
        The next training run computes another number and the literal stays: from then on every request is transformed
        with the statistics of a model that is no longer deployed, and nothing says so.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LinearRegression

        df = pd.read_csv("houses.csv")
        df["frontage"] = df["frontage"].fillna(df["frontage"].mean())
        model = LinearRegression().fit(df[["frontage", "area"]], df["price"])
        joblib.dump(model, "model.joblib")

        # file: score.py
        import joblib
        import pandas as pd

        model = joblib.load("model.joblib")
        df = pd.read_csv("new.csv")
        df["frontage"] = df["frontage"].fillna(69.87974098057354)
        print(model.predict(df[["frontage", "area"]]))

    Good:
        # file: train.py
        import json
        import joblib
        import pandas as pd
        from sklearn.linear_model import LinearRegression

        df = pd.read_csv("houses.csv")
        means = {"frontage": df["frontage"].mean()}
        df["frontage"] = df["frontage"].fillna(means["frontage"])
        model = LinearRegression().fit(df[["frontage", "area"]], df["price"])
        joblib.dump({"model": model, "means": means}, "model.joblib")

        # file: score.py
        import joblib
        import pandas as pd

        bundle = joblib.load("model.joblib")
        df = pd.read_csv("new.csv")
        df["frontage"] = df["frontage"].fillna(bundle["means"]["frontage"])
        print(bundle["model"].predict(df[["frontage", "area"]]))

    When not to use it:
        Published constants, such as the channel means of ImageNet, are no statistics of your data: the rule speaks only
        where training computes the number.

    References:
        Sculley et al. (2015), "Hidden technical debt in machine learning systems".
    """

    code = "MLA206"
    name = "hard-coded-statistics"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Save what training computed (a fitted transformer, a file beside the model) and read it at serving."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each literal, or line of literals, that stands for a statistic of training."""
        analysis = parity(project)
        seen: set[Place] = set()
        for compared in analysis.compared:
            for step, twin in _suspects(analysis.machine, compared):
                value, place = step.literals[0]
                if place in seen or is_test_path(place.path):
                    continue
                seen.add(place)
                on_path = analysis.is_serving(compared.pair.serving)
                yield project.finding(
                    self,
                    analysis.location(place),
                    f"{value!r} is typed in where training computes it from its data (`{steps.shown(twin)}`): the next"
                    " training gives another number, and this one stays",
                    severity=self.severity if on_path else self.elsewhere,
                    related=related(analysis, twin.place, "training computes it here"),
                    evidence={
                        "training": chain_shown(compared.pair.training.data.chain),
                        "serving": steps.shown(step),
                        "paired": compared.pair.reason,
                    },
                    confidence=round(0.9 * compared.pair.confidence, 2),
                    context="serving" if on_path else "",
                )


def _suspects(machine: Machine, compared: Compared) -> Iterator[tuple[Step, Step]]:
    for twin, step in twins(machine, compared.pair.training, compared.pair.serving):
        if step.literals and not twin.literals and _computes(twin, step):
            yield step, twin


def _computes(twin: Step, step: Step) -> bool:
    """Whether training leaves the number to the data: a statistic in its place, or nothing where the step can learn."""
    if any(isinstance(value, Stat) for value in twin.parameters.values()):
        return True
    given = {name for name, value in step.parameters.items() if not isinstance(value, Value)}
    return "." in twin.op and any(name not in twin.parameters for name in given)
