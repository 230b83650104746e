"""Weights that timm takes for an architecture by itself: which these are, its installed version says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext

from .followed import default_of

_MAKES: Final = ("timm.create_model", "timm.models.create_model", "timm.models.factory.create_model")
_NAMED: Final = ("pretrained_cfg", "pretrained_cfg_overlay", "checkpoint_path")
"""What says which weights are meant, besides a tag in the name."""


def default_weights(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """The first model of a file that is made with the weights of its architecture's default tag, and its name."""
    for call in file.calls_where(lambda name, _: name in _MAKES) if file.holds(b"timm") else ():
        name = file.constant(file.argument(call, "model_name", 0))
        if not isinstance(name, str) or ":" in name or "." in name or "/" in name:
            continue
        if any(file.argument(call, each) is not None for each in _NAMED):
            continue
        given = file.argument(call, "pretrained", 1)
        if given is not None and _is_on(file, given):
            yield call, name
            return


def _is_on(file: FileContext, given: ast.expr) -> bool:
    """Whether `pretrained` is True, or a parameter that is so by default."""
    if file.constant(given) is True:
        return True
    bound = file.names.lookup(given.id, given) if isinstance(given, ast.Name) else []
    default = default_of(bound[0]) if len(bound) == 1 and bound[0].kind == "arg" else None
    return default is not None and file.constant(default) is True


__all__ = ["default_weights"]
