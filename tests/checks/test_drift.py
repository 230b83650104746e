from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pandas as pd
import pytest
from audited import Handle, make_context
from mlaudit.checks.drift import DriftParams, FeatureDrift, PredictionDrift, judge_drift

from mlaudit.config import DataSettings
from mlaudit.data.profile import write
from mlaudit.data.store import DataStore
from mlaudit.errors import DataError
from mlaudit.findings import Interval, Judgement, Measurement, Outcome, Severity

ZIPF = (1 / np.arange(1, 41)) / (1 / np.arange(1, 41)).sum()


def frame(n: int, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "amount": rng.gamma(2.0, 50.0, n),
            "age": rng.integers(18, 90, n),
            "member": rng.random(n) < 0.3,
            "city": rng.choice(
                [f"city {i}" for i in range(40)], n, p=(1 / np.arange(1, 41)) / (1 / np.arange(1, 41)).sum()
            ),
            "constant": np.ones(n),
            "at": pd.Timestamp("2024-01-01", tz="UTC") + pd.to_timedelta(rng.integers(0, 10**6, n), unit="s"),
        }
    )


def judgements(
    tmp_path: Path, reference: pd.DataFrame, current: pd.DataFrame, **params: object
) -> dict[str, Judgement]:
    context = make_context(tmp_path, reference=reference, current=current)
    check, settings = FeatureDrift(), DriftParams(**params)
    found = {m.subject: check.judge(m, settings) for m in check.measure(context, settings)}
    context.close()
    return found


def test_two_samples_of_one_world_pass(tmp_path: Path) -> None:
    found = judgements(tmp_path, frame(20_000, 1), frame(5_000, 2))
    assert {key: each.outcome for key, each in found.items() if key != "column:at"} == {
        f"column:{name}": Outcome.PASS for name in ("amount", "age", "member", "city", "constant")
    }
    assert found["column:at"].outcome is Outcome.INFO


@pytest.mark.parametrize(
    ("column", "change", "severity"),
    [
        ("amount", lambda c: c["amount"] * 2.54, Severity.ERROR),
        ("amount", lambda c: c["amount"] * 1.15, Severity.WARNING),
        ("amount", lambda c: c["amount"].where(np.arange(len(c)) % 2 == 0), Severity.ERROR),
        ("amount", lambda c: c["amount"].where(np.arange(len(c)) % 2 == 0, np.inf), Severity.ERROR),
        ("amount", lambda c: np.nan, Severity.ERROR),
        ("member", lambda c: np.arange(len(c)) % 2 == 0, Severity.ERROR),
        ("city", lambda c: "elsewhere", Severity.ERROR),
        ("constant", lambda c: 2.0, Severity.ERROR),
    ],
    ids=["unit", "shift", "half-null", "half-infinite", "all-null", "boolean", "new-category", "constant-moved"],
)
def test_a_planted_shift_is_named_and_nothing_else_is(
    tmp_path: Path, column: str, change: object, severity: Severity
) -> None:
    current = frame(5_000, 2)
    current[column] = change(current)  # type: ignore[operator]
    found = judgements(tmp_path, frame(20_000, 1), current)
    failed = {key: each for key, each in found.items() if each.outcome is Outcome.FAIL}
    assert list(failed) == [f"column:{column}"]
    assert failed[f"column:{column}"].severity is severity
    assert "% of the rows" in failed[f"column:{column}"].reason


def test_a_move_above_the_limit_that_may_be_chance_passes_and_says_so() -> None:
    params = DriftParams()
    raw = {"numbers_rows": False, "p_adjusted": 0.214, "power": 1.0}
    moved = Measurement(name="w", value=0.109, interval=Interval(0.0955, 0.122), raw=raw)
    told = judge_drift(moved, params)
    assert told.outcome is Outcome.PASS
    assert told.reason == (
        "w = 0.109 is not shown to exceed 0.1: interval from 0.0955, adjusted p = 0.21 where at most 0.05 counts"
    )
    still = judge_drift(msgspec.structs.replace(moved, value=0.09), params)
    assert (still.outcome, still.reason) == (Outcome.PASS, "")
    shown = judge_drift(msgspec.structs.replace(moved, raw={**raw, "p_adjusted": 0.04}), params)
    assert shown.outcome is Outcome.FAIL


@pytest.mark.parametrize("name", ["id", "ride_id", "index"])
def test_a_number_of_the_row_is_measured_and_not_judged(tmp_path: Path, name: str) -> None:
    reference, current = frame(5_000, 1), frame(5_000, 2)
    reference[name], current[name] = np.arange(5_000), np.arange(5_000, 10_000)
    reference["amount_in_cents"], current["amount_in_cents"] = reference[name], current[name]
    found = judgements(tmp_path, reference, current)
    assert found[f"column:{name}"].outcome is Outcome.INFO
    assert "declare it as `id`" in found[f"column:{name}"].reason
    assert found["column:amount_in_cents"].outcome is Outcome.FAIL


def test_too_few_rows_are_never_a_pass(tmp_path: Path) -> None:
    found = judgements(tmp_path, frame(20_000, 1), frame(60, 2))
    assert found["column:amount"].outcome is Outcome.INSUFFICIENT_DATA
    assert "60 current" in found["column:amount"].reason


def test_a_column_that_is_gone_or_of_another_type_fails(tmp_path: Path) -> None:
    current = frame(5_000, 2).drop(columns="age")
    current["amount"] = current["amount"].map(lambda value: f"{value:.2f} EUR")
    found = judgements(tmp_path, frame(20_000, 1), current)
    assert found["column:age"].outcome is Outcome.FAIL
    assert "not in the current table" in found["column:age"].reason
    assert found["column:amount"].outcome is Outcome.FAIL
    assert "cannot be compared" in found["column:amount"].reason


def test_columns_of_lists_are_compared_by_what_is_missing(tmp_path: Path) -> None:
    reference, current = frame(3_000, 1), frame(3_000, 2)
    reference["tags"] = [["a"]] * 3_000
    current["tags"] = [["b"]] * 3_000
    assert judgements(tmp_path, reference, current)["column:tags"].outcome is Outcome.INFO
    current["tags"] = [["b"], None, None] * 1_000
    found = judgements(tmp_path, reference, current)["column:tags"]
    assert found.outcome is Outcome.FAIL
    assert "missing, from 0.0% to 66.7%" in found.reason


def test_a_column_that_was_null_and_is_not_any_more_has_moved(tmp_path: Path) -> None:
    reference, current = frame(3_000, 1), frame(3_000, 2)
    reference["age"] = None
    assert judgements(tmp_path, reference, current)["column:age"].outcome is Outcome.FAIL


def test_ignored_columns_are_not_measured(tmp_path: Path) -> None:
    assert "column:age" not in judgements(tmp_path, frame(2_000, 1), frame(2_000, 2), ignore=("age",))


def test_a_saved_profile_stands_for_the_reference(tmp_path: Path) -> None:
    reference, current = frame(20_000, 1), frame(5_000, 2)
    current["amount"] *= 2.54
    rows = make_context(tmp_path, reference=reference, current=current)
    check, params = FeatureDrift(), DriftParams()
    wanted = check.measure(rows, params)
    write(rows.data.profile("reference"), tmp_path / "profile.json")  # type: ignore[union-attr]
    assert (tmp_path / "profile.json").stat().st_size < 10_000
    (tmp_path / "reference.parquet").unlink()
    context = make_context(tmp_path, reference="profile.json", current="current.parquet")
    assert check.measure(context, params) == wanted
    assert context.data is not None
    assert context.data.has("reference")
    assert context.data.reference is None


def test_the_same_evidence_gives_the_same_measurements(tmp_path: Path) -> None:
    reference, current = frame(120_000, 1), frame(5_000, 2)
    first = make_context(tmp_path, reference=reference, current=current)
    again = make_context(tmp_path, reference=reference, current=current)
    check, params = FeatureDrift(), DriftParams()
    assert check.measure(first, params) == check.measure(again, params)


@pytest.mark.parametrize("rows", [0, 3])
def test_an_empty_table_is_an_error_and_three_rows_are_too_few(tmp_path: Path, rows: int) -> None:
    context = make_context(tmp_path, reference=frame(1000, 1), current=frame(rows, 2))
    check, params = FeatureDrift(), DriftParams()
    if not rows:
        with pytest.raises(DataError, match=r"data\.current .* holds no rows"):
            check.measure(context, params)
        return
    outcomes = {check.judge(m, params).outcome for m in check.measure(context, params)}
    assert outcomes <= {Outcome.INSUFFICIENT_DATA, Outcome.INFO, Outcome.PASS}
    assert Outcome.INSUFFICIENT_DATA in outcomes


def test_a_wrong_feature_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    frame(100, 1).to_parquet(tmp_path / "r.parquet")
    store = DataStore(DataSettings(reference="r.parquet", features=("amout",)), tmp_path)
    with pytest.raises(DataError, match="did you mean `amount`"):
        store.sample("reference", 5, 0)


def test_false_alarms_are_rare_over_many_draws(tmp_path: Path) -> None:
    alarms = 0
    for seed in range(12):
        whole = frame(3_000, 100 + seed)
        found = judgements(tmp_path, whole.iloc[:1500], whole.iloc[1500:])
        alarms += any(each.outcome is Outcome.FAIL for each in found.values())
    assert alarms <= 1


def test_outputs_that_move_are_found_and_those_that_do_not_are_not(tmp_path: Path) -> None:
    def score(rows: pd.DataFrame) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-(rows["amount"] - 100) / 40)))

    check, params = PredictionDrift(), DriftParams()
    moved = frame(5_000, 2)
    moved["amount"] *= 2.0
    for current, wanted in ((frame(5_000, 3), Outcome.PASS), (moved, Outcome.FAIL)):
        model = Handle(score, "probability")
        context = make_context(tmp_path, model=model, reference=frame(20_000, 1), current=current)
        (measurement,) = check.measure(context, params)
        assert check.judge(measurement, params).outcome is wanted
        calls = model.calls
        check.measure(context, params)
        assert model.calls == calls  # predictions are made once an audit


def learnt_by_heart(rows: pd.DataFrame) -> Handle:
    """A forest's way with the rows that it was trained on: it is sure of them, and of no other."""
    known = set(rows["amount"])

    def score(asked: pd.DataFrame) -> np.ndarray:
        sure = np.where(asked["amount"] > 100, 0.9, 0.1)
        unsure = 1 / (1 + np.exp(-(asked["amount"] - 100) / 80))
        return np.where(asked["amount"].isin(known), sure, unsure)

    return Handle(score, "probability")


def test_rows_that_were_learnt_by_heart_are_no_drift(tmp_path: Path) -> None:
    check, params, reference = PredictionDrift(), DriftParams(), frame(20_000, 1)
    tables = {"model": learnt_by_heart(reference), "reference": reference, "current": frame(5_000, 2)}
    (alone,) = check.measure(make_context(tmp_path, **tables), params)
    told = check.judge(alone, params)
    assert alone.value > params.fail
    assert (told.outcome, told.severity) == (Outcome.FAIL, Severity.WARNING)
    assert "no feature moved" in told.reason
    (beside,) = check.measure(make_context(tmp_path, **tables, evaluation=frame(5_000, 3)), params)
    assert check.judge(beside, params).outcome is Outcome.PASS
    assert f"w = {alone.value:.2f}" in check.judge(beside, params).reason


def test_a_few_evaluation_rows_excuse_nothing(tmp_path: Path) -> None:
    check, params, reference = PredictionDrift(), DriftParams(), frame(20_000, 1)
    moved = frame(5_000, 2)
    moved["amount"] *= 1.2
    tables = {"model": learnt_by_heart(reference), "reference": reference, "current": moved}
    (found,) = check.measure(make_context(tmp_path, **tables, evaluation=frame(12, 3)), params)
    told = check.judge(found, params)
    assert (told.outcome, told.severity) == (Outcome.FAIL, Severity.ERROR)


def test_outputs_that_move_are_told_beside_rows_that_were_learnt_by_heart(tmp_path: Path) -> None:
    check, params, reference = PredictionDrift(), DriftParams(), frame(20_000, 1)
    moved, other = frame(5_000, 2), frame(5_000, 3)
    moved["amount"] *= 2.0
    tables = {"model": learnt_by_heart(reference), "reference": reference, "current": moved}
    for evaluation in ({}, {"evaluation": other}, {"evaluation": moved}):
        (found,) = check.measure(make_context(tmp_path, **tables, **evaluation), params)
        told = check.judge(found, params)
        assert (told.outcome, told.severity) == (Outcome.FAIL, Severity.ERROR)


def test_labels_only_and_several_classes_are_compared_too(tmp_path: Path) -> None:
    check, params = PredictionDrift(), DriftParams()
    words = Handle(lambda rows: np.where(rows["amount"] > 100, "high", "low"))
    context = make_context(tmp_path, model=words, reference=frame(5_000, 1), current=frame(5_000, 2))
    (measurement,) = check.measure(context, params)
    assert check.judge(measurement, params).outcome is Outcome.PASS

    def three(rows: pd.DataFrame) -> np.ndarray:
        raw = np.column_stack([np.zeros(len(rows)), rows["amount"] / 100, rows["age"] / 50])
        return np.exp(raw) / np.exp(raw).sum(axis=1, keepdims=True)

    context = make_context(tmp_path, model=Handle(three), reference=frame(5_000, 1), current=frame(5_000, 2))
    assert [m.subject for m in check.measure(context, params)] == [f"column:score[{i}]" for i in range(3)]


def test_rows_without_labels_are_compared_with_rows_that_have_them(tmp_path: Path) -> None:
    """The reference names the classes, the rows served now do not."""
    words = frame(5_000, 1)
    words["y"] = np.array(["far", "middle", "near"])[np.arange(5_000) % 3]

    def three(rows: pd.DataFrame) -> np.ndarray:
        raw = np.column_stack([np.zeros(len(rows)), rows["amount"] / 100, rows["age"] / 50])
        return np.exp(raw) / np.exp(raw).sum(axis=1, keepdims=True)

    check, params = PredictionDrift(), DriftParams()
    for model in (
        Handle(three),
        Handle(three, classes=("far", "middle", "near")),
        Handle(lambda rows: three(rows).argmax(axis=1), classes=(0, 1, 2)),
    ):
        labelled = (
            words
            if model.predict({"amount": [1.0], "age": [1]}).values.ndim == 2
            else words.assign(y=np.arange(5_000) % 3)
        )
        context = make_context(tmp_path, model=model, reference=labelled, current=frame(5_000, 2), label="y")
        found = check.measure(context, params)
        assert {check.judge(m, params).outcome for m in found} == {Outcome.PASS}
