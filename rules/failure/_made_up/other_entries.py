"""Models of another kind that answer for one which is not there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import kinds
from .lookups import lookups

_MODELS: Final = regex(
    r"(?i)(^|_)(models|predictors|classifiers|pipelines|scalers|encoders|vectori[sz]ers|regressors)$"
)
_ADVICE: Final = regex(
    r"(?i)(^|_)(medications?|drugs?|doses?|dosages?|treatments?|remed(y|ies)|prescriptions?|thresholds?|normal_ranges?|baselines?"
    r"|statistics|stats)$"
)
"""Tables of what goes with a class."""
_GENERAL: Final = regex(r"(?i)^(default|base|fallback|global|general|other|any|all|\*|common|multi\w*)$")
"""Keys of what is there for all."""


def another_for_it(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: models[kind] = models["first"]`` round ``models[kind] = load(kind)``."""
    for statement in statements(handler.body):
        value = given(statement)
        if not isinstance(value, ast.Subscript) or not isinstance(value.slice, ast.Constant):
            continue
        for target in targets(statement):
            if not isinstance(target, ast.Subscript) or as_written(target.value) != as_written(value.value):
                continue
            filled = [t for s in statements(block.body) for t in targets(s)]
            if _GENERAL.match(str(value.slice.value)) or as_written(target) not in map(as_written, filled):
                continue
            about = kinds(file, block.body)
            made = about.get("load") or about.get("make")
            if made is not None or _MODELS.search(last_part(target.value)):
                failed = f"when `{shown_call(file, made)}` fails" if made is not None else "when that fails"
                said = f"{failed}, `{file.text(value)}` answers for `{file.text(target)}`, and no answer says so"
                return Verdict("MLA103", said, 0.8, mild=True, place=statement)
    return None


def another_entry(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """``models.get(kind, models["first"])``: the entry of a table that answers for a kind it does not have."""
    for call, owner, asked, other in lookups(file):
        if not _MODELS.search(last_part(owner)) and not _ADVICE.search(last_part(owner)):
            continue
        taken: ast.expr | None = None
        if isinstance(other, ast.Subscript) and as_written(other.value) == as_written(owner):
            taken = other.slice
        elif isinstance(other, ast.Call) and last_part(other.func) == "get" and isinstance(other.func, ast.Attribute):
            taken = other.args[0] if other.args and as_written(other.func.value) == as_written(owner) else None
        key = taken.value if isinstance(taken, ast.Constant) else None
        if isinstance(key, str) and not _GENERAL.match(key) and not isinstance(asked, ast.Constant):
            if not handlers.is_logged(file, call):
                yield call, key


__all__ = ["another_entry", "another_for_it"]
