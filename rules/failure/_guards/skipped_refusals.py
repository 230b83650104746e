"""Refusals that stand in a `try` whose handler goes on: whatever breaks the check is let through."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.written import excerpt

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._work import calls
from .guard_names import says_open

_NOT_YOU: Final = frozenset({401, 402, 403})
_TOO_OFTEN: Final = 429
_NAMED: Final = regex(
    r"HTTP_(40[123]|429)|\bHTTPStatus\.(UNAUTHORIZED|PAYMENT_REQUIRED|FORBIDDEN|TOO_MANY_REQUESTS)"
    r"|\b(HTTPForbidden|HTTPUnauthorized|HttpResponseForbidden|PermissionDenied)\("
)
"""Refusals without a number."""


def skipped_refusal(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``if revoked(token): return jsonify(...), 401`` in a `try` whose broad handler only logs, and then the work."""
    if not handlers.is_broad(file, handler) or not handlers.only_logs(handler) or block.orelse:
        return None
    if isinstance(block.body[-1], ast.Return | ast.Raise) or not following(block):
        return None  # the work is done in there: what follows the handler answers for its failure
    home = file.function_of(handler)
    if home is None or not calls(file, block.body):
        return None
    for branch in (each for statement in block.body for each in file.inside(statement, ast.If)):
        refusal = branch.body[-1]
        if file.function_of(refusal) is not home or _is_inside_another(refusal, block):
            continue
        status = _status(file, refusal)
        if status and not (status == _TOO_OFTEN and says_open(file, home)):
            said = f"where `{excerpt(branch.test, 60)}` cannot be asked, `{home.name}` goes on as if the answer were no"
            return Verdict(
                "MLA110", f"{said}: whatever breaks the check is let through", 0.9, mild=status == _TOO_OFTEN
            )
    return None


def _is_inside_another(refusal: ast.stmt, block: ast.Try) -> bool:
    own = next((each for each in parents(refusal) if isinstance(each, ast.Try | ast.ExceptHandler)), None)
    return own is not block


def _status(file: FileContext, refusal: ast.stmt) -> int:
    """The status by which a statement turns somebody away; 0 where it does not."""
    value = outcome(refusal) if isinstance(refusal, ast.Return) else None
    value = refusal.value if isinstance(refusal, ast.Expr) else value
    value = refusal.exc if isinstance(refusal, ast.Raise) else value
    if value is None or (isinstance(refusal, ast.Expr) and not _aborts(value)):
        return 0
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    if isinstance(value, ast.Call):
        parts = [*value.args, *(each.value for each in value.keywords if each.arg in ("status_code", "status", "code"))]
    numbers = [file.constant(part) for part in parts]
    known = next((n for n in numbers if isinstance(n, int) and (n in _NOT_YOU or n == _TOO_OFTEN)), 0)
    if known:
        return known
    named = _NAMED.search(ast.unparse(value))
    return 0 if named is None else _TOO_OFTEN if "429" in named[0] or "TOO_MANY" in named[0] else 403


def _aborts(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_part(value.func) == "abort"


__all__ = ["skipped_refusal"]
