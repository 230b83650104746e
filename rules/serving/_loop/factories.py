"""Connections and clients that a function of the project makes: ``get_connection().execute`` of another module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.extract import LIBRARIES
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .blocking import kind_by_name
from .weight import brief_by_name

_OF_DATABASES: Final = (
    *("execute", "executemany", "executescript", "commit", "fetchall", "query", "scalars", "scalar", "all", "first"),
    *("exec", "flush", "refresh", "connect", "begin", "cursor", "one", "one_or_none", "count", "delete", "update"),
)
_OF_STORES: Final = (
    *("find_one", "insert_one", "insert_many", "update_one", "update_many", "delete_one", "delete_many", "aggregate"),
    *("count_documents", "get", "set", "setex", "mget", "hget", "hset", "hgetall", "incr", "expire", "exists", "ping"),
    *("lpush", "rpush", "lrange", "publish", "zadd", "zrange", "search", "query_points", "upsert", "scroll", "add"),
    *("retrieve", "index", "fetch", "similarity_search", "similarity_search_with_score", "add_documents", "bulk"),
    *("get_collection", "get_or_create_collection", "get_collections", "list_collections", "upload", "download"),
    *("put_object", "get_object", "upload_file", "upload_fileobj", "download_file", "download_fileobj"),
    *("fput_object", "fget_object", "list_objects_v2", "stat_object", "head_object", "upload_from_string"),
    *("download_as_bytes", "read_sql", "search_runs", "send", "upload_blob", "download_blob", "readall", "delete_blob"),
    *("get_blob_properties", "get_container_properties", "create_container"),
)
_OF_MODELS: Final = (
    *("create", "invoke", "generate_content", "encode", "embed_query", "embed_documents", "complete", "rank"),
    *("invoke_endpoint", "invoke_model", "infer", "transcribe", "completion_with_retry"),
)
_ASKED: Final = frozenset({*_OF_DATABASES, *_OF_STORES, *_OF_MODELS})
"""Last parts of calls that a connection or a client is asked with."""
_ROWS: Final = regex(r"\.(first|one|one_or_none|scalar\w*|all|get|mget|fetch\w+|find_one|json|invoke)\(\)\.")
"""What stands before a method of what was read, and asks nobody."""


def on_made(file: FileContext) -> Iterator[tuple[str, list[ast.Call]]]:
    """The calls of a file that `may_be_made` takes, by their names."""
    for (name, last), calls in file.calls.items():
        if last in _ASKED and may_be_made(name, last):
            yield name, calls


def may_be_made(name: str, last: str) -> bool:
    """Whether a call may be one on what a function of the project gives, or on what one of its modules holds."""
    return last in _ASKED and name.count(".") > 1 and _is_of_project(name.partition(".")[0])


def _is_of_project(top: str) -> bool:
    return top not in LIBRARIES and top != "builtins"


def product(project: ProjectView, name: str, path: str) -> str:
    """The name that a call has once what the project's functions give is put in place of them; "" for any that stays
    the project's own.
    """
    found = project.expand(name, path)
    return "" if found == name or _ROWS.search(found) or project.locate(found, path) is not None else found


def as_made(project: ProjectView, data: dict[str, Any], path: str) -> dict[str, Any]:
    """What is known of a call, with what its connection or client is; the same where that is not known to block."""
    found = product(project, data["name"], path) if data.get("made") else ""
    kind = kind_by_name(found) if found else None
    if kind is None:
        return data
    why = brief_by_name(found, few=bool(data.get("few")))
    return {**data, "kind": kind, "name": found} | ({"brief": why} if why else {})
