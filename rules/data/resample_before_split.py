"""MLA303."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec

from mlaudit.code.called import calls_one, lasts
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from ._copied_in_loops import CHANGES, copied
from ._resampled_elsewhere import cuts_given, gives_resampled, resampled_by
from ._resampled_folds import cuts_folds, folds_at, handed_resampled
from ._rows.copies import NOISE, changes
from ._rows.flow import leaks
from ._rows.tables import repeats

_RESAMPLES: Final = frozenset({"fit_resample", "fit_sample", "resample", "sample"})
_FOLDED: Final = (
    "makes rows that are cut into folds afterwards: each is judged on copies of those that it learns from, and the "
    "parameters are chosen by that"
)
_FOLDS_SAID: Final = (
    "the folds are cut from rows that {} has changed: each is judged on copies, or without the hard cases"
)
_CHANGES: Final = (b"normal(", b"randn", b"jitter", b"augment", b"noise", b"flip", b"rot90", b"rotate", b"perturb")


class ResampleBeforeSplit(FileRule):
    """Rows are resampled, synthesised or repeated before a part of them is held out.

    Reports SMOTE and its kin, sampling with replacement, a function of the project that oversamples by its name, rows
    written several times (`[row] * 5`) and copies with noise or turned round that are put beside their originals, also
    one by one in a loop, where the result is split, sliced into parts or cross-validated afterwards, or handed to a
    function that does; also where a search or a cross-validation gets its rows from a function of another file that has
    resampled them.

    Why it hurts:
        Copies of one row, or points made between two, land on both sides of the split. The model is judged on what it
        has memorised, and on classes whose shares are not those of production.

    Bad:
        from imblearn.over_sampling import SMOTE
        from sklearn.model_selection import train_test_split

        def prepare(X, y):
            X, y = SMOTE(random_state=0).fit_resample(X, y)
            return train_test_split(X, y, test_size=0.2, random_state=0)

    Good:
        from imblearn.over_sampling import SMOTE
        from sklearn.model_selection import train_test_split

        def prepare(X, y):
            X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
            X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)
            return X_train, X_test, y_train, y_test

    When not to use it:
        Inside an imbalanced-learn Pipeline, each fold resamples its own training rows, and nothing is reported.

    References:
        imbalanced-learn, Common pitfalls: data leakage; Santos et al., Cross-validation for imbalanced datasets, 2018.
    """

    code: ClassVar[str] = "MLA303"
    name: ClassVar[str] = "resample-before-split"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.ERROR
    remediation: ClassVar[str] = "Split first and resample the training rows only, or resample inside the folds."
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"sampl",
        b"replace=True",
        b"smote",
        b"] * ",
        b"fit_sample",
        b"]*",
        b"SearchCV",
        b"cross_val",
        *_CHANGES,
        *CHANGES,
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue for each resampling whose rows were held out later."""
        yield from self._resampled(file)
        for search, marks in cuts_folds(file):
            yield self.issue(search, "", data=marks)
        for resampled, marks in handed_resampled(file):
            yield self.issue(resampled, f"`{file.text(resampled.func)}` {_FOLDED}", confidence=0.8, data=marks)
        for made, marks in gives_resampled(file):
            yield self.issue(made, "", data=marks)  # type: ignore[arg-type]
        for search, marks in cuts_given(file):
            yield self.issue(search, "", confidence=0.8, data=marks)
        for each in copied(file):
            where = file.location(each.split)
            place = f"line {where.line}" if where.cell is None else f"cell {where.cell}, line {where.line}"
            yield self.issue(
                each.place,
                f"what `{each.shown}` makes of a sample is put beside it before rows are held out at random ({place}):"
                f" copies of one sample are trained on and judged on",
                confidence=0.85,
                related=[Related(where.path, where.line, "rows are held out here", where.cell)],
            )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Rows that are resampled count where the function that gets them cuts them into folds, and folds where the
        function that gave their rows had resampled these.
        """
        if "folds of" in candidate.data or "gives resampled" in candidate.data:
            return None
        finding = project.in_context(self, candidate)
        if finding is not None and "given by" in candidate.data:
            return _of_given(candidate, finding, project)
        if finding is None or "called" not in candidate.data:
            return finding
        at = folds_at(candidate, finding, project)
        if at is None:
            return None
        related = (Related(at.path, at.line, "they are cut into folds here", at.cell),)
        return msgspec.structs.replace(finding, severity=Severity.WARNING, related=related)

    def _resampled(self, file: FileContext) -> Iterator[Issue]:
        for (kind, node), leak in leaks(file).items() if _may_repeat(file) else ():
            if kind != "resample":
                continue
            where, made = file.location(leak.where), file.location(node)  # type: ignore[arg-type]
            severity = None if leak.weight > 0.75 else Severity.WARNING
            confidence = round(0.95 * leak.weight, 2)
            if leak.how == "folds" and leak.event.roles:
                yield self.issue(
                    leak.where,  # type: ignore[arg-type]
                    _FOLDS_SAID.format(leak.event.what),
                    severity=severity,
                    confidence=confidence,
                    related=[Related(made.path, made.line, "rows are resampled here", made.cell)],
                )
                continue
            place = f"line {where.line}" if where.cell is None else f"cell {where.cell}, line {where.line}"
            does = "repeats" if leak.event.what.startswith("`") else "resamples"
            yield self.issue(
                node,  # type: ignore[arg-type]
                f"{leak.event.what} {does} rows before a part of them is held out ({place}): "
                "copies of the same rows are trained on and judged on",
                severity=severity,
                confidence=confidence,
                related=[Related(where.path, where.line, "rows are held out here", where.cell)],
            )


def _of_given(candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """What is said of folds of rows that another file gives, where it has resampled them."""
    found = resampled_by(candidate, finding, project)
    if found is None:
        return None
    there = Related(found.at.path, found.at.line, "rows are resampled here", found.at.cell)
    return msgspec.structs.replace(
        finding, message=_FOLDS_SAID.format(found.what), severity=Severity.WARNING, related=(there,)
    )


def _may_repeat(file: FileContext) -> bool:
    """Whether a file resamples anything, writes a list several times, or makes a changed copy."""
    if calls_one(file, _RESAMPLES | NOISE) or any(map(changes, lasts(file))) or any(map(repeats, lasts(file))):
        return True
    return any(
        isinstance(each.op, ast.Mult) and (_holds_rows(each.left) or _holds_rows(each.right))
        for each in file.tree.of(ast.BinOp)
    )


def _holds_rows(node: ast.expr) -> bool:
    """Whether a list may hold rows: ``[row]``, and not ``[0]`` or ``[-1]``."""
    if not isinstance(node, ast.List):
        return False
    items = (each.operand if isinstance(each, ast.UnaryOp) else each for each in node.elts)
    return not all(isinstance(each, ast.Constant) for each in items)
