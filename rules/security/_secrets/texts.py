"""What is written where a secret may stand: its text, and the name that it goes by."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext


def is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def decoded(given: ast.expr, file: FileContext) -> ast.expr:
    """The text of ``"...".encode()`` and ``b"..."``, also where a name stands for them."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else None
    if isinstance(made, ast.Call) or (isinstance(made, ast.Constant) and isinstance(made.value, bytes)):
        given = made
    if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr == "encode":
        return given.func.value
    if isinstance(given, ast.Constant) and isinstance(given.value, bytes):
        return ast.copy_location(ast.Constant(given.value.decode("utf-8", "replace")), given)
    return given


def text_of(given: ast.expr, file: FileContext) -> ast.expr:
    """The text that a name stands for, where there is one alone: ``os.getenv("SECRET_KEY", FALLBACK)``."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else None
    return made if made is not None and is_text(made) else given


def name_of(file: FileContext, target: ast.expr) -> str:
    if isinstance(target, ast.Name):
        return target.id
    if isinstance(target, ast.Attribute):
        return target.attr
    if isinstance(target, ast.Subscript):
        key = file.constant(target.slice)
        return key if isinstance(key, str) else ""
    return ""
