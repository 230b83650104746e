"""Whose the content of a line is, by where it comes from: a queue, a table of one's own, the term of a search."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext, descend

from .handlers import is_consumed


def source(file: FileContext, node: ast.Call, part: ast.expr) -> dict[str, bool]:
    """Where content comes from: a queue, a table that the function reads itself, as who tries a server does, or the
    terms that it asks another service for.
    """
    home = file.function_of(node)
    calls = file.inside(home, ast.Call) if home is not None and file.holds(b".read_") else []
    reads = any((file.call_name(call) or "").startswith(("pandas.read_", "polars.read_")) for call in calls)
    return {"consumed": is_consumed(file, part), "own_rows": reads, "term": _is_term(file, part)}


def _is_term(file: FileContext, part: ast.expr) -> bool:
    """Whether the function puts a name into the address of a request: ``httpx.get(URL, params={"term": query})``."""
    home = file.function_of(part)
    if not isinstance(part, ast.Name) or home is None or not file.holds(b"params="):
        return False
    for call in file.inside(home, ast.Call):
        for keyword in call.keywords:
            if keyword.arg == "params" and isinstance(keyword.value, ast.Dict):
                if any(isinstance(each, ast.Name) and each.id == part.id for each in descend(keyword.value)):
                    return True
    return False


__all__ = ["source"]
