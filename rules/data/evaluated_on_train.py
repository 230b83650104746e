"""MLA308."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec

from mlaudit.code.called import called, calls_one
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.made_up import is_made_up
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from ..serving._web.lessons import is_of_lesson
from ._given_twice import given_twice
from ._rows.files import top_of
from ._rows.flow import rows
from ._rows.metrics import METRICS, NO_ROWS, PREDICTS
from ._rows.tables import CROSS_VALIDATION, SEARCHES, role_of
from ._rows.written_out import are_written_out
from ._test_rows.kept import keeps_model
from ._test_rows.same_rows import is_unchanged, names_of, written
from ._test_rows.stopped_by_training import by_training
from ._test_rows.train_again import trained_on_again
from ._test_rows.whole_table import drawn_elsewhere, note

_COEFFICIENTS: Final = frozenset({"coef_", "intercept_", "params", "pvalues", "conf_int", "summary"})
_SCORES_KEPT: Final = (b"best_score", b"cv_results", b"best_value", b"best_trial", b"avgMetrics")
"""Where a search keeps what its folds have scored: one whose scores nobody reads has reported none."""
_ELSEWHERE: Final = CROSS_VALIDATION | {"oob_score_", "kfold", "KFold", "TimeSeriesSplit", "walk_forward"}


class EvaluatedOnTrain(FileRule):
    """The only metric that is reported, or that decides, is computed on the rows that the model was fitted on.

    Reports `model.score(X, y)`, `model.evaluate(X, y)` and a metric of `model.predict(X)` where `model` was fitted on
    that same `X`, in a file that evaluates on nothing else and cross-validates nowhere; rows to validate on that are
    loaded, handed on or written from the training rows once more, or are the very same (`train, test = data, data`); a
    program of its own that judges a saved model on all rows of the table that training drew from at random; training
    that stops, or a checkpoint that is kept, by the score in training although there are rows to validate on; and a
    larger `validation_split` in the evaluation of a folder of pictures than in training on it.

    Why it hurts:
        The score measures memory. A model that has learnt nothing that holds on new rows passes with full marks.

    Bad:
        from sklearn.ensemble import RandomForestClassifier
        from sklearn.metrics import accuracy_score

        def train(X, y):
            model = RandomForestClassifier(random_state=0)
            model.fit(X, y)
            print("accuracy", accuracy_score(y, model.predict(X)))
            return model

    Good:
        from sklearn.ensemble import RandomForestClassifier
        from sklearn.metrics import accuracy_score
        from sklearn.model_selection import train_test_split

        def train(X, y):
            X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
            model = RandomForestClassifier(random_state=0)
            model.fit(X_train, y_train)
            print("train", accuracy_score(y_train, model.predict(X_train)))
            print("test", accuracy_score(y_test, model.predict(X_test)))
            return model

    When not to use it:
        Where a description of the very rows is wanted, as with an explanatory regression, another file evaluates, or
        the scores of the folds of a search are read (`best_score_`, `cv_results_`). A handful of rows that the code
        writes out itself, or draws, to see that something runs, is not flagged. In a notebook that keeps no model it is
        info: a curve that is drawn over its points, or a lesson. So is what stands in the folder of a lesson or of
        homework, or is imported from there alone.

    References:
        Hastie et al., The Elements of Statistical Learning, section 7.4: optimism of the training error.
    """

    code: ClassVar[str] = "MLA308"
    name: ClassVar[str] = "evaluated-on-train"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.WARNING
    remediation: ClassVar[str] = "Hold rows out and report the score on them, or cross-validate."
    triggers: ClassVar[tuple[bytes, ...]] = (
        b".fit(",
        b"validation_split",
        b"DataLoader(",
        b"eval_dataset",
        b"from_directory",
        b"imwrite",
        b"shutil",
        b"monitor",
        b"early_stop",
        b".backward(",
        b"train_test_split",
        b".predict(",
        *(b"test_data", b"test_df", b"X_test", b"test_set", b"val_data", b"val_df"),
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last == "ImageDataGenerator" or name.endswith(".ImageDataGenerator")

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Note the share that Keras cuts off a folder of pictures, and whether the file trains on the rest."""
        share = file.keyword_maybe(node, "validation_split")
        if not isinstance(share, ast.expr):
            return
        value = file.constant(share)
        if isinstance(value, float) and not file.shared.setdefault("shares told", []):
            file.shared["shares told"].append(node)
            subsets = {
                file.constant(file.argument(call, "subset"))
                for call in called(file, "flow_from_directory", "flow_from_dataframe")
            }
            yield self.issue(share, "", data={"share": value, "trains": "training" in subsets})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """What a file evaluates, beside what the file that trains held out of the same folder."""
        share = candidate.data.get("share")
        if "draws from" in candidate.data:
            return None
        if "judges" in candidate.data:
            return self._whole(candidate, project)
        if share is None:
            finding = project.in_context(self, candidate)
            at = candidate.finding.location
            tried = finding is not None and at is not None and is_of_lesson(project, at.path)
            return msgspec.structs.replace(finding, severity=Severity.INFO) if finding and tried else finding
        where = candidate.finding.location
        if candidate.data["trains"] or where is None:
            return None
        top = top_of(where.path)
        trainings = [
            other
            for path, facts in project.files.items()
            for other in facts.candidates_of(self.code)
            if other.data.get("trains") and top_of(path) == top
        ]
        held = {other.data["share"] for other in trainings}
        if len(held) != 1 or not 0 < min(held) < share or (at := trainings[0].finding.location) is None:
            return None
        finding = project.in_context(self, candidate)
        if finding is None:
            return None
        message = (
            f"{share:.0%} of the pictures are evaluated, and training held out {min(held):.0%} of them: the model"
            " learnt from the others"
        )
        related = (Related(at.path, at.line, "this is held out in training", at.cell),)
        return msgspec.structs.replace(finding, message=message, related=related, confidence=0.9)

    def _whole(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A model that is judged on all rows of the table, of which training held some out."""
        where, finding = candidate.finding.location, project.in_context(self, candidate)
        at = drawn_elsewhere(candidate.data, where, self.code, project) if where is not None else None
        if finding is None or at is None:
            return None
        table = candidate.data["judges"][0]
        return msgspec.structs.replace(
            finding,
            message=f"the model is judged on all rows of `{table}`, and most of them are those that it was trained on",
            related=(Related(at.path, at.line, "the training rows are drawn from it here", at.cell),),
            confidence=0.85,
            remediation="Keep the rows that training held out, and judge the model on those.",
        )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Rows to validate on that are the training rows; evaluations on fitted rows, where the file has no others."""
        for place, name, train in trained_on_again(file):
            where = file.location(train)
            yield self.issue(
                place,
                f"`{name}` holds the rows that are trained on, once more: what they score is memory",
                confidence=0.85,
                related=[Related(where.path, where.line, "they are the training rows here", where.cell)],
            )
        for place, others in by_training(file):
            related = [] if others is None else [_at(file, others, "there are rows to validate on here")]
            yield self.issue(
                place,
                "the score on the rows that are trained on decides when to stop or what to keep: it grows on, and says"
                " nothing of other rows",
                severity=Severity.WARNING,
                confidence=0.8,
                related=related,
                remediation="Go by the score on the validation rows.",
            )
        for twice in given_twice(file) if file.holds(b"test", b"val") else ():
            first, second = twice.names
            yield self.issue(
                twice.place,
                f"`{first}` and `{second}` are the same rows: the model is judged on what it was trained on",
                severity=Severity.WARNING,
                confidence=0.8,
                remediation="Hold rows out: by a split at random, by group or in the order of time.",
            )
        noted = note(file)
        if noted is not None:
            place, data = noted
            yield self.issue(place, "", data=data)
        if b".fit(" not in file.source.data:
            return
        fitted = _fitted(file)
        found = (_judged_by_name(file, fitted) or _judged_by_rows(file)) if fitted else []
        told: set[str] = set()
        for call, fit, given in found:  # once for each choice of rows or features: a table of models is one mistake
            if given in told or _explains(file, fit, call):
                continue
            if are_written_out(file, fit.args[0]) or is_made_up(file, fit.args[0]):
                continue
            told.add(given)
            where = file.location(fit)
            looked_at = file.source.notebook is not None and not keeps_model(file)
            yield self.issue(
                call,
                f"the model is judged on `{given}`, the rows that it was fitted on, and on nothing else",
                severity=Severity.INFO if looked_at else None,
                confidence=0.8,
                related=[Related(where.path, where.line, "it is fitted on them here", where.cell)],
            )


def _at(file: FileContext, node: ast.expr, message: str) -> Related:
    where = file.location(node)
    return Related(where.path, where.line, message, where.cell)


def _fitted(file: FileContext) -> dict[str, dict[str, ast.Call]]:
    """The fits of a file by model and rows; none where it cross-validates or names a test of its own."""
    fitted: dict[str, dict[str, ast.Call]] = {}
    for call in file.tree.of(ast.Call):
        name = last_part(call.func)
        if isinstance(call.func, ast.Attribute) and name in ("fit", "train") and call.args:
            for model in names_of(file, call, call.func.value):
                fitted.setdefault(model, {})[written(file, call.args[0])] = call
        if (
            name in _ELSEWHERE
            or (name in SEARCHES and file.holds(*_SCORES_KEPT))
            or (name not in ("train_test_split",) and role_of(name) == "test")
        ):
            return {}
    return fitted


def _judged_by_name(file: FileContext, fitted: dict[str, dict[str, ast.Call]]) -> list[tuple[ast.Call, ast.Call, str]]:
    """Scores of rows that a model was fitted on, by their names; none where there is any other score."""
    found: list[tuple[ast.Call, ast.Call, str]] = []
    for call in file.tree.of(ast.Call):
        evaluated = _evaluated(file, call)
        if evaluated is None:
            continue
        model, given = evaluated
        if _says_so(file, call):
            continue  # it says that this is the training score
        fit = fitted.get(model, {}).get(given)
        if fit is None or role_of(given) == "test":
            return []  # judged on something else too, or on something that cannot be followed
        if fit.lineno > call.lineno or not is_unchanged(file, fit, call, given):
            return []
        found.append((call, fit, given))
    return found


def _judged_by_rows(file: FileContext) -> list[tuple[ast.Call, ast.Call, str]]:
    """The same, where rows are followed from one function of the file to the next and no name tells of a test."""
    misfits = rows(file).misfits
    if not misfits or any(misfit.how != "own" for misfit in misfits):
        return []
    names = [name for name, bindings in file.tree.bound() if any(b.kind not in NO_ROWS for b in bindings)]
    if any(role_of(name) == "test" for name in (*names, *(each.attr for each in file.tree.of(ast.Attribute)))):
        return []
    measures = calls_one(file, METRICS)
    return [
        (misfit.node, misfit.fit, file.text(misfit.node.args[0]))
        for misfit in misfits
        if misfit.fit is not None
        and (measures or last_part(misfit.node.func) not in PREDICTS)
        and not _says_so(file, misfit.node)
    ]


def _explains(file: FileContext, fit: ast.Call, call: ast.Call) -> bool:
    """Whether the share that is explained is told with the coefficients: a regression that is about these rows."""
    home = file.function_of(fit)
    if last_part(call.func) not in ("r2_score", "score"):
        return False
    models = names_of(file, fit, fit.func.value) if isinstance(fit.func, ast.Attribute) else []
    return home is not None and any(
        each.attr in _COEFFICIENTS and file.function_of(each) is home and ast.unparse(each.value) in models
        for each in file.tree.of(ast.Attribute)
    )


def _evaluated(file: FileContext, call: ast.Call) -> tuple[str, str] | None:
    """(model, rows) of an evaluation; rows is "" where they cannot be told."""
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in ("score", "evaluate") and len(call.args) >= 2:
        return ast.unparse(function.value), written(file, call.args[0])
    name = last_part(function)
    if name not in METRICS or len(call.args) < 2:
        return None
    predicted: ast.expr | None = call.args[1]
    for _ in range(4):
        if isinstance(predicted, ast.Subscript):
            predicted = predicted.value
        elif isinstance(predicted, ast.Name):
            predicted = file.names.single_value(predicted)
        elif isinstance(predicted, ast.Call) and isinstance(predicted.func, ast.Attribute):
            if predicted.func.attr in PREDICTS and predicted.args:
                return ast.unparse(predicted.func.value), written(file, predicted.args[0])
            predicted = predicted.args[0] if predicted.args else predicted.func.value
    return "", ""


def _says_so(file: FileContext, call: ast.Call) -> bool:
    """Whether the text beside a score calls it the training score."""
    statement = file.statement_of(call)
    return statement is not None and any(
        isinstance(inner, ast.Constant) and isinstance(inner.value, str) and "train" in inner.value.lower()
        for inner in ast.walk(statement)
    )
