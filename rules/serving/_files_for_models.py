"""Fields that say that a model is loaded, or ready, where only its file is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_LOOKS: Final = ("exists", "is_file", "isfile")
_LOADED: Final = regex(
    r"(?i)(^|_)(models?|classifier|predictor|pipeline|checkpoint|weights|scaler|encoder|tokenizer)(_\w+)?_(loaded|ready)$"
)


def files_for_models(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """``{"model_loaded": os.path.exists(path)}``, ``model_ready = path.is_file()``: the look, and the name."""
    for call in called(file, *_LOOKS):
        held = parent_of(call)
        value: ast.expr = call
        if isinstance(held, ast.Call) and last_part(held.func) == "bool":
            value, held = held, parent_of(held)
        name = ""
        if isinstance(held, ast.Dict):
            keys = (key for key, item in zip(held.keys, held.values, strict=True) if item is value)
            key = next(keys, None)
            name = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
        elif isinstance(held, ast.keyword):
            name = held.arg or ""
        elif (target := target_of(held, value)) is not None:
            name = last_part(target)
        if _LOADED.search(name):
            yield call, name


__all__ = ["files_for_models"]
