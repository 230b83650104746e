"""What looks like a check in a schema, and checks nothing: a type as a default, a stray validator."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_TYPES: Final = regex(r"^(typing|typing_extensions)\.(Literal|Annotated|Optional|Union|List|Dict|Sequence|Tuple|Set)$")
_VALIDATORS: Final = regex(r"^pydantic\.(\w+\.)*(field_validator|validator|model_validator|root_validator)$")


def type_defaults(file: FileContext, node: ast.ClassDef) -> list[ast.AnnAssign]:
    """The fields whose default is a type: ``kind: str = Literal["a", "b"]``, which takes any text."""
    return [
        field
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.value, ast.Subscript)
        if _TYPES.match(file.qualname(field.value.value) or "")
    ]


def stray_validators(file: FileContext) -> list[tuple[ast.expr, FunctionNode]]:
    """The functions of a module, outside of any class, that are decorated as validators of fields, and that no class of
    the file is given.
    """
    found: list[tuple[ast.expr, FunctionNode]] = []
    for node in file.tree.module.body if file.holds(b"validator") else ():
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for decorator in node.decorator_list:
            made = decorator.func if isinstance(decorator, ast.Call) else decorator
            if _VALIDATORS.match(file.qualname(made) or "") and not _is_named(file, node.name):
                found.append((decorator, node))
    return found


def _is_named(file: FileContext, name: str) -> bool:
    uses = (part for part in ast.walk(file.tree.module) if isinstance(part, ast.Name))
    return any(use.id == name and isinstance(use.ctx, ast.Load) for use in uses)


__all__ = ["stray_validators", "type_defaults"]
