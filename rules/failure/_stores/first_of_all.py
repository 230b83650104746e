"""Models in use that cannot be had, whatever the reason: the new one takes their place without a comparison."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._ways_out import absent, shown_call
from .._work import calls, kind_of

WORDS: Final = (b"hampion", b"roduction", b"PROD", b"aseline", b"ncumbent", b"egister", b"urrent_model", b"best_model")
"""Of which a file has one that compares a new model with the one in use."""
_IN_USE: Final = regex(
    r"(?i)champion|production|\bprod\b|prod_|incumbent|baseline|registered|deployed|current_model|best_model"
)
_GETS_MODEL: Final = regex(r"(?i)^_*(load|get|fetch|download)_(\w+_)?model(_\w+)?$")
_COMPARES: Final = regex(r"(?i)better|improv|compare|beats|outperform|regress|should_promote|is_promotable")
_SHIPS: Final = regex(
    r"(?i)^_*(set_(\w+_)?alias(_\w+)?|assign_alias|transition_model_version_stage|register_model|register_\w*model\w*"
    r"|create_model_version|(promote|deploy|publish|release|activate)(_\w+)?)$"
)
_DECIDES: Final = regex(r"(?i)^(promote|deploy|register|replace|approve)(d|_\w+)?$")
_SERVICE: Final = regex(r"(?i)(mlflow|rest|webservice|service|http|client|api|azure|request)\w*(exception|error)")
_KNOWS: Final = regex(
    r"(?i)error_code|RESOURCE_DOES_NOT_EXIST|not[_ ]?found(error)?\b|does not exist|status_code|ModelNotFound"
)


def first_of_all(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: missing = True`` round the load of the champion, before ``if missing: promote(new)``."""
    if not file.holds(*WORDS):
        return None
    broad = handlers.is_broad(file, handler)
    if not broad and (handler.type is None or not _SERVICE.search(ast.unparse(handler.type))):
        return None
    if handlers.raises(handler) or _is_known(file, handler):
        return None
    asked = next((call for call in calls(file, block.body) if _asks(file, call)), None)
    if asked is None or not _IN_USE.search(" ".join(ast.unparse(s) for s in block.body)):
        return None
    if _gate_inside(file, block, handler) or _taken_for_first(file, block, handler):
        said = f"any failure of `{shown_call(file, asked)}`, an outage too, is taken for 'there is no model yet'"
        return Verdict("MLA110", f"{said}: the new one goes out without being compared", 0.7)
    return None


def _asks(file: FileContext, call: ast.Call) -> bool:
    """Whether a call gets a model, or what is known of it."""
    kind = kind_of(file, call)
    if _GETS_MODEL.match(last_part(call.func)):
        return True
    return kind in ("load", "query", "request") or file.call_name(call) in (
        "azureml.core.Model",
        "azureml.core.model.Model",
    )


def _is_known(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler asks which failure it is; what it logs is no question."""
    asked = [s.test for s in statements(handler.body) if isinstance(s, ast.If)]
    return any(_KNOWS.search(ast.unparse(part)) for part in (*asked, *([handler.type] if handler.type else [])))


def _gate_inside(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a `try` holds the comparison, its handler only logs, and what follows ships the new model at any rate."""
    if not handlers.only_logs(handler):
        return False
    tests = [s.test for s in statements(block.body) if isinstance(s, ast.If)]
    if not any(_COMPARES.search(ast.unparse(test)) for test in tests):
        return False
    after = (s for s in following(block) if isinstance(s, ast.Expr | ast.Assign | ast.AnnAssign | ast.With))
    return any(_SHIPS.match(last_part(call.func)) for s in after for call in calls_through(file, s))


def _taken_for_first(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether what a handler sets, or leaves empty, is tested later, and that branch ships the new model."""
    home = file.function_of(block)
    if home is None:
        return False
    noted = {
        ast.unparse(t)
        for s in statements(handler.body)
        for t in targets(s)
        if isinstance(v := given(s), ast.Constant) and v.value in (True, None)
    }
    nothing = {
        ast.unparse(t)
        for s in statements(handler.body)
        for t in targets(s)
        if isinstance(v := given(s), ast.Constant) and v.value is None
    }
    if not noted:
        return False
    last = block.end_lineno or block.lineno
    for branch in file.inside(home, ast.If):
        if branch.lineno <= last:
            continue
        parts = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
        gone = {ast.unparse(held) for part in parts for held in absent(part)}
        flagged = {ast.unparse(p) for p in parts if isinstance(p, ast.Name | ast.Attribute)} & (noted - nothing)
        if (gone & nothing or flagged) and _ships(file, branch.body):
            return True
    return False


def _ships(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether a block ships a model, or answers that it is to be."""
    for statement in statements(body):
        if any(_SHIPS.match(last_part(call.func)) for call in calls_through(file, statement)):
            return True
        if isinstance(statement, ast.Return | ast.Assign) and statement.value is not None:
            said = (p.value for p in ast.walk(statement.value) if isinstance(p, ast.Constant))
            if any(isinstance(word, str) and _DECIDES.match(word) for word in said):
                return True
    return False


__all__ = ["first_of_all"]
