"""Loops that step an optimiser and in which gradients are cleared nowhere: those of all batches add up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import calls_of
from mlaudit.code.pattern import regex

from . import _modules

_LOOPS: Final = (ast.For, ast.While)
_NAMED: Final = regex(r"(?i)^_?(opt|optim|optimi[sz]er)(_\w+|\d*)$|_(opt|optim|optimi[sz]er)$")
_SCALERS: Final = frozenset(
    {"torch.cuda.amp.GradScaler", "torch.amp.GradScaler", "torch.cuda.amp.grad_scaler.GradScaler"}
)
_OTHERS: Final = ("deepspeed", "fairseq", "mxnet", "apex", "colossalai", "paddle", "jittor", "horovod")
"""Libraries with optimisers of their own, of the same names, which clear gradients when they step."""


def clears(file: FileContext) -> bool:
    """Whether a file sets gradients to nothing anywhere, in whichever way."""
    return any(
        "zero_grad" in name or name in ("zero_", "clear_grad", "_foreach_zero_") for name in _names(file)
    ) or any(
        isinstance(target, ast.Attribute) and target.attr == "grad"
        for assign in file.tree.of(ast.Assign)
        for target in assign.targets
    )


def steps_uncleared(file: FileContext, home: FunctionNode | None) -> Iterator[tuple[ast.Call, bool]]:
    """The first step of a function, or of a module's own statements, that is made in a loop with a pass back, and
    whether the optimiser is one of torch's for certain: else it was handed in, and is one by its name.
    """
    calls = [call for call in called(file, "backward", "step") if file.function_of(call) is home]
    backward = [call for call in calls if last_part(call.func) == "backward"]
    if not backward or not any(True for call in backward if _is_repeated(file, call, home)):
        return
    for call in calls:
        if last_part(call.func) == "step" and isinstance(call.func, ast.Attribute):
            is_own = _is_optimiser(file, call)
            if is_own or _is_named_one(file, call):
                yield call, is_own
                return


def _is_repeated(file: FileContext, call: ast.Call, home: FunctionNode | None) -> bool:
    """Whether a call stands in a loop, or its function is called in one of this file."""
    if next(file.ancestors(call, _LOOPS), None) is not None:
        return True
    callers = calls_of(file.names, home) if home is not None else []
    return any(next(file.ancestors(each, _LOOPS), None) is not None for each in callers)


def _is_optimiser(file: FileContext, step: ast.Call) -> bool:
    """Whether it is one of torch's that steps, or a scaler of gradients that steps one."""
    made = _modules.instance_of(file, step.func.value) or ""  # type: ignore[attr-defined]
    return (made.startswith("torch.optim.") and "lr_scheduler" not in made) or (made in _SCALERS and bool(step.args))


def _is_named_one(file: FileContext, step: ast.Call) -> bool:
    """Whether what steps is called an optimiser, in a file of torch's, and nothing says that it is another thing."""
    owner = step.func.value  # type: ignore[attr-defined]
    if (
        step.args
        or step.keywords
        or not isinstance(owner, ast.Name | ast.Attribute)
        or not _NAMED.search(last_part(owner))
    ):
        return False
    if not file.imports("torch") or file.imports(*_OTHERS):
        return False
    if (file.qualname(owner) or "").endswith("()"):
        return False  # an instance of something that is known, and is none of torch's
    cls = file.class_of(step)
    return cls is None or all(last_part(base) in ("object", "ABC", "Module") for base in cls.bases)


def _names(file: FileContext) -> Iterator[str]:
    return (last for _, last in file.calls)


__all__ = ["clears", "steps_uncleared"]
