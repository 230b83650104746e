"""Asserts that guard no request: of a choice that a page offers from the same list, and those that choose a branch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

_CATCHES: Final = frozenset({"AssertionError", "Exception", "BaseException"})
_PAGES: Final = ("gradio.", "streamlit.")
_OFFERS: Final = ("choices", "options")


def is_branch(node: ast.Assert) -> bool:
    """Whether an assert is the question of a branch: ``except`` takes what it finds wrong, and goes on with another
    value. A handler that raises, returns or calls something tells somebody, and the assert guards what it tells of.
    """
    block = parent_of(node)
    if not isinstance(block, ast.Try) or node not in block.body:
        return False
    taken = next((each for each in block.handlers if _catches(each)), None)
    return taken is not None and all(map(_goes_on, taken.body))


def _catches(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or last_part(kind) in _CATCHES for kind in kinds)


def _goes_on(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.If):
        return all(map(_goes_on, (*statement.body, *statement.orelse)))
    return isinstance(statement, ast.Assign | ast.AnnAssign)


def is_offered(file: FileContext, function: FunctionNode, test: ast.expr) -> bool:
    """Whether a test holds a value against the list that a page offers it from: ``mode in MODES`` of what
    ``gr.Dropdown(choices=MODES)`` hands on, or ``st.selectbox("mode", MODES)`` answers. The page refuses all others.
    """
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.In) or not isinstance(test.left, ast.Name):
        return False
    if not file.imports("gradio", "streamlit"):
        return False
    wanted = as_written(test.comparators[0])
    made = file.names.single_value(test.left)
    if made is not None and made is not test.left:
        return _offered(file, made) == wanted
    found = [_offered(file, value) for value in _handed(file, function, test.left.id)]
    return bool(found) and all(each == wanted for each in found)


def _offered(file: FileContext, made: ast.expr) -> str:
    """The list that a part of a page offers, as it is written."""
    if not isinstance(made, ast.Call) or not (file.call_name(made) or "").startswith(_PAGES):
        return ""
    known = [keyword.value for keyword in made.keywords if keyword.arg in _OFFERS]
    places = made.args[1:2] if (file.call_name(made) or "").startswith("streamlit.") else made.args[:1]
    return as_written((known or places)[0]) if known or places else ""


def _handed(file: FileContext, function: FunctionNode, name: str) -> Iterator[ast.expr]:
    """The parts of a page whose values an event hands to a parameter, where they are seen."""
    names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    if name not in names:
        return
    for call in file.tree.of(ast.Call):
        given = file.argument(call, "fn", 0)
        inputs = file.argument(call, "inputs", 1)
        if not isinstance(given, ast.Name) or given.id != function.name or not isinstance(inputs, ast.List):
            continue
        part = inputs.elts[names.index(name)] if names.index(name) < len(inputs.elts) else None
        made = file.names.single_value(part) if isinstance(part, ast.Name) else None
        if isinstance(made, ast.Call):
            yield made


__all__ = ["is_branch", "is_offered"]
