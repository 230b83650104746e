"""Passes over rows by a network that a function has put in evaluation mode, while gradients are recorded."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

from . import _gradients

_LOOPS: Final[tuple[type[ast.For | ast.ListComp | ast.GeneratorExp], ...]] = (ast.For, ast.ListComp, ast.GeneratorExp)
_LEARNS: Final = frozenset({"step", "backward", "manual_backward", "optimize"})
_EXPLAINS: Final = regex(
    r"(?i)grad|saliency|explain|attribut|attack|adversar|fgsm|pgd|captum|export|onnx|profile|benchmark"
)


def recorded_passes(file: FileContext) -> Iterator[ast.Call]:
    """The first call of a network in a loop that stands after its ``eval()``, and learns nothing."""
    told: set[tuple[ast.AST | None, str]] = set()
    for call in called(file, "eval"):
        switch = call.func
        if not isinstance(switch, ast.Attribute) or call.args:
            continue
        if not isinstance(switch.value, ast.Name | ast.Attribute) or not _is_put(file, call, switch.value):
            continue
        network, home = file.text(switch.value), file.function_of(call)
        if (home, network) in told or _keeps_none(file, home):
            continue
        found = next(_passes(file, call, network, home or file.tree.module), None)
        if found is not None:
            told.add((home, network))
            yield found


def _passes(file: FileContext, switch: ast.Call, network: str, home: ast.AST) -> Iterator[ast.Call]:
    back = [c.lineno for c in file.inside(home, ast.Call) if _is_method(file, c, network, "train")]
    end = min((line for line in back if line > switch.lineno), default=None)
    block = parent_of(parent_of(switch) or switch)
    for kind in _LOOPS:
        for loop in file.inside(home, kind):
            if loop.lineno <= switch.lineno or (end is not None and loop.lineno > end):
                continue
            if all(parent is not block for parent in parents(loop)) or file.function_of(loop) is not file.function_of(
                switch
            ):
                continue
            calls = file.inside(loop, ast.Call)
            if any(last_part(c.func) in _LEARNS or "grad" in last_part(c.func).lower() for c in calls):
                continue
            if any("grad" in attribute.attr for attribute in file.inside(loop, ast.Attribute)):
                continue
            for call in calls:
                is_pass = file.text(call.func) == network or _is_method(file, call, network, "forward")
                if is_pass and (call.args or call.keywords) and not _gradients.is_quiet(file, call):
                    yield call


def _is_put(file: FileContext, call: ast.Call, network: ast.expr) -> bool:
    """Whether a network is put in evaluation mode, and keeps its name: also by ``model = model.eval()``."""
    statement = parent_of(call)
    if isinstance(statement, ast.Assign):
        return len(statement.targets) == 1 and file.text(statement.targets[0]) == file.text(network)
    return isinstance(statement, ast.Expr)


def _keeps_none(file: FileContext, home: FunctionNode | None) -> bool:
    """Whether gradients are switched off in another way there, or wanted."""
    inside = home or file.tree.module
    if home is not None and _EXPLAINS.search(home.name):
        return True
    return any(
        last_part(call.func) in ("set_grad_enabled", "requires_grad_", "enable_grad", "grad")
        for call in file.inside(inside, ast.Call)
    ) or any(attribute.attr == "requires_grad" for attribute in file.inside(inside, ast.Attribute))


def _is_method(file: FileContext, call: ast.Call, owner: str, name: str) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and function.attr == name and file.text(function.value) == owner
