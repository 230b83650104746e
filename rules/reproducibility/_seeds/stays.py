"""Draws that stay in the function that makes them: rows that are timed, measured or dropped, and reach no fit."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_SIZES: Final = frozenset({"shape", "dtype", "dtypes", "size", "nbytes", "ndim", "columns", "index", "empty"})
_ASKS: Final = frozenset({"len", "isinstance", "type", "id", "print"})
"""Functions whose answer does not depend on what was drawn."""
_LOGS: Final = frozenset({"debug", "info", "warning", "error", "exception"})
_GATHERS: Final = frozenset({"append", "extend", "add", "insert"})
_RESHAPES: Final = ("pandas.", "numpy.", "builtins.", "sklearn.preprocessing.", "sklearn.impute.", "copy.")
"""Beginnings of the names of what makes other rows of rows, and keeps none."""
_WRITES: Final = regex(r"^(to_|save|write|dump|tofile|put|send|backward|fit$|fit_predict|train|predict|score)")


def stays_inside(file: FileContext, node: ast.Call) -> bool:
    """Whether nothing that a draw makes is handed back, kept, given to what may learn from it, or decides anything."""
    function = file.function_of(node)
    if function is None or last_part(node.func) == "shuffle" or _has_inner(file, function):
        return False
    held: dict[str, None] = {}
    queue: list[ast.AST] = [node]
    while queue:
        names = _followed(file, queue.pop())
        if names is None or names & _arguments(function):
            return False
        for name in names - held.keys():
            held[name] = None
            queue += [
                each
                for each in file.inside(function, ast.Name)
                if each.id == name and isinstance(each.ctx, ast.Load) and file.function_of(each) is function
            ]
    return True


def _has_inner(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function holds others, or writes names from outside: what these read cannot be told."""
    kinds: tuple[type[ast.AST], ...] = (
        *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Global, ast.Nonlocal),
    )
    return any(each is not function for kind in kinds for each in file.inside(function, kind))


def _arguments(function: FunctionNode) -> set[str]:
    given = function.args
    return {each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


def _followed(file: FileContext, node: ast.AST) -> set[str] | None:
    """The names that hold what an expression makes; None where it leaves the function or decides anything."""
    found: set[str] = set()
    under = node
    for above in parents(node):
        if isinstance(above, ast.stmt):
            names = _of_statement(above, under)
            return None if names is None else found | names
        if isinstance(above, ast.Attribute):
            if above.attr in _SIZES:
                return found
            if _WRITES.search(above.attr):
                return None
        elif isinstance(above, ast.Call) and under is not above.func:
            name, last = file.call_name(above) or "", last_part(above.func)
            if name.rpartition(".")[2] in _ASKS or last in _LOGS or last in _ASKS:
                return found
            base = above.func.value if isinstance(above.func, ast.Attribute) else None
            held = {base.id} if isinstance(base, ast.Name) else set()
            if last in _GATHERS and held:
                return found | held
            if not name.startswith(_RESHAPES) or "save" in last:
                return None
            if name.startswith("sklearn."):
                found |= held  # a transformer that learnt it, and may be kept
        elif not isinstance(above, _PASSES):
            return None
        under = above
    return None


_PASSES: Final = (
    *(ast.Call, ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.Subscript, ast.Slice, ast.Starred, ast.JoinedStr),
    *(ast.FormattedValue, ast.List, ast.Tuple, ast.Set, ast.Dict, ast.keyword, ast.Await),
)


def _of_statement(statement: ast.stmt, value: ast.AST) -> set[str] | None:
    """The names that a statement gives a value to; None where it goes anywhere else."""
    if isinstance(statement, ast.Expr | ast.Delete):
        return set()
    if isinstance(statement, ast.For) and value is statement.iter:
        targets = [statement.target]
    elif isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AugAssign | ast.AnnAssign):
        targets = [statement.target]
    else:
        return None
    names: set[str] = set()
    for target in targets:
        for part in target.elts if isinstance(target, ast.Tuple | ast.List) else [target]:
            while isinstance(part, ast.Subscript):
                part = part.value
            if not isinstance(part, ast.Name):
                return None
            names.add(part.id)
    return names
