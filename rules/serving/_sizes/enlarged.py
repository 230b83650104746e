"""Calls that take more than was sent: a body that is unpacked, or whatever is behind an address out of the request."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .uploads import decodes_download, is_body

_FETCHES: Final = regex(r"^((read|load)_)?from_url$|^(read|load|open|fetch|download)_(image|img|audio|video|pil)\w*$")
_CONNECTS: Final = regex(
    r"^(redis|aioredis|pymongo|sqlalchemy|kombu|aio_pika|databases|tortoise|elasticsearch|valkey)\."
)
_LIBRARIES: Final = (
    *("gzip", "zlib", "brotli", "lzma", "bz2", "zstandard", "snappy"),
    *("lz4.frame", "brotlicffi", "isal.igzip"),
)
_INFLATES: Final = frozenset(f"{library}.decompress" for library in _LIBRARIES)
_DOWNLOADS: Final = frozenset({"requests.get", "httpx.get", "urllib.request.urlopen"})
_ON_DISK: Final = regex(r"(?i)path|file|dir|folder|name$")


def may_enlarge(name: str, last: str) -> bool:
    """Whether `unpacks` or `fetches` may be true of calls of this name."""
    return _FETCHES.match(last) is not None or name in _INFLATES or name in _DOWNLOADS


def unpacks(file: FileContext, node: ast.Call, name: str) -> bool:
    """``gzip.decompress(await request.body())``"""
    if name not in _INFLATES or not node.args:
        return False
    return is_body(node.args[0]) or is_body(file.names.single_value(node.args[0]))


def fetches(file: FileContext, node: ast.Call, name: str) -> bool:
    """``load_image(url)``, ``Image.open(requests.get(url).content)``: what is decoded is behind an address that the
    function is handed.
    """
    if name in _DOWNLOADS:
        return decodes_download(file, node)
    shown = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    address = node.args[0] if node.args else None
    if not isinstance(address, ast.Name) or not _FETCHES.match(shown) or _CONNECTS.match(name):
        return False
    kinds = {binding.kind for binding in file.names.lookup(address.id, node)}
    return ("arg" in kinds and not _ON_DISK.search(address.id)) or ("url" in address.id.lower() and kinds == {"assign"})
