"""What a block of code is about: loading a model, predicting, reading data, or noting an experiment down."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.written import as_written

from ..libraries.asking import asks
from . import _sources
from ._contained import keeps_failures
from ._models import loaders
from ._tables_of_functions import functions_called
from ._wrapped import functions_by_name, handed_to, wrapped

_LOAD_FUNCTION: Final = regex(
    r"^_*(load|init|initiali[sz]e|download|fetch|restore|setup|build)_?(\w*_)?"
    r"(model|models|weights|checkpoint|classifier|predictor|pipeline|tokenizer|embeddings?|scaler|encoder|vectori[sz]er"
    r"|artifacts?|inference|backend|pth|onnx|llm|detector|recogni[sz]er|(pre)?processor|estimator|regressor|ensemble"
    r"|booster|re_?ranker|segmenter)"
    r"(_(safe(ly)?|a?sync|once|now|lazy|lazily|impl|internal|background|in_background|at_startup|on_startup))?$",
    re.IGNORECASE,
)
_SAVE_FUNCTION: Final = regex(
    r"^_*(save|export|register|push|upload|log)_(\w+_)?(model|weights|checkpoint|pretrained|artifacts?|pipeline)$"
)
_MODEL_CLASS: Final = regex(r"^[A-Z]\w*(Model|Predictor|Classifier|Detector|Embeddings|Recommender|InferenceSession)$")
_ASKS: Final = frozenset(
    {"create", "parse", "invoke", "ainvoke", "chat", "complete", "completion", "acompletion", "chat_completion"}
    | {"send_message", "text_generation", "ask", "achat", "acomplete"}
)
_ASKED: Final = regex(
    r"(?i)(completions?|messages|responses|embeddings?)\.(create|parse)$|(llm|chain|chat_model|agent|agent_executor|graph)\.a?invoke$"
    r"|((^|[._])llm(_client)?|ollama(_client)?|openai(_client)?|groq(_client)?|anthropic(_client)?|gemini(_client)?|mistral(_client)?"
    r"|cohere(_client)?|co|inference_client|hf_client|lite_?llm)\.(a?chat|a?complete|chat_completion|a?completion|text_generation|ask)$"
    r"|(^|[._])(chat|chat_session|convo|conversation)\.send_message$|^(ollama|litellm)\.a?(chat|completion)$"
)
"""How language models are asked, by whatever name the client goes."""
_PREDICT_FUNCTION: Final = regex(
    r"^_*(?!load|save|get_|build|make|create|log|render|show|plot|insert|store|record|write|add_|persist|send|publish"
    r"|emit|delete|update|format|parse|list_|read_|count)(\w+_)?"
    r"(predict|prediction|predictions|infer|inference|classify|forecast|score_batch|detect(?=_(?!lang))|embed)(_\w+)?$"
)
_MODEL_NAMES: Final = frozenset({"model", "net", "classifier", "predictor", "network", "regressor", "estimator"})
_HELD_MODEL: Final = regex(
    r"^_*([a-z]\w*_(model|net|network|classifier|predictor|regressor|pipeline|pipe)|pipeline|pipe)$"
)
_REPLAYS: Final = regex(r"^(simulate|estimate|score|what_if|counterfactual)(_|$)")
_OWN_PREDICTORS: Final = regex(
    r"(?i)(^|_)(predict(ion|or|ions)?|inference|forecast(er|ing)?)_(service|engine|manager|client|pipeline|model)$"
)
"""What a project calls the objects of its own by which it asks a model, and what else these are asked for."""
_VECTORS: Final = frozenset({"query_texts", "query_embeddings", "top_k", "n_results"})
"""Parameters of a `query` that is a vector store's."""
_SESSION_QUERIES: Final = frozenset(
    {"all", "first", "scalar", "one", "one_or_none", "query", "count", "find", "aggregate", "exec", "fetch", "fetchrow"}
    | {"stream"}
)
_SESSIONS: Final = regex(r"(?i)(^|_)(session|db|database|conn|connection|cursor|cur|query|collection|engine|pool)$")
_DOCUMENTS: Final = regex(r"\.(document|collection|collection_group)\(")
"""How a store of documents is walked through before anything is got of it: ``db.collection("users").document(key)``."""
_LOOKS_UP: Final = regex(r"^a?(get|fetch|find|list|load|search|select|query|lookup|retrieve)_\w+$")
_OWN_STORES: Final = regex(
    r"(?i)(^|_)(repo|repository|dao|store|storage|db|database|postgres\w*|pg|mysql|sqlite|mongo\w*|dynamo\w*|firestore|bigquery"
    r"|snowflake|supabase|vector_?store|vector_?db|qdrant|chroma|pinecone|milvus|weaviate|neo4j|elastic\w*)"
    r"(_(session|client|manager|service|store|repo|repository|adapter|handler|connector))?$"
)
"""What a project calls the objects of its own by which it asks a database."""
_SEARCHES: Final = frozenset(
    {
        *(
            "search",
            "asearch",
            "hybrid_search",
            "vector_search",
            "semantic_search",
            "asimilarity_search",
            "query_points",
        ),
        *("similarity_search_with_score", "get_relevant_documents", "aget_relevant_documents", "retrieve", "aretrieve"),
    }
)
_PATTERNS: Final = regex(r"(?i)(^|_)(re|regex|pattern|rx|matcher|\w*_re|\w*_regex|\w*pattern)$")
_WRAPPED: Final = ("load", "read", "query", "request")
"""Kinds of calls that a failure is told of in the place where a small function round them is called."""
_HTTP: Final = frozenset({"get", "post", "put", "patch", "delete", "request"})
_TELLING: Final = _ASKS | _sources.QUERY_METHODS | {"query"} | _SEARCHES | _SESSION_QUERIES | _HTTP
"""Last parts of names that may stand for a kind, by what the call is made on or given."""
_BLOCKS: Final = frozenset(
    {ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match}
)
"""Statements that may hold a `try`."""


def kinds(file: FileContext, body: Iterable[ast.stmt], *, failing: bool = False) -> dict[str, ast.Call]:
    """What the calls of `body` are for, with the first call of each kind; with `failing`, of those that may fail.

    The kinds: ``load``, ``predict``, ``read``, ``query``, ``request``, ``save``, ``note``, ``make``.
    """
    known: dict[tuple[ast.stmt, ...], dict[str, ast.Call]] = file.shared.setdefault(f"work of blocks {failing}", {})
    statements = tuple(body)
    found = known.get(statements)
    if found is None:
        found = known[statements] = {}
        for call in calls(file, statements):
            kind = kind_of(file, call) or _kind_of_helper(file, call) or _kind_of_entry(file, call)
            if kind is not None and not (failing and keeps_failures(file, call)):
                found.setdefault(kind, call)
    return found


def _kind_of_helper(file: FileContext, call: ast.Call) -> str | None:
    """What a call of this file's own function, or of a method of the same class, is for: ``predict`` where it asks a
    model, and what the one call is for of which a small function consists.
    """
    function, name = call.func, last_part(call.func)
    own = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "self"
    if not own and not isinstance(function, ast.Name):
        return None
    known: dict[str, str | None] = file.shared.setdefault("work of functions", {})
    if name not in known:
        known[name] = None  # a function that calls itself says no more
        named = functions_by_name(file).get(name, [])
        if len(named) == 1:
            predicts = any(kind_of(file, inner) == "predict" for inner in calls(file, named[0].body))
            known[name] = "predict" if predicts else _kind_of_wrapped(file, named[0])
    return known[name]


def _kind_of_wrapped(file: FileContext, function: FunctionNode) -> str | None:
    call = wrapped(function)
    kind = kind_of(file, call) if call is not None else None
    return kind if kind in _WRAPPED else None


def _kind_of_entry(file: FileContext, call: ast.Call) -> str | None:
    """``load`` for a call of what stands in a table of functions of which one loads a model."""
    for function in functions_called(file, call):
        if isinstance(function, ast.Lambda):
            inside = [kind_of(file, inner) for inner in ast.walk(function.body) if isinstance(inner, ast.Call)]
        else:
            inside = [_by_name(file.qualname(function) or "", last_part(function))]
        if "load" in inside:
            return "load"
    return None


def _is_held(file: FileContext, function: ast.expr) -> bool:
    """Whether what is called was assigned, as a model is, and is no function with ``model`` in its name."""
    if isinstance(function, ast.Name):
        bindings = file.names.lookup(function.id, function)
        return bool(bindings) and all(b.kind in ("assign", "unpack", "with", "arg") for b in bindings)
    if not isinstance(function, ast.Attribute):
        return False
    return any(
        isinstance(target, ast.Attribute) and target.attr == function.attr
        for node in file.tree.of(ast.Assign)
        for whole in node.targets
        for target in (whole.elts if isinstance(whole, ast.Tuple) else [whole])
    )


def calls(file: FileContext, body: Iterable[ast.stmt]) -> Iterator[ast.Call]:
    """The calls that run when `body` does: not those in functions defined there."""
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        home = file.function_of(statement)
        tries = statement.__class__ in _BLOCKS and bool(file.inside(statement, ast.Try))
        for call in file.inside(statement, ast.Call):
            if file.function_of(call) is home and not (tries and _is_caught(call, statement)):
                yield call
                yield from handed_to(file, call)


def _is_caught(call: ast.Call, outer: ast.stmt) -> bool:
    """Whether an inner `try` takes the failures of `call`: one whose handlers all raise hands them on."""
    child: ast.AST = call
    for parent in parents(call):
        if isinstance(parent, ast.Try) and isinstance(child, ast.stmt) and child in parent.body:
            if any(not isinstance(handler.body[-1], ast.Raise) for handler in parent.handlers):
                return True
        if parent is outer:
            return False
        child = parent
    return False


def _is_entered(call: ast.Call) -> bool:
    """``async with session.get(url) as response``: so requests are made, whoever made the session."""
    item = parent_of(call)
    return isinstance(item, ast.withitem) and isinstance(parent_of(item), ast.AsyncWith)


def _root_name(node: ast.expr) -> str:
    """The last part of what a method is called on."""
    inner = node.func if isinstance(node, ast.Call) else node
    return inner.attr if isinstance(inner, ast.Attribute) else inner.id if isinstance(inner, ast.Name) else "re"


def _root(node: ast.expr) -> str:
    """The name that a chain of calls begins with: ``session`` of ``self.session.query(User).filter(...)``."""
    while isinstance(node, ast.Call | ast.Attribute | ast.Subscript):
        if isinstance(node, ast.Attribute) and _SESSIONS.search(node.attr):
            return node.attr
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def asks_language_model(call: ast.Call) -> bool:
    """Whether a call asks a language model through its provider's client or a chain."""
    function = call.func
    return isinstance(function, ast.Attribute) and function.attr in _ASKS and bool(_ASKED.search(as_written(function)))


def kind_of(file: FileContext, call: ast.Call) -> str | None:
    """What one call is for; None for anything else."""
    function, last = call.func, last_part(call.func)
    name = file.call_name(call) or ""
    if last == "Booster" and any(keyword.arg == "model_file" for keyword in call.keywords):
        return "load"
    sure = _by_name(name, last)
    if sure is not None:
        return sure or None
    if not _may_be_of_a_kind(name, last):
        return None
    if asks_language_model(call):
        return "predict"
    if call.args and _is_model_name(last) and _is_held(file, function):
        return "predict"
    if last == "track" and isinstance(function, ast.Attribute) and call.args and is_model(function.value):
        return "predict"
    if isinstance(function, ast.Attribute) and _REPLAYS.match(last):
        if _OWN_PREDICTORS.search(last_part(function.value)):
            return "predict"
    if _sources.asks_database(name):
        return "query"
    if _sources.reads(name, last) and not _is_to_write(file, call):
        return "read"
    if last in _sources.QUERY_METHODS and isinstance(function, ast.Attribute):
        return "query"
    if last == "query" and any(keyword.arg in _VECTORS for keyword in call.keywords):
        return "query"
    if last in _SEARCHES and isinstance(function, ast.Attribute) and not _PATTERNS.search(_root_name(function.value)):
        return "query"
    if last in _SESSION_QUERIES and isinstance(function, ast.Attribute) and _SESSIONS.search(_root(function.value)):
        return "query"
    if (
        last in ("get", "stream")
        and isinstance(function, ast.Attribute)
        and _DOCUMENTS.search(as_written(function.value))
    ):
        return "query"
    if isinstance(function, ast.Attribute) and _LOOKS_UP.match(last) and _OWN_STORES.search(last_part(function.value)):
        return "query"
    if _sources.asks_server(name) or (last in _HTTP and _is_entered(call)):
        return "request"
    if isinstance(function, ast.Attribute) and last.startswith(_sources.NOTING):
        if _sources.NOTES.match(as_written(function)):
            return "note"
    if _is_made(name) or (last[:1].isupper() and _MODEL_CLASS.match(last) and last not in ("BaseModel",)):
        return "make"
    return None


@lru_cache(maxsize=100_000)
def _by_name(name: str, last: str) -> str | None:
    """The kind that a call has by its names alone, "" where these say that it has none, None where they say nothing."""
    if name.endswith("Config.from_pretrained"):
        return ""
    if loaders.loads(name, last) or _LOAD_FUNCTION.match(last):
        return "load"
    if name in _sources.SAVES or last in _sources.SAVE_METHODS or _SAVE_FUNCTION.match(last):
        return "save"
    if name.startswith("random.") or last in ("infer_schema",):
        return ""
    if asks(name, last) or _PREDICT_FUNCTION.match(last) or last.lower().lstrip("_") in _MODEL_NAMES:
        return "predict"
    return None


@lru_cache(maxsize=100_000)
def _may_be_of_a_kind(name: str, last: str) -> bool:
    """Whether a call that `_by_name` says nothing of may be of a kind: most are seen by their names to be of none."""
    return (
        last in _TELLING
        or last.startswith(_sources.NOTING)
        or last[:1].isupper()
        or _is_model_name(last)
        or _REPLAYS.match(last) is not None
        or last == "track"
        or _LOOKS_UP.match(last) is not None
        or _sources.asks_database(name)
        or _sources.reads(name, last)
        or _sources.asks_server(name)
        or _is_made(name)
    )


def is_model(owner: ast.expr) -> bool:
    """Whether something is named as a model is: ``self.yolo_model``, ``detector``."""
    name = last_part(owner)
    return name in _MODEL_NAMES or name in ("detector", "yolo") or _is_model_name(name)


@lru_cache(maxsize=100_000)
def _is_made(name: str) -> bool:
    return "." in name and loaders.makes(name)


def _is_to_write(file: FileContext, call: ast.Call) -> bool:
    """``h5py.File(path, "w")``: what reads by default is told to write."""
    mode = file.constant(file.argument(call, "mode", 1))
    return isinstance(mode, str) and _sources.WRITING.match(mode) is not None


@lru_cache(maxsize=100_000)
def _is_model_name(name: str) -> bool:
    return _HELD_MODEL.match(name) is not None
