"""Columns that the function which fills them has named itself: in the query or the record that it made its rows of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_SELECTS: Final = regex(r"(?i)\bselect\b")


def is_named_before(file: FileContext, home: FunctionNode, assign: ast.Assign) -> bool:
    """Whether every column that a loop would fill stands in one query or record above it: none of them can lack."""
    loop = next(file.ancestors(assign, ast.For), None)
    walked = loop.iter if loop is not None else None
    if loop is None or not isinstance(walked, ast.List | ast.Tuple):
        return False
    names = [file.constant(each) for each in walked.elts]
    if not names or not all(isinstance(name, str) for name in names):
        return False
    wanted = [str(name) for name in names]
    for record in file.inside(home, ast.Dict):
        keys = {file.constant(key) for key in record.keys if key is not None}
        if record.lineno < loop.lineno and keys.issuperset(wanted) and _makes_table(file, record):
            return True
    columns = [re.compile(rf"\b{re.escape(name)}\b") for name in wanted]
    return any(
        _SELECTS.search(text) is not None and all(column.search(text) for column in columns)
        for text in _texts(file, home, loop.lineno)
    )


def _texts(file: FileContext, home: FunctionNode, line: int) -> Iterator[str]:
    """The texts of a function above a line; those with values in them as one."""
    for text in file.inside(home, ast.Constant):
        if text.lineno < line and isinstance(text.value, str):
            yield text.value
    for filled in file.inside(home, ast.JoinedStr):
        if filled.lineno < line:
            yield " ".join(str(part.value) for part in filled.values if isinstance(part, ast.Constant))


def _makes_table(file: FileContext, record: ast.Dict) -> bool:
    """Whether a record is given to what makes a table of it."""
    return any((file.call_name(call) or "").endswith(".DataFrame") for call in file.ancestors(record, ast.Call))
