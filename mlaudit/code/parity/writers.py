"""Who may have written a file, by its name: a project of many models is not searched anew for each file it reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mlaudit.code.parity import artifacts

if TYPE_CHECKING:
    from mlaudit.code.parity.values import Obj


class Writers:
    """Objects by the names of the files that they were written to."""

    def __init__(self, objects: Iterable[Obj]) -> None:
        self._by_name: dict[str, dict[int, Obj]] = {}
        for i, each in enumerate(objects):
            for path, _ in each.saved:
                self._by_name.setdefault(artifacts.name_of(path), {})[i] = each

    def of(self, read: Obj) -> list[Obj]:
        """Those that have a file in common with what was read, by its name alone, in their order."""
        names = {artifacts.name_of(path) for path in read.files}
        found = {i: each for name in names for i, each in self._by_name.get(name, {}).items()}
        return [found[i] for i in sorted(found)]


__all__ = ["Writers"]
