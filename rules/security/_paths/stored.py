"""Names that must be those of a stored row: a request chooses among what was stored, and no longer freely."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

_MUST: Final = frozenset({"first_or_404", "one_or_404", "get_or_404", "get_object_or_404", "one", "scalar_one"})
_MAY: Final = frozenset({"first", "one_or_none", "scalar", "scalar_one_or_none", "get"})
_ASKS: Final = regex(r"filter|where|\.get\(|get_or|objects|query|select\(")
_REFUSES: Final = regex(r"\b4(00|03|04|22)\b|abort\(|HTTP_4|NotFound|Forbidden|BadRequest")
_DEPTH: Final = 4


def is_stored(
    file: FileContext, home: FunctionNode, source: ast.expr, is_chosen: Callable[[ast.expr], bool], depth: int = _DEPTH
) -> bool:
    """Whether each name of a path that a request chooses had to be found in a row before."""
    names = file.inside(source, ast.Name)
    found = False
    for name in names:
        if _is_looked_up(file, home, name):
            found = True
            continue
        made = file.names.single_value(name) if depth > 0 else None
        if made is not None and made is not name and is_chosen(made):
            if not is_stored(file, home, made, is_chosen, depth - 1):
                return False
            found = True
        elif is_chosen(name):
            return False
    return found


def _is_looked_up(file: FileContext, home: FunctionNode, name: ast.Name) -> bool:
    for call in file.inside(home, ast.Call):
        last = last_part(call.func)
        if call.lineno >= name.lineno or last not in _MUST | _MAY:
            continue
        same = [each for each in file.inside(call, ast.Name) if each.id == name.id and _is_equated(each)]
        if same and _ASKS.search(ast.unparse(call)) and (last in _MUST or _is_needed(file, home, call)):
            return True
    return False


def _is_equated(name: ast.Name) -> bool:
    """``filter_by(name=wanted)``, ``Library.name == wanted``, ``get(wanted)``."""
    above = parent_of(name)
    if isinstance(above, ast.Compare):
        return isinstance(above.ops[0], ast.Eq)
    return isinstance(above, ast.keyword) or (isinstance(above, ast.Call) and last_part(above.func).startswith("get"))


def _is_needed(file: FileContext, home: FunctionNode, call: ast.Call) -> bool:
    """Whether nothing goes on without the row: ``.first().id``, or a test that refuses what has none."""
    if isinstance(parent_of(call), ast.Attribute):
        return True
    if ast.unparse(call.func).endswith("objects.get"):
        return not any(isinstance(parent, ast.Try) for parent in parents(call))
    statement = file.statement_of(call)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    if not isinstance(target, ast.Name):
        return False
    absent = (f"not {target.id}", f"{target.id} is None")
    return any(
        ast.unparse(test.test) in absent and _ends(test)
        for test in file.inside(home, ast.If)
        if test.lineno > call.lineno
    )


def _ends(test: ast.If) -> bool:
    last = test.body[-1]
    if isinstance(last, ast.Raise):
        return True
    return _REFUSES.search(ast.unparse(last)) is not None
