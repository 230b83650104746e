"""The static scan: what an artifact would do if it were loaded, without loading it.

`scan` runs in a child process with limits on memory, processor and wall-clock time, since a crafted file may loop or
grow. Whatever is malformed, encrypted or unknown is INCONCLUSIVE, never safe.
"""

from __future__ import annotations

import enum
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from mlaudit.artifact import identify as kinds
from mlaudit.artifact.globals import Danger, judge_global
from mlaudit.artifact.stub import BEHIND, MalformedError, Record, run, run_all
from mlaudit.errors import ArtifactError

SECONDS: Final = 120
MEMORY: Final = 4 << 30
MOST_MEMBERS: Final = 100_000
MOST_BYTES: Final = 1 << 40
MOST_RATIO: Final = 1_000
MOST_PICKLE: Final = 1 << 30
MOST_HEADER: Final = 100_000_000


class Safety(enum.Enum):
    """The verdict of a scan."""

    SAFE = "safe"
    REVIEW = "review"
    DANGEROUS = "dangerous"
    INCONCLUSIVE = "inconclusive"


class GlobalUse(msgspec.Struct, frozen=True, order=True):
    """A global that the file names, and how it was judged (``safe``, ``review``, ``dangerous``)."""

    name: str
    judged: str
    called: bool


class ScanReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan found. `globals` holds those that are not safe; `seen` counts all of them."""

    safety: Safety
    format: str
    sha256: str
    reasons: tuple[str, ...] = ()
    globals: tuple[GlobalUse, ...] = ()
    seen: int = 0
    notes: tuple[str, ...] = ()

    @property
    def trust_entries(self) -> tuple[str, ...]:
        """What to write into `trusted-globals` to accept what is to be reviewed, for this very file."""
        return tuple(f"{self.sha256}:{use.name}" for use in self.globals if use.judged == "review")

    def trusted(self, entries: tuple[str, ...]) -> bool:
        """Whether the file is safe, or every global to be reviewed is trusted for it and nothing else is wrong."""
        if self.safety is Safety.SAFE:
            return True
        wanted = self.trust_entries
        return self.safety is Safety.REVIEW and bool(wanted) and set(wanted) <= set(entries)


class _Findings:
    """What is gathered while a file is read."""

    def __init__(self) -> None:
        self.record = Record()
        self.dangerous: list[str] = []
        self.open: list[str] = []
        self.notes: list[str] = []
        self.torch_script = False


def scan(path: Path, sha256: str) -> ScanReport:
    """Scan a file in a child process. Raises `ArtifactError` where the child cannot be started."""
    engine = str(Path(__file__).resolve().parents[2])
    code = f"import sys; sys.path[:0] = {[engine, *_packages()]!r}; from mlaudit.artifact.scan import child; child()"
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", code, str(path), sha256],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env={"PATH": os.environ.get("PATH", "")},
        )
    except subprocess.TimeoutExpired:
        return _failed(sha256, f"the scan did not end within {SECONDS} s")
    except OSError as error:
        raise ArtifactError(f"the scanner could not be started: {error}") from error
    if done.returncode != 0:
        how = f"signal {-done.returncode}" if done.returncode < 0 else f"exit code {done.returncode}"
        return _failed(sha256, f"the scan was ended ({how}): it needed more than it may have, or crashed")
    try:
        return msgspec.json.decode(done.stdout, type=ScanReport)
    except msgspec.DecodeError as error:
        return _failed(sha256, f"the scan gave no readable answer: {error}")


def _packages() -> list[str]:
    return [entry for entry in sys.path if entry.endswith("site-packages")]


def _failed(sha256: str, reason: str) -> ScanReport:
    return ScanReport(safety=Safety.INCONCLUSIVE, format=kinds.UNKNOWN, sha256=sha256, reasons=(reason,))


def child() -> None:
    """The child's own part: limit itself, scan, print the report."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    report = scan_here(Path(sys.argv[1]), sys.argv[2])
    sys.stdout.buffer.write(msgspec.json.encode(report))


def scan_here(path: Path, sha256: str) -> ScanReport:
    """Scan a file in this process: for the child, and for tests."""
    found = _Findings()
    kind, wrapper = kinds.identify(path)
    try:
        _read(path, kind, wrapper, found)
    except (MalformedError, zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        found.open.append(f"the file is malformed: {error}")
    except (OSError, MemoryError, RecursionError) as error:
        found.open.append(f"the file could not be read to its end: {type(error).__name__}: {error}")
    except Exception as error:  # noqa: BLE001  mlaudit: ignore[MLA102] a decoder's own error: never safe
        found.open.append(f"the file is malformed: {type(error).__name__}: {error}")
    disagreement = kinds.disagreement(path, kind)
    if disagreement:
        found.notes.append(disagreement)
    return _report(kind, sha256, found)


def _report(kind: str, sha256: str, found: _Findings) -> ScanReport:
    uses = []
    worst = Danger.SAFE
    for module, name in sorted(found.record.globals):
        judged = judge_global(module, name, torch_script=found.torch_script)
        worst = max(worst, judged, key=lambda d: d.value)
        if judged is not Danger.SAFE:
            full = f"{module}.{name}"
            uses.append(GlobalUse(full, judged.name.lower(), full in found.record.calls))
    reasons = [
        f"names {use.name}" + (" and calls it" if use.called else "") for use in uses if use.judged == "dangerous"
    ]
    reasons += found.dangerous
    odd = [text for text in found.record.oddities if text != BEHIND]
    notes = [*found.notes, *(text for text in found.record.oddities if text == BEHIND)]
    if reasons:
        safety = Safety.DANGEROUS
        reasons += odd
    elif odd:
        safety, reasons = Safety.DANGEROUS, odd
    elif found.open:
        safety, reasons = Safety.INCONCLUSIVE, list(found.open)
    elif worst is Danger.REVIEW:
        safety = Safety.REVIEW
        reasons = [f"names {use.name}, which is not known to be harmless" for use in uses]
    else:
        safety = Safety.SAFE
    return ScanReport(
        safety=safety,
        format=kind,
        sha256=sha256,
        reasons=tuple(reasons[:50]),
        globals=tuple(uses[:500]),
        seen=len(found.record.globals),
        notes=tuple(notes[:20]),
    )


def _read(path: Path, kind: str, wrapper: str, found: _Findings) -> None:
    if kind in (kinds.PICKLE, kinds.TORCH_LEGACY):
        with kinds.open_plain(path, wrapper) as stream:
            run_all(stream, found.record)
    elif kind == kinds.SAFETENSORS:
        with path.open("rb") as file:
            check_safetensors(file, path.stat().st_size)
    elif kind in (kinds.TORCH, kinds.TORCHSCRIPT, kinds.SKOPS, "npz", "zip"):
        found.torch_script = kind == kinds.TORCHSCRIPT
        _read_zip(path, kind, found)
    elif kind == "npy":
        with path.open("rb") as file:
            _read_npy(file, found)
    elif kind in ("elf", "exe"):
        found.dangerous.append("the file is a program")
    elif kind == kinds.UNKNOWN:
        found.open.append("the format is not known, so nothing can be said of it")
    else:
        found.open.append(f"{kind} files are not scanned by this version")


def _read_zip(path: Path, kind: str, found: _Findings) -> None:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        _check_members(members, found)
        for member in members:
            name = member.filename
            if name.endswith((".pkl", ".pickle", ".joblib", ".npy")) or name == "schema.json":
                if member.file_size > MOST_PICKLE and not name.endswith(".npy"):
                    found.open.append(f"{name} is too large to be scanned ({member.file_size:,} bytes)")
                    continue
                with archive.open(member) as stream:
                    if name == "schema.json" and kind == kinds.SKOPS:
                        _read_skops(json.loads(stream.read(MOST_HEADER)), found)
                    elif name.endswith(".npy"):
                        _read_npy(stream, found)
                    elif name != "schema.json":
                        run_all(io.BytesIO(stream.read()), found.record)
            elif kind == "zip":
                _read_member(archive, member, found)
        if kind == "zip":
            found.open.append("an archive of no known kind")


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, found: _Findings) -> None:
    """Look into a member whose name tells nothing."""
    if member.is_dir() or member.file_size > MOST_PICKLE:
        return
    with archive.open(member) as stream:
        head = stream.read(2)
        if len(head) == 2 and head[0] == 0x80 and 2 <= head[1] <= 5:
            run_all(io.BytesIO(head + stream.read()), found.record)


def _check_members(members: list[zipfile.ZipInfo], found: _Findings) -> None:
    if len(members) > MOST_MEMBERS:
        raise MalformedError(f"the archive has {len(members):,} members")
    names: set[str] = set()
    total = 0
    for member in members:
        name = member.filename
        total += member.file_size
        if member.flag_bits & 0x1:
            found.open.append(f"{name} is encrypted")
        if name in names:
            found.open.append(f"{name} is there twice: readers may take one or the other")
        names.add(name)
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":":
            found.dangerous.append(f"{name} leads out of the archive")
        if (member.external_attr >> 16) & 0o170000 == 0o120000:
            found.dangerous.append(f"{name} is a link")
        if member.compress_size and member.file_size / member.compress_size > MOST_RATIO and member.file_size > 1 << 26:
            raise MalformedError(f"{name} unpacks to {member.file_size / member.compress_size:,.0f} times its size")
    if total > MOST_BYTES:
        raise MalformedError(f"the archive unpacks to {total:,} bytes")


def _read_npy(stream: Any, found: _Findings) -> None:
    """The header of a NumPy array; objects are a pickle behind it."""
    head = stream.read(10)
    if len(head) < 10 or not head.startswith(b"\x93NUMPY"):
        raise MalformedError("an array has no header")
    major = head[6]
    length = int.from_bytes(head[8:10], "little")
    if major >= 2:
        length += int.from_bytes(stream.read(2), "little") << 16
    if length > 1 << 20:
        raise MalformedError(f"an array's header has {length:,} bytes")
    header = stream.read(length)
    if len(header) < length:
        raise MalformedError("ends inside an array's header")
    text = header.decode("latin1")
    if "'O'" in text or "|O" in text:
        found.notes.append("holds an array of Python objects")
        run(io.BytesIO(stream.read()), found.record)


def _read_skops(schema: Any, found: _Findings) -> None:
    """Each class and function that a skops file names."""
    stack = [schema]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
        elif isinstance(node, dict):
            module, name = node.get("__module__"), node.get("__class__")
            if isinstance(module, str) and isinstance(name, str):
                key = (module, name)
                found.record.globals[key] = found.record.globals.get(key, 0) + 1
            content = node.get("content")
            if node.get("__loader__") in ("FunctionNode", "TypeNode") and isinstance(content, dict):
                inner = (str(content.get("module_path", "")), str(content.get("function", content.get("name", ""))))
                if all(inner):
                    found.record.globals[inner] = found.record.globals.get(inner, 0) + 1
            if node.get("__loader__") == "JsonNode" and node.get("is_json") is False:
                found.notes.append("a value is not JSON")
            stack.extend(node.values())


_DTYPES: Final = {
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U64": 8, "U32": 4, "U16": 2,
    "U8": 1, "BOOL": 1, "F8_E4M3": 1, "F8_E5M2": 1, "C64": 8,
}  # fmt: skip


def check_safetensors(file: BinaryIO, size: int) -> None:
    """Check a safetensors header: bounded, no key twice, no hole and no overlap. Raises `MalformedError`."""
    length = int.from_bytes(file.read(8), "little")
    if length > MOST_HEADER or length > size - 8:
        raise MalformedError(f"the header claims {length:,} bytes")
    try:
        header = json.loads(file.read(length), object_pairs_hook=_unique)
    except (UnicodeDecodeError, RecursionError) as error:
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
    if position != size - 8 - length:
        raise MalformedError(f"the tensors take {position:,} bytes and the file holds {size - 8 - length:,}")


def _span(name: str, entry: dict[str, Any]) -> tuple[int, int, str]:
    offsets, shape, kind = entry.get("data_offsets"), entry.get("shape"), entry.get("dtype")
    if not isinstance(offsets, list) or len(offsets) != 2 or not all(isinstance(o, int) and o >= 0 for o in offsets):
        raise MalformedError(f"{name} has no offsets")
    if not isinstance(shape, list) or not all(isinstance(n, int) and n >= 0 for n in shape):
        raise MalformedError(f"{name} has no shape")
    if kind not in _DTYPES:
        raise MalformedError(f"{name} has the unknown dtype {str(kind)[:20]}")
    count = 1
    for length in shape:
        count *= length
    if offsets[1] - offsets[0] != count * _DTYPES[str(kind)]:
        raise MalformedError(f"{name}: shape and offsets do not agree")
    return offsets[0], offsets[1], name


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise MalformedError("the header has a key twice")
    return found
