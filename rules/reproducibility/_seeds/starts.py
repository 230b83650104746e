"""Functions that may start a run, by their name or by what their decorators say."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_TRAINING: Final = regex(r"(?<![a-z])(re|pre)?train(?!ed|able|er)|fine_?tune")
_STARTED: Final = regex(r"click|typer|hydra|command|flow|task|step|draccus|prefect|job|asset|component|schedule|route")
_PASSIVE: Final = frozenset(
    {
        *("abstractmethod", "asynccontextmanager", "cache", "cached_property", "classmethod", "contextmanager"),
        *("deprecated", "final", "fixture", "inference_mode", "jit", "lru_cache", "no_grad", "njit", "overload"),
        *("override", "parametrize", "property", "setter", "singledispatch", "staticmethod", "wraps"),
    }
)
"""Decorators of functions that others call."""


def may_start(function: FunctionNode) -> bool:
    """Whether a function is likely the start of a run: a `main`, one that trains by name, or one that a decorator hands
    to what runs it: a command, a step, a route. A method is one where its decorator says so.
    """
    name = function.name
    if name in ("main", "run", "cli") or (("train" in name or "tune" in name) and _TRAINING.search(name) is not None):
        return True
    if not function.decorator_list:
        return False
    starts = _starts if isinstance(parent_of(function), ast.ClassDef) else _is_active
    return any(map(starts, function.decorator_list))


def _is_active(decorator: ast.expr) -> bool:
    """Whether a decorator may hand a function to what runs it, for all that its last name says."""
    return last_part(decorator.func if isinstance(decorator, ast.Call) else decorator) not in _PASSIVE


def _starts(decorator: ast.expr) -> bool:
    """Whether a decorator says that what it stands on is started."""
    part: ast.expr = decorator.func if isinstance(decorator, ast.Call) else decorator
    while isinstance(part, ast.Attribute):
        if _says_started(part.attr):
            return part.attr not in _PASSIVE
        part = part.value
    return isinstance(part, ast.Name) and _says_started(part.id)


@lru_cache(maxsize=100_000)
def _says_started(word: str) -> bool:
    return _STARTED.search(word) is not None
