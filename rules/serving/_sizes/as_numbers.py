"""Text fields of a request that are only ever read as numbers: ``int(sent.item)``, or handed to a function that does no
more with them. No text of theirs goes to a model.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of, parents

from .._web.marks import told
from .clipped import TELLS, sent

_CODE: Final = "MLA704"
_NUMBERS: Final = frozenset({"builtins.int", "builtins.float"})
_WORDS: Final = (b"int(", b"float(")
_TESTS: Final = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.If, ast.While)
_ASKS: Final = frozenset({"isdigit", "isdecimal", "isnumeric"})
_PLAIN: Final = frozenset({"strip", "lstrip", "rstrip"})
_READ: Final = "number"
_LOOKED_AT: Final = "looked at"


def in_numbers(file: FileContext, known: Iterable[FunctionNode]) -> Iterator[tuple[FunctionNode, dict[str, Any]]]:
    """The functions that read parameters as numbers alone, and the routes (`known`) that do so with fields of what they
    are sent, or hand them to functions as they came: by whom, and by what argument.
    """
    for node in known:
        fields = _fields(file, node)
        if fields:
            yield node, {"fields in numbers": fields}
    read = file.calls_where(lambda name, _: name in _NUMBERS) if file.holds(*_WORDS) else ()
    for home in dict.fromkeys(home for call in read if (home := file.function_of(call)) is not None):
        names = [each.arg for each in (*home.args.args, *home.args.kwonlyargs)]
        found = [name for name in names if _handed(file, _loads(file, home, name)) == []]
        if found:
            yield home, {"in numbers": found}


def _fields(file: FileContext, route: FunctionNode) -> dict[str, list[list[str]]]:
    """The fields of a request that a route reads as numbers, or hands on."""
    found: dict[str, list[list[str]] | None] = {}
    for each in sent(file, route):
        reads: dict[str, list[ast.expr]] = {}
        for use in _loads(file, route, each.arg):
            read = parent_of(use)
            if not isinstance(read, ast.Attribute):
                return {}  # it goes on as a whole
            reads.setdefault(read.attr, []).append(read)
        for field, places in reads.items():
            found[field] = _handed(file, [use for place in places for use in _uses(file, route, place)])
    return {field: handed for field, handed in found.items() if handed is not None}


def _uses(file: FileContext, home: FunctionNode, read: ast.expr) -> list[ast.expr]:
    """Where a value is used: under the name that it is given, too."""
    statement = parent_of(read)
    target = statement.targets[0] if isinstance(statement, ast.Assign) and len(statement.targets) == 1 else None
    if not isinstance(target, ast.Name):
        return [read]
    loads = _loads(file, home, target.id)
    return [*loads] if all(file.names.single_value(each) is read for each in loads) else [read]


def _loads(file: FileContext, home: FunctionNode, name: str) -> list[ast.expr]:
    return [use for use in file.inside(home, ast.Name) if use.id == name and isinstance(use.ctx, ast.Load)]


def _handed(file: FileContext, uses: list[ast.expr]) -> list[list[str]] | None:
    """The functions and arguments that a text is handed to where it is used, but for what reads it as a number; None
    where it is used for anything else, or for nothing.
    """
    handed: list[list[str]] = []
    kinds = [_kind(file, use, handed) for use in uses]
    return handed if (handed or _READ in kinds) and all(kinds) else None


def _kind(file: FileContext, use: ast.expr, handed: list[list[str]]) -> str:
    """How a text is used; "" for what nothing is known of."""
    around = parent_of(use)
    if isinstance(around, ast.Call) and use in around.args:
        name = file.call_name(around) or ""
        if name in _NUMBERS:
            return _READ
        if TELLS.match(last_part(around.func)):
            return _LOOKED_AT
        handed.append([name, str(around.args.index(use))])
        return name
    if isinstance(around, ast.keyword) and isinstance(call := parent_of(around), ast.Call) and around.arg:
        handed.append([file.call_name(call) or "", around.arg])
        return file.call_name(call) or ""
    if isinstance(around, ast.Attribute) and isinstance(call := parent_of(around), ast.Call):
        return _kind(file, call, handed) if around.attr in _PLAIN else _LOOKED_AT if around.attr in _ASKS else ""
    if isinstance(around, _TESTS):
        inside = any(isinstance(each, ast.If | ast.While) for each in (around, parent_of(around)))
        return _LOOKED_AT if inside else ""
    return _LOOKED_AT if _is_answered(file, use) else ""


def _is_answered(file: FileContext, use: ast.expr) -> bool:
    """Whether a text is only told, or given back to whoever sent it: in a dict that a function answers with."""
    for part in parents(use):
        if isinstance(part, ast.Call):
            return TELLS.match(last_part(part.func)) is not None
        if isinstance(part, ast.Return | ast.Raise):
            return True
        if isinstance(part, ast.stmt):
            target = part.targets[0] if isinstance(part, ast.Assign) and len(part.targets) == 1 else None
            home = file.function_of(part)
            if not isinstance(target, ast.Name) or home is None or not isinstance(part, ast.Assign):
                return False
            made = isinstance(part.value, ast.Dict)
            return made and all(isinstance(parent_of(each), ast.Return) for each in _loads(file, home, target.id))
    return False


def is_in_numbers(project: ProjectView, route: Node, field: str) -> bool:
    """Whether all that a route, and the functions that it hands a field to, do with it is to read a number."""
    handed = told(project, _CODE, "fields in numbers").get(route, {}).get(field)
    return handed is not None and all(_reads_number(project, route[0], name, key) for name, key in handed)


def _reads_number(project: ProjectView, path: str, name: str, key: str) -> bool:
    symbol = project.resolve(name, path) if name else None
    if symbol is None or symbol.function is None:
        return False
    names = [each.name for each in symbol.function.parameters]
    names = names[1:] if names[:1] in (["self"], ["cls"]) else names
    known = told(project, _CODE, "in numbers").get((symbol.path, symbol.qualname), ())
    taken = key if not key.isdecimal() else names[int(key)] if int(key) < len(names) else ""
    return taken in known


__all__ = ["in_numbers", "is_in_numbers"]
