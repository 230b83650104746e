"""BentoML's descriptors of what a route takes, and how much they let through."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

_NARROWS: Final = {
    "NumpyNdarray": ("shape and no dtype", frozenset({"shape", "dtype"})),
    "PandasDataFrame": ("columns and no dtypes", frozenset({"columns", "dtype", "shape"})),
    "JSON": ("Pydantic model", frozenset({"pydantic_model"})),
}
"""What each descriptor can name, and the arguments that it does so by."""
_ARRAYS: Final = {"numpy.ndarray": "shape and no dtype", "pandas.DataFrame": "columns and no dtypes"}
"""The same of annotations, which `bentoml.validators` narrow."""
_RUNS: Final = frozenset({"run", "async_run", "predict", "predict_proba", "generate"})
_LOOKS: Final = regex(r"\.(shape|ndim|dtype|columns)$|^len$")


class Descriptor(NamedTuple):
    """A descriptor that names nothing of what it takes, and what it could name."""

    place: ast.Call | ast.arg
    name: str
    wants: str


def bare_descriptor(file: FileContext, node: FunctionNode) -> Descriptor | None:
    """``@service.api(input=NumpyNdarray(), ...)`` over a function that hands it to a model without a look."""
    for decorator in node.decorator_list:
        if not isinstance(decorator, ast.Call) or last_part(decorator.func) != "api":
            continue
        given = file.argument(decorator, "input", 0)
        made = file.names.single_value(given) if given is not None else None
        if not isinstance(made, ast.Call):
            continue
        owner, _, name = (file.call_name(made) or "").rpartition(".")
        wants, narrows = _NARROWS.get(name, ("", frozenset()))
        if owner != "bentoml.io" or not wants or made.args or any(k.arg in narrows or not k.arg for k in made.keywords):
            continue
        calls = file.inside(node, ast.Call)
        if any(last_part(call.func) in _RUNS for call in calls) and not _looks(file, node) and not _drops(file, node):
            return Descriptor(made, f"{name}()", wants)
    return _bare_parameter(file, node)


def _bare_parameter(file: FileContext, node: FunctionNode) -> Descriptor | None:
    """``window: np.ndarray`` of a method that ``@bentoml.api`` serves: any shape and any type of number gets in."""
    decorators = [each.func if isinstance(each, ast.Call) else each for each in node.decorator_list]
    if not any(file.qualname(each) == "bentoml.api" for each in decorators):
        return None
    for argument in node.args.args:
        plain = isinstance(argument.annotation, ast.Name | ast.Attribute)
        kind = file.qualname(argument.annotation) if plain and argument.annotation is not None else None
        wants = _ARRAYS.get(kind or "", "")
        if wants and not _looks(file, node) and not _drops(file, node) and not _picks(file, node, argument.arg):
            return Descriptor(argument, spelled(argument), wants)
    return None


def _looks(file: FileContext, node: FunctionNode) -> bool:
    """Whether a test of the function asks how the input is made."""
    tests = [*file.inside(node, ast.Compare), *file.inside(node, ast.Assert)]
    return any(
        _LOOKS.search(spelled(part))
        for test in tests
        for part in ast.walk(test)
        if isinstance(part, ast.Attribute | ast.Name)
    )


def _picks(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether the function takes columns by name out of a table and nothing else of it: ``frame["text"]``,
    ``frame.loc[i, "picture"]``. What else was sent goes nowhere, and a column that is missing is refused.
    """
    used = [
        parent_of(each) for each in file.inside(node, ast.Name) if each.id == name and isinstance(each.ctx, ast.Load)
    ]
    picked = [_is_picked(each) for each in used if not _counts(each)]
    return bool(picked) and all(picked)


def _is_picked(use: ast.AST | None) -> bool:
    if isinstance(use, ast.Attribute) and use.attr in ("loc", "at"):
        row = parent_of(use)
        if not isinstance(row, ast.Subscript) or not isinstance(row.slice, ast.Tuple) or len(row.slice.elts) != 2:
            return False
        return _is_column(row.slice.elts[1])
    return isinstance(use, ast.Subscript) and _is_column(use.slice)


def _is_column(key: ast.expr) -> bool:
    if isinstance(key, ast.List):
        return bool(key.elts) and all(map(_is_column, key.elts))
    return isinstance(key, ast.Constant) and isinstance(key.value, str)


def _counts(use: ast.AST | None) -> bool:
    """``len(frame)``, ``frame.index``."""
    if isinstance(use, ast.Call):
        return last_part(use.func) == "len"
    return isinstance(use, ast.Attribute) and use.attr in ("index", "shape", "empty")


def _drops(file: FileContext, node: FunctionNode) -> bool:
    """Whether the function puts something else under the name of what it was sent."""
    names = {argument.arg for argument in node.args.args}
    return any(
        isinstance(target, ast.Name) and target.id in names and not _mentions(assign.value, target.id)
        for assign in assignments(file, node)
        for target in assign.targets
    )


def _mentions(value: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(value))
