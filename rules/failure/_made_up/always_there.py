"""Look-ups whose default is never taken: what is asked for was put there before, on every way that leads to it."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from mlaudit.code.assigned import given
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.handed import calls_of
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.wrappers import is_only_wrapped
from mlaudit.code.written import as_written

_DEPTH = 4
_LEAVES = ast.Return | ast.Raise | ast.Continue | ast.Break


def is_always_there(file: FileContext, place: ast.expr, owner: ast.expr, key: str, depth: int = _DEPTH) -> bool:
    """Whether, where `place` asks it, `owner` has `key` whatever happened before."""
    if depth <= 0 or not isinstance(owner, ast.Name):
        return False
    if _was_asked(file, place, owner.id, key):
        return True
    put = _put_before(file, place, owner.id, key)
    if put is not None:
        return put
    bindings = file.names.lookup(owner.id, owner)
    if any(each.kind not in ("arg", "assign") for each in bindings):
        return False
    made = [
        value
        for each in bindings
        for value in (_handed(file, owner) if each.kind == "arg" else [each.value])
        if value is not None
    ]
    return len(made) >= len(bindings) > 0 and all(_is_made_with(file, value, key, depth - 1) for value in made)


def _handed(file: FileContext, owner: ast.Name) -> list[ast.expr]:
    """What the calls of a function that only its own module calls hand to a parameter; nothing where one of them does
    not say.
    """
    function = file.function_of(owner)
    if function is None or not function.name.startswith("_") or not is_only_wrapped(function):
        return []
    names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    if names[:1] in (["self"], ["cls"]):
        del names[0]
    place = names.index(owner.id) if owner.id in names else None
    found = [file.argument(call, owner.id, place) for call in calls_of(file.names, function)]
    return [] if None in found else [each for each in found if each is not None]


def _is_made_with(file: FileContext, value: ast.expr, key: str, depth: int) -> bool:
    """Whether a value is a dict that has `key`: written out, or answered by a function of the file."""
    if isinstance(value, ast.Await):
        value = value.value
    if isinstance(value, ast.Dict):
        return _has(value.keys, key)
    if isinstance(value, ast.IfExp):
        return all(_is_made_with(file, each, key, depth) for each in (value.body, value.orelse))
    if isinstance(value, ast.Name):
        return is_always_there(file, value, value, key, depth)
    if not isinstance(value, ast.Call):
        return False
    if isinstance(value.func, ast.Name) and value.func.id == "dict":
        return any(keyword.arg == key for keyword in value.keywords)
    function = _function(file, value)
    if function is None or depth <= 0:
        return False
    answers = [each for each in statements(function.body) if isinstance(each, ast.Return)]
    return bool(answers) and all(
        each.value is not None and _is_made_with(file, each.value, key, depth - 1) for each in answers
    )


def _function(file: FileContext, call: ast.Call) -> FunctionNode | None:
    """The function of the file, or the method of the same object, that a call asks."""
    called = call.func
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        owner = file.names.class_of_self(called.value)
        found = owner.bindings.get(called.attr, []) if owner is not None else []
    elif isinstance(called, ast.Name):
        found = file.names.lookup(called.id, called)
    else:
        return None
    node = found[0].node if len(found) == 1 else None
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not is_only_wrapped(node):
        return None
    return node


def _was_asked(file: FileContext, place: ast.expr, owner: str, key: str) -> bool:
    """``if "score" in row:`` round ``row.get("score", 0.5)``."""
    child: ast.AST = place
    for parent in parents(place):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return False
        held = parent.body if isinstance(parent, ast.If | ast.IfExp) else []
        if isinstance(parent, ast.If | ast.IfExp) and (child is held or (isinstance(held, list) and child in held)):
            if any(_asks(test, owner, key, ast.In) for test in _parts(parent.test, ast.And)):
                return True
        child = parent
    return False


def _parts(test: ast.expr, joined: type[ast.boolop]) -> list[ast.expr]:
    return test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, joined) else [test]


def _asks(test: ast.expr, owner: str, key: str, how: type[ast.cmpop]) -> bool:
    """``key in owner``, or against it."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], how)
        and isinstance(test.left, ast.Constant)
        and test.left.value == key
        and as_written(test.comparators[0]) == owner
    )


def _put_before(file: FileContext, place: ast.expr, owner: str, key: str) -> bool | None:
    """Whether the statements that ran before `place` put `key` there; None where what `owner` was made of decides."""
    child: ast.AST | None = file.statement_of(place)
    while child is not None and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
        holder = parent_of(child)
        for field in ("body", "orelse", "finalbody"):
            block = getattr(holder, field, None)
            if isinstance(block, list) and child in block:
                before = block[: block.index(child)]
                put = _last_word(before, owner, key)
                if put is not None or any(_makes(each, owner) for each in before):
                    return put
        if isinstance(holder, ast.For | ast.AsyncFor) and _binds(holder.target, owner):
            return False
        child = holder
    return None


def _last_word(block: list[ast.stmt], owner: str, key: str) -> bool | None:
    """Whether the last statement of a block that has to do with `owner` puts `key` there; False where one takes
    something out, None where none does either, or one makes `owner` anew.
    """
    for statement in reversed(block):
        if _puts(statement, owner, key):
            return True
        if _makes(statement, owner):
            return None
        if _takes_out(statement, owner):
            return False
    return None


def _puts(statement: ast.stmt, owner: str, key: str) -> bool:
    """Whether a statement, on each way through it that goes on, leaves `owner` with `key`."""
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return any(_is_item(each, owner, key) for each in targets)
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return _fills(statement.value, owner, key)
    if isinstance(statement, ast.If):
        if any(_asks(test, owner, key, ast.NotIn) for test in _parts(statement.test, ast.Or)):
            made_up = any(isinstance(given(each), ast.Constant) for each in statement.body)
            return _ends_with(statement.body, owner, key) and not made_up  # a number there is the default, moved up
        return bool(statement.orelse) and all(
            _ends_with(body, owner, key) for body in (statement.body, statement.orelse)
        )
    if isinstance(statement, ast.With | ast.AsyncWith):
        return _ends_with(statement.body, owner, key)
    if isinstance(statement, ast.Try):
        bodies = [[*statement.body, *statement.orelse], *(each.body for each in statement.handlers)]
        return _last_word(statement.finalbody, owner, key) is True or all(
            _ends_with(body, owner, key) for body in bodies
        )
    return False


def _ends_with(body: list[ast.stmt], owner: str, key: str) -> bool:
    return isinstance(body[-1], _LEAVES) or _last_word(body, owner, key) is True


def _fills(call: ast.Call, owner: str, key: str) -> bool:
    """``owner.update({"key": ...})``, ``owner.setdefault("key", ...)``."""
    if not isinstance(call.func, ast.Attribute) or as_written(call.func.value) != owner:
        return False
    if call.func.attr == "setdefault":
        return _has(call.args[:1], key)
    if call.func.attr != "update":
        return False
    given = call.args[0] if call.args else None
    return any(each.arg == key for each in call.keywords) or (isinstance(given, ast.Dict) and _has(given.keys, key))


def _makes(statement: ast.stmt, owner: str) -> bool:
    """Whether a statement, on any way through it, makes `owner` another thing."""
    return any(
        isinstance(part, ast.Name) and part.id == owner and isinstance(part.ctx, ast.Store | ast.Del)
        for part in ast.walk(statement)
    )


def _takes_out(statement: ast.stmt, owner: str) -> bool:
    """Whether anything in a statement takes something out of `owner`."""
    for part in ast.walk(statement):
        if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Del) and as_written(part.value) == owner:
            return True
        if isinstance(part, ast.Attribute) and part.attr in ("pop", "popitem", "clear"):
            if as_written(part.value) == owner:
                return True
    return False


def _is_item(target: ast.expr, owner: str, key: str) -> bool:
    return isinstance(target, ast.Subscript) and as_written(target.value) == owner and _has([target.slice], key)


def _has(keys: Iterable[ast.expr | None], key: str) -> bool:
    return any(isinstance(each, ast.Constant) and each.value == key for each in keys)


def _binds(target: ast.expr, owner: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == owner for part in ast.walk(target))


__all__ = ["is_always_there"]
