"""Arrays in a request's schema: lists of numbers whose number and depth nothing says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .._web.marks import marked
from .declared import NO_REQUEST, fields_of, looked_at, plain
from .meant import may_be

_CODE: Final = "MLA707"
_LIST: Final = r"(?:typing\.)?(?:[Ll]ist|Sequence)"
_NUMBER: Final = r"(?:float|int \| float|float \| int|Union\[(?:int, float|float, int)\])"
_ARRAY: Final = regex(rf"^(Optional\[)?({_LIST}\[{_NUMBER}|{_LIST}\[({_LIST}\[)+(int|{_NUMBER}))\]+( \| None)?$")
"""A flat list of whole numbers names or counts something as a rule."""
_NO_ARRAY: Final = regex(
    r"(?i)(^|_)(ids?|tokens?|indices|labels?|targets?|stop|logit\w*|pages?|weights|thresholds?|class(es)?)(_|$)|[a-z]I[Dd]s?$"
)
"""Lists of numbers that name or choose something."""
_PARTS: Final = frozenset({ast.BoolOp, ast.UnaryOp, ast.Call, ast.GeneratorExp})
"""What a test is made of, round a comparison."""
_TESTS: Final = frozenset({ast.If, ast.Assert})
_SIZES: Final = frozenset({"shape", "ndim", "size"})
_SAID: Final = regex(r"(min|max)_(length|items)=|conlist|Len\(|valid|shape|BeforeValidator|AfterValidator|Literal")


def shapeless(node: ast.ClassDef) -> ast.AnnAssign | None:
    """``features: list[float]``, ``rows: list[list[float]]``: the first array of a schema whose length is not said."""
    looked = looked_at(node)
    if looked is None or NO_REQUEST.search(node.name):
        return None
    for field in fields_of(node):
        name = ast.unparse(field.target)
        if name in looked or _NO_ARRAY.search(name) or _SAID.search(spelled(field)):
            continue
        if _ARRAY.match(plain(field.annotation)):
            return field
    return None


def is_array(annotation: str) -> bool:
    """Whether an annotation, as text, is a list of numbers, or of lists of them."""
    return _ARRAY.match(annotation) is not None


def asks_for_shape(file: FileContext) -> Iterator[FunctionNode]:
    """The functions that compare a length or a shape, or give an array one: ``if len(row) != 4: raise ...``."""
    told: set[FunctionNode] = set()
    for compare in file.tree.of(ast.Compare) if file.holds(b"len(", b".shape", b".ndim", b".size") else ():
        home = file.function_of(compare)
        if home is None or home in told:
            continue
        branch = parent_of(compare)
        while branch.__class__ in _PARTS:
            branch = parent_of(branch)  # type: ignore[arg-type]
        if branch.__class__ not in _TESTS:
            continue
        for side in (compare.left, *compare.comparators):
            if side.__class__ is not ast.Constant and _stands_for_length(file, side):
                told.add(home)
                yield home
                break


def _stands_for_length(file: FileContext, side: ast.expr) -> bool:
    if isinstance(side, ast.Name):
        return may_be(side, _is_length) and _is_length(file.names.single_value(side))
    return _is_length(side)


def _is_length(side: ast.expr | None) -> bool:
    """``len(row)``, ``x.shape``, ``x.shape[1]``, ``x.ndim``, ``x.size``."""
    if isinstance(side, ast.Call):
        return isinstance(side.func, ast.Name) and side.func.id == "len"
    part = side.value if isinstance(side, ast.Subscript) else side
    return isinstance(part, ast.Attribute) and part.attr in _SIZES


def asked_for_shape(project: ProjectView, route: Node) -> bool:
    """Whether a route, or anything that it calls, compares the length or shape of anything."""
    return not marked(project, _CODE, "measures").isdisjoint(project.reach([route]))
