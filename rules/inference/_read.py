"""What a request reads from a file: a model, a fitted step or a list of names, and who says which."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import farthest, origins
from mlaudit.code.pattern import regex
from mlaudit.findings import Severity

_ROWS: Final = regex(r"Session\(\)\.[\w.()]*\b(first|one|one_or_none|get|scalar|scalar_one|scalar_one_or_none)$")
_LISTS: Final = regex(
    r"(?i)(^|_)(features?|columns?|cols|feature_names|column_names|names|classes|labels)(_(list|order|names))?$"
)
_STEPS: Final = regex(r"(?i)(^|_)(\w*scaler|imputer|(label|ordinal|one_?hot|target)_?enc(oder)?s?|encoders?|le|ohe)$")
READS: Final = {"": "loads a model", "step": "reads a fitted step", "list": "reads a list of names"}
SEVERITIES: Final = {"": Severity.ERROR, "step": Severity.WARNING, "list": Severity.INFO}


def chosen(file: FileContext, call: ast.Call) -> dict[str, Any]:
    """Who chooses what a call loads."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    found = farthest(frozenset(o for each in given for o in origins(file, each) if not o.inside))
    if (found is not None and found.kind == "upload") or any(_is_of_row(file, each) for each in given):
        return {"taken": True}
    return {"origin": list(found)} if found is not None else {}


def _is_of_row(file: FileContext, given: ast.expr) -> bool:
    """Whether a path is a field of a row of a database, that the request chose."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    if not isinstance(made, ast.Attribute) or not isinstance(made.value, ast.Name):
        return False
    row = file.names.single_value(made.value)
    return isinstance(row, ast.Call) and _ROWS.search(file.call_name(row) or "") is not None


def small_part(file: FileContext, call: ast.Call) -> str:
    """``list`` where names are read, ``step`` where a scaler or encoder is; "" for what may be a model."""
    statement = file.statement_of(call)
    target = statement.targets[0] if isinstance(statement, ast.Assign) and statement.value is call else None
    name = last_part(target)
    return "list" if _LISTS.search(name) else "step" if _STEPS.search(name) else ""


def is_handed(file: FileContext, call: ast.Call) -> bool:
    """``joblib.load(io.BytesIO(content))`` of a parameter: the bytes are those of the call, and cannot be kept."""
    given = call.args[0] if call.args else None
    if not isinstance(given, ast.Call) or file.call_name(given) != "io.BytesIO" or not given.args:
        return False
    held = given.args[0]
    return isinstance(held, ast.Name) and any(b.kind == "arg" for b in file.names.lookup(held.id, held))
