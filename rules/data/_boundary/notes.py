"""What is noted wherever data comes in unlooked at, be it in a service or not: tables, JSON of a model, answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.findings import Severity

from .answers import silent_answer
from .training_tables import is_looked_at, unchecked_table
from .unkept import unkept
from .written_json import written_json

TABLE: Final = "table"
WRITTEN: Final = "written"
FIELD: Final = "field"
WHOLE: Final = "whole"
UNKEPT: Final = "unkept"
_OF_TABLE: Final = (
    "nothing looks at the columns, types or ranges of this table before something is fitted on it: a blank, another "
    "unit or a column of another type is learnt as it is"
)
_OF_MODEL: Final = (
    "nothing looks at the fields of this JSON, which a language model wrote: what is missing or of another type fails "
    "further on, or is taken as it is"
)
_OF_CLEANING: Final = "`{}` gives a changed copy that nobody takes: the rows go on as they were"
_SCHEMA: Final = "Compare it with a schema (names, types, ranges, shares of missing values) and stop where it differs."
_PARSE: Final = "Parse it into a model with types, and ask again or fall back where it does not fit."
_TAKE: Final = "Assign what it gives, or delete the call."
_ASK: Final = "Call `raise_for_status()` and check the fields before they are used."
_OWN_CODE: Final = frozenset({"serving", "training", "library", "script"})


class Note(NamedTuple):
    """Where data comes in, what is said of it, what to do, and its kind."""

    place: ast.expr
    message: str
    remediation: str
    kind: str


def notes(file: FileContext) -> Iterator[Note]:
    """The notes of a file as a whole."""
    table = unchecked_table(file)
    if table is not None:
        yield Note(table, _OF_TABLE, _SCHEMA, TABLE)
    for call in unkept(file):
        yield Note(call, _OF_CLEANING.format(file.text(call.func)), _TAKE, UNKEPT)
    for parsed in written_json(file):
        yield Note(parsed, _OF_MODEL, _PARSE, WRITTEN)


def went_on(file: FileContext, node: FunctionNode, told: ast.Call | None) -> Note | None:
    """An answer of which a function goes on with what a failure has in its place, unless that call is told already."""
    silent = silent_answer(file, node)
    if silent is None or silent.call is told:
        return None
    harm = "of a failure it is None" if silent.is_field else "of a failure it is the page that says so"
    said = f"{silent.taken} of what `{file.text(silent.call.func)}` gives is used with no look at the status: {harm}"
    return Note(silent.call, said, _ASK, FIELD if silent.is_field else WHOLE)


def severity_of(kind: str, path: str, function: str, project: ProjectView) -> tuple[Severity, str] | None:
    """How loud a note is where it stands, and in which context; None where nothing is said."""
    context = project.context(path, function)
    if kind in (FIELD, WHOLE):
        if context == "serving":
            return Severity.WARNING, context
        return (Severity.INFO, context) if kind == FIELD and context != "test" else None
    if kind == UNKEPT:
        return (Severity.WARNING, context) if context in _OWN_CODE else None
    if context not in _OWN_CODE or (kind == TABLE and (context == "serving" or is_looked_at(project))):
        return None
    return Severity.INFO, context


__all__ = ["Note", "notes", "severity_of", "went_on"]
