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
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from mlaudit.artifact import identify as kinds
from mlaudit.artifact import json_code, npy, safetensors, skops_schema, torch_code
from mlaudit.artifact.archive import Archive
from mlaudit.artifact.globals import Danger, judge_global
from mlaudit.artifact.recorder import MalformedError, Record
from mlaudit.artifact.stub import WRAPPER, run_all, run_plainly
from mlaudit.errors import ArtifactError

SECONDS: Final = 120
MEMORY: Final = 4 << 30
MOST_PICKLE: Final = 1 << 30
MOST_GLOBALS: Final = 500
_PROSE: Final = (".txt", ".md", ".rst")


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
        self.review: list[str] = []
        self.notes: list[str] = []
        self.torch_script = False


def scan(path: Path, sha256: str) -> ScanReport:
    """Scan a file in a child process. Raises `ArtifactError` where the child cannot be started."""
    engine = str(Path(__file__).resolve().parents[2])
    folders = [engine, *package_folders()]
    code = f"import sys; sys.path[:0] = {folders!r}; from mlaudit.artifact.scan import child; child()"
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
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        why = said[0][:300] if said else "it needed more than it may have"
        return _failed(sha256, f"the scan was ended ({how}): {why}")
    try:
        return msgspec.json.decode(done.stdout, type=ScanReport)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _failed(sha256, f"the scan gave no readable answer: {error}")


def package_folders() -> list[str]:
    """Where this process finds packages, as an isolated child would not; the current folder is the project's own."""
    here = os.path.realpath(os.curdir)
    return [entry for entry in sys.path if os.path.isabs(entry) and os.path.realpath(entry) != here]


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
    except MalformedError as error:
        found.open.append(f"the file is malformed: {error}")
    except (OSError, MemoryError, RecursionError) as error:
        found.open.append(f"the file could not be read to its end: {type(error).__name__}: {error}")
    except Exception as error:  # noqa: BLE001  a decoder's own error: never safe
        found.open.append(f"the file is malformed: {type(error).__name__}: {error}")
    disagreement = kinds.disagreement(path, kind)
    if disagreement:
        (found.dangerous if kinds.is_disguise(path, kind) else found.notes).append(disagreement)
    if found.record.loose:
        found.open.append(found.record.loose)
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
    odd = found.record.oddities
    if len(uses) > MOST_GLOBALS:  # nobody looks at so many, and what is not shown cannot be trusted
        found.open.append(f"names {len(uses):,} things that are not known to be harmless")
    if reasons:
        safety = Safety.DANGEROUS
        reasons += odd
    elif odd:
        safety, reasons = Safety.DANGEROUS, list(odd)
    elif found.open:
        safety, reasons = Safety.INCONCLUSIVE, list(found.open)
    elif worst is Danger.REVIEW or found.review:
        safety = Safety.REVIEW
        reasons = [*found.review] + [f"names {use.name}, which is not known to be harmless" for use in uses]
    else:
        safety = Safety.SAFE
    return ScanReport(
        safety=safety,
        format=kind,
        sha256=sha256,
        reasons=tuple(reasons[:50]),
        globals=tuple(uses[:MOST_GLOBALS]),
        seen=len(found.record.globals),
        notes=tuple(found.notes[:20]),
    )


def _read(path: Path, kind: str, wrapper: str, found: _Findings) -> None:
    record = found.record
    size = path.stat().st_size
    if not size:
        found.open.append("the file is empty: fetch it or save it again")
    elif kinds.is_lfs_pointer(path):
        found.open.append("the file is a Git LFS pointer and not the model: run `git lfs pull`, in CI at the checkout")
    elif kind in (kinds.PICKLE, kinds.TORCH_LEGACY):
        with kinds.open_plain(path, wrapper) as stream:
            try:
                run_all(stream, record, joblib=kind == kinds.PICKLE)
            finally:
                if kind == kinds.PICKLE and WRAPPER in record.globals:
                    stream.seek(0)
                    run_plainly(stream, record)
    elif kind == kinds.SAFETENSORS or (kind == kinds.UNKNOWN and kinds.is_cut_header(path)):
        with path.open("rb") as file:
            safetensors.check(file, size)
    elif kind in (kinds.TORCH, kinds.TORCHSCRIPT, kinds.SKOPS, "npz", "zip"):
        found.torch_script = kind == kinds.TORCHSCRIPT
        _read_archive(Archive(path), kind, found)
    elif kind == "npy":
        with path.open("rb") as file:
            _read_array(file, found)
            if file.read(1):
                found.open.append("bytes follow behind the array, and no reader accounts for them")
    elif kind in ("elf", "exe"):
        found.dangerous.append("the file is a program")
    elif kind == kinds.JSON:
        found.review += json_code.asked(json.loads(path.read_bytes()))
        found.notes += [] if found.review else ["holds no model"]
    elif kind == kinds.TEXT and path.suffix.lower() in _PROSE:
        found.notes.append("holds no model")
    elif kind == kinds.TEXT:
        found.open.append("is text in no format that is known here, so nothing can be said of a model in it")
    elif kind == kinds.PYTHON:
        found.review.append("Python code: whoever loads this model with `trust_remote_code=True` runs it")
    elif kind == kinds.UNKNOWN:
        found.open.append("the format is not known, so nothing can be said of it")
    else:
        found.open.append(f"{kind} files are not scanned by this version")


def _read_archive(archive: Archive, kind: str, found: _Findings) -> None:
    try:
        for name, content, size in archive.read_all():
            try:
                _read_member(name, content, size, kind, found)
            except MalformedError as error:
                found.open.append(f"{name}: {error}")
    finally:
        found.open += archive.open
        found.dangerous += archive.dangerous
    if kind == "zip":
        found.open.append("an archive of no known kind")


def _read_member(name: str, content: BinaryIO, size: int, kind: str, found: _Findings) -> None:
    lower = name.casefold()
    if lower.endswith(".npy"):
        _read_array(content, found)
    elif lower == "schema.json":
        if kind == kinds.SKOPS:
            skops_schema.read(json.loads(content.read(skops_schema.MOST_BYTES)), found.record)
    elif lower.endswith((".pkl", ".pickle", ".joblib")):
        if size > MOST_PICKLE:
            raise MalformedError(f"is too large to be scanned ({size:,} bytes)")
        run_all(io.BytesIO(content.read()), found.record)
    elif kind in (kinds.TORCH, kinds.TORCHSCRIPT) and lower.endswith(".py"):  # torch's own reader ignores case
        if size > torch_code.MOST_BYTES:
            raise MalformedError(f"is too large to be scanned ({size:,} bytes)")
        found.dangerous += [f"{name}: {said}" for said in torch_code.reaches(content.read())]
    elif kind == "zip" and size <= MOST_PICKLE:
        data = content.read()
        if kinds.is_pickle(data[:512]):
            run_all(io.BytesIO(data), found.record)


def _read_array(stream: BinaryIO, found: _Findings) -> None:
    if npy.read(stream, found.record):
        found.notes.append("holds an array of Python objects")
