"""The scan of a folder: what might be a model is judged, what plainly is none is counted."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from mlaudit.artifact import identify as kinds
from mlaudit.artifact import json_code
from mlaudit.artifact.bystander import bystander
from mlaudit.artifact.scan import Safety, ScanReport, scan
from mlaudit.artifact.snapshot import Snapshot
from mlaudit.errors import ArtifactError

_SKIPPED: Final = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".mlaudit_cache"})
_WORST_FIRST: Final = (Safety.DANGEROUS, Safety.REVIEW, Safety.INCONCLUSIVE, Safety.SAFE)


class FolderScan(msgspec.Struct, frozen=True):
    """The reports by path from the folder, worst first, and how many files of which kind plainly hold no model."""

    reports: tuple[tuple[str, ScanReport], ...]
    passed_over: dict[str, int]


def scan_folder(folder: Path) -> FolderScan:
    """Scan the files below `folder`. Version control, caches and environments are left out.

    Code and JSON beside a model's config.json are part of the model, and judged. A link that stays in the folder leads
    to what is judged at its own place; one that leaves it is INCONCLUSIVE. Raises `ArtifactError`.
    """
    reports: list[tuple[str, ScanReport]] = []
    passed: Counter[str] = Counter()
    for place in _files(folder):
        name = written(place.relative_to(folder).as_posix())
        if place.is_symlink():
            if _stays(place, folder):
                passed["link"] += 1
            else:
                reports.append((name, _unanswered("is a link that leads out of the folder; name what it leads to")))
            continue
        kind = _passed_over(place)
        if kind:
            passed[kind] += 1
            continue
        try:
            copy = Snapshot(place)
        except ArtifactError as error:
            reports.append((name, _unanswered(written(str(error).removeprefix(f"{place}: ")))))
            continue
        try:
            reports.append((name, scan(copy.path, copy.sha256)))
        finally:
            copy.close()
    reports.sort(key=lambda each: (_WORST_FIRST.index(each[1].safety), each[0]))
    return FolderScan(tuple(reports), dict(sorted(passed.items())))


def written(name: str) -> str:
    """A file's name as text: what of it is no UTF-8 is told by its bytes, as in ``model\\xff.pkl``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _files(folder: Path) -> Iterator[Path]:
    """Files, and links of any kind, in the order of their paths. Raises `ArtifactError`."""

    def stop(error: OSError) -> None:
        raise ArtifactError(f"{error.filename}: cannot be listed: {error.strerror or error}") from error

    for here, names, files in os.walk(folder, onerror=stop):
        kept = sorted(name for name in names if name not in _SKIPPED)
        linked = [name for name in kept if os.path.islink(os.path.join(here, name))]
        names[:] = [name for name in kept if name not in linked]
        for name in sorted([*files, *linked]):
            yield Path(here, name)


def _stays(link: Path, folder: Path) -> bool:
    """Whether what a link leads to lies in the folder, where it is judged, or is not there at all."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return True  # to nowhere, or round in a loop: nothing can be loaded through it
    top = folder.resolve()
    return target.is_relative_to(top) and _SKIPPED.isdisjoint(target.relative_to(top).parts)


def _passed_over(file: Path) -> str:
    """The kind of a file that plainly holds no model; "" for one that is to be judged."""
    if kinds.is_called_model(file) or not file.is_file():
        return ""
    try:
        kind = bystander(file)
        if kind and file.suffix in (".py", ".json") and _is_models_folder(file.parent):
            return (
                "" if kinds.identify(file)[0] != kinds.JSON or json_code.asked(json.loads(file.read_bytes())) else kind
            )
    except OSError:
        return ""  # whoever judges it says what is wrong
    return kind


def _is_models_folder(folder: Path) -> bool:
    """Whether a config.json says how a model is made: libraries load code that lies beside it with the model."""
    try:
        document: Any = msgspec.json.decode((folder / "config.json").read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError, RecursionError):
        return True  # it may be one, and what cannot be read is never taken for harmless
    return isinstance(document, dict) and not document.keys().isdisjoint(("architectures", "model_type", "auto_map"))


def _unanswered(reason: str) -> ScanReport:
    return ScanReport(safety=Safety.INCONCLUSIVE, format=kinds.UNKNOWN, sha256="", reasons=(reason,))
