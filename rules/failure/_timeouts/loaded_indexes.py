"""Embedders that an index is loaded with, of an index that is then asked nothing which needs them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_LOADS: Final = frozenset({"load_local", "from_existing_index", "from_existing_collection", "from_existing_graph"})
_STORES: Final = frozenset(
    {"Chroma", "Qdrant", "QdrantVectorStore", "PGVector", "Milvus", "Pinecone", "PineconeVectorStore"}
)
"""Classes of LangChain that open a store which is there."""
_EMBEDS_NOTHING: Final = frozenset({"save_local", "persist", "delete", "delete_collection", "get_by_ids"})
_DEPTH: Final = 3


def is_loaded_only(file: FileContext, made: ast.Call) -> bool:
    """Whether all that is done with an embedder here is to load an index, of which this file then reads attributes
    alone, ``store.index.ntotal``: nothing waits for the server. An index that this file does nothing with is used by
    another one.
    """
    loads = _loading(file, made, _DEPTH)
    if loads is None:
        return False
    statement = parent_of(loads)
    target = statement.targets[0] if isinstance(statement, ast.Assign) and len(statement.targets) == 1 else None
    if not isinstance(target, ast.Name):
        return False
    uses = [
        each for each in file.tree.of(ast.Attribute) if isinstance(each.value, ast.Name) and each.value.id == target.id
    ]
    names = _read(file, target.id)
    return bool(uses) and len(uses) == len(names) and all(map(_embeds_nothing, uses))


def _loading(file: FileContext, value: ast.expr, depth: int) -> ast.Call | None:
    """The call that loads an index, with the embedder straight in it or by a name that is used for nothing else."""
    above = parent_of(value)
    if isinstance(above, ast.keyword):
        above = parent_of(above)
    if isinstance(above, ast.Call) and value is not above.func:
        last = last_part(above.func)
        return above if last in _LOADS or last in _STORES else None
    target = above.targets[0] if isinstance(above, ast.Assign) and len(above.targets) == 1 else None
    if not isinstance(target, ast.Name) or depth <= 0:
        return None
    names = _read(file, target.id)
    return _loading(file, names[0], depth - 1) if len(names) == 1 else None


def _read(file: FileContext, name: str) -> list[ast.Name]:
    """The places at which a name is read, anywhere in a file."""
    names = file.inside(file.tree.module, ast.Name)
    return [each for each in names if each.id == name and isinstance(each.ctx, ast.Load)]


def _embeds_nothing(use: ast.Attribute) -> bool:
    above = parent_of(use)
    return not (isinstance(above, ast.Call) and above.func is use) or use.attr in _EMBEDS_NOTHING


__all__ = ["is_loaded_only"]
