"""MLA301."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

import msgspec

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate, FileFacts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from ._datasets import learnt
from ._rows import ahead, elsewhere, handed, inner
from ._rows.files import handed_on, holders, target_of
from ._rows.fits import taught_by
from ._rows.flow import Leak, Reader, rows
from ._rows.models import makes_no_others, only_trees
from ._rows.values import Event, in_order

_HARM: Final = "the held-out rows leak into training and the score is too good"
_SHAPED: Final = "the held-out rows have shaped the features that they are scored with"
_WRITES: Final = "writes"
_SMALL: Final = "trees hardly mind a scale, and any other model would be helped by the held-out rows"
_LISTED: Final = "it knows which values the held-out rows have, which moves the score hardly"
_WEAK: Final = 0.6
_LATER: Final = "makes values of later rows"
_RANGE: Final = "the scale knows how high and low the rows to come will go"
_WINDOWS: Final = (
    *(b"LSTM", b"GRU", b"TimeSeriesSplit", b"time_step", b"timestep", b"look_back", b"LOOK_BACK", b"lookback"),
    *(b"LOOKBACK", b"sequence_length", b"SEQUENCE_LENGTH", b"seq_len", b"SEQ_LEN"),
)
"""What a program holds that learns from windows of a series."""
_FUTURE: Final = "training rows hold what comes after them, which production will not know"
HELD_OUT: Final = {
    "folds": "cross-validation holds rows out",
    "validation_split": "`validation_split` holds rows out",
    "pycaret": "PyCaret's `setup` holds rows out",
}


class FitBeforeSplit(FileRule):
    """A transformer or a statistic is fitted on all rows before a part of them is held out.

    Follows rows through a file, its helpers, notebook cells and attributes of `self`, and from one file of the project
    to the next, by calls, by what is handed to a function that trains by its name, and by tables that one writes and
    another reads. A step counts where it learns from rows of which a part is held out later.

    Reports:
    - a scaler, imputer, encoder, selector, vectoriser or PCA that is fitted on rows which are then split
    - a mean or another statistic of all rows that is taken by hand
    - what a torch `Dataset` computes over all of its items
    - features that are chosen by what all rows say of the label
    - means of the label by group that are put beside the rows
    - gaps that are filled or smoothed with later values (`bfill`, `interpolate`, a centred window) before rows are held
      out in the order of time

    Severities:
    - error: what looks at the label (a selector, a target encoder, a choice of features), for it takes the test rows'
      answers into training; and a scaler where rows that a network gets in windows are held out in the order of time
    - warning: what does not look at the label, such as a scaler, vectoriser, imputer or projection; and gaps that are
      filled with later values
    - info: an encoder that learns only which values there are; scaling for nothing but trees; a median, mode, mean or
      quantile that fills gaps or cuts off outliers; a power that bends a column (`boxcox`); a preprocessor of the
      project of which only the name is known; what the `fit` of a class does before it cross-validates, where a caller
      has held rows out before

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
        - A final refit on all rows after the evaluation.
        - Encoders of the label itself, such as a `LabelEncoder` for `y`.
        - Steps that learn nothing from rows.
        - Steps inside a `Pipeline` that is cross-validated as a whole.

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
    triggers: ClassVar[tuple[bytes, ...]] = (
        b".fit",
        b".mean(",
        b".min(",
        b"scale(",
        b"zscore",
        b"qcut(",
        b"factorize(",
        b".median(",
        b"_split(",
        b"pycaret",
        b"_test, ",
        b"test_df",
        b"test_data",
        b"train, test",
        b"Dataset)",
        b"bfill",
        b".interpolate(",
        b"center=True",
        b"savgol_filter",
        b"seasonal_decompose",
        *(b"Pipeline(", b"make_pipeline", b"ColumnTransformer", b"make_column_transformer"),
        *(b".to_csv(", b".to_parquet(", b".to_excel(", b".to_pickle(", b".to_feather("),
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The fits that saw rows which were held out later; and what other files need to know of this one."""
        reader = rows(file)
        told: set[ast.AST] = set()
        places: set[tuple[ast.AST, ast.AST | None, int | None, str]] = set()
        for (kind, node), leak in reader.leaks.items():
            if kind == "fit" or (leak.event.kind == "level" and leak.event.column in reader.labels):
                told.add(node)
                if leak.event.what.startswith("`"):
                    # columns that are treated alike, one line each, are one mistake
                    cell = file.location(node).cell  # type: ignore[arg-type]
                    place = (leak.where, file.function_of(node), cell, _operation(node))
                    if place in places:
                        continue
                    places.add(place)
                yield self._fitted(file, leak)
            elif kind == ahead.KIND:
                told.add(node)
                if ahead.by_order(file, leak.where, leak.how):
                    yield self._ahead(file, leak)
            elif leak.event.kind in ("call", handed.TAKEN):
                where = file.location(leak.where)  # type: ignore[arg-type]
                data: dict[str, Any] = {"marker": "held out", "line": where.line, "cell": where.cell}
                if leak.event.kind == "call":
                    data["target"] = leak.event.what
                else:
                    data["takes"] = handed.takes(leak.event, reader.functions)
                data["trees"] = only_trees(file)
                data["by order"] = ahead.by_order(file, leak.where, leak.how)
                yield self.issue(node, "", data=data)  # type: ignore[arg-type]
                made_by = elsewhere.made_by(leak.event.what) if leak.event.kind == "call" else ""
                if made_by:
                    yield self._of_maker(file, leak, made_by)
        yield from self._handed_on(file, reader, told)
        for each in learnt(file):
            yield self.issue(
                each.node,
                each.said,
                severity=Severity.WARNING,
                confidence=0.8,
                evidence={"fit": file.text(each.node)},
                data={"holders": [each.holder]},
            )

    def _handed_on(self, file: FileContext, reader: Reader, told: set[ast.AST]) -> Iterator[Issue]:
        """The fits and calls that the rows have been through which a function gives, or which are written to a file."""
        fits: dict[ast.AST, tuple[Event, list[str]]] = {}
        for holder, given in handed_on(reader):
            for event in in_order(given.events):
                if event.kind in ("fit", ahead.KIND) and not event.roles and event.node not in told:
                    fits.setdefault(event.node, (event, []))[1].append(holder)
                elif event.kind == "call" and not event.roles:
                    data = {"marker": "gives", "function": holder, "target": event.what}
                    yield self.issue(event.node, "", data=data)  # type: ignore[arg-type]
        others = sorted(name for name in reader.tables - reader.written.keys() if "/" in name)
        if others:  # a table that is written here is not taken from another program that writes one of its name
            tables = {"marker": _WRITES, "holders": [target_of(name) for name in others]}
            yield self.issue(file.tree.module.body[0], "", data=tables)
        for function, given in reader.gives.items():
            taught = taught_by(reader.functions[function], given)
            if taught is not None:
                severity = _severity(taught) or self.severity
                made = {"makes": taught.what, "function": function, "severity": severity.value, "harm": _harm(taught)}
                yield self.issue(taught.node, "", data=made)  # type: ignore[arg-type]
        for event, givers in fits.values():
            is_ahead = event.kind == ahead.KIND
            yield self.issue(
                event.node,  # type: ignore[arg-type]
                f"{event.what} {_LATER if is_ahead else 'is fitted on all rows'}",
                severity=_ahead_severity(event) if is_ahead else _severity(event),
                confidence=round(0.85 * event.weight, 2),
                evidence={"fit": file.text(event.node)},
                data={
                    "holders": givers,
                    "ahead": is_ahead,
                    "harm": _harm(event),
                    "scales": event.scales and makes_no_others(file),
                },
            )

    def _of_maker(self, file: FileContext, leak: Leak, made_by: str) -> Issue:
        """A fit of what a function of another file makes, which is known there."""
        where = file.location(leak.where)  # type: ignore[arg-type]
        place = f"line {where.line}" if where.cell is None else f"cell {where.cell}, line {where.line}"
        how = HELD_OUT.get(leak.how, "rows are held out")
        return self.issue(
            leak.event.node,  # type: ignore[arg-type]
            f"is fitted on all rows before {how} ({place})",
            confidence=round(0.85 * leak.weight, 2),
            related=[Related(where.path, where.line, how, where.cell)],
            evidence={"fit": file.text(leak.event.node), "held out by": file.text(leak.where)},
            data={"made by": made_by},
        )

    def _ahead(self, file: FileContext, leak: Leak) -> Issue:
        where = file.location(leak.where)  # type: ignore[arg-type]
        place = f"line {where.line}" if where.cell is None else f"cell {where.cell}, line {where.line}"
        return self.issue(
            leak.event.node,  # type: ignore[arg-type]
            f"{leak.event.what} {_LATER} before rows are held out in the order of time ({place}): {_FUTURE}",
            severity=_ahead_severity(leak.event),
            confidence=0.6,
            related=[Related(where.path, where.line, "rows are held out here", where.cell)],
        )

    def _fitted(self, file: FileContext, leak: Leak) -> Issue:
        node = leak.event.node
        where = file.location(leak.where)  # type: ignore[arg-type]
        place = f"line {where.line}" if where.cell is None else f"cell {where.cell}, line {where.line}"
        how = HELD_OUT.get(leak.how, "rows are held out")
        is_small = leak.event.scales and only_trees(file)
        severity = _severity(leak.event, leak.weight)
        harm = _harm(leak.event)
        if is_small:
            severity, harm = Severity.INFO, _SMALL
        elif leak.event.scales and leak.weight > _WEAK and _is_forecast(file, leak):
            severity, harm = None, _RANGE
        return self.issue(
            node,  # type: ignore[arg-type]
            f"{leak.event.what} is fitted on all rows before {how} ({place}): {harm}",
            severity=severity,
            confidence=round(0.95 * leak.weight, 2),
            related=[Related(where.path, where.line, how, where.cell)],
            evidence={"fit": file.text(node), "held out by": file.text(leak.where)},
            data={"inner": inner.is_inner(file, leak), "steps": _steps(file, leak.event)},
        )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A fit in a helper counts where a file that calls it holds rows out of what it gives."""
        if "marker" in candidate.data or "makes" in candidate.data:
            return None
        finding = project.in_context(self, candidate)
        if "made by" in candidate.data:
            return None if finding is None else self._made(finding, candidate.data["made by"], project)
        givers = candidate.data.get("holders")
        if finding is not None and finding.location is not None:
            named = candidate.data.get("steps", ())
            if any(project.resolve(step, finding.location.path) is not None for step in named):
                return None  # what it does is known, and told there
        if finding is not None and candidate.data.get("inner"):
            return inner.weighed(project, finding, candidate.function)
        if finding is None or givers is None or finding.location is None:
            return finding
        is_ahead = bool(candidate.data.get("ahead"))
        found, path = self._held_out(project, by_order=is_ahead), finding.location.path
        place = next((found[path, holder] for holder in givers if (path, holder) in found), None)
        if place is None:
            return None
        at = f"{place.path}, line {place.line}" if place.cell is None else f"{place.path}, cell {place.cell}"
        how = " in the order of time" if is_ahead else ""
        harm = _FUTURE if is_ahead else candidate.data.get("harm", _SHAPED)
        if candidate.data.get("scales") and _is_for_trees(project.files[place.path], self.code):
            harm, finding = _SMALL, msgspec.structs.replace(finding, severity=Severity.INFO)
        return msgspec.structs.replace(
            finding,
            message=f"{finding.message} before rows are held out{how} ({at}): {harm}",
            related=(place,),
        )

    def _made(self, finding: Finding, made_by: str, project: ProjectView) -> Finding | None:
        """The fit of a transformer that a function of another file makes; None of what is no transformer there."""
        key = f"{self.code} makers"
        makers = project.shared.get(key)
        if not isinstance(makers, dict):
            makers = project.shared[key] = {
                (path, candidate.data["function"]): candidate.data
                for path, facts in project.files.items()
                for candidate in facts.candidates_of(self.code)
                if "makes" in candidate.data
            }
        symbol = project.resolve(made_by, finding.location.path) if finding.location is not None else None
        made = makers.get((symbol.path, symbol.qualname)) if symbol is not None else None
        if made is None:
            return None
        message = f"{made['makes']} {finding.message}: {made['harm']}"
        return msgspec.structs.replace(finding, message=message, severity=Severity(made["severity"]))

    def _held_out(self, project: ProjectView, *, by_order: bool) -> dict[tuple[str, str], Related]:
        """The functions and files whose rows are split elsewhere, or only those split `by_order`, with the place."""
        key = f"{self.code} by order" if by_order else self.code
        kept = project.shared.get(key)
        if isinstance(kept, dict):
            return kept
        found: dict[tuple[str, str], Related] = {}
        gives: dict[tuple[str, str], list[str]] = {}
        writers: set[tuple[str, str]] = set()
        queue: list[tuple[str, str, Related]] = []
        taken: defaultdict[tuple[str, str], list[tuple[dict[str, str], Related]]] = defaultdict(list)
        for path, facts in project.files.items():
            if is_test_path(path):
                continue
            for candidate in facts.candidates_of(self.code):
                data = candidate.data
                writers.update((path, holder) for holder in data.get("holders") or [data.get("function", "")])
                if "marker" not in data:
                    continue
                if data["marker"] == _WRITES:
                    continue
                if data["marker"] == "gives":
                    gives.setdefault((path, data["function"]), []).append(data["target"])
                elif data["by order"] or not by_order:
                    place = Related(path, data["line"], "rows are held out here", data["cell"])
                    if "takes" in data:
                        taken[path, data["takes"]["function"]].append((data["takes"], place))
                    else:
                        queue.append((data["target"], path, place))
        for giver in sorted({*writers, *gives} if taken else ()):
            there = _handed_to(*giver, taken, project)
            if there is not None:
                found[giver] = there
                queue.extend((inner, giver[0], there) for inner in gives.get(giver, ()))
        while queue:
            target, path, place = queue.pop()
            for holder in holders(target, path, project, writers):
                if holder not in found:
                    found[holder] = place
                    queue.extend((inner, holder[0], place) for inner in gives.get(holder, ()))
        project.shared[key] = found
        return found


def _handed_to(
    path: str,
    holder: str,
    taken: Mapping[tuple[str, str], list[tuple[dict[str, str], Related]]],
    project: ProjectView,
) -> Related | None:
    """Where the function that rows are handed to holds some of them out."""
    callee = handed.callee_of(holder, path, project)
    for takes, place in taken.get(callee[0], ()) if callee is not None else ():
        if callee is not None and callee[1] in (takes["name"], takes["place"]):
            return place
    return None


def _is_for_trees(facts: FileFacts, code: str) -> bool:
    """Whether the file that holds rows out fits trees alone."""
    return any(each.data.get("trees") for each in facts.candidates_of(code))


def _harm(event: Event) -> str:
    """What comes of a fit on rows of which a part is held out."""
    return _HARM if event.labelled else _LISTED if event.lists else _SHAPED


def _is_forecast(file: FileContext, leak: Leak) -> bool:
    """Whether rows are held out in the order of time for a network that is given windows of them."""
    return file.holds(*_WINDOWS) and ahead.by_order(file, leak.where, leak.how)


def _ahead_severity(event: Event) -> Severity:
    """A note where only the first rows are filled, which are all to be trained on."""
    return Severity.INFO if event.weight <= ahead.WARM_UP else Severity.WARNING


def _severity(event: Event, weight: float | None = None) -> Severity | None:
    """How loud a fit is on rows of which a part is held out; None for an error."""
    if event.lists:
        return Severity.INFO
    is_weak = (event.weight if weight is None else weight) <= _WEAK
    if event.labelled:
        return Severity.WARNING if is_weak else None
    return Severity.INFO if is_weak and event.what.startswith("`") else Severity.WARNING


def _steps(file: FileContext, event: Event) -> list[str]:
    """The methods of the project's own classes that a fit runs, where it was known by the name of a class alone."""
    node = event.node
    if not isinstance(node, ast.Call) or last_part(node.func) != "fit_transform" or not event.what.startswith("`"):
        return []
    return elsewhere.steps(file, node)


def _operation(node: ast.AST) -> str:
    """``fillna``, ``zscore``, or "" for arithmetic."""
    if isinstance(node, ast.Call):
        return last_part(node.func)
    return ""
