"""MLA603."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Caller, ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Severity

from ._overlays import loaded_before
from ._sized import is_explained, is_sized_by

_ON_PURPOSE: Final = regex(r"lora|adapter|peft|backbone|pretrain|imagenet|ema|teacher|transfer|init", re.IGNORECASE)
_NETWORKS: Final = regex(r"^(timm\.create_model|torchvision\.models\.\w+|segmentation_models_pytorch\.\w+)$")
_OVER: Final = frozenset({"load_from_checkpoint", "load_state_dict", "load_weights", "load_checkpoint"})
_CHOOSES: Final = regex(r"intersect|filter|match|strip|remap|convert|rename", re.IGNORECASE)


class PartialWeights(FileRule):
    """Weights are loaded in part, and nobody reads which are missing.

    Reports `load_state_dict(..., strict=False)` whose result is thrown away, `ignore_mismatched_sizes=True` and
    `skip_mismatch=True`, outside training. An error wherever the state of a Lightning module is loaded into the bare
    network of a library: none of its names fits.

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
        Starting a training run from another model's backbone, where the head is new by design; adapters over a base, as
        is what a line above has loaded into the same model; what another module in memory is copied from.
        A module that is made with the sizes which stand in the very weights is not flagged; a load beside which a
        comment says why names are missing is info. Other sizes are not flagged where all that serve the network load a
        checkpoint over it.

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
            if node.args and (self._is_chosen(node.args[0], file) or _is_of_live_module(node.args[0], file)):
                return
            if loaded_before(file, node) or is_sized_by(file, node):
                return
            if _is_of_lightning(file, node):
                yield self.issue(
                    node,
                    f"`{file.text(node.func)}` loads nothing: the layers of a Lightning checkpoint are named after the "
                    "module's attribute, the bare network has none of these names, and nobody is told",
                    severity=Severity.ERROR,
                    confidence=0.8,
                )
                return
            yield self.issue(
                node,
                f"`{file.text(node.func)}` loads what fits and the list of what does not is thrown away: "
                "layers may keep their random start",
                confidence=0.85,
                data={"explained": is_explained(file, node)},
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
        """Whether the code itself chose which weights to load: also where it has taken some out before, by hand."""
        if isinstance(weights, ast.Name) and _is_taken_from(weights, file):
            return True
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
        if candidate.data.get("serving") and (finding.context != "serving" or _is_loaded_over(candidate, project)):
            return None
        if candidate.data.get("explained"):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        return finding


def _is_of_live_module(weights: ast.expr, file: FileContext) -> bool:
    """``other.state_dict()`` of a module that the function was given or that an object holds: it is copied, and no
    checkpoint was read.
    """
    values = list(file.names.values(weights))
    return bool(values) and all(_is_state_of_given(value, file) for value in values)


def _is_state_of_given(value: ast.expr, file: FileContext) -> bool:
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute) or value.func.attr != "state_dict":
        return False
    owner = value.func.value
    while isinstance(owner, ast.Attribute | ast.Subscript):
        owner = owner.value
    bindings = file.names.lookup(owner.id, owner) if isinstance(owner, ast.Name) else ()
    return bool(bindings) and all(binding.kind == "arg" for binding in bindings)


def _is_taken_from(weights: ast.Name, file: FileContext) -> bool:
    """``kept[name] = weights.pop(name)`` above: what is missing was kept, to be put in another way."""
    home = file.function_of(weights)
    for call in file.inside(home, ast.Call) if home is not None else ():
        taken = call.func
        if isinstance(taken, ast.Attribute) and taken.attr == "pop" and call.lineno < weights.lineno:
            if isinstance(taken.value, ast.Name) and taken.value.id == weights.id:
                if not isinstance(parent_of(call), ast.Expr):
                    return True
    return False


def _is_of_lightning(file: FileContext, node: ast.Call) -> bool:
    """Whether the state of a Lightning module, as it is, is loaded into a network that a library made."""
    function, weights = node.func, node.args[0] if node.args else None
    if not isinstance(function, ast.Attribute) or not isinstance(weights, ast.Subscript):
        return False
    if file.constant(weights.slice) != "state_dict" or not isinstance(weights.value, ast.Name):
        return False
    home = file.function_of(node)
    keys = file.inside(home, ast.Subscript) if home is not None else []
    held = weights.value.id
    is_lightnings = any(
        isinstance(each.value, ast.Name) and each.value.id == held and file.constant(each.slice) == "hyper_parameters"
        for each in keys
    )
    return is_lightnings and any(
        isinstance(made, ast.Call) and _NETWORKS.match(file.call_name(made) or "")
        for made in file.names.values(function.value)
    )


def _is_loaded_over(candidate: Candidate, project: ProjectView) -> bool:
    """Whether each caller that serves what a function makes loads weights over it, strictly or with a finding there."""
    where = candidate.finding.location
    callers = project.callers((where.path, candidate.function)) if where is not None else []
    serving = [each for each in callers if project.is_reached("serving", each.path, each.qualname)]
    return bool(serving) and all(_loads_after(project, caller) for caller in serving)


def _loads_after(project: ProjectView, caller: Caller) -> bool:
    known = project.function((caller.path, caller.qualname))
    return known is not None and any(
        call.target.rpartition(".")[2] in _OVER and call.line > caller.call.line for call in known.calls
    )


def _is_shadowed(file: FileContext, node: ast.Call) -> bool:
    """Whether a later class of the same file has the name of the one that a call is in: nobody can use the first."""
    owner = file.class_of(node)
    return owner is not None and any(
        other.name == owner.name and other.lineno > owner.lineno and parent_of(other) is parent_of(owner)
        for other in file.tree.of(ast.ClassDef)
    )
