"""MLA301."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mlaudit.code.file import FileContext
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Related, Severity

from ._flow import rows

HELD_OUT = {"folds": "cross-validation holds rows out", "validation_split": "`validation_split` holds rows out"}


class FitBeforeSplit(FileRule):
    """A transformer or a statistic is fitted on all rows before a part of them is held out.

    Follows rows through a file, its helpers, notebook cells and attributes of `self`, and reports a scaler, imputer,
    encoder, selector, vectoriser, PCA or a mean taken by hand that was fitted on rows which are then split.

    Why it hurts:
        The held-out rows have shaped the features that the model is trained on. The reported score is better than
        what production will see, and nobody notices before the model is live.

    Bad:
        from sklearn.model_selection import train_test_split
        from sklearn.preprocessing import StandardScaler

        def prepare(X, y):
            X = StandardScaler().fit_transform(X)
            return train_test_split(X, y, test_size=0.2)
        ---
        import pandas as pd
        from sklearn.model_selection import train_test_split

        df = pd.read_csv("flights.csv")
        df["delay"] = (df["delay"] - df["delay"].mean()) / df["delay"].std()
        train, test = train_test_split(df, test_size=0.2)

    Good:
        from sklearn.model_selection import train_test_split
        from sklearn.preprocessing import StandardScaler

        def prepare(X, y):
            X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)
            scaler = StandardScaler().fit(X_train)
            return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test
        ---
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import cross_val_score
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        def evaluate(X, y):
            return cross_val_score(make_pipeline(StandardScaler(), LogisticRegression()), X, y)

    When not to use it:
        A final refit on all rows after the evaluation is not reported. Encoders of the target and steps that learn
        nothing from rows are not either.

    References:
        Kaufman et al., Leakage in Data Mining, 2012; scikit-learn, Common pitfalls: data leakage.
    """

    code: ClassVar[str] = "MLA301"
    name: ClassVar[str] = "fit-before-split"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.ERROR
    remediation: ClassVar[str] = (
        "Split first, fit on the training rows only and transform both parts; or put the step into a Pipeline."
    )
    triggers: ClassVar[tuple[bytes, ...]] = (b".fit", b".mean(", b".min(", b"scale(", b"zscore", b".median(")

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue for each fit that saw rows which were held out later."""
        for (kind, node), leak in rows(file).leaks.items():
            if kind != "fit":
                continue
            where = file.location(leak.where)  # type: ignore[arg-type]
            place = f"line {where.line}" if where.cell is None else f"cell {where.cell}, line {where.line}"
            how = HELD_OUT.get(leak.how, "rows are held out")
            yield self.issue(
                node,  # type: ignore[arg-type]
                f"{leak.event.what} is fitted on all rows before {how} ({place}): "
                "the held-out rows leak into training and the score is too good",
                severity=None if leak.weight > 0.6 else Severity.WARNING,
                confidence=round(0.95 * leak.weight, 2),
                related=[Related(where.path, where.line, how, where.cell)],
                evidence={"fit": file.text(node), "held out by": file.text(leak.where)},
            )
