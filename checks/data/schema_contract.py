"""MLC301: the tables against their contract, and against what the reference shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from mlaudit.config import nearest
from mlaudit.errors import DataError
from mlaudit.findings import Judgement, Measurement
from mlaudit.runtime.check import Check, Need, Params

from ._problems import ERROR, INFO, WARNING, Problem, judge_problems, measurements, problem, share

if TYPE_CHECKING:
    from mlaudit.data.plan import Aggregate
    from mlaudit.data.profile import ColumnProfile
    from mlaudit.data.store import DataStore
    from mlaudit.data.table import Column, Table
    from mlaudit.runtime.context import Context

NEW_NULLS_WARN = 0.001
NEW_NULLS_FAIL = 0.05
"""Shares of missing values in a column that had none: a handful may be chance, a twentieth is a broken feed."""
NEW_CATEGORIES_WARN = 0.01


class ColumnContract(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What one column promises. What is left out is not checked; `min` and `max` are inclusive."""

    dtype: str = ""
    nullable: bool = True
    min: float | None = None
    max: float | None = None
    categories: tuple[str, ...] = ()
    unique: bool = False


class ContractParams(Params, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`columns` maps a column to its contract, as in `age = { dtype = "int", min = 0, max = 130 }`."""

    columns: dict[str, ColumnContract] = {}
    min_rows: int = 1


class SchemaContract(Check[ContractParams]):
    """Columns, types, nulls, ranges, categories, uniqueness and row counts of the tables that meet the model.

    What it measures: for `current` and the evaluation rows, the number of broken promises: one measurement for the
    table and one for each column with something to say. Every count is of all rows.

    Method: each column with a contract is held to it. Columns without one are held to what the reference shows: every
    feature is there, its kind (number, boolean, category, time) is the same, and a column that was never null is not
    null now. All counts of a table come from one scan; those of the reference from its profile.

    Default: a broken contract, a missing feature and a changed kind are errors. New nulls warn above 0.1 % of the rows
    and are errors above 5 %; categories that the reference never had warn above 1 %. Values beyond the reference's
    range and new columns are told and fail nothing: a maximum is always exceeded some day.

    When it fails: repair the feed or the query that fills the table. If the new form is right, the model has to learn
    it: retrain, and change the contract in the same commit.

    References: Breck, Polyzotis, Roy, Whang and Zinkevich, Data Validation for Machine Learning, MLSys 2019.
    """

    code = "MLC301"
    name = "schema-contract"
    needs = frozenset({Need.CURRENT})
    params = ContractParams
    remediation = "Repair what fills the table, or change the contract together with the model."

    def measure(self, context: Context, params: ContractParams) -> Sequence[Measurement]:
        """Measurements for each table: itself, and its columns with problems."""
        data = context.data
        if data is None:
            raise DataError("there is no data to hold to a contract; configure [tool.mlaudit.data]")
        found: list[Measurement] = []
        for name in ("current", "evaluation"):
            if data.has(name):
                found.extend(_measure_table(data, name, params))
        return found

    def judge(self, measurement: Measurement, params: ContractParams) -> Judgement:
        """The worst problem decides."""
        return judge_problems(measurement)


def _measure_table(data: DataStore, name: str, params: ContractParams) -> list[Measurement]:
    table = data.table(name)
    if table.rows < max(1, params.min_rows):
        wanted = f"at least {params.min_rows:,} are promised" if params.min_rows > 1 else "there is nothing to judge"
        few = problem(ERROR, f"data.{name} ({table.source}) holds {table.rows:,} rows; {wanted}", table.rows)
        return measurements(name, table.rows, len(table.columns), [few], {})
    by_column: dict[str, list[Problem]] = {}
    expected = set(data.features) | ({data.settings.label} - {""} if name == "evaluation" else set())
    for column in sorted((expected | set(_contracted(data, name, params))) - set(table.names)):
        hint = nearest(column, table.names)
        by_column.setdefault(column, []).append(problem(ERROR, f"`{column}` is missing from data.{name}{hint}"))
    present = {key: its for key, its in params.columns.items() if table.has(key)}
    for column, problems in _against_contract(data, table, present).items():
        by_column.setdefault(column, []).extend(problems)
    general: list[Problem] = []
    if data.has("reference"):
        for column, problems in _against_reference(data, table, params).items():
            by_column.setdefault(column, []).extend(problems)
        known = {column.name for column in data.profile("reference").columns}
        extra = [column for column in table.names if column not in known | {data.settings.prediction}]
        if extra:
            listed = ", ".join(f"`{column}`" for column in extra[:8])
            general.append(problem(INFO, f"columns that the reference does not have: {listed}"))
    ordered = {column: by_column[column] for column in sorted(by_column)}
    return measurements(name, table.rows, len(table.columns), general, ordered)


def _contracted(data: DataStore, name: str, params: ContractParams) -> list[str]:
    """Columns that a contract promises; rows served now need not carry the label yet."""
    unlabelled = {data.settings.label} if name == "current" else set()
    return [column for column in params.columns if column not in unlabelled]


def _against_contract(
    data: DataStore, table: Table, contracts: Mapping[str, ColumnContract]
) -> dict[str, list[Problem]]:
    """Every promise of every column, from one scan."""
    asked: list[tuple[str, str, Aggregate]] = []
    found: dict[str, list[Problem]] = {}
    for name, contract in contracts.items():
        column = table.column(name)
        problems = found.setdefault(name, [])
        if contract.dtype and not _has_type(column, contract.dtype):
            problems.append(problem(ERROR, f"`{name}` is {column.dtype}, {contract.dtype} is promised"))
        asked.extend((name, text, request) for text, request in _requests(column, contract, problems))
    counts = data.aggregates(table.name, [request for _, _, request in asked])
    for (name, text, _), count in zip(asked, counts, strict=True):
        if count:
            found[name].append(problem(ERROR, f"{share(int(count), table.rows)} of `{name}` {text}", int(count)))
    return found


def _requests(column: Column, contract: ColumnContract, problems: list[Problem]) -> list[tuple[str, Aggregate]]:
    from mlaudit.data import sql
    from mlaudit.data.plan import Aggregate
    from mlaudit.data.table import FLOATS, Kind

    name = sql.identifier(column.name)
    missing = f"({name} IS NULL OR isnan({name}))" if column.dtype.upper() in FLOATS else f"({name} IS NULL)"
    asked: list[tuple[str, Aggregate]] = []
    if not contract.nullable:
        asked.append(("are missing, none may be", Aggregate(f"count_if({missing})")))
    if contract.min is not None or contract.max is not None:
        if column.kind is not Kind.NUMERIC:
            problems.append(problem(ERROR, f"`{column.name}` is {column.dtype}; its promised range needs numbers"))
        else:
            if contract.min is not None:
                below = Aggregate(f"count_if({name} < {sql.number(contract.min)} AND NOT {missing})")
                asked.append((f"are below the promised minimum {contract.min:g}", below))
            if contract.max is not None:
                above = Aggregate(f"count_if({name} > {sql.number(contract.max)} AND NOT {missing})")
                asked.append((f"are above the promised maximum {contract.max:g}", above))
    if contract.categories:
        known = f"list_contains(?::VARCHAR[], {name}::VARCHAR)"
        other = Aggregate(f"count_if({name} IS NOT NULL AND NOT {known})", (contract.categories,))
        asked.append((f"are none of the {len(contract.categories)} promised categories", other))
    if contract.unique:
        asked.append(
            ("repeat a value that is promised to be unique", Aggregate(f"count({name}) - count(DISTINCT {name})"))
        )
    return asked


def _against_reference(data: DataStore, table: Table, params: ContractParams) -> dict[str, list[Problem]]:
    reference, profile = data.profile("reference"), data.profile(table.name)
    watched = [*data.features, *([data.settings.label] if table.name == "evaluation" else [])]
    found: dict[str, list[Problem]] = {}
    for name in watched:
        if table.has(name) and reference.has(name):
            contract = params.columns.get(name, ColumnContract())
            found[name] = list(_column_changes(reference.column(name), profile.column(name), contract))
    return found


def _column_changes(before: ColumnProfile, now: ColumnProfile, contract: ColumnContract) -> list[Problem]:
    from mlaudit.data.compare import incomparable

    name = before.name
    if not contract.dtype and (why := incomparable(before, now)):
        return [problem(ERROR, f"`{name}` changed its type: {why}")]
    found = []
    if not before.missing and now.missing and contract.nullable:
        part = now.missing / now.rows
        level = ERROR if part > NEW_NULLS_FAIL else WARNING if part > NEW_NULLS_WARN else INFO
        text = f"{share(now.missing, now.rows)} of `{name}` are missing, none of {before.rows:,} reference rows are"
        found.append(problem(level, text, now.missing))
    if before.bins.categories and before.bins == now.bins and not before.counts[-1] and now.counts[-1]:
        if not contract.categories:
            level = WARNING if now.counts[-1] / now.rows > NEW_CATEGORIES_WARN else INFO
            text = f"{share(now.counts[-1], now.rows)} of `{name}` hold categories that the reference never had"
            found.append(problem(level, text, now.counts[-1]))
    if contract.min is None and contract.max is None:
        found.extend(_beyond(before, now))
    return found


def _beyond(before: ColumnProfile, now: ColumnProfile) -> list[Problem]:
    from mlaudit.data.table import Kind

    if before.kind is not Kind.NUMERIC or before.bins != now.bins:
        return []
    if None in (before.minimum, before.maximum, now.minimum, now.maximum):
        return []
    assert before.minimum is not None
    assert before.maximum is not None
    assert now.minimum is not None
    assert now.maximum is not None
    if now.minimum >= before.minimum and now.maximum <= before.maximum:
        return []
    text = (
        f"`{before.name}` spans {now.minimum:g} to {now.maximum:g}, the reference "
        f"{before.minimum:g} to {before.maximum:g}"
    )
    return [problem(INFO, text)]


_TYPES = {
    "integral": ("int", "integer", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    "floating": ("float", "float16", "float32", "float64", "double", "decimal"),
    "numeric": ("number", "numeric"),
    "boolean": ("bool", "boolean"),
    "categorical": ("str", "string", "text", "object", "category", "categorical", "varchar", "enum"),
    "datetime": ("date", "datetime", "datetime64", "timestamp", "time"),
}


def _has_type(column: Column, wanted: str) -> bool:
    """Whether a column is of the promised type: a family (`int`, `float`, `string`, ...) or DuckDB's own name."""
    from mlaudit.data.table import INTEGERS, Kind

    word, dtype = wanted.strip().lower(), column.dtype.lower()
    if word == dtype:
        return True
    family = next((name for name, words in _TYPES.items() if word in words), "")
    if not family:
        if word.upper() in INTEGERS | {"FLOAT", "DOUBLE", "BOOLEAN", "VARCHAR"} or word.startswith("timestamp"):
            return False
        every = [each for words in _TYPES.values() for each in words]
        raise DataError(f"checks.MLC301: `{wanted}` is no type for column `{column.name}`{nearest(word, every)}")
    if family == "integral":
        return column.integral
    if family == "floating":
        return column.kind is Kind.NUMERIC and not column.integral
    return column.kind.value == family
