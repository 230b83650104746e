"""MLA208: a transformer that is fitted before the model and never saved with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity, parity
from mlaudit.code.parity.artifacts import last_of
from mlaudit.code.parity.compare import twins
from mlaudit.code.parity.machine import Machine
from mlaudit.code.parity.steps import chain_shown, numbering
from mlaudit.code.parity.tables import STATELESS, TRANSFORMERS
from mlaudit.code.parity.values import Chain, Event, Obj, Place, Step
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Related, Severity

from ._gone import Gone, gone
from ._kept_elsewhere import is_kept_elsewhere
from ._lost import weight
from ._of_target import is_of_target
from ._said import named, related
from ._taken_out import TakenOut, taken_out

_TRANSFORMS: Final = ("Process", "Transformer", "Encoder", "Scaler", "Imputer", "Vectorizer", "Selector", "Binner")
"""Ends of the names of classes that change rows and answer nothing, from whatever library."""


class UnsavedTransformer(ProjectRule):
    """The model is saved, the transformer that was fitted in front of it is not.

    Looks for a scaler, encoder, imputer or vectoriser whose output the model was fitted on, where the model is written
    to a file and the transformer is written nowhere. The finding stands where the model is saved.

    Reports:
    - a model that is saved without a transformer in front of it
    - the last step of a pipeline that is saved, while the pipeline is not
    - a function that fits a transformer, gives out the rows that it made and keeps the transformer to itself, at the
      fit

    Severity:
    - error: a request is seen to reach such a model with no transformer on its way
    - warning: the project loads the model, but no such request is seen; a function keeps its transformer to itself, the
      project serves a model, and what was made of the rows is written to a file
    - info: nothing is seen to load the model, or the step of a pipeline; the scaler's numbers are typed in beside it;
      one line saves several models; a file is read that has the name of the lost one; only a selection of columns is
      lost; any other function

    Why it hurts:
        Whoever loads the model cannot make its features: they pass raw values, or fit the transformer anew on other
        data. Both give predictions that mean nothing, without an error.

    Bad:
        import joblib
        import pandas as pd
        from sklearn.preprocessing import MinMaxScaler
        from sklearn.svm import SVC

        df = pd.read_csv("crops.csv")
        scaler = MinMaxScaler().fit(df[["ph", "rainfall"]])
        model = SVC().fit(scaler.transform(df[["ph", "rainfall"]]), df["crop"])
        joblib.dump(model, "svm.joblib")

    Good:
        import joblib
        import pandas as pd
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import MinMaxScaler
        from sklearn.svm import SVC

        df = pd.read_csv("crops.csv")
        model = make_pipeline(MinMaxScaler(), SVC()).fit(df[["ph", "rainfall"]], df["crop"])
        joblib.dump(model, "svm.joblib")

    When not to use it:
        - The saved model is never loaded again (a throw-away experiment): suppress it.
        - Serving has the encoder's codes in a dict of its own: no finding here, MLA203 compares them.
        - The encoder numbers the labels and no feature: no finding, unless a service calls `inverse_transform`.
        - The transformer is an attribute of something that is saved, in whatever method: no finding.
        - Another place of the project fits such a transformer again at serving: no finding here, that is MLA201.
        - The program was too long to be read to its end: no finding.

    References:
        scikit-learn, "Model persistence".
    """

    code = "MLA208"
    name = "unsaved-transformer"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.ERROR
    remediation = "Put the transformer and the model into one Pipeline and save that, or save both together."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each place at which a model is saved and a transformer is lost."""
        analysis = parity(project)
        refitted = {
            step.carrier.short
            for event in analysis.serving
            for step in event.data.steps()
            if step.carrier is not None and step.carrier.fits
        }
        by_hand, stored = _written_out(analysis), _looked_up(analysis)
        lost: dict[Place, list[tuple[Event, Step, Obj]]] = {}
        seen: set[Place] = set()
        for event in analysis.training:
            if not event.model.saved or is_test_path(event.place.path) or event.root in analysis.machine.spent:
                continue  # what comes after the place up to which it was read may save it
            if event.model.short.endswith(_TRANSFORMS):
                continue
            for step in event.data.steps():
                carrier = step.carrier
                if carrier is None or not _is_lost(analysis.machine, carrier) or carrier.short in refitted:
                    continue
                if id(carrier) in by_hand or carrier.short in stored:
                    continue
                if carrier.fits[0] in seen or is_of_target(analysis, carrier):
                    continue
                seen.add(carrier.fits[0])
                if not is_kept_elsewhere(analysis, carrier):
                    lost.setdefault(_saved_at(analysis.machine, event.model), []).append((event, step, carrier))
        for place, steps in lost.items():
            yield self._said(project, place, steps)
        for one in gone(analysis):
            if one.place not in seen:
                yield self._gone(project, one)
        for out in taken_out(analysis):
            if out.place not in lost:
                yield self._taken_out(project, out)

    def _taken_out(self, project: ProjectView, out: TakenOut) -> Finding:
        analysis = parity(project)
        return project.finding(
            self,
            analysis.location(out.place),
            f"the model is saved here without the {named(list(dict.fromkeys(out.lost)))} of its pipeline, which nothing"
            " saves: whoever loads it gives it what it never learnt from",
            severity=Severity.WARNING if out.is_loaded else Severity.INFO,
            related=related(analysis, out.made, "the pipeline is made here"),
            confidence=0.85,
        )

    def _gone(self, project: ProjectView, one: Gone) -> Finding:
        analysis = parity(project)
        return project.finding(
            self,
            analysis.location(one.place),
            f"the `{one.op}` that is fitted here is gone when `{one.function}` ends, and what it made goes on: nobody"
            " can do the same to a request",
            severity=Severity.WARNING if one.is_needed else Severity.INFO,
            confidence=0.8,
            context=project.context(one.place.path, one.function),
        )

    def _said(self, project: ProjectView, place: Place, lost: list[tuple[Event, Step, Obj]]) -> Finding:
        analysis = parity(project)
        event, step, _ = lost[0]
        path = event.model.saved[0][0]
        to = f"`{path}`" if path and "*" not in path else "a file"
        names = list(dict.fromkeys(each.op for _, each, _ in lost))
        where: tuple[Related, ...] = ()
        for _, each, carrier in lost:
            where += related(analysis, carrier.fits[0], f"`{each.op}` is fitted here")
        for model, logged in analysis.machine.logged:
            if model is event.model and logged != place:
                where += related(analysis, logged, "a tracking server gets the model here")
        return project.finding(
            self,
            analysis.location(place),
            f"the model is saved to {to} without the {named(names)} whose output it learnt from, and nothing else saves"
            f" {'them' if len(names) > 1 else 'it'}: nobody who loads the model can make its features",
            severity=weight(analysis, event, place, [carrier for _, _, carrier in lost], self.severity),
            related=where,
            evidence={"training": chain_shown(_chain_with(event, step))},
            confidence=0.85,
            context=project.context(*event.function),
        )


def _saved_at(machine: Machine, model: Obj) -> Place:
    """Where a model is first written to a file, or fitted where only a tracking server keeps it."""
    places = [place for _, saved, place, _ in machine.saves if saved is model]
    return places[0] if places else model.fits[0]


def _written_out(analysis: Parity) -> set[int]:
    """The encoders (by `id`) whose codes serving has in a dict of its own: MLA203 says where these differ."""
    return {
        id(there.carrier)
        for compared in analysis.compared
        for there, here in twins(analysis.machine, compared.pair.training, compared.pair.serving)
        if numbering(there, here) is not None
    }


def _looked_up(analysis: Parity) -> set[str]:
    """The classes of transformers whose output stands in a table that was written, and that serving finds its rows in:
    several programs may write one table.
    """
    machine, found = analysis.machine, set[str]()
    for event in analysis.serving:
        place = event.data.place
        read = machine.sources.get(place) if place is not None and event.data.source == "file" else None
        table = machine.tables.get(last_of(read[1], "/")) if read is not None and analysis.is_serving(event) else None
        if table is not None:
            found.update(step.carrier.short for step in table[0].steps() if step.carrier is not None)
    return found


def _chain_with(event: Event, step: Step) -> Chain:
    """The steps of the column that went through `step`."""
    return next((c for c in (event.data.chain, *event.data.columns.values()) if step in c), event.data.chain)


def _is_lost(machine: Machine, carrier: Obj) -> bool:
    if id(carrier) in machine.tabled:
        return False  # what it made was put into a database, where serving looks it up
    if carrier.short not in TRANSFORMERS or carrier.short in STATELESS or not carrier.fits:
        return False
    if carrier.saved or carrier.loaded is not None:
        return False
    holders = [each for each in machine.objects if each.saved and carrier in each.attributes.values()]
    return not holders and not carrier.kept
