"""Guards that are not there: one that could not be made at the start is None, and what asks for it passes it over."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import absences

_KEEPS_OUT: Final = regex(
    r"(?i)guardrail|(^|_)guards?(_|$)|moderat(or|ion)|toxic|content_(filter|safety)|(input|output|safety|prompt)_filter"
    r"|(^|_)pii(_|$)|injection|jailbreak|redact|scrubber|anonymi[sz]er"
)
"""Names of what keeps harm out of a model, and of its answers."""


def no_guard(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``app.state.guardrails = make_guardrails(settings)``, and ``app.state.guardrails = None`` in a broad handler that
    does nothing else but log.
    """
    if not handlers.is_broad(file, handler) or handlers.raises(handler):
        return None
    emptied = [s for s in handler.body if isinstance(s, ast.Assign | ast.AnnAssign) and _is_none(s)]
    if not handlers.logs_all([s for s in handler.body if s not in emptied and not isinstance(s, ast.Pass)]):
        return None
    names = {as_written(t) for s in emptied for t in targets(s)} & _made(block)
    kept = next((name for name in sorted(names) if _KEEPS_OUT.search(name.rpartition(".")[2])), "")
    if not kept or _is_refused(file, kept):
        return None
    said = f"when `{kept}` cannot be made it is None, and the service starts without it"
    return Verdict("MLA110", f"{said}: nothing is asked that it would have asked", 0.7)


def _is_none(statement: ast.stmt) -> bool:
    value = given(statement)
    return isinstance(value, ast.Constant) and value.value is None


def _made(block: ast.Try) -> set[str]:
    """What a `try` gives a value that it works out."""
    worked = [s for s in statements(block.body) if not isinstance(given(s), ast.Constant | None)]
    return {as_written(t) for s in worked for t in targets(s)}


def _is_refused(file: FileContext, name: str) -> bool:
    """Whether a branch of the same file refuses where the guard is not there."""
    last = name.rpartition(".")[2]
    return any(
        _refuses(branch.body[-1]) and any(as_written(held).rpartition(".")[2] == last for held in missing)
        for branch, missing in absences(file).items()
    )


def _refuses(last: ast.stmt) -> bool:
    """Whether a branch ends with an error: not with what was to be looked at, as it came, and not with a yes."""
    if not isinstance(last, ast.Return):
        return isinstance(last, ast.Raise)
    first = last.value.elts[0] if isinstance(last.value, ast.Tuple) and last.value.elts else last.value
    if first is None or isinstance(first, ast.Name):
        return False
    return not isinstance(first, ast.Constant) or first.value is False


__all__ = ["no_guard"]
