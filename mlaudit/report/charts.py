"""Charts as inline SVG, drawn from bins: no script, no request, the same bytes for the same numbers."""

from __future__ import annotations

from mlaudit.findings import Histogram, Interval

WIDTH = 320
HEIGHT = 84


def histogram(data: Histogram, title: str) -> str:
    """Reference and current as two bars a bin, in shares of their rows, with a text for those who cannot see it."""
    from markupsafe import escape

    total_a, total_b = sum(data.reference) or 1, sum(data.current) or 1
    shares = [(a / total_a, b / total_b) for a, b in zip(data.reference, data.current, strict=True)]
    top = max((max(pair) for pair in shares), default=0) or 1
    step = WIDTH / max(len(shares), 1)
    bars = []
    for i, (a, b) in enumerate(shares):
        label = escape(data.labels[i]) if i < len(data.labels) else ""
        tip = f"<title>{label}: {a:.1%} reference, {b:.1%} current</title>"
        x = i * step
        bars.append(f'<g>{tip}<rect class="h" x="{x:.1f}" y="0" width="{step:.1f}" height="{HEIGHT}"/>')
        for share, kind, offset in ((a, "a", 0.12), (b, "b", 0.5)):
            height = share / top * (HEIGHT - 4)
            bars.append(
                f'<rect class="{kind}" x="{x + step * offset:.1f}" y="{HEIGHT - height:.1f}"'
                f' width="{step * 0.36:.1f}" height="{height:.1f}"/>'
            )
        bars.append("</g>")
    moved = sorted(range(len(shares)), key=lambda i: -abs(shares[i][0] - shares[i][1]))[:2]
    told = "; ".join(f"{data.labels[i]} {shares[i][0]:.1%} to {shares[i][1]:.1%}" for i in moved)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" preserveAspectRatio="none" '
        f'aria-label="{escape(title)}: shares in {len(shares)} bins; most moved {escape(told)}">{"".join(bars)}</svg>'
    )


def interval(value: float, bounds: Interval | None, limit: float | None, *, low: float, high: float) -> str:
    """A value with its confidence interval on a line from `low` to `high`, and a limit as a tick."""
    span = (high - low) or 1.0

    def place(number: float) -> float:
        return min(max((number - low) / span, 0.0), 1.0) * (WIDTH - 8) + 4

    parts = [f'<line class="axis" x1="4" x2="{WIDTH - 4}" y1="12" y2="12"/>']
    if bounds is not None:
        parts.append(f'<line class="ci" x1="{place(bounds.low):.1f}" x2="{place(bounds.high):.1f}" y1="12" y2="12"/>')
    if limit is not None:
        parts.append(f'<line class="limit" x1="{place(limit):.1f}" x2="{place(limit):.1f}" y1="3" y2="21"/>')
    parts.append(f'<circle class="dot" cx="{place(value):.1f}" cy="12" r="4"/>')
    told = f"{value:.4g}" + (f", between {bounds.low:.4g} and {bounds.high:.4g}" if bounds is not None else "")
    told += f", limit {limit:.4g}" if limit is not None else ""
    return f'<svg class="line" viewBox="0 0 {WIDTH} 24" role="img" aria-label="{told}">{"".join(parts)}</svg>'
