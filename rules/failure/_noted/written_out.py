"""Mocks, and rows that stand in the code, in the place of what could not be worked out or read."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import kinds
from .words import note, work

_MOCKS: Final = regex(r"(?i)(^|_)(mock(ed|s)?|dummy|fake|simulated?|synthetic|placeholder|made_up)(_|$)")
_DECLARED: Final = regex(r"(?i)(^|[/_])(tests?|demo|examples?|mocks?|sandbox|conftest|playground)([/_.]|$)")
_FRAMES: Final = frozenset({"DataFrame", "from_dict", "from_records"})
_SOURCES: Final = ("read", "query", "request")


def mocked(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return self._mock_explanation(row)``: made up where something was to be worked out."""
    call = work(file, block)
    if call is None or _DECLARED.search(file.path) or _MOCKS.search(handlers.enclosing(handler)):
        return None
    made_here = {target.id for s in handler.body for target in targets(s) if isinstance(target, ast.Name)}
    for statement in statements(handler.body):
        value = statement.value if isinstance(statement, ast.Return) else None
        if isinstance(value, ast.Name) and value.id in made_here and _MOCKS.search(value.id):
            said = f"whatever fails here, `{value.id}` is answered, which is made up"
            return note(f"{said}: nothing tells it from a real answer", code="MLA109")
        value = outcome(statement) if isinstance(statement, ast.Return) else None
        value = value.value if isinstance(value, ast.Await) else value
        made = value.func if isinstance(value, ast.Call) else None
        if made is not None and _MOCKS.search(last_part(made)) and not last_part(made)[:1].isupper():
            said = f"whatever fails here, `{file.text(made)}` makes the answer up"
            return note(f"{said}: nothing tells it from one that was worked out", code="MLA109")
    return None


def rows_in_the_code(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``rows = pd.DataFrame({"price": [9.5]})`` where ``rows = pd.read_csv(path)`` failed."""
    about = kinds(file, block.body)
    read = next((about[kind] for kind in _SOURCES if kind in about), None)
    if read is None or _DECLARED.search(f"{file.path} {handlers.enclosing(handler)}"):
        return None
    given = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    answers = any(isinstance(s, ast.Return) for s in statements(block.body))
    for statement in statements(handler.body):
        value = outcome(statement) if isinstance(statement, ast.Return) and answers else None
        if any(ast.unparse(t) in given for t in targets(statement)):
            value = getattr(statement, "value", None)
        if isinstance(value, ast.Call) and last_part(value.func) in _FRAMES and value.args and _has_rows(value.args[0]):
            said = f"when `{shown_call(file, read)}` fails, rows that stand in the code take the place of the data"
            return note(f"{said}: what is worked out from them looks like the rest", code="MLA109")
    return None


def _has_rows(value: ast.expr) -> bool:
    """Whether columns, or rows, are written out with values in them."""
    parts = value.values if isinstance(value, ast.Dict) else value.elts if isinstance(value, ast.List) else []
    columns = [part for part in parts if isinstance(part, ast.List | ast.Dict | ast.Tuple)]
    return any(
        isinstance(item, ast.Constant) and item.value is not None
        for column in columns
        for item in (column.values if isinstance(column, ast.Dict) else column.elts)
    )
