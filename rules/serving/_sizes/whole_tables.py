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
_ORDERS: Final = frozenset({"order_by", "options"})
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
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
        written = _begun(file, owner) or written
        found = _ORM.search(written) if not call.args else None
        return next(filter(None, (found[1], found[4], found[7])), "") if found is not None else ""
    empty = all(isinstance(given, ast.Dict) and not given.keys for given in call.args[:1])
    return written if empty and not call.keywords and _FIND.match(written) else ""


def _begun(file: FileContext, owner: ast.expr) -> str:
    """``db.query(Event)`` for ``rows`` of ``rows = db.query(Event)``, ``if kind: rows = rows.filter(...)``: who asks
    for no filter gets all of them; "" where a name is given anything else, or is always cut.
    """
    while isinstance(owner, ast.Call) and isinstance(owner.func, ast.Attribute) and owner.func.attr in _ORDERS:
        owner = owner.func.value
    bound = file.names.lookup(owner.id, owner) if isinstance(owner, ast.Name) else []
    made = [each.value for each in bound if each.kind == "assign" and each.value is not None]
    if not made or len(made) != len(bound) or _CUT.search(spelled(made[0])):
        return ""
    later = all(next(file.ancestors(each, (ast.If, *_FUNCTIONS)), None).__class__ is ast.If for each in made[1:])
    return spelled(made[0]) if later else ""


def _is_cut_later(file: FileContext, node: FunctionNode, statement: ast.stmt) -> bool:
    """Whether what holds the rows, or the query, is cut afterwards: ``rows[:100]``, ``cursor.limit(100)``."""
    assigned = assignment(statement)
    targets = assigned.targets if assigned is not None else []
    names = {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    uses = (use for use in file.inside(node, ast.Name) if use.id in names and isinstance(use.ctx, ast.Load))
    held = (file.statement_of(use) for use in uses)
    return any(_CUT.search(spelled(each)) for each in held if isinstance(each, ast.Assign | ast.AnnAssign | ast.Return))
