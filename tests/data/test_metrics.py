"""Every metric against scikit-learn, with and without weights; the bootstrap against its own promises."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics as sk

from mlaudit.data.bootstrap import difference, estimate, weights
from mlaudit.data.metrics import METRICS, Truth, find, prepare
from mlaudit.errors import DataError


def binary(n: int = 500, seed: int = 0) -> Truth:
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 2, n)
    scores = np.clip(np.round(0.25 * truth + 0.75 * rng.random(n), 2), 0.01, 0.99)  # rounded, so that there are ties
    return Truth(task="binary", truth=truth, decision=(scores > 0.5).astype(int), scores=scores, classes=2)


def several(n: int = 500, seed: int = 0) -> Truth:
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 4, n)
    scores = rng.random((n, 4)) + 0.7 * np.eye(4)[truth]
    scores /= scores.sum(axis=1, keepdims=True)
    return Truth(task="multiclass", truth=truth, decision=scores.argmax(axis=1), scores=scores, classes=4)


def values(n: int = 500, seed: int = 0) -> Truth:
    rng = np.random.default_rng(seed)
    truth = rng.normal(5, 2, n)
    return Truth(task="regression", truth=truth, decision=truth + rng.normal(0, 1, n))


ORACLES = {
    ("binary", "roc_auc"): lambda t, w: sk.roc_auc_score(t.truth, t.scores, sample_weight=w),
    ("binary", "average_precision"): lambda t, w: sk.average_precision_score(t.truth, t.scores, sample_weight=w),
    ("binary", "log_loss"): lambda t, w: sk.log_loss(t.truth, t.scores, sample_weight=w),
    ("binary", "brier"): lambda t, w: sk.brier_score_loss(t.truth, t.scores, sample_weight=w),
    ("binary", "accuracy"): lambda t, w: sk.accuracy_score(t.truth, t.decision, sample_weight=w),
    ("binary", "balanced_accuracy"): lambda t, w: sk.balanced_accuracy_score(t.truth, t.decision, sample_weight=w),
    ("binary", "f1"): lambda t, w: sk.f1_score(t.truth, t.decision, sample_weight=w),
    ("binary", "f1_macro"): lambda t, w: sk.f1_score(t.truth, t.decision, average="macro", sample_weight=w),
    ("binary", "precision"): lambda t, w: sk.precision_score(t.truth, t.decision, sample_weight=w),
    ("binary", "recall"): lambda t, w: sk.recall_score(t.truth, t.decision, sample_weight=w),
    ("multiclass", "log_loss"): lambda t, w: sk.log_loss(t.truth, t.scores, sample_weight=w),
    ("multiclass", "brier"): lambda t, w: np.average(((t.scores - np.eye(4)[t.truth]) ** 2).sum(axis=1), weights=w),
    ("multiclass", "accuracy"): lambda t, w: sk.accuracy_score(t.truth, t.decision, sample_weight=w),
    ("multiclass", "balanced_accuracy"): lambda t, w: sk.balanced_accuracy_score(t.truth, t.decision, sample_weight=w),
    ("multiclass", "f1_macro"): lambda t, w: sk.f1_score(t.truth, t.decision, average="macro", sample_weight=w),
    ("regression", "r2"): lambda t, w: sk.r2_score(t.truth, t.decision, sample_weight=w),
    ("regression", "mae"): lambda t, w: sk.mean_absolute_error(t.truth, t.decision, sample_weight=w),
    ("regression", "mse"): lambda t, w: sk.mean_squared_error(t.truth, t.decision, sample_weight=w),
    ("regression", "rmse"): lambda t, w: sk.root_mean_squared_error(t.truth, t.decision, sample_weight=w),
}
MAKERS = {"binary": binary, "multiclass": several, "regression": values}


def test_every_metric_has_an_oracle() -> None:
    assert set(ORACLES) == {(task, metric.name) for metric in METRICS.values() for task in metric.tasks}


@pytest.mark.parametrize(("task", "name"), sorted(ORACLES), ids=lambda value: value)
def test_a_metric_is_that_of_scikit_learn(task: str, name: str) -> None:
    truth = MAKERS[task]()
    evaluate = prepare(find(name), truth)
    for weight in (np.ones(500), *weights(500, None, seed=3, replicates=3)):
        assert evaluate(weight) == pytest.approx(ORACLES[task, name](truth, weight), rel=1e-9)


def test_a_metric_that_does_not_apply_says_why() -> None:
    with pytest.raises(DataError, match="did you mean `roc_auc`"):
        find("rocauc")
    with pytest.raises(DataError, match="this one is regression"):
        prepare(find("f1"), values())
    one = binary()
    with pytest.raises(DataError, match="both classes"):
        prepare(
            find("roc_auc"), Truth(task="binary", truth=np.ones(500, int), decision=one.decision, scores=one.scores)
        )
    with pytest.raises(DataError, match="labels only"):
        prepare(find("log_loss"), Truth(task="binary", truth=one.truth, decision=one.decision, classes=2))


def test_strata_keep_their_size_and_a_seed_its_draws() -> None:
    truth = np.array([0] * 90 + [1] * 10)
    drawn = list(weights(100, truth, seed=1, replicates=20))
    assert all(weight[truth == 1].sum() == 10 and weight.sum() == 100 for weight in drawn)
    assert all(np.array_equal(a, b) for a, b in zip(drawn, weights(100, truth, seed=1, replicates=20), strict=True))


def test_the_interval_of_a_share_is_about_the_normal_one() -> None:
    hit = np.random.default_rng(0).random(2_000) < 0.8
    truth = Truth(task="binary", truth=np.ones(2_000, int), decision=hit.astype(int), classes=2)
    found = estimate(prepare(find("accuracy"), truth), 2_000, None, seed=0)
    half = 1.96 * np.sqrt(hit.mean() * (1 - hit.mean()) / 2_000)
    assert found.low == pytest.approx(hit.mean() - half, abs=0.003)
    assert found.high == pytest.approx(hit.mean() + half, abs=0.003)


def test_pairing_takes_off_what_both_models_share() -> None:
    truth = values(2_000)
    near = Truth(task="regression", truth=truth.truth, decision=truth.decision + 0.01)
    rmse = find("rmse")
    ours, theirs = prepare(rmse, truth), prepare(rmse, near)
    paired = difference(ours, theirs, 2_000, None, seed=0)
    alone = estimate(ours, 2_000, None, seed=0)
    assert paired.high - paired.low < 0.1 * (alone.high - alone.low)
    assert difference(ours, ours, 2_000, None, seed=0).low == 0.0
