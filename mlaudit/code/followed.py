"""Names with items in them followed through a project: ``store.models[churn].predict`` to what some file puts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.pattern import regex
from mlaudit.code.possible import ANY

if TYPE_CHECKING:
    from mlaudit.code.symbols import Symbols

_MOST = 8
"""Things that a name may mean, up to which it is taken for each of them."""
_WAYS = 64
"""Names on the way to them, behind which nobody looks any further."""
_PART = regex(r"\w+|\(\)|\[[^\]]*\]")

Named = tuple[str, str]
"""A dotted name, and the file in which it means what it does."""
_Place = tuple[str, str]
"""A file, and what is held there (``models``, ``Service().parts``)."""


class Followed:
    """What names of a project may mean that stand for no one thing."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._held: dict[_Place, list[Named]] = {}
        self._items: dict[_Place, dict[str, list[Named]]] = {}
        self._known: dict[Named, tuple[str, ...]] = {}
        for path, facts in symbols.files.items():
            for place, names in facts.holdings.items():
                self._hold(place, path, names)

    def _hold(self, place: str, path: str, names: tuple[str, ...]) -> None:
        held = self._symbols.place_of(place, path)
        if held is None:
            return
        # a name that is kept by what made it is followed there already: it would lead back to itself
        names = tuple(name for name in names if self._symbols.place_of(name, path) != held)
        self._held.setdefault(held, []).extend((name, path) for name in names)
        if held[1].endswith("]"):
            owner, _, key = held[1][:-1].rpartition("[")
            self._items.setdefault((held[0], owner), {}).setdefault(key, []).extend((name, path) for name in names)

    def meant(self, name: str, importer: str) -> tuple[str, ...]:
        """The names without items that a name may stand for, in full; empty where there are too many, or none."""
        key = (name, importer)
        if key not in self._known:
            self._known[key] = self._meant(key)
        return self._known[key]

    def _meant(self, key: Named) -> tuple[str, ...]:
        found: dict[str, None] = {}
        seen, queue = {key}, [key]
        for name, importer in queue:
            nearer, itself = self._nearer(name, importer)
            if itself:
                found[itself] = None
            queue += [each for each in nearer if each not in seen]
            seen.update(nearer)
            if len(found) > _MOST or len(queue) > _WAYS:
                return ()
        return tuple(found)

    def _nearer(self, name: str, importer: str) -> tuple[list[Named], str]:
        """What a name stands for, one step nearer to where it is made; or the name in full where there is no step."""
        located = self._symbols.locate(name, importer)
        if located is None:
            return [], ""
        path, rest = located
        parts = _PART.findall(".".join(rest))
        text = ""
        for at, part in enumerate(parts):
            if part[0] == "[":
                found = self._item(path, text, part[1:-1])
            else:
                text = f"{text}.{part}" if text and part != "()" else text + part
                found = self._held.get((path, text), [])
            if found:
                return [(_joined(each, parts[at + 1 :]), where) for each, where in found], ""
            if part[0] == "[":
                break
        nearer = self._symbols.step(name, importer)
        if nearer is not None and nearer != (name, importer):
            return [nearer], ""
        return [], "" if "[" in name else ".".join([self._symbols.files[path].module, *rest])

    def _item(self, path: str, owner: str, key: str) -> list[Named]:
        """What stands under a key, or under one that nobody knows; all that is there where nobody knows the key."""
        items = self._items.get((path, owner), {})
        if key == ANY:
            return [each for held in items.values() for each in held]
        return [*items.get(key, ()), *items.get(ANY, ())]


def _joined(name: str, parts: list[str]) -> str:
    return name + "".join(part if part[0] in "([" else f".{part}" for part in parts)
