"""What the validators of a schema bound: a look at a length that refuses what is too long, and not what is too short,
empty, or of another length than something else that was sent.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import targets
from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_LIMITS: Final = regex(r"(?i)(^|_)(len|length|size|limit|max|bound|bounds|cut|trim|truncate|clip)(_|$)")
"""Functions that say by their names that they look at a length, or cut to one."""
_MAY: Final = regex(r"\[[^\]\n]*:|(?i:len|length|size|limit|max|bound|bounds|cut|trim|truncate|clip)(_\w+)?\(")
"""What stands in the text of any method that has a slice, ``len`` or any of `_LIMITS`."""
_ABOVE: Final = (ast.Gt, ast.GtE)
_BELOW: Final = (ast.Lt, ast.LtE)
ANSWERS: Final = (ast.Raise, ast.Return)
"""How a route refuses: with an error, or an answer that is one."""


class Bounds(NamedTuple):
    """What the validators of a schema bound: all that it holds, or only each member of its lists."""

    whole: bool
    members: bool


def may_bound(written: str) -> bool:
    """Whether methods, as text, may bound anything: quick to ask."""
    return _MAY.search(written) is not None


def validated(node: ast.ClassDef) -> Bounds:
    """What the methods of a schema refuse for its length, or cut."""
    whole = members = False
    for method in node.body:
        if isinstance(method, ast.FunctionDef):
            each = _members_in(method)
            for bound in _bounded_in(method):
                if bound is not None and bound in each:
                    members = True
                else:
                    whole = True
    return Bounds(whole, members)


def _bounded_in(method: ast.FunctionDef) -> Iterator[str | None]:
    """The variables whose length is bounded, or which are cut; None for anything else that is."""
    for part in ast.walk(method):
        if isinstance(part, ast.Compare):
            measured = _measured(part)
            if measured is not None and not asks_for_more(part):
                yield _name(measured.args[0]) if measured.args else None
        elif isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Slice) and part.slice.upper is not None:
            if not isinstance(part.slice.upper, ast.UnaryOp):
                yield _name(part.value)
        elif isinstance(part, ast.Call) and not _is_len(part) and _LIMITS.search(last_part(part.func)):
            yield None


def measured_fields(compares: list[ast.Compare]) -> list[str]:
    """The fields whose length comparisons bound: ``if len(order.rows) > 36: return "too many"``."""
    measured = (_measured(compare) for compare in compares if not asks_for_more(compare, ANSWERS))
    fields = (call.args[0] for call in measured if call is not None and call.args)
    return sorted({field.attr for field in fields if isinstance(field, ast.Attribute)})


def _measured(compare: ast.Compare) -> ast.Call | None:
    """The length that is compared with a number, or with what is named somewhere: neither with another length, nor
    with 0 or 1.
    """
    sides = [compare.left, *compare.comparators]
    lengths = [side for side in sides if _is_len(side)]
    others = [side for side in sides if not _is_len(side)]
    if len(lengths) != 1 or not isinstance(lengths[0], ast.Call):
        return None
    told = [side.value for side in others if isinstance(side, ast.Constant)]
    if told and all(value in (0, 1) for value in told):
        return None
    return lengths[0]


def asks_for_more(compare: ast.Compare, refusals: tuple[type[ast.stmt], ...] = (ast.Raise,)) -> bool:
    """Whether a test refuses only what is too short: ``if len(text) < 3: raise``."""
    if len(compare.ops) != 1 or not any(_is_len(side) for side in (compare.left, *compare.comparators)):
        return False
    short = _BELOW if _is_len(compare.left) else _ABOVE
    return isinstance(compare.ops[0], short) and _refuses(compare, refusals)


def _refuses(compare: ast.Compare, refusals: tuple[type[ast.stmt], ...]) -> bool:
    """Whether what follows a test is a refusal."""
    part: ast.AST | None = compare
    while part is not None and not isinstance(part, ast.stmt):
        part = parent_of(part)
    return isinstance(part, ast.If) and any(isinstance(inner, refusals) for inner in part.body)


def _members_in(method: ast.FunctionDef) -> frozenset[str]:
    """The variables that stand for the members of what a validator goes through, one after the other."""
    loops = [part for part in ast.walk(method) if isinstance(part, ast.For | ast.comprehension)]
    found = set()
    for loop in loops:
        target = loop.target
        if isinstance(target, ast.Tuple) and target.elts:
            target = target.elts[-1]  # `for place, text in enumerate(texts)`
        if isinstance(target, ast.Name) and not isinstance(loop.iter, ast.Tuple | ast.List):
            found.add(target.id)
    # what is made of a member, stripped as a rule
    for assigned in ast.walk(method):
        if isinstance(assigned, ast.Assign | ast.AnnAssign) and assigned.value is not None:
            if any(isinstance(inner, ast.Name) and inner.id in found for inner in ast.walk(assigned.value)):
                if not isinstance(assigned.value, ast.ListComp | ast.List):
                    found |= {target.id for target in targets(assigned) if isinstance(target, ast.Name)}
    return frozenset(found)


def _name(value: ast.expr) -> str | None:
    """The variable that a value is, or is made of by a method of its own: ``text.strip()``."""
    while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        value = value.func.value
    return value.id if isinstance(value, ast.Name) else None


def _is_len(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "len"


__all__ = ["ANSWERS", "Bounds", "asks_for_more", "may_bound", "measured_fields", "validated"]
