"""Decorators that only wrap: what they decorate is called as before, by nobody but those who call it by its name."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.pattern import regex

_WRAPS: Final = regex(
    r"(?i)^(time[dr]?|traced?|log(ged|_\w+)?|(catch|handle)_(all_)?(errors?|exceptions?)|measured?|profiled?|retry|retries|(\w+_)?cached?(_\w+)?|staticmethod"
    r"|classmethod|override|final|no_grad|inference_mode|torch_no_grad|deprecated|beartype|typechecked)$"
)


def is_only_wrapped(function: FunctionNode) -> bool:
    """Whether a function has no decorator but those that are known to hand it to nobody else."""
    return all(_WRAPS.match(_name(each)) for each in function.decorator_list)


def only_wraps(decorator: str) -> bool:
    """The same of one decorator, by its resolved name."""
    return _WRAPS.match(decorator.removesuffix("()").rpartition(".")[2]) is not None


def _name(decorator: ast.expr) -> str:
    made = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(made).rpartition(".")[2]


__all__ = ["is_only_wrapped", "only_wraps"]
