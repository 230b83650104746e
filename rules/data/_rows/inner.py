"""Cross-validation inside the `fit` of a class: it ranks candidates by rows that the caller gave it to learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from mlaudit.findings import Finding, Severity

if TYPE_CHECKING:
    from mlaudit.code.file import FileContext
    from mlaudit.code.project import ProjectView

    from .flow import Leak

_HOLDS_OUT: Final = frozenset({"train_test_split"})


def is_inner(file: FileContext, leak: Leak) -> bool:
    """Whether a step that does not look at the label stands in the `fit` of a class, before folds of its rows."""
    if leak.how != "folds" or leak.event.labelled:
        return False
    function = file.function_of(leak.event.node)
    return function is not None and function.name == "fit" and file.class_of(function) is not None


def weighed(project: ProjectView, finding: Finding, function: str) -> Finding:
    """A note where whoever calls that `fit` has held rows out before: the score on those is what is reported."""
    where = finding.location
    callers = project.callers((where.path, function)) if where is not None else []
    if not any(_holds_out(project, caller.path) for caller in callers):
        return finding
    return msgspec.structs.replace(finding, severity=Severity.INFO)


def _holds_out(project: ProjectView, path: str) -> bool:
    facts = project.files[path]
    every = (facts.module_calls, *(each.calls for each in facts.functions))
    return any(call.target.rpartition(".")[2] in _HOLDS_OUT for calls in every for call in calls)
