"""How long a blocking call holds the loop: what decodes, what is over in a few milliseconds, and all the rest."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

from .blocking import SESSIONS
from .light import is_deep, is_heavy, is_of_tables
from .tables import is_in_memory

DECODES: Final = 0
BRIEF: Final = 1
LONG: Final = 2

FLUSHES: Final = frozenset({"os.fsync", "os.fdatasync"})
"""What waits until a file is on the disk: a few milliseconds, where nothing else writes."""
_SESSION: Final = regex(rf"^{SESSIONS}\.")
_OF_A_ROW: Final = frozenset({"first", "one", "one_or_none", "scalar", "count", "commit", "flush", "refresh", "get"})
_ROW_OF: Final = _OF_A_ROW | {"scalar_one", "scalar_one_or_none", "fetchone"}
_ASKS: Final = frozenset({"execute", "exec", "scalars"})
_MANY_ROWS: Final = frozenset({"all", "delete", "update"})
_NARROW: Final = regex(r"\.(filter|filter_by|where|limit|get)\(|^(insert|delete|update)\(")
"""What asks for the rows of one thing, or for no more than so many."""
_PROBE: Final = regex(r"""(?i)^(text\()?['"]select 1;?['"]\)?$""")
_NAMES_SQLITE: Final = regex(r"""^['"]sqlite['"] in [\w.]+$|^[\w.]+\.startswith\(['"]sqlite""")
_TABLE: Final = regex(r"^(pandas|polars)\.(read_\w+$|DataFrame\(\)\.(to|write)_\w+$)")
_INSTALLS: Final = regex(r"""['"]?\b(pip3?|uv|conda)['"]?[,\s]+['"]?(pip['", ]+)?install\b""")
SESSION: Final = "run"
"""What a session of ONNX is asked with: a network of any kind, where nothing says that it is of a table."""
_OF_TABLES: Final = frozenset(
    {"predict", "predict_proba", "predict_batch", "decision_function", "score_samples", SESSION}
)
"""What a model of a table is asked with."""


def brief(file: FileContext, call: ast.Call, name: str) -> str:
    """Why a call is over soon, or seldom made: ``query`` of a few rows or a count, ``local`` of a file of SQLite,
    ``flush`` of a line to the disk, ``table`` that a request holds in memory, ``install`` of a package that is missing;
    or "".
    """
    if name in FLUSHES:
        return "flush"
    if file.holds(b"sqlite") and is_for_sqlite(file, call):
        return "local"
    if name.startswith("subprocess."):
        return "install" if _installs(file, call) else ""
    if name.startswith("sqlite3."):
        return "local"
    if _SESSION.match(name):
        return "query" if is_of_a_row(call) else ""
    return "table" if _TABLE.match(name) and call.args and is_in_memory(file, call.args[0]) else ""


def brief_by_name(name: str, *, few: bool) -> str:
    """The same by a name alone, and by whether a call asks for a `few` rows."""
    if name.startswith("sqlite3."):
        return "local"
    return "query" if few and _SESSION.match(name) else ""


def may_be_of_table(call: ast.Call, kind: str) -> bool:
    """Whether a model of a table may be what a call asks: by the name of the method, or by nothing but a name."""
    last = last_part(call.func)
    return kind in ("inference", "") and (last in _OF_TABLES or last.startswith("predict_"))


def weight(project: ProjectView, data: dict[str, Any], *paths: str) -> int:
    """`DECODES`, `BRIEF` or `LONG`, for a blocking call of the first of `paths` that is made from the others."""
    if data["kind"] == "decoding":
        return DECODES
    if data.get("brief") or data.get("trees") or (data.get("row") and not is_heavy(project, paths[0])):
        return BRIEF
    if data.get("tabular") and not any(is_deep(project, path) for path in paths):
        return BRIEF if not data.get("session") or is_of_tables(project, paths) else LONG
    return LONG


def is_of_a_row(call: ast.Call) -> bool:
    """Whether a call asks a database for the rows of one thing, or for a count."""
    last = last_part(call.func)
    if last in _OF_A_ROW:
        return True
    if last in _MANY_ROWS:
        return _NARROW.search(ast.unparse(call.func)) is not None
    above = parent_of(call)
    if last not in _ASKS or (isinstance(above, ast.Attribute) and above.attr in _ROW_OF):
        return last in _ASKS
    asked = ast.unparse(call.args[0]) if call.args else ""
    return _PROBE.match(asked) is not None or _NARROW.search(asked) is not None


def is_for_sqlite(file: FileContext, call: ast.Call) -> bool:
    """Whether a call is only made on a file of SQLite: ``if engine.dialect.name != "sqlite": return`` before it, or
    round it ``if engine.dialect.name == "sqlite":``.
    """
    if any(_asks_for_sqlite(test, ast.Eq) and _is_under(test.body, call) for test in file.ancestors(call, ast.If)):
        return True
    home = file.function_of(call)
    return home is not None and any(
        isinstance(test, ast.If) and _asks_for_sqlite(test, ast.NotEq) and isinstance(test.body[-1], ast.Return)
        for test in home.body
        if test.lineno < call.lineno
    )


def _asks_for_sqlite(test: ast.If, operator: type[ast.cmpop]) -> bool:
    """Whether a test compares a dialect with ``"sqlite"`` in one way, or looks for that in an address."""
    compare = test.test
    if operator is ast.Eq and _NAMES_SQLITE.match(ast.unparse(compare)):
        return True
    if not isinstance(compare, ast.Compare) or len(compare.ops) != 1 or not isinstance(compare.ops[0], operator):
        return False
    return any(
        isinstance(side, ast.Constant) and side.value == "sqlite" for side in (compare.left, *compare.comparators)
    )


def _is_under(body: list[ast.stmt], call: ast.Call) -> bool:
    return any(first.lineno <= call.lineno <= (first.end_lineno or first.lineno) for first in body)


def _installs(file: FileContext, call: ast.Call) -> bool:
    """Whether a process installs a package, and only where a test finds that it is missing."""
    tested = next(file.ancestors(call, (ast.If, ast.ExceptHandler)), None) is not None
    return tested and _INSTALLS.search(ast.unparse(call)) is not None
