"""Collections that go out as far as they came when something failed, as if they were whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import does_nothing, is_empty
from .._work import calls, kind_of
from .emptied import FILLS, OPTIONAL, targets_of

_ASIDE: Final = regex(r"(?i)stale|clean|delet|plot|figure|render|debug|preview|thumbnail|warm|benchmark")
_GATHERS: Final = frozenset({"join", "list", "tuple", "set", "sorted", "array", "DataFrame"})
_TRIMS: Final = frozenset({"strip", "rstrip", "lstrip", "lower", "tolist", "copy"})
_PAGES: Final = regex(r"(?i)page|paragraph|sheet|slide")
"""Parts of a document, as loops name them."""
_TAKES_TEXT: Final = regex(r"(?i)^_*(extract|get)_(text|tables?|words)|image_to_string|(^|_)ocr(_|$)")


def cut_short(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``for page in pages: found.append(...)`` in a `try` whose handler only logs, before ``return found``; also where
    the pages of a document are joined, or go on to be cut.
    """
    function = file.function_of(handler)
    if function is None or _ASIDE.search(function.name) or OPTIONAL.search(function.name):
        return None
    if handlers.in_loop(file, block) is not None or not _only_logs(handler):
        return None
    fate = "passed over" if does_nothing(handler) else "only logged"
    for name in _filled_in_loop(file, block):
        parts = not isinstance(handler.body[-1], ast.Return) and _takes_parts(file, function, block, name)
        if _is_made_empty(function, block, name) and (parts or _is_answered(function, handler, name)):
            said = f"a failure in the middle is {fate}, and `{name}` goes out as far as it came"
            needs = "" if parts else "quiet"  # of many documents, nobody watches what is printed of one
            return Verdict("MLA102", f"{said}: the caller takes it for the whole", 0.7, needs)
    return None


def _only_logs(handler: ast.ExceptHandler) -> bool:
    rest = handler.body[:-1] if isinstance(handler.body[-1], ast.Return) else handler.body
    return handlers.logs_all([s for s in rest if not isinstance(s, ast.Pass)])


def _is_answered(function: FunctionNode, handler: ast.ExceptHandler, name: str) -> bool:
    """Whether a function answers after a handler with what a name holds, as it is or joined; and has not asked for it
    before.
    """
    last = handler.body[-1]
    answer = last if isinstance(last, ast.Return) else work_of(function)[-1]
    if not isinstance(answer, ast.Return) or _whole(answer.value) != name:
        return False
    block = handlers.try_of(handler)
    end = (block.end_lineno or block.lineno) if block is not None else handler.lineno
    if any(s.lineno > end and name in targets_of(s) for s in statements(function.body) if isinstance(s, ast.Assign)):
        return False
    after = [s for s in ast.walk(function) if isinstance(s, ast.If) and s.lineno > end]
    return not any(isinstance(p, ast.Name) and p.id == name for s in after for p in ast.walk(s.test))


def _whole(value: ast.expr | None) -> str:
    """The name whose content an answer is: ``pages`` of ``"\\n".join(pages).strip()``, and of ``list(pages)``."""
    while isinstance(value, ast.Call):
        method = value.func if isinstance(value.func, ast.Attribute) else None
        if method is not None and method.attr in _TRIMS and not isinstance(method.value, ast.Constant):
            value = method.value
        elif last_part(value.func) in _GATHERS and len(value.args) == 1:
            value = value.args[0]
        else:
            return ""
    return value.id if isinstance(value, ast.Name) else ""


def _takes_parts(file: FileContext, function: FunctionNode, block: ast.Try, name: str) -> bool:
    """Whether a block takes the parts of one document, and what it got is read further down: that some is there does
    not say that all is.
    """
    if not _goes_through_pages(file, block) or not any(_reads(file, call) for call in calls(file, block.body)):
        return False
    end = block.end_lineno or block.lineno
    read = [n for n in file.inside(function, ast.Name) if n.id == name and n.lineno > end]
    tested = {part for test in file.inside(function, ast.If) for part in ast.walk(test.test)}
    return any(isinstance(n.ctx, ast.Load) and n not in tested and not handlers.is_logged(file, n) for n in read)


def _reads(file: FileContext, call: ast.Call) -> bool:
    return kind_of(file, call) == "read" or _TAKES_TEXT.search(last_part(call.func)) is not None


def _goes_through_pages(file: FileContext, block: ast.Try) -> bool:
    loops = [each for statement in block.body for each in file.inside(statement, ast.For)]
    return any(_PAGES.search(ast.unparse(each.iter)) or _PAGES.search(ast.unparse(each.target)) for each in loops)


def _is_made_empty(function: FunctionNode, block: ast.Try, name: str) -> bool:
    assigned = [s for s in statements(function.body) if isinstance(s, ast.Assign | ast.AnnAssign)]
    made = [s.value for s in assigned if name in targets_of(s) and s.lineno < block.lineno]
    return len(made) == 1 and made[0] is not None and (is_empty(made[0]) or _is_no_text(made[0]))


def _is_no_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value == ""


def _filled_in_loop(file: FileContext, block: ast.Try) -> Iterator[str]:
    """The names to which a loop of a `try` adds, where no `try` inside takes the failure of one item."""
    for statement in statements(block.body):
        name = _filled(statement)
        loops = list(file.ancestors(statement, (ast.For, ast.AsyncFor, ast.While))) if name else []
        if loops and block in parents(loops[0]) and not _is_shielded(statement, block):
            yield name


def _filled(statement: ast.stmt) -> str:
    """The name that a statement adds to: by ``append``, by ``+=``, or under a key."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and last_part(call.func) in FILLS:
        return as_written(call.func.value)
    if isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
        return as_written(statement.target)
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript):
        return as_written(statement.targets[0].value)
    return ""


def _is_shielded(statement: ast.stmt, block: ast.Try) -> bool:
    for parent in parents(statement):
        if parent is block:
            return False
        if isinstance(parent, ast.Try) and parent.handlers:
            return True
    return False
