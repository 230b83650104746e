"""What stands in for real objects while a pickle runs on the stub machine, and what is written down meanwhile."""

from __future__ import annotations

from typing import Any, Final

CUT: Final = "the file is cut; fetch it or save it again"
"""What is said of a file that ends too early, and what to do."""


class MalformedError(Exception):
    """The stream is no pickle that the real machine would finish."""


class Stub:
    """Stands for whatever a global, a call or a persistent id would have given. Takes everything, does nothing."""

    __slots__ = ("arguments", "name", "record", "state")

    def __init__(self, name: str, arguments: tuple[Any, ...] = (), record: Record | None = None) -> None:
        self.name = name
        self.arguments = arguments
        self.record = record  # set on a global: what others share must not be written to
        self.state: Any = None

    @property
    def is_global(self) -> bool:
        """Whether it stands for a global itself."""
        return self.record is not None

    def append(self, _item: object) -> None:
        """Take an item, as a list, an array or a set would."""
        if self.record is not None:
            self.record.odd(f"writes into {self.name}")

    def extend(self, items: object) -> None:
        """Take items."""
        self.append(items)

    def add(self, item: object) -> None:
        """Take an item, as a set would."""
        self.append(item)

    def __setitem__(self, _key: object, value: object) -> None:
        """Take an item, as a mapping would."""
        self.append(value)


class Blob:
    """Stands for bytes that are large or look like a pickle. `is_read`: they are one, and it was run to its end."""

    __slots__ = ("is_read",)

    def __init__(self, *, is_read: bool) -> None:
        self.is_read = is_read


class Record:
    """What a pickle would import (`globals`, module and name), call (`calls`), and what was odd about it."""

    def __init__(self) -> None:
        self.globals: dict[tuple[str, str], int] = {}
        self.calls: set[str] = set()
        self.oddities: list[str] = []
        self.loose = ""  # bytes that no pickle accounts for

    def odd(self, text: str) -> None:
        """Note something that no honest pickle does."""
        if text not in self.oddities and len(self.oddities) < 50:
            self.oddities.append(text)
