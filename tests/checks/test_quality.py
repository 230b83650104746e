from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from audited import Handle, make_context
from mlaudit.checks.quality import BaselineParams, BeatsBaseline, MetricParams, MetricThreshold
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from mlaudit.errors import ArtifactError, DataError, MlauditError
from mlaudit.findings import Judgement, Measurement, Outcome
from mlaudit.runtime.context import Context


def circle(n: int, seed: int) -> pd.DataFrame:
    """A label that no linear model can see: inside or outside a circle."""
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=n), rng.normal(size=n)
    inside = (x**2 + y**2 < 1.4) ^ (rng.random(n) < 0.05)
    return pd.DataFrame({"x": x, "y": y, "kind": rng.choice(["a", "b"], n), "inside": inside.astype(int)})


@cache
def fitted() -> HistGradientBoostingClassifier:
    train = circle(4_000, 1)
    return HistGradientBoostingClassifier(random_state=0, max_iter=40).fit(train[["x", "y"]], train["inside"])


def trained() -> Handle:
    return Handle(lambda rows: fitted().predict_proba(rows[["x", "y"]]), "probability")


def thresholds(context: Context, **metrics: float) -> dict[str, tuple[Measurement, Judgement]]:
    check, params = MetricThreshold(), MetricParams(metrics=metrics)
    return {m.name: (m, check.judge(m, params)) for m in check.measure(context, params)}


def against(context: Context, **params: Any) -> tuple[Measurement, Judgement]:
    check, settings = BeatsBaseline(), BaselineParams(**params)
    (measurement,) = check.measure(context, settings)
    return measurement, check.judge(measurement, settings)


def test_each_declared_metric_is_judged_by_its_bound(tmp_path: Path) -> None:
    evaluation = circle(3_000, 2)
    context = make_context(tmp_path, model=trained(), evaluation=evaluation, label="inside")
    found = thresholds(context, roc_auc=0.9, accuracy=0.999, log_loss=0.6, brier=0.01)
    outcomes = {name: judged.outcome for name, (_, judged) in found.items()}
    assert outcomes == {
        "roc_auc": Outcome.PASS,
        "accuracy": Outcome.FAIL,
        "log_loss": Outcome.PASS,
        "brier": Outcome.FAIL,
    }
    scores = trained().predict({name: evaluation[name].to_numpy() for name in ("x", "y", "kind")}).values[:, 1]
    measured, _ = found["roc_auc"]
    assert measured.value == pytest.approx(roc_auc_score(evaluation["inside"], scores))
    assert measured.interval is not None
    assert measured.interval.low < measured.value < measured.interval.high
    assert found["accuracy"][1].reason.endswith("at least 0.999 is asked for")


def test_a_value_that_meets_the_threshold_by_luck_is_not_a_pass(tmp_path: Path) -> None:
    context = make_context(tmp_path, model=trained(), evaluation=circle(40, 2), label="inside")
    value = thresholds(context, accuracy=0.0)["accuracy"][0].value
    assert value is not None
    _, judged = thresholds(context, accuracy=value - 0.01)["accuracy"]
    assert judged.outcome is Outcome.INSUFFICIENT_DATA
    assert "40 rows: too few" in judged.reason


def test_nothing_declared_is_nothing_measured(tmp_path: Path) -> None:
    context = make_context(tmp_path, model=trained(), evaluation=circle(50, 2), label="inside")
    assert MetricThreshold().measure(context, MetricParams()) == []


def test_the_same_seed_gives_the_same_measurement(tmp_path: Path) -> None:
    tables = {"evaluation": circle(500, 2), "label": "inside"}
    first = make_context(tmp_path, model=trained(), **tables)
    again = make_context(tmp_path, model=trained(), **tables)
    assert thresholds(first, roc_auc=0.9) == thresholds(again, roc_auc=0.9)


def test_a_better_model_beats_the_linear_baseline_and_the_baseline_itself_does_not(tmp_path: Path) -> None:
    tables = {"reference": circle(4_000, 1), "evaluation": circle(2_000, 2), "label": "inside"}
    measured, judged = against(make_context(tmp_path, model=trained(), **tables))
    assert judged.outcome is Outcome.PASS
    assert measured.raw["baseline"] == "logistic regression on the reference"
    assert measured.raw["baseline_value"] == pytest.approx(0.5, abs=0.06)
    noise = Handle(lambda rows: np.random.default_rng(0).random(len(rows)), "probability")
    _, judged = against(make_context(tmp_path, model=noise, **tables))
    assert judged.outcome is not Outcome.PASS


def test_an_artifact_is_the_baseline_where_there_is_one(tmp_path: Path) -> None:
    tables = {"evaluation": circle(2_000, 2), "label": "inside"}
    context = make_context(tmp_path, model=trained(), baseline=trained(), **tables)
    measured, judged = against(context)
    assert (measured.value, measured.raw["baseline"]) == (0.0, "baseline artifact")
    assert judged.outcome is Outcome.FAIL  # equal is not better
    _, judged = against(context, margin=-0.005)
    assert judged.outcome is Outcome.PASS  # no worse than half a point
    noise = Handle(lambda rows: np.random.default_rng(0).random(len(rows)), "probability")
    _, judged = against(make_context(tmp_path, model=noise, baseline=trained(), **tables))
    assert "; worse by 0." in judged.reason  # no "better by -0.49"


def test_without_labels_or_a_baseline_the_most_frequent_class_is_it(tmp_path: Path) -> None:
    measured, judged = against(make_context(tmp_path, model=trained(), evaluation=circle(2_000, 2), label="inside"))
    assert judged.outcome is Outcome.PASS
    assert measured.raw["baseline"] == "most frequent class"
    assert measured.raw["baseline_value"] == 0.5


@pytest.mark.parametrize("metric", ["accuracy", "balanced_accuracy", "f1_macro"])
def test_words_as_labels_and_several_classes(tmp_path: Path, metric: str) -> None:
    table = circle(2_000, 2)
    radius = np.hypot(table["x"], table["y"])
    table["inside"] = np.select([radius < 0.8, radius < 1.6], ["near", "middle"], "far")
    model = Handle(
        lambda rows: np.select(
            [np.hypot(rows["x"], rows["y"]) < 0.8, np.hypot(rows["x"], rows["y"]) < 1.7], ["near", "middle"], "far"
        )
    )
    context = make_context(tmp_path, model=model, reference=table, evaluation=table, label="inside")
    measured, judged = against(context, metric=metric)
    assert measured.raw["task"] == "multiclass"
    assert judged.outcome is Outcome.PASS


def test_values_are_compared_with_ridge_regression(tmp_path: Path) -> None:
    table = circle(2_000, 2)
    table["inside"] = table["x"] ** 2 + 0.1 * table["y"]
    model = Handle(lambda rows: rows["x"] ** 2, "value")
    context = make_context(tmp_path, model=model, reference=table, evaluation=table, label="inside")
    measured, judged = against(context)
    assert (measured.name, measured.raw["baseline"]) == ("rmse", "ridge regression on the reference")
    assert judged.outcome is Outcome.PASS
    assert thresholds(context, r2=0.9, mae=0.2)["r2"][1].outcome is Outcome.PASS


def test_logits_are_squashed(tmp_path: Path) -> None:
    probability = trained()
    logits = Handle(
        lambda rows: (
            np.log(probability.predict({k: rows[k].to_numpy() for k in rows}).values[:, 1])
            - np.log(probability.predict({k: rows[k].to_numpy() for k in rows}).values[:, 0])
        ),
        "logit",
    )
    tables = {"evaluation": circle(500, 2), "label": "inside"}
    wanted = thresholds(make_context(tmp_path, model=probability, **tables), log_loss=1.0)["log_loss"][0]
    found = thresholds(make_context(tmp_path, model=logits, **tables), log_loss=1.0)["log_loss"][0]
    assert found.value == pytest.approx(wanted.value, rel=1e-6)


BAD: list[tuple[str, Any, Any, type[MlauditError], str]] = [
    ("no-label", lambda t: t.drop(columns="inside"), trained, DataError, "no column `inside`"),
    ("empty", lambda t: t.iloc[:0], trained, DataError, "holds no rows"),
    ("null-labels", lambda t: t.assign(inside=None), trained, DataError, "every label"),
    ("one-class", lambda t: t.assign(inside=1), trained, DataError, "both classes"),
    ("no-feature", lambda t: t.drop(columns="x"), trained, DataError, "no column `x`"),
    ("nan", None, lambda: Handle(lambda rows: np.full(len(rows), np.nan), "value"), ArtifactError, "NaN"),
    ("short", None, lambda: Handle(lambda rows: np.ones(3), "value"), ArtifactError, "one answer a row"),
    (
        "logit-as-probability",
        None,
        lambda: Handle(lambda rows: 5 * rows["x"], "probability"),
        ArtifactError,
        'output = "logit"',
    ),
    (
        "missing",
        None,
        lambda: Handle(lambda rows: np.array([None, 1] * (len(rows) // 2), dtype=object)),
        ArtifactError,
        "100 of 200 answers are missing",
    ),
    ("auto-logit", None, lambda: Handle(lambda rows: 5 * rows["x"]), ArtifactError, "neither labels nor"),
    (
        "words",
        None,
        lambda: Handle(lambda rows: np.array(["a"] * len(rows)), "logit"),
        ArtifactError,
        "must be numbers",
    ),
]


@pytest.mark.parametrize(("change", "model", "error", "text"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_bad_input_is_a_clear_error(
    tmp_path: Path, change: Any, model: Any, error: type[MlauditError], text: str
) -> None:
    evaluation = circle(200, 2)
    if change is not None:
        evaluation = change(evaluation)
    features = ("x", "y", "kind")
    context = make_context(tmp_path, model=model(), evaluation=evaluation, label="inside", features=features)
    with pytest.raises(error, match=text):
        thresholds(context, roc_auc=0.7)


def test_rows_without_a_label_are_left_out(tmp_path: Path) -> None:
    table = circle(600, 2)
    table["inside"] = table["inside"].where(table.index % 3 > 0)
    context = make_context(tmp_path, model=trained(), evaluation=table, label="inside")
    measured, judged = thresholds(context, roc_auc=0.8)["roc_auc"]
    assert (measured.n, measured.raw["rows_available"]) == (400, 600)
    assert judged.outcome is Outcome.PASS


def shares(of: dict[Any, float]) -> Handle:
    """A model that gives each class the same share for every row, and names its classes itself."""
    columns = np.array(list(of.values()))
    return Handle(lambda rows: np.tile(columns, (len(rows), 1)), "probability", classes=tuple(of))


@pytest.mark.parametrize(
    ("model", "labels", "accuracy"),
    [
        (shares({"no": 0.1, "yes": 0.9}), ["no"], 0.0),
        (shares({"no": 0.9, "yes": 0.1}), ["no"], 1.0),
        (shares({1: 0.9, 2: 0.1}), [1], 1.0),
        (shares({1: 0.8, 2: 0.1, 3: 0.1}), [1, 2], 0.5),
        (shares({"10": 0.1, "2": 0.1, "9": 0.8}), [2, 9, 10, 9], 0.5),
        (shares({0: 0.9, 1: 0.1}), ["early", "late"], 0.5),  # fitted on numbers for words
    ],
)
def test_the_models_own_order_of_classes_decides(
    tmp_path: Path, model: Handle, labels: list[Any], accuracy: float
) -> None:
    evaluation = circle(200, 2).assign(inside=labels * (200 // len(labels)))
    context = make_context(tmp_path, model=model, evaluation=evaluation, label="inside")
    assert thresholds(context, accuracy=0.5)["accuracy"][0].value == accuracy


@pytest.mark.parametrize("words", [("nan", "inf"), ("10", "1_0"), ("1", "1.0"), ("1e3", "1000"), ("True", "1")])
def test_words_that_read_as_numbers_are_words_where_all_are(tmp_path: Path, words: tuple[str, str]) -> None:
    names = np.array(sorted(words), dtype=object)
    table = circle(200, 2)
    model = Handle(lambda rows: np.column_stack([rows["x"] < 0, rows["x"] >= 0]).astype(float), "probability")
    table["inside"] = names[(table["x"] >= 0).astype(int)]
    context = make_context(tmp_path, model=model, evaluation=table, label="inside")
    assert thresholds(context, accuracy=0.5, roc_auc=0.5)["accuracy"][0].value == 1.0


def test_labels_and_answers_of_two_types_are_matched_by_their_value(tmp_path: Path) -> None:
    table = circle(200, 2)
    table["inside"] = np.where(table["x"] >= 0, "1", "0")
    model = Handle(lambda rows: rows["x"] >= 0)
    context = make_context(tmp_path, model=model, evaluation=table, label="inside")
    assert thresholds(context, accuracy=0.5)["accuracy"][0].value == 1.0


@pytest.mark.parametrize("label", ["no", 2])
def test_labels_of_one_class_do_not_tell_which_one_the_scores_are_for(tmp_path: Path, label: Any) -> None:
    model = Handle(lambda rows: np.full(len(rows), 0.9), "probability")
    context = make_context(tmp_path, model=model, evaluation=circle(200, 2).assign(inside=label), label="inside")
    with pytest.raises(DataError, match="does not tell whether the model's scores are for it"):
        thresholds(context, accuracy=0.5)


@pytest.mark.parametrize(
    ("metric", "rows", "positives", "low"),
    [
        ("accuracy", 1, 1, None),
        ("accuracy", 9, 4, None),
        ("accuracy", 10, 5, 0.025**0.1),
        ("recall", 1_000, 9, None),
        ("recall", 1_000, 10, 0.025**0.1),
        ("roc_auc", 1_000, 995, None),
        ("balanced_accuracy", 1_000, 40, 0.025 ** (1 / 40)),
        ("accuracy", 1_000, 1, 0.025 ** (1 / 1_000)),
    ],
)
def test_few_rows_without_a_mistake_are_no_proof(
    tmp_path: Path, metric: str, rows: int, positives: int, low: float | None
) -> None:
    table = pd.DataFrame({"x": np.arange(rows) < positives, "inside": (np.arange(rows) < positives).astype(int)})
    model = Handle(lambda frame: np.where(frame["x"], 0.9, 0.1), "probability")
    context = make_context(tmp_path, model=model, evaluation=table, label="inside")
    measured, judged = thresholds(context, **{metric: 0.999})[metric]
    assert measured.value == 1.0
    assert (measured.interval.low if measured.interval is not None else None) == pytest.approx(low)
    assert judged.outcome is (Outcome.PASS if (low or 0.0) >= 0.999 else Outcome.INSUFFICIENT_DATA)


def test_a_baseline_that_nine_rows_show_to_be_worse_is_not_beaten(tmp_path: Path) -> None:
    table = pd.DataFrame({"x": [True] * 5 + [False] * 4, "inside": [1] * 5 + [0] * 4})
    model = Handle(lambda frame: np.where(frame["x"], 0.9, 0.1), "probability")
    context = make_context(tmp_path, model=model, evaluation=table, label="inside")
    _, judged = against(context, metric="accuracy")
    assert judged.outcome is Outcome.INSUFFICIENT_DATA
    assert "9 rows are too few" in judged.reason
