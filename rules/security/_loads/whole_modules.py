"""Checkpoints of torch that hold a whole module: tensors alone could not be loaded in its place."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_KEYS: Final = frozenset({"model", "net", "network", "module", "ema"})
"""Under which trainers keep a module, beside those that keep a `state_dict`."""
_OF_MODULES: Final = frozenset({"eval", "train", "to", "cuda", "cpu", "half", "forward", "predict", "parameters"})
_NO_STATE: Final = regex(r"(?i)^(?!.*(state|weight|param|dict)|_*sd\d*$).*(model|net|module)")
"""What takes a module by its name, and no state of one."""


def is_whole_module(file: FileContext, load: ast.Call) -> bool:
    """Whether what is loaded, or what it holds under ``"model"``, is used as a module."""
    name = _name_given(load)
    if not name:
        return _is_used(load)
    return any(
        isinstance(each, ast.Name) and each.id == name and isinstance(each.ctx, ast.Load) and _is_used(each)
        for each in ast.walk(file.function_of(load) or file.tree.module)
    )


def _name_given(node: ast.expr) -> str:
    """The name that takes a value by itself."""
    above = parent_of(node)
    target = above.targets[0] if isinstance(above, ast.Assign) and above.value is node else None
    return target.id if isinstance(target, ast.Name) else ""


def _is_used(node: ast.expr) -> bool:
    above = parent_of(node)
    if isinstance(above, ast.Attribute):
        called = parent_of(above)
        return above.attr in _OF_MODULES and isinstance(called, ast.Call) and called.func is above
    if not isinstance(above, ast.Subscript) or above.value is not node:
        return isinstance(above, ast.Call) and above.func is node
    key = above.slice.value if isinstance(above.slice, ast.Constant) else None
    return key in _KEYS and (_is_used(above) or _NO_STATE.search(_name_given(above)) is not None)


__all__ = ["is_whole_module"]
