"""MLC209: how long an answer takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from msgspec import Meta

from mlaudit.findings import Interval, Judgement, Measurement, Outcome
from mlaudit.runtime.check import Check, Count, Inside, Least, Need, Params
from mlaudit.runtime.context import Context

from ._rows import artifact, rows

PERCENTILES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}


class LatencyParams(Params, frozen=True, kw_only=True):
    """Budgets in milliseconds (0: none), at most `seconds` of timing and `queries` calls, the `load` of the server.

    `load` is the share of its time that the server is busy in the scenario of arrivals.
    """

    p50_ms: Least = 0.0
    p95_ms: Least = 0.0
    p99_ms: Least = 0.0
    seconds: Least = 10.0
    queries: Count = 2000
    warmup: Annotated[int, Meta(ge=0)] = 20
    load: Inside = 0.5


class Latency(Check[LatencyParams]):
    """One row is answered within the latency budget.

    What it measures:
        The 50th, 95th and 99th percentile of the time of one call with one row, in milliseconds, with 95 % confidence
        intervals: back to back (single stream), and with waiting where rows arrive at random (server).

    Method:
        After a warm-up that is told apart, single calls on real rows, synchronised with the device. The interval of a
        percentile is taken from order statistics (binomial), so it makes no assumption on the distribution. A budget
        holds where the upper end of the interval is inside it. The server scenario adds the waiting times of a queue
        with Poisson arrivals to the measured service times (Lindley's recursion); it is shown, not judged.

    Default:
        No budget: the numbers are reported. Set `p50-ms`, `p95-ms`, `p99-ms` to have them judged. A percentile that
        the calls made cannot support ends as insufficient data.

    When it fails:
        Look at the warm-up for cold caches, at the share of preprocessing, and at the number of threads.

    References:
        https://github.com/mlcommons/inference_policies
        Hahn and Meeker, Statistical Intervals, 1991, section 5.2
    """

    code = "MLC209"
    name = "latency"
    needs = frozenset({Need.MODEL})
    params = LatencyParams
    remediation = "Profile one call: preprocessing, the model, conversions; or raise the budget in the open."

    def measure(self, context: Context, params: LatencyParams) -> Sequence[Measurement]:
        """One measurement a percentile."""
        import numpy as np

        handle = artifact(context)
        timing = handle.model().time(
            rows(context, 256), warmup=params.warmup, queries=params.queries, seconds=params.seconds
        )
        taken = np.sort(np.asarray(timing.seconds)) * 1000
        served = served_times(np.asarray(timing.seconds), params.load, context.settings.seed) * 1000
        found = []
        for name, share in PERCENTILES.items():
            interval = percentile_interval(taken, share)
            raw: dict[str, Any] = {
                "budget_ms": getattr(params, f"{name}_ms"),
                "server_ms": float(np.quantile(served, share)),
                "first_call_ms": timing.warmup[0] * 1000 if timing.warmup else None,
                "supported": interval is not None,
                "load": params.load,
                "device": handle.model().loaded.device,
            }
            found.append(
                Measurement(
                    name=f"latency {name}",
                    subject=name,
                    value=float(np.quantile(taken, share)),
                    unit="ms",
                    n=len(taken),
                    interval=interval,
                    raw=raw,
                )
            )
        return found

    def judge(self, measurement: Measurement, params: LatencyParams) -> Judgement:
        """The upper end of the interval is inside the budget."""
        budget = measurement.raw["budget_ms"]
        if not budget:
            return Judgement(outcome=Outcome.INFO, reason="no budget is set")
        if measurement.interval is None:
            reason = f"{measurement.n} calls cannot support this percentile; raise `seconds` or `queries`"
            return Judgement(outcome=Outcome.INSUFFICIENT_DATA, reason=reason)
        if measurement.interval.high > budget:
            value = measurement.value or 0.0
            reason = f"{value:.2f} ms (up to {measurement.interval.high:.2f} ms) where {budget:g} ms are allowed"
            return Judgement(outcome=Outcome.FAIL, reason=reason)
        return Judgement(outcome=Outcome.PASS)


def percentile_interval(ordered: Any, share: float, level: float = 0.95) -> Interval | None:
    """The order-statistic interval of a percentile of sorted values, shape (n,); None where n cannot support it."""
    from scipy.stats import binom

    count = len(ordered)
    low = int(binom.ppf((1 - level) / 2, count, share)) - 1
    high = int(binom.ppf(1 - (1 - level) / 2, count, share))
    if low < 0 or high >= count:
        return None
    return Interval(float(ordered[low]), float(ordered[high]), level)


def served_times(service: Any, load: float, seed: int) -> Any:
    """Response times, shape (n,), of a single server with Poisson arrivals that keep it busy for `load` of its time."""
    import numpy as np

    times = np.asarray(service, dtype=np.float64)
    gaps = np.random.default_rng(seed).exponential(times.mean() / load, len(times))
    waits = np.zeros(len(times))
    for i in range(1, len(times)):
        waits[i] = max(0.0, waits[i - 1] + times[i - 1] - gaps[i])
    return waits + times
