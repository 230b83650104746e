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
from .._work import calls, kind_of

_SOURCE: Final = regex(
    r"(?i)postgres|mysql|database|\bsql\b|_sql|mongo|bigquery|snowflake|redshift|feature_?(store|view|group)|warehouse"
    r"|athena|clickhouse|\bs3\b|s3_|minio|databricks|hive|\bdb\b|_db\b|db_"
)
"""Where rows are kept for all."""
_LOCAL: Final = regex(r"(?i)csv|parquet|local|file|sample|backup|fallback|excel|pickle|json")
_READS: Final = regex(r"(?i)^_*(read|load|fetch|get|extract|pull|query|import)(_\w+)?$")
_TRAINS: Final = (b".fit(", b".train(", b"train_", b"Trainer(")


def other_rows(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: rows = load_local_csv(path)`` round ``rows = load_from_postgres()``."""
    if not file.holds(*_TRAINS) or not handlers.is_broad(file, handler) or handlers.raises(handler):
        return None
    if not _SOURCE.search(" ".join(ast.unparse(s) for s in block.body)):
        return None
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


def _reads(file: FileContext, statement: ast.stmt) -> bool:
    return any(
        _READS.match(last_part(call.func)) or kind_of(file, call) in ("read", "query", "request")
        for call in calls(file, [statement])
    )


__all__ = ["other_rows"]
