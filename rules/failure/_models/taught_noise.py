"""Models that are taught noise where the real one is missing: rows and labels are drawn, and it answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_GENERATORS: Final = ("numpy.random", "numpy.random.default_rng()", "numpy.random.RandomState()", "random")
_DRAWS: Final = frozenset(
    f"{owner}.{draw}"
    for owner in _GENERATORS
    for draw in (
        *("rand", "randn", "random", "random_sample", "uniform", "normal", "standard_normal", "randint", "integers"),
        *("choice", "choices", "binomial", "sample"),
    )
)
_KEEPS: Final = frozenset({"astype", "reshape", "array", "asarray", "DataFrame", "Series", "ravel", "round", "clip"})
_TRIES: Final = regex(r"(?i)(^|/)(tests?|benchmarks?|examples?|notebooks?|demos?)(/|_)|(^|/)(test_|conftest|bench)")
_BOTH: Final = 2
"""Rows and labels."""


class Taught(NamedTuple):
    """Where a model is taught noise, or asked for instead of the real one, and what is drawn."""

    place: ast.expr
    said: str


def taught_noise(file: FileContext) -> Iterator[Taught]:
    """``model.fit(np.random.randn(100, 8), np.random.randint(0, 2, 100))``: told where a branch or a handler asks for
    it, if that is one place.
    """
    if _DRAWS.isdisjoint(called_names(file)) or _TRIES.search(file.path):
        return
    for fit in called(file, "fit"):
        if not isinstance(fit.func, ast.Attribute) or len(fit.args) < _BOTH:
            continue
        function = file.function_of(fit)
        labels = _drawn(file, fit.args[1], function)
        if labels is None or _drawn(file, fit.args[0], function) is None:
            continue
        place = _asked_for(file, function) if function is not None else None
        instead = place is not None or _is_instead(file, fit)
        if instead:
            said = f"where there is no model, one is taught `{file.text(labels)}` for labels: its answers are noise"
            yield Taught(place or fit, said)


def _drawn(file: FileContext, value: ast.expr, function: FunctionNode | None, depth: int = 4) -> ast.Call | None:
    """The draw that a value is, reshaped or retyped at most, and not worked out from others."""
    if depth <= 0:
        return None
    if isinstance(value, ast.Name):
        home: ast.AST = function or file.tree.module
        made = [a.value for a in assignments(file, home) if any(_is(target, value.id) for target in a.targets)]
        return _drawn(file, made[0], function, depth - 1) if len(made) == 1 else None
    if not isinstance(value, ast.Call):
        return None
    if file.call_name(value) in _DRAWS:
        return value
    if last_part(value.func) not in _KEEPS:
        return None
    owner = value.func.value if isinstance(value.func, ast.Attribute) else None
    inner = [*value.args[:1], *([owner] if owner is not None else [])]
    return next((found for each in inner if (found := _drawn(file, each, function, depth - 1)) is not None), None)


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name


def _asked_for(file: FileContext, function: FunctionNode) -> ast.Call | None:
    """The one call of a function, where it stands in a branch or a handler."""
    asked = [call for call in called(file, function.name) if file.function_of(call) is not function]
    return asked[0] if len(asked) == 1 and _is_instead(file, asked[0]) else None


def _is_instead(file: FileContext, call: ast.Call) -> bool:
    return next(file.ancestors(call, (ast.If, ast.ExceptHandler)), None) is not None


__all__ = ["Taught", "taught_noise"]
