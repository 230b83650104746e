"""Errors by their names: which say that something is down, and never that it said no."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

DATABASE_ERROR: Final = regex(
    r"(^|\.)(SQLAlchemyError|DatabaseError|OperationalError|PyMongoError)$"
    r"|(psycopg2?|sqlite3|pymysql|asyncpg)\.(Error|PostgresError|InterfaceError)$"
)

OUTAGE: Final = regex(
    r"(?i)(^|\.)(\w*(api|connection|connect|timeout|redis|mlflow|openai|anthropic|groq|http|httpstatus|url|request|client"
    r"|botocore|database|operational|sqlalchemy|pymongo|os|io|runtime|jsondecode|unavailable|network|transport|rpc|retry|import|modulenotfound)"
    r"_?(error|exception)|timeout)$"
)
"""Errors that say that what was asked is down, is not installed, or cannot be understood: never that it said no."""

FAILED_COMMAND: Final = regex(r"(^|\.)(CalledProcessError|SubprocessError)$")
NO_FILE: Final = regex(r"(^|\.)(FileNotFoundError|OSError|IOError|EmptyDataError|ParserError)$")
OUT_OF_REACH: Final = regex(r"(^|\.)(RequestException|HTTPStatusError|HTTPError|URLError|ClientError|ConnectionError)$")

NO_MODULE: Final = regex(r"(^|\.)(ImportError|ModuleNotFoundError)$")


def caught(handler: ast.ExceptHandler, kinds_of_error: re.Pattern[str]) -> bool:
    """Whether one of the errors that a handler names is of a kind."""
    kind = handler.type
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
    return any(_is_of_kind(as_written(one), kinds_of_error) for one in each)


@lru_cache(maxsize=2_000)
def _is_of_kind(error: str, kinds_of_error: re.Pattern[str]) -> bool:
    return kinds_of_error.search(error) is not None
