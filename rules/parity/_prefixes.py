"""Texts that an embedder wants with a word in front: which files give it one, and which give it the text alone.

Model cards of `nomic-ai/nomic-embed-text-v1.5` ("the text prompt must include a task instruction prefix") and
`intfloat/e5-base-v2` ("each input text should start with query: or passage:").
"""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, descend
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

TRIGGERS: Final = (b"nomic-embed-text", b"/e5-", b"multilingual-e5")
_WANTS: Final = (
    (regex(r"(^|/)nomic-embed-text"), "search_document:", "search_query:"),
    (regex(r"(^|/)(multilingual-)?e5-(small|base|large)"), "passage:", "query:"),
)
"""The embedders, and what goes in front of a document and of a question."""
_MAKERS: Final = regex(r"(SentenceTransformer|(AutoModel|BertModel)\.from_pretrained|HuggingFace\w*Embeddings?)$")
_TOLD: Final = frozenset({"prompt", "prompt_name", "prompts", "query_instruction", "query_encode_kwargs", "task_type"})
_EMBEDS: Final = frozenset({"encode", "embed_query", "embed_documents", "encode_batch"})


class Embeds(NamedTuple):
    """A file that embeds texts with such a model: where, the words that go in front, which of them (``document``,
    ``query``) it writes, and whether it tells the model otherwise.
    """

    call: ast.Call
    model: str
    document: str
    query: str
    words: list[str]
    told: bool


def embeds(file: FileContext) -> Embeds | None:
    """What a file does with its first such embedder; None for other files."""
    for made in file.calls_where(_may_make) if file.holds(b"nomic-embed-text", b"e5-") else ():
        given = made.args[0] if made.args else next((k.value for k in made.keywords if k.arg == "model_name"), None)
        name = file.constant(given)
        if name is UNKNOWN or not isinstance(name, str):
            continue
        for pattern, document, query in _WANTS:
            call = _embedding(file) if pattern.search(name) else None
            if call is not None:
                told = any(k.arg in _TOLD for each in file.tree.of(ast.Call) for k in each.keywords)
                told = told or any(last in ("encode_query", "encode_document") for _, last in file.calls)
                return Embeds(call, name, document, query, _written(file, document, query), told)
    return None


def _may_make(name: str, _: str) -> bool:
    return _MAKERS.search(name) is not None


def _embedding(file: FileContext) -> ast.Call | None:
    """The first call that embeds: the model's own, or that of the tokenizer in front of it."""
    for call in file.tree.of(ast.Call):
        last = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if (last in _EMBEDS or last.endswith("tokenizer")) and (call.args or call.keywords):
            return call
    return None


def _written(file: FileContext, document: str, query: str) -> list[str]:
    nodes = (node for node in descend(file.tree.module) if isinstance(node, ast.Constant))
    texts = [node.value.strip() for node in nodes if isinstance(node.value, str)]
    asked = {"document": document, "query": query}
    return [key for key, word in asked.items() if any(text.startswith(word) for text in texts)]


def bare(project: ProjectView, code: str, path: str, model: str) -> tuple[str, int] | None:
    """Where the documents get the word in front that a file leaves out before its texts; None where questions get
    theirs somewhere, or the documents none.
    """
    documents: list[tuple[str, int]] = []
    top = path.partition("/")[0] if "/" in path else ""
    for other, facts in project.files.items():
        for candidate in facts.candidates_of(code):
            data, where = candidate.data, candidate.finding.location
            if data.get("model") != model or where is None or project.context(other, "") == "test":
                continue
            if "query" in data["words"]:
                return None
            if "document" in data["words"]:
                documents.append((other, where.line))
    near = [each for each in documents if each[0].startswith(f"{top}/")] or documents
    return near[0] if near else None
