"""MLA305."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, ClassVar, Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_names, lasts
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.fitting import may_train
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from ._mixed_folds import mixed_folds
from ._rows.files import handed_on, holders
from ._rows.flow import rows
from ._rows.values import in_order
from ._thinned import only_thins

_LAG_NAME: Final = regex(
    r"""["'](\w*(?:(?:^|_|\b)lag(?:ged)?s?_?\d+|_lag\b|rolling_(?:mean|avg|std|sum|min|max|median)|_(?:mean|avg|std|sum|ma)_\d+[dhw]?\b|_roll(?:ing)?_?\d+"""
    r"""|(?:^|_|\b)prev(?:ious)?_(?:day|week|month|hour|year|close|price|sales|value))\w*)["']"""
)
"""Names of columns that hold earlier values."""
_ENOUGH: Final = 2
_LEARNS: Final = frozenset({"train", "score", "evaluate", "predict", "cross_val_score", "to_csv", "to_parquet", "dump"})
"""What else is done with rows that were split, besides fitting: learning in a loop, judging, keeping them."""
_IN_ORDER: Final = regex(r"TimeSeriesSplit|shuffle\s*=\s*False")
_FOLDS: Final = ("cross-validation", "KFold", "StratifiedKFold", "RepeatedKFold", "ShuffleSplit")
_HARM: Final = "the model is judged on rows that lie among those it was trained on"


class ShuffledTimeSeries(FileRule):
    """Rows that the code itself puts in the order of time are split at random.

    Looks for a random split, or shuffled folds, of rows that follow each other in time. What decides is what the code
    itself does to the rows, in this file, in the function that gave them or in the program that wrote them to a file or
    table.

    Reports a random split or shuffled folds:
    - of rows that were sorted or indexed by a time column
    - of rows that carry lags made with `shift` or `rolling`
    - of rows of Spark that carry `lag`, `lead` or a window over what came before, by `randomSplit`, `CrossValidator` or
      `TrainValidationSplit`
    - of rows whose columns are named as lags
    - for a search, beside another one of the same class or function whose folds keep the order of time

    An order or a lag that is seen is an error. Columns that are only named as lags, and folds beside others that keep
    the order, are warnings.

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
        - Rows that are sorted for display only, where each stands for itself: suppress with that as the reason.
        - Columns named as lags that are made below a split of the module itself.
        - A split from which nothing learns, or of which one part is thrown away: it makes a table smaller.

    References:
        Bergmeir and Benítez, On the use of cross-validation for time series predictor evaluation, 2012;
        scikit-learn, TimeSeriesSplit.
    """

    code: ClassVar[str] = "MLA305"
    name: ClassVar[str] = "shuffled-time-series"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.ERROR
    remediation: ClassVar[str] = "Split at a point in time, with shuffle=False or TimeSeriesSplit."
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"train_test_split",
        b"KFold",
        b"ShuffleSplit",
        b"random_split",
        b"sort_values(",
        b".shift(",
        b".rolling(",
        b"randomSplit",
        b"CrossValidator",
        b"TrainValidationSplit",
        b".over(",
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue for each random split of ordered rows; and what other files need to know of this one."""
        reader = rows(file)
        ordered = {file.function_of(call) for call in file.calls_where(lambda _, last: last == "TimeSeriesSplit")}
        told = {node for kind, node in reader.leaks if kind == "time"}
        for (kind, node), leak in reader.leaks.items():
            if kind != "time" or _is_compared(file, node, leak.how, ordered) or only_thins(file, node):
                continue
            where = file.location(leak.event.node)  # type: ignore[arg-type]
            yield self.issue(
                node,  # type: ignore[arg-type]
                f"{leak.how} splits at random rows that {leak.event.what} ties to time (line {where.line}): {_HARM}",
                confidence=round(0.9 * leak.weight, 2),
                related=[Related(where.path, where.line, "here the rows are put in the order of time", where.cell)],
                evidence={"order": file.text(leak.event.node)},
            )
        for split, (how, calls) in reader.shuffles.items():
            apart = _is_compared(file, split, how, ordered) or only_thins(file, split)
            if ("time", split) not in reader.leaks and not apart:
                yield self.issue(
                    split,  # type: ignore[arg-type]
                    how,
                    confidence=0.8,
                    data={"targets": [event.what for event in calls]},
                )
        names = _lag_names(file)
        for split, how in reader.splits.items() if names else ():
            lags = _lags_above(file, split, names)
            if len(lags) >= _ENOUGH and ("time", split) not in reader.leaks and not only_thins(file, split):
                message = f"{how} splits at random rows that hold what came before them (`{lags[0]}`, `{lags[1]}`)"
                yield self.issue(split, f"{message}: {_HARM}", severity=Severity.WARNING, confidence=0.75)  # type: ignore[arg-type]
        for mixed in mixed_folds(file):
            if mixed.folds in told:
                continue
            where = file.location(mixed.ordered)
            yield self.issue(
                mixed.folds,
                f"these folds keep no order, and those of line {where.line} keep the order of time: {_HARM}",
                severity=Severity.WARNING,
                confidence=0.7,
                related=[Related(where.path, where.line, "the folds are in the order of time here", where.cell)],
            )
        for function, given in handed_on(reader):
            for event in in_order(given.events):
                if event.kind == "time":
                    place = file.location(event.node)  # type: ignore[arg-type]
                    data = {"marker": "ordered", "function": function, "what": event.what, "line": place.line}
                    yield self.issue(event.node, "", data=data)  # type: ignore[arg-type]
                    break

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A split of what a project function gave counts where that function puts its rows in the order of time."""
        if "marker" in candidate.data:
            return None
        finding = project.in_context(self, candidate)
        if finding is None or finding.location is None or "targets" not in candidate.data:
            return finding
        ordered = self._ordered(project)
        for target in candidate.data["targets"]:
            for holder in holders(target, finding.location.path, project, ordered):
                told = ordered.get(holder)
                if told is None:
                    continue
                place = Related(holder[0], told["line"], "here the rows are put in the order of time")
                return msgspec.structs.replace(
                    finding,
                    message=f"{finding.message} splits at random rows that {told['what']} ties to time "
                    f"({place.path}, line {place.line}): {_HARM}",
                    related=(place,),
                )
        return None

    def _ordered(self, project: ProjectView) -> dict[tuple[str, str], dict[str, Any]]:
        """The functions that give rows in the order of time, and the files that hold such rows."""
        kept = project.shared.get(self.code)
        if not isinstance(kept, dict):
            kept = {}
            for path, facts in project.files.items():
                for candidate in facts.candidates_of(self.code):
                    if "marker" in candidate.data:
                        kept[path, candidate.data["function"]] = candidate.data
            project.shared[self.code] = kept
        return kept


def _lag_names(file: FileContext) -> list[tuple[int, str]]:
    """The columns that are named as lags, each with its line; none where the file splits in the order of time."""
    text = file.source.text
    if _IN_ORDER.search(text):
        return []
    return [(text.count("\n", 0, match.start()) + 1, match[1]) for match in _LAG_NAME.finditer(text)]


def _lags_above(file: FileContext, split: ast.AST, names: list[tuple[int, str]]) -> list[str]:
    """The columns named as lags that rows may hold where they are split. What stands below a split that a module makes
    itself is not in its rows yet, and where nothing learns from them, nothing is judged.
    """
    line = getattr(split, "lineno", 0)
    if file.function_of(split) is not None:
        return sorted({name for _, name in names})
    known = called_names(file)
    if not may_train(set(known), set(lasts(file))) and lasts(file).isdisjoint(_LEARNS):
        return []
    return sorted({name for at, name in names if at <= line})


def _is_compared(file: FileContext, node: object, how: str, ordered: set[FunctionNode | None]) -> bool:
    """Whether shuffled folds stand beside folds in the order of time, to show what difference it makes."""
    return how.startswith(_FOLDS) and isinstance(node, ast.AST) and file.function_of(node) in ordered
