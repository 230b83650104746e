from pathlib import Path

from stores import Store

KINDS = ("trees", "lines")


class Models:
    def __init__(self):
        self.store = Store(Path("models"))

    def of(self, kind: str):
        self._known(kind)
        return self.store.load(kind=kind)

    def named(self, name: str):
        return self.store.load_named(name)

    def at(self, place: str):
        if not place:
            raise ValueError("where?")
        return self.store.load_at(place)

    @classmethod
    def _known(cls, kind: str) -> None:
        cls._one_of_few(kind)

    @staticmethod
    def _one_of_few(kind: str) -> None:
        if kind not in KINDS:
            raise ValueError(f"no such kind: {kind}")
