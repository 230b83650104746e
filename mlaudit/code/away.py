"""Folders whose names say that what is in them was put away, and imports that would have to look into one."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex

_AWAY: Final = regex(
    r"(?i)^[\W\d_]*((old|legacy|archived?|archives|attic|graveyard|deprecated|obsolete|unused|trash|to_?delete)"
    r"|(\w+[_-])?backups|(\w+[_-])?backup[_-]\w+)[\W\d_]*$"
)
"""A ``backup`` without a date may hold what makes backups."""


def is_away(folder: str) -> bool:
    """Whether a folder's name says that what is in it was put away."""
    return _AWAY.match(folder) is not None


def above(path: str) -> list[str]:
    """The folders that a file lies in, the outermost first."""
    folders = path.split("/")[:-1]
    return ["/".join(folders[:size]) for size in range(1, len(folders) + 1)]


def looked_in(path: str, dotted: str) -> str:
    """The folder in which a module is looked for that is found by this name: ``lib`` of ``lib/app/main.py`` as
    ``app.main``.
    """
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    return "/".join(parts[: -dotted.count(".") - 1])


def is_past(path: str, dotted: str, importer: str) -> bool:
    """Whether a module would be found by this name only from within a folder of what was put away, and whoever imports
    it is not in there: ``archive/training/rows.py`` as ``training.rows``.
    """
    top = looked_in(path, dotted)
    return any(is_away(_name(each)) and not importer.startswith(f"{each}/") for each in above(f"{top}/"))


def _name(folder: str) -> str:
    return folder.rpartition("/")[2]


__all__ = ["above", "is_away", "is_past", "looked_in"]
