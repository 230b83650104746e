"""Rows that a database draws by chance, and is given no seed for: ``ORDER BY RANDOM()``, ``TABLESAMPLE``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_WORDS: Final = (b"RAND", b"rand()", b"random()", b"SAMPLE", b"sample (", b"sample(", b"NEWID()", b"newid()")
_ORDER: Final = regex(r"(?i)\border\s+by\s+(rand|random|newid|dbms_random\.value)\s*(\(\s*\))?(?![\w(])")
_SAMPLE: Final = regex(
    r"(?:\b(?i:tablesample)\b(?:\s+(?i:bernoulli|system|block|row|reservoir))?|\bUSING SAMPLE"
    r"|\bSAMPLE(?:\s+(?:ROW|BLOCK|BERNOULLI|SYSTEM))?)\s*\(?\s*[\d{%]"
)
"""``SAMPLE`` by itself is a word of everyday: only where it is written as SQL."""
_SEEDED: Final = regex(r"(?i)\b(repeatable|seed|setseed)\b\s*\(|\(\s*(bernoulli|system|reservoir)\s*,\s*[\d{]")
_ONE: Final = regex(r"(?i)\blimit\s+1\b(?!\d)")
_SEED_NAME: Final = regex(r"(?i)(^|_)(seed|random_state)(_|$)")
_TABLES: Final = (
    *("pandas", "polars", "duckdb", "pyspark", "snowflake", "sqlalchemy", "google", "dask", "psycopg2", "psycopg"),
    *("sqlite3", "pyathena", "awswrangler", "connectorx", "databricks", "trino", "clickhouse_connect"),
)


class SqlDraw(NamedTuple):
    """Where rows are drawn, how that is written, and the parameter of its function that could have seeded it and is
    read nowhere ("" for none).
    """

    place: ast.expr
    how: str
    ignored: str


def sql_draws(file: FileContext) -> Iterator[SqlDraw]:
    """The first draw of each function; of one row, which is shown to somebody, none."""
    if not file.imports(*_TABLES) or not file.holds(*_WORDS):
        return
    lines = [
        (number, found[0])
        for number, line in enumerate(file.source.lines, 1)
        if (found := _ORDER.search(line) or _SAMPLE.search(line)) and not line.lstrip().startswith(("#", "--"))
    ]
    told: set[FunctionNode | None] = set()
    for number, how in lines if lines and not _SEEDED.search(file.source.text) else ():
        place = _text_at(file, number)
        if place is None or _ONE.search(ast.unparse(place)):
            continue
        home = file.function_of(place)
        if home not in told:
            told.add(home)
            yield SqlDraw(place, how.strip(" (0123456789{%"), _ignored(file, home))


def _text_at(file: FileContext, line: int) -> ast.expr | None:
    """The expression of the smallest statement round a line, where that is a value and no documentation."""
    tree = file.tree
    every: list[ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Return | ast.Expr] = [
        *tree.of(ast.Assign),
        *tree.of(ast.AnnAssign),
        *tree.of(ast.AugAssign),
        *tree.of(ast.Return),
        *(each for each in tree.of(ast.Expr) if not isinstance(each.value, ast.Constant)),
    ]
    round_it = [each for each in every if each.value is not None and each.lineno <= line <= (each.end_lineno or 0)]
    return max(round_it, key=lambda each: each.lineno).value if round_it else None


def _ignored(file: FileContext, home: FunctionNode | None) -> str:
    if home is None:
        return ""
    given = [each.arg for each in (*home.args.args, *home.args.kwonlyargs) if _SEED_NAME.search(each.arg)]
    used = {name.id for name in file.inside(home, ast.Name)}
    return next((each for each in given if each not in used), "")


__all__ = ["SqlDraw", "sql_draws"]
