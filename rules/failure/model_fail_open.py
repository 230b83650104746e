"""MLA103: services that start, and answer, without their model."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.vocabulary import attributes
from mlaudit.findings import Finding, Related, Severity

from ._models.absent_files import Missing, made_where_none, otherwise_new, where_missing
from ._models.files_asked import looks_for_files, there
from ._models.left_out_steps import left_out_step
from ._models.loads import FRESH
from ._models.never_again import WORDS as RELOADS
from ._models.never_again import never_again
from ._models.no_model import looked_at, refusals, refuses_elsewhere, shown_elsewhere
from ._models.own_steps import OWN, is_own, own_step
from ._models.placeholders import left_in
from ._models.saved_untaught import saved_untaught
from ._models.shown import FLAG, flags_set, is_shown
from ._models.stand_ins import PRETENDS, has_stand_in, may_pretend, stand_in
from ._models.stubs import stub
from ._models.taught_noise import taught_noise
from ._models.unfitted_flags import unfitted_asked
from ._models.untaught import LIBRARIES
from ._settled import judged, settled
from ._ways_out import absences
from ._work import kinds

_FLAGS: Final = (b"mock", b"dummy", b"fake", b"demo", b"stub", b"fallback", b"simulat", b"_real", b"real_")


class ModelFailOpen(FileRule):
    """A model that could not be loaded leaves the service running without it.

    Looks for a failed load that leaves `None`, a half-filled registry or a stand-in where requests expect a model, also
    where the handler names what it catches. The test is whether the start fails, or handlers refuse to work without the
    model.

    Reports:

    - a handler that leaves `None` in module, class or application state, which no handler refuses to work without
    - a branch that does so where the model's file is missing, or is fetched then and not loaded
    - a mock, a dummy or a class of constant answers in the model's place, also where its library cannot be imported
    - a flag by which a failure turns to made-up answers
    - a fresh, unfitted model, or one of another kind, in the place of one that could not be loaded
    - a network that is kept as it was drawn when its weights are missing or do not fit
    - a model that is taught drawn rows and labels where there is none
    - an entry that stands in a registry before its model is loaded, and counts as loaded where that failed
    - a reload that loads only where there is no model
    - a test of whether a model was fitted that only logs
    - scalers, encoders and column lists that are left out where their files are missing
    - a model that is saved as it was made, where there are no rows to teach it
    - a start that goes on whatever fails in it

    Severities:

    - error (a warning outside services): something else answers in the model's place and no answer, health route or
      page tells so; a network without its weights answers
    - warning: the model is only missing, or raises where it was never fitted
    - info: one of several is left out with a word in the log; scalers, encoders and column lists; a step of the
      project's own that cannot be imported; a start that goes on; an entry of a dict whose readers all refuse where its
      file was missing; a flag on which a health route answers 503 and which a route looks at before it asks the model

    Why it hurts:
        The deployment goes green, traffic arrives, and each request fails with an attribute error, or is answered by
        random weights. A roll-out that should have stopped at the first pod replaces the last good one.

    Bad:
        import joblib
        from fastapi import FastAPI

        app = FastAPI()

        try:
            model = joblib.load("model.joblib")
        except Exception as error:
            print("no model:", error)
            model = None

        @app.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}
        ---
        from pathlib import Path
        import xgboost as xgb

        def start():
            global model
            model = xgb.XGBRegressor()
            weights = Path("models/yield.json")
            if weights.exists():
                model.load_model(weights)

    Good:
        import joblib
        from fastapi import FastAPI, HTTPException

        app = FastAPI()

        try:
            model = joblib.load("model.joblib")
        except Exception as error:
            print("no model:", error)
            model = None

        @app.get("/ready")
        def ready():
            if model is None:
                raise HTTPException(503, "no model")
            return {"status": "ready"}
        ---
        import joblib

        model = joblib.load("model.joblib")

    When not to use it:
        - A flag or a `None` that handlers test and refuse on, also by a helper or in another file. An answer of status
          200 that only holds an error is no refusal, unless it says that nothing is loaded.
        - Handlers that ask for a flag beside the model to answer in another way where it is not set.
        - Another model as the declared fall-back, or one that is trained then.
        - Readiness that turns false, or an app that is not started without the model.
        - A function of the project that tells by None that it could not load, where its caller asks and leaves.
        - What is loaded beside a model: parsed documents, metadata, mappings, reference metrics, explainers.
        - `self.model = None` in a constructor: that is a life cycle, not a failure.

    References:
        https://kubernetes.io/docs/concepts/workloads/pods/probes/
    """

    code = "MLA103"
    name = "model-fail-open"
    remediation = "Let the start fail, or make readiness false and have every handler refuse while there is no model."
    confirmed_by = ""
    triggers = (
        b"except",
        b"exists(",
        b"is_file()",
        b"isfile(",
        b"isdir(",
        b"is_dir()",
        b"glob(",
        b"listdir(",
        b"raise",
        b"st.stop",
        b"jsonify",
        b"JSONResponse",
        b"loaded:",
        b"ready:",
        b"available:",
        b".fit(",
        b"fit",
        b"trained",
        *RELOADS,
    )
    # asks for no more than `triggers`: the words that `finish` asks for are found with them, and not one by one
    asks = (*_FLAGS, *PRETENDS)

    def visit_ExceptHandler(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A load whose failure leaves empty state, and a library whose place a class of this file takes."""
        yield from judged(self, node, file)
        made_up = stub(file, node)
        if made_up is not None:
            library, name = made_up
            said = f"where `{library}` cannot be imported, the `{name}` that is defined here answers in its place"
            yield self.issue(
                node,
                f"{said}, and nobody is told",
                severity=Severity.WARNING,
                confidence=0.8,
                remediation=f"Let the import fail, or let the `{name}` of this file raise where it is used.",
                data={"needs": "stand-in"},
            )

        step = own_step(file, node)
        if step is not None:
            said = f"where `{step[1]}` cannot be imported only a log knows: what comes next goes on without that step"
            fix = "Let the import fail: it is a module of this project."
            data: dict[str, object] = {OWN: step[1], "needs": "service"}
            yield self.issue(node, said, severity=Severity.INFO, confidence=0.7, remediation=fix, data=data)

    def _pretended(self, node: ast.If, pretended: str, file: FileContext) -> Iterator[Issue]:
        """``if weights.exists(): ...`` with ``else: model = DummyModel()``."""
        asks = {"load", "make"} & kinds(file, node.body).keys() | _loads_within(file, node)
        if asks or there(file, node.test):
            flags = flags_set(node.orelse)
            told = is_shown(file, flags)
            message = f"when the file is missing, `{pretended}` answers in the model's place"
            message += ", and nothing refuses" if told else " and nobody is told"
            severity = Severity.WARNING if told else None
            yield self.issue(node.orelse[-1], message, severity=severity, data={"names": [*flags]})

    def _missing(self, found: Missing, file: FileContext) -> Issue:
        """What goes on where a file is missing."""
        line = found.related.lineno if found.related is not None else 0
        related = [Related(file.path, line, "it is loaded only where the file is there")] if line else []
        severity = Severity.INFO if found.note else Severity.WARNING if found.mild else None
        data = {"needs": found.needs, "names": list(found.names), "leaves": found.leaves}
        return self.issue(found.place, found.said, severity=severity, related=related, data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Tests for files, what this file asks for before it refuses to work, and the flags of stand-ins it reads."""
        looks = looks_for_files(file)
        if looks or has_stand_in(file) or file.imports(*LIBRARIES):
            pretends = may_pretend(file)
            for node in file.tree.of(ast.If) if looks or pretends else absences(file):
                pretended = stand_in(node.orelse) if pretends and node.orelse else ""
                if pretended:
                    yield from self._pretended(node, pretended, file)
                found = where_missing(file, node) if looks else made_where_none(file, node)
                if found is not None:
                    yield self._missing(found, file)
            for either in file.tree.of(ast.IfExp) if looks else ():
                new = otherwise_new(file, either)
                if new is not None:
                    yield self._missing(new, file)
        yield from self._untaught(file, looks)
        for block in file.tree.of(ast.Try):
            entry = left_in(file, block)
            if entry is not None:
                branch, made, registry = entry
                said = (
                    f"what is in `{registry}` passes for a model here, and what stood in for one stays there where the"
                )
                said = f"{said} load fails: who asks again is told that it is loaded"
                related = [Related(file.path, made.lineno, "it is put in before the load, and taken out by nobody")]
                yield self.issue(branch, said, severity=Severity.WARNING, related=related, data={"needs": ""})
        asked, looks_at = refusals(file), looked_at(file)
        flags = set(filter(_is_flag, attributes(file))) if file.holds(*_FLAGS) else set()
        if flags:
            flags &= {each.attr for each in file.tree.of(ast.Attribute) if isinstance(each.ctx, ast.Load)}
        read = {name.lstrip("_") for name in flags}
        if asked or read or looks_at:
            data = {"refuses": asked, "looks": looks_at, "shows": sorted(read)}
            yield self.issue(file.tree.module.body[0], "", data=data)

    def _untaught(self, file: FileContext, looks: bool) -> Iterator[Issue]:
        """Models that learnt noise or were never fitted, and steps before one that are left out."""
        for noise in taught_noise(file):
            yield self.issue(
                noise.place, noise.said, severity=Severity.WARNING, confidence=0.8, data={"needs": "service"}
            )
        for branch, saves in saved_untaught(file):
            said = f"where there is nothing to teach it, the model is saved by `{saves}` as it was made"
            message = f"{said}: what reads the file answers with weights that were drawn"
            fix = "Raise where there are no rows."
            yield self.issue(
                branch, message, severity=Severity.WARNING, confidence=0.8, remediation=fix, data={"leaves": True}
            )
        for branch, function in never_again(file):
            said = f"`{function.name}` loads only where there is no model: after a release it goes on with the old one"
            yield self.issue(branch, said, severity=Severity.WARNING, confidence=0.7, remediation="Load always.")
        flagged = file.holds(b"fit", b"trained", b"calibrated")
        for node in file.tree.of(ast.If) if looks or flagged else ():
            asked = unfitted_asked(file, node) if flagged else ""
            if asked:
                said = f"where `{asked}` was never fitted only a log knows: it is asked all the same"
                yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, remediation="Raise.")
            left = left_out_step(file, node) if looks and node.orelse else None
            if left is not None:
                place, step = left
                said = f"where the file of `{step}` is missing only a log knows: what comes next goes on without it"
                yield self.issue(place, said, severity=Severity.INFO, confidence=0.7, data={"needs": "service"})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Training from scratch when there is no checkpoint is how training works."""
        if "refuses" in candidate.data or refuses_elsewhere(candidate, project):
            return None
        if OWN in candidate.data and not is_own(candidate, project):
            return None
        finding = settled(self, candidate, project)
        pretends = candidate.data.get("needs") == "stand-in" or candidate.data.get("leaves")
        if finding is not None and shown_elsewhere(candidate, project):
            finding = msgspec.structs.replace(finding, severity=min(finding.severity, Severity.WARNING))
        if finding is not None and finding.context in ("training", "notebook") and not pretends:
            return None
        where = candidate.finding.location
        if finding is not None and candidate.data.get("needs") == FRESH and where is not None:
            if where.path in project.start_up("serving"):
                return msgspec.structs.replace(finding, severity=Severity.ERROR)
        return finding


def _loads_within(file: FileContext, node: ast.If) -> set[str]:
    """Whether the branch loads a model inside a `try` of its own."""
    blocks = [block for statement in node.body for block in file.inside(statement, ast.Try)]
    return {"load"} if any("load" in kinds(file, block.body) for block in blocks) else set()


@lru_cache(maxsize=100_000)
def _is_flag(name: str) -> bool:
    return FLAG.match(name) is not None
