"""Measures of a model that a route answers, and that are written down in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex

from ...serving._web.askable import marked
from ...serving._web.routes import route
from .records import fields_of

WORDS: Final = (b"accuracy", b"auc", b"f1", b"precision", b"recall", b"rmse", b"mae", b"r2")
_MEASURE: Final = regex(
    r"(?i)^(model_|test_|validation_|val_|overall_|current_)?(accuracy|(roc_)?auc|f1(_score)?|precision|recall|rmse|mae|mape|r2(_score)?)$"
)
_TELLS: Final = regex(r"(?i)example|sample|mock|dummy|demo|baseline|target|threshold|published|paper|expected")


def fixed_measures(file: FileContext) -> Iterator[tuple[ast.expr, str, str]]:
    """``return {"name": "forest", "accuracy": 0.94}`` of a route: the number, the field and the route's function."""
    if not file.holds(*WORDS):
        return
    routes = marked(file)
    for answer in file.tree.of(ast.Return):
        function, value = file.function_of(answer), outcome(answer)
        if function is None or value is None or function not in routes or route(file, function) is None:
            continue
        if next(file.ancestors(answer, (ast.If, ast.ExceptHandler, ast.Match)), None) is not None:
            continue
        for part in ast.walk(value):
            fields = fields_of(part) if isinstance(part, ast.Dict | ast.Call) else None
            if not fields or any(_TELLS.search(name) for name in fields):
                continue
            fixed = [n for n, v in fields.items() if _MEASURE.match(n) and _is_measured(v)]
            if fixed:
                yield fields[fixed[0]], fixed[0], function.name
                break


def _is_measured(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) is float and value.value not in (0.0, 1.0)


__all__ = ["WORDS", "fixed_measures"]
