"""The activation that a network, a class or a function that makes one ends in: a softmax or a sigmoid, and where."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part

from . import _modules, _stacks

ACTIVATIONS: Final = {
    "softmax": frozenset({"softmax", "log_softmax", "Softmax", "LogSoftmax"}),
    "sigmoid": frozenset({"sigmoid", "Sigmoid", "logsigmoid"}),
}
WORDS: Final = (b"oftmax", b"igmoid")
_SHAPES: Final = frozenset(
    {"squeeze", "unsqueeze", "view", "reshape", "flatten", "contiguous", "float", "double", "ravel", "t", "transpose"}
)
"""Methods that leave each value what it is."""
_DEPTH: Final = 4


class End(NamedTuple):
    """The activation that stands last, and its line."""

    activation: str
    line: int


def reshaped(file: FileContext, given: ast.expr | None, depth: int = _DEPTH) -> ast.expr | None:
    """What a value was made by, followed through names, and through methods that only reshape it."""
    while depth > 0:
        depth -= 1
        if isinstance(given, ast.Name):
            given = file.names.single_value(given)
        if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr in _SHAPES:
            given = given.args[0] if file.qualname(given.func.value) == "torch" and given.args else given.func.value
            continue
        return given
    return given


def of_network(file: FileContext, network: ast.expr) -> End | None:
    """The end of a stack of layers that is called here."""
    stack = _stacks.made(file, network)
    return _of_stack(file, stack) if stack is not None and not _grows(file, network) else None


def of_classes(file: FileContext) -> dict[str, End]:
    """The ends of classes with a ``forward``, and of functions that return a stack of layers, by qualified name."""
    found: dict[str, End] = {}
    for cls in file.tree.of(ast.ClassDef):
        forward = next((s for s in cls.body if isinstance(s, ast.FunctionDef) and s.name == "forward"), None)
        end = _of_forward(file, forward) if forward is not None else None
        if end is not None:
            found[file.tree.scope_at(cls).qualname] = end
    for function in file.functions() if calls_one(file, ("Sequential",)) else ():
        if function.name != "forward":
            stack = _stacks.returned(file, function)
            end = _of_stack(file, stack) if stack is not None else None
            if end is not None:
                found[file.tree.scope_at(function).qualname] = end
    return found


def _of_forward(file: FileContext, forward: ast.FunctionDef) -> End | None:
    returns = [r for r in file.inside(forward, ast.Return) if r.value is not None]
    if len(returns) != 1:
        return None
    value: ast.expr | None = returns[0].value
    if isinstance(value, ast.Name):
        value = file.names.single_value(value) or _last_assigned(forward, value)
    value = reshaped(file, value)
    if not isinstance(value, ast.Call):
        return None
    word = last_part(value.func)
    activation = _activation(word)
    if activation is not None:
        return End(activation, value.lineno)
    if not isinstance(value.func, ast.Attribute):
        return None
    made = _modules.instance_of(file, value.func) or ""
    activation = _activation(made.rpartition(".")[2])
    if activation is not None:
        return End(activation, value.lineno)
    return of_network(file, value.func) if made == _stacks.STACK else None


def _last_assigned(forward: ast.FunctionDef, name: ast.Name) -> ast.expr | None:
    """What a name was given last in a straight body."""
    for statement in reversed(forward.body):
        if isinstance(statement, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == name.id for t in statement.targets
        ):
            return statement.value
    return None


def _activation(word: str) -> str | None:
    """The activation of this name; a logarithm of one is another thing."""
    if "log" in word.lower():
        return None
    return next((activation for activation, words in ACTIVATIONS.items() if word in words), None)


def _of_stack(file: FileContext, made: ast.Call, depth: int = _DEPTH) -> End | None:
    """The end of ``nn.Sequential(...)``, of layers or of an ordered dictionary of named ones."""
    if depth <= 0 or file.call_name(made) != _stacks.STACK or not made.args:
        return None
    last: ast.expr = made.args[-1]
    if len(made.args) == 1 and isinstance(last, ast.Call) and last_part(last.func) == "OrderedDict" and last.args:
        pairs = last.args[0]
        if not isinstance(pairs, ast.List | ast.Tuple) or not pairs.elts:
            return None
        pair = pairs.elts[-1]
        if not isinstance(pair, ast.Tuple) or len(pair.elts) != 2:
            return None
        last = pair.elts[1]
    value = file.names.single_value(last) if isinstance(last, ast.Name) else last
    if not isinstance(value, ast.Call):
        return None
    activation = _activation(last_part(value.func))
    if activation is not None:
        return End(activation, value.lineno)
    return _of_stack(file, value, depth - 1)


def _grows(file: FileContext, network: ast.expr) -> bool:
    """Whether layers are put behind the last one after the stack was made."""
    written = file.text(network)
    return any(
        isinstance(call.func, ast.Attribute) and file.text(call.func.value) == written
        for call in called(file, "append", "add_module", "extend", "insert", "pop")
    )


__all__ = ["ACTIVATIONS", "WORDS", "End", "of_classes", "of_network", "reshaped"]
