"""A .npy array: its header, and whether a pickle of Python objects stands behind it."""

from __future__ import annotations

import ast
from typing import BinaryIO, Final

from mlaudit.artifact.dtypes import OBJECTS, count_of, size_of_description
from mlaudit.artifact.recorder import MalformedError, Record
from mlaudit.artifact.stub import pass_over, run

MOST_HEADER: Final = 1 << 16
_KEYS: Final = {"descr", "fortran_order", "shape"}


def read(stream: BinaryIO, record: Record) -> bool:
    """Read one array to its end; whether it holds objects, whose pickle was run. Raises `MalformedError`."""
    head = stream.read(10)
    if len(head) < 10 or not head.startswith(b"\x93NUMPY"):
        raise MalformedError("an array has no header")
    length = int.from_bytes(head[8:10], "little")
    if head[6] >= 2:
        length += int.from_bytes(stream.read(2), "little") << 16
    if length > MOST_HEADER:
        raise MalformedError(f"an array's header has {length:,} bytes")
    text = stream.read(length)
    if len(text) < length:
        raise MalformedError("ends inside an array's header")
    try:
        header = ast.literal_eval(text.decode("utf-8" if head[6] >= 3 else "latin1").strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError) as error:
        raise MalformedError(f"an array's header cannot be read: {error}") from error
    if not isinstance(header, dict) or set(header) != _KEYS:
        raise MalformedError("an array's header has not the keys that it must have")
    size, count = size_of_description(header["descr"]), count_of(header["shape"])
    if count is None:
        raise MalformedError("an array has no shape")
    if size is None or size == OBJECTS:  # what cannot be told for certain may be objects to NumPy
        run(stream, record)
        return True
    pass_over(stream, size * count)
    return False
