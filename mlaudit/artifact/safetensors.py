"""The header of a safetensors file: bounded, no key twice, no hole and no overlap."""

from __future__ import annotations

import json
from typing import Any, BinaryIO, Final

from mlaudit.artifact.recorder import CUT, MalformedError

MOST_HEADER: Final = 100_000_000
_BITS: Final = {
    "F64": 64, "F32": 32, "F16": 16, "BF16": 16, "I64": 64, "I32": 32, "I16": 16, "I8": 8, "U64": 64, "U32": 32,
    "U16": 16, "U8": 8, "BOOL": 8, "F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8, "C64": 64, "F4": 4, "F6_E2M3": 6,
    "F6_E3M2": 6,
}  # fmt: skip


def check(file: BinaryIO, size: int) -> None:
    """Check a safetensors header: bounded, no key twice, no hole and no overlap. Raises `MalformedError`."""
    length = int.from_bytes(file.read(8), "little")
    if length > MOST_HEADER or length > size - 8:
        more = f" and the file holds {size - 8:,}: {CUT}" if length <= MOST_HEADER else ""
        raise MalformedError(f"the header claims {length:,} bytes{more}")
    try:
        header = json.loads(file.read(length), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"the header is not JSON: {error}") from error
    if not isinstance(header, dict):
        raise MalformedError("the header is not an object")
    spans = []
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if not isinstance(entry, dict):
            raise MalformedError(f"{name} has no description")
        spans.append(_span(name, entry))
    position = 0
    for begin, end, name in sorted(spans):
        if begin != position:
            raise MalformedError(f"{name} begins at {begin} where {position} is expected: a hole or an overlap")
        position = end
    if position > size - 8 - length:
        raise MalformedError(f"the tensors take {position:,} bytes and the file holds {size - 8 - length:,}: {CUT}")
    if position != size - 8 - length:
        raise MalformedError(f"the tensors take {position:,} bytes and the file holds {size - 8 - length:,}")


def _span(name: str, entry: dict[str, Any]) -> tuple[int, int, str]:
    offsets, shape, kind = entry.get("data_offsets"), entry.get("shape"), entry.get("dtype")
    if not isinstance(offsets, list) or len(offsets) != 2 or not all(type(o) is int and o >= 0 for o in offsets):
        raise MalformedError(f"{name} has no offsets")
    if not isinstance(shape, list) or not all(type(n) is int and n >= 0 for n in shape):
        raise MalformedError(f"{name} has no shape")
    if kind not in _BITS:
        raise MalformedError(f"{name} has the unknown dtype {str(kind)[:20]}")
    count = 1
    for length in shape:
        count *= length
    if (offsets[1] - offsets[0]) * 8 != count * _BITS[str(kind)]:
        raise MalformedError(f"{name}: shape and offsets do not agree")
    return offsets[0], offsets[1], name


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise MalformedError("the header has a key twice")
    return found
