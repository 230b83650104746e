"""MLA203: the same preprocessing step with other arguments on the two sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.parity.analysis import Compared, parity
from mlaudit.code.parity.compare import PARAMETER, Difference
from mlaudit.code.parity.steps import parameter_shown, shown
from mlaudit.code.parity.values import Place, Stat, Step
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Finding, Issue, ProjectRule
from mlaudit.findings import Related, Severity

from ._class_lists import misnamed
from ._copied_functions import changed
from ._resampled import resampled
from ._said import Said, asked_in, finding, grouped, of_columns, related
from ._shared_calls import otherwise
from ._typed_guards import may_never_run
from ._weekdays import TRIGGERS, counted, counted_otherwise
from ._worded import worded
from .tokenizer_mismatch import is_tokenizer


class ParameterMismatch(FileRule, ProjectRule):
    """Training and serving take the same preprocessing step with different arguments.

    Aligns the steps that training and serving take before the model, and compares their arguments. Values from YAML
    files of the project are resolved. An argument that cannot be resolved counts as equal.

    Reports other values for:
    - image size (whatever the library's order), mean and standard deviation, scale, colour order
    - the value that fills gaps
    - bins, the side that their edges belong to, and the bound of a comparison
    - sample rate and maximum length
    - time zone and first day of the week
    - the order in which categories are numbered, by an encoder, a map or a ladder of conditions
      (`0 if sex == "Male" else 1`)
    - the operator between two columns
    - a column name, window or size that both sides give to one function of the project
    - the interpolation of a resize: Keras generators (`flow_from_directory`) take the nearest point, Keras data sets
      and torchvision are bilinear, Pillow is bicubic, each by default
    - the names of the classes: in another order than the list by which training numbers them, or fewer
    - a feature that a copy of training's function puts something else under

    Severity:
    - error: a request leads to it, and both values are known beyond doubt
    - warning: it is less certain, no request leads to it, one function is called in two ways, a copied function reckons
      a feature otherwise, or classes have no name
    - info: a column of one name that counts Mondays as 0 in one file and as 1 in others, whatever becomes of it
    - info: another interpolation, a training that is only guessed to belong to the model, or a notebook from which an
      imported module was made, function by function

    Why it hurts:
        The pipeline looks the same on both sides and passes review, but the numbers that reach the model differ from
        those it was trained on: an image at another size, a gap filled with 0 instead of the training median.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LogisticRegression

        df = pd.read_csv("train.csv")
        df["age"] = df["age"].fillna(df["age"].median())
        model = LogisticRegression().fit(df[["age", "income"]], df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            df = pd.DataFrame(rows)
            df["age"] = df["age"].fillna(0)
            return model.predict(df[["age", "income"]]).tolist()

    Good:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.impute import SimpleImputer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        df = pd.read_csv("train.csv")
        model = make_pipeline(SimpleImputer(strategy="median"), LogisticRegression())
        model.fit(df[["age", "income"]], df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            return model.predict(pd.DataFrame(rows)[["age", "income"]]).tolist()

    When not to use it:
        - The difference is wanted, as with a larger evaluation crop: suppress it with that reason.
        - The names of the classes are written otherwise (`No tumor` for `no_tumor`), or an encoder numbers them in an
          order of its own: no finding.
        - The column stays a time, which no model learns from: no finding for its zone.
        - A step runs only where the column has one type (`if df["plan"].dtype == "object"`), on a stored table that no
          request leads to: no finding, for the table may hold the numbers already.

    References:
        Touvron et al. (2019), "Fixing the train-test resolution discrepancy".
    """

    code = "MLA203"
    name = "parameter-mismatch"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Define the value once (a constant, or a fitted transformer that is saved) and use it on both sides."

    triggers = TRIGGERS

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The columns of a file that hold the day of the week, and which number a Monday has in each."""
        for each in counted(file):
            data = {"weekday": each.column, "monday": each.monday, "own_severity": True}
            yield self.issue(each.place, "", severity=Severity.INFO, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Said where the project's other files count the days of a column of that name otherwise."""
        other = counted_otherwise(candidate, project, self.code)
        finding = project.in_context(self, candidate) if other is not None else None
        if finding is None or other is None:
            return None
        column, monday = candidate.data["weekday"], candidate.data["monday"]
        return msgspec.structs.replace(
            finding,
            message=f"a Monday is {monday} in `{column}` here, and {1 - monday} in `{other[0]}`: what is joined or"
            " learnt by it is a day off",
            severity=Severity.INFO,
            related=(Related(*other, "Mondays are counted otherwise here"),),
            confidence=0.75,
            remediation="Count the days in one function, and call it wherever the column is made.",
        )

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each serving step whose arguments are not training's."""
        analysis = parity(project)
        places: set[Place] = set()
        for said in grouped(project, _wanted, _place):
            made = finding(self, project, said, _message(said, asked_in(project, said)))
            if made is not None and not _is_only_shown(said) and not may_never_run(analysis, said):
                places.add(said.place)
                yield made
        for one in resampled(analysis):
            if one.place in places:
                continue
            yield project.finding(
                self,
                analysis.location(one.place),
                f"the picture is resized with `{one.here}` here and with `{one.there}` in training: its fine detail is"
                " not what the model learnt from",
                severity=Severity.INFO,
                related=related(analysis, one.training, "training resizes here"),
                evidence={"training": one.there, "serving": one.here},
                confidence=0.8,
                context="serving" if one.on_path else "",
            )
        yield from self._copies(project, places)
        yield from self._classes(project)
        yield from self._shared(project)

    def _copies(self, project: ProjectView, told: set[Place]) -> Iterable[Finding]:
        """Features that a copy of training's function reckons otherwise."""
        analysis = parity(project)
        for compared, one in changed(analysis):
            if one.place not in told:
                yield project.finding(
                    self,
                    analysis.location(one.place),
                    f"`{one.feature}` is reckoned otherwise here than in the `{one.name}` that training calls",
                    severity=self.elsewhere,
                    related=related(analysis, one.training, "training reckons it here"),
                    evidence={"paired": compared.pair.reason},
                    confidence=0.8,
                    context="serving",
                )

    def _classes(self, project: ProjectView) -> Iterable[Finding]:
        """Names of classes that are in another order than training's, or fewer."""
        analysis = parity(project)
        for compared, names in misnamed(analysis):
            on_path = analysis.is_serving(compared.pair.serving)
            how = "in another order than training numbers them"
            if not names.turned:
                how = f"of {len(names.known)} that training numbers: an answer beyond them has none, or another's"
            yield project.finding(
                self,
                analysis.location(names.place),
                f"the {len(names.names)} names that the model's answers get here are {how}",
                severity=self.severity if names.turned and on_path else self.elsewhere,
                related=related(analysis, names.training, "training numbers its classes by these"),
                evidence={"training": ", ".join(names.known), "serving": ", ".join(names.names)},
                confidence=0.85,
                context="serving" if on_path else "",
            )

    def _shared(self, project: ProjectView) -> Iterable[Finding]:
        """Functions of the project that both sides call with other constants."""
        analysis = parity(project)
        for one in otherwise(analysis):
            yield project.finding(
                self,
                analysis.location(one.place),
                f"`{one.function}` gets `{one.parameter}` {parameter_shown(one.here)} here and"
                f" {parameter_shown(one.there)} in training: it makes other features",
                severity=self.elsewhere,
                related=related(analysis, one.trained, "training calls it here"),
                evidence={"training": parameter_shown(one.there), "serving": parameter_shown(one.here)},
                confidence=0.8,
                context="serving" if one.on_path else "",
            )


def _wanted(difference: Difference) -> bool:
    return difference.kind == PARAMETER and not is_tokenizer(difference) and not _either_side(difference)


_MOMENTS: Final = regex(r"(?i)time_?stamp|date_?time|(^|_)(moment|at|ts|utc)$|^time$|_time$|^(index|ds)$")
"""What a column is called that holds a point in time, and not an hour or a day of it."""


def _is_only_shown(said: Said) -> bool:
    """Whether a time goes to another zone in a column that stays a time, of which no model learns: the hour or the day
    of it would be a column of its own.
    """
    return all(
        each.serving is not None
        and each.serving.op == "zone"
        and each.serving_chain[-1:] == (each.serving,)
        and bool(each.columns)
        and all(map(_MOMENTS.search, each.columns))
        for each in said.differences
    )


def _either_side(difference: Difference) -> bool:
    """Whether the sides say one thing in two ways: gaps filled with a text before an encoding, or with a number after
    it; somebody counted among those aboard, or not.
    """
    if any(
        name == "than" and {there, here} == {0, 1} for name, there, here in difference.what if _is_count(there, here)
    ):
        return True  # nobody else aboard, or one who travels: each side counts in its own way
    kinds = {
        isinstance(value, str) for _, *both in difference.what for value in both if isinstance(value, str | float | int)
    }
    return difference.serving is not None and difference.serving.op == "fillna" and len(kinds) > 1


def _is_count(*values: object) -> bool:
    return all(isinstance(value, int) and not isinstance(value, bool) for value in values)


def _place(compared: Compared, difference: Difference) -> Place:
    return difference.serving.place if difference.serving is not None else compared.pair.serving.place


def _message(said: Said, asker: str) -> str:
    first = said.differences[0]
    columns = of_columns(said.columns)
    step = first.serving
    name = shown(step).partition("(")[0].strip() if step is not None else "a step"
    where = "at serving" if asker == "serving" else "here"
    if step is not None and step.sides:
        return _reckoned(step, first, columns, where)
    said_otherwise = worded(step, first.what[0], columns, where) if step is not None else None
    if said_otherwise is not None:
        return said_otherwise
    parts = [
        f"{_named(key)}{parameter_shown(there)} in training and {parameter_shown(here)} {where}"
        for key, there, here in first.what
    ]
    extra = "" if not isinstance(first.what[0][1], Stat) else "; a constant does not follow what the model learnt"
    return f"`{name}`{columns} uses {'; '.join(parts)}{extra}"


_SIGNS: Final = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "power": "**"}


def _reckoned(step: Step, difference: Difference, columns: str, where: str) -> str:
    """Two columns that are reckoned with each other in another way, or of which one comes in another form."""
    key, there, here = difference.what[0]
    left, right = (name for name, _ in step.sides)
    if key == "how":
        return f"`{left}` {_SIGNS[there]} `{right}`{columns} in training is `{left}` {_SIGNS[here]} `{right}` {where}"
    if key == "order":
        return f"`{there}`{columns} in training is `{here}` {where}"
    sign = _SIGNS[step.parameters["how"]]
    return f"`{left}` {sign} `{right}`{columns} takes `{key}` {there} in training and {here} {where}"


def _named(key: str) -> str:
    return "" if key.isdigit() or key in ("value", "by", "to", "size") else f"{key} "
