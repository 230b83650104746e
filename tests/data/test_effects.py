from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mlaudit.data import effects

COUNTS = st.integers(2, 12).flatmap(
    lambda k: st.tuples(
        st.lists(st.integers(0, 5000), min_size=k, max_size=k), st.lists(st.integers(0, 5000), min_size=k, max_size=k)
    )
)


@given(COUNTS)
@settings(max_examples=200, deadline=None)
def test_the_statistic_is_that_of_scipy(counts: tuple[list[int], list[int]]) -> None:
    reference, current = counts
    statistic, df, n_eff = effects.chi_square(reference, current)
    n, m = sum(reference), sum(current)
    if not n or not m:
        assert (statistic, df, n_eff) == (0.0, 0, 0.0)
        return
    table = np.array([reference, current])[:, np.array(reference) + np.array(current) > 0]
    if table.shape[1] < 2:
        assert df == 0
        return
    oracle = stats.chi2_contingency(table, correction=False)
    assert statistic == pytest.approx(oracle.statistic, rel=1e-9, abs=1e-9)
    assert df == oracle.dof
    assert n_eff == pytest.approx(n * m / (n + m))


@pytest.mark.parametrize(
    ("statistic", "df", "n_eff"), [(20.0, 19, 500.0), (5400.0, 19, 500_000.0), (30.0, 5, 2000.0), (3.0, 1, 100.0)]
)
def test_p_and_interval_agree_with_scipys_noncentral_chi_square(statistic: float, df: int, n_eff: float) -> None:
    p = effects.minimum_effect_p(statistic, df, n_eff, 0.1)
    assert p == pytest.approx(stats.ncx2.sf(statistic, df, n_eff * 0.01), abs=1e-12)
    low, high = effects.interval(statistic, df, n_eff)
    assert stats.ncx2.cdf(statistic, df, n_eff * high**2) == pytest.approx(0.025, abs=1e-6)
    if low > 0:
        assert stats.ncx2.sf(statistic, df, n_eff * low**2) == pytest.approx(0.025, abs=1e-6)
    else:
        assert stats.chi2.sf(statistic, df) >= 0.025


def test_a_value_worked_out_by_hand() -> None:
    # Pooled half and half, 50 expected in each cell, 10 off: X2 = 4 * 10**2 / 50 = 8, n_eff = 50, w = sqrt(7 / 50).
    found = effects.compare([60, 40], [40, 60])
    assert found.statistic == pytest.approx(8.0)
    assert found.n_eff == 50.0
    assert found.w == pytest.approx((7 / 50) ** 0.5)


def test_power_is_that_of_scipy_and_grows_with_rows() -> None:
    critical = stats.ncx2.ppf(0.95, 19, 1000 * 0.01)
    assert effects.power(19, 1000.0, 0.3) == pytest.approx(stats.ncx2.sf(critical, 19, 1000 * 0.09), abs=1e-9)
    assert effects.power(19, 50.0, 0.3) < 0.5 < effects.power(19, 1000.0, 0.3)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(deadline=None)
def test_the_correction_is_that_of_scipy(p_values: list[float]) -> None:
    assert effects.benjamini_hochberg(p_values) == pytest.approx(stats.false_discovery_control(p_values), abs=1e-12)


@given(COUNTS)
@settings(deadline=None)
def test_pooling_keeps_every_bin_once_and_leaves_no_thin_one(counts: tuple[list[int], list[int]]) -> None:
    reference, current = counts
    smaller = min(sum(reference), sum(current))
    for pool in (effects.pool_ordered, effects.pool_rare):
        groups = pool(reference, current)
        assert sorted(index for group in groups for index in group) == list(range(len(reference)))
        total = sum(reference) + sum(current)
        if len(groups) > 1:
            for group in groups:
                assert sum(reference[i] + current[i] for i in group) * smaller / total >= 5.0 - 1e-9


def test_equal_and_constant_samples_are_no_drift() -> None:
    assert effects.compare([100, 200, 300], [100, 200, 300]).w == 0.0
    constant = effects.compare([100, 0], [50, 0])
    assert (constant.df, constant.w, constant.p_value) == (0, 0.0, 1.0)
    assert effects.compare([10, 20], [0, 0]).p_value == 1.0


def _rejections(draws: int, n: int, m: int, truth: np.ndarray, shifted: np.ndarray, seed: int) -> float:
    rng = np.random.default_rng(seed)
    hits = 0
    for _ in range(draws):
        reference, current = rng.multinomial(n, truth).tolist(), rng.multinomial(m, shifted).tolist()
        groups = effects.pool_rare(reference, current)
        found = effects.compare(effects.pooled(reference, groups), effects.pooled(current, groups))
        hits += found.p_value <= 0.05
    return hits / draws


ZIPF = 1.0 / np.arange(1, 201)
ZIPF /= ZIPF.sum()


@pytest.mark.parametrize("sizes", [(500, 500), (1001, 100), (20_000, 500), (100_000, 100_000)])
@pytest.mark.parametrize("shape", [np.full(20, 0.05), np.array([0.9, 0.1]), ZIPF], ids=["quantiles", "binary", "zipf"])
def test_no_drift_seldom_raises_an_alarm(sizes: tuple[int, int], shape: np.ndarray) -> None:
    assert _rejections(60, *sizes, shape, shape, seed=1) <= 0.05


def test_a_shift_of_the_failing_size_is_found() -> None:
    truth = np.full(20, 0.05)
    shifted = truth * np.where(np.arange(20) < 10, 1.35, 0.65)
    assert _rejections(60, 5000, 2000, truth, shifted, seed=2) >= 0.95


@pytest.mark.slow
def test_the_boundary_itself_is_rejected_about_as_often_as_promised() -> None:
    # w is exactly 0.1: in each of two cells the shares differ by 0.05 about a pooled half, sqrt(2 * 0.05**2 / 0.5).
    truth, shifted = np.array([0.525, 0.475]), np.array([0.475, 0.525])
    rate = _rejections(3000, 4000, 4000, truth, shifted, seed=3)
    assert 0.03 <= rate <= 0.07


@pytest.mark.slow
def test_the_interval_covers_the_true_size() -> None:
    rng = np.random.default_rng(5)
    truth = np.full(20, 0.05)
    shifted = truth * np.where(np.arange(20) < 10, 1.2, 0.8)
    pooled = (truth + shifted) / 2
    size = float(np.sqrt(((truth - shifted) ** 2 / pooled).sum()))
    inside = 0
    for _ in range(1000):
        found = effects.compare(rng.multinomial(3000, truth).tolist(), rng.multinomial(3000, shifted).tolist())
        inside += found.low <= size <= found.high
    assert 0.92 <= inside / 1000 <= 0.98
