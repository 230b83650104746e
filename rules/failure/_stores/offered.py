"""Lists of which a page makes nothing but what a person may choose there."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parents

_OFFERED: Final = ("choices", "options")


def only_offered(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether all who call the function of a handler, in a page, make nothing of its answer but what a person may
    choose there: ``gr.update(choices=samplers())``, ``{"choices": samplers()}``.
    """
    function = file.function_of(handler)
    if function is None or not file.imports("streamlit", "gradio"):
        return False
    asked = [call for call in called(file, function.name) if file.function_of(call) is not function]
    return bool(asked) and all(map(_is_choice, asked))


def _is_choice(call: ast.Call) -> bool:
    child: ast.AST = call
    for parent in parents(call):
        if isinstance(parent, ast.keyword):
            return parent.arg in _OFFERED
        if isinstance(parent, ast.Dict):
            keys = [key for key, value in zip(parent.keys, parent.values, strict=True) if value is child]
            return any(isinstance(key, ast.Constant) and key.value in _OFFERED for key in keys)
        if isinstance(parent, ast.stmt | ast.Lambda):
            return False
        child = parent
    return False
