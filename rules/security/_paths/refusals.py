"""Functions that refuse paths which lead out of a folder, and the calls by which a route has a path looked at."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView

_RESOLVES: Final = frozenset({"abspath", "realpath", "normpath", "resolve"})
_COMPARES: Final = frozenset({"commonpath", "commonprefix", "is_relative_to", "relative_to", "startswith"})
WORDS: Final = (b"commonp", b"relative_to(", b"realpath(", b"abspath(")
"""What stands in a file that has such a function."""
_STOPS: Final = frozenset({"abort", "exit"})


def refusing(file: FileContext) -> list[str]:
    """The functions of a file that resolve a parameter, compare it with a folder, and raise where it lies elsewhere."""
    if not calls_one(file, _RESOLVES) or not calls_one(file, _COMPARES) or not file.holds(b"raise "):
        return []
    return [file.tree.scope_at(each).qualname for each in file.functions() if _refuses(file, each)]


def _refuses(file: FileContext, function: FunctionNode) -> bool:
    lasts = {last_part(call.func) for call in file.inside(function, ast.Call)}
    if lasts.isdisjoint(_RESOLVES) or lasts.isdisjoint(_COMPARES) or not function.args.args:
        return False
    guards = [block for block in file.inside(function, ast.If) if isinstance(block.body[-1], ast.Raise)]
    tests = [part for block in guards for part in ast.walk(block.test) if isinstance(part, ast.Call)]
    return any(last_part(call.func) in _COMPARES for call in tests) or "relative_to" in lasts  # which raises itself


def looked_at_by(file: FileContext, home: FunctionNode, paths: list[ast.expr]) -> list[str]:
    """The functions of the project that are handed a path before it is used, where what they raise ends the request."""
    wanted = {ast.unparse(each) for each in paths if isinstance(each, ast.Name | ast.Attribute | ast.Call)}
    found = []
    for call in file.inside(home, ast.Call):
        if call.lineno < paths[0].lineno and any(ast.unparse(each) in wanted for each in call.args):
            name = file.call_name(call) or ""
            if "." in name and _ends(file, call):
                found.append(name)
    return found


def _ends(file: FileContext, call: ast.Call) -> bool:
    """Whether no handler round a call goes on after what it raises."""
    handlers = [
        handler
        for block in file.ancestors(call, ast.Try)
        if any(call in file.inside(each, ast.Call) for each in block.body)
        for handler in block.handlers
    ]
    return all(_stops(handler.body[-1]) for handler in handlers)


def _stops(statement: ast.stmt) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    named = isinstance(call, ast.Call) and last_part(call.func) in _STOPS
    return named or isinstance(statement, ast.Raise | ast.Return | ast.Continue)


def is_refused(project: ProjectView, code: str, path: str, names: list[str]) -> bool:
    """Whether one of the functions that are handed a path refuses it where it leads out of a folder."""
    symbols = [symbol for name in names if (symbol := project.resolve(name, path)) is not None]
    return any(
        symbol.qualname in candidate.data.get("refuses", ())
        for symbol in symbols
        for candidate in project.files[symbol.path].candidates_of(code)
    )


__all__ = ["WORDS", "is_refused", "looked_at_by", "refusing"]
