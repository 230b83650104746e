"""The newest release of a repository on GitHub, whose files are fetched as the model."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_LISTS: Final = regex(r"^https://api\.github\.com/repos/(?P<of>[^/\s]+/[^/\s]+)/releases(/latest)?/?(\?.*)?$")
"""What is asked for all releases, or for the newest."""
_FILE: Final = regex(r"^https://github\.com/(?P<of>[\w.-]+/[\w.-]+)/releases/latest/download/(?P<file>\S+)$")
_MODEL: Final = regex(
    r"(?i)model|weight|checkpoint|ckpt|\.(pt|pth|pkl|pickle|joblib|onnx|h5|keras|safetensors|tflite|gguf)\b"
)
_PICKED: Final = (b"[0]", b"/releases/latest", b"next(", b"max(")


def newest_releases(file: FileContext) -> Iterator[tuple[ast.Constant, str]]:
    """The addresses that answer with the newest release of a repository of models, and the repository."""
    if not file.holds(b"/releases"):
        return
    fetches = file.holds(b"browser_download_url", b"tarball_url", b"zipball_url") and file.holds(*_PICKED)
    told: set[str] = set()
    for each in file.inside(file.tree.module, ast.Constant):
        text = each.value if isinstance(each.value, str) else ""
        found = _FILE.match(text) or (_LISTS.match(text) if fetches else None)
        if found is None or found["of"] in told or not _MODEL.search(text):
            continue
        told.add(found["of"])
        yield each, found["of"]


__all__ = ["newest_releases"]
