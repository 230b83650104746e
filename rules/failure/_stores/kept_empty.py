"""What is looked up once and kept: a failure that is kept as "nothing there" is never made good."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call
from .._work import kinds


def kept_empty(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``if self._tones is None: try: self._tones = {... query ...}``, and ``self._tones = {}`` where that fails: it is
    no longer None, and so it is not asked for again.
    """
    function = file.function_of(handler)
    given = [s for s in handler.body if isinstance(s, ast.Assign | ast.AnnAssign)]
    rest = [s for s in handler.body if s not in given and not isinstance(s, ast.Return | ast.Pass)]
    if function is None or len(given) != 1 or given[0].value is None or not handlers.logs_all(rest):
        return None
    kept = targets(given[0])[0]
    if not is_empty(given[0].value) or not _lasts(file, kept):
        return None
    name = ast.unparse(kept)
    if not any(ast.unparse(target) == name for s in statements(block.body) for target in targets(s)):
        return None
    about = kinds(file, block.body)
    asked = about.get("query") or about.get("request")
    if asked is None or not _asked_while_none(file, block, name):
        return None
    said = f"when `{shown_call(file, asked)}` fails, `{name}` is kept empty"
    message = f"{said}: it is asked for only while it is None, so that one failure passes for having none from then on"
    return Verdict("MLA102", message, 0.8, mild=True)


def _lasts(file: FileContext, kept: ast.expr) -> bool:
    """Whether what is kept outlives the function: an attribute, or a name of the module."""
    if isinstance(kept, ast.Attribute):
        return isinstance(kept.value, ast.Name) and kept.value.id in ("self", "cls")
    home = file.function_of(kept)
    return isinstance(kept, ast.Name) and home is not None and kept.id in file.tree.scope_at(home).globals


def _asked_while_none(file: FileContext, block: ast.Try, name: str) -> bool:
    """Whether a function looks something up where it is None, and only there."""
    for parent in parents(block):
        if isinstance(parent, ast.If) and f"{name} is None" in _terms(parent.test):
            return True
    function = file.function_of(block)
    before = [s for s in function.body if isinstance(s, ast.If) and s.lineno < block.lineno] if function else []
    return any(f"{name} is not None" in _terms(s.test) and isinstance(s.body[-1], ast.Return) for s in before)


def _terms(test: ast.expr) -> list[str]:
    """The parts of a test that all have to hold."""
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
    return [ast.unparse(part) for part in parts]
