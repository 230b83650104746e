"""Parts of a path that the function which loads it refuses first, itself or by another one of the file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.closed import is_one_of_few
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_MATCHES: Final = frozenset({"match", "fullmatch", "search"})
_PLAIN: Final = frozenset({"isalnum", "isidentifier", "isdigit", "isdecimal"})
_UNSAFE: Final = regex(r"(?i)unsafe|forbidden|illegal|invalid|disallowed|bad_|separator")
"""Names of what no part of a path may hold."""


def refused(file: FileContext, node: ast.Call) -> frozenset[str]:
    """The parameters of a load's function of which only some come as far as the load: one of a few, or what holds no
    slash.
    """
    home = file.function_of(node)
    if home is None or not file.holds(b"raise "):
        return frozenset()
    names = _refused_in(file, home, node.lineno)
    for call in file.inside(home, ast.Call):
        if call.lineno >= node.lineno or not any(isinstance(each, ast.Name) for each in call.args):
            continue
        checks = _of_file(file, call, home)
        within = _refused_in(file, checks) if checks is not None else set()
        given = zip(_parameters(checks), call.args, strict=False) if checks is not None and within else ()
        names |= {each.id for name, each in given if name in within and isinstance(each, ast.Name)}
    return frozenset(names)


def _of_file(file: FileContext, call: ast.Call, home: FunctionNode) -> FunctionNode | None:
    """The function of the file, or the method of the same class, that a call calls."""
    own = file.tree.scope_at(home).qualname.rpartition(".")[0]
    of_self = isinstance(call.func, ast.Attribute) and last_part(call.func.value) in ("self", "cls", own)
    wanted = f"{own}.{last_part(call.func)}" if of_self else last_part(call.func)
    return next((each for each in file.functions() if file.tree.scope_at(each).qualname == wanted), None)


def _parameters(function: FunctionNode | None) -> list[str]:
    names = [each.arg for each in function.args.args] if function is not None else []
    return names[1:] if names[:1] and names[0] in ("self", "cls") else names


def _refused_in(file: FileContext, function: FunctionNode, before: int = 1 << 30) -> set[str]:
    guards = (each for each in file.inside(function, ast.If) if each.lineno < before)
    return {name for guard in guards if isinstance(guard.body[-1], ast.Raise) for name in _tested(file, guard.test)}


def _tested(file: FileContext, test: ast.expr) -> Iterator[str]:
    """The names that a condition refuses: each part of an `or` is enough."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        for each in test.values:
            yield from _tested(file, each)
    elif isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.NotIn) and isinstance(test.left, ast.Name):
        if is_one_of_few(file, test):
            yield test.left.id
    elif isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In):
        held = test.comparators[0]
        if isinstance(held, ast.Name) and file.constant(test.left) in ("/", "\\"):
            yield held.id
    elif isinstance(test, ast.Call) and last_part(test.func) == "any" and test.args:
        yield from _any_of(file, test.args[0])
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and isinstance(test.operand, ast.Call):
        yield from _plain(test.operand)


def _any_of(file: FileContext, each: ast.expr) -> Iterator[str]:
    """``any(token in name for token in UNSAFE_TOKENS)``."""
    if not isinstance(each, ast.GeneratorExp) or not isinstance(each.elt, ast.Compare):
        return
    held, among = each.elt.comparators[0], each.generators[0].iter
    known = file.constant(among)
    slashes = "/" in known if isinstance(known, tuple | list | frozenset) else False
    if isinstance(each.elt.ops[0], ast.In) and isinstance(held, ast.Name):
        if slashes or _UNSAFE.search(last_part(among)):
            yield held.id


def _plain(call: ast.Call) -> Iterator[str]:
    """``re.fullmatch(r"[a-z]+", name)``, ``PATTERN.match(name)``, ``name.isalnum()``."""
    if last_part(call.func) in _MATCHES and call.args and isinstance(call.args[-1], ast.Name):
        yield call.args[-1].id
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if last_part(call.func) in _PLAIN and isinstance(owner, ast.Name):
        yield owner.id


__all__ = ["refused"]
