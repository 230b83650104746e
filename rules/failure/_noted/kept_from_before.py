"""What could not be worked out, and is written down all the same: with what stood there before."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.plain import is_number
from .._told.told import following
from .._ways_out import shown_call
from .._work import calls
from .words import can_do_without, note

_WRITES: Final = frozenset({"dump", "save", "savez", "to_csv", "to_json", "to_parquet", "write_text", "log_param"})
_HANDS_BACK: Final = frozenset({"item", "float", "int", "copy", "clone", "detach", "cpu", "numpy", "tolist"})
_OF_NO_MATTER: Final = regex(
    r"(?i)(^|_)(version|commit|sha|hash|host|user|time|elapsed|duration|size|device|memory|count|n|num|seed|name)(_|$)"
)


def kept_from_before(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``best = tune(model)``, where that fails ``best = model.temperature``, and then ``json.dump({"best": best})``:
    what reads the file takes what was never tuned for what was.
    """
    function = file.function_of(handler)
    if function is None or not handlers.is_broad(file, handler) or handlers.signals(file, handler):
        return None
    made = {t.id: s for s in statements(block.body) for t in targets(s) if isinstance(t, ast.Name)}
    for statement in handler.body:
        value, names = given(statement), [t.id for t in targets(statement) if isinstance(t, ast.Name)]
        name = next((n for n in names if n in made and not _OF_NO_MATTER.search(n)), "")
        if not name or value is None or not _stood_before(value):
            continue
        call = next(calls(file, [made[name]]), None)
        written = _written(file, following(block), name)
        if call is None or written is None or can_do_without(file, function, handler):
            continue
        said = f"when `{shown_call(file, call)}` fails, `{file.text(statement)}` stands for what it answers"
        return note(f"{said}, and `{file.text(written.func)}` writes it as if it had been worked out")
    return None


def _stood_before(value: ast.expr) -> bool:
    """Whether a value was there before: a number that is written out, or an attribute, as another type at most."""
    while isinstance(value, ast.Call) and last_part(value.func) in _HANDS_BACK:
        if isinstance(value.func, ast.Attribute) and not value.args:
            value = value.func.value
        elif len(value.args) == 1:
            value = value.args[0]
        else:
            return False
    return is_number(value) or isinstance(value, ast.Attribute)


def _written(file: FileContext, after: list[ast.stmt], name: str) -> ast.Call | None:
    """The call behind a block that writes what a name holds, where no test has asked about it."""
    for statement in after:
        for branch in file.inside(statement, ast.If):
            if _mentions(branch.test, name):
                return None
        for call in file.inside(statement, ast.Call):
            if last_part(call.func) in _WRITES and any(_mentions(each, name) for each in call.args):
                return call
    return None


def _mentions(value: ast.AST, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(value))


__all__ = ["kept_from_before"]
