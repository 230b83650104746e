"""What a request reads from a file: a model, a fitted step or a list of names, and who says which."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import farthest, origins
from mlaudit.code.pattern import regex
from mlaudit.findings import Severity

_ROWS: Final = regex(r"Session\(\)\.[\w.()]*\b(first|one|one_or_none|get|scalar|scalar_one|scalar_one_or_none)$")
_LISTS: Final = regex(
    r"(?i)(^|_)(features?|columns?|cols|feature_names|column_names|names|classes|labels)(_(list|order|names))?$"
)
_STEPS: Final = regex(
    r"(?i)(^|_)(\w*scalers?|imputers?|(label|ordinal|one_?hot|target)_?enc(oder)?s?|encoders?|le|ohe)$"
)
_RESULTS: Final = regex(
    r"(?i)(^|_)(metrics?|confusion_?matrix|evaluations?|eval_results?|history|scores|report|accuracy"
    r"|importances?)$"
)
"""What training found out, and wrote beside the model."""
_MODELS: Final = regex(r"(?i)(model|clf|classif|regress|pipe|estimator|bundle|artifact)")
_BOTH: Final = regex(r"_(and|with)_")
_READER: Final = regex(r"^_*(load|read|open)_")
_ENDING: Final = regex(
    r"(?i)(_(path|file|filename|fname|fp|pkl|pickle|joblib|loc|location|dump))+$|\.(pkl|pickle|joblib|bin|sav|p|npy)$"
)
READS: Final = {
    "": "loads a model",
    "step": "reads a fitted step",
    "list": "reads a list of names",
    "result": "reads what training found out",
}
READS_ANY: Final = "reads an object from a file"
SEVERITIES: Final = {"": Severity.ERROR, "step": Severity.WARNING, "list": Severity.INFO, "result": Severity.INFO}


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


def small_part(file: FileContext, call: ast.Call) -> dict[str, Any]:
    """What a call is seen to read that is no model: ``list`` of names, ``step`` for a scaler or encoder, ``result`` for
    metrics. The variable says it, else the file, else the function; a helper that is given its file is told by all that
    its own file asks it for (``asked``).
    """
    kind = _told(file, call)
    home = file.function_of(call)
    if kind is not None or home is None:
        return {"small": kind} if kind else {}
    read = _READER.sub("", home.name)
    kind = _kind_of(read) if read != home.name and not _MODELS.search(read) else None
    if kind:
        return {"small": kind}
    kind = _asked_for(file, call, home)
    return {"small": kind, "asked": True} if kind else {}


def _told(file: FileContext, call: ast.Call) -> str | None:
    """What the variable that holds it, or the file, says of what is read."""
    kind = _kind_of(_variable(file, call))
    return kind if kind is not None else _kind_of(_path_name(file, call.args[0] if call.args else None))


def _asked_for(file: FileContext, call: ast.Call, home: FunctionNode) -> str:
    """The largest of what the calls of a helper ask for, which reads the file that it is given; "" for others."""
    if not any(_is_parameter(file, each) for each in file.inside(call, ast.Name)):
        return ""
    known: dict[str, list[ast.Call]] | None = file.shared.get("calls by last name")
    if known is None:
        known = file.shared["calls by last name"] = {}
        for each in file.tree.of(ast.Call):
            known.setdefault(last_part(each.func), []).append(each)
    found = {_told(file, each) or "" for each in known.get(home.name, ())}
    return max(found, key=lambda kind: SEVERITIES[kind], default="")


def _kind_of(name: str) -> str | None:
    """What a name says of what it holds: "" for a model, None where it says nothing."""
    if not _BOTH.search(name):
        for kind, pattern in (("list", _LISTS), ("step", _STEPS), ("result", _RESULTS)):
            if pattern.search(name):
                return kind
    return "" if _MODELS.search(name) else None


def _variable(file: FileContext, call: ast.Call) -> str:
    statement = file.statement_of(call)
    target = statement.targets[0] if isinstance(statement, ast.Assign) and statement.value is call else None
    return last_part(target)


def _path_name(file: FileContext, given: ast.expr | None) -> str:
    """The name of a file without its folder and ending: of a constant, a setting, or a name for either."""
    if isinstance(given, ast.Name):
        opened = [b.value for b in file.names.lookup(given.id, given) if b.kind == "with" and b.value is not None]
        made = opened[0].args[0] if opened and isinstance(opened[0], ast.Call) and opened[0].args else None
        given = made or given
    written = _texts(file, given)
    if not written and isinstance(given, ast.Name):
        written = _texts(file, file.names.single_value(given)) or [given.id]
    return _ENDING.sub("", _ENDING.sub("", written[-1].rpartition("/")[2])) if written else ""


def _texts(file: FileContext, given: ast.expr | None) -> list[str]:
    """The constant texts, and the last names of attributes, that a path is made of."""
    if given is None:
        return []
    if isinstance(given, ast.Attribute):
        return [given.attr]
    return [each.value for each in file.inside(given, ast.Constant) if isinstance(each.value, str)]


def _is_parameter(file: FileContext, name: ast.Name) -> bool:
    return any(binding.kind == "arg" for binding in file.names.lookup(name.id, name))


def is_handed(file: FileContext, call: ast.Call) -> bool:
    """``joblib.load(io.BytesIO(content))`` of a parameter: the bytes are those of the call, and cannot be kept."""
    given = call.args[0] if call.args else None
    if not isinstance(given, ast.Call) or file.call_name(given) != "io.BytesIO" or not given.args:
        return False
    held = given.args[0]
    return isinstance(held, ast.Name) and any(b.kind == "arg" for b in file.names.lookup(held.id, held))
