"""Seeds that can be written in by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mlaudit.findings import Fix, Location

_SEEDS: Final = {
    "random": ("random", "random.seed(0)"),
    "numpy": ("numpy", "numpy.random.seed(0)"),
    "torch": ("torch", "torch.manual_seed(0)"),
    "tensorflow": ("tensorflow", "tensorflow.random.set_seed(0)"),
}
"""Module and statement by source."""


def seeds_fix(sources: Iterable[str], start: Location) -> Fix | None:
    """A seed for each source, first where the run starts; None where one of them has no global generator."""
    wanted = tuple(sources)
    if not wanted or not all(source in _SEEDS for source in wanted):
        return None
    return Fix(
        kind="first",
        title=f"Seed {', '.join(wanted)}",
        value="\n".join(_SEEDS[source][1] for source in wanted),
        at=start,
        imports=tuple(_SEEDS[source][0] for source in wanted),
        reason="the run gives another model than before, the same each time; vary the seed to see the spread",
    )
