"""The run that a search happens to find first, whose model is loaded in the same function."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_PINNED: Final = regex(r"run_id|version\s*=|version_number\s*=|tags?\s*[.=]|alias")
"""What in a search or a condition says which run is meant."""
_FETCHES: Final = frozenset({"load_model", "download_artifacts", "load_dict", "load_text", "load_image"})
"""What takes something of a run."""
_FIRST: Final = (0, -1)
_STEPS: Final = 8


def loaded_run(file: FileContext, node: ast.Call) -> ast.Call | None:
    """The call that loads, in the same function, the model of a run that is searched for: by its ``runs:/...``, or by
    the id of what is first in the answer.
    """
    if any(_PINNED.search(ast.unparse(keyword.value)) for keyword in node.keywords if keyword.arg == "filter_string"):
        return None
    given = file.argument(node, "filter_string")
    made = file.names.single_value(given) or given if given is not None else None
    if isinstance(made, ast.Subscript | ast.Attribute | ast.Call):
        return None  # a setting says which runs are meant
    home: ast.AST = file.function_of(node) or file.tree.module
    fetches = [call for call in file.inside(home, ast.Call) if last_part(call.func) in _FETCHES]
    return next((call for call in fetches if _asks_run(file, call) or _takes_first(file, call, node)), None)


def _asks_run(file: FileContext, call: ast.Call) -> bool:
    """Whether what is loaded is named by the run that it is of: ``runs:/...``."""
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    return last_part(call.func) in ("load_model", "download_artifacts") and any(_is_run(file, each) for each in given)


def _is_run(file: FileContext, given: ast.expr) -> bool:
    made = file.names.single_value(given) or given
    parts = made.values if isinstance(made, ast.JoinedStr) else [made]
    return any(isinstance(p, ast.Constant) and isinstance(p.value, str) and p.value.startswith("runs:/") for p in parts)


def _takes_first(file: FileContext, call: ast.Call, search: ast.Call) -> bool:
    """Whether a call is handed the id of the first run that a search has found: ``run_id=runs.iloc[0]["run_id"]``."""
    given = file.argument(call, "run_id")
    return given is not None and _leads_to(file, given, search, _STEPS, taken=False)


def _leads_to(file: FileContext, node: ast.expr, search: ast.Call, steps: int, *, taken: bool) -> bool:
    """Whether a value is a part of what a search answers, and one of its runs was taken by its place on the way; not
    where a condition says which run is meant.
    """
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        if node is search:
            return taken
        if isinstance(node, ast.Call):
            if not isinstance(node.func, ast.Attribute):
                return False
            node = node.func.value
        elif isinstance(node, ast.Subscript):
            if isinstance(node.slice, ast.Compare | ast.BinOp) and _PINNED.search(ast.unparse(node.slice)):
                return False
            taken = taken or file.constant(node.slice) in _FIRST
            node = node.value
        else:
            node = node.value
    if not isinstance(node, ast.Name) or steps <= 0:
        return False
    values = (each.value for each in file.names.lookup(node.id, node) if each.kind == "assign")
    return any(value is not None and _leads_to(file, value, search, steps - 1, taken=taken) for value in values)


__all__ = ["loaded_run"]
