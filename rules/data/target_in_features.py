"""MLA304."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec

from mlaudit.code.called import called
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from ._made_of_label import reckoned, told_by
from ._named_for_past import Ahead, named_for_past
from ._one_step_removed import revealing
from ._rows.features import Derived, Pair
from ._rows.files import handed_on, holders
from ._rows.flow import Reader, rows
from ._rows.later import Choice, beside, contains, later, taken_as_labels
from ._rows.tables import is_target
from ._rows.values import Features
from ._windowed import learnt_from, listed, windowed

_SELECTS: Final = frozenset({"ColumnTransformer", "make_column_transformer"})
_ALL_OF: Final = regex(r"\.columns\b|select_dtypes|selector\(|\.keys\(|list\(|\bX\b")
"""Columns that are taken of a table, whatever it holds."""
_UNKNOWN: Final = "it is not known yet when it is asked for; shift it before the window"
_SORTED: Final = "the rows are put in order here"
_DRAWN: Final = regex(r"\b(rng|random|default_rng|binomial|bernoulli|normal|uniform|choice|poisson|noise)\b")
"""Random numbers in what a label is computed from."""


class TargetInFeatures(FileRule):
    """The label, or a column computed from it, is among the features.

    Looks for the answer among the features. A feature counts where it is the label, is computed from it, is what the
    label was computed from, or holds values of a later time.

    Reports:
    - features chosen as *all columns but some*, where the label is not among those left out
    - a list of features that names the label
    - a feature that is computed from the label, also by a function of another file
    - a label that is computed from columns which stay features, or from one that is left out while what is reckoned
      from it stays (`ratio = loss / income` beside `target = loss > 0`)
    - a window of the label (`rolling`) or a difference to it (`diff`) with no shift before it, also where another file
      learns from it
    - columns of what comes later (`shift(-1)`) that stay beside a label which is made so, or that hold later values of
      the label
    - a column that is named for an earlier row (`prev_price`, `amount_lag_1`) and made of a later one, wherever it is
      made

    All of them are errors. Only a column that is named for an earlier row is a warning where no line is seen that puts
    the rows in order, and so is a feature that a function of another file computes from the label: what is learnt from
    may be chosen after that.

    Why it hurts:
        The model learns to copy the answer. It scores almost perfectly, and in production, where the answer is not
        known yet, it is useless.

    Bad:
        import pandas as pd
        from sklearn.model_selection import train_test_split

        df = pd.read_csv("flights.csv")
        df["late"] = df["arr_delay"] > 15
        X, y = df.drop(columns=["late"]), df["late"]
        X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
        ---
        import pandas as pd
        from sklearn.linear_model import LogisticRegression

        df = pd.read_csv("churn.csv")
        X = df.drop(columns=["customer_id"])
        model = LogisticRegression().fit(X, df["churn"])

    Good:
        import pandas as pd
        from sklearn.model_selection import train_test_split

        df = pd.read_csv("flights.csv")
        df["late"] = df["arr_delay"] > 15
        X, y = df.drop(columns=["late", "arr_delay"]), df["late"]
        X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

    When not to use it:
        - Lags of the label (`shift`): they are the point of forecasting.
        - Columns that are named for an earlier row, where the rows are put in order backwards.

    References:
        Kaufman et al., Leakage in Data Mining, 2012; Kapoor and Narayanan, Leakage and the reproducibility
        crisis in machine-learning-based science, 2023.
    """

    code: ClassVar[str] = "MLA304"
    name: ClassVar[str] = "target-in-features"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.ERROR
    remediation: ClassVar[str] = "Drop the label, and every column it was computed from or that was computed from it."
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"drop(",
        b".columns",
        b".fit(",
        b"train_test_split",
        b"shift(-",
        b"diff(-",
        b"pct_change(-",
        b"periods=-",
        b".rolling(",
        b".expanding(",
        b".ewm(",
        b"pd.DataFrame",
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue for each choice of features and column that gives the label away."""
        reader = rows(file)
        seen: set[tuple[ast.AST, str]] = set()
        for pair in reader.pairs:
            for issue, column in (*self._leaks(file, reader, pair), *self._later(reader, pair)):
                if (issue.node, column) not in seen and (column or all(issue.node is not node for node, _ in seen)):
                    seen.add((issue.node, column))
                    yield issue
        told = {node for node, _ in seen}
        for each in named_for_past(file):
            if each.place not in told:
                yield self._named_wrongly(file, each)
        for node, data in (*windowed(file, reader), *listed(reader)):
            if node not in told or "listed" in data:
                yield self.issue(node, "", data=data)  # type: ignore[arg-type]
        chosen: set[tuple[str, frozenset[str]]] = set()
        for choice in reader.choices:
            place = (file.qualname_of(choice.features.node), choice.features.excluded)
            if choice.features.node not in told and place not in chosen:
                for issue in self._chosen(file, choice):
                    chosen.add(place)  # of training, validation and test rows alike
                    yield issue
        for function, given in handed_on(reader):
            for node, data in reckoned(reader, function, given):
                yield self.issue(node, "", data=data)  # type: ignore[arg-type]
            columns = later(given.events)
            if columns and not given.items and (given.features is None or given.features.included is None):
                mark = min((e for e in given.events if e.kind == "later"), key=lambda e: e.what)
                data = {"function": function, "columns": {name: sorted(columns[name]) for name in sorted(columns)}}
                yield self.issue(mark.node, "", data=data)  # type: ignore[arg-type]

    def _named_wrongly(self, file: FileContext, each: Ahead) -> Issue:
        """A lag that looks the wrong way: an error where the rows are seen to be put in order, else a warning."""
        at = [] if each.order is None else [Related(file.path, each.order.lineno, _SORTED)]
        return self.issue(
            each.place,
            f"`{each.column}` is named for what came before, and `{file.text(each.shift.func)}` with a negative step"
            " takes what comes after: it is not known yet when it is asked for",
            severity=None if at else Severity.WARNING,
            confidence=0.85 if at else 0.7,
            related=at,
            remediation="Shift by a positive number of rows, in the order of time.",
        )

    def _later(self, reader: Reader, pair: Pair) -> Iterator[tuple[Issue, str]]:
        """Features that hold what comes later, beside a label that does."""
        columns = later(pair.rows.events)
        name = next(iter(pair.label.columns), "") if len(pair.label.columns) == 1 else ""
        if pair.label.is_later or name in columns:
            left = beside(name, columns, pair.features)
            if left:
                yield self.issue(pair.features.node, _told(left, name), confidence=0.85), ""  # type: ignore[arg-type]
        elif name and pair.label.origins & pair.rows.origins:
            left = [column for column, roots in columns.items() if name in roots and contains(pair.features, column)]
            for column in sorted(left):
                if not all(derived.is_shifted for derived in reader.derived.get(column, ())):
                    continue  # which is said of that column
                message = f"`{column}` stays among the features and holds later values of the label `{name}`: "
                yield self.issue(pair.features.node, message + "they are not known yet when it is asked for"), column  # type: ignore[arg-type]

    def _chosen(self, file: FileContext, choice: Choice) -> Iterator[Issue]:
        """A choice of all columns but the label, here or with those that another file's functions have made."""
        columns = later(choice.events)
        labels = sorted(filter(is_target, choice.features.excluded))
        for label in labels:
            left = beside(label, columns, choice.features) if label in columns else []
            if left:
                yield self.issue(choice.features.node, _told(left, label), confidence=0.85)  # type: ignore[arg-type]
                return
        calls = sorted({event.what for event in choice.events if event.kind == "call"})
        if calls:
            excluded = choice.features.excluded
            data = {"targets": calls, "labels": labels, "excluded": sorted(excluded)}
            data["taken"] = sorted({*labels, *(excluded & taken_as_labels(file))})
            yield self.issue(choice.features.node, "", confidence=0.8, data=data)  # type: ignore[arg-type]

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A choice of all columns but the label counts where a project function has put more of the future in."""
        data = candidate.data
        if "columns" in data or "listed" in data or "reckoned" in data:
            return None
        finding = project.in_context(self, candidate)
        if finding is not None and "window" in data:
            found = learnt_from(finding, data, self.code, project)
            if found is None:
                return None
            said = f"the feature `{data['window']}` holds the row's own value of the label `{found[0]}`"
            return msgspec.structs.replace(finding, message=f"{said}: {_UNKNOWN}", related=(found[1],), confidence=0.85)
        if finding is None or finding.location is None or "targets" not in data:
            return finding
        features = Features(None, frozenset(data["excluded"]), ast.Pass())
        given = self._given(project)
        for target in data["targets"]:
            for holder in holders(target, finding.location.path, project, given):
                made = given.get(holder)
                if made is None or made.finding.location is None:
                    continue
                columns = {name: frozenset(roots) for name, roots in made.data["columns"].items()}
                for label in data["labels"]:
                    left = beside(label, columns, features) if label in columns else []
                    if left:
                        there = made.finding.location
                        place = Related(holder[0], there.line, "they are computed here", there.cell)
                        return msgspec.structs.replace(finding, message=_told(left, label), related=(place,))
        told = told_by(data, finding, project)
        if told is None:
            return None
        said = f"the feature `{told[0]}` is computed from the label `{told[1]}`: the model can copy the answer"
        return msgspec.structs.replace(finding, message=said, related=(told[2],), severity=Severity.WARNING)

    def _given(self, project: ProjectView) -> dict[tuple[str, str], Candidate]:
        """The functions and files whose rows have columns of what comes later."""
        kept = project.shared.get(self.code)
        if not isinstance(kept, dict):
            kept = {
                (path, candidate.data["function"]): candidate
                for path, facts in project.files.items()
                for candidate in facts.candidates_of(self.code)
                if "columns" in candidate.data
            }
            project.shared[self.code] = kept
        return kept

    def _leaks(self, file: FileContext, reader: Reader, pair: Pair) -> Iterator[tuple[Issue, str]]:
        """What tells the label among the features, unless the model is handed those that are listed without it."""
        for issue, column, tell in self._told_by(file, reader, pair):
            if pair.features.included is not None or not all(_selected_by_name(file, each) for each in tell):
                yield issue, column

    def _told_by(self, file: FileContext, reader: Reader, pair: Pair) -> Iterator[tuple[Issue, str, frozenset[str]]]:
        """The issue, the column that it is about, and the columns that the model must get for it to be one."""
        label = pair.label
        if len(label.columns) != 1 or label.is_shifted:
            return
        (name,) = label.columns
        same = bool(label.origins & pair.rows.origins)
        if same and label.is_column and _has(pair, name) and not _is_made_after(reader, pair, name):
            yield self._label_itself(file, pair, name), name, frozenset({name})
            return
        if not label.is_column and same and _has(pair, name) and not reader.derived.get(name):
            # `y = np.log1p(df["price"])` while the price stays in X
            yield self._label_itself(file, pair, name), name, frozenset({name})
            return
        made_label = {event.node for event in label.events if event.kind == "column"}
        for derived in reader.derived.get(name, ()):
            if same and derived.node in made_label and not derived.is_shifted:
                for issue in self._from_features(file, pair, derived, name):
                    yield issue, name, derived.sources
        in_rows = {event.node for event in pair.rows.events if event.kind == "column"}
        for derived in reader.derived.get(name, ()) if same else ():
            if (
                derived.node in made_label
                and not derived.is_shifted
                and not any(_has(pair, s) for s in derived.sources)
            ):
                for told in revealing(file, reader, derived):
                    if _has(pair, told.column) and told.node in in_rows:
                        yield self._removed(file, told, derived), told.column, frozenset({told.column})
        for column, entries in reader.derived.items():
            for derived in entries:
                if name in derived.sources and column != name and not derived.is_shifted and _has(pair, column):
                    if derived.node in in_rows or self._is_handed_on(reader, pair, derived):
                        yield self._from_label(file, pair, derived, name), column, frozenset({column})

    def _label_itself(self, file: FileContext, pair: Pair, name: str) -> Issue:
        where = file.location(pair.node)  # type: ignore[arg-type]
        return self.issue(
            pair.features.node,  # type: ignore[arg-type]
            f"the label `{name}` stays among the features: the model can copy the answer",
            confidence=0.95,
            related=[Related(where.path, where.line, "features and label are used together here", where.cell)],
        )

    def _from_features(self, file: FileContext, pair: Pair, derived: Derived, name: str) -> Iterator[Issue]:
        if not derived.sources or not all(_has(pair, source) for source in derived.sources):
            return
        if pair.features.included is not None and pair.features.included <= derived.sources:
            return  # a label made by a rule from the only features: weak supervision, written on purpose
        if _is_drawn(file, file.statement_of(derived.node)):
            return  # rows that are made up, whose label depends on their features on purpose
        where = file.location(derived.node)  # type: ignore[arg-type]
        sources = ", ".join(f"`{source}`" for source in sorted(derived.sources))
        yield self.issue(
            pair.features.node,  # type: ignore[arg-type]
            f"{sources} stays among the features although the label `{name}` is computed from it "
            f"(line {where.line}): the model can copy the answer",
            confidence=0.9 if len(derived.sources) == 1 else 0.8,
            related=[Related(where.path, where.line, f"`{name}` is computed here", where.cell)],
        )

    def _from_label(self, file: FileContext, pair: Pair, derived: Derived, name: str) -> Issue:
        where = file.location(pair.features.node)  # type: ignore[arg-type]
        return self.issue(
            derived.node,  # type: ignore[arg-type]
            f"the feature `{derived.column}` is computed from the label `{name}`: the model can copy the answer",
            confidence=0.85,
            related=[Related(where.path, where.line, "the features are chosen here", where.cell)],
        )

    def _removed(self, file: FileContext, told: Derived, label: Derived) -> Issue:
        where = file.location(label.node)  # type: ignore[arg-type]
        source = min(label.sources)
        return self.issue(
            told.node,  # type: ignore[arg-type]
            f"the feature `{told.column}` is reckoned from `{source}`, of which the label `{label.column}` is made "
            f"(line {where.line}): the model can work out the answer",
            confidence=0.8,
            related=[Related(where.path, where.line, f"`{label.column}` is computed here", where.cell)],
        )

    def _is_followed(self, reader: Reader, function: str) -> bool:
        """Whether a function is called in its file, by its name."""
        node = reader.functions.get(function)
        return (
            node is not None
            and "." not in function
            and bool(reader.file.calls.get((f"{reader.file.module}.{function}", node.name)))
        )

    def _is_handed_on(self, reader: Reader, pair: Pair, derived: Derived) -> bool:
        """Whether the frame may come from the function that computed the column: it gives that frame to its callers."""
        if not derived.function or derived.function == pair.function:
            return False
        if not all(origin.startswith("parameter ") for origin in pair.rows.origins):
            return False
        if self._is_followed(reader, derived.function):
            return False  # it was followed from there, and does not come by here
        given = reader.gives.get(derived.function)
        if given is None or given.items or not any(event.node is derived.node for event in given.events):
            return False
        return given.features is None or contains(given.features, derived.column)


def _selected_by_name(file: FileContext, column: str) -> bool:
    """Whether a `ColumnTransformer` lists the columns that the model gets, without this one as far as is known."""
    found = False
    for call in called(file, *_SELECTS):
        if file.constant(file.argument(call, "remainder")) == "passthrough":
            return False
        parts = call.args[0].elts if call.args and isinstance(call.args[0], ast.List) else call.args
        for part in parts:
            listed = part.elts[-1] if isinstance(part, ast.Tuple) and part.elts else None
            made = file.names.single_value(listed) if listed is not None else None
            if listed is None or (made is not None and _ALL_OF.search(ast.unparse(made))):
                return False
            names = file.constant(listed)
            names = (names,) if isinstance(names, str) else names
            if isinstance(names, tuple) and column in names:
                return False
            found = True
    return found


def _is_made_after(reader: Reader, pair: Pair, column: str) -> bool:
    """Whether a table got a column of other columns only after the features had been taken out of it."""
    in_label = {event.node for event in pair.label.events if event.kind == "column"}
    in_rows = {event.node for event in pair.rows.events if event.kind == "column"}
    made = [each for each in reader.derived.get(column, ()) if each.node in in_label]
    return bool(made) and not any(column in each.sources or each.node in in_rows for each in made)


def _has(pair: Pair, column: str) -> bool:
    return contains(pair.features, column)


def _told(left: list[str], label: str) -> str:
    names = ", ".join(f"`{name}`" for name in left)
    stays, holds = ("stays", "holds") if len(left) == 1 else ("stay", "hold")
    beside_it = f"as the label `{label}` does" if label else "as the label does"
    return (
        f"{names} {stays} among the features and {holds} what comes later, {beside_it}: the model can copy the answer"
    )


def _is_drawn(file: FileContext, statement: ast.stmt | None) -> bool:
    """Whether a statement, or what one of its names was made of, draws at random."""
    if statement is None:
        return False
    names = [part for part in ast.walk(statement) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)]
    made = [value for name in names if (value := file.names.single_value(name)) is not None and value is not name]
    return any(_DRAWN.search(ast.unparse(each)) for each in (statement, *made))
