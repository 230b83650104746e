"""ZIP archives read as the most careless reader would: flags, names and checksums are checked, never obeyed.

A scanner that stops where a flag says *encrypted* or a checksum is wrong is blind where the real loader is not. So
every member is read by its place in the central directory, and each disagreement is told beside what it holds.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

from mlaudit.artifact.recorder import CUT, MalformedError

MOST_MEMBERS: Final = 100_000
MOST_BYTES: Final = 1 << 40
MOST_RATIO: Final = 1_000
FREE_RATIO_BYTES: Final = 1 << 26
_ENTRY: Final = struct.Struct("<4s5H3L2H")
_DIRECTORY: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_WIDE_END: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_UNKNOWN_16: Final = 0xFFFF
_UNKNOWN_32: Final = 0xFFFFFFFF
_DESCRIPTORS: Final = (12, 16, 20, 24)
"""Sizes of what may stand behind a member whose sizes were not known when it was begun."""
_HIDDEN: Final = 0x1 | 0x20 | 0x40
_LATER: Final = 0x8


class Archive:
    """An open archive. `open` are reasons for which nothing can be said for certain, `dangerous` those against it."""

    def __init__(self, path: Path) -> None:
        """Read the central directory. Raises `MalformedError` for none, and for a bomb."""
        self.open: list[str] = []
        self.dangerous: list[str] = []
        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self.members = archive.infolist()
                has_comment = bool(archive.comment)
                self._end = archive.start_dir
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError) as error:
            if not _ends(path):
                raise MalformedError(f"the archive has no directory at its end: {CUT}") from error
            raise MalformedError("the archive's directory cannot be read") from error
        if has_comment or _ends(path, self._end) != 1:
            self.open.append("the archive has a comment or a second end: readers may see different archives")
        elif not self._is_closed():
            self.open.append("the archive's end is described in two ways: readers may see different archives")
        self._check_bounds()
        self._check_names()

    def _is_closed(self) -> bool:
        """Whether all that the end says of the directory is one and the same, and nothing else stands there.

        Some readers go by the place of a wide end (ZIP64), others by what a locator says of it: each can be led to a
        directory of its own.
        """
        with self._path.open("rb") as file:
            file.seek(self._end)
            tail = file.read()
        length = len(tail) - _END.size
        is_wide = tail[max(length - _LOCATOR.size, 0) :].startswith(b"PK\x06\x07")
        length -= (_LOCATOR.size + _WIDE_END.size) * is_wide
        if length < 0 or _entries(tail[:length]) != len(self.members):
            return False
        told = (len(self.members), len(self.members), length, self._end)
        if is_wide:
            wide = (b"PK\x06\x06", _WIDE_END.size - 12, 0, 0, *told)
            mark, size, _, _, *rest = _WIDE_END.unpack_from(tail, length)
            if (mark, size, *rest) != wide:
                return False
            if _LOCATOR.unpack_from(tail, length + _WIDE_END.size) != (b"PK\x06\x07", 0, self._end + length, 1):
                return False
        most = (_UNKNOWN_16, _UNKNOWN_16, _UNKNOWN_32, _UNKNOWN_32)
        mark, disk, start, *fields, _ = _END.unpack_from(tail, len(tail) - _END.size)
        known = all(own == real or (is_wide and own == top) for own, real, top in zip(fields, told, most, strict=True))
        return mark == b"PK\x05\x06" and known and {disk, start} <= {0, _UNKNOWN_16 * is_wide}

    def read_all(self) -> Iterator[tuple[str, BinaryIO, int]]:
        """(name, content, size) of each member that is no folder; the rest of a content is read for its checksum."""
        position = 0
        with self._path.open("rb") as file:
            ordered = sorted(self.members, key=lambda m: m.header_offset)
            begins = [*(member.header_offset for member in ordered), self._end][1:]
            for member, after in zip(ordered, begins, strict=True):
                start = self._check_local(file, member, position)
                position = start + member.compress_size
                if position > self._end:
                    raise MalformedError(f"{member.filename} reaches into the directory")
                self._check_gap(member, after - position)
                if member.is_dir():
                    continue
                if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    self.open.append(f"{member.filename} has the compression {member.compress_type}, not known here")
                    continue
                content = _Content(file, start, member)
                yield member.filename, cast("BinaryIO", io.BufferedReader(content)), member.file_size
                self._check_content(content, member)

    def _check_gap(self, member: zipfile.ZipInfo, gap: int) -> None:
        """Tell of bytes behind a member that belong to nothing: another archive can stand there."""
        if gap > 0 and not (member.flag_bits & _LATER and gap in _DESCRIPTORS):
            self.open.append(f"{gap:,} bytes behind {member.filename} belong to no member")

    def _check_content(self, content: _Content, member: zipfile.ZipInfo) -> None:
        while content.read(1 << 20):
            continue
        if content.count != member.file_size:
            self.open.append(f"{member.filename} unpacks to another size than the archive says")
        elif content.checksum != member.CRC:
            self.open.append(f"{member.filename} has a wrong checksum")

    def _check_bounds(self) -> None:
        if len(self.members) > MOST_MEMBERS:
            raise MalformedError(f"the archive has {len(self.members):,} members")
        total = sum(member.file_size for member in self.members)
        if total > MOST_BYTES:
            raise MalformedError(f"the archive unpacks to {total:,} bytes")
        for member in self.members:
            ratio = member.file_size / max(member.compress_size, 1)
            if ratio > MOST_RATIO and member.file_size > FREE_RATIO_BYTES:
                raise MalformedError(f"{member.filename} unpacks to {ratio:,.0f} times its size")

    def _check_names(self) -> None:
        names: set[str] = set()
        for member in self.members:
            name = member.filename
            if name.casefold() in names:  # torch's own reader ignores case
                self.open.append(f"{name} is there twice: readers may take one or the other")
            names.add(name.casefold())
            if name != member.orig_filename:  # cut at a zero byte, or taken from a field that torch does not read
                self.open.append(f"{name} goes by another name too: {member.orig_filename[:80]!r}")
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":":
                self.dangerous.append(f"{name} leads out of the archive")
            if (member.external_attr >> 16) & 0o170000 == 0o120000:
                self.dangerous.append(f"{name} is a link")
            if member.flag_bits & _HIDDEN:
                self.open.append(f"{name} is marked as encrypted or patched")

    def _check_local(self, file: BinaryIO, member: zipfile.ZipInfo, position: int) -> int:
        """Compare a member's own header with the directory; where its content begins."""
        if member.header_offset < position:
            raise MalformedError(f"{member.filename} overlaps another member")
        if position == 0 and member.header_offset:
            self.open.append("bytes stand before the archive: other readers may see another file")
        file.seek(member.header_offset)
        head = file.read(_ENTRY.size)
        if len(head) < _ENTRY.size or not head.startswith(b"PK\x03\x04"):
            raise MalformedError(f"{member.filename} is not where the directory says")
        _, _, flags, method, _, _, checksum, packed, size, name_length, extra = _ENTRY.unpack(head)
        name = file.read(name_length)
        expected = member.orig_filename.encode("utf-8" if member.flag_bits & 0x800 else "cp437", "replace")
        if name != expected:
            self.open.append(f"{member.filename} is called {name[:80].decode('latin1')!r} in its own header")
        if method != member.compress_type or (flags ^ member.flag_bits) & (_HIDDEN | _LATER):
            self.open.append(f"{member.filename} is described in two ways")
        elif not flags & _LATER:
            here = ((checksum, member.CRC), (packed, member.compress_size), (size, member.file_size))
            if any(own not in (told, _UNKNOWN_32) for own, told in here):
                self.open.append(f"{member.filename} has two sizes or checksums")
        return int(member.header_offset + _ENTRY.size + name_length + extra)


class _Content(io.RawIOBase):
    """A member's bytes, unpacked as they are read; `count` and `checksum` are of what was read so far."""

    def __init__(self, file: BinaryIO, start: int, member: zipfile.ZipInfo) -> None:
        self._file = file
        self._place = start
        self._left = member.compress_size
        self._most = member.file_size
        self._decoder = zlib.decompressobj(-15) if member.compress_type == zipfile.ZIP_DEFLATED else None
        self._ready = b""
        self.count = 0
        self.checksum = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and not (self._decoder is not None and self._decoder.eof):
            piece = self._decoder.unconsumed_tail if self._decoder is not None else b""
            if not piece:
                self._file.seek(self._place)
                piece = self._file.read(min(self._left, 1 << 20))
                if not piece:
                    break
                self._place += len(piece)
                self._left -= len(piece)
            self._ready = self._unpacked(piece)
        given, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(given)] = given
        self.count += len(given)
        self.checksum = zlib.crc32(given, self.checksum)
        if self.count > self._most:
            raise MalformedError("a member unpacks to more than the archive says")
        return len(given)

    def _unpacked(self, piece: bytes) -> bytes:
        if self._decoder is None:
            return piece
        try:
            return self._decoder.decompress(piece, 1 << 20)
        except zlib.error as error:
            raise MalformedError(f"a member cannot be unpacked: {error}") from error


def _entries(directory: bytes) -> int:
    """How many entries fill a directory; -1 where they do not fill it exactly."""
    count = place = 0
    while place < len(directory):
        if len(directory) - place < _DIRECTORY.size or not directory.startswith(b"PK\x01\x02", place):
            return -1
        fields = _DIRECTORY.unpack_from(directory, place)
        place += _DIRECTORY.size + sum(fields[10:13])
        count += 1
    return count if place == len(directory) else -1


def _ends(path: Path, start: int = 0) -> int:
    """How many ends of a directory stand in the last bytes, where readers look for one, and behind `start`.

    One before the directory belongs to a member that is an archive itself: readers take the last that there is.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - (1 << 16) - 22, start, 0))
        return file.read().count(b"PK\x05\x06")
