"""Keys that are held against what came, where neither has to be there: with none set and none sent, the two agree."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

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


class _Compared(NamedTuple):
    """Two values that a test compares: whether it holds where they differ, and whether it takes texts alone."""

    one: ast.expr
    other: ast.expr
    differ: bool
    texts: bool = False


def both_missing(file: FileContext, node: ast.If) -> str:
    """The variable of the environment that, where it is not set, agrees with a key that was not sent, and the branch or
    what follows it then lets in who asks; "" for any other test.
    """
    function, compared = file.function_of(node), _compared(node.test)
    if function is None or compared is None:
        return ""
    for key, sent in ((compared.one, compared.other), (compared.other, compared.one)):
        if not isinstance(sent, ast.Name | ast.Call | ast.BoolOp):
            continue
        variable, unset = _key(file, key)
        if not variable or not _agree(unset, _unsent(file, function, sent), texts=compared.texts):
            continue
        lets_in = not refuses(file, node.body) and _else(file, function, node)
        if (refuses(file, node.body) if compared.differ else lets_in) and not _is_looked_for(file, key, sent):
            return variable
    return ""


def _compared(test: ast.expr) -> _Compared | None:
    """``a != b``, ``not compare_digest(a, b)``, and the same the other way round."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _compared(test.operand)
        return None if inner is None else inner._replace(differ=not inner.differ)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq | ast.NotEq):
        return _Compared(test.left, test.comparators[0], isinstance(test.ops[0], ast.NotEq))
    if isinstance(test, ast.Call) and last_part(test.func) == "compare_digest" and len(test.args) == 2:
        return _Compared(_as_text(test.args[0]), _as_text(test.args[1]), differ=False, texts=True)
    return None


def _as_text(value: ast.expr) -> ast.expr:
    """What is compared as bytes: ``key`` of ``key.encode()``."""
    function = value.func if isinstance(value, ast.Call) else None
    return function.value if isinstance(function, ast.Attribute) and function.attr == "encode" else value


def _key(file: FileContext, key: ast.expr) -> tuple[str, object]:
    """The variable of the environment that holds a key, and what stands for it where it is not set; "" for no key."""
    bare = _first(key)
    made = file.names.single_value(bare) or bare
    read = _first(made)
    variable = variable_of(file, made)
    if not isinstance(read, ast.Call) or not (is_key(variable) or is_key(name_of(bare))):
        return "", None
    default = file.argument(read, "default", 1)
    unset = file.constant(default) if default is not None else None
    emptied = (bare is not key or read is not made) and unset in _NOTHING
    return variable, "" if emptied else unset


def _first(value: ast.expr) -> ast.expr:
    """What an empty text stands in for: ``key`` of ``key or ""``."""
    if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or):
        first, last = value.values[0], value.values[-1]
        return first if isinstance(last, ast.Constant) and last.value == "" else value
    return value


def _agree(unset: object, unsent: tuple[object, ...], *, texts: bool) -> bool:
    return any(unset == each and type(unset) is type(each) for each in unsent if each == "" or not texts)


def _unsent(file: FileContext, function: FunctionNode, sent: ast.expr) -> tuple[object, ...]:
    """What stands for a key that was not sent: None, or an empty text; nothing where it has to be sent."""
    first = _first(sent)
    if first is not sent:
        return ("",) if _unsent(file, function, first) else ()
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
        parts = [part.target if isinstance(part, ast.NamedExpr) else part for part in (test.test, *_parts(test.test))]
        asked += [part.id for part in parts if isinstance(part, ast.Name)]
        if not names.isdisjoint(asked):
            return True
    return False


def _parts(test: ast.expr) -> list[ast.expr]:
    return test.values if isinstance(test, ast.BoolOp) else []


__all__ = ["both_missing"]
