"""MLA309."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

_COUNTS: Final = frozenset({"isna", "isnull", "notna", "notnull", "value_counts", "info", "missing", "nunique"})
_MAKES_GAPS: Final = frozenset(
    {
        "shift",
        "rolling",
        "pct_change",
        "diff",
        "resample",
        "reindex",
        "merge",
        "join",
        "pivot",
        "pivot_table",
        "unstack",
        "crosstab",
        "get_dummies",
        "groupby",
        "ewm",
        "align",
        "concat",
    }
)
"""Steps that leave gaps by design, which the code then fills or drops on purpose."""


class SilentCoercion(FileRule):
    """Values or rows are turned into nothing, and nobody counts how many.

    Looks for code that drops values or rows and neither counts nor logs what it lost. All findings are info, and
    coercions are told once a function.

    Reports:
    - numbers or dates that are made with `errors="coerce"`
    - a file that is read with `on_bad_lines="skip"`
    - a whole frame that is filled with zero
    - a whole frame that is stripped of incomplete rows

    Why it hurts:
        When a source changes its format, every value becomes missing, and zeros reach the model as if they had been
        measured. The pipeline stays green.

    Bad:
        import pandas as pd

        def load(path):
            df = pd.read_csv(path, on_bad_lines="skip")
            df["amount"] = pd.to_numeric(df["amount"], errors="coerce")
            return df

    Good:
        import logging

        import pandas as pd

        log = logging.getLogger(__name__)

        def load(path):
            df = pd.read_csv(path, on_bad_lines="error")
            df["amount"] = pd.to_numeric(df["amount"], errors="coerce")
            lost = df["amount"].isna().mean()
            log.info("amounts lost", extra={"share": lost})
            if lost > 0.01:
                raise ValueError(f"{lost:.1%} of amounts are not numbers")
            return df

    When not to use it:
        - Notebooks.
        - Gaps that come from the code itself, as with lags and joins.
        - A function that answers with missing values of its own.
        - What is made a number after `get_dummies`, or was given numbers as its labels by `pd.cut`.

    References:
        Sculley et al., Hidden technical debt in machine learning systems, 2015.
    """

    code: ClassVar[str] = "MLA309"
    name: ClassVar[str] = "silent-coercion"
    severity: ClassVar[Severity] = Severity.INFO
    elsewhere: ClassVar[Severity | None] = Severity.INFO
    remediation: ClassVar[str] = "Count what is lost, log it, and fail above a share that you can defend."
    triggers: ClassVar[tuple[bytes, ...]] = (b"coerce", b"on_bad_lines", b"error_bad_lines", b"fillna(0", b"dropna()")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in ("read_csv", "read_table", "to_numeric", "to_datetime", "fillna", "dropna")

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Calls that lose values or rows."""
        if file.source.notebook is not None:
            return
        function = node.func
        last = last_part(function)
        if last in ("read_csv", "read_table"):
            skips = file.constant(file.argument(node, "on_bad_lines")) == "skip"
            if skips or file.constant(file.argument(node, "error_bad_lines")) is False:
                yield self.issue(
                    node, f"`{last}` skips lines that it cannot read, and nobody learns how many", confidence=0.9
                )
            return
        if _coerces(node, file):
            made_here = _has_own_gaps(node, file) or _is_encoded(node, file) or _is_labelled(node, file)
            if not self._is_counted(node, file) and not made_here:
                yield from self._coerced(node, last, file)
            return
        if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
            return
        blanket = last == "fillna" and node.args and file.constant(node.args[0]) in (0, 0.0)
        if blanket or (last == "dropna" and not node.args and all(k.arg in ("inplace", "axis") for k in node.keywords)):
            if not _is_frame(node, file) or self._is_counted(node, file) or self._has_gaps(node, file):
                return
            done = "fills every gap of" if blanket else "drops every incomplete row of"
            yield self.issue(
                node,
                f"`{file.text(node)}` {done} `{function.value.id}`, and nobody counts how many",
                confidence=0.7,
                data={"blanket": True},
            )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Blanket fills and drops matter where a model is trained or served."""
        finding = project.in_context(self, candidate)
        if finding is not None and candidate.data.get("blanket") and finding.context not in ("serving", "training"):
            return None
        return finding

    def _coerced(self, node: ast.Call, last: str, file: FileContext) -> Iterator[Issue]:
        """One finding a function, which names the other places: one count after the last of them repairs them all."""
        home = file.function_of(node)
        told: set[ast.AST | None] = file.shared.setdefault("coercions told", set())
        if home in told:
            return
        told.add(home)
        others = [
            Related(file.path, call.lineno, "here too")
            for call in file.inside(home or file.tree.module, ast.Call)
            if call is not node
            and _coerces(call, file)
            and file.function_of(call) is home
            and not _is_labelled(call, file)
        ]
        message = f"`{last}` turns what it cannot read into missing values, and nobody counts them"
        yield self.issue(node, message, confidence=0.8, related=others)

    def _is_counted(self, node: ast.Call, file: FileContext) -> bool:
        home: ast.AST = file.function_of(node) or file.tree.module
        for call in file.inside(home, ast.Call):
            last = last_part(call.func)
            if last in _COUNTS and not _is_of_another_column(call, node, file):
                return True
            if last in ("print", "info", "warning", "debug", "log", "error", "log_metric", "log_param"):
                if any(_tells_length(part) for part in [call, *_held(call, file)]):
                    return True
        tests = [test.test for test in file.inside(home, ast.If)] + [
            test.test for test in file.inside(home, ast.Assert)
        ]
        for test in tests:
            written = ast.unparse(test)
            if "len(" in written or ".shape" in written or ".empty" in written:
                return True
        return False

    def _has_gaps(self, node: ast.Call, file: FileContext) -> bool:
        home: ast.AST = file.function_of(node) or file.tree.module
        return any(
            isinstance(call.func, ast.Attribute) and call.func.attr in _MAKES_GAPS
            for call in file.inside(home, ast.Call)
        )


def _coerces(call: ast.Call, file: FileContext) -> bool:
    """``pd.to_numeric(column, errors="coerce")``, and the same of times."""
    known = last_part(call.func) in ("to_numeric", "to_datetime")
    return known and file.constant(file.argument(call, "errors")) == "coerce"


def _is_of_another_column(count: ast.Call, coercion: ast.Call, file: FileContext) -> bool:
    """Whether gaps are looked for in a column by its name, and values are lost in another: ``df["paid_at"].notna()``
    says nothing of ``df["age"] = pd.to_numeric(df["age"], errors="coerce")``.
    """
    asked = count.func.value if isinstance(count.func, ast.Attribute) else None
    statement = file.statement_of(coercion)
    made = statement.targets if isinstance(statement, ast.Assign) else []
    lost = {_column(each, file) for each in (*made, *coercion.args[:1])} - {None}
    return (column := _column(asked, file)) is not None and bool(lost) and column not in lost


def _column(node: ast.expr | None, file: FileContext) -> str | None:
    """The name of a column that is written out, ``df["age"]`` or ``self.df["age"]``."""
    name = file.constant(node.slice) if isinstance(node, ast.Subscript) else None
    return name if isinstance(name, str) else None


def _tells_length(part: ast.expr) -> bool:
    written = ast.unparse(part)
    return "len(" in written or ".shape" in written


def _held(part: ast.expr, file: FileContext, depth: int = 2) -> list[ast.expr]:
    """What the names hold that something is made of, and those that they hold in turn."""
    values = [file.names.single_value(name) for name in file.inside(part, ast.Name)] if depth else []
    found = [value for value in values if value is not None]
    return [*found, *(each for value in found for each in _held(value, file, depth - 1))]


def _has_own_gaps(node: ast.Call, file: FileContext) -> bool:
    """Whether the function itself answers with missing values: ``np.where(gone, np.nan, x)``."""
    home = file.function_of(node)
    calls = file.inside(home, ast.Call) if home is not None else []
    return any(
        file.call_name(call) in ("numpy.full", "numpy.where") and any(last_part(each) == "nan" for each in call.args)
        for call in calls
    )


def _is_encoded(node: ast.Call, file: FileContext) -> bool:
    """Whether whatever columns are left are made numbers after ``get_dummies``: what held texts is a flag by then."""
    home: ast.AST = file.function_of(node) or file.tree.module
    given = node.args[0] if node.args else None
    if not isinstance(given, ast.Subscript) or not isinstance(given.slice, ast.Name):
        return False
    encoded = (call for call in file.inside(home, ast.Call) if last_part(call.func) == "get_dummies")
    return any(call.lineno < node.lineno for call in encoded)


def _is_labelled(node: ast.Call, file: FileContext) -> bool:
    """Whether what is read as numbers was written here: ``pd.cut(x, bins, labels=[0, 1])``."""
    given = node.args[0] if node.args else None
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    while isinstance(made, ast.Call) and last_part(made.func) == "astype" and isinstance(made.func, ast.Attribute):
        made = made.func.value
    if not isinstance(made, ast.Call) or file.call_name(made) not in ("pandas.cut", "pandas.qcut"):
        return False
    labels = file.argument(made, "labels", 3)
    each = labels.elts if isinstance(labels, ast.List | ast.Tuple) else []
    return bool(each) and all(isinstance(file.constant(one), int | float) for one in each)


def _is_frame(node: ast.Call, file: FileContext) -> bool:
    """Whether the receiver is a frame and no single column, as far as can be seen: it is subscripted or was read."""
    function = node.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return False
    name = function.value.id
    made = file.names.single_value(function.value)
    if isinstance(made, ast.Call) and isinstance(made.func, ast.Attribute) and made.func.attr.startswith("read_"):
        return True
    return name in ("df", "data", "frame", "dataset", "train", "test", "X", "features") or name.endswith(("_df", "df"))
