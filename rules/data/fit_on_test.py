"""MLA302."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final

import msgspec

from mlaudit.code.called import calls_one
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Place
from mlaudit.findings import Finding, Related, Severity

from ._rows.flow import rows
from ._rows.metrics import METRICS
from ._rows.parts import has_test_key, knows_validation, mentions_test
from ._rows.parts import knows_test as names_test_rows
from ._rows.tables import FITS
from ._test_rows import handed_to_stop, labels_asked_with, program, stopped_by_others
from ._test_rows.best_of import best_of
from ._test_rows.by_caller import BY_CALLER, is_handed_test, is_tried_only
from ._test_rows.checkpoints import kept_by_test
from ._test_rows.decided import decided
from ._test_rows.final import judged_on_validation, kept_by_validation, knows_test
from ._test_rows.in_any_form import may_choose
from ._test_rows.in_turn import in_turn
from ._test_rows.inlined import as_written, inlined, joined, unannotated
from ._test_rows.may_find import may_find
from ._test_rows.only_named import NAMED, is_asked_for, only_named
from ._test_rows.only_validation import chosen_and_judged
from ._test_rows.own_columns import columns_by_themselves
from ._test_rows.own_rows import fitted_by_hand, judged_on_own
from ._test_rows.own_slice import chosen_on_own_slice
from ._test_rows.picked import compared, picked
from ._test_rows.pooled import pooled
from ._test_rows.searches import handed_elsewhere, scoring, searched_on_test
from ._test_rows.self_scaled import scaled_by_itself
from ._test_rows.stacked import stacked_in_sample
from ._test_rows.stopping import stopped
from ._test_rows.tested import may_score_on_test
from ._test_rows.thresholds import chosen
from ._test_rows.trainers import keeper, kept_by_trainer, one_set, tests
from ._test_rows.weights import weighed

_SAID: Final = {
    "alone": "is fitted anew on held-out rows: they are transformed by other statistics than the training rows were",
    "together": "is fitted on training and held-out rows together: the held-out rows leak into training",
    "learnt": "is judged on held-out rows, and was fitted on all rows, these among them: the score is that of memory",
    "search": "chooses parameters on held-out rows: the score on them is no longer an estimate",
}
_ALONE_SAID: Final = "and is then judged on the same rows, and no others are held out: the score is a little too good"
_ALONE_FIX: Final = "Hold out test rows that chose nothing, and report the score on them."
_JUDGED_SAID: Final = (
    "the validation rows by which the checkpoint was kept are the only ones that it is judged on: the score is that of "
    "the luckiest epoch"
)
_CHOICE_FIX: Final = "Choose the model by cross-validation or on validation rows; test the chosen one once."
_BEST_SAID: Final = "the model that {} is the one that scores best on the test rows: that score is no estimate of it"
_OWN_SLICE: Final = (
    "the best is chosen on rows that are split off for that: a score on them would be too good to be told"
)
_ONLY_SAID: Final = "and no other rows are held out: the score on them, wherever it is told, is a little too good"
_SEARCHED: Final = "the parameters are searched for by the score on the test rows: no score on them is an estimate now"
_TOLD: Final = "the score is of a model that knows the labels"
_FITTED: Final = (b".fit", b".train(")
_OF_ROWS: Final = (
    *(b"train", b"Train", b"pandas", b"polars", b"numpy", b"sklearn", b"torch", b"tensorflow", b"keras", b"spark"),
    *(b"xgboost", b"lightgbm", b"catboost", b"datasets", b"predict", b"X_", b"x_"),
)
"""What a file holds whose tests may be rows: those of ``dbt test`` and the like are none."""
_SEARCH_FIX: Final = "Score the trials by cross-validation or on validation rows; test the chosen ones once."


class FitOnTest(FileRule):
    """Held-out rows are used to fit a transformer, to choose parameters, or to stop training that is judged on them.

    Looks for test or validation rows that have a say in the model which is judged on them: in a fit, in a choice, or in
    when training stops. Other functions and files that measure the score or stop the training are followed.

    Reports fits:
    - a scaler, imputer, encoder or search that is fitted on a test or validation part, alone or with the training rows
    - a model that is fitted on all rows, or on the test rows, and judged on some of them
    - test rows that are scaled by their own mean and deviation
    - rows that are scaled or filled by statistics of training and test rows together
    - labels of test rows from which a model of the project's own computes what it predicts

    Reports choices:
    - early stopping on the very test set that the score is computed on, also in a function that gets the test rows
    - a checkpoint or epoch that is kept for its test score, also by a Hugging Face or Lightning trainer
    - a threshold or parameters that are chosen by their score on the test rows
    - the best of several models, fits or settings, picked by its test score and then used or reported with it
    - a program that reports a network's score on the validation rows by which it was kept, and knows no other rows

    Severities:
    - error: fits on rows that are seen to be held out, and models that are judged on rows they were fitted on
    - warning: stopping and choosing by test rows, statistics of test rows, labels that a model is handed, and what
      rests on the name of the rows alone
    - info: stopping or choosing in a program that holds out no other rows to judge by; a choice in a function that is
      handed the test rows and that nothing but tests call, or on rows that it splits off itself and whose scores it
      keeps to itself; the best of several models where it is only printed or named in a report, or nobody goes on with
      the name that is returned; a model that is saved where it beats another one on the test rows

    Why it hurts:
        A transformer fitted anew on the test rows maps the same value to another number than in training; one fitted on
        both lets them leak. A model stopped where the test loss is lowest reports the best of many scores.

    Bad:
        from sklearn.model_selection import train_test_split
        from sklearn.preprocessing import StandardScaler

        def prepare(X, y):
            X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
            scaler = StandardScaler()
            X_train = scaler.fit_transform(X_train)
            X_test = scaler.fit_transform(X_test)
            return X_train, X_test, y_train, y_test
        ---
        import xgboost as xgb
        from sklearn.metrics import roc_auc_score

        def train(X_train, y_train, X_test, y_test):
            model = xgb.XGBClassifier(early_stopping_rounds=20)
            model.fit(X_train, y_train, eval_set=[(X_test, y_test)])
            print(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))
            return model
        ---
        import torch

        def train(model, epochs, train_loader, test_loader):
            best_accuracy = 0
            for epoch in range(epochs):
                learn(model, train_loader)
                accuracy = evaluate(model, test_loader)
                if accuracy > best_accuracy:
                    best_accuracy = accuracy
                    torch.save(model.state_dict(), "best.pt")
        ---
        import numpy as np
        from sklearn.metrics import precision_recall_curve

        def choose(model, X_test, y_test):
            scores = model.predict_proba(X_test)[:, 1]
            precision, recall, thresholds = precision_recall_curve(y_test, scores)
            return thresholds[np.argmax(precision * recall / (precision + recall))]

    Good:
        from sklearn.model_selection import train_test_split
        from sklearn.preprocessing import StandardScaler

        def prepare(X, y):
            X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
            scaler = StandardScaler()
            X_train = scaler.fit_transform(X_train)
            X_test = scaler.transform(X_test)
            return X_train, X_test, y_train, y_test

    When not to use it:
        - Stopping, searching and a last fit on validation rows apart from the test rows.
        - A model that is fitted only where the caller hands none over.
        - Projections that are drawn for a picture.
        - Rows that are called `test_data` in a file that knows no training rows, asks no model and keeps nothing.
        - A vectoriser in a notebook that fits no model on tables.

    References:
        Hastie et al., The Elements of Statistical Learning, section 7.10.2; scikit-learn, Common pitfalls.
    """

    code: ClassVar[str] = "MLA302"
    name: ClassVar[str] = "fit-on-test"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.ERROR
    remediation: ClassVar[str] = "Fit on the training rows only; stop and choose on a validation set of its own."
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"test",
        b"Test",
        b"val",
        b"monitor=",
        b".suggest_",
        b"stack",
        b"def predict",
        b"def decision_function",
        b"EarlyStopping",
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The fits that were given held-out rows, and the choices that were made by the score on them."""
        knows = names_test_rows(file)
        if may_find(file):
            yield from self._read(file, knows)
        for call, other, statistic in columns_by_themselves(file) if knows else ():
            yield self._scaled_apart(file, call, other, statistic)
        for method, marks in labels_asked_with.answers_by_labels(file):
            yield self.issue(method, "", data=marks)
        for labels, marks in labels_asked_with.asked_with_labels(file):
            said = (
                f"the model is handed `{file.text(labels)}` with the rows, and computes its answer from them: {_TOLD}"
            )
            yield self._warned(labels, said, data=marks, remediation="Ask for predictions by the rows alone.")
        for fit, marks in handed_to_stop.stops_by(file):
            yield self.issue(fit, "", data=marks)
        for function, marks in stopped_by_others.gives_stoppers(file):
            yield self.issue(function, "", data=marks)  # type: ignore[arg-type]
        for taken in stopped_by_others.takes_stoppers(file) if knows else ():
            said = f"training stops where the score on `{taken.rows}` is best and is then judged on the same rows"
            at = [_at(file, taken.scored, "the same rows are scored here")]
            yield self._warned(taken.fit, said, at, data=taken.data)
        for each in handed_to_stop.handed(file) if knows else ():
            said = f"training stops where the score on `{file.text(each.given)}` is best and is then judged on them"
            at = [_at(file, each.scored, "the same rows are scored here")]
            yield self._warned(each.given, said, at, data=each.data)
        sites = (
            (program.KEEPS, keeper(file)),
            (program.TESTS, tests(file)),
            (program.CHOSEN, kept_by_validation(file)),
            (program.APART, knows_test(file)),
        )
        for use, site in sites:
            if site is not None:
                yield self.issue(site, "", data={"marker": use})
        if knows and file.holds(*_OF_ROWS):
            yield self.issue(file.tree.module.body[0], "", data={"marker": program.OTHERS})
        judged = judged_on_validation(file)
        if judged is not None:
            yield self._warned(judged, _JUDGED_SAID, remediation=_ALONE_FIX, data={"marker": program.JUDGED})

    def _read(self, file: FileContext, knows: bool) -> Iterator[Issue]:
        """What is found in a file in all of its forms: where it names rows that are held out, there are others."""
        if not may_choose(file):
            yield from self._misfits(file, set()) if file.holds(*_FITTED) else ()
            return
        held_out = knows or has_test_key(file) or knows_validation(file) or file.holds(b".suggest_")
        plain = [*self._found(unannotated(file) if held_out else file, file)]
        view = inlined(file) if held_out and mentions_test(file) else file
        if view is file:
            yield from plain
        else:
            yield from joined(file, plain, view, [*self._found(view, file)])

    def _found(self, view: FileContext, file: FileContext) -> Iterator[Issue]:
        """What is found in a file in another form of it."""
        choices = [*self._chosen(view)]
        for choice in choices:
            if is_handed_test(view, choice.node):
                choice.data[BY_CALLER] = True
        for issue in (*choices, *self._fitted(view, file)):
            if view is not file:
                issue.node = as_written(file, issue.node)
            yield issue

    def _chosen(self, file: FileContext) -> Iterator[Issue]:
        """Thresholds, epochs, models and parameters that score best on the test rows."""
        told: set[ast.AST] = set()
        for call, other in scaled_by_itself(file):
            yield self._scaled_apart(file, call, other)
        for statistic, join in pooled(file):
            said = (
                f"`{file.text(statistic)}` is of the training and the test rows together: what is scaled or filled by "
                "it has seen the test rows"
            )
            yield self._warned(statistic, said, [_at(file, join, "they are put together here")])
        for loop in file.tree.of(ast.For) if may_score_on_test(file) else ():
            best = picked(file, loop)
            if best is not None:
                told.add(loop)
                said = f"{best.what} is picked by its score on the test rows: that score is of the luckiest one"
                at = [_at(file, best.score, "it is scored here"), _at(file, best.used, "what was picked is used here")]
                severity = Severity.INFO if best.is_shown else Severity.WARNING
                yield self._warned(best.beaten, said, at, severity=severity)
        for beaten, measured, used in in_turn(file):
            told.add(beaten)
            said = "the best of several models is picked by its score on the test rows: that score is no estimate of it"
            at = [_at(file, measured, "it is scored here"), _at(file, used, "what was picked is used here")]
            yield self._warned(beaten, said, at, remediation=_CHOICE_FIX)
        for choice, measured in compared(file):
            said = "of two models the one is kept that scores better on the test rows: that score is no estimate of it"
            told.add(choice)
            yield self._warned(choice, said, [_at(file, measured, "one of them is scored here")])
        for choice, measured in decided(file):
            if choice in told:
                continue
            said = "whether the model is kept is decided by its score on the test rows: of what is kept, it is too good"
            yield self.issue(
                choice,
                said,
                severity=Severity.INFO,
                confidence=0.7,
                related=[_at(file, measured, "the models are scored here")],
                remediation=_CHOICE_FIX,
            )
        for weights, measured in weighed(file):
            said = "the models are weighed by their scores on the test rows: no score on them is an estimate now"
            fix = "Weigh the models by their scores on validation rows, and test the ensemble once."
            yield self._warned(weights, said, [_at(file, measured, "a model is scored here")], remediation=fix)
        for place, labelled in chosen(file, told):
            shown = file.text(labelled)
            said = f"the threshold is the one that scores best on `{shown}`: no score on them is an estimate now"
            fix = "Choose the threshold on validation rows, and report it on rows that had no say in it."
            at = [_at(file, labelled, "they are scored here")] if labelled.lineno != place.lineno else []
            yield self._warned(place, said, at, remediation=fix)
        for where, labels, judged in chosen_and_judged(file):
            yield self._alone(file, where, f"the threshold is the one that scores best on `{labels}`", judged)
        for branch, measured in kept_by_test(file):
            said = "the epoch that is kept is the one that scores best on the test rows: that score is no estimate now"
            yield self._warned(branch, said, [_at(file, measured, "the score is of these rows")])
        for watched, tested, scored in kept_by_trainer(file):
            if scored is None:
                said = f"the epoch that is kept is the one that scores best on `{tested}` {_ONLY_SAID}"
                yield self.issue(watched, said, severity=Severity.INFO, confidence=0.7, remediation=_ALONE_FIX)
                continue
            said = (
                f"the epoch that is kept is the one that scores best on `{tested}`, and the same rows are scored then: "
                "that is no estimate"
            )
            yield self._warned(watched, said, [_at(file, scored, "the same rows are scored here")])
        for given in one_set(file):
            said = (
                "the rows to test on are those of `val_dataloader`, by which the best epoch is kept: the score on them "
                "is no estimate"
            )
            yield self._warned(given, said, data={"marker": program.ONE_SET})
        for winner, measured, kept in best_of(file):
            said = _BEST_SAID.format("is kept" if kept else "a report names the best")
            own = kept and chosen_on_own_slice(file, winner, measured)
            said = _OWN_SLICE if own else said
            severity = Severity.WARNING if kept and not own else Severity.INFO
            is_read = not isinstance(measured, ast.Call)
            seen = "the score on them is read here" if is_read else "each model is scored on these rows"
            at = [_at(file, measured, seen)]
            keys = only_named(file, winner) if kept and not own else []
            data: dict[str, Any] = {NAMED: keys} if keys else {}
            yield self._warned(winner, said, at, severity=severity, remediation=_CHOICE_FIX, data=data)
        found = list(searched_on_test(file))
        for search, measured in found:
            at = [_at(file, measured, "each trial is scored on these rows")]
            yield self._warned(search, _SEARCHED, at, remediation=_SEARCH_FIX)
        for call, name in () if found else handed_elsewhere(file):
            data = {"marker": program.TRIES, "called": name}
            yield self._warned(call, _SEARCHED, remediation=_SEARCH_FIX, data=data)
        for measured, qualname in scoring(file):
            yield self.issue(measured, "", data={"marker": program.SCORES, "function": qualname})

    def _scaled_apart(self, file: FileContext, call: ast.Call, other: ast.Call, *by: ast.Call) -> Issue:
        said = (
            f"`{file.text(call.args[0])}` is scaled by its own statistics, not by those of the training rows: "
            "the same value means something else in each"
        )
        at = [_at(file, other, "the training rows are scaled by theirs here")]
        return self._warned(call, said, [*at, *(_at(file, each, "it is divided by here") for each in by)])

    def _warned(
        self,
        node: Place,
        said: str,
        related: Sequence[Related] = (),
        severity: Severity = Severity.WARNING,
        **details: Any,
    ) -> Issue:
        return self.issue(node, said, severity=severity, confidence=0.8, related=related, **details)

    def _alone(self, file: FileContext, node: Place, said: str, scored: ast.expr) -> Issue:
        """What is chosen by validation rows that it is judged on, which are the only ones as far as this file tells."""
        return self.issue(
            node,
            f"{said} {_ALONE_SAID}",
            severity=Severity.INFO,
            confidence=0.7,
            related=[_at(file, scored, "the same rows are scored here")],
            remediation=_ALONE_FIX,
            data={"marker": program.ALONE},
        )

    def _fitted(self, file: FileContext, written: FileContext) -> Iterator[Issue]:
        """Models and transformers that were fitted on held-out rows, or stopped by them."""
        for fit, first in stacked_in_sample(file):
            said = (
                f"`{file.text(fit.func)}` learns from answers for the rows that the models below it were fitted on: it "
                "learns whom to trust from their memory"
            )
            fix = "Make its rows by cross_val_predict or on rows that the models below have not seen."
            yield self._warned(fit, said, [_at(file, first, "a model below is fitted here")], remediation=fix)
        for scored, fit in fitted_by_hand(file):
            given = ", ".join(file.text(each) for each in fit.args[:2])
            yield self.issue(
                fit,
                f"the model is fitted anew on `{given}` and then judged on them: the score is that of memory",
                confidence=0.85,
                related=[_at(file, scored, "it is judged on the same rows here")],
            )
        if not file.holds(*_FITTED):
            return
        for each in stopped(file):
            said = f"training stops where the score on `{each.rows}` is best"
            if each.scored is None:
                yield self.issue(
                    each.fit, f"{said} {_ONLY_SAID}", severity=Severity.INFO, confidence=0.7, remediation=_ALONE_FIX
                )
                continue
            if not each.is_test:
                yield self._alone(file, each.fit, said, each.scored)
                continue
            yield self.issue(
                each.fit,
                f"{said} and is then judged on the same rows",
                severity=Severity.WARNING,
                confidence=0.85,
                related=[_at(file, each.scored, "the same rows are scored here")],
            )
        seen: set[ast.AST] = set()
        for asked, fit in judged_on_own(file):
            seen.add(asked)
            yield self.issue(
                asked,
                f"the model is judged on `{file.text(asked.args[0])}` after it was fitted on them: the score is that of"
                " memory",
                confidence=0.9,
                related=[_at(file, fit, "it is fitted on the test rows here")],
            )
        yield from self._misfits(written, seen)

    def _misfits(self, file: FileContext, seen: set[ast.AST]) -> Iterator[Issue]:
        """The fits that were given held-out rows, as far as rows are followed through a file."""
        judged: set[tuple[ast.AST, ast.AST | None]] = set()
        for misfit in rows(file).misfits if calls_one(file, FITS) else ():
            if misfit.node not in seen and misfit.how in _SAID:
                seen.add(misfit.node)
                fit = misfit.fit or misfit.node
                if misfit.how == "learnt":
                    if not _measures(file, misfit.node) or (fit, file.function_of(misfit.node)) in judged:
                        continue  # one model, judged twice, is one mistake
                    judged.add((fit, file.function_of(misfit.node)))
                where = file.location(fit)
                there = [Related(where.path, where.line, "it is fitted here", where.cell)] if misfit.fit else []
                yield self.issue(
                    misfit.node,
                    f"`{misfit.what}` {_SAID[misfit.how]}",
                    severity=None if misfit.is_proven else Severity.WARNING,
                    confidence=misfit.weight,
                    related=there,
                    evidence={"fit": file.text(fit)},
                )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Validation rows are test rows, too, where the program keeps the best epoch by them and knows no others."""
        marker = candidate.data.get("marker")
        finding = project.in_context(self, candidate)
        if finding is not None and is_tried_only(candidate, project):
            finding = msgspec.structs.replace(finding, severity=Severity.INFO)
        if finding is not None and NAMED in candidate.data and not is_asked_for(candidate, project):
            said = _BEST_SAID.format("is named the best, and nowhere taken for that,")
            return msgspec.structs.replace(finding, severity=Severity.INFO, message=said)
        if marker is None or finding is None:
            return finding
        if marker == program.TAKES:
            return stopped_by_others.agreed(candidate, finding, project)
        if marker == program.HANDS:
            return handed_to_stop.agreed(candidate, finding, project)
        if marker == program.ASKS:
            return labels_asked_with.agreed(candidate, finding, project)
        return program.agreed(marker, candidate, finding, project)


def _measures(file: FileContext, node: ast.Call) -> bool:
    """Whether a call scores a model itself, or gives what a metric of the file may be computed from."""
    if isinstance(node.func, ast.Attribute) and node.func.attr in ("score", "evaluate"):
        return True
    return any(last in METRICS or name.rpartition(".")[2] in METRICS for name, last in file.calls)


def _at(file: FileContext, node: ast.expr, message: str) -> Related:
    where = file.location(node)
    return Related(where.path, where.line, message, where.cell)
