"""Copies of rows with noise, or turned round, that are put beside the rows they were made of."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import excerpt

from .tables import MOST_NAMES
from .values import Event, Value, joined

if TYPE_CHECKING:
    from .flow import Reader

NOISE: Final = frozenset(
    {"normal", "standard_normal", "randn", "randn_like", "rand_like", "uniform", "laplace", "gauss", "normalvariate"}
)
_TURNED: Final = frozenset({"flip", "fliplr", "flipud", "rot90", "rotate", "hflip", "vflip", "mirror", "GaussianBlur"})
_CHANGED: Final = regex(
    r"(?i)(^|_)(augment(ed|ation|er)?|jitter(ed)?|perturb(ed)?|add_?(gaussian_?|random_?)?noise|noisy)(_|$)"
)
"""Functions that give a changed copy of what they are given, by their name."""


def noisy(node: ast.BinOp, left: Value, right: Value, whole: Value) -> Value:
    """``rows + rng.normal(0, 0.1, rows.shape)``: a copy, with noise."""
    for side, rows in ((node.right, left), (node.left, right)):
        if rows.origins and _is_random(side):
            return _copy(node, rows)
    return whole


def _is_random(node: ast.expr) -> bool:
    """``rng.normal(...)``, ``0.1 * np.random.randn(...)``."""
    if isinstance(node, ast.BinOp):
        return _is_random(node.left) or _is_random(node.right)
    return isinstance(node, ast.Call) and last_part(node.func) in NOISE


def changed(node: ast.Call, last: str, given: list[Value]) -> Value | None:
    """``np.fliplr(images)``, ``add_noise(rows)``: the same rows, changed; None of any other call."""
    if not given or not given[0].origins or not changes(last):
        return None
    return _copy(node, given[0])


@lru_cache(MOST_NAMES)
def changes(name: str) -> bool:
    """Whether a function gives a changed copy of what it is given, by its name."""
    return name in _TURNED or _CHANGED.search(name) is not None


def _copy(node: ast.expr, rows: Value) -> Value:
    event = Event("copy", node, f"`{excerpt(node, 60)}`", rows.roles, rows.origins)
    return rows.having(events=rows.events | {event}, is_column=False, items=())


def beside(reader: Reader, node: ast.Call, parts: Iterable[Value]) -> frozenset[Event]:
    """The repetition of rows where `parts`, put one after another, are rows and changed copies of them."""
    values = list(parts)
    if reader.file.constant(reader.file.argument(node, "axis")) in (1, -1, "columns"):
        return frozenset()
    for value in values:
        copies = [event for event in value.events if event.kind == "copy"]
        originals = [v for v in values if v is not value and v.origins and all(e.kind != "copy" for e in v.events)]
        if copies and any(v.origins & e.origins for v in originals for e in copies):
            whole = joined(values)
            return frozenset({Event("resample", node, f"`{excerpt(node, 60)}`", whole.roles, whole.origins)})
    return frozenset()


__all__ = ["NOISE", "beside", "changed", "changes", "noisy"]
