"""Default keys that the program itself refuses, where it matters."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext, last_part


def is_refused(file: FileContext, variable: str, default: str) -> bool:
    """Whether the file raises where a key is still its default: ``if self.secret_key == "change-me": raise ...``."""
    if not file.holds(b"raise "):
        return False
    for guard in file.tree.of(ast.If):
        if any(_compares(part, variable, default) for part in ast.walk(guard.test)):
            if any(isinstance(statement, ast.Raise) for statement in guard.body):
                return True
    return False


def _compares(part: ast.AST, variable: str, default: str) -> bool:
    if not isinstance(part, ast.Compare) or not isinstance(part.ops[0], ast.Eq | ast.In):
        return False
    if last_part(part.left).lower() != variable.lower():
        return False
    known = part.comparators[0]
    texts = known.elts if isinstance(known, ast.Tuple | ast.List | ast.Set) else [known]
    return any(isinstance(text, ast.Constant) and text.value == default for text in texts)
