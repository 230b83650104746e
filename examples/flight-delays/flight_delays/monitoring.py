"""What operations watch: requests by outcome, latency, and the distribution of scores (its shift is drift)."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter

LATENCY_BOUNDS = (5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0)
SCORE_BOUNDS = tuple(step / 10 for step in range(1, 10))


class Metrics:
    """Counters in memory, rendered as Prometheus text; safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._latency = [0] * (len(LATENCY_BOUNDS) + 1)
        self._scores = [0] * (len(SCORE_BOUNDS) + 1)
        self._degraded = 0

    def request(self, route: str, status: int, milliseconds: float) -> None:
        """Count one request and how long it took."""
        with self._lock:
            self._requests[route, status] += 1
            self._latency[bisect_left(LATENCY_BOUNDS, milliseconds)] += 1

    def prediction(self, score: float, *, degraded: bool) -> None:
        """Count one score, and whether it was given without weather."""
        with self._lock:
            self._scores[bisect_left(SCORE_BOUNDS, score)] += 1
            self._degraded += degraded

    def render(self) -> str:
        """Prometheus text format; latency in milliseconds."""
        with self._lock:
            lines = [
                f'flight_delays_requests_total{{route="{route}",status="{status}"}} {count}'
                for (route, status), count in sorted(self._requests.items())
            ]
            lines += _buckets("flight_delays_latency_milliseconds", LATENCY_BOUNDS, self._latency)
            lines += _buckets("flight_delays_score", SCORE_BOUNDS, self._scores)
            lines.append(f"flight_delays_degraded_total {self._degraded}")
        return "\n".join(lines) + "\n"


def _buckets(name: str, bounds: tuple[float, ...], counts: list[int]) -> list[str]:
    lines, total = [], 0
    for bound, count in zip((*(f"{bound:g}" for bound in bounds), "+Inf"), counts, strict=True):
        total += count
        lines.append(f'{name}_bucket{{le="{bound}"}} {total}')
    return [*lines, f"{name}_count {total}"]
