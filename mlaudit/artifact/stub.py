"""The stub machine: a pickle run on the pure-Python unpickler with nothing real in it.

Every global becomes an inert recorder, so nothing is imported and nothing called, while the stack, the memo, frames and
types behave as in the real machine. What comes out is the list of what the pickle would have imported and called.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

LEGACY_TORCH: Final = 0x1950A86A20F9469CFC6C
MOST_STREAMS: Final = 64
BEHIND: Final = "has bytes behind its end"
_NESTED: Final = re.compile(rb"\x80[\x02-\x05]")
_SIZES: Final = {"b": 1, "i": 1, "u": 1, "f": 1, "c": 1, "m": 1, "M": 1, "V": 1, "S": 1, "U": 4, "a": 1, "?": 1}


class MalformedError(Exception):
    """The stream is no pickle that the real machine would finish."""


class Stub:
    """Stands for whatever a global, a call or a persistent id would have given. Takes everything, does nothing."""

    __slots__ = ("arguments", "is_global", "name", "state")

    def __init__(self, name: str, arguments: tuple[Any, ...] = (), *, is_global: bool = False) -> None:
        self.name = name
        self.arguments = arguments
        self.is_global = is_global
        self.state: Any = None

    def append(self, _item: object) -> None:
        """Take an item, as a list or array would."""

    def extend(self, _items: object) -> None:
        """Take items."""

    def add(self, _item: object) -> None:
        """Take an item, as a set would."""

    def __setitem__(self, _key: object, _value: object) -> None:
        """Take an item, as a mapping would."""


class Record:
    """What a pickle would import (`globals`, dotted with module first), call (`calls`), and what was odd about it."""

    def __init__(self) -> None:
        self.globals: dict[tuple[str, str], int] = {}
        self.calls: set[str] = set()
        self.oddities: list[str] = []
        self.streams = 0

    def odd(self, text: str) -> None:
        """Note something that no honest pickle does."""
        if text not in self.oddities and len(self.oddities) < 50:
            self.oddities.append(text)


_Unpickler: Any = vars(pickle)["_Unpickler"]  # the pure-Python one; the C one cannot be opened up


class Machine(_Unpickler):  # type: ignore[misc]
    """One run over one stream; see the module."""

    dispatch: Final[dict[int, Any]] = dict(_Unpickler.dispatch)

    def __init__(self, file: BinaryIO, record: Record) -> None:
        super().__init__(file, fix_imports=True, encoding="latin1")
        self._stream = file
        self._record = record

    def find_class(self, module: Any, name: Any) -> Stub:
        """Record a global."""
        if not isinstance(module, str) or not isinstance(name, str):
            raise MalformedError("a global's name is computed")
        key = (module, name)
        self._record.globals[key] = self._record.globals.get(key, 0) + 1
        return Stub(f"{module}.{name}", is_global=True)

    def persistent_load(self, pid: Any) -> Stub:
        """Torch's storages and the like: data of the container, no code."""
        return Stub("<persistent>", (pid,))

    def get_extension(self, code: int) -> None:
        """A global named by a number that only the loading process knows."""
        self._record.odd(f"extension code {code}: a global that cannot be told")
        self.append(Stub(f"<extension {code}>", is_global=True))

    def _called(self, function: Any, arguments: Any) -> Stub:
        if isinstance(function, Stub) and function.is_global:
            self._record.calls.add(function.name)
            name = f"{function.name}()"
        else:
            what = function.name if isinstance(function, Stub) else type(function).__name__
            self._record.odd(f"calls a computed function ({what})")
            name = "<computed>()"
        return Stub(name, arguments if isinstance(arguments, tuple) else (arguments,))

    def _instantiate(self, klass: Any, args: Any) -> None:
        self.append(self._called(klass, tuple(args)))

    def load_reduce(self) -> None:
        """REDUCE: record the call."""
        arguments = self.stack.pop()
        self.stack[-1] = self._called(self.stack[-1], arguments)

    dispatch[pickle.REDUCE[0]] = load_reduce

    def load_newobj(self) -> None:
        """NEWOBJ: record the call."""
        arguments = self.stack.pop()
        self.append(self._called(self.stack.pop(), arguments))

    dispatch[pickle.NEWOBJ[0]] = load_newobj

    def load_newobj_ex(self) -> None:
        """NEWOBJ_EX: record the call."""
        self.stack.pop()
        arguments = self.stack.pop()
        self.append(self._called(self.stack.pop(), arguments))

    dispatch[pickle.NEWOBJ_EX[0]] = load_newobj_ex

    def load_build(self) -> None:
        """BUILD: keep the state; joblib's arrays lie in the stream right behind theirs."""
        state = self.stack.pop()
        target = self.stack[-1]
        if not isinstance(target, Stub):
            self._record.odd(f"sets the state of a {type(target).__name__}")
            return
        target.state = state
        if target.name.removesuffix("()").endswith("numpy_pickle.NumpyArrayWrapper"):
            self._skip_array(state)

    dispatch[pickle.BUILD[0]] = load_build

    def load_next_buffer(self) -> None:
        """NEXT_BUFFER: out-of-band data that a file cannot have."""
        raise MalformedError("asks for out-of-band buffers")

    dispatch[pickle.NEXT_BUFFER[0]] = load_next_buffer

    def _skip_array(self, state: Any) -> None:
        """Pass over the raw bytes of an array, by its dtype and shape; an array of objects is a pickle of its own."""
        frame = self._unframer.current_frame
        if frame is not None and frame.read(1):
            raise MalformedError("an array begins inside a frame")
        if not isinstance(state, dict):
            raise MalformedError("an array has no state")
        kind = state.get("dtype")
        text = kind.arguments[0] if isinstance(kind, Stub) and kind.arguments else None
        if not isinstance(kind, Stub) or not isinstance(text, str):
            raise MalformedError("an array has no dtype")
        if text.startswith("O") or _has_objects(kind):
            run(self._stream, self._record)
            return
        count = 1
        for length in state.get("shape", ()):
            if not isinstance(length, int) or length < 0:
                raise MalformedError("an array has no shape")
            count *= length
        if state.get("numpy_array_alignment_bytes") is not None:
            padding = self._stream.read(1)
            if not padding:
                raise MalformedError("ends inside an array")
            self._stream.read(padding[0])
        _skip(self._stream, count * _item_size(text))


def run(file: BinaryIO, record: Record) -> Any:
    """Run one pickle stream. Raises `MalformedError` for one that the real machine would not finish either."""
    record.streams += 1
    if record.streams > MOST_STREAMS:
        raise MalformedError(f"holds more than {MOST_STREAMS} pickles")
    machine = Machine(file, record)
    try:
        result = machine.load()
    except MalformedError:
        raise
    except (RecursionError, MemoryError) as error:
        raise MalformedError("does not fit into the memory that a scan may take") from error
    except Exception as error:  # whatever the machine trips over is a malformed stream
        raise MalformedError(f"breaks off: {type(error).__name__}: {str(error)[:120]}") from error
    for nested in _nested(machine):
        _run_nested(nested, record)
    return result


def run_all(file: BinaryIO, record: Record) -> None:
    """Run a file of pickles one behind the other, as torch's old format has them."""
    first = run(file, record)
    if first == LEGACY_TORCH:
        for _ in range(4):
            run(file, record)
        return
    while True:
        start = file.read(1)
        if not start:
            return
        file.seek(-1, 1)
        if start == b"\x80":
            run(file, record)
            continue
        try:
            run(file, record)
        except MalformedError:
            record.odd(BEHIND)
            return


def _run_nested(data: bytes, record: Record) -> None:
    import io

    try:
        run(io.BytesIO(data), record)
    except MalformedError:
        return  # it only looked like a pickle; the outer one says what would be done with it


def _nested(machine: Machine) -> Iterator[bytes]:
    """Byte strings in the memo that look like pickles."""
    for value in list(machine.memo.values()):
        if isinstance(value, bytes | bytearray) and len(value) > 8 and _NESTED.match(value) and value.endswith(b"."):
            yield bytes(value)


def _has_objects(kind: Stub) -> bool:
    """Whether a structured dtype has a field of objects; one that cannot be told is taken to have."""
    state = kind.state
    if not isinstance(state, tuple) or len(state) < 5 or not isinstance(state[4], dict):
        return False
    for field in state[4].values():
        inner = field[0] if isinstance(field, tuple) and field else None
        if not isinstance(inner, Stub) or not inner.arguments or not isinstance(inner.arguments[0], str):
            return True
        if inner.arguments[0].startswith("O") or _has_objects(inner):
            return True
    return False


def _item_size(text: str) -> int:
    match = re.fullmatch(r"[<>|=]?([a-zA-Z?])(\d*)(\[\w+\])?", text)
    if match is None or match[1] not in _SIZES:
        raise MalformedError(f"an array has the unknown dtype {text[:20]!r}")
    size = int(match[2] or 1)
    return size * _SIZES[match[1]]


def _skip(file: BinaryIO, size: int) -> None:
    while size > 0:
        step = len(file.read(min(size, 1 << 20)))
        if not step:
            raise MalformedError("ends inside an array")
        size -= step
