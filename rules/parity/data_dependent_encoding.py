"""MLA205: an encoding at serving whose numbers depend on the rows of the request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity, parity
from mlaudit.code.parity.kinds import NUMBER, schemas, sent_as
from mlaudit.code.parity.steps import chain_shown
from mlaudit.code.parity.stores import DATABASE
from mlaudit.code.parity.tables import ENCODERS
from mlaudit.code.parity.values import Chain, Event, Place, Step
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._new_rows import is_of_new_rows
from ._of_batch import OfBatch, of_batch
from ._own_rows import is_uploaded
from ._said import related, taken_before

_BATCH_FIX: Final = (
    "Keep what a row needs of the others (the last row of each entity, the columns seen by `fit`) on the transformer or"
    " in a store, and read it there on both sides."
)
_CALLS = {"get_dummies": "pd.get_dummies", "factorize": "pd.factorize", "codes": ".cat.codes"}


class DataDependentEncoding(ProjectRule):
    """Categories are numbered at serving from the rows that happen to be in the request.

    Flags `pd.get_dummies`, `pd.factorize` and `.cat.codes` on the way to a trained model. A categorical type with fixed
    categories is fine, and so is `get_dummies` whose columns are then put into training's order
    (`reindex(columns=...)`), unless it drops the first category of new rows. An error for what a request sends or
    somebody uploads, a warning for any other table, info where all that is seen is rows drawn in its stead.

    Of severity info is a transformer of the project whose `transform` takes a feature from the rows before or after
    (`groupby("user")["at"].diff()`), or makes a column only where all rows in hand pass a test, unless it keeps rows.

    Why it hurts:
        One request with one row has one category: it becomes code 0, or a table with one column, whatever it was in
        training. The same value gets another number in every batch.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.ensemble import RandomForestClassifier

        df = pd.read_csv("train.csv")
        df["city"] = df["city"].astype("category").cat.codes
        model = RandomForestClassifier(random_state=0).fit(df[["city", "age"]], df["label"])
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
            df["city"] = df["city"].astype("category").cat.codes
            return model.predict(df[["city", "age"]]).tolist()

    Good:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.compose import make_column_transformer
        from sklearn.ensemble import RandomForestClassifier
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import OneHotEncoder

        df = pd.read_csv("train.csv")
        columns = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), ["city"]), remainder="passthrough")
        model = make_pipeline(columns, RandomForestClassifier(random_state=0))
        model.fit(df[["city", "age"]], df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        import pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(rows: list[dict]):
            return model.predict(pd.DataFrame(rows)[["city", "age"]]).tolist()

    When not to use it:
        Where a batch job always sees every category in one table, and training saw the same ones. Of rows that a
        database holds, or a script draws to try a model out, nothing is said, nor of `get_dummies` over numbers alone.

    References:
        pandas, "Categorical data"; scikit-learn, "Encoding categorical features".
    """

    code = "MLA205"
    name = "data-dependent-encoding"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Fit an encoder in training, save it with the model, and call its `transform` at serving."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each encoding of request rows that reaches a model."""
        analysis = parity(project)
        seen: set[Place] = set()
        stored = taken_before(analysis)
        learnt = {each.data.place for each in analysis.training if each.data.source == "file"}
        ruled_out = {
            step.place
            for event in analysis.serving
            for step in event.data.steps()
            if step.op == "get_dummies" and _chooses(event, step)
            if _has_numbers_alone(analysis, event) or _gets_numbers(analysis, event, step)
        }
        for event in analysis.serving:
            on_path = analysis.is_serving(event)
            if (event.model.loaded is None and not on_path) or event.data.source == DATABASE:
                continue  # of stored rows nobody knows that they are not training's
            for column, chain in {"": event.data.chain, **event.data.columns}.items():
                for step in chain:
                    if not _depends(step) or step.place in seen or is_test_path(step.place.path) or id(step) in stored:
                        continue
                    if event.data.source == "file" and not on_path and step.parameters.get("drop_first") is True:
                        if not is_of_new_rows(analysis, event):
                            continue  # a whole table, as training's: no row of it is alone
                    if not on_path and event.data.place is not None and event.data.place in learnt:
                        continue  # the table that training read, as it was read there
                    if not on_path and event.data.source in _MADE_UP:
                        continue  # rows that are drawn to try a model out
                    if step.place in ruled_out:
                        continue
                    seen.add(step.place)
                    shared = sum(step in each for each in event.data.columns.values()) > 1
                    yield self._said(project, event, step, "" if shared else column, chain, on_path)
        for one in of_batch(analysis):
            if one.place not in seen:
                seen.add(one.place)
                yield self._of_batch(project, one)

    def _of_batch(self, project: ProjectView, one: OfBatch) -> Finding:
        analysis = parity(project)
        said = (
            f"`{one.by}` takes this feature from the other rows in hand: training has a whole history of them, and a"
            " request of one row has none"
            if one.by
            else "whether this column is made depends on all rows in hand: one value in a batch takes it from every row"
        )
        made = project.finding(self, analysis.location(one.place), said, severity=Severity.INFO, confidence=0.75)
        return msgspec.structs.replace(made, remediation=_BATCH_FIX)

    def _said(
        self, project: ProjectView, event: Event, step: Step, column: str, chain: Chain, on_path: bool
    ) -> Finding:
        analysis = parity(project)
        of = f" of `{column}`" if column else ""
        what = _CALLS.get(step.op, step.op)
        fate = f"numbers the categories{of} by the rows in hand: the same value gets another code in another"
        said = f"`{what}` {fate} request, and not the one that training gave it"
        whole = event.data.source == "file" and not on_path
        if step.op == "get_dummies" and step.parameters.get("drop_first") is True:
            said = f"`{what}(drop_first=True)` drops the first category{of} of the rows in hand: " + (
                "of a table that lacks training's first it is another one, which then counts as that"
                if whole
                else "of a single row it is the only one, and nothing of the value reaches the model"
            )
        severity = self.severity if on_path and (event.data.is_sent or is_uploaded(event.data)) else self.elsewhere
        if event.data.source in _MADE_UP:
            severity = Severity.INFO  # what stands in where the table cannot be read: of the table nothing is known
        return project.finding(
            self,
            analysis.location(step.place),
            said,
            severity=severity,
            related=related(analysis, event.place, "the model is asked here"),
            evidence={"serving": chain_shown(chain)},
            confidence=0.9,
            context="serving" if on_path else "",
        )


def _chooses(event: Event, step: Step) -> bool:
    """Whether an encoding takes those columns that hold words, whichever these are."""
    chains = [event.data.chain, *event.data.columns.values()]
    return "columns" not in step.parameters and (step in chains[0] or sum(step in each for each in chains) > 1)


def _has_numbers_alone(analysis: Parity, event: Event) -> bool:
    """Whether the request's schema holds numbers and nothing else: no category is in it that could be numbered."""
    declared = schemas(analysis.project, event)
    held = [kind.rstrip("?") for schema in declared for kind in schema.kinds.values()]
    named = {name for schema in declared for name in (*schema.required, *schema.attributes)}
    return bool(held) and set(held) == {NUMBER} and named <= {name for schema in declared for name in schema.kinds}


def _gets_numbers(analysis: Parity, event: Event, step: Step) -> bool:
    """Whether each column that is encoded holds numbers by then: of codes, of arithmetic, or as the schema has them."""
    chains = {name: chain for name, chain in event.data.columns.items() if step in chain}
    return bool(chains) and all(
        any(each.op in _GIVES_NUMBERS for each in chain[: chain.index(step)])
        or sent_as(analysis.machine, event, name, chain) == NUMBER
        for name, chain in chains.items()
    )


_GIVES_NUMBERS: Final = frozenset({"LabelEncoder", "OrdinalEncoder", "codes", "add", "multiply", "log1p", "threshold"})
_MADE_UP: Final = frozenset({"made", "drawn"})


def _depends(step: Step) -> bool:
    return step.op in ENCODERS and step.carrier is None
