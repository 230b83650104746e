"""Names that stand for modules."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext

_ARRAYS: Final = frozenset({"numpy", "torch", "tensorflow"})
_WRITTEN: Final = frozenset({"np", "numpy", "torch", "tf"})


def of_arrays(file: FileContext, node: ast.expr) -> bool:
    """Whether a name stands for a library of arrays, whatever it is imported as: what is asked of it, is of its first
    argument.
    """
    return isinstance(node, ast.Name) and (file.qualname(node) or ("numpy" if node.id in _WRITTEN else "")) in _ARRAYS
