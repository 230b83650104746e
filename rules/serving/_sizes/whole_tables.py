"""Tables that grow with the traffic and that a request is answered with as a whole: no limit, no page, no filter."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignment
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_GROWS: Final = regex(
    r"(?i)predict|inference|(^|[^a-z])logs?([^a-z]|$)|[a-z]_?logs?\b|histor|record|feedback|audit|transaction|patient|detection"
    r"|analys[ie]s|message|conversation|submission|upload|estimat|classification|assessment|scan|review|visit|order"
)
"""Names of tables that a service writes into."""
_CUT: Final = regex(
    r"(?i)\blimit\b|\.(filter|filter_by|where|paginate|slice|first|get|exclude|tail|head|nlargest|group_by)\("
    r"|\[:|page|\btop \d|count\(|sum\(|avg\(|distinct|group by"
)
"""What takes a part of a table, or a number of it."""
_ORM: Final = regex(
    r"\.query\(([\w.]+)\)(\.(order_by|options)\(.*\))*$|^([\w.]+)\.(query|objects)(\.order_by\(.*\))?$|\bselect\(([\w.]+)\)"
)
_FIND: Final = regex(
    r"^[\w.\[\]'\"]*(col|coll|collection|db|mongo|table|records|history|predictions|logs)\w*(\[.*\])?$"
)
_SELECT: Final = regex(r"(?is)^\s*select\s+(?!.*\b(where|limit|top|count|sum|avg|group)\b).*\bfrom\s+[\"'`\[]?(\w+)")
_RUNS: Final = frozenset({"execute", "read_sql", "read_sql_query", "text"})
_APART: Final = regex(
    r"(?i)train|export|backup|migrat|seed|dump|download|init|report|load_data|drift|monitor|delete|clear|reset|stat|lifespan|start_?up|warm_?up"
)
"""Functions that need all rows, and are asked for them seldom, or once as the service starts."""


class Whole(NamedTuple):
    """Where a table is read as a whole, and what is said to be read."""

    place: ast.expr
    shown: str


def whole_tables(file: FileContext) -> dict[FunctionNode, Whole]:
    """The first table that each function reads whole: ``db.query(Prediction).all()``, ``predictions.find({})``."""
    found: dict[FunctionNode, Whole] = {}
    calls = called(file, "all", "find", *_RUNS)
    for call in calls if calls and file.holds(b".all(", b".find(", b"SELECT", b"select ") else ():
        node = file.function_of(call)
        if node is None or node in found or _APART.search(node.name):
            continue
        table = _table(file, call)
        statement = file.statement_of(call)
        if table and _GROWS.search(table) and statement is not None and not _CUT.search(spelled(statement)):
            if not _is_cut_later(file, node, statement):
                found[node] = Whole(call, table)
    return found


def _table(file: FileContext, call: ast.Call) -> str:
    """What is read whole, as it is written; "" where that is a part of it, or no table."""
    last = last_part(call.func)
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if last in _RUNS:
        sql = file.constant(call.args[0]) if call.args else None
        found = _SELECT.match(sql) if isinstance(sql, str) else None
        return found[2] if found is not None else ""
    if owner is None:
        return ""
    written = spelled(owner)
    if last == "all":
        found = _ORM.search(written) if not call.args else None
        return next(filter(None, (found[1], found[4], found[7])), "") if found is not None else ""
    empty = all(isinstance(given, ast.Dict) and not given.keys for given in call.args[:1])
    return written if empty and not call.keywords and _FIND.match(written) else ""


def _is_cut_later(file: FileContext, node: FunctionNode, statement: ast.stmt) -> bool:
    """Whether what holds the rows, or the query, is cut afterwards: ``rows[:100]``, ``cursor.limit(100)``."""
    assigned = assignment(statement)
    targets = assigned.targets if assigned is not None else []
    names = {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    uses = (use for use in file.inside(node, ast.Name) if use.id in names and isinstance(use.ctx, ast.Load))
    held = (file.statement_of(use) for use in uses)
    return any(_CUT.search(spelled(each)) for each in held if isinstance(each, ast.Assign | ast.AnnAssign | ast.Return))
