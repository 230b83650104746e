"""What a value is by the call that gave it: what a service answers, what a model writes piece by piece, the documents
that users have sent.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_AFTER: Final = frozenset({"after_request", "after_app_request"})
_BODIES: Final = frozenset({"get_json", "get_data", "json", "data", "response"})
_PIECE: Final = regex(r"^(token|delta|piece|chunk|part)$")
_STREAMS: Final = frozenset(
    {"aiter", "astream", "stream_chat", "astream_chat", "astream_log", "iter_tokens", "generate_stream"}
)
_STREAM: Final = regex(r"(?i)(^|[._])(llm|chain|chat|agent|graph|qa|chat_?model|model|bot)(\(\))?\.stream$")
_SPLITS: Final = frozenset(
    {
        *("load_and_split", "split_documents", "create_documents", "get_relevant_documents"),
        *("aget_relevant_documents", "similarity_search", "asimilarity_search", "similarity_search_with_score"),
        *("max_marginal_relevance_search", "similarity_search_with_relevance_scores"),
    }
)
_LOADER: Final = regex(r"(?i)(^|_)loader$|Loader$")
_KEEPS: Final = frozenset({"add_documents", "aadd_documents", "from_documents", "afrom_documents"})
_DOCUMENT: Final = regex(r"^(\w+_)?(docs?|documents?|chunks?)$")
_WORDS: Final = (b"split", b"relevant_documents", b"similarity_search", b"relevance_search", b"oader")


def got_by_call(file: FileContext, node: ast.expr) -> str:
    """What an expression of a log line holds, in words; "" where no call tells."""
    if isinstance(node, ast.Name):
        return _piece(file, node) or _documents(file, node) or _kept(file, node)
    if isinstance(node, ast.Attribute):
        return _answer(file, node) or _documents(file, node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _answer(file, node.func)
    return ""


def _answer(file: FileContext, node: ast.Attribute) -> str:
    """``response.get_json()`` in what Flask calls with each answer."""
    if node.attr not in _BODIES or not isinstance(node.value, ast.Name) or not file.holds(b"after_request"):
        return ""
    home = file.function_of(node)
    marks = [last_part(each) for each in home.decorator_list] if home is not None else []
    if home is None or _AFTER.isdisjoint(marks) or node.value.id not in [each.arg for each in home.args.args[:1]]:
        return ""
    return f"`{file.text(node)}`, all that the service answers,"


def _piece(file: FileContext, node: ast.Name) -> str:
    """``token`` of ``async for token in callback.aiter()``."""
    if not _PIECE.match(node.id) or not file.holds(b"stream", b"aiter", b"iter_tokens"):
        return ""
    for binding in file.names.lookup(node.id, node):
        over = binding.value if binding.kind == "for" else None
        if isinstance(over, ast.Call) and (
            last_part(over.func) in _STREAMS or _STREAM.search(ast.unparse(over.func)) is not None
        ):
            return f"`{node.id}`, each piece of what the model writes,"
    return ""


def _documents(file: FileContext, node: ast.Name | ast.Attribute) -> str:
    """``chunks`` of ``splitter.split_documents(documents)``, ``self.documents`` of ``loader.load()``."""
    if not _DOCUMENT.match(last_part(node)) or not file.holds(*_WORDS):
        return ""
    for value in _values(file, node):
        inner = value.value if isinstance(value, ast.Await) else value
        if not isinstance(inner, ast.Call) or not isinstance(inner.func, ast.Attribute):
            continue
        last = inner.func.attr
        loads = last in ("load", "aload", "lazy_load") and _LOADER.search(last_part(inner.func.value))
        if last in _SPLITS or loads:
            return f"`{file.text(node)}`, whole documents,"
    return ""


def _kept(file: FileContext, node: ast.Name) -> str:
    """``doc`` where a function puts what it is given into a store of vectors: ``store.add_documents([doc])``."""
    if not _DOCUMENT.match(node.id) or not file.holds(b"add_documents", b"from_documents"):
        return ""
    home = file.function_of(node)
    if home is None or not any(binding.kind == "arg" for binding in file.names.lookup(node.id, node)):
        return ""
    for call in file.inside(home, ast.Call):
        given = call.args[0] if last_part(call.func) in _KEEPS and call.args else None
        held = given.elts if isinstance(given, ast.List) else [given]
        if any(isinstance(each, ast.Name) and each.id == node.id for each in held):
            return f"`{node.id}`, a whole document,"
    return ""


def _values(file: FileContext, node: ast.Name | ast.Attribute) -> Iterator[ast.expr]:
    """What a name, or an attribute of the object itself, is given."""
    if isinstance(node, ast.Name):
        yield from (b.value for b in file.names.lookup(node.id, node) if b.kind == "assign" and b.value is not None)
    elif isinstance(node.value, ast.Name) and (owner := file.names.class_of_self(node.value)) is not None:
        bindings = owner.attributes.get(node.attr, ())
        yield from (b.value for b in bindings if b.kind == "assign" and b.value is not None)


__all__ = ["got_by_call"]
