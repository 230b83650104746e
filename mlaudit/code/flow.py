"""The data flow of a file as facts: what train/serve parity is told from, across files."""

from __future__ import annotations

from typing import Any

from mlaudit.code.file import FileContext


def triggered(data: bytes) -> bool:
    """Whether a file holds anything that a chain could begin or end with."""
    return False


def extract(file: FileContext) -> Any:
    """The flow of a file, as data for msgpack."""
    return None
