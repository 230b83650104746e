"""Collections that go out as far as they came when something failed, as if they were whole."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.names import statements
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

from . import _handlers as handlers
from ._emptied import FILLS, OPTIONAL, is_asked_after, targets_of
from ._handlers import Verdict
from ._ways_out import is_empty

_ASIDE: Final = regex(r"(?i)stale|clean|delet|plot|figure|render|debug|preview|thumbnail|warm|benchmark")


def cut_short(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``for page in pages: found.append(...)`` in a `try` whose handler only logs, before ``return found``."""
    function = file.function_of(handler)
    if function is None or block not in function.body or _ASIDE.search(function.name) or OPTIONAL.search(function.name):
        return None
    name = _answered(function, handler)
    if not name or not _is_made_empty(function, name) or not _fills_in_loop(file, block, name):
        return None
    if is_asked_after(file, block, name):
        return None
    said = f"a failure in the middle is only logged, and `{name}` goes out as far as it came"
    return Verdict("MLA102", f"{said}: the caller takes it for the whole", 0.7, "quiet")


def _answered(function: FunctionNode, handler: ast.ExceptHandler) -> str:
    """The name that a function answers after a handler that does nothing but log."""
    last = handler.body[-1]
    ends = isinstance(last, ast.Return)
    logged = handler.body[:-1] if ends else handler.body
    if not handlers.logs_all([s for s in logged if not isinstance(s, ast.Pass)]):
        return ""
    answer = last if ends else function.body[-1]
    value = answer.value if isinstance(answer, ast.Return) else None
    return value.id if isinstance(value, ast.Name) else ""


def _is_made_empty(function: FunctionNode, name: str) -> bool:
    assigned = [s for s in statements(function.body) if isinstance(s, ast.Assign | ast.AnnAssign)]
    made = [s.value for s in assigned if name in targets_of(s)]
    return len(made) == 1 and made[0] is not None and is_empty(made[0])


def _fills_in_loop(file: FileContext, block: ast.Try, name: str) -> bool:
    """Whether a loop of a `try` adds to what the name holds, and no `try` inside takes the failure of one item."""
    for statement in statements(block.body):
        loops = list(file.ancestors(statement, (ast.For, ast.AsyncFor, ast.While)))
        if not loops or block not in parents(loops[0]) or _is_shielded(statement, block):
            continue
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and last_part(call.func) in FILLS:
            if as_written(call.func.value) == name:
                return True
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript):
            if as_written(statement.targets[0].value) == name:
                return True
    return False


def _is_shielded(statement: ast.stmt, block: ast.Try) -> bool:
    for parent in parents(statement):
        if parent is block:
            return False
        if isinstance(parent, ast.Try) and parent.handlers:
            return True
    return False
