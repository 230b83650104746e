"""Stores that are not configured, and routes that answer without them as if they had asked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex

from ...serving._web.routes import route
from .._told.claimed import fields
from .._ways_out import absences, is_empty

_STORES: Final = regex(
    r"(?i)(^|_)(db|database|store|storage|supabase|firestore|mongo\w*|redis|postgres\w*|pg|sqlite|dynamo\w*|bigquery|qdrant"
    r"|chroma|pinecone|milvus|weaviate|neo4j|elastic\w*|es|collection|session|conn(ection)?|pool|bucket|table|repo(sitory)?)"
    r"(_(client|conn|connection|session|pool|db|store|table|collection|engine))?$"
)
"""What a store, or the connection to it, is called."""
_SPARE: Final = regex(r"(?i)cache|health|ready|status|metrics|optional|feature_?flag|suggest|recent|comment")
"""What a page can do without, and routes that tell what there is."""
_STATE: Final = regex(r"(?i)^(status|state|result|message|msg|detail|success|ok|saved|stored)$")
_DONE: Final = regex(
    r"(?i)^\W*(ok|success\w*|done"
    r"|(\w+ )?(saved|stored|created|updated|deleted|logged|recorded|received|submitted|added))\b"
)
_DENIES: Final = regex(r"(?i)\b(not|fail\w*|error|could|skip\w*|unavailable|disabled|nothing)\b")


def unasked_stores(file: FileContext, node: FunctionNode) -> Iterator[tuple[ast.Return, str]]:
    """``if db is None: return []`` and ``return {"status": "saved"}`` of a route that asks `db` where there is one."""
    found = list(_unasked(file, node))
    if found and route(file, node) is not None:
        yield from found


def _unasked(file: FileContext, node: FunctionNode) -> Iterator[tuple[ast.Return, str]]:
    for branch in file.inside(node, ast.If):
        held = absences(file).get(branch, [])
        if file.function_of(branch) is not node or len(held) != 1 or branch.orelse:
            continue
        store, answer = held[0], branch.body[-1]
        if not isinstance(store, ast.Name) or not isinstance(answer, ast.Return) or not _STORES.search(store.id):
            continue
        if _SPARE.search(f"{node.name} {store.id}") or not _is_global(file, store):
            continue
        value = outcome(answer)
        said = _said(value) if value is not None else ""
        if said and _is_asked_after(file, node, store, branch):
            yield answer, f"without `{store.id}` {said}"


def _said(value: ast.expr) -> str:
    """What an answer tells in the place of the store; "" where it tells nothing of the kind, or that it is missing."""
    given = list(fields(value))
    if _is_blank(value, given):
        return "an empty answer goes out with status 200: a client cannot tell it from a store with nothing in it"
    texts = [item.value for key, item in given if _STATE.match(key) and isinstance(item, ast.Constant)]
    if any(text is False or (isinstance(text, str) and _DENIES.search(text)) for text in texts):
        return ""
    if any(text is True or (isinstance(text, str) and _DONE.match(text)) for text in texts):
        return "a success goes out, and what was sent is thrown away"
    return ""


def _is_blank(value: ast.expr, given: list[tuple[str, ast.expr]]) -> bool:
    """``[]``, ``{"items": []}``, ``{"items": [], "total": 0}``: lists with nothing in them, and noughts."""
    if isinstance(value, ast.List):
        return not value.elts
    lists = [item for _, item in given if isinstance(item, ast.List) and is_empty(item)]
    noughts = [
        item for _, item in given if isinstance(item, ast.Constant) and item.value == 0 and item.value is not False
    ]
    return bool(lists) and len(lists) + len(noughts) == len(given)


def _is_global(file: FileContext, store: ast.Name) -> bool:
    """Whether a name is the module's, and may be None there: its settings were not given."""
    bound = file.names.lookup(store.id, store)
    return bool(bound) and all(b.kind in ("assign", "import") for b in bound) and not _is_local(file, store)


def _is_local(file: FileContext, store: ast.Name) -> bool:
    function = file.function_of(store)
    stored = file.inside(function, ast.Name) if function is not None else []
    return any(n.id == store.id and isinstance(n.ctx, ast.Store) for n in stored)


def _is_asked_after(file: FileContext, node: FunctionNode, store: ast.Name, branch: ast.If) -> bool:
    """Whether what follows asks the store, or hands it on to what does."""
    for call in file.inside(node, ast.Call):
        if call.lineno <= (branch.end_lineno or branch.lineno):
            continue
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        given = [*call.args, *(k.value for k in call.keywords)]
        if (isinstance(owner, ast.Name) and owner.id == store.id) or any(last_part(g) == store.id for g in given):
            return True
    return False
