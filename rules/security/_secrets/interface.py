"""Texts that go by the name of a secret and tell users something: labels, messages, and examples of a schema."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.tree import parent_of, parents

_EXAMPLES: Final = ("example", "examples", "json_schema_extra", "schema_extra", "openapi_examples")
"""Where a schema shows its users what to send."""


def is_text_of_interface(value: ast.expr) -> bool:
    """Help texts, labels and messages that go by the name of a secret: ``{"password": "Password too short (8)"}``."""
    holder = parent_of(value)
    if isinstance(holder, ast.keyword):
        return holder.arg in ("help", "label", "title", "description", "placeholder", *_EXAMPLES)
    return isinstance(holder, ast.Dict) and _is_example(holder)


def _is_example(given: ast.Dict) -> bool:
    """Whether a dict shows users of a schema what to send: ``json_schema_extra={"example": {...}}``."""
    child: ast.AST = given
    for parent in parents(given):
        if isinstance(parent, ast.keyword):
            return parent.arg in _EXAMPLES
        if isinstance(parent, ast.Assign):
            return any(isinstance(t, ast.Name) and t.id in _EXAMPLES for t in parent.targets)
        if isinstance(parent, ast.Dict):
            keys = [key for key, value in zip(parent.keys, parent.values, strict=True) if value is child]
            if any(isinstance(key, ast.Constant) and key.value in _EXAMPLES for key in keys):
                return True
        elif not isinstance(parent, ast.List | ast.Tuple):
            return False
        child = parent
    return False
