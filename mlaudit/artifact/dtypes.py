"""How many bytes an item of a NumPy array takes, told from what a file says of its dtype, never by asking NumPy.

A reader that counts otherwise than the real one would be led to read data as code, or code as data. So only spellings
that can be read in one way are known here, and everything that a file says twice must agree.
"""

from __future__ import annotations

import re
from typing import Any, Final

OBJECTS: Final = -1
"""Stands for a size where items are Python objects, which is to say a pickle."""
HOLDS_OBJECTS: Final = 0x01
"""The flag of a dtype (`NPY_ITEM_REFCOUNT`) that the real reader goes by."""

_FIXED: Final = {
    "b1": 1, "?": 1, "i1": 1, "i2": 2, "i4": 4, "i8": 8, "u1": 1, "u2": 2, "u4": 4, "u8": 8, "f2": 2, "f4": 4, "f8": 8,
    "f16": 16, "c8": 8, "c16": 16, "c32": 32, "m8": 8, "M8": 8, "O8": OBJECTS, "O": OBJECTS,
}  # fmt: skip
_SIZED: Final = {"S": 1, "a": 1, "U": 4, "V": 1}
_TEXT: Final = re.compile(r"[<>|=]?([a-zA-Z?]\d*)(\[[\w/]+\])?", re.ASCII)


def size_of_text(text: Any) -> int | None:
    """The size in bytes that ``<f8``, ``|S12`` or ``O8`` stands for, `OBJECTS`, or None for any other spelling."""
    match = _TEXT.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    kind = match[1]
    if match[2] is not None and kind not in ("m8", "M8"):
        return None
    if kind in _FIXED:
        return _FIXED[kind]
    if kind[0] in _SIZED and (kind[1:] == "0" or (kind[1:].isdigit() and kind[1] != "0")):
        return _SIZED[kind[0]] * int(kind[1:])
    return None


def size_of_description(description: Any, depth: int = 0) -> int | None:
    """As `size_of_text`, for the ``descr`` of a .npy header: a text, or a list of fields (name, dtype[, shape])."""
    if isinstance(description, str):
        return size_of_text(description)
    if not isinstance(description, list) or depth > 8:
        return None
    total = 0
    for field in description:
        if not isinstance(field, tuple) or len(field) not in (2, 3):
            return None
        size = size_of_description(field[1], depth + 1)
        count = count_of(field[2] if len(field) == 3 else ())
        if size is None or count is None:
            return None
        if size == OBJECTS:
            return OBJECTS
        total += size * count
    return total


def count_of(shape: Any) -> int | None:
    """How many items an array of that shape holds; None where it is no shape."""
    if not isinstance(shape, tuple | list):
        return None
    count = 1
    for length in shape:
        if type(length) is not int or length < 0:
            return None
        count *= length
    return count


def size_of_state(text: Any, state: Any, fields: list[int | None]) -> int | None:
    """As `size_of_text`, for a dtype out of a pickle: its constructor's text, and the state that was set on it.

    `fields` are the sizes of the fields' dtypes, worked out by the caller; None inside where one cannot be told.
    """
    size = size_of_text(text)
    if size is None or not isinstance(text, str):
        return None
    is_sized = text.lstrip("<>|=")[0] in _SIZED
    if state is None:
        return None if is_sized else size
    if not isinstance(state, tuple) or len(state) not in (8, 9) or any(type(state[i]) is not int for i in (0, 5, 7)):
        return None
    if state[0] not in (3, 4) or state[2] is not None or None in fields:
        return None
    if state[5] != size and (is_sized or state[5] != -1):
        return None
    objects = size == OBJECTS or OBJECTS in fields
    if objects != bool(state[7] & HOLDS_OBJECTS):
        return None
    return OBJECTS if objects else size
