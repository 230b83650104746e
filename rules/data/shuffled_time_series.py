"""MLA305."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mlaudit.code.file import FileContext
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Related, Severity

from ._flow import rows


class ShuffledTimeSeries(FileRule):
    """Rows that the code itself puts in the order of time are split at random.

    Reports a random split, or shuffled folds, of rows that were sorted or indexed by a time column or that carry lags
    made with `shift`.

    Why it hurts:
        The model is trained on rows from after those it is judged on, and their lags hold the very values that it
        should predict. The score measures interpolation; production asks for the future.

    Bad:
        import pandas as pd
        from sklearn.model_selection import train_test_split

        df = pd.read_csv("sales.csv", parse_dates=["date"]).sort_values("date")
        df["sales_lag_1"] = df["sales"].shift(1)
        X, y = df[["sales_lag_1"]], df["sales"]
        X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

    Good:
        import pandas as pd
        from sklearn.model_selection import train_test_split

        df = pd.read_csv("sales.csv", parse_dates=["date"]).sort_values("date")
        df["sales_lag_1"] = df["sales"].shift(1)
        X, y = df[["sales_lag_1"]], df["sales"]
        X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, shuffle=False)

    When not to use it:
        Where rows are sorted for display only and each stands for itself.

    References:
        Bergmeir and Benítez, On the use of cross-validation for time series predictor evaluation, 2012;
        scikit-learn, TimeSeriesSplit.
    """

    code: ClassVar[str] = "MLA305"
    name: ClassVar[str] = "shuffled-time-series"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.ERROR
    remediation: ClassVar[str] = "Split at a point in time, with shuffle=False or TimeSeriesSplit."
    triggers: ClassVar[tuple[bytes, ...]] = (b"train_test_split", b"KFold", b"ShuffleSplit", b"random_split")

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue for each random split of ordered rows."""
        for (kind, node), leak in rows(file).leaks.items():
            if kind != "time":
                continue
            where = file.location(leak.event.node)  # type: ignore[arg-type]
            yield self.issue(
                node,  # type: ignore[arg-type]
                f"{leak.how} splits at random rows that {leak.event.what} ties to time (line {where.line}): "
                "the model is judged on rows that lie among those it was trained on",
                confidence=round(0.9 * leak.weight, 2),
                related=[Related(where.path, where.line, "here the rows are put in the order of time", where.cell)],
                evidence={"order": file.text(leak.event.node)},
            )
