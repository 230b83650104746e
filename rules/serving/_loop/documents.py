"""Collections of MongoDB that are asked through items: ``client["shop"]["orders"].find_one(...)``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext

MANY: Final = frozenset(
    {
        *("aggregate", "bulk_write", "count_documents", "delete_many", "delete_one", "distinct", "find", "find_one"),
        *("find_one_and_delete", "find_one_and_replace", "find_one_and_update", "insert_many", "insert_one"),
        *("replace_one", "update_many", "update_one", "estimated_document_count"),
    }
)
"""What a collection is asked."""
_CLIENTS: Final = frozenset({"pymongo.MongoClient()", "pymongo.mongo_client.MongoClient()"})
_DEPTH: Final = 6


def documents_call(file: FileContext, call: ast.Call) -> str:
    """``pymongo.MongoClient().items.find_one`` for a call on a collection that is an item of a client; "" elsewhere."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in MANY or not file.imports("pymongo"):
        return ""
    return f"pymongo.MongoClient().items.{function.attr}" if _is_of_client(file, function.value, _DEPTH) else ""


def _is_of_client(file: FileContext, node: ast.expr, depth: int) -> bool:
    """Whether items and attributes lead from `node` to a client."""
    if depth <= 0:
        return False
    if isinstance(node, ast.Subscript):
        return _is_of_client(file, node.value, depth - 1)
    if (file.qualname(node) or "") in _CLIENTS:
        return True
    made = file.names.single_value(node)
    if made is not node and isinstance(made, ast.expr):
        return _is_of_client(file, made, depth - 1)
    return isinstance(node, ast.Attribute) and _is_of_client(file, node.value, depth - 1)
