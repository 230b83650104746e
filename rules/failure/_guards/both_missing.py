"""Keys that are held against what came, where neither has to be there: with none set and none sent, the two agree."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of

from .._ways_out import absent, name_of
from .open_settings import is_key, variable_of
from .unset_keys import refuses

_SENT: Final = frozenset({"headers", "args", "cookies", "query_params"})
"""Where a request keeps what was sent with it."""
_OPTIONAL: Final = frozenset({"Header", "Query", "Cookie"})
_SCHEMES: Final = frozenset({"APIKeyHeader", "APIKeyQuery", "APIKeyCookie"})
_ASKED: Final = frozenset({"Security", "Depends"})
_NOTHING: Final = (None, "")


def both_missing(file: FileContext, node: ast.If) -> str:
    """The variable of the environment that, where it is not set, agrees with a key that was not sent, and the branch or
    what follows it then lets in who asks; "" for any other test.
    """
    function, (differs, sides) = file.function_of(node), _compared(node.test)
    if function is None or sides is None:
        return ""
    for key, sent in (sides, sides[::-1]):
        if not isinstance(sent, ast.Name | ast.Call | ast.BoolOp) or not _agree(
            file, function, key, sent, texts=isinstance(node.test, ast.Call | ast.UnaryOp)
        ):
            continue
        refused = refuses(file, node.body) if differs else not refuses(file, node.body) and _else(file, function, node)
        if refused and not _is_looked_for(file, key, sent):
            return variable_of(file, file.names.single_value(_first(key)) or _first(key))
    return ""


def _compared(test: ast.expr) -> tuple[bool, tuple[ast.expr, ast.expr] | None]:
    """Whether a test holds where two values differ, and the two: ``a != b``, ``not compare_digest(a, b)``."""
    denied = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    inner = test.operand if isinstance(test, ast.UnaryOp) and denied else test
    if isinstance(inner, ast.Compare) and len(inner.ops) == 1 and isinstance(inner.ops[0], ast.Eq | ast.NotEq):
        return denied != isinstance(inner.ops[0], ast.NotEq), (inner.left, inner.comparators[0])
    if isinstance(inner, ast.Call) and last_part(inner.func) == "compare_digest" and len(inner.args) == 2:
        return denied, (_as_text(inner.args[0]), _as_text(inner.args[1]))
    return False, None


def _as_text(value: ast.expr) -> ast.expr:
    """What is compared as bytes: ``key`` of ``key.encode()``."""
    function = value.func if isinstance(value, ast.Call) else None
    return function.value if isinstance(function, ast.Attribute) and function.attr == "encode" else value


def _agree(file: FileContext, function: FunctionNode, key: ast.expr, sent: ast.expr, *, texts: bool) -> bool:
    """Whether a key of the environment that is not set is what stands for one that was not sent, both texts where the
    comparison takes no others.
    """
    bare = _first(key)
    made = file.names.single_value(bare) or bare
    read = _first(made)
    variable, emptied = variable_of(file, made), bare is not key or read is not made
    if not variable or not (is_key(variable) or is_key(name_of(bare))):
        return False
    if not isinstance(read, ast.Call):
        return False
    default = file.argument(read, "default", 1)
    unset = file.constant(default) if default is not None else None
    unset = "" if emptied and unset in _NOTHING else unset
    first = _first(sent)
    unsent = _unsent(file, function, first)
    given = ("",) if first is not sent and unsent else unsent
    given = given if not texts else tuple(each for each in given if each == "")
    return any(unset == each and type(unset) is type(each) for each in given)


def _first(value: ast.expr) -> ast.expr:
    """What an empty text stands in for: ``key`` of ``key or ""``."""
    if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or):
        first, last = value.values[0], value.values[-1]
        return first if isinstance(last, ast.Constant) and last.value == "" else value
    return value


def _unsent(file: FileContext, function: FunctionNode, sent: ast.expr) -> tuple[object, ...]:
    """What stands for a key that was not sent: None, or an empty text; nothing where it has to be sent."""
    value: ast.expr | None = sent
    if isinstance(sent, ast.Name):
        value = _default(function, sent.id)
        if value is None and (bindings := file.names.bindings(sent)) and bindings[0].kind != "arg":
            value = file.names.single_value(sent)
    if isinstance(value, ast.Constant):
        return (value.value,) if value.value in _NOTHING else ()
    if not isinstance(value, ast.Call):
        return ()
    last = last_part(value.func)
    if last == "get" and isinstance(value.func, ast.Attribute) and last_part(value.func.value) in _SENT:
        given = file.argument(value, "default", 1)
    elif last in _OPTIONAL:
        given = file.argument(value, "default", 0)
        if given is None:
            return ()
    elif last in _ASKED and value.args:
        return (None,) if _is_lenient(file, value.args[0]) else ()
    else:
        return ()
    known = None if given is None else file.constant(given)
    return (known,) if known in _NOTHING else ()


def _default(function: FunctionNode, name: str) -> ast.expr | None:
    """The default of a parameter, or what its annotation says stands for it; None where it has none."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args]
    defaults: dict[str, ast.expr | None] = {
        argument.arg: default for argument, default in zip(reversed(every), reversed(arguments.defaults), strict=False)
    }
    defaults |= {each.arg: given for each, given in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)}
    found = defaults.get(name)
    wanted = next((each for each in (*every, *arguments.kwonlyargs) if each.arg == name), None)
    if found is not None or wanted is None or not isinstance(wanted.annotation, ast.Subscript):
        return found
    parts = wanted.annotation.slice
    told = parts.elts[1:] if isinstance(parts, ast.Tuple) and last_part(wanted.annotation.value) == "Annotated" else []
    return next((each for each in told if isinstance(each, ast.Call) and last_part(each.func) in _ASKED), None)


def _is_lenient(file: FileContext, scheme: ast.expr) -> bool:
    """``APIKeyHeader(name="X-API-Key", auto_error=False)``: what is not sent is None."""
    made = file.names.single_value(scheme)
    if not isinstance(made, ast.Call) or last_part(made.func) not in _SCHEMES:
        return False
    strict = file.argument(made, "auto_error")
    return strict is not None and file.constant(strict) is False


def _else(file: FileContext, function: FunctionNode, node: ast.If) -> bool:
    """Whether all who have no key are refused: in the other branch, or by what follows."""
    after = [statement for statement in work_of(function) if statement.lineno > (node.end_lineno or node.lineno)]
    return refuses(file, node.orelse or after)


def _is_looked_for(file: FileContext, key: ast.expr, sent: ast.expr) -> bool:
    """Whether the file asks anywhere whether the key, or what was sent, is there."""
    names = {
        name_of(each) for each in map(_first, (key, sent)) if isinstance(each, ast.Name | ast.Attribute | ast.Subscript)
    } - {""}
    tests: list[ast.If | ast.IfExp | ast.Assert] = [*file.tree.of(ast.If), *file.tree.of(ast.IfExp)]
    for test in (*tests, *file.tree.of(ast.Assert)):
        asked = [name_of(each) for each in absent(test.test)]
        asked += [part.id for part in (test.test, *_parts(test.test)) if isinstance(part, ast.Name)]
        if not names.isdisjoint(asked):
            return True
    return False


def _parts(test: ast.expr) -> list[ast.expr]:
    return test.values if isinstance(test, ast.BoolOp) else []


__all__ = ["both_missing"]
