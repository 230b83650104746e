"""The auditor's side of a worker: starts it, asks, waits no longer than agreed, and ends the whole process group."""

from __future__ import annotations

import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from mlaudit.artifact.arrays import pack, unpack
from mlaudit.artifact.identify import PICKLE, SKOPS
from mlaudit.artifact.offspring import end_offspring
from mlaudit.artifact.scan import package_folders
from mlaudit.errors import ArtifactError, ModelError

if TYPE_CHECKING:
    import numpy as np

_WORKER = Path(__file__).with_name("worker.py")
_MOST_HEADER = 64 << 20
_MOST_ANSWER = 4 << 30
_MOST_SAID = 8_192
_LOOK = 0.1  # seconds between two looks at the memory of a worker that the system does not bound
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")
_KEPT_KINDS = ("CUDA_", "NVIDIA_", "OMP_", "GOMP_", "KMP_", "MKL_", "OPENBLAS_", "MALLOC_")
"""How libraries find the device, share out threads and keep memory: without these, other times would be measured."""


class LoadReport(msgspec.Struct, frozen=True, kw_only=True):
    """How an artifact loaded: seconds from start to ready (`cold`) and of the load alone, bytes of peak memory.

    `device` is "cpu" or "cuda", `device_name` what its maker calls a GPU. `written_by` is the version of scikit-learn
    that wrote it, where another one read it. `classes` are the labels in the order of the scores' columns, where the
    model knows them.
    """

    seconds: float
    cold: float
    device: str
    rss: int
    device_memory: int
    versions: dict[str, str]
    isolation: tuple[str, ...]
    written_by: str = ""
    device_name: str = ""
    classes: tuple[bool | int | float | str, ...] = ()


class Prediction:
    """An answer: `values` of shape (n,) or (n, k), the dtype that the model itself gave, and the seconds it took."""

    __slots__ = ("dtype", "rss", "seconds", "values")

    def __init__(self, values: np.ndarray[Any, Any], dtype: str, seconds: float, rss: int) -> None:
        self.values = values
        self.dtype = dtype
        self.seconds = seconds
        self.rss = rss


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds of single calls, those of the warm-up apart; peak resident memory in bytes."""

    warmup: tuple[float, ...]
    seconds: tuple[float, ...]
    rss: int


class ModelSession:
    """A loaded model in its worker. Every method raises `ArtifactError`, and says whether it hung, grew or died."""

    def __init__(
        self, request: dict[str, Any], *, python: str, source: list[str], folder: Path, memory_mb: int, timeout: float
    ) -> None:
        """Start a worker in `folder` and load. `request` is what the worker's ``load`` takes."""
        self._timeout = timeout
        self._memory_mb = memory_mb
        self._watched = 0
        self._folder = tempfile.TemporaryDirectory(prefix="mlaudit-worker-")
        begun = time.perf_counter()
        self._process = self._start(python or sys.executable, folder)
        self._said = _Tail(self._process.stderr)
        try:
            packages = [] if python else package_folders()
            start = {"memory_mb": memory_mb, "source": source, "packages": packages, "device": _where(request)}
            first, _ = self._ask(start)
            isolation = [str(word) for word in first["isolation"]]
            if memory_mb and not first["bounded"] and _memory_used(self._process.pid):
                self._watched = memory_mb << 20
                isolation.append(f"{memory_mb} MB of memory, watched")
            answer, _ = self._ask({**request, "action": "load"})
        except BaseException:
            self.close()
            raise
        self.loaded = LoadReport(
            seconds=float(answer["seconds"]),
            cold=time.perf_counter() - begun,
            device=str(answer["device"]),
            rss=int(answer["memory"]["rss"]),
            device_memory=int(answer["memory"]["device"]),
            versions={str(k): str(v) for k, v in answer["versions"].items()},
            isolation=tuple(isolation),
            written_by=str(answer.get("written_by", ""))[:40],
            device_name=str(answer.get("device_name", ""))[:80],
            classes=_labels(answer.get("classes")),
        )

    def predict(self, columns: dict[str, np.ndarray[Any, Any]]) -> Prediction:
        """The model's answer for columns of shape (n,) each."""
        described, buffers = pack(columns)
        answer, parts = self._ask({"action": "predict", "columns": described}, buffers)
        array = answer["array"]
        declared = str(array.get("declared", array["dtype"]))
        return Prediction(unpack(array, parts[0]), declared, float(answer["seconds"]), int(answer["memory"]["rss"]))

    def repeat(self, columns: dict[str, np.ndarray[Any, Any]], calls: int, threads: int) -> list[np.ndarray[Any, Any]]:
        """The answers for the same columns: `calls` one after the other, then one from each of `threads` threads."""
        described, buffers = pack(columns)
        request = {"action": "repeat", "columns": described, "calls": calls, "threads": threads}
        answer, parts = self._ask(request, buffers)
        return [unpack(array, part) for array, part in zip(answer["arrays"], parts, strict=True)]

    def time(
        self,
        columns: dict[str, np.ndarray[Any, Any]],
        *,
        batch: int = 1,
        warmup: int = 10,
        queries: int = 1000,
        seconds: float = 10.0,
    ) -> Timing:
        """Time single calls of `batch` rows: at most `warmup` and `queries`, and at most `seconds` of each."""
        described, buffers = pack(columns)
        rows = len(next(iter(columns.values())))
        request = {"action": "time", "columns": described, "rows": rows, "batch": min(batch, rows), "warmup": warmup}
        answer, _ = self._ask({**request, "queries": queries, "seconds": seconds}, buffers)
        return Timing(
            warmup=tuple(map(float, answer["warmup"])),
            seconds=tuple(map(float, answer["seconds"])),
            rss=int(answer["memory"]["rss"]),
        )

    def close(self) -> None:
        """End the worker and whatever it started, and delete its folder."""
        if self._process.poll() is None:
            end_offspring(self._process.pid)
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            self._process.kill()  # it is gone already
        self._process.wait()
        self._said.close()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue  # what was not sent goes to nobody
        self._folder.cleanup()

    def _start(self, python: str, folder: Path) -> subprocess.Popen[bytes]:
        home = self._folder.name
        environment = {k: v for k, v in os.environ.items() if k in _KEPT or k.startswith(_KEPT_KINDS)}
        environment |= {"HOME": home, "TMPDIR": home, "PYTHONHASHSEED": "0", "HF_HUB_OFFLINE": "1"}
        try:
            return subprocess.Popen(
                [python, "-I", str(_WORKER)],
                cwd=folder,  # where the project's own code expects to be; home and temporary files are private
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            self._folder.cleanup()
            raise ArtifactError(f"{python}: cannot be started: {error.strerror or error}; check `python`") from error

    def _ask(self, header: dict[str, Any], buffers: list[bytes] | None = None) -> tuple[dict[str, Any], list[bytes]]:
        deadline = time.monotonic() + self._timeout
        parts = buffers or []
        text = json.dumps({**header, "buffers": [len(part) for part in parts]}).encode()
        action = str(header.get("action", "start"))
        self._write(b"".join((struct.pack(">Q", len(text)), text, *parts)), deadline, action)
        (size,) = struct.unpack(">Q", self._read(8, deadline, action))
        if size > _MOST_HEADER:
            raise ArtifactError(f"the worker's answer to `{action}` has a header of {size:,} bytes")
        answer = self._decode(self._read(size, deadline, action), action)
        sizes = answer.get("buffers", [])
        if not all(isinstance(n, int) and n >= 0 for n in sizes) or sum(sizes) > _MOST_ANSWER:
            raise ArtifactError(f"the worker's answer to `{action}` is larger than it may be")
        received = [self._read(n, deadline, action) for n in sizes]
        if answer.get("ok") is not True:
            raise _told(answer.get("error"), action, self._memory_mb)
        return answer, received

    def _decode(self, data: bytes, action: str) -> dict[str, Any]:
        try:
            answer = json.loads(data)
        except ValueError as error:
            raise ArtifactError(f"the worker's answer to `{action}` cannot be read: {error}") from error
        if not isinstance(answer, dict):
            raise ArtifactError(f"the worker's answer to `{action}` is not an object")
        return answer

    def _write(self, data: bytes, deadline: float, action: str) -> None:
        stream = self._process.stdin
        if stream is None:
            raise ArtifactError("the worker has ended")
        view = memoryview(data)
        os.set_blocking(stream.fileno(), False)
        while view:
            self._wait(stream.fileno(), selectors.EVENT_WRITE, deadline, action)
            try:
                view = view[os.write(stream.fileno(), view[: 1 << 16]) :]
            except BrokenPipeError as error:
                raise self._ended(action) from error

    def _read(self, size: int, deadline: float, action: str) -> bytes:
        stream = self._process.stdout
        if stream is None:
            raise ArtifactError("the worker has ended")
        parts = []
        while size:
            self._wait(stream.fileno(), selectors.EVENT_READ, deadline, action)
            part = os.read(stream.fileno(), min(size, 1 << 20))
            if not part:
                raise self._ended(action)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _wait(self, handle: int, event: int, deadline: float, action: str) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(handle, event)
            while not selector.select(self._patience(deadline)):
                if time.monotonic() >= deadline:
                    raise ModelError(f"`{action}` did not end within {self._timeout:g} s and was given up (`timeout`)")
                if self._watched and _memory_used(self._process.pid) > self._watched:
                    os.killpg(self._process.pid, signal.SIGKILL)
                    raise ModelError(f"`{action}` {_too_much(self._memory_mb)} and was ended")

    def _patience(self, deadline: float) -> float:
        """Seconds to wait in one go: to the deadline, or until the memory of a watched worker is looked at again."""
        left = max(deadline - time.monotonic(), 0.0)
        return min(left, _LOOK) if self._watched else left

    def _ended(self, action: str) -> ArtifactError:
        """How the worker ended, with the last thing that it said; before a model is there, that is not its doing."""
        code = self._process.wait(timeout=10)
        last = self._said.last_line()
        said = f": {last[:300]}" if last else ""
        kind = ArtifactError if action == "start" else ModelError
        if code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
            return kind(f"the model's process was ended by {name} during `{action}`{said}")
        return kind(f"the model's process ended with exit code {code} during `{action}`{said}")


class _Tail:
    """The last of what a process writes to its standard error: a model may print for ever, and never has to wait."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        self._stream = stream
        self._kept = b""
        self._thread = threading.Thread(target=self._drain, name="mlaudit-worker-stderr", daemon=True)
        self._thread.start()

    def _drain(self) -> None:
        if self._stream is None:
            return
        try:
            while part := os.read(self._stream.fileno(), 1 << 16):
                self._kept = (self._kept + part)[-_MOST_SAID:]
        except (OSError, ValueError):
            return  # closed with the session

    def last_line(self) -> str:
        """The last line that is not empty, once the process has ended."""
        self._thread.join(timeout=2)
        lines = [line.strip() for line in self._kept.decode("utf-8", "replace").splitlines() if line.strip()]
        return lines[-1] if lines else ""

    def close(self) -> None:
        """Wait for what a process that has ended left behind."""
        self._thread.join(timeout=2)


_NAMES = "feature names should match"
"""What scikit-learn says of columns that it was not fitted on."""


def _where(request: dict[str, Any]) -> str:
    """The device as far as memory goes: scikit-learn stays on the CPU, unless code of the project's own is called."""
    own_code = request["predict"] or request["preprocess"]
    return "cpu" if request["format"] in (PICKLE, SKOPS) and not own_code else str(request["device"])


def _labels(listed: Any) -> tuple[bool | int | float | str, ...]:
    return tuple(value for value in listed if isinstance(value, bool | int | float | str)) if listed else ()


def _memory_used(process: int) -> int:
    """Bytes of memory that a process has filled, files of its libraries apart; 0 where the system does not tell."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii", errors="replace") as status:
            return next((int(line.split()[1]) << 10 for line in status if line.startswith("RssAnon:")), 0)
    except (OSError, ValueError):
        return 0  # it has ended, or this is not Linux


def _too_much(memory_mb: int) -> str:
    return f"needed more than the {memory_mb} MB that it may have (`memory-mb`)"


def _told(error: Any, action: str, memory_mb: int) -> ArtifactError:
    if not isinstance(error, dict):
        return ArtifactError(f"`{action}` failed and did not say why")
    kind, text, place = (str(error.get(key, "")) for key in ("type", "text", "place"))
    if "CUDA out of memory" in text:
        return ModelError(f"`{action}` needed more memory than the device has free: {text}")
    if kind == "MemoryError" or "allocate" in text:
        return ModelError(f"`{action}` {_too_much(memory_mb)}: {kind}: {text}")
    hint = "; set `features` in [tool.mlaudit.data] to the columns that the model takes" if _NAMES in text else ""
    return ArtifactError(f"`{action}` failed: {kind}: {text}" + (f" ({place})" if place else "") + hint)
