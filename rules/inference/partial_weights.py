"""MLA603."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import ClassVar, Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Severity

_ON_PURPOSE: Final = regex(r"lora|adapter|peft|backbone|pretrain|imagenet|ema|teacher|transfer|init", re.IGNORECASE)
_CHOOSES: Final = regex(r"intersect|filter|match|strip|remap|convert|rename", re.IGNORECASE)


class PartialWeights(FileRule):
    """Weights are loaded in part, and nobody reads which are missing.

    Reports `load_state_dict(..., strict=False)` whose result is thrown away, `ignore_mismatched_sizes=True` and
    `skip_mismatch=True`, outside training.

    Why it hurts:
        Layers whose names do not match keep their random start. The service answers, in the right shape, with noise.

    Bad:
        import torch
        from network import Net

        def load(path):
            model = Net()
            model.load_state_dict(torch.load(path, weights_only=True), strict=False)
            return model.eval()

    Good:
        import torch
        from network import Net

        def load(path):
            model = Net()
            missing, unexpected = model.load_state_dict(torch.load(path, weights_only=True), strict=False)
            if missing or unexpected:
                raise RuntimeError(f"weights do not fit: {missing}, {unexpected}")
            return model.eval()

    When not to use it:
        Starting a training run from another model's backbone, where the head is new by design; adapters over a base.

    References:
        PyTorch, torch.nn.Module.load_state_dict.
    """

    code: ClassVar[str] = "MLA603"
    name: ClassVar[str] = "partial-weights"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.WARNING
    remediation: ClassVar[str] = (
        "Load strictly, or read the returned missing and unexpected keys and refuse what is not expected."
    )
    triggers: ClassVar[tuple[bytes, ...]] = (b"strict", b"ignore_mismatched_sizes", b"skip_mismatch")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in ("load_state_dict", "from_pretrained", "load_weights")

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Loads that may leave layers as they were made."""
        if _is_shadowed(file, node):
            return
        last = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if last == "load_state_dict":
            strict = file.argument(node, "strict", 1)
            if strict is None or file.constant(strict) is not False or not isinstance(parent_of(node), ast.Expr):
                return
            if _ON_PURPOSE.search(ast.unparse(node)) or _ON_PURPOSE.search(file.qualname_of(node).rpartition(".")[2]):
                return
            if node.args and self._is_chosen(node.args[0], file):
                return
            yield self.issue(
                node,
                f"`{file.text(node.func)}` loads what fits and the list of what does not is thrown away: "
                "layers may keep their random start",
                confidence=0.85,
            )
        elif last == "from_pretrained":
            if file.constant(file.argument(node, "ignore_mismatched_sizes")) is True:
                yield self.issue(
                    node,
                    "`ignore_mismatched_sizes=True` starts layers of another size at random",
                    confidence=0.8,
                    data={"serving": True},
                )
        elif last == "load_weights" and file.constant(file.argument(node, "skip_mismatch")) is True:
            yield self.issue(
                node, "`skip_mismatch=True` leaves layers of another shape as they were made", confidence=0.85
            )

    def _is_chosen(self, weights: ast.expr, file: FileContext) -> bool:
        """Whether the code itself chose which weights to load."""
        for value in file.names.values(weights):
            for inner in ast.walk(value):
                if isinstance(inner, ast.DictComp):
                    return True
                if isinstance(inner, ast.Call) and _CHOOSES.search(ast.unparse(inner.func)):
                    return True
        return False

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Silent in training, where a new head is the point."""
        finding = project.in_context(self, candidate)
        if finding is None or finding.context == "training":
            return None
        if candidate.data.get("serving") and finding.context != "serving":
            return None
        return finding


def _is_shadowed(file: FileContext, node: ast.Call) -> bool:
    """Whether a later class of the same file has the name of the one that a call is in: nobody can use the first."""
    owner = file.class_of(node)
    return owner is not None and any(
        other.name == owner.name and other.lineno > owner.lineno and parent_of(other) is parent_of(owner)
        for other in file.tree.of(ast.ClassDef)
    )
