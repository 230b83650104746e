"""Limiters written by hand that keep an entry of each caller for ever: what is in it goes, its name stays."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in

_LIMITS: Final = regex(r"(?i)limit|throttl")
_CALLER: Final = regex(r"(?i)(^|_)(key|client|caller|ip|host|user|ident\w*|address|session|visitor)(_|$)|(^|_)key$")
_MAKERS: Final = frozenset({"dict", "defaultdict", "OrderedDict"})
_TAKES_OUT: Final = frozenset({"pop", "popitem", "clear"})
_BY_HAND: Final = regex(r"(?i)^_*(reset|clear|close|stop|shut_?down|tear_?down)")


def counted_callers(file: FileContext) -> Iterator[tuple[ast.stmt, str, FunctionNode, str]]:
    """Where a limiter makes the table of its callers, the table, the method that adds to it, and the limiter."""
    if not file.holds(b"imit", b"hrottl"):
        return
    for cls in file.tree.of(ast.ClassDef):
        if not _LIMITS.search(cls.name):
            continue
        methods = [each for each in cls.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
        maker = next((each for each in methods if each.name == "__init__"), None)
        for made, held, fills in _tables(maker) if maker is not None else ():
            for method in methods:
                if method is not maker and _adds(file, method, held, fills) and not _is_emptied(file, cls, held):
                    yield made, held, method, file.tree.scope_at(cls).qualname
                    return


def _tables(maker: FunctionNode) -> Iterator[tuple[ast.stmt, str, bool]]:
    """The empty dicts of a constructor, by their attributes, and whether a look into them adds an entry."""
    for statement in maker.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        value = statement.value
        empty = isinstance(value, ast.Dict) and not value.keys
        called = last_part(value.func) if isinstance(value, ast.Call) else ""
        if isinstance(target, ast.Attribute) and (empty or called in _MAKERS):
            yield statement, ast.unparse(target), called == "defaultdict"


def _adds(file: FileContext, method: FunctionNode, held: str, fills: bool) -> bool:
    """Whether a method gives an entry to whom it was told of: ``self._hits[key]``."""
    given = {a.arg for a in (*method.args.args, *method.args.kwonlyargs) if _CALLER.search(a.arg)}
    for part in file.inside(method, ast.Subscript):
        if (
            ast.unparse(part.value) == held
            and (fills or isinstance(part.ctx, ast.Store))
            and names_in(part.slice) & given
        ):
            return True
    for call in file.inside(method, ast.Call):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if last_part(call.func) == "setdefault" and owner is not None and ast.unparse(owner) == held and call.args:
            if names_in(call.args[0]) & given:
                return True
    return False


def _is_emptied(file: FileContext, cls: ast.ClassDef, held: str) -> bool:
    """Whether anything but a method that is called by hand takes entries out, makes the table anew or counts them."""
    for call in file.inside(cls, ast.Call):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        home = file.function_of(call)
        by_hand = home is not None and _BY_HAND.search(home.name) is not None
        if owner is not None and last_part(call.func) in _TAKES_OUT and ast.unparse(owner) == held and not by_hand:
            return True
        counts = last_part(call.func) == "len" and bool(call.args) and ast.unparse(call.args[0]) == held
        if counts and isinstance(parent_of(call), ast.Compare):
            return True
    for gone in file.inside(cls, ast.Delete):
        if any(isinstance(t, ast.Subscript) and ast.unparse(t.value) == held for t in gone.targets):
            return True
    for each in file.inside(cls, ast.Assign):
        home = file.function_of(each)
        if home is not None and home.name != "__init__" and not _BY_HAND.search(home.name):
            if any(ast.unparse(target) == held for target in each.targets):
                return True
    return False


__all__ = ["counted_callers"]
