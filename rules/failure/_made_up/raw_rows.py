"""Rows that could not be prepared, and that the model is asked about as they came."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through, given_back
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict

_PREPARES: Final = regex(
    r"(?i)(^|_)(\w*scaler\w*|\w*(pre_?)?process(or|ing)?|preproc|imputer|\w*transformer|vectori[sz]er|\w*_?encoder|normali[sz]er"
    r"|pca|tfidf|selector|dv|pipeline|ct|ohe)s?\d*$"
)
"""What was fitted in training, and makes of a row what the model has learned on."""
_ASKS: Final = regex(r"^_*predict(_\w+)?$|^(decision_function|kneighbors|score_samples|run|forward)$")
_MODEL: Final = regex(r"(?i)model|net(work)?$|clf|classifier|regressor|predictor|estimator|session")
_RAW: Final = regex(
    r"(?i)\b(raw|unscaled|un(transformed|processed|normali[sz]ed)|not (scaled|transformed)"
    r"|without (the )?(scal|transform|preproc|normali)\w*)\b"
)
"""What a log says of rows that are used as they came."""


def raw_rows(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``try: X = scaler.transform(X)`` with ``except: X = X.values``, where the model is asked about `X` after."""
    if not file.holds(b".transform("):
        return None
    function = file.function_of(handler)
    made = _prepared(file, block)
    if function is None or made is None or _goes_no_further(handler):
        return None
    if any(isinstance(s, ast.Try) for s in handler.body):
        return None  # it is tried again, and what becomes of that is told there
    rows, call = made
    if _asks_model(file, block.body):
        return None
    if not (_is_set_raw(file, handler, rows) or _stays_raw(file, block, rows, call)):
        return None
    asked = next(_asked_after(file, function, block, rows), None)
    if asked is None:
        return None
    said = f"where `{file.text(call.func)}` fails, `{rows}` goes to `{file.text(asked.func)}` as it came"
    return Verdict("MLA109", f"{said}: the model answers about rows of a kind that it has never seen", 0.8)


def raw_where_missing(file: FileContext, node: ast.If) -> ast.stmt | None:
    """The word of ``if scaler is not None: X = scaler.transform(X)`` with ``else: log.warning("raw features")``."""
    if not any(map(_prepares, calls_through(file, node))):
        return None
    function = file.function_of(node)
    if function is None or not node.orelse or any(isinstance(s, ast.Raise | ast.Return) for s in node.orelse):
        return None
    told = next((s for s in node.orelse if _tells_raw(s)), None)
    return told if told is not None and _asks_model(file, function.body) else None


def _tells_raw(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return False
    return handlers.is_log(statement.value) and _RAW.search(ast.unparse(statement.value)) is not None


def _prepares(call: ast.Call) -> bool:
    """Whether a call is the `transform` of something that was fitted before."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "transform" or not call.args:
        return False
    owner = call.func.value
    if isinstance(owner, ast.Subscript):
        key = owner.slice.value if isinstance(owner.slice, ast.Constant) else ""
        return any(_PREPARES.search(name) for name in (str(key), last_part(owner.value)))
    return _PREPARES.search(last_part(owner)) is not None


def _prepared(file: FileContext, block: ast.Try) -> tuple[str, ast.Call] | None:
    """The name that a `try` gives to prepared rows, itself or by further names, and the call that prepares them."""
    named: dict[str, ast.Call] = {}
    last: tuple[str, ast.Call] | None = None
    for statement in statements(block.body):
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        found = next(filter(_prepares, calls_through(file, statement.value)), None)
        if found is None:
            read = [n.id for n in ast.walk(statement.value) if isinstance(n, ast.Name)]
            found = next((named[name] for name in read if name in named), None)
        for target in targets(statement):
            if found is not None and isinstance(target, ast.Name):
                named[target.id] = found
                last = target.id, found
    return last


def _goes_no_further(handler: ast.ExceptHandler) -> bool:
    return any(
        isinstance(s, ast.Raise | ast.Return | ast.Continue | ast.Break) for s in statements(handler.body)
    ) or any(
        last_part(call.func) in ("exit", "abort", "_exit", "stop")
        for call in ast.walk(handler)
        if isinstance(call, ast.Call)
    )


def _is_set_raw(file: FileContext, handler: ast.ExceptHandler, rows: str) -> bool:
    """Whether a handler gives the name to rows that nothing prepares."""
    for statement in statements(handler.body):
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            named = any(isinstance(t, ast.Name) and t.id == rows for t in targets(statement))
            reads = any(isinstance(part, ast.Name) for part in ast.walk(statement.value))
            prepared = any(last_part(c.func).endswith("transform") for c in calls_through(file, statement.value))
            if named and reads and not prepared:
                return True
    return False


def _stays_raw(file: FileContext, block: ast.Try, rows: str, call: ast.Call) -> bool:
    """Whether the name stood for the rows before the `try`: ``X = scaler.transform(X)``."""
    given = {part.id for value in call.args for part in ast.walk(value) if isinstance(part, ast.Name)}
    function = file.function_of(block)
    before = (s for s in statements(function.body) if s.lineno < block.lineno) if function is not None else ()
    set_before = any(
        isinstance(target, ast.Name) and target.id == rows
        for s in before
        if isinstance(s, ast.Assign | ast.AnnAssign)
        for target in targets(s)
    )
    return rows in given or set_before


def _asks_model(file: FileContext, body: list[ast.stmt]) -> bool:
    return any(_is_asked(call) for statement in body for call in calls_through(file, statement))


def _is_asked(call: ast.Call) -> bool:
    return _ASKS.match(last_part(call.func)) is not None or _MODEL.search(last_part(call.func)) is not None


def _asked_after(file: FileContext, function: FunctionNode, block: ast.Try, rows: str) -> Iterator[ast.Call]:
    """Calls of a model that are given the rows, by their name or by one that is made of it."""
    names = {rows}
    end = block.end_lineno or block.lineno
    for statement in statements(function.body):
        if statement.lineno <= end:
            continue
        value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr | ast.Return) else None
        value = outcome(statement) if isinstance(statement, ast.Return) else value
        if value is None or not any(isinstance(p, ast.Name) and p.id in names for p in ast.walk(value)):
            continue
        for call in file.inside(value, ast.Call):
            given = [*call.args, *(keyword.value for keyword in call.keywords)]
            inner = given_back(file, call)
            asked = inner if isinstance(inner, ast.Call) and _is_asked(inner) else call
            if _is_asked(asked) and any(isinstance(p, ast.Name) and p.id in names for g in given for p in ast.walk(g)):
                yield asked
        names |= {t.id for t in targets(statement) if isinstance(t, ast.Name)}


__all__ = ["raw_rows", "raw_where_missing"]
