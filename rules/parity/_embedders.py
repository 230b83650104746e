"""Embedders by file: which one a file makes, and whether it fills a vector index or asks one."""

from __future__ import annotations

import ast
from typing import Final

import msgspec

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_MAKERS: Final = regex(
    r"^(sentence_transformers\.SentenceTransformer|fastembed\.TextEmbedding"
    r"|(langchain\w*|llama_index)\.[\w.]*(HuggingFace\w*Embeddings?|HuggingFaceEmbedding|OpenAIEmbeddings?|OllamaEmbeddings?"
    r"|CohereEmbeddings?|SentenceTransformerEmbeddings|HuggingFaceBgeEmbeddings|GoogleGenerativeAIEmbeddings)"
    r"|chromadb\.utils\.embedding_functions\.\w+EmbeddingFunction)$"
)
_NAMES: Final = ("model_name", "model_name_or_path", "model")
_FILLS: Final = frozenset(
    {"from_documents", "from_texts", "add_documents", "add_texts", "from_embeddings", "afrom_documents", "upsert"}
)
_ASKS: Final = frozenset(
    {"similarity_search", "similarity_search_with_score", "similarity_search_by_vector", "as_retriever", "query"}
    | {"similarity_search_with_relevance_scores", "asimilarity_search", "max_marginal_relevance_search"}
    | {"query_points", "as_query_engine"}
)
_STORES: Final = ("chromadb", "faiss", "pinecone", "qdrant_client", "weaviate", "pymilvus", "lancedb", "pgvector")


class Embedder(msgspec.Struct, frozen=True):
    """The one embedder that a file makes: by which name, in which line, and what the file does with it."""

    path: str
    name: str
    line: int
    fills: bool
    asks: bool


def embedder(file: FileContext) -> tuple[ast.Call, str, bool, bool] | None:
    """The call that makes a file's only embedder, its name, and whether the file fills an index and asks one."""
    made: dict[str, ast.Call] = {}
    for call in file.calls_where(_may_make):
        name = _name(file, call)
        if name is None:
            return None  # another one by a name that is not known here
        made.setdefault(name, call)
    if len(made) != 1:
        return None
    fills = asks = False
    stores = file.imports(*_STORES)
    for call in file.tree.of(ast.Call):
        last = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        given = {keyword.arg for keyword in call.keywords}
        fills = fills or last in _FILLS or (last == "add" and stores and bool(given & {"embeddings", "documents"}))
        fills = fills or (last in ("add", "add_with_ids") and file.imports("faiss"))
        asks = asks or (last in _ASKS and (stores or last != "query")) or (last == "search" and stores)
    ((name, call),) = made.items()
    return (call, name, fills, asks) if fills or asks else None


def _may_make(name: str, _: str) -> bool:
    return _MAKERS.match(name) is not None


def _name(file: FileContext, call: ast.Call) -> str | None:
    given = next((k.value for k in call.keywords if k.arg in _NAMES), call.args[0] if call.args else None)
    if given is None:
        return None if file.has_unpacking(call) else f"the default of {(file.call_name(call) or '').rpartition('.')[2]}"
    value = file.constant(given)
    if value is UNKNOWN or not isinstance(value, str):
        return None
    return value.removeprefix("sentence-transformers/")


def builders(project: ProjectView, code: str) -> list[Embedder]:
    """The files that fill an index and ask none, of all that `code` has marked."""
    known: list[Embedder] | None = project.shared.get("embedders that fill")
    if known is None:
        known = []
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(code):
                where, data = candidate.finding.location, candidate.data
                if where is not None and data["fills"] and project.context(path, "") != "test":
                    known.append(Embedder(path, data["embedder"], where.line, True, data["asks"]))
        project.shared["embedders that fill"] = known
    return known
