"""Parts of a service that a status route calls well by a constant, and asks nothing of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from ._probes import is_watching

_KINDS: Final = {
    "database": r"database|db|postgres\w*|mysql|sqlite|mongo(db)?|sql",
    "store": r"redis|cache|s3|minio|storage|bucket|vector_?(db|store)|qdrant|chroma\w*|milvus|weaviate|pinecone|faiss"
    r"|elastic\w*|opensearch",
    "queue": r"kafka|rabbitmq|celery|broker|queue",
    "server": r"mlflow|triton|ollama|openai|llm|feature_?store|model_?server|tf_?serving",
    "model": r"models?|classifier|predictor|pipeline|scaler|encoder|tokenizer|network|weights",
}
"""What a service is made of."""
_STATE: Final = (
    r"connected|connection|loaded|available|ready|reachable|healthy|health|status|up|ok|alive|online|initiali[sz]ed"
)
_NAMED: Final = regex(
    "(?i)^(is_)?(\\w+_)?("
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    + f")(_(?P<state>{_STATE}))?$"
)
_WELL: Final = regex(
    r"(?i)^(healthy|ok(ay)?|up|ready|alive|running|operational|available|connected|loaded|reachable|online|active)[.!]?$"
)
_ASKS: Final = regex(r"(?i)check|ping|verify|probe|health_of|connect|\bdepends\b|inspect")
"""Names of what a route calls, or is given, to learn how something is."""
_OTHER_WORDS: Final = {
    "database": regex(
        r"(?i)(^|_)(db|database|session|conn|connection|engine|cursor|pool|repo\w*|sql\w*|mongo\w*)(_|$)"
    ),
    "store": regex(
        r"(?i)redis|cache|s3|minio|store|storage|bucket|vector|qdrant|chroma|client|collection|index|elastic"
    ),
    "queue": regex(r"(?i)kafka|rabbit|celery|broker|queue|worker|producer|consumer"),
    "server": regex(r"(?i)mlflow|triton|ollama|openai|llm|client|provider|server"),
    "model": regex(
        r"(?i)model|classif|predict|pipeline|scaler|encoder|tokeni|network|weights|service|engine|loaded|state"
    ),
}
"""What a route names where it does ask for a part of a kind."""


class Claim(NamedTuple):
    """A constant field of an answer, and of which kind the part is that it speaks for."""

    value: ast.expr
    field: str
    kind: str


def claims(file: FileContext, node: FunctionNode) -> Iterator[Claim]:
    """``"database_connected": True`` in what a route answers, where nothing in it could have told."""
    for made in file.inside(node, ast.Dict):
        for key, value in zip(made.keys, made.values, strict=True):
            if (
                not isinstance(key, ast.Constant)
                or not isinstance(key.value, str)
                or not isinstance(value, ast.Constant)
            ):
                continue
            named = _NAMED.match(key.value)
            if named is None or not _is_well(value.value, stated=named["state"] is not None):
                continue
            kind = next(kind for kind in _KINDS if named[kind])
            if not _is_chosen(file, made) and not _could_tell(file, node, kind):
                yield Claim(value, key.value, kind)


def _is_well(said: object, *, stated: bool) -> bool:
    return (said is True and stated) or (isinstance(said, str) and _WELL.match(said) is not None)


def _is_chosen(file: FileContext, made: ast.Dict) -> bool:
    """Whether a dict is answered on one way through the route only, or is an example in a declaration."""
    kinds = (ast.If, ast.IfExp, ast.Try, ast.With, ast.AsyncWith, ast.For, ast.Match)
    return any(not is_watching(each) for each in file.ancestors(made, kinds)) or file.statement_of(made) is None


def _could_tell(file: FileContext, node: FunctionNode, kind: str) -> bool:
    """Whether anything that a route names, takes, calls or tests is about parts of a kind."""
    names = [name.id for name in file.inside(node, ast.Name)]
    names += [attribute.attr for attribute in file.inside(node, ast.Attribute)]
    names += [argument.arg for argument in file.inside(node, ast.arg)]
    return any(_OTHER_WORDS[kind].search(name) or _ASKS.search(name) for name in names if name != node.name)
