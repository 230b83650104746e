"""Charts as inline SVG, drawn from bins: no script, no request, the same bytes for the same numbers."""

from __future__ import annotations

from mlaudit.findings import Histogram
from mlaudit.report.findings_text import plain

WIDTH = 320
HEIGHT = 84


def histogram(data: Histogram, title: str) -> str:
    """Reference and current as two bars a bin, in shares of their rows, with a text for those who cannot see it."""
    from markupsafe import escape

    title, labels = plain(title), [plain(label) for label in data.labels]
    total_a, total_b = sum(data.reference) or 1, sum(data.current) or 1
    shares = [(a / total_a, b / total_b) for a, b in zip(data.reference, data.current, strict=True)]
    top = max((max(pair) for pair in shares), default=0) or 1
    step = WIDTH / max(len(shares), 1)
    bars = []
    for i, (a, b) in enumerate(shares):
        label = escape(labels[i])
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
    told = "; ".join(f"{labels[i]} {shares[i][0]:.1%} to {shares[i][1]:.1%}" for i in moved)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" preserveAspectRatio="none" '
        f'aria-label="{escape(title)}: shares in {len(shares)} bins; most moved {escape(told)}">{"".join(bars)}</svg>'
    )
