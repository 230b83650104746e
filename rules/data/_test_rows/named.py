"""The names that an expression reads, and the modules that some of them stand for."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext

_ARRAYS: Final = frozenset({"numpy", "torch", "tensorflow"})
_WRITTEN: Final = frozenset({"np", "numpy", "torch", "tf"})


def names_in(node: ast.AST) -> set[str]:
    """All names in an expression."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def of_arrays(file: FileContext, node: ast.expr) -> bool:
    """Whether a name stands for a library of arrays, whatever it is imported as: what is asked of it, is of its first
    argument.
    """
    return isinstance(node, ast.Name) and (file.qualname(node) or ("numpy" if node.id in _WRITTEN else "")) in _ARRAYS
