"""Files that say how a project is deployed: manifests, gateways and pipelines, in the folders that are named for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mlaudit.code.pattern import regex

_FOLDERS: Final = regex(
    r"(?i)^(\.github|infra\w*|deploy\w*|k8s|kubernetes|helm|charts?|manifests?|nginx|gateways?|ingress|terraform|iac|ops)$"
)
_ENDINGS: Final = (".yml", ".yaml", ".tf", ".conf", ".tpl", ".sh", ".py")
_DEPTH: Final = 6
"""Folders below a folder that is named for deployment which are looked into: charts of charts."""
_MOST: Final = 400
"""Files that are looked at: a project of one service has a dozen."""
_LONGEST: Final = 200_000


def deployment_files(root: Path) -> list[str]:
    """The manifests in folders of `root`, and of their folders, that are named for deployment; sorted."""
    tops = list(_named(str(root), 2))
    found = [file for top in sorted(tops) for file in _files(top, _DEPTH)]
    return found[:_MOST]


def deployment_texts(root: Path) -> list[str]:
    """What stands in those files, without lines that are commented out."""
    texts = []
    for file in deployment_files(root):
        try:
            with open(file, encoding="utf-8", errors="replace") as opened:
                text = opened.read(_LONGEST)
        except OSError:
            continue  # gone or closed: it says nothing
        texts.append("\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")))
    return texts


def _named(folder: str, depth: int) -> Iterator[str]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if _FOLDERS.match(entry.name):
                yield entry.path
            elif depth > 1 and not entry.name.startswith((".", "_")) and entry.name not in ("node_modules", "venv"):
                yield from _named(entry.path, depth - 1)


def _files(folder: str, depth: int) -> Iterator[str]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if depth > 1:
                yield from _files(entry.path, depth - 1)
        elif entry.name.endswith(_ENDINGS):
            yield entry.path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as scanned:
            return sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        return []  # closed or gone
