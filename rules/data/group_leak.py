"""MLA306."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Related, Severity

from ._across import across
from ._known_groups import SETS, entity
from ._rows.flow import rows
from ._rows.tables import CROSS_VALIDATION, GROUPLESS_FOLDERS, PERSON_COLUMN, SHUFFLES

_PEOPLE: Final = (b"patient", b"Patient", b"subject", b"speaker", b"actor")


class GroupLeak(FileRule):
    """Rows of one entity land on both sides of a random split, or in the features of another entity.

    Reports a random split of rows to which the code itself has given features within an entity (a patient, a customer,
    a speaker: `groupby("patient_id")` with `transform`, `cumcount`, `rank` and the like), or which it has counted or
    averaged by patient, with no grouped split; a random split of pictures or recordings beside which the file reads
    whose each one is, or of a public data set that is known to hold several of each patient (PTB-XL, HAM10000); a
    split that is stratified by the patient, which puts every patient on both sides; folds that are given `groups`
    and pay no heed to them; and gaps, lags or windows that are taken from neighbouring rows of a table that is sorted
    by an entity and a time, without grouping: the first row of a shop gets the last one of another.

    Why it hurts:
        The model recognises the patient instead of the illness. On patients that it has not seen, which is all that
        production has, it is worse than the score says.

    Bad:
        import pandas as pd
        from sklearn.model_selection import train_test_split

        visits = pd.read_csv("visits.csv")
        visits["mean_pressure"] = visits.groupby("patient_id")["pressure"].transform("mean")
        train, test = train_test_split(visits, test_size=0.2, random_state=0)
        ---
        import pandas as pd
        from sklearn.model_selection import train_test_split

        visits = pd.read_csv("visits.csv")
        train, test = train_test_split(visits, test_size=0.2, random_state=0, stratify=visits["patient_id"])

        ---
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import StratifiedKFold, cross_val_score

        def judge(X, y, patients):
            return cross_val_score(LogisticRegression(), X, y, groups=patients, cv=StratifiedKFold(5))

    Good:
        import pandas as pd
        from sklearn.model_selection import GroupShuffleSplit

        visits = pd.read_csv("visits.csv")
        visits["mean_pressure"] = visits.groupby("patient_id")["pressure"].transform("mean")
        splitter = GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=0)
        train, test = next(splitter.split(visits, groups=visits["patient_id"]))

    When not to use it:
        Where production scores the same entities again, as in recommending to known customers.

    References:
        Saeb et al., The need to approximate the use-case in clinical machine learning, 2017; scikit-learn, GroupKFold.
    """

    code: ClassVar[str] = "MLA306"
    name: ClassVar[str] = "group-leak"
    severity: ClassVar[Severity] = Severity.WARNING
    elsewhere: ClassVar[Severity | None] = Severity.WARNING
    remediation: ClassVar[str] = "Split by entity: GroupShuffleSplit, GroupKFold or StratifiedGroupKFold."
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"groupby",
        b"sort_values",
        b".sort(",
        b"stratify",
        b"groups",
        b"random_split",
        *_PEOPLE,
        *SETS,
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in ("train_test_split", "split") or last in CROSS_VALIDATION

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``train_test_split(visits, stratify=visits["patient_id"])``, and folds that are given groups."""
        if last_part(node.func) != "train_test_split":
            folds = _heedless(file, node)
            if folds:
                message = f"{folds} takes `groups` and pays no heed to them: rows of one group land on both sides"
                yield self.issue(node, message, confidence=0.95)
            return
        by = file.argument(node, "stratify")
        column = file.constant(by.slice) if isinstance(by, ast.Subscript) else getattr(by, "attr", None)
        if by is None or not isinstance(column, str) or not PERSON_COLUMN.match(column):
            return
        label = ast.dump(by)
        if not any(ast.dump(given) == label for given in node.args):  # who it is, is what the model is to say
            message = f"stratified by `{column}`, this split puts rows of each one on both sides: "
            yield self.issue(node, message + "the model can recognise them instead of learning what holds for others")

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue for each random split of rows of entities, and each look that crosses from one to the next."""
        for call, order in across(file):
            where = file.location(order)
            yield self.issue(
                call,
                f"`{last_part(call.func)}` takes the row of another one at the border of two: the table is put in the "
                "order of each one's time, and is not grouped here",
                confidence=0.8,
                related=[Related(where.path, where.line, "several ones stand below each other here", where.cell)],
                remediation="Group by the entity before looking at neighbouring rows.",
            )
        if not calls_one(file, SHUFFLES):
            return
        yield from self._known(file)
        for (kind, node), leak in rows(file).leaks.items():
            if kind != "group" or ("time", node) in rows(file).leaks or _is_of_one(file, node, leak.event.node):
                continue
            where = file.location(leak.event.node)  # type: ignore[arg-type]
            yield self.issue(
                node,  # type: ignore[arg-type]
                f"{leak.how} puts rows of one {leak.event.what} on both sides: "
                "the model can recognise the entity instead of learning what holds for new ones",
                confidence=0.75,
                related=[Related(where.path, where.line, f"rows of one {leak.event.what} belong together", where.cell)],
            )

    def _known(self, file: FileContext) -> Iterator[Issue]:
        """The first random split of data of which it is known that one entity has many rows."""
        splits = rows(file).splits
        told = {node for _, node in rows(file).leaks}
        if not splits or not told.isdisjoint(splits):
            return
        name, how = entity(file)
        if name:
            split = min(splits, key=lambda node: getattr(node, "lineno", 0))
            message = f"{splits[split]} puts rows of one {name} on both sides ({how}): the model can recognise them"
            yield self.issue(split, f"{message} instead of learning what holds for new ones", confidence=0.7)  # type: ignore[arg-type]


def _is_of_one(file: FileContext, split: ast.AST, grouped: ast.AST) -> bool:
    """Whether a split is of the rows of one entity, in a loop over the groups: who recommends holds back some of what
    each one chose, and is asked about the same ones.
    """
    return any(grouped in file.inside(loop.iter, ast.Call) for loop in file.ancestors(split, ast.For))


def _heedless(file: FileContext, node: ast.Call) -> str:
    """The folds that are given groups in vain; "" where they heed them, or cannot be told."""
    groups = file.argument(node, "groups", None if last_part(node.func) in CROSS_VALIDATION else 2)
    if groups is None or file.constant(groups) is None:
        return ""
    if last_part(node.func) in CROSS_VALIDATION:
        folds = file.keyword_maybe(node, "cv")
        if folds is None or (isinstance(folds, ast.expr) and isinstance(file.constant(folds), int)):
            return "cross-validation with a number of folds"
    else:
        folds = node.func.value if isinstance(node.func, ast.Attribute) else None
    name = file.qualname(folds) if isinstance(folds, ast.expr) else None
    made = (name or "").removesuffix("()").rpartition(".")[2]
    return f"`{made}`" if name is not None and name.startswith("sklearn.") and made in GROUPLESS_FOLDERS else ""
