"""What a file is, by its content. The name is never asked; where it says otherwise, that is told."""

from __future__ import annotations

import ast
import bz2
import gzip
import io
import json
import lzma
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Final, cast

from mlaudit.artifact.bystander import is_inert
from mlaudit.artifact.safetensors import MOST_HEADER

PICKLE: Final = "pickle"
TORCH: Final = "torch"
TORCH_LEGACY: Final = "torch-legacy"
TORCHSCRIPT: Final = "torchscript"
SAFETENSORS: Final = "safetensors"
SKOPS: Final = "skops"
JSON: Final = "json"
TEXT: Final = "text"
PYTHON: Final = "python"
UNKNOWN: Final = "unknown"

_POINTER: Final = b"version https://git-lfs.github.com/spec/"
_MOST_POINTER: Final = 1024
_MOST_TEXT: Final = 50_000_000
_MOST_SCHEMA: Final = 100_000_000

_WRAPPERS: Final = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz", b"]\x00\x00": "lzma"}
_MAGIC: Final = {
    b"\x89HDF\r\n\x1a\n": "hdf5",
    b"GGUF": "gguf",
    b"\x93NUMPY": "npy",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"PAR1": "parquet",
    b"ustar": "tar",
    b"\x7fELF": "elf",
    b"MZ": "exe",
}
_SUFFIXES: Final = {
    ".safetensors": {SAFETENSORS},
    ".skops": {SKOPS},
    ".onnx": {"onnx"},
    ".h5": {"hdf5"},
    ".gguf": {"gguf"},
    ".npy": {"npy"},
    ".npz": {"npz"},
    ".joblib": {PICKLE},
    ".pkl": {PICKLE},
    ".pickle": {PICKLE},
    ".pt": {TORCH, TORCH_LEGACY, TORCHSCRIPT, PICKLE},
    ".pth": {TORCH, TORCH_LEGACY, TORCHSCRIPT, PICKLE},
    ".pt2": {"pt2"},
    ".keras": {"keras"},
}
_CALLED: Final = frozenset({
    *_SUFFIXES, ".bin", ".ckpt", ".ptl", ".mar", ".sav", ".dill", ".pck", ".p", ".model", ".weights", ".params",
    ".hdf5", ".pb", ".tflite", ".mlmodel", ".ot", ".ggml", ".engine", ".plan", ".nemo", ".cbm",
})  # fmt: skip
"""Suffixes of which people say that it is a model, whatever the format."""

_ZIPS: Final = frozenset({TORCH, TORCHSCRIPT, SKOPS, "npz", "pt2", "keras"})
_CODELESS: Final = frozenset({".safetensors", ".onnx", ".gguf"})
_CODE: Final = frozenset({PICKLE, TORCH, TORCH_LEGACY, TORCHSCRIPT, "elf", "exe"})


def identify(path: Path) -> tuple[str, str]:
    """(format, compression) of a file; `UNKNOWN` where nothing fits, "" for no compression."""
    with path.open("rb") as file:
        head = file.read(512)
        wrapper = wrapper_of(head)
        if wrapper and is_pickle(_peek(path, wrapper)):
            return PICKLE, wrapper
        if wrapper and wrapper != "zlib":  # two bytes that may open a zlib stream also open an old pickle
            return UNKNOWN, wrapper
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return _zip(path), ""
        if _is_safetensors(head, path.stat().st_size):
            return SAFETENSORS, ""
        for magic, name in _MAGIC.items():
            if head.startswith(magic) or (name == "tar" and head[257:262] == magic):
                return name, ""
        written = _written(path, head)
        if written:
            return written, ""
        if is_pickle(head):
            return (TORCH_LEGACY if _is_legacy_torch(head) else PICKLE), ""
        if head[:1] == b"\x08" and (b"onnx" in head or b"pytorch" in head or b"\x12" in head[:3]):
            return "onnx", ""
    return UNKNOWN, ""


def _written(path: Path, head: bytes) -> str:
    """What lies beside a model and holds none: a JSON document, prose, Python code; "" for anything else.

    A pickle can be plain text as well: what is called a model is never taken for prose, nor is what a pickle machine
    would get anything out of. Code is never taken for safe.
    """
    suffix = path.suffix.lower()
    if b"\0" in head or path.stat().st_size > _MOST_TEXT:
        return ""
    try:
        text = path.read_bytes().decode("utf-8")
        if suffix == ".py":
            ast.parse(text)
            return PYTHON
        if text.lstrip()[:1] in ("{", "[") and head[:1] in (b"{", b"[", b" ", b"\n"):
            json.loads(text)
            return JSON
    except (UnicodeDecodeError, ValueError, SyntaxError, RecursionError, MemoryError):
        return ""
    return TEXT if text and not is_called_model(path) and is_inert(path) else ""


def is_called_model(path: Path) -> bool:
    """Whether the name's suffix is one that models have."""
    return path.suffix.lower() in _CALLED


def wrapper_of(head: bytes) -> str:
    """The compression that a file's first bytes tell; "" for none."""
    for magic, name in _WRAPPERS.items():
        if head.startswith(magic):
            return name
    # zlib: low nibble 8, and the first two bytes a multiple of 31
    if len(head) > 2 and head[0] & 0x0F == 8 and head[0] >> 4 <= 7 and (head[0] << 8 | head[1]) % 31 == 0:
        return "zlib"
    return ""


def open_plain(path: Path, wrapper: str) -> BinaryIO:
    """The file's content without its compression, as a stream."""
    if wrapper == "gzip":
        return cast("BinaryIO", gzip.open(path, "rb"))
    if wrapper == "bz2":
        return cast("BinaryIO", bz2.open(path, "rb"))
    if wrapper in ("xz", "lzma"):
        return cast("BinaryIO", lzma.open(path, "rb"))
    if wrapper == "zlib":
        return io.BufferedReader(_Zlib(path))
    return path.open("rb")


class _Zlib(io.RawIOBase):
    """A zlib stream read in pieces; going back is a fresh start."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._restart()

    def _restart(self) -> None:
        self._file.seek(0)
        self._decoder = zlib.decompressobj()
        self._rest = b""
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        target = offset if whence == 0 else self._position + offset
        if target < self._position:
            self._restart()
        while self._position < target:
            if not self.read(min(target - self._position, 1 << 16)):
                break
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        wanted = len(buffer)
        while not self._rest and not self._decoder.eof:
            piece = self._decoder.unconsumed_tail or self._file.read(1 << 16)
            if not piece:
                break
            self._rest = self._decoder.decompress(piece, 1 << 20)
            if self._decoder.eof and (self._decoder.unused_data or self._file.read(1)):
                raise ValueError("a second compressed stream follows: some readers go on with it, others do not")
        given, self._rest = self._rest[:wanted], self._rest[wanted:]
        buffer[: len(given)] = given
        self._position += len(given)
        return len(given)

    def close(self) -> None:
        self._file.close()
        super().close()


def disagreement(path: Path, found: str) -> str:
    """What is to be said where the name's suffix stands for another format; "" where it does not."""
    expected = _SUFFIXES.get(path.suffix.lower())
    if expected is None or found in expected or found == UNKNOWN:
        return ""
    if found == "zip" and expected & _ZIPS:
        return ""  # as it should be; what is wrong with the archive is told
    return f"the name ends with {path.suffix}, but the content is {found}"


def is_disguise(path: Path, found: str) -> bool:
    """Whether the name promises a format that holds no code, and the content is one that does."""
    return path.suffix.lower() in _CODELESS and found in _CODE


def _peek(path: Path, wrapper: str) -> bytes:
    try:
        with open_plain(path, wrapper) as stream:
            return stream.read(512)
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
        return b""  # not what the first bytes promised: unknown, which is never safe


def is_pickle(head: bytes) -> bool:
    """Whether these may be the first bytes of a pickle of any protocol."""
    if len(head) >= 2 and head[0] == 0x80 and 2 <= head[1] <= 5:
        return True
    # protocols 0 and 1 have no mark: they begin with an opcode that opens a container, a global or a constant
    return head[:1] in (b"(", b"c", b"}", b"]", b")", b"I", b"F", b"S", b"V", b"i", b"N", b"P", b"l") and (
        b"\n" in head or head.endswith(b".") or b"." in head
    )


def _is_legacy_torch(head: bytes) -> bool:
    return b"\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19" in head[:20]


def _is_safetensors(head: bytes, size: int) -> bool:
    if len(head) < 9:
        return False
    length = int.from_bytes(head[:8], "little")
    return head[8:9] == b"{" and 2 <= length <= size - 8


def is_lfs_pointer(path: Path) -> bool:
    """Whether the file only stands for one that git LFS holds: see https://github.com/git-lfs/git-lfs, docs/spec.md."""
    with path.open("rb") as file:
        return path.stat().st_size < _MOST_POINTER and file.read(len(_POINTER)) == _POINTER


def is_cut_header(path: Path) -> bool:
    """Whether a file of no known format begins as a safetensors file does whose header goes on behind its end."""
    with path.open("rb") as file:
        head = file.read(9)
    return _is_safetensors(head, 8 + MOST_HEADER)


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "schema.json" in names:
                with archive.open("schema.json") as member:
                    if b"_skops_version" in member.read(_MOST_SCHEMA):
                        return SKOPS
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return "zip"  # broken: the scan says what is wrong with it
    inner = {name.partition("/")[2] for name in names}
    if "data.pkl" in inner or "data.pkl" in names:
        is_script = any(name.startswith("code/") for name in inner) or "constants.pkl" in inner
        return TORCHSCRIPT if is_script else TORCH
    if any(name.endswith("archive_format") for name in names) or any("/models/" in name for name in names):
        return "pt2"
    if "config.json" in names and any(name.endswith((".weights.h5", "metadata.json")) for name in names):
        return "keras"
    if names and all(name.endswith(".npy") for name in names):
        return "npz"
    return "zip"
