"""What stands beside models and plainly is none, told by content: text, pictures, documents, tables without code.

A pickle can be plain text, and can begin as a picture does: so whatever its kind, a file's first bytes are run on the
stub machine as well, and only where that breaks off before anything could have happened is the file no pickle.
"""

from __future__ import annotations

import codecs
import io
import zlib
from pathlib import Path
from typing import Any, BinaryIO, Final

from mlaudit.artifact.archive import Archive
from mlaudit.artifact.globals import Danger, judge_global
from mlaudit.artifact.recorder import MalformedError, Record, Stub
from mlaudit.artifact.stub import Machine, run

TEXT: Final = "text"
_START: Final = 1 << 16
_CHUNK: Final = 1 << 20
_UNKNOWN: Final = 1 << 62
_MOST_HIGH: Final = 0.3
"""The share of bytes over 127 up to which what is no UTF-8 can be text in another encoding."""

_LOADED: Final = (".pkl", ".pickle", ".joblib", ".npy", ".h5", ".json", ".pt", "archive_format")
"""What readers of models look for in an archive: names end with it."""

_PRINTED: Final = bytes(sorted(set(range(256)) - set(range(32)) - {127})) + b"\b\t\n\v\f\r\x1b"
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC: Final = {
    b"\x89PNG\r\n\x1a\n": "image",
    b"\xff\xd8\xff": "image",
    b"GIF87a": "image",
    b"GIF89a": "image",
    b"BM": "image",
    b"II*\0": "image",
    b"MM\0*": "image",
    b"\0\0\1\0": "image",
    b"%PDF-": "document",
    b"wOFF": "font",
    b"wOF2": "font",
    b"OTTO": "font",
    b"\0\1\0\0\0": "font",
    b"ID3": "media",
    b"OggS": "media",
    b"fLaC": "media",
    b"RIFF": "media",
    b"PAR1": "table",
    b"SQLite format 3\0": "table",
    b"\0\0\0\1Bud1": "folder view",
}


def bystander(path: Path) -> str:
    """What a file plainly is that holds no model; "" where it might hold one. Raises `OSError`."""
    size = path.stat().st_size
    if not size:
        return "empty"
    with path.open("rb") as file:
        start = file.read(_START)
        if start.startswith(b"\x1f\x8b"):
            return TEXT if _is_packed_text(start) else ""
        if not _is_idle(start, size):
            return ""
        for magic, name in _MAGIC.items():
            if start.startswith(magic):
                return "" if _ends_as_archive(file, size) else name
        if start[4:8] == b"ftyp":
            return "" if _ends_as_archive(file, size) else "media"
        if start.startswith(b"PK\x03\x04"):
            return "document" if _is_office(path) else ""
        file.seek(0)
        return TEXT if is_text(file) and not _builds_objects(path, start) else ""


def is_text(file: BinaryIO) -> bool:
    """Whether a stream is text to its end: no control characters, and UTF-8 or mostly ASCII."""
    first = file.read(_CHUNK)
    if first.startswith(_WIDE):
        return _decodes(first + file.read(), "utf-16")
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, chunk = True, first
    while chunk:
        if chunk.translate(None, _PRINTED):
            return False
        if is_utf8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                is_utf8 = False
        chunk = file.read(_CHUNK)
    high = len(first.translate(None, bytes(range(128))))
    return is_utf8 or high <= _MOST_HIGH * len(first)


class _Start(io.BytesIO):
    """The first bytes of a file of `size` bytes. `past`: a machine wanted more of it than is there."""

    def __init__(self, start: bytes, size: int) -> None:
        super().__init__(start)
        self._left_out = size - len(start)
        self.past = False

    def read(self, count: int | None = -1) -> bytes:
        """The next bytes; the machine breaks off where the whole file has fewer, as the real one does."""
        found = super().read(count)
        if count is None or count < 0 or len(found) < count:
            missing = self._left_out if count is None or count < 0 else count - len(found)
            self.past = 0 < missing <= self._left_out
            raise EOFError("the file ends")
        return found

    def readline(self, limit: int | None = -1) -> bytes:
        """The next line, whole or not at all."""
        found = super().readline(limit)
        if not found.endswith(b"\n") and self._left_out:
            self.past = True
            raise EOFError("the line goes on")
        return found


class _Reader(Machine):
    """A machine that breaks off where a module is named that nobody can import, as the real one does."""

    def find_class(self, module: Any, name: Any) -> Stub:
        """Record a global. Raises `MalformedError` for a module such as ``mport pytest``."""
        if isinstance(module, str) and not all(part.isidentifier() for part in module.split(".")):
            raise MalformedError("there is no such module")
        return super().find_class(module, name)


def opening(start: bytes, size: int) -> Record | None:
    """What a file of `size` bytes names and calls if it is taken for a pickle; None where its `start` does not show."""
    stream, record = _Start(start, size), Record()
    try:
        run(stream, record, machine=_Reader)
    except MalformedError:
        return None if stream.past else record
    return None


def is_inert(path: Path) -> bool:
    """Whether a file taken for a pickle breaks off before it names anything at all."""
    with path.open("rb") as file:
        record = opening(file.read(_START), path.stat().st_size)
    return record is not None and not record.globals and not record.oddities


def _is_idle(start: bytes, size: int) -> bool:
    """Whether a pickle machine breaks off before it calls or changes anything.

    Lines of single words name globals by chance (``click``, ``flask`` is the name `flask` of a module `lick`); one that
    is known to be dangerous is no chance.
    """
    record = opening(start, size)
    if record is None or record.calls or record.oddities:
        return False
    return all(judge_global(*name) is not Danger.DANGEROUS for name in record.globals)


def _is_packed_text(start: bytes) -> bool:
    """Whether a gzip stream begins as text that no pickle machine would run: its end, if any, nobody reads as one."""
    try:
        plain = zlib.decompressobj(31).decompress(start, _START)
    except zlib.error:
        return False
    return bool(plain) and _is_idle(plain, _UNKNOWN) and is_text(io.BytesIO(plain))


def _ends_as_archive(file: BinaryIO, size: int) -> bool:
    """Whether the end of a ZIP archive stands where readers look for one: they take such a file for an archive."""
    file.seek(max(size - _START - 22, 0))
    return b"PK\x05\x06" in file.read()


def _is_office(path: Path) -> bool:
    """Whether an archive is an office document by its listing, and no reader of models finds anything in it."""
    try:
        archive = Archive(path)
    except MalformedError:
        return False
    names = [member.filename.casefold() for member in archive.members]
    if archive.open or archive.dangerous or "[content_types].xml" not in names:
        return False
    return not any(name.endswith(_LOADED) for name in names)


def _builds_objects(path: Path, start: bytes) -> bool:
    """Whether a YAML file asks its reader to build Python objects, which an unsafe reader does."""
    return path.suffix.lower() in (".yaml", ".yml") and b"!!python/object" in (
        start if len(start) < _START else path.read_bytes()
    )


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
