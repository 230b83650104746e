"""Which tables a project has, and which of them are what the model was trained on, serves and is judged on.

A name alone is no evidence: `test_data_predictions.csv` is no labelled test set. A role is given where the columns
support it; otherwise a table stays a candidate, for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from mlaudit.data import sql
from mlaudit.data.sources import FORMATS
from mlaudit.errors import DataError
from mlaudit.init.labels import TrainingCode

_ROLES: Final = {
    "reference": re.compile(r"(^|[^a-z])(reference|ref|train|training)([^a-z]|$)"),
    "current": re.compile(r"(^|[^a-z])(current|prod|production|serving|served|live|recent|latest)([^a-z]|$)"),
    "evaluation": re.compile(r"(^|[^a-z])(evaluation|eval|test|valid|validation|holdout|heldout)([^a-z]|$)"),
}
_DATA_FOLDER: Final = re.compile(r"(^|/)(data|dataset|datasets)/")
_LABELS: Final = ("label", "target", "y", "class")
_MADE: Final = re.compile(r"^(y_?)?(pred|prediction|predicted|hat|score|prob|probability)s?(_|$)|_(pred|prediction)s?$")
_ID: Final = re.compile(r"(^|[_\s.-])(id|uuid|guid)$|[a-z](Id|ID|Uuid|UUID)$|^id([_\s.-]|$)|^(Id|ID|UUID)$", re.ASCII)
_MOST_READ: Final = 60
_MOST_CLASSES: Final = 20

Columns = Mapping[str, tuple[str, ...]]


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """Tables by role: `roles` where the columns support it, `candidates` where only the name does.

    `columns` are those of the evaluation, reference or current rows, `labelled` the `others` that have the label.
    `id` is the column that numbers the rows, `metric` one that fits the label; "" where that cannot be told.
    """

    roles: dict[str, str] = {}
    candidates: dict[str, str] = {}
    others: tuple[str, ...] = ()
    labelled: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    label: str = ""
    id: str = ""
    metric: str = ""


def find_tables(root: Path, paths: Iterable[str], code: TrainingCode) -> Tables:
    """The tables among `paths`. Columns are read where DuckDB is there; where it is not, no role is given."""
    every = list(_tables(root, paths))
    columns = _columns(root, every[:_MOST_READ])
    by_name = {role: [path for path in every if _named(path) == role] for role in _ROLES}
    roles: dict[str, str] = {}
    for role in ("reference", "evaluation"):
        labelled = [path for path in by_name[role] if _label(columns.get(path, ()), code)]
        if labelled:
            roles[role] = labelled[0]
    read = [path for path in every if code.reads(path) and _named(path) in ("", "reference")]
    if "reference" not in roles and (known := [path for path in read if _label(columns.get(path, ()), code)]):
        roles["reference"] = known[0]
    for role, other in (("reference", "current"), ("current", "reference"), ("evaluation", "reference")):
        # rows of one kind: what is served has the columns of what was trained on, but for the label
        beside = [roles[other]] if other in roles else by_name[other]
        alike = [p for p in by_name[role] if any(_alike(columns.get(p, ()), columns.get(o, ())) for o in beside)]
        if role not in roles and alike and (role != "evaluation" or _label(columns[alike[0]], code)):
            roles[role] = alike[0]
    label = _chosen_label(roles, columns, code)
    if label and "evaluation" not in roles:
        told = next((path for path in by_name["evaluation"] if label in columns.get(path, ())), "")
        if told:
            roles["evaluation"] = told
    candidates = {role: named[0] for role, named in by_name.items() if named and role not in roles}
    if "reference" not in roles and "reference" not in candidates and read:
        candidates["reference"] = read[0]
    taken = {*roles.values(), *candidates.values()}
    others = tuple(path for path in every if path not in taken)
    return Tables(
        roles={role: roles[role] for role in _ROLES if role in roles},
        candidates={role: candidates[role] for role in _ROLES if role in candidates},
        others=others,
        labelled=tuple(path for path in others if label and label in columns.get(path, ())),
        columns=next((columns[roles[r]] for r in ("evaluation", "reference", "current") if r in roles), ()),
        label=label,
        id=_row_id(root, roles, columns, label),
        metric=_metric(root, next((roles[r] for r in ("reference", "evaluation") if r in roles), ""), label),
    )


def _tables(root: Path, paths: Iterable[str]) -> Iterable[str]:
    for path in paths:
        name = path.rpartition("/")[2].lower()
        ends = [end for end in FORMATS if name.endswith(end)]
        if not ends or not (root / path).is_file() or not (root / path).stat().st_size:
            continue
        # a JSON file is a table by exception: most are settings
        if FORMATS[max(ends, key=len)] == "json" and not _DATA_FOLDER.search(f"/{path}"):
            continue
        yield path


def _named(path: str) -> str:
    """The role that a table's name speaks for; "" for none."""
    stem = path.rpartition("/")[2].lower().partition(".")[0]
    return next((role for role, pattern in _ROLES.items() if pattern.search(stem)), "")


def _columns(root: Path, paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The columns of the tables that can be read; of none where DuckDB is not installed."""
    from mlaudit.data.sources import connect, open_table

    found = {}
    for path in paths:
        try:
            with connect() as connection:
                table = open_table(connection, "table", path, root)
        except DataError:
            continue  # the audit tells what is wrong with the file; here its columns would only have been a hint
        found[path] = tuple(column.name for column in table.columns)
    return found


def _label(columns: tuple[str, ...], code: TrainingCode) -> str:
    """The one column that training takes for its label, or else that is called one; "" where that leaves a choice."""
    known = [column for column in columns if column in code.labels and not _MADE.search(column.lower())]
    usual = [column for column in columns if column.lower() in _LABELS]
    named = known if len(known) == 1 else usual
    return named[0] if len(named) == 1 else ""


def _chosen_label(roles: Mapping[str, str], columns: Columns, code: TrainingCode) -> str:
    """The label of the rows that have a role: named, or the one column that rows still to be served lack."""
    for role in ("evaluation", "reference"):
        if role in roles and (label := _label(columns[roles[role]], code)):
            return label
    if "reference" not in roles or "current" not in roles:
        return ""
    served = columns[roles["current"]]
    lacking = [c for c in columns[roles["reference"]] if c not in served and not _MADE.search(c.lower())]
    return lacking[0] if len(lacking) == 1 else ""


def _row_id(root: Path, roles: Mapping[str, str], columns: Columns, label: str) -> str:
    """The one column that is called an id, is in every table with a role, and is another in every row; "" for none."""
    tables = list(roles.values())
    named = [c for c in columns.get(tables[0], ()) if _ID.search(c) and c != label] if tables else []
    found = [c for c in named if all(c in columns.get(path, ()) and _differs(root, path, c) for path in tables)]
    return found[0] if len(found) == 1 else ""


def _differs(root: Path, path: str, column: str) -> bool:
    name = sql.identifier(column)
    answer = _ask(root, path, f"count(*) > 1 AND count(DISTINCT {name}) = count(*)")
    return bool(answer and answer[0])


def _metric(root: Path, path: str, label: str) -> str:
    """A metric for labels of this kind: two values, a few or text, numbers."""
    if not path or not label:
        return ""
    name = sql.identifier(label)
    answer = _ask(root, path, f"count(DISTINCT {name}), any_value(typeof({name}))")
    if answer is None or answer[0] < 2:
        return ""
    values, kind = answer
    if values == 2:
        return "roc_auc"
    return "balanced_accuracy" if kind == "VARCHAR" or values <= _MOST_CLASSES else "rmse"


def _ask(root: Path, path: str, wanted: str) -> tuple[Any, ...] | None:
    """The aggregates that are `wanted` of a table; None where it cannot be read."""
    from mlaudit.data.sources import connect, open_table

    try:
        with connect() as connection:
            table = open_table(connection, "table", path, root)
            query = f"SELECT {wanted} FROM {table.relation}"  # noqa: S608  `sql` quoted what is in it
            row: tuple[Any, ...] | None = connection.execute(query).fetchone()
    except DataError:
        return None  # as with its columns: the audit tells
    return row


def _alike(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two tables share most of their columns, and at least two."""
    shared = set(some) & set(others)
    return len(shared) >= 2 and 2 * len(shared) >= max(len(some), len(others))
