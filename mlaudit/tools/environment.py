"""The project's own environment: which interpreter it is, and what of it the audit's own environment lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(rb"^[ \t]*\"?(?:from|import)[ \t]+([A-Za-z_]\w*)", re.MULTILINE)
_CLAUSE: Final = re.compile(r"(===?|>=|<=|~=|!=|<|>|\^|~)\s*v?(\d[\w.!+*-]*)")

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
    """Whether an installed version is one that a requirement admits; what is not understood admits all."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion, Version

    clauses = (_as_pip(*clause) for clause in _CLAUSE.findall(written.partition("#")[0]))
    try:
        return SpecifierSet(",".join(clauses)).contains(Version(version), prereleases=True)
    except (InvalidSpecifier, InvalidVersion):
        return True


def _as_pip(operator: str, version: str) -> str:
    """A clause as pip reads it: poetry's ``^1.4`` holds the first number that is not 0, its ``~1.4`` the first two."""
    if operator not in ("^", "~"):
        return operator + version
    parts = version.split(".")
    first = next((i for i, part in enumerate(parts) if part.strip("0")), len(parts) - 1)
    kept = parts[:2] if operator == "~" else parts[: first + 1]
    return f">={version},=={'.'.join(kept)}.*"
