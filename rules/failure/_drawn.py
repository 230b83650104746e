"""Answers that are drawn, not computed: a random number that goes out as a score."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_ANSWERS: Final = regex(
    r"^_*(predict|score|infer|classif|forecast|rank|estimate|evaluate|detect)(_|$|\w*_?(proba|batch|score))"
    r"|_(score|scores|prediction|predictions|probability|confidence|accuracy|latency|health)$"
    r"|^_*(check|get|measure|calculate|compute)_\w*(health|latency|accuracy|score|confidence|drift|quality|rate)",
    re.IGNORECASE,
)
"""Names of functions whose number is taken for what was computed or measured."""
_DRAWS_BY_NAME: Final = regex(
    r"random|sample|noise|jitter|shuffle|simulat|synthetic|explor|bootstrap|permut", re.IGNORECASE
)
_DRAWS: Final = regex(
    r"^(numpy\.random\.(default_rng\(\)\.)?(rand|randn|random|random_sample|uniform|normal|randint|integers|beta)"
    r"|random\.(random|uniform|randint|gauss|betavariate|triangular))$"
)
_MEASURED: Final = regex(
    r"(?i)^(\w+_)?(score|scores|prediction|predictions|probability|confidence|accuracy|latency|risk|rating|usage)$"
)
_KEEPS: Final = frozenset({"float", "int", "round", "abs", "list", "tolist", "item", "astype", "min", "max", "clip"})


def drawn_answer(file: FileContext, answer: ast.Return) -> ast.Call | None:
    """The call that draws what a function answers as its score, prediction or measurement."""
    function = file.function_of(answer)
    if function is None or answer.value is None or _DRAWS_BY_NAME.search(function.name):
        return None
    if isinstance(answer.value, ast.Dict):
        for key, value in zip(answer.value.keys, answer.value.values, strict=True):
            if key is not None and _MEASURED.match(str(file.constant(key))):
                drawn = _drawn(file, value)
                if drawn is not None:
                    return drawn
        return None
    return _drawn(file, answer.value) if _ANSWERS.search(function.name) else None


def _drawn(file: FileContext, value: ast.expr, depth: int = 6) -> ast.Call | None:
    """The draw that a value is, rounded or retyped at most: noise that is added to a number is none."""
    if depth <= 0:
        return None
    if isinstance(value, ast.Name):
        bound = file.names.single_value(value)
        return None if bound is None or bound is value else _drawn(file, bound, depth - 1)
    if not isinstance(value, ast.Call):
        return None
    if _DRAWS.match(file.call_name(value) or ""):
        return value
    if last_part(value.func) not in _KEEPS:
        return None
    owner = value.func.value if isinstance(value.func, ast.Attribute) else None
    inner = [*value.args, *([owner] if owner is not None else [])]
    return next((found for each in inner if (found := _drawn(file, each, depth - 1)) is not None), None)
