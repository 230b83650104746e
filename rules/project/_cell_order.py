"""In which order the cells of a notebook were run, as far as that says what its results were made of."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part

_SHOWS: Final = frozenset(
    {"print", "pprint", "display", "head", "tail", "info", "describe", "sample", "value_counts", "unique", "nunique"}
    | {"summary", "show", "get_status", "isnull", "sum"}
)
"""Calls on the last line of a cell that show something and change nothing."""


def disorder(file: FileContext, node: ast.Call) -> str:
    """The first pair of cells up to a place that was run the other way round; "" where the order is right. A cell that
    only shows something is run again and again, and counts for nothing.
    """
    notebook = file.source.notebook
    if notebook is None:
        return ""
    last = notebook.place(node.lineno)[0]
    before: tuple[int, int] | None = None
    shown = _only_shown(file)
    for cell in notebook.cells:
        if cell.kind != "code" or cell.execution_count is None or cell.index > last or cell.index in shown:
            continue
        if before is not None and cell.execution_count < before[1]:
            return f"cell {before[0]} ran as number {before[1]}, cell {cell.index} as number {cell.execution_count}"
        before = (cell.index, cell.execution_count)
    return ""


def _only_shown(file: FileContext) -> set[int]:
    """The cells that only show something."""
    known: set[int] | None = file.shared.get("cells that only show")
    notebook = file.source.notebook
    if known is None and notebook is not None:
        by_cell: dict[int, bool] = {}
        for statement in file.tree.module.body:
            index = notebook.place(statement.lineno)[0]
            by_cell[index] = by_cell.get(index, True) and _shows(statement)
        known = file.shared["cells that only show"] = {index for index, shows in by_cell.items() if shows}
    return known or set()


def _shows(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass):
        return True
    shown = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(shown, ast.Call):
        return last_part(shown.func) in _SHOWS
    return isinstance(shown, ast.Name | ast.Attribute | ast.Constant | ast.Subscript)


__all__ = ["disorder"]
