"""MLC302: what is wrong with the values themselves, whatever the contract says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mlaudit.errors import DataError
from mlaudit.findings import Judgement, Measurement
from mlaudit.runtime.check import Check, Need, Params, Share

from ._problems import ERROR, INFO, WARNING, Problem, judge_problems, measurements, problem, share

if TYPE_CHECKING:
    from mlaudit.data.plan import Aggregate
    from mlaudit.data.profile import ColumnProfile
    from mlaudit.data.store import DataStore
    from mlaudit.data.table import Column, Table
    from mlaudit.runtime.context import Context

SENTINELS = (
    *(-999.0, -9999.0, -99999.0, -999999.0, -2147483648.0),
    *(999.0, 9999.0, 99999.0, 999999.0, 9999999.0, 2147483647.0),
)
"""Numbers that people write where there is none. They count only where they stand apart from all other values."""
PLACEHOLDERS = ("", "n/a", "#n/a", "nan", "null", "undefined", "?")
"""Words for *missing* that are hardly ever a category. `NA` (Namibia), `none` and `unknown` often are one."""
LEAST_SHARE = 0.001
"""Fewer rows than this are no pattern."""
NUMBER_LIKE = 0.9
MOST_LEVELS = 5_000
FEW_ROWS = 100
"""Below this many rows a column may be constant by chance."""
FAR = 10.0
"""A value so many of the reference's ranges away is an error of unit or of entry, not a new maximum."""


class IntegrityParams(Params, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Limits as shares of the rows. `ignore` names columns that are as they should be."""

    max_null_share: Share = 0.95
    max_duplicate_share: Share = 0.01
    ignore: tuple[str, ...] = ()


class Integrity(Check[IntegrityParams]):
    """Nulls, constants, duplicates, mixed types, spelling variants, sentinels, infinities and impossible outliers.

    What it measures: for each table with rows, the number of problems in its features and label: one measurement for
    the table and one for each column that has any. Every count is of all rows.

    Method: one scan for all aggregates of a table, and one grouping for each column of strings. A sentinel (-999,
    9999) counts where it lies outside the other values by half their range, in at least 0.1 % of the rows. Spellings
    are one where only case and white space tell them apart. Strings are numbers in disguise where at least 90 % of
    them, and not all, read as numbers. Whole rows count as duplicates where the settings name an id or a time, for
    without one equal rows may be different events; they are then told and fail nothing.

    Default: errors are a feature without any value, one that is constant now and was not in the reference, and
    infinities that the reference does not have. Warnings: over 95 % nulls, over 1 % duplicates, variants, sentinels,
    numbers in disguise, and values more than ten of the reference's ranges away.

    When it fails: repair the source, or make the repair a step of the preprocessing that training and serving share. A
    sentinel that is cleaned on one side only is a skew of its own.

    References: Breck, Polyzotis, Roy, Whang and Zinkevich, Data Validation for Machine Learning, MLSys 2019; Qahtan et
    al., FAHES: A Robust Disguised Missing Values Detector, KDD 2018.
    """

    code = "MLC302"
    name = "integrity"
    needs = frozenset[Need]()
    params = IntegrityParams
    nothing = (
        "no rows to look at: set `reference`, `current` or `evaluation` in [tool.mlaudit.data] "
        "(`mlaudit check`: --reference, --current, --eval)"
    )
    remediation = "Repair the source, or clean in the one preprocessing step that training and serving share."

    def measure(self, context: Context, params: IntegrityParams) -> Sequence[Measurement]:
        """Measurements for each table that has rows: itself, and its columns with problems."""
        data = context.data
        found: list[Measurement] = []
        if data is None:
            return found
        for name in ("reference", "current", "evaluation"):
            if data.has(name) and not (name == "reference" and data.reference is None):
                found.extend(_measure_table(data, data.table(name), params))
        return found

    def judge(self, measurement: Measurement, params: IntegrityParams) -> Judgement:
        """The worst problem decides."""
        return judge_problems(measurement)


def _measure_table(data: DataStore, table: Table, params: IntegrityParams) -> list[Measurement]:
    if not table.rows:
        raise DataError(f"data.{table.name} ({table.source}) holds no rows")
    watched = [*data.features, data.settings.label]
    columns = [column for column in table.columns if column.name in watched and column.name not in params.ignore]
    profile = data.profile(table.name)
    other = data.profile("reference") if table.name != "reference" and data.has("reference") else None
    duplicates, *answers = _scan(data, table, columns)
    by_column: dict[str, list[Problem]] = {}
    for column, answer in zip(columns, answers, strict=True):
        name = column.name
        before = other.column(name) if other is not None and other.has(name) else None
        now = profile.column(name)
        problems = list(_of_profile(now, before, params))
        problems.extend(_sentinels(name, table.rows, answer))
        problems.extend(_disguised(name, table.rows, answer))
        if _is_text(column):
            problems.extend(_variants(data, table, name))
        by_column[name] = problems
    return measurements(table.name, table.rows, len(columns), _duplicates(data, table, duplicates, params), by_column)


def _of_profile(now: ColumnProfile, before: ColumnProfile | None, params: IntegrityParams) -> Iterator[Problem]:
    """What the profile alone shows: nulls, constants, infinities, values far beyond the reference."""
    name = now.name
    if now.missing == now.rows:
        expected = before is not None and before.missing == before.rows
        yield problem(WARNING if expected else ERROR, f"`{name}` holds no value at all", now.rows)
        return
    if now.missing > params.max_null_share * now.rows:
        yield problem(WARNING, f"{share(now.missing, now.rows)} of `{name}` are missing", now.missing)
    if _is_constant(now) and now.rows >= FEW_ROWS:
        if before is not None and not _is_constant(before) and before.bins == now.bins and before.missing < before.rows:
            yield problem(ERROR, f"`{name}` has one value only, the reference has several")
        elif before is None:
            yield problem(INFO, f"`{name}` has one value only: a model learns nothing from it")
    infinite = now.low_infinities + now.high_infinities
    if infinite:
        known = before is not None and before.low_infinities + before.high_infinities > 0
        level = ERROR if before is not None and not known else WARNING
        yield problem(level, f"{share(infinite, now.rows)} of `{name}` are infinite", infinite)
    if before is None or before.bins != now.bins or before.kind.value != "numeric":
        return
    if before.minimum is None or before.maximum is None or now.minimum is None or now.maximum is None:
        return
    span = before.maximum - before.minimum
    if span and (now.maximum > before.maximum + FAR * span or now.minimum < before.minimum - FAR * span):
        text = f"`{name}` goes from {now.minimum:g} to {now.maximum:g}, the reference from {before.minimum:g}"
        yield problem(WARNING, f"{text} to {before.maximum:g}: another unit, or wrong entries?")


def _is_constant(column: ColumnProfile) -> bool:
    if column.missing:
        return False
    if column.minimum is not None and column.kind.value != "text":
        return column.minimum == column.maximum and not column.low_infinities and not column.high_infinities
    return column.distinct == 1


def _is_text(column: Column) -> bool:
    return column.kind.value == "categorical" and column.dtype.upper() == "VARCHAR"


def _scan(data: DataStore, table: Table, columns: Sequence[Column]) -> list[Any]:
    """The number of repeated rows; then by column what `_sentinels` or `_disguised` reads. One scan."""
    from mlaudit.data import sql
    from mlaudit.data.plan import Aggregate

    everything = ", ".join(sql.identifier(name) for name in table.names)
    asked: list[list[Aggregate]] = [[Aggregate(f"count(*) - count(DISTINCT hash({everything}))")]]
    asked.extend(_requests(column) for column in columns)
    answers = iter(data.aggregates(table.name, [request for each in asked for request in each]))
    (duplicates,), *rest = [[next(answers) for _ in each] for each in asked]
    named_answers = (dict(zip(_keys(column), each, strict=True)) for column, each in zip(columns, rest, strict=True))
    return [int(duplicates), *named_answers]


def _keys(column: Column) -> tuple[str, ...]:
    if column.kind.value == "numeric":
        return ("low", "high", *(f"{value:.0f}" for value in SENTINELS))
    return ("present", "placeholders", "numbers") if _is_text(column) else ()


def _requests(column: Column) -> list[Aggregate]:
    from mlaudit.data import sql
    from mlaudit.data.plan import Aggregate
    from mlaudit.data.table import FLOATS

    name = sql.identifier(column.name)
    if column.kind.value == "numeric":
        listed = ", ".join(sql.number(value) for value in SENTINELS)
        rest = f"{name} NOT IN ({listed})"
        if column.dtype.upper() in FLOATS:
            rest += f" AND isfinite({name})"
        return [
            Aggregate(f"min({name}) FILTER ({rest})"),
            Aggregate(f"max({name}) FILTER ({rest})"),
            *(Aggregate(f"count_if({name} = {sql.number(value)})") for value in SENTINELS),
        ]
    if not _is_text(column):
        return []
    word = f"lower(trim({name}))"
    listed = ", ".join(sql.text(value) for value in PLACEHOLDERS)
    return [
        Aggregate(f"count({name})"),
        Aggregate(f"count_if({word} IN ({listed}))"),
        Aggregate(f"count_if({word} NOT IN ({listed}) AND TRY_CAST({name} AS DOUBLE) IS NOT NULL)"),
    ]


def _sentinels(name: str, rows: int, answer: dict[str, Any]) -> Iterator[Problem]:
    if answer.get("low") is None:
        return
    low, high = float(answer["low"]), float(answer["high"])
    for value in SENTINELS:
        count = int(answer[f"{value:.0f}"] or 0)
        if count < max(2, LEAST_SHARE * rows):
            continue
        apart = (high - low) / 2
        if value < low - apart or value > high + apart or (value < 0 <= low):
            text = f"{share(count, rows)} of `{name}` hold {value:g}, all others lie between {low:g} and {high:g}"
            yield problem(WARNING, f"{text}: a stand-in for a missing value?", count)


def _disguised(name: str, rows: int, answer: dict[str, Any]) -> Iterator[Problem]:
    present = int(answer.get("present") or 0)
    if not present:
        return
    stand_ins, numbers = int(answer["placeholders"] or 0), int(answer["numbers"] or 0)
    if stand_ins >= max(2, LEAST_SHARE * rows):
        yield problem(WARNING, f"{share(stand_ins, rows)} of `{name}` hold a word for *missing*", stand_ins)
    words = present - stand_ins - numbers
    if numbers >= NUMBER_LIKE * present and (words or stand_ins):
        text = f"`{name}` holds {numbers:,} numbers as text among {words + stand_ins:,} other strings: mixed types"
        yield problem(WARNING, text, words + stand_ins)


def _variants(data: DataStore, table: Table, name: str) -> Iterator[Problem]:
    """Frequent spellings of one category: at least 0.1 % of the rows each, so that typing mistakes alarm nobody."""
    from mlaudit.data import sql

    column = sql.identifier(name)
    least = max(2, int(LEAST_SHARE * table.rows))
    levels = data.query(
        table.name,
        f"SELECT {column}, count(*) AS n FROM {{table}} WHERE {column} IS NOT NULL GROUP BY 1 "
        f"HAVING n >= {least} ORDER BY n DESC, 1 LIMIT {MOST_LEVELS}",
    )
    groups: dict[str, list[tuple[str, int]]] = {}
    for value, count in levels:
        groups.setdefault(" ".join(value.split()).casefold(), []).append((value, int(count)))
    told = [group for group in groups.values() if len(group) > 1]
    if told:
        shown = "; ".join(" = ".join(repr(value) for value, _ in group[:4]) for group in told[:4])
        rows = sum(count for group in told for _, count in group[1:])
        yield problem(WARNING, f"`{name}` spells one category in several ways: {shown}", rows)


def _duplicates(data: DataStore, table: Table, count: int, params: IntegrityParams) -> list[Problem]:
    if not count:
        return []
    settings = data.settings
    identified = any(name and table.has(name) for name in (settings.id, settings.time))
    too_many = identified and count > params.max_duplicate_share * table.rows
    text = f"{share(count, table.rows)} of data.{table.name} repeat another row in every column"
    return [problem(WARNING if too_many else INFO, text, count)]
