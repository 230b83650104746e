"""Requests of which one text is read, or one array of a set type and shape: what is wrong with it is a 500 at worst."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_TEXTS: Final = regex(
    r"(?i)(?<![a-z])(texts?|sentences?|reviews?|messages?|comments?|questions?|quer(y|ies)|prompts?|tweets?|document"
    r"|title|news|e?mail|sms|sentiment|toxic|nlp|spam)(?![a-z])"
)


def reads_one_text(file: FileContext, function: ast.AST, held: set[str]) -> bool:
    """Whether all that a handler takes out of a body, kept under the names `held`, is one field that is a text by its
    name or by that of its file.
    """
    keys = {
        file.constant(part.slice)
        for part in file.inside(function, ast.Subscript)
        if isinstance(part.value, ast.Name) and part.value.id in held
    } | {
        file.constant(call.args[0])
        for call in file.inside(function, ast.Call)
        if last_part(call.func) == "get" and call.args and isinstance(call.func, ast.Attribute)
        if isinstance(call.func.value, ast.Name) and call.func.value.id in held
    }
    keys.discard("body")
    if len(keys) != 1:
        return False
    (key,) = keys
    return isinstance(key, str) and _TEXTS.search(f"{key} {file.path}".replace("_", " ")) is not None


def reads_one_array(file: FileContext, function: ast.AST, held: set[str]) -> bool:
    """Whether a handler reads a body, kept under the names `held`, as numbers of one type, and gives these the shape
    that the model takes: ``np.frombuffer(data, dtype=np.float32).reshape(shape)``. Other bytes do not fit.
    """
    read = [
        call
        for call in file.inside(function, ast.Call)
        if file.call_name(call) == "numpy.frombuffer" and file.argument(call, "dtype", 1) is not None
        if any(isinstance(part, ast.Name | ast.Attribute) and last_part(part) in held | {"data"} for part in call.args)
    ]
    return bool(read) and any(
        last_part(call.func) == "reshape" and any(not isinstance(each, ast.Constant) for each in call.args)
        for call in file.inside(function, ast.Call)
    )
