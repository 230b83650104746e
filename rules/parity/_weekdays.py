"""Columns of one name that hold the day of the week by two counts: Monday is 0 in one file, and 1 in another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

TRIGGERS: Final = (b"weekday", b"dayofweek", b"day_of_week", b"isocalendar", b"ISODOW", b"isodow")
_PROPERTIES: Final = frozenset({"weekday", "dayofweek", "day_of_week"})
_KEEPS: Final = frozenset({"astype", "to_numpy", "to_list", "tolist", "cast", "alias", "rename", "fillna", "item"})
"""Methods that hand a number on as it is."""
_CASTS: Final = frozenset({"int", "float", "str"})
_SQL: Final = regex(
    r"(?i)extract\s*\(\s*isodow\s+from\b[^\n]*?\)\s*(?:::\s*\w+)?\s*\)?\s*(?:::\s*\w+)?\s+as\s+\"?(\w+)"
)
_ROWS: Final = regex(r"(?i)^(self|row|r|data|request|req|payload|item|obj|body)$")
_DEPTH: Final = 5


class Counted(NamedTuple):
    """Where a column gets the day of the week, what it is called, and the number of a Monday in it."""

    place: ast.expr
    column: str
    monday: int


def counted(file: FileContext) -> Iterator[Counted]:
    """The first of each column and count in a file."""
    told: set[tuple[str, int]] = set()
    if not file.holds(*TRIGGERS):
        return
    for place, column, value in _columns(file):
        monday = _monday(file, value, _DEPTH)
        if monday is not None and (column, monday) not in told:
            told.add((column, monday))
            yield Counted(place, column, monday)
    for number, line in enumerate(file.source.lines, 1) if file.holds(b"ISODOW", b"isodow") else ():
        for found in _SQL.finditer(line):
            if (found[1], 1) not in told:
                told.add((found[1], 1))
                yield Counted(ast.Constant("", lineno=number, col_offset=0), found[1], 1)


def _columns(file: FileContext) -> Iterator[tuple[ast.expr, str, ast.expr]]:
    """What is put under a name into a table or a row: ``frame["day"] = ...``, ``{"day": ...}``, ``assign(day=...)``."""
    for node in file.tree.of(ast.Assign):
        target = node.targets[0]
        if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
            if isinstance(target.slice.value, str):
                yield node.value, target.slice.value, node.value
    for table in file.tree.of(ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield value, key.value, value
    for given in file.tree.of(ast.keyword):
        call = parent_of(given)
        if given.arg is not None and isinstance(call, ast.Call) and last_part(call.func) == "assign":
            yield given.value, given.arg, given.value


def _monday(file: FileContext, node: ast.expr, depth: int) -> int | None:
    """The number of a Monday in a value; None where it is no day of the week, or counts otherwise."""
    if depth <= 0:
        return None
    if isinstance(node, ast.Name):
        made = file.names.single_value(node)
        return _monday(file, made, depth - 1) if made is not None and made is not node else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        by, before = file.constant(node.right), _monday(file, node.left, depth - 1)
        if before is None or by != 1:
            return None
        after = before + (1 if isinstance(node.op, ast.Add) else -1)
        return after if after in (0, 1) else None
    if isinstance(node, ast.Subscript):
        return 1 if _is_iso(node.value) and file.constant(node.slice) in (2, "day") else None
    if isinstance(node, ast.Attribute):
        if node.attr in ("day", "weekday") and _is_iso(node.value):
            return 1
        return 0 if node.attr in _PROPERTIES and not _is_row(node.value) else None
    return _called(file, node, depth) if isinstance(node, ast.Call) else None


def _called(file: FileContext, node: ast.Call, depth: int) -> int | None:
    last = last_part(node.func)
    if isinstance(node.func, ast.Name):
        return _monday(file, node.args[0], depth - 1) if last in _CASTS and len(node.args) == 1 else None
    if not isinstance(node.func, ast.Attribute):
        return None
    if last == "isoweekday" and not node.args:
        return 1
    if last == "weekday" and not node.args:
        return 1 if file.imports("polars") else 0  # polars counts as ISO does
    return _monday(file, node.func.value, depth - 1) if last in _KEEPS else None


def _is_iso(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and last_part(node.func) == "isocalendar"


def _is_row(owner: ast.expr) -> bool:
    """Whether what has the attribute may be a row, or a request, that holds the number already."""
    return isinstance(owner, ast.Name) and _ROWS.match(owner.id) is not None


def counted_otherwise(candidate: Candidate, project: ProjectView, code: str) -> tuple[str, int] | None:
    """The file and line where most others count a column in another way; of two, the one that trains says how."""
    where = candidate.finding.location
    if where is None or is_test_path(where.path):
        return None
    column, monday = candidate.data["weekday"], candidate.data["monday"]
    known: dict[str, dict[int, list[tuple[str, int]]]] | None = project.shared.get("weekdays by column")
    if known is None:
        known = project.shared["weekdays by column"] = {}
        for path, facts in project.files.items():
            for each in facts.candidates_of(code) if not is_test_path(path) else ():
                at = each.finding.location
                if "weekday" in each.data and at is not None:
                    by_count = known.setdefault(each.data["weekday"], {})
                    by_count.setdefault(each.data["monday"], []).append((path, at.line))
    same, others = known[column].get(monday, []), known[column].get(1 - monday, [])
    if not others or len(others) < len(same):
        return None
    if len(others) == len(same) and project.context(where.path, candidate.function) == "training":
        return None
    if len(others) == len(same) and project.context(others[0][0], "") != "training" and monday == 1:
        return None  # one of the two is told
    return others[0]


__all__ = ["TRIGGERS", "counted", "counted_otherwise"]
