"""MLA201: a preprocessing step that serving fits anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity, parity
from mlaudit.code.parity.artifacts import REGISTRY, same
from mlaudit.code.parity.pipelines import learns_nothing
from mlaudit.code.parity.steps import chain_shown
from mlaudit.code.parity.tables import STATELESS, TRANSFORMERS
from mlaudit.code.parity.values import Event, Obj, Place, Step
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._for_prediction import fitted_for_prediction
from ._own_rows import is_of_request, is_run, taken, taken_of_table
from ._relearns import relearnt
from ._rows_dropped import rows_dropped
from ._said import related, taken_before

_SORTED: Final = frozenset({"LabelEncoder", "OrdinalEncoder", "LabelBinarizer"})
"""Encoders that number what they see in its order: of a table with the same categories they make the same numbers."""


class RefitAtServing(ProjectRule):
    """A transformer is fitted again where a trained model is asked, instead of being loaded with the model.

    Looks for a scaler, encoder, imputer, vectoriser or other transformer whose `fit` runs in the same program as a
    model that was read from a file. What decides is whether the output of that fit goes into the loaded model.

    Reports:
    - `fit` or `fit_transform` on the rows of a request
    - a transformer that is fitted at start-up on a table that the server holds
    - a preparation function that fits (`prepare_data()`) and is called by an evaluation script
    - a mean, a median or the edges of quantile bands taken of the rows of a request or of an uploaded table, also in a
      function that training calls too
    - such a statistic of a table that no training reads, in a program that is named for prediction
    - a saved class whose `transform` takes such statistics of the rows that it is given
    - a transformer made and fitted anew in a function named for prediction, or called only under a flag named so, where
      a function of training makes and fits its own
    - rows dropped by a quantile of their own batch, in a program that predicts and trains nothing

    Severity:
    - error: what is learnt from the rows of a request
    - warning: a fit on a table that the program reads, which may be training's own; a function for prediction that
      fits; dropped rows
    - warning, or info where it fills gaps: a statistic of a table of new rows
    - info: an encoder that numbers categories in their order, fitted on a table that the program reads

    Why it hurts:
        The model was trained on numbers that another fit made. A scaler that is fitted to one request maps every
        request to zero; one that is fitted to another table shifts every feature. The service answers, with
        predictions that mean nothing, and no error is raised.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LogisticRegression
        from sklearn.preprocessing import StandardScaler

        df = pd.read_csv("train.csv")
        scaler = StandardScaler()
        X = scaler.fit_transform(df[["age", "income"]])
        model = LogisticRegression().fit(X, df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI
        from sklearn.preprocessing import StandardScaler

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            X = StandardScaler().fit_transform(pd.DataFrame(rows)[["age", "income"]])
            return model.predict(X).tolist()

    Good:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LogisticRegression
        from sklearn.preprocessing import StandardScaler

        df = pd.read_csv("train.csv")
        scaler = StandardScaler()
        X = scaler.fit_transform(df[["age", "income"]])
        model = LogisticRegression().fit(X, df["label"])
        joblib.dump(model, "model.joblib")
        joblib.dump(scaler, "scaler.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")
        scaler = joblib.load("scaler.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            return model.predict(scaler.transform(pd.DataFrame(rows)[["age", "income"]])).tolist()

    When not to use it:
        - The model is trained in the same program, whether it is read back or not: no finding.
        - The transformer learns nothing (`HashingVectorizer`, `Normalizer`, a class of the project whose `fit` keeps at
          most names of columns): no finding.
        - The numbers are those of one picture or sound: no finding.
        - The rows come from a database: no finding for statistics that are taken of them.
        - The number may as well be one that was saved: no finding.

    References:
        scikit-learn, "Common pitfalls: inconsistent preprocessing".
    """

    code = "MLA201"
    name = "refit-at-serving"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = (
        "Save the fitted transformer with the model (best: both in one Pipeline), load it and call `transform`."
    )

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each fit whose result goes into a model that was read from a file."""
        analysis = parity(project)
        seen: set[Place] = set()
        before = [*analysis.machine.stored.values(), *(s for event in analysis.training for s in event.data.steps())]
        trained = {fit for step in before if step.carrier is not None for fit in step.carrier.fits}
        stored = taken_before(analysis)
        for event in sorted(analysis.serving, key=lambda each: not analysis.is_serving(each)):
            if event.model.loaded is None or _wrote(analysis, event):
                continue
            for step in _past_tokens(event):
                carrier = step.carrier
                if carrier is None or not carrier.fits or carrier.short in STATELESS or carrier.loaded is not None:
                    continue
                if id(step) in stored or learns_nothing(analysis.machine, carrier):
                    continue
                if not is_run(analysis, event, carrier) or _trains_on(analysis, event, carrier):
                    continue
                place = _visible(step, carrier.fits[0], carrier.fits[0] in trained)
                if place in seen or is_test_path(place.path):
                    continue
                seen.add(place)
                yield self._said(project, event, step, place)
        yield from self._by_hand(project, seen)
        yield from self._of_table(project, seen)
        yield from self._read_back(project, seen)
        yield from self._for_prediction(project, seen)
        yield from self._dropped(project)

    def _by_hand(self, project: ProjectView, seen: set[Place]) -> Iterable[Finding]:
        """Means, medians and other statistics that are taken of the rows of a request; once a function."""
        analysis = parity(project)
        told: set[tuple[str, str]] = set()
        for event, step, statistic, chain in taken(analysis):
            if step.function in told or step.place in seen or is_test_path(step.place.path):
                continue
            told.add(step.function)
            made = project.finding(
                self,
                analysis.location(step.place),
                f"the {statistic.name} is that of the rows in the request, and not training's: of one row it is the row"
                " itself, of several the answer to one depends on the others",
                severity=self.severity,
                related=related(analysis, event.place, "the model is asked here"),
                evidence={"serving": chain_shown(chain)},
                confidence=0.85,
                context="serving",
            )
            yield msgspec.structs.replace(made, remediation="Save the statistics with the model, and take these.")

    def _of_table(self, project: ProjectView, seen: set[Place]) -> Iterable[Finding]:
        """Statistics that are taken of a whole table of new rows; once a function. Of what fills gaps it is a note."""
        analysis = parity(project)
        told: set[tuple[str, str]] = set()
        stored = taken_before(analysis)
        for event, step, statistic, chain in taken_of_table(analysis):
            if step.function in told or step.place in seen or id(step) in stored or is_test_path(step.place.path):
                continue
            told.add(step.function)
            made = project.finding(
                self,
                analysis.location(step.place),
                f"the {statistic.name} is that of the rows that are to be predicted, and not training's: the answer to"
                " one row depends on the others in its file",
                severity=Severity.INFO if step.op == "fillna" else self.elsewhere,
                related=related(analysis, event.place, "the model is asked here"),
                evidence={"serving": chain_shown(chain)},
                confidence=0.75,
            )
            yield msgspec.structs.replace(made, remediation="Save the statistics with the model, and take these.")

    def _read_back(self, project: ProjectView, seen: set[Place]) -> Iterable[Finding]:
        """Objects that were saved, and yet learn of the rows that they are given."""
        analysis = parity(project)
        for event, step, statistic, place in relearnt(analysis):
            if step.place in seen or is_test_path(step.place.path):
                continue
            seen.add(step.place)
            yield project.finding(
                self,
                analysis.location(step.place),
                f"what is applied here takes the {statistic} of the rows in the request, and was saved without"
                " training's: of one row it is the row itself, of several the answer to one depends on the others",
                severity=self.severity,
                related=(
                    *related(analysis, place, f"its `transform` takes the {statistic} here"),
                    *related(analysis, event.place, "the model is asked here"),
                ),
                confidence=0.85,
                context="serving",
            )

    def _dropped(self, project: ProjectView) -> Iterable[Finding]:
        """Rows that are dropped before a model is asked, by a bound that is taken of the batch they stand in."""
        analysis = parity(project)
        for one in rows_dropped(analysis):
            yield project.finding(
                self,
                analysis.location(one.place),
                f"rows are dropped here by a `{one.bound}` of the batch itself: the largest of every batch get no"
                " prediction, and which these are depends on the others",
                severity=self.elsewhere,
                confidence=0.75,
            )

    def _for_prediction(self, project: ProjectView, seen: set[Place]) -> Iterable[Finding]:
        """Transformers that are made and fitted anew in what is there to prepare rows for prediction."""
        analysis = parity(project)
        for one in fitted_for_prediction(analysis):
            if one.place in seen:
                continue
            seen.add(one.place)
            yield project.finding(
                self,
                analysis.location(one.place),
                f"a new `{one.op}` is fitted here to the rows that are to be predicted (`{one.why}`): the model learnt"
                " from what another one made, that training fitted",
                severity=self.elsewhere,
                related=related(analysis, one.trained, "training fits its own here"),
                confidence=0.8,
            )

    def _said(self, project: ProjectView, event: Event, step: Step, place: Place) -> Finding:
        analysis = parity(project)
        on_path = analysis.is_serving(event)
        sent = on_path and step.carrier is not None and is_of_request(analysis, event, step.carrier)
        fate = "the model gets features that its training never made"
        if not sent:  # it may be training's own table that is read again
            fate = "at best it is training's own, while data, split and versions stay the same"
        model = f"`{event.model.loaded}`" if event.model.loaded else "a file"
        where = "on the serving path" if on_path else "here"
        return project.finding(
            self,
            analysis.location(place),
            f"`{step.op}` is fitted again {where}, and what it gives goes into a model read from {model}: {fate}",
            severity=self.severity if sent else Severity.INFO if step.op in _SORTED else self.elsewhere,
            related=related(analysis, event.place, "the model is asked here"),
            evidence={
                "serving": chain_shown(event.data.chain) if event.data.chain else step.op,
                "model": event.model.loaded or "a file",
            },
            confidence=0.95 if event.model.loaded else 0.85,
            context="serving" if on_path else "",
        )


def _past_tokens(event: Event) -> list[Step]:
    """The steps of an input from its last tokenizer on: what was fitted before only picked the texts."""
    steps = list(event.data.steps())
    first = max((i for i, step in enumerate(steps) if step.op == "tokenizer"), default=0)
    return steps[first:]


def _wrote(analysis: Parity, event: Event) -> bool:
    """Whether the program that asks a model has trained and saved it, too: it reads its own file back, or what it left
    to a registry, where a tracker may log whatever is fitted.
    """
    loaded = event.model.loaded
    for fit in analysis.machine.events:
        if fit.kind != "fit" or fit.root != event.root:
            continue
        if loaded and loaded.startswith(REGISTRY) and fit.model.short not in TRANSFORMERS:
            return True
        if any(not loaded or same(path, loaded) > 0 for path, _ in fit.model.saved):
            return True
    return False


def _trains_on(analysis: Parity, event: Event, carrier: Obj) -> bool:
    """Whether the program that asks a model of a file trains one on what this transformer gives, off the path of
    requests: it reads back a checkpoint of its own, the best epoch as a rule.
    """
    if analysis.is_serving(event):
        return False
    fits = (fit for fit in analysis.machine.events if fit.kind == "fit" and fit.root == event.root)
    return any(
        fit.model.short not in TRANSFORMERS and any(step.carrier is carrier for step in fit.data.steps())
        for fit in fits
    )


def _visible(step: Step, fit: Place, shared: bool) -> Place:
    """Where to say it: at the fit, or where a helper that fits is called, if training calls that helper too."""
    if not shared:
        return fit
    return next((call for call in reversed(step.trail) if call.path != fit.path), fit)
