"""Loops over the rows of a table that no work on whole columns would take the place of."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_SHOWS: Final = regex(
    r"^(plotly|matplotlib|seaborn|altair|bokeh|dash|folium|pydeck|nicegui|rich|st_aggrid"
    r"|streamlit(?!\.(cache|spinner|progress|error|warning|info|success|toast|secrets|session_state)))\b"
)
"""Calls that draw a chart or write on a page; not those that only say how far the work is."""
_MODEL: Final = frozenset({"fit", "fit_transform", "transform", "predict", "predict_proba", "encode", "forward"})
_READS_CELLS: Final = frozenset({"json.loads", "ast.literal_eval"})
_FEW: Final = frozenset({"head", "tail", "nlargest", "nsmallest"})
_LIMITS: Final = frozenset({"limit", "top_k", "top_n", "n", "k", "nrows", "max_rows"})
_HANDFUL: Final = 1000
_OBJECT: Final = regex(r"^(?!(Series|DataFrame|Timestamp|Index)$)[A-Z]\w*[a-z]\w*$")
"""Classes by their names, but for those that are a table or a cell again."""
_KEEPS: Final = regex(r"^(append|add|extend|insert|put|print|str|len)$")
_COLUMN: Final = regex(r"(?i)(^|_)(cols?|columns?|features?|feats?|fields?|categor\w*|variables?|vars?)(_|$|\d)")


def is_row_by_row(file: FileContext, loop: ast.For) -> bool:
    """Whether each row is written into a text, parsed, given out or waited for, or the loop is for a page or chart."""
    if any(file.inside(loop, kind) for kind in (ast.Yield, ast.YieldFrom, ast.Await)) or _writes_text(file, loop):
        return True
    if any(file.call_name(call) in _READS_CELLS for call in file.inside(loop, ast.Call)):
        return True
    return _is_shown(file, loop) or _makes_objects(loop)


def is_of_few(file: FileContext, table: ast.expr) -> bool:
    """Whether a table is read with a limit wherever it is made: ``read_best(limit=top_k)``, ``rows.head(20)``."""
    made = [binding.value for binding in file.names.lookup(table.id, table)] if isinstance(table, ast.Name) else [table]
    return bool(made) and all(isinstance(each, ast.Call) and _reads_few(file, each) for each in made)


def makes_column(file: FileContext, loop: ast.For, table: ast.expr) -> bool:
    """Whether a loop over the rows of a table writes into that table, ``rows.loc[i, "big"] = 1``, or fills a list that
    is made a column of it.
    """
    written = ast.unparse(table)
    targets = [target for assign in file.inside(loop, ast.Assign) for target in assign.targets]
    targets += [change.target for change in file.inside(loop, ast.AugAssign)]
    if any(isinstance(target, ast.Subscript) and _owner(target) == written for target in targets):
        return True
    filled = {
        ast.unparse(call.func.value)
        for call in file.inside(loop, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append"
    }
    return bool(filled) and any(
        isinstance(target, ast.Subscript) and _owner(target) == written and ast.unparse(assign.value) in filled
        for assign in file.tree.of(ast.Assign)
        for target in assign.targets
    )


def _owner(place: ast.Subscript) -> str:
    """``rows`` of ``rows["big"]``, ``rows.loc[i, "big"]`` and ``rows.at[i, "big"]``."""
    held = place.value
    if isinstance(held, ast.Attribute) and held.attr in ("loc", "iloc", "at", "iat"):
        held = held.value
    return ast.unparse(held)


def _reads_few(file: FileContext, call: ast.Call) -> bool:
    if last_part(call.func) in _FEW:
        return True
    limits = [keyword.value for keyword in call.keywords if keyword.arg in _LIMITS]
    known = [file.constant(each) for each in limits]
    return any(value is not None and (not isinstance(value, int) or value <= _HANDFUL) for value in known)


def _makes_objects(loop: ast.For) -> bool:
    """Whether each row becomes an object that a function is then asked with, ``ride = Ride(km=row["km"])`` and
    ``score(ride)``: there is no column operation for what that does.
    """
    row = loop.target.elts[-1] if isinstance(loop.target, ast.Tuple) else loop.target
    held: set[str] = set()
    for part in (each for statement in loop.body for each in ast.walk(statement)):
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call) and isinstance(row, ast.Name):
            if _OBJECT.match(last_part(part.value.func)) and _reads(part.value, row.id):
                held |= {target.id for target in part.targets if isinstance(target, ast.Name)}
        elif isinstance(part, ast.Call) and not _KEEPS.match(last_part(part.func)):
            if any(isinstance(given, ast.Name) and given.id in held for given in part.args):
                return True
    return False


def _reads(call: ast.Call, row: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == row for keyword in call.keywords for part in ast.walk(keyword))


def grows_sideways(file: FileContext, loop: ast.For, concat: ast.Call) -> bool:
    """Whether a concat in a loop over columns puts columns beside a table: its rows stay as many as they were."""
    if file.constant(file.argument(concat, "axis", 1)) not in (1, "columns"):
        return False
    looped = [*ast.walk(loop.target), *ast.walk(loop.iter)]
    names = [each.id for each in looped if isinstance(each, ast.Name)]
    names += [each.attr for each in looped if isinstance(each, ast.Attribute)]
    return any(map(_COLUMN.search, names))


def _writes_text(file: FileContext, loop: ast.For) -> bool:
    """``page += f"<td>{value}</td>"``"""
    return any(
        isinstance(each.op, ast.Add)
        and any(isinstance(part, ast.JoinedStr) or _is_text(part) for part in ast.walk(each.value))
        for each in file.inside(loop, ast.AugAssign)
    )


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" in node.value


def _is_shown(file: FileContext, loop: ast.For) -> bool:
    """Whether the function round a loop shows something, and neither trains nor asks a model."""
    home = file.function_of(loop)
    calls = [call for part in (home.body if home else file.tree.module.body) for call in file.inside(part, ast.Call)]
    shows = any(_SHOWS.match(file.call_name(call) or "") for call in calls)
    return shows and not any(last_part(call.func) in _MODEL for call in calls)
