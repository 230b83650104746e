"""Rows of another source that take the place of those a model was to be trained on."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._swallowed.best_effort import is_of_cache
from .._told.told import following
from .._ways_out import does_nothing
from .._work import calls, kind_of

_SOURCE: Final = regex(
    r"(?i)postgres|mysql|duckdb|database|\bsql\b|_sql|mongo|bigquery|snowflake|redshift|feature_?(store|view|group)|warehouse"
    r"|athena|clickhouse|\bs3\b|s3_|minio|databricks|hive|\bdb\b|_db\b|db_"
)
"""Where rows are kept for all."""
_LOCAL: Final = regex(r"(?i)csv|parquet|local|file|sample|backup|fallback|excel|pickle|json")
_READS: Final = regex(r"(?i)^_*(read|load|fetch|get|extract|pull|query|import)(_\w+)?$")
_TRAINS: Final = (b".fit(", b".train(", b"train_", b"Trainer(")


def other_rows(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: rows = load_local_csv(path)`` round ``rows = load_from_postgres()``; and ``pass`` before
    ``return load_dataset(path)``.
    """
    if not file.holds(*_TRAINS) or not handlers.is_broad(file, handler) or handlers.raises(handler):
        return None
    if not _SOURCE.search(" ".join(ast.unparse(s) for s in block.body)):
        return None
    if behind := _read_behind(file, block, handler):
        said = f"when the rows cannot be had from where they are kept, `{behind}` takes their place"
        said = f"{said}: a model is trained, and kept, as if on the others"
        return Verdict("MLA102", said, 0.7, mild=True, note=not does_nothing(handler))
    wanted = {
        ast.unparse(t) for s in block.body for t in targets(s) if isinstance(given(s), ast.Call) and _reads(file, s)
    }
    for statement in statements(handler.body):
        value = given(statement)
        if isinstance(value, ast.Call) and wanted & {ast.unparse(t) for t in targets(statement)}:
            if _LOCAL.search(last_part(value.func)) and not _SOURCE.search(ast.unparse(value.func)):
                said = f"when the rows cannot be had from where they are kept, `{file.text(value)}` takes their place"
                return Verdict("MLA102", f"{said}: a model is trained, and kept, as if on the others", 0.7, note=True)
    return None


def _read_behind(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> str:
    """What is read behind a `try` that leaves with what it has read, and whose handler does nothing, or logs."""
    if not handlers.only_logs(handler) or is_of_cache(file, handler):
        return ""
    left = [s for s in statements(block.body) if isinstance(s, ast.Return) and s.value is not None]
    after = next(iter(following(block)), None)
    value = after.value if isinstance(after, ast.Return) else None
    if not isinstance(value, ast.Call) or not _READS.match(last_part(value.func)):
        return ""
    return file.text(value) if any(_reads(file, s) for s in left) else ""


def _reads(file: FileContext, statement: ast.stmt) -> bool:
    return any(
        _READS.match(last_part(call.func)) or kind_of(file, call) in ("read", "query", "request")
        for call in calls(file, [statement])
    )


__all__ = ["other_rows"]
