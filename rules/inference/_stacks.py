"""Stacks of layers (``nn.Sequential``): where one was made, and what in it acts differently in training."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import handed_to

from . import _modules

STACK: Final = "torch.nn.Sequential"
_DEPTH: Final = 4


def made(file: FileContext, network: ast.expr, depth: int = _DEPTH) -> ast.Call | None:
    """The call that made the stack which `network` is: in this file, also where it was handed to this function."""
    while isinstance(network, ast.Call) and last_part(network.func) in _modules.SELF_RETURNING:
        if not isinstance(network.func, ast.Attribute):
            return None
        network = network.func.value
    if depth <= 0:
        return None
    if isinstance(network, ast.Call):
        return network if file.call_name(network) == STACK else _by_own_function(file, network, depth - 1)
    if not isinstance(network, ast.Name | ast.Attribute | ast.Subscript):
        return None
    found: set[ast.Call | None] = set()
    for binding in file.names.bindings(network) or ():
        if binding.kind == "arg":
            values = handed_to(file.names, binding)
        elif binding.kind == "assign" and binding.value is not None:
            values = [binding.value]
        else:
            return None
        if not values:
            return None
        again = binding.kind == "assign" and _is_same_again(values[0], network)
        found.update(made(file, value, depth - 1) for value in values if not again)
    return found.pop() if len(found) == 1 else None


def returned(file: FileContext, function: FunctionNode, depth: int = _DEPTH) -> ast.Call | None:
    """The call that made the stack which a function returns."""
    returns = [r for r in file.inside(function, ast.Return) if file.function_of(r) is function]
    found = {made(file, r.value, depth) if isinstance(r.value, ast.Call | ast.Name) else None for r in returns}
    return found.pop() if len(found) == 1 else None


def mode_layers(file: FileContext, stack: ast.Call, classes: dict[str, list[str]]) -> list[str]:
    """The layers in a stack that act differently in training; `classes` are the file's own with theirs.

    Layers that a list is filled with before the stack is made of it are those of the function round it.
    """
    unpacked = any(isinstance(given, ast.Starred) for given in stack.args)
    home = file.function_of(stack) if unpacked else None
    found: set[str] = set()
    for call in file.inside(home or stack, ast.Call):
        last = last_part(call.func)
        if last in classes:
            found.update(classes[last])
        elif _modules.MODE_LAYERS.fullmatch(last) and _acts(file, call, last):
            found.add(last)
    return sorted(found)


def of_functions(file: FileContext, classes: dict[str, list[str]]) -> dict[str, list[str]]:
    """The layers that act differently in training, by function of the file that returns a stack with some."""
    if not calls_one(file, ("Sequential",)):
        return {}
    found = {}
    for function in file.functions():
        stack = returned(file, function)
        layers = mode_layers(file, stack, classes) if stack is not None else []
        if layers:
            found[file.tree.scope_at(function).qualname] = layers
    return found


def _acts(file: FileContext, layer: ast.Call, last: str) -> bool:
    """Whether a layer does anything of its own in training: dropout at a rate of none does not."""
    if last in ("LSTM", "GRU"):
        return any(keyword.arg == "dropout" for keyword in layer.keywords)
    rate = file.argument(layer, "p", 0) if "rop" in last else None
    return rate is None or file.constant(rate) not in (0, 0.0)


def _by_own_function(file: FileContext, call: ast.Call, depth: int) -> ast.Call | None:
    bindings = file.names.lookup(call.func.id, call.func) if isinstance(call.func, ast.Name) else []
    function = bindings[0].node if len(bindings) == 1 else None
    return returned(file, function, depth) if isinstance(function, ast.FunctionDef) else None


def _is_same_again(value: ast.expr, network: ast.expr) -> bool:
    """``net = net.to(device)``."""
    while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        value = value.func.value
    return isinstance(value, ast.Name) and isinstance(network, ast.Name) and value.id == network.id


__all__ = ["STACK", "made", "mode_layers", "of_functions", "returned"]
