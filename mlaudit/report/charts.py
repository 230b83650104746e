"""Charts as inline SVG, drawn from bins: no script, no request, the same bytes for the same numbers."""

from __future__ import annotations

from mlaudit.findings import Histogram
from mlaudit.report.findings_text import plain

WIDTH = 320
HEIGHT = 84
MOST_BINS = 30


def histogram(data: Histogram, title: str) -> str:
    """Reference and current as two bars a bin, in shares of their rows, with a text for those who cannot see it."""
    from markupsafe import escape

    total_a, total_b = sum(data.reference) or 1, sum(data.current) or 1
    counts = zip(data.labels, data.reference, data.current, strict=True)
    every = [(plain(label), a / total_a, b / total_b) for label, a, b in counts]
    moved = sorted(every, key=lambda one: -abs(one[1] - one[2]))[:2]
    told = "; ".join(f"{label} {a:.1%} to {b:.1%}" for label, a, b in moved)
    largest = sorted(range(len(every)), key=lambda i: -max(every[i][1:]))[:MOST_BINS]
    bins = [every[i] for i in sorted(largest)]
    shown = "" if len(bins) == len(every) else f", {len(bins)} largest drawn"
    top = max((share for _, *pair in bins for share in pair), default=0) or 1
    step = WIDTH / max(len(bins), 1)
    tips = "".join(
        f'<rect x="{i * step:.1f}" width="{step:.1f}" height="{HEIGHT}">'
        f"<title>{escape(label)}: {a:.1%} reference, {b:.1%} current</title></rect>"
        for i, (label, a, b) in enumerate(bins)
    )
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" preserveAspectRatio="none" '
        f'aria-label="{escape(plain(title))}: shares in {len(every)} bins{shown}; most moved {escape(told)}">'
        f'<path class="a" d="{_bars([a / top for _, a, _ in bins], step, 0.1)}"/>'
        f'<path class="b" d="{_bars([b / top for _, _, b in bins], step, 0.5)}"/>'
        f'<path class="x" d="M0 {HEIGHT}H{WIDTH}"/><g class="h">{tips}</g></svg>'
    )


def _bars(heights: list[float], step: float, offset: float) -> str:
    """A path of one bar a bin; an empty bin draws nothing."""
    wide = f"{step * 0.4:.1f}"
    drawn = ((i, height * (HEIGHT - 4)) for i, height in enumerate(heights))
    return "".join(f"M{(i + offset) * step:.1f} {HEIGHT}v-{h:.1f}h{wide}v{h:.1f}z" for i, h in drawn if h)
