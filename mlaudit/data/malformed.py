"""What is wrong with a text file that is to be a table: its encoding, or a line that has other fields than the first.

DuckDB finds the dialect of a CSV file by what fits all of its lines: one line with a field too many and every column
is one, or the lines before it are none of the table.
"""

from __future__ import annotations

import codecs
import csv
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

_DELIMITERS = (",", "\t", ";", "|")
_BLOCK = 1 << 20
_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def encoding_fault(path: Path) -> str:
    """Why a text file is not UTF-8, and what to do; "" where it is. Raises `OSError`."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with _opened(path) as stream:
        block = stream.read(_BLOCK)
        wide = next((name for mark, name in _WIDE.items() if block.startswith(mark)), "")
        if not wide and block.count(b"\0", 0, 1000) > min(len(block), 1000) // 3:
            wide = "UTF-16"
        if wide:
            return f"{path.name} is {wide}, and tables are read as UTF-8: `iconv -f {wide} -t UTF-8` makes it that"
        try:
            while block:
                decoder.decode(block)
                line += block.count(b"\n")
                block = stream.read(_BLOCK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            line += error.object.count(b"\n", 0, error.start)
            found = error.object[error.start]
            return (
                f"{path.name} is not UTF-8 (line {line}, byte 0x{found:02x}): save it as UTF-8, with "
                "`iconv -f CP1252 -t UTF-8` if it is from Windows"
            )
    return ""


def ragged_line(path: Path, columns: Iterable[str]) -> str:
    """Which line of a CSV file has other fields than its first, if the table that was read of it does not have the
    columns that the first line names; "" for none. Raises `OSError`.
    """
    known = frozenset(columns)
    try:
        records = _records(path, max(_DELIMITERS, key=lambda each: len(next(_records(path, each), (0, []))[1])))
        _, first = next(records, (0, []))
        if len(first) < 2 or known.issuperset(name.strip() for name in first):
            return ""
        line, count = next(((at, len(fields)) for at, fields in records if len(fields) != len(first)), (0, 0))
    except csv.Error:
        return ""  # no line by the usual rules: what was read of it stands
    if not line:
        return ""
    found = "1 field" if count == 1 else f"{count} fields"
    return f"{path.name}, line {line}: {found}, where the first line has {len(first)}; repair or remove that line"


def _records(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records with the lines on which they end; blank lines, and comments in front, are passed over."""
    with _opened(path) as stream:
        reader = csv.reader(codecs.getreader("utf-8-sig")(stream, "replace"), delimiter=delimiter)
        begun = False
        for fields in reader:
            if fields and (begun or not fields[0].startswith("#")):
                begun = True
                yield reader.line_num, fields


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb")  # type: ignore[return-value]
