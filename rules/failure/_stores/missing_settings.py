"""Settings files that somebody named, and that count as empty where they are not there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, unnamed
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .broken_settings import PARSES, SETTINGS

_TESTS: Final = frozenset({"exists", "is_file", "isfile"})
_ABSENT: Final = frozenset({"FileNotFoundError", "OSError", "IOError"})
_MEANT: Final = regex(
    r"(?i)optional|\bif (it |they )?(is |are )?(present|exists?|any|available|found)|absent|missing|does not exist"
    r"|no file|empty|falls? back|override"
)
"""What a function says of a file that may be missing."""
_OWN: Final = regex(r"(?i)(^|_)(local|user|override\w*|optional|maybe|state|cached?|defaults?|extra)(_|$)")
"""Names of settings that need not be there."""


def missing_settings(file: FileContext) -> Iterator[tuple[ast.If | ast.ExceptHandler, str]]:
    """``if not path.exists(): return {}``, and ``except FileNotFoundError: return {}``, in a `load_config` that was
    given the path: the place, and what is wrong.
    """
    if PARSES.isdisjoint(called_names(file)) or file.source.notebook is not None:
        return
    if not file.holds(b"exist", b"is_file", b"isfile", b"except"):
        return
    for function in file.functions():
        if not SETTINGS.search(function.name) or _OWN.search(function.name):
            continue
        if _MEANT.search(ast.get_docstring(function) or ""):
            continue
        if not any(file.call_name(call) in PARSES for call in file.inside(function, ast.Call)):
            continue
        given = _given(file, function)
        for test in file.inside(function, ast.If):
            path = _absent(test.test)
            if path is not None and _holds(path, given) and _answers_empty(test.body):
                yield test, _said(function, path)
        for handler in file.inside(function, ast.ExceptHandler):
            path = _opened(file, handler)
            if path is not None and _holds(path, given) and _answers_empty(handler.body):
                yield handler, _said(function, path)


def _said(function: FunctionNode, path: ast.expr) -> str:
    return (
        f"where `{as_written(path)}` is not there, `{function.name}` answers `{{}}`: "
        "who named the wrong file gets defaults, and no word"
    )


def _given(file: FileContext, function: FunctionNode) -> set[str]:
    """What holds a path that a caller gave: parameters, names that are made of one, and attributes that the constructor
    takes from its own.
    """
    given = {a.arg for a in (*function.args.args, *function.args.kwonlyargs) if a.arg not in ("self", "cls")}
    for assigned in _assignments(file, function):
        if assigned.value is not None and _holds(assigned.value, given):
            given |= {target.id for target in targets(assigned) if isinstance(target, ast.Name)}
    owner = parent_of(function)
    made = [s for s in owner.body if isinstance(s, ast.FunctionDef)] if isinstance(owner, ast.ClassDef) else []
    for constructor in (each for each in made if each.name == "__init__"):
        taken = {a.arg for a in (*constructor.args.args, *constructor.args.kwonlyargs)} - {"self"}
        for assigned in _assignments(file, constructor):
            if assigned.value is not None and _holds(assigned.value, taken):
                given |= {as_written(target) for target in targets(assigned) if isinstance(target, ast.Attribute)}
    return given


def _assignments(file: FileContext, node: ast.AST) -> list[ast.Assign | ast.AnnAssign]:
    return [*file.inside(node, ast.Assign), *file.inside(node, ast.AnnAssign)]


def _holds(value: ast.expr, given: set[str]) -> bool:
    return any(isinstance(part, ast.Name | ast.Attribute) and as_written(part) in given for part in ast.walk(value))


def _absent(test: ast.expr) -> ast.expr | None:
    """``path`` of ``not path.exists()`` and of ``not os.path.exists(path)``, and of nothing beside it."""
    call = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else None
    if not isinstance(call, ast.Call) or last_part(call.func) not in _TESTS:
        return None
    if call.args:
        return call.args[0]
    return call.func.value if isinstance(call.func, ast.Attribute) else None


def _opened(file: FileContext, handler: ast.ExceptHandler) -> ast.expr | None:
    """What is opened in a `try` whose handler is for a file that is not there."""
    block = parent_of(handler)
    if handler.type is None or as_written(handler.type) not in _ABSENT or not isinstance(block, ast.Try):
        return None
    opened = [c for s in block.body for c in file.inside(s, ast.Call) if last_part(c.func) == "open"]
    if not opened:
        return None
    call = opened[0]
    return call.args[0] if call.args else call.func.value if isinstance(call.func, ast.Attribute) else None


def _answers_empty(body: list[ast.stmt]) -> bool:
    """Whether a block does nothing but log and answer ``{}``."""
    last = body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    return isinstance(value, ast.Dict) and not value.keys and handlers.logs_all(unnamed(body)[:-1])
