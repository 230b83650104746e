"""What the lines of a function depend on: that something failed before, or what one of its parameters is.

``if is_train:`` holds for its block, ``if not names: return`` for what stands below it, a handler for what it does, and
for what follows a ``try`` that ends in ``return``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from mlaudit.code.bindings import FunctionNode, is_none
from mlaudit.code.facts import CallFact, ConditionFact
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

FAILED: Final = "failed"
_NO_MODULE: Final = regex(r"\b(ImportError|ModuleNotFoundError)\b")
_LEAVES: Final = (ast.Return, ast.Raise)
_BLOCKS: Final = ("body", "orelse", "finalbody")
_EMPTY: Final = (ast.List, ast.Tuple, ast.Set)
_OPPOSITES: Final = {"true": "false", "None": "not None", "=": "!"}
_OPPOSITE_OF: Final = _OPPOSITES | {other: one for one, other in _OPPOSITES.items()}
_NOT_EMPTY: Final = {(ast.Gt, 0), (ast.NotEq, 0), (ast.GtE, 1)}
_IS_EMPTY: Final = {(ast.Eq, 0), (ast.Lt, 1)}

_Says = tuple[str, str]
"""A parameter and what it is: ``true``, ``None``, ``='v3'`` and their opposites."""


def conditions(
    file: FileContext, calls: dict[FunctionNode | None, list[CallFact]], own: set[int]
) -> dict[FunctionNode, list[ConditionFact]]:
    """What parts of functions depend on, where any of `calls` stands in them; of what only a failure leads to, where a
    call on one of the lines `own` does.
    """
    found: dict[FunctionNode, list[ConditionFact]] = {}

    def add(home: FunctionNode, block: Sequence[ast.stmt], says: Sequence[_Says]) -> None:
        first, last = block[0].lineno, block[-1].end_lineno or block[-1].lineno
        lines = {call.line for call in calls.get(home, ()) if first <= call.line <= last}
        for name, holds in says:
            if lines and (name or not lines.isdisjoint(own)):
                found.setdefault(home, []).append(ConditionFact(first, last, name, holds))

    for branch in file.tree.of(ast.If):
        home = file.function_of(branch)
        if home is None or home not in calls:
            continue
        true, false = _told(file, home, branch.test, truth=True), _told(file, home, branch.test, truth=False)
        if true and branch.body[0].lineno > (branch.test.end_lineno or 0):
            add(home, branch.body, true)
        if false and branch.orelse:
            add(home, branch.orelse, false)
        below = _below(branch) if false and isinstance(branch.body[-1], _LEAVES) else ()
        if below:
            add(home, below, false)
    for attempt in file.tree.of(ast.Try) if own else ():
        home = file.function_of(attempt)
        if home is None or home not in calls:
            continue
        handlers = [each for each in attempt.handlers if not _is_of_import(each)]
        for handler in handlers:
            add(home, handler.body, [("", FAILED)])
        leaves = isinstance((attempt.orelse or attempt.body)[-1], _LEAVES)
        below = _below(attempt) if handlers and leaves and len(handlers) == len(attempt.handlers) else ()
        if below:
            add(home, below, [("", FAILED)])
    return found


def _is_of_import(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does without a module: what is not there now is not there the next time."""
    return handler.type is not None and _NO_MODULE.search(as_written(handler.type)) is not None


def _below(statement: ast.stmt) -> Sequence[ast.stmt]:
    """What stands below a statement in its block."""
    above = parent_of(statement)
    for field in _BLOCKS:
        block = getattr(above, field, None)
        if isinstance(block, list) and statement in block:
            return block[block.index(statement) + 1 :]
    return ()


def _told(file: FileContext, home: FunctionNode, test: ast.expr, *, truth: bool) -> list[_Says]:
    """What parameters of a function have to be for a test to come out as `truth`."""
    says = list(_says(test, truth=truth))
    return [each for each in says if _is_as_given(file, home, each[0], test)]


def _says(test: ast.expr, *, truth: bool) -> Iterator[_Says]:
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from _says(test.operand, truth=not truth)
    elif isinstance(test, ast.BoolOp):
        if isinstance(test.op, ast.And) is truth:
            for part in test.values:
                yield from _says(part, truth=truth)
    else:
        said = _said(test)
        if said is not None:
            name, holds = said
            yield name, holds if truth else _opposite(holds)


def _opposite(holds: str) -> str:
    return _OPPOSITE_OF.get(holds) or _OPPOSITE_OF[holds[0]] + holds[1:]


def _said(test: ast.expr) -> _Says | None:
    """``wanted``, ``len(names) > 0``, ``model is None``, ``version == "v3"``."""
    if isinstance(test, ast.Name):
        return test.id, "true"
    counted = _counted(test)
    if counted:
        return counted, "true"
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    operator, other = test.ops[0].__class__, test.comparators[0]
    counted = _counted(test.left)
    if counted and isinstance(other, ast.Constant):
        bound = (operator, other.value)
        return (counted, "true") if bound in _NOT_EMPTY else (counted, "false") if bound in _IS_EMPTY else None
    if not isinstance(test.left, ast.Name) or not isinstance(other, ast.Constant):
        return None
    if operator in (ast.Is, ast.Eq, ast.IsNot, ast.NotEq):
        same = operator in (ast.Is, ast.Eq)
        if is_none(other):
            return test.left.id, "None" if same else "not None"
        if isinstance(other.value, str | bool):
            return test.left.id, f"{'=' if same else '!'}{other.value!r}"
    return None


def _counted(test: ast.expr) -> str:
    """The name that ``len(names)`` counts."""
    is_len = isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and test.func.id in ("len", "bool")
    given = test.args[0] if is_len and len(test.args) == 1 else None  # type: ignore[attr-defined]
    return given.id if isinstance(given, ast.Name) else ""


def _is_as_given(file: FileContext, home: FunctionNode, name: str, test: ast.expr) -> bool:
    """Whether a name is a parameter that still is what the caller gave: it gets no other value, and nothing above the
    test is called on it for its effect (``names.append(name)``).
    """
    return _is_parameter(file, home, name) and not any(
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == name
        and call.lineno < test.lineno
        and isinstance(parent_of(call), ast.Expr)
        for call in file.inside(home, ast.Call)
    )


def literals(file: FileContext, call: ast.Call, name: str) -> str:
    """The arguments of a call where they are True, False, None or empty, or a parameter as it was given, and ``?`` for
    others: ``?,[],names,is_train=False``. ``*`` stands for what is unpacked, and for what came before: what is called
    by another name than its own may be a ``partial``.
    """
    if last_part(call.func) != name.rpartition(".")[2]:
        return "*"
    home = file.function_of(call)
    given = ["*" if isinstance(each, ast.Starred) else _literal(file, home, each) for each in call.args]
    given += [f"{each.arg}={_literal(file, home, each.value)}" if each.arg else "*" for each in call.keywords]
    return ",".join(given)


def _literal(file: FileContext, home: FunctionNode | None, value: ast.expr) -> str:
    if isinstance(value, ast.Name):
        return value.id if home is not None and _is_parameter(file, home, value.id) else "?"
    if isinstance(value, ast.Constant) and (value.value is None or isinstance(value.value, bool) or value.value == ""):
        return repr(value.value)
    empty = (isinstance(value, _EMPTY) and not value.elts) or (isinstance(value, ast.Dict) and not value.keys)
    return "[]" if empty else "?"


def _is_parameter(file: FileContext, home: FunctionNode, name: str) -> bool:
    """Whether a name is a parameter of a function that gets no other value."""
    bound = file.tree.scope_at(home).bindings.get(name, ())
    return len(bound) == 1 and bound[0].kind == "arg"


__all__ = ["FAILED", "conditions", "literals"]
