"""Archives that are refused for what their entries come to, before anything of them is unpacked."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext

from .lengths import asks_for_any

_ENTRY: Final = b".file_size"


def sums_entries(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function refuses an archive for what its entries, unpacked, come to: ``total += entry.file_size``. Of
    the archive itself no more than the list of entries is read by then.
    """
    if not file.holds(_ENTRY):
        return False
    sizes = [each for each in file.inside(node, ast.Attribute) if each.attr == "file_size"]
    held = {target.id for size in sizes for target in _sums(file, size) if isinstance(target, ast.Name)}
    return any(
        any(isinstance(part, ast.Raise | ast.Return) for part in test.body)
        and any(
            part in sizes or (isinstance(part, ast.Name) and part.id in held)
            for compare in ast.walk(test.test)
            if isinstance(compare, ast.Compare) and not asks_for_any(compare)
            for part in ast.walk(compare)
        )
        for test in (file.inside(node, ast.If) if sizes else ())
    )


def archives(file: FileContext) -> set[FunctionNode]:
    """The functions of a file that read what entries of archives come to."""
    read = [each for each in file.tree.of(ast.Attribute) if each.attr == "file_size"] if file.holds(_ENTRY) else []
    return {home for each in read if (home := file.function_of(each)) is not None}


def _sums(file: FileContext, size: ast.Attribute) -> list[ast.expr]:
    """What a statement puts a size into."""
    statement = file.statement_of(size)
    return [statement.target] if isinstance(statement, ast.AugAssign) else targets(statement) if statement else []
