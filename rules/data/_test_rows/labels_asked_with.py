"""Labels of held-out rows that a model's own ``predict`` is handed, and computes its answer from."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import placed
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in
from mlaudit.findings import Finding

from .._rows.tables import is_target, role_of
from .program import ANSWERS, ASKS, related

_ASKS: Final = ("predict", "predict_proba", "decision_function", "score_samples")
_ROUNDS: Final = 3


def answers_by_labels(file: FileContext) -> Iterator[tuple[FunctionNode, dict[str, Any]]]:
    """The methods of models whose answer depends on labels that they may be handed: ``predict(self, X, y=None)``."""
    for node in file.functions():
        if node.name not in _ASKS or not isinstance(parent_of(node), ast.ClassDef):
            continue
        arguments = [each.arg for each in node.args.args[1:]]
        label = next((name for name in arguments[1:] if is_target(name)), "")
        if label and _is_answer_of(file, node, label):
            yield node, {"marker": ANSWERS, "method": node.name, "label": label, "at": arguments.index(label)}


def _is_answer_of(file: FileContext, node: FunctionNode, label: str) -> bool:
    """Whether what a function gives back is computed from a parameter, as far as names tell."""
    held = {label}
    for _ in range(_ROUNDS):
        for assigned in assignments(file, node):
            if names_in(assigned.value) & held:
                held |= {name for target in assigned.targets for name in names_in(target)} - {"self"}
    return any(each.value is not None and names_in(each.value) & held for each in file.inside(node, ast.Return))


def asked_with_labels(file: FileContext) -> Iterator[tuple[ast.expr, dict[str, Any]]]:
    """The labels of held-out rows that a call for predictions is given beside the rows."""
    for call in called(file, *_ASKS):
        if not isinstance(call.func, ast.Attribute):
            continue
        for place, each in placed(call):
            if place == "0":  # the rows
                continue
            name = last_part(each) if isinstance(each, ast.Name | ast.Attribute) else ""
            if name[:1] in ("y", "Y") and role_of(name) == "test":
                yield each, {"marker": ASKS, "method": call.func.attr, "given": place}


def agreed(candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """The finding where a model of the project computes its answer from what it is handed."""
    data = candidate.data
    for facts in project.files.values():
        for other in facts.candidates_of(finding.code):
            if other.data.get("marker") == ANSWERS and other.data["method"] == data["method"]:
                if data["given"] in (other.data["label"], str(other.data["at"])):
                    return related(finding, other.finding.location, "the answer is computed from them here")
    return None


__all__ = ["agreed", "answers_by_labels", "asked_with_labels"]
