"""MLA306."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import ClassVar, Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Related, Severity

from ._flow import rows

_PERSON: Final = regex(r"^(patient|subject|participant)s?_?(id|no|num|nr|number|name|key|code|uuid)?$", re.IGNORECASE)
"""Columns of people whom production has not seen; known customers may well be scored again."""


class GroupLeak(FileRule):
    """Rows of one entity land on both sides of a random split.

    Reports a random split of rows to which the code itself has given features within an entity (a patient, a customer,
    a speaker: `groupby("patient_id")` with `transform`, `cumcount`, `rank` and the like), with no grouped split; and a
    split that is stratified by the patient, which puts every patient on both sides.

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
    triggers: ClassVar[tuple[bytes, ...]] = (b"groupby", b"stratify")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last == "train_test_split"

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``train_test_split(visits, stratify=visits["patient_id"])``."""
        by = file.argument(node, "stratify")
        column = file.constant(by.slice) if isinstance(by, ast.Subscript) else getattr(by, "attr", None)
        if by is None or not isinstance(column, str) or not _PERSON.match(column):
            return
        label = ast.dump(by)
        if not any(ast.dump(given) == label for given in node.args):  # who it is, is what the model is to say
            message = f"stratified by `{column}`, this split puts rows of each one on both sides: "
            yield self.issue(node, message + "the model can recognise them instead of learning what holds for others")

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue for each random split of rows that belong to entities."""
        for (kind, node), leak in rows(file).leaks.items():
            if kind != "group" or ("time", node) in rows(file).leaks:
                continue
            where = file.location(leak.event.node)  # type: ignore[arg-type]
            yield self.issue(
                node,  # type: ignore[arg-type]
                f"{leak.how} puts rows of one {leak.event.what} on both sides: "
                "the model can recognise the entity instead of learning what holds for new ones",
                confidence=0.75,
                related=[Related(where.path, where.line, f"rows of one {leak.event.what} belong together", where.cell)],
            )
