"""Where a run trains and draws, beside the place that it is said of: in the files that it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from mlaudit.code.project import Node
from mlaudit.findings import Related

_MOST: Final = 4


def places(
    said_of: str, trains: Iterable[Node], draws: Iterable[tuple[Node, int]], notes: dict[Node, dict[str, Any]]
) -> tuple[Related, ...]:
    """One place of each other file where the run trains, then one of each where it draws by hand."""
    found: dict[tuple[str, str], Related] = {}
    trained = {(node[0], notes[node]["trained"], "it trains here") for node in trains}
    drawn = {(node[0], line, "it draws here") for node, line in draws}
    for path, line, words in (*sorted(trained), *sorted(drawn)):
        if line and path != said_of and len(found) < _MOST:
            found.setdefault((path, words), Related(path, line, words))
    return tuple(found.values())


__all__ = ["places"]
