from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from audited import make_context
from mlaudit.checks.data.integrity import Integrity, IntegrityParams
from mlaudit.checks.data.schema_contract import ColumnContract, ContractParams, SchemaContract

from mlaudit.errors import DataError
from mlaudit.findings import Judgement, Outcome, Severity
from mlaudit.runtime.context import Context


def people(n: int, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "id": [f"p{seed}-{i}" for i in range(n)],
            "age": rng.integers(18, 90, n),
            "income": rng.lognormal(10, 1, n),
            "country": rng.choice(["DE", "FR", "NA", "IT"], n),
            "member": rng.random(n) < 0.4,
            "bought": rng.integers(0, 2, n),
        }
    )


def with_tables(tmp_path: Path, **tables: Any) -> Context:
    return make_context(tmp_path, label="bought", id="id", **tables)


def schema(context: Context, **params: Any) -> dict[str, Judgement]:
    check, settings = SchemaContract(), ContractParams(**params)
    return {m.subject: check.judge(m, settings) for m in check.measure(context, settings)}


def integrity(context: Context, **params: Any) -> dict[str, Judgement]:
    check, settings = Integrity(), IntegrityParams(**params)
    return {m.subject: check.judge(m, settings) for m in check.measure(context, settings)}


def failed(found: dict[str, Judgement]) -> dict[str, Severity]:
    return {key: each.severity for key, each in found.items() if each.outcome is Outcome.FAIL}


def test_sound_tables_have_nothing_to_answer_for(tmp_path: Path) -> None:
    current = people(3_000, 2).drop(columns="bought")
    context = with_tables(tmp_path, reference=people(10_000, 1), current=current, evaluation=people(2_000, 3))
    assert failed(schema(context)) == {}
    assert failed(integrity(context)) == {}


CONTRACTS: list[tuple[str, ColumnContract, int]] = [
    ("age", ColumnContract(min=20), 0),
    ("age", ColumnContract(max=80), 0),
    ("age", ColumnContract(dtype="int", nullable=False, min=0, max=130), -1),
    ("age", ColumnContract(dtype="string"), 1),
    ("income", ColumnContract(dtype="float64", min=0), -1),
    ("income", ColumnContract(nullable=False), 0),
    ("country", ColumnContract(dtype="str", categories=("DE", "FR", "IT", "NA")), -1),
    ("country", ColumnContract(categories=("DE", "FR")), 0),
    ("country", ColumnContract(min=3), 1),
    ("id", ColumnContract(unique=True), 0),
    ("member", ColumnContract(dtype="bool"), -1),
    ("surname", ColumnContract(), 1),
]


@pytest.mark.parametrize(("column", "contract", "broken"), CONTRACTS)
def test_each_promise_is_kept_or_named_with_its_count(
    tmp_path: Path, column: str, contract: ColumnContract, broken: int
) -> None:
    current = people(500, 2)
    current.loc[:6, "income"] = np.nan
    current["id"] = [f"p{i // 2}" for i in range(500)]
    check, params = SchemaContract(), ContractParams(columns={column: contract})
    (measurement,) = [
        m for m in check.measure(with_tables(tmp_path, current=current), params) if m.subject.endswith(f".{column}")
    ] or [None]
    if broken < 0:
        assert measurement is None
        return
    assert measurement is not None
    judged = check.judge(measurement, params)
    assert (judged.outcome, judged.severity) == (Outcome.FAIL, Severity.ERROR)
    counts = {
        "age": int(((current["age"] < 20) if contract.min else (current["age"] > 80)).sum()),
        "income": 7,
        "country": int((~current["country"].isin(["DE", "FR"])).sum()),
        "id": 250,
    }
    if not broken:
        assert [each["rows"] for each in measurement.raw["problems"]] == [counts[column]]


@pytest.mark.parametrize(
    ("change", "subject", "severity"),
    [
        (lambda t: t.drop(columns="age"), "column:current.age", Severity.ERROR),
        (lambda t: t.assign(age=t["age"].astype(str) + " years"), "column:current.age", Severity.ERROR),
        (lambda t: t.assign(age=t["age"].where(t.index % 10 > 0)), "column:current.age", Severity.ERROR),
        (lambda t: t.assign(age=t["age"].where(t.index % 100 > 0)), "column:current.age", Severity.WARNING),
        (lambda t: t.assign(country=t["country"].replace("FR", "ES")), "column:current.country", Severity.WARNING),
        (lambda t: t.iloc[:0], "table:current", Severity.ERROR),
    ],
    ids=["missing", "type", "many-nulls", "some-nulls", "new-category", "no-rows"],
)
def test_without_a_contract_the_reference_is_one(tmp_path: Path, change: Any, subject: str, severity: Severity) -> None:
    context = with_tables(tmp_path, reference=people(5_000, 1), current=change(people(2_000, 2)))
    assert failed(schema(context)) == {subject: severity}


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.assign(age=t["age"].astype(float)),
        lambda t: t.assign(income=t["income"] * 3),
        lambda t: t.assign(extra=1),
        lambda t: t.assign(member=t["member"].astype(int)),
    ],
    ids=["int-as-float", "beyond-range", "extra-column", "bool-as-int"],
)
def test_what_a_reviewer_would_wave_through_fails_nothing(tmp_path: Path, change: Any) -> None:
    context = with_tables(tmp_path, reference=people(5_000, 1), current=change(people(2_000, 2)))
    assert failed(schema(context)) == {}


def test_min_rows_and_a_missing_evaluation_label(tmp_path: Path) -> None:
    tables = {"reference": people(500, 1), "current": people(50, 2)}
    context = with_tables(tmp_path, evaluation=people(50, 3).drop(columns="bought"), **tables)
    found = schema(context, min_rows=100)
    assert failed(found) == {"table:current": Severity.ERROR, "table:evaluation": Severity.ERROR}
    assert "at least 100" in found["table:current"].reason
    found = schema(context)
    assert failed(found) == {"column:evaluation.bought": Severity.ERROR}


def test_an_unknown_type_is_an_error_that_names_the_nearest(tmp_path: Path) -> None:
    context = with_tables(tmp_path, current=people(50, 2))
    with pytest.raises(DataError, match="did you mean `integer`"):
        schema(context, columns={"age": ColumnContract(dtype="intger")})


PLANTED: list[tuple[str, Any, str, Severity]] = [
    ("all-null", lambda t: t.assign(income=np.nan), "income", Severity.ERROR),
    ("mostly-null", lambda t: t.assign(income=t["income"].where(t.index % 50 == 0)), "income", Severity.WARNING),
    ("stuck", lambda t: t.assign(age=41), "age", Severity.ERROR),
    ("stuck-word", lambda t: t.assign(country="DE"), "country", Severity.ERROR),
    ("infinite", lambda t: t.assign(income=t["income"].where(t.index > 0, np.inf)), "income", Severity.ERROR),
    ("sentinel", lambda t: t.assign(age=t["age"].where(t.index % 50 > 0, -999)), "age", Severity.WARNING),
    ("high-sentinel", lambda t: t.assign(age=t["age"].where(t.index % 50 > 0, 9999)), "age", Severity.WARNING),
    (
        "placeholder",
        lambda t: t.assign(country=t["country"].where(t.index % 50 > 0, "N/A")),
        "country",
        Severity.WARNING,
    ),
    (
        "variant",
        lambda t: t.assign(country=t["country"].where(t.index % 7 > 0, t["country"].str.lower() + " ")),
        "country",
        Severity.WARNING,
    ),
    (
        "numbers-as-text",
        lambda t: t.assign(country=np.where(t.index % 50 > 0, t["age"].astype(str), "old")),
        "country",
        Severity.WARNING,
    ),
    ("unit", lambda t: t.assign(income=t["income"].where(t.index > 0, 1e12)), "income", Severity.WARNING),
]


@pytest.mark.parametrize(("change", "column", "severity"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED])
def test_a_planted_fault_is_named_and_nothing_else_is(
    tmp_path: Path, change: Any, column: str, severity: Severity
) -> None:
    context = with_tables(tmp_path, reference=people(5_000, 1), current=change(people(2_000, 2)))
    assert failed(integrity(context)) == {f"column:current.{column}": severity}


def test_constant_columns_are_told_and_fail_nothing_where_training_had_them(tmp_path: Path) -> None:
    context = with_tables(tmp_path, reference=people(500, 1).assign(age=1), current=people(500, 2).assign(age=1))
    found = integrity(context)
    assert failed(found) == {}
    assert found["column:reference.age"].outcome is Outcome.INFO


def test_duplicates_count_where_rows_have_an_identity(tmp_path: Path) -> None:
    twice = pd.concat([people(500, 2), people(500, 2).iloc[:50]])
    assert failed(integrity(with_tables(tmp_path, current=twice))) == {"table:current": Severity.WARNING}
    discrete = twice.drop(columns=["id", "income"])
    context = make_context(tmp_path, label="bought", current=discrete)
    found = integrity(context)
    assert failed(found) == {}
    assert found["table:current"].outcome is Outcome.INFO
    assert "repeat another row" in found["table:current"].reason


def test_values_that_only_look_like_sentinels_are_left_alone(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    distance = pd.DataFrame({"distance": np.concatenate([rng.integers(0, 5_000, 5_000), np.full(50, 999)])})
    assert failed(integrity(make_context(tmp_path, current=distance))) == {}


def test_hostile_names_and_values_stay_data(tmp_path: Path) -> None:
    nasty = '"; DROP TABLE x; --'
    table = pd.DataFrame({nasty: ["it's", "'; --", None] * 50, "a b'c": range(150)})
    context = make_context(tmp_path, reference=table, current=table, features=(nasty, "a b'c"))
    contract = {nasty: ColumnContract(categories=("it's", "'; --"))}
    assert failed(schema(context, columns=contract)) == {}
    assert failed(integrity(context)) == {}


def test_a_column_that_is_called_as_the_table_stands_for_itself(tmp_path: Path) -> None:
    table = pd.DataFrame({"{table}": ["a", "A "] * 50, 'q"{table}': ["x", "y"] * 50, "%s ?": range(100)})
    context = make_context(tmp_path, reference=table, features=tuple(table.columns))
    assert list(failed(integrity(context))) == ["column:reference.{table}"]
    rows = context.data.query("reference", "SELECT count(*), '{table}' FROM {table}")
    assert rows == [(100, "{table}")]


def test_an_empty_table_is_an_error_not_a_pass(tmp_path: Path) -> None:
    context = with_tables(tmp_path, current=people(0, 1))
    with pytest.raises(DataError, match="holds no rows"):
        integrity(context)


def test_no_table_means_nothing_to_measure(tmp_path: Path) -> None:
    assert integrity(make_context(tmp_path)) == {}
