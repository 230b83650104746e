"""Clients that come from anywhere, an item of a dict or a parameter, and are known by how they are asked."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.extract import LIBRARIES
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_TABLES: Final = frozenset({"table", "from_"})
_ROWS: Final = frozenset({"select", "insert", "update", "upsert", "delete"})
_SEARCHES: Final = frozenset(
    {
        *("similarity_search", "similarity_search_with_score", "similarity_search_by_vector"),
        *("similarity_search_with_relevance_scores", "max_marginal_relevance_search", "get_relevant_documents"),
        *("embed_query", "embed_documents", "completion_with_retry"),
    }
)
"""What LangChain alone calls so; its coroutines have an ``a`` before them."""
_ADDS: Final = "add_documents"
"""What it calls so, and others too."""
_LIBRARIES: Final = ("langchain", "langchain_core", "langchain_community")
_LOADS: Final = frozenset({"load", "load_and_split"})
_LOADER: Final = regex(r"(?i)loader$")
SHAPED: Final = _SEARCHES | _LOADS | {"execute", _ADDS}
"""Last parts of calls that `shaped_call` may know."""


def shaped_call(file: FileContext, call: ast.Call, name: str) -> str:
    """The name of what a call asks whose own `name` tells nothing: of Supabase where a chain of calls asks for the rows
    of a table, of LangChain where a method is one of its own; "" elsewhere.
    """
    last = last_part(call.func)
    if last not in SHAPED or not isinstance(call.func, ast.Attribute):
        return ""
    if last == "execute":  # `self.db.table("users").select("*").execute()`, whatever `db` is
        known = name and name.partition(".")[0] in LIBRARIES
        return "" if known or not _asks_for_rows(call.func.value) else "supabase.Client().table().execute"
    if name:
        return ""
    if last in _SEARCHES or (last == _ADDS and file.imports(*_LIBRARIES)):
        return f"langchain.of_some_kind().{last}" if call.args or call.keywords else ""
    loads = last in _LOADS and not call.args and file.imports(*_LIBRARIES) and _is_loader(call.func.value)
    return f"langchain.document_loaders.of_some_kind().{last}" if loads else ""


def _asks_for_rows(node: ast.expr) -> bool:
    """Whether a chain begins with a table by its name, and says what is done with its rows; or with a procedure."""
    steps: list[ast.Call] = []
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        steps.append(node)
        node = node.func.value
    names = [last_part(step.func) for step in steps]
    first = next((i for i, name in enumerate(names) if name in _TABLES), None)
    if first is None:
        return names[-1:] == ["rpc"] and len(steps[-1].args) > 0
    return len(steps[first].args) == 1 and not _ROWS.isdisjoint(names[:first])


def _is_loader(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and _LOADER.search(last_part(node)) is not None


__all__ = ["SHAPED", "shaped_call"]
