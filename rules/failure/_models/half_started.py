"""Starts of a service that go on whatever fails in them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._work import calls

_STARTS: Final = regex(r"^(on_)?(startup|start_up)(_\w+)?$|^lifespan\w*$|^app_lifespan$")
_MODELS: Final = regex(
    r"(?i)(^|[_.])(\w+_)?(models?|\w*model|predictor|classifier|pipelines?|embedd\w*|tokenizer|weights|checkpoint|scaler"
    r"|reranker|detector|recommender)([_.(]|$)"
)


def half_started(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``@app.on_event("startup")`` round ``try: Sentiment.get_model()`` with ``except Exception: log.error(error)``."""
    function = file.function_of(block)
    if function is None or not _is_start(file, function) or not handlers.is_broad(file, handler):
        return None
    if not handlers.only_logs(handler):
        return None
    if any(each.lineno < block.lineno for each in file.inside(function, ast.Yield)):
        return None  # what comes after it is the end
    for call in calls(file, block.body):
        named = as_written(call.func)
        if _MODELS.search(named) and not handlers.is_log(call):
            said = f"a start in which `{named}` fails goes on: the service takes requests without its model"
            return Verdict("MLA103", said, 0.7, note=True)
    return None


def _is_start(file: FileContext, function: FunctionNode) -> bool:
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and last_part(mark.func) in ("on_event", "listener"):
            if any(file.constant(a) in ("startup", "before_server_start") for a in mark.args):
                return True
        if isinstance(mark, ast.Attribute) and mark.attr in ("before_first_request", "before_serving"):
            return True
        if last_part(mark) == "asynccontextmanager" and _STARTS.match(function.name):
            return True
    return False


__all__ = ["half_started"]
