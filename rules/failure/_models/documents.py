"""Files that are written out by their names and hold no model: reports, pictures, settings; and those among them that
a model can do without.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .._work import calls, kind_of

_DOCUMENT: Final = regex(r"(?i)\.(json|ya?ml|md|txt|log|png|jpe?g|svg|pdf|html?|csv)$")
_MAY_LEARN: Final = regex(
    r"(?i)(^|[/_.-])(\w*model|booster|weights|classifier|regressor|xgb\w*|lgbm?|lightgbm|trees?)([_-]?v?\d+)?\.(json|txt|ya?ml)$"
)
"""``model.json`` of XGBoost, ``booster.txt`` of LightGBM: models in the form of a text."""
_AS_TEXT: Final = (".json", ".txt")
_DEPTH: Final = 4
_REPORT: Final = regex(
    r"(?i)(^|[/_.-])(reports?|summary|metrics?|eval\w*|scores?|history|card|readme|changelog|licen[cs]e|plots?)([/_.-]|$)"
    r"|\.(md|png|jpe?g|svg|pdf|html?|log)$"
)
"""Documents that tell of a model, beside its settings, labels and words, which it cannot do without."""
_PATHS: Final = frozenset({"Path", "PurePath", "str", "join", "fspath", "as_posix"})


def is_of_documents(file: FileContext, call: ast.Call) -> bool:
    """Whether a call is given a file that is a document by its name, or whichever of several that all are."""
    return _is_given(file, call, _is_document)


def left_out_report(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> str:
    """What becomes of a report that is fetched beside a model, of which the same function fetches what it needs
    unguarded, as the end of a sentence; "" for anything else.
    """
    home = file.function_of(block)
    if home is None or any(isinstance(s, ast.Return) for s in statements(handler.body)):
        return ""
    loads = [each for each in calls(file, block.body) if kind_of(file, each) == "load"]
    if not loads or not all(_is_given(file, each, _is_report) for each in loads):
        return ""
    others = (c for c in file.inside(home, ast.Call) if c not in loads and kind_of(file, c) == "load")
    needed = any(next(file.ancestors(other, ast.Try), None) is None for other in others)
    return "leaves out a report on what is loaded beside it, and says nothing of it" if needed else ""


def _is_given(file: FileContext, call: ast.Call, holds: Callable[[str], bool]) -> bool:
    given = (*call.args, *(k.value for k in call.keywords if k.arg))
    return any((names := list(_names(file, each))) and all(map(holds, names)) for each in given)


def _is_document(name: str) -> bool:
    return _DOCUMENT.search(name) is not None and _MAY_LEARN.search(name) is None


def _is_report(name: str) -> bool:
    return _is_document(name) and _REPORT.search(name) is not None


def _names(file: FileContext, value: ast.expr, depth: int = _DEPTH) -> Iterator[str]:
    """The names that a file may have, as far as these are written out; "" for one that is not."""
    known = file.constant(value)
    if isinstance(known, str) or depth == 0:
        yield known if isinstance(known, str) else ""
    elif isinstance(value, ast.JoinedStr):
        last = value.values[-1] if value.values else None
        end = str(last.value) if isinstance(last, ast.Constant) else ""
        yield "" if end in _AS_TEXT else f"_{end}"
    elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div | ast.Add):
        yield from _names(file, value.right, depth - 1)
    elif isinstance(value, ast.Call) and last_part(value.func) in _PATHS:
        owner = value.func.value if isinstance(value.func, ast.Attribute) else value.func
        yield from _names(file, value.args[-1] if value.args else owner, depth - 1)
    elif isinstance(value, ast.Name):
        made = file.names.single_value(value)
        looped = made is None or made is value
        yield from _of_loop(file, value, depth) or [""] if looped else _names(file, made or value, depth - 1)
    else:
        yield ""


def _of_loop(file: FileContext, name: ast.Name, depth: int) -> list[str]:
    """``for path, target in (("eval/report.json", "report"), ...)``: what the name stands for in each round."""
    for loop in file.ancestors(name, ast.For):
        rows = loop.iter.elts if isinstance(loop.iter, ast.List | ast.Tuple) else []
        places = loop.target.elts if isinstance(loop.target, ast.Tuple) else [loop.target]
        at = next((i for i, part in enumerate(places) if isinstance(part, ast.Name) and part.id == name.id), None)
        if at is None:
            continue
        if isinstance(loop.target, ast.Tuple):
            rows = [row.elts[at] for row in rows if isinstance(row, ast.Tuple | ast.List) and at < len(row.elts)]
        return [each for row in rows for each in _names(file, row, depth - 1)]
    return []
