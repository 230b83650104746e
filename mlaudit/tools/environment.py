"""The project's own environment: which interpreter it is, and what of it the audit's own environment lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(rb"^[ \t]*\"?(?:from|import)[ \t]+([A-Za-z_]\w*)", re.MULTILINE)
_CLAUSE: Final = re.compile(r"(===?|>=|<=|~=|!=|<|>|\^|~)\s*v?(\d+(?:\.\d+)*)(\.\*)?")
_NUMBERS: Final = re.compile(r"\d+(?:\.\d+)*")

Asked = Callable[[str, str], tuple[str, str] | None]
"""What the project asks for: from a file's path and a package's name to the requirement as written and its file."""

_DISTRIBUTIONS: Final = {
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dotenv": "python-dotenv",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}
"""Packages that are imported by another name than they are installed by: asked where they are not installed."""


def interpreter(root: Path, named: str) -> str:
    """The project's interpreter: the one that the settings name, else that of its `.venv`; "" where there is none."""
    if named:
        path = Path(named)
        return str(path if path.is_absolute() or "/" not in named else root / path)
    own = root / ".venv" / "bin" / "python"
    return str(own) if own.exists() else ""


def lacking(files: Mapping[str, str], asked: Asked) -> list[str]:
    """What the project asks for of the packages that it imports, and this environment does not have, a phrase each.

    `files` maps shown paths to files. A requirement that holds under a condition is not judged.
    """
    from importlib import metadata  # slow to import, and `mlaudit explain` gets here without asking anything

    installed = metadata.packages_distributions()
    found: dict[str, str] = {}
    for module, path in sorted(_imported(files).items()):
        usual = installed.get(module) or [_DISTRIBUTIONS.get(module, module)]
        for name in (*usual, f"types-{module}"):
            wanted = asked(path, name)
            if wanted is None or ";" in wanted[0]:
                continue
            written, source = wanted
            try:
                version = metadata.version(name)
            except metadata.PackageNotFoundError:
                found[name] = f"{name} is not installed"
                continue
            if not satisfies(version, written):
                found[name] = f"{name} {version} is installed where {source} asks for `{written}`"
    return [found[name] for name in sorted(found)]


def _imported(files: Mapping[str, str]) -> dict[str, str]:
    """The modules that are imported, by their first name, and one file that imports each; notebooks quote lines."""
    found: dict[str, str] = {}
    for path, file in files.items():
        try:
            text = Path(file).read_bytes()
        except OSError:
            continue  # it is gone, or may not be read: whoever reads the code says so
        for name in _IMPORT.findall(text):
            found.setdefault(name.decode(), path)
    return found


def satisfies(version: str, written: str) -> bool:
    """Whether an installed version is one that a requirement admits; what is not understood admits all.

    Release numbers are compared, as pip (``~=1.4``) and poetry (``^1.4``, ``~1.4``) mean them; suffixes are not.
    """
    have = _NUMBERS.match(version)
    if have is None:
        return True
    numbers = _parts(have[0])
    return all(_admits(numbers, *clause) for clause in _CLAUSE.findall(written.partition("#")[0]))


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _admits(have: tuple[int, ...], operator: str, text: str, star: str) -> bool:
    asked = _parts(text)
    same = _starts(have, asked) if star else _filled(have) == _filled(asked)
    if operator in ("==", "==="):
        return same
    if operator == "!=":
        return not same
    if operator in ("<", "<=", ">", ">="):
        less, more = _filled(have) < _filled(asked), _filled(have) > _filled(asked)
        return less if operator == "<" else more if operator == ">" else not (more if operator == "<=" else less)
    return _filled(have) >= _filled(asked) and _starts(have, _series(operator, asked))


def _series(operator: str, asked: tuple[int, ...]) -> tuple[int, ...]:
    """The leading numbers that may not change."""
    if operator == "~=":
        return asked[:-1]
    if operator == "~":
        return asked[:2]
    first = next((i for i, part in enumerate(asked) if part), len(asked) - 1)
    return asked[: first + 1]


def _starts(have: tuple[int, ...], series: Iterable[int]) -> bool:
    wanted = tuple(series)
    return _filled(have)[: len(wanted)] == wanted


def _filled(parts: tuple[int, ...]) -> tuple[int, ...]:
    return (*parts, *(0,) * (6 - len(parts)))
