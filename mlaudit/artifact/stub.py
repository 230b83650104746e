"""The stub machine: a pickle run on the pure-Python unpickler with nothing real in it.

Every global becomes an inert recorder, so nothing is imported and nothing called, while the stack, the memo, frames and
types behave as in the real machine. What comes out is the list of what the pickle would have imported and called.
"""

from __future__ import annotations

import _compat_pickle
import io
import pickle
import struct
from typing import Any, BinaryIO, Final

from mlaudit.artifact.dtypes import OBJECTS, count_of, size_of_state
from mlaudit.artifact.globals import Danger, judge_global
from mlaudit.artifact.recorder import CUT, Blob, MalformedError, Record, Stub

LEGACY_TORCH: Final = 0x1950A86A20F9469CFC6C
WRAPPER: Final = ("joblib.numpy_pickle", "NumpyArrayWrapper")
DEEPEST: Final = 6
_WRAPPER: Final = ".".join(WRAPPER)
_MAKERS: Final = ("copyreg._reconstructor", "copy_reg._reconstructor")
_KEPT: Final = 1 << 12

_Unpickler: Any = vars(pickle)["_Unpickler"]  # the pure-Python one; the C one cannot be opened up


class Machine(_Unpickler):  # type: ignore[misc]
    """One run over one stream. `joblib`: raw arrays lie between the opcodes, as joblib's own reader expects."""

    dispatch: Final[dict[int, Any]] = dict(_Unpickler.dispatch)

    def __init__(self, file: BinaryIO, record: Record, *, joblib: bool = False, depth: int = 0) -> None:
        super().__init__(file, fix_imports=True, encoding="latin1")
        self._stream = file
        self._record = record
        self._joblib = joblib
        self._depth = depth

    def find_class(self, module: Any, name: Any) -> Stub:
        """Record a global, under the name that it has in Python 3."""
        if not isinstance(module, str) or not isinstance(name, str):
            raise MalformedError("a global's name is computed")
        if self.proto < 3:
            module, name = _compat_pickle.NAME_MAPPING.get((module, name), (module, name))
            module = _compat_pickle.IMPORT_MAPPING.get(module, module)
        key = (module, name)
        self._record.globals[key] = self._record.globals.get(key, 0) + 1
        return Stub(f"{module}.{name}", record=self._record)

    def persistent_load(self, pid: Any) -> Stub:
        """Torch's storages and the like: data of the container, no code."""
        return Stub("<persistent>", (pid,))

    def get_extension(self, code: int) -> None:
        """A global named by a number that only the loading process knows."""
        self._record.odd(f"extension code {code}: a global that cannot be told")
        self.append(Stub(f"<extension {code}>", record=self._record))

    def _called(self, function: Any, arguments: Any) -> Stub:
        given = arguments if isinstance(arguments, tuple) else (arguments,)
        if not isinstance(function, Stub) or not function.is_global:
            what = function.name if isinstance(function, Stub) else type(function).__name__
            self._record.odd(f"calls a computed function ({what})")
            return Stub("<computed>()", given)
        self._record.calls.add(function.name)
        first = given[0] if given else None
        if function.name in _MAKERS and isinstance(first, Stub) and first.is_global:
            return Stub(f"{first.name}()")
        if any(isinstance(item, Stub) and item.is_global and item.name == _WRAPPER for item in given):
            raise MalformedError(f"{_WRAPPER} is made in a roundabout way")
        if function.name == "_codecs.encode" and isinstance(first, str):
            self._look_into(first.encode("latin1", "replace"))
        return Stub(f"{function.name}()", given)

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
        if target.is_global:
            self._record.odd(f"writes into {target.name}")
        if target.state is not None and target.name == "numpy.dtype()":
            raise MalformedError("a dtype is changed after it was made")
        target.state = state
        if self._joblib and target.name == f"{_WRAPPER}()":
            self._pass_array(state)
            self.stack[-1] = Stub("<array>")

    dispatch[pickle.BUILD[0]] = load_build

    def load_next_buffer(self) -> None:
        """NEXT_BUFFER: out-of-band data that a file cannot have."""
        raise MalformedError("asks for out-of-band buffers")

    dispatch[pickle.NEXT_BUFFER[0]] = load_next_buffer

    def load_watched(self, original: Any) -> None:
        """Any opcode for bytes: those that look like a pickle are run too, whoever may load them later."""
        original(self)
        data = self.stack[-1]
        if isinstance(data, str):
            data = data.encode("latin1", "replace")
        looked = self._look_into(data)
        if looked is not None or len(data) > _KEPT:  # a scan need not hold what a model does
            self.stack[-1] = Blob(is_read=bool(looked))

    def _look_into(self, data: bytes) -> bool | None:
        """Run bytes that look like a pickle: whether they could be read to their end, None for other bytes."""
        if len(data) < 4 or data[0] != 0x80 or not 2 <= data[1] <= 5:
            return None
        if self._depth >= DEEPEST:
            raise MalformedError(f"holds pickles inside pickles, more than {DEEPEST} deep")
        try:
            run_all(io.BytesIO(data), self._record, depth=self._depth + 1)
        except MalformedError:
            return False  # most likely it only looks like one; whatever it named until then is on the record
        return True

    def _pass_array(self, state: Any) -> None:
        """Pass over the raw bytes of an array, by its dtype and shape; an array of objects is a pickle of its own."""
        frame = self._unframer.current_frame
        if frame is not None and frame.read(1):
            raise MalformedError("an array begins inside a frame")
        if not isinstance(state, dict):
            raise MalformedError("an array has no state")
        size = _size_of(state.get("dtype"))
        count = count_of(state.get("shape"))
        if size is None or count is None:
            raise MalformedError("an array has no dtype or shape that can be told for certain")
        if size == OBJECTS:
            run(self._stream, self._record, depth=self._depth)
            return
        if state.get("numpy_array_alignment_bytes") is not None:
            padding = self._stream.read(1)
            if not padding:
                raise MalformedError("ends inside an array")
            self._stream.read(padding[0])
        pass_over(self._stream, count * size)


def _watched(code: bytes) -> Any:
    original = _Unpickler.dispatch[code[0]]

    def load(machine: Machine) -> None:
        machine.load_watched(original)

    return load


for _code in (
    pickle.BINBYTES, pickle.SHORT_BINBYTES, pickle.BINBYTES8, pickle.BYTEARRAY8, pickle.STRING, pickle.BINSTRING,
    pickle.SHORT_BINSTRING,
):  # fmt: skip
    Machine.dispatch[_code[0]] = _watched(_code)


def run(
    file: BinaryIO, record: Record, *, joblib: bool = False, depth: int = 0, machine: type[Machine] = Machine
) -> Any:
    """Run one pickle stream. Raises `MalformedError` for one that the real machine would not finish either."""
    running = machine(file, record, joblib=joblib, depth=depth)
    try:
        result = running.load()
    except MalformedError:
        raise
    except (RecursionError, MemoryError) as error:
        raise MalformedError("does not fit into the memory that a scan may take") from error
    except Exception as error:  # whatever the machine trips over is a malformed stream
        if _is_cut(error):
            raise MalformedError(f"the pickle ends in the middle: {CUT}") from error
        raise MalformedError("the pickle breaks off at bytes that no reader can run") from error
    frame = running._unframer.current_frame
    rest = frame.read() if frame is not None else b""
    if rest:
        # the C reader takes the rest of the frame for the next pickle, the Python one never sees it
        run_all(io.BytesIO(rest), record, depth=depth + 1)
        raise MalformedError("a frame goes on behind the pickle's end")
    return result


def _is_cut(error: Exception) -> bool:
    """Whether the machine tripped for want of bytes: at an opcode, at a length or number, at the rest of a frame."""
    text = str(error)
    return (
        isinstance(error, (EOFError, struct.error))
        or (isinstance(error, IndexError) and text == "index out of range")  # of bytes; of a stack it says more
        or (isinstance(error, pickle.UnpicklingError) and ("exhausted" in text or "truncated" in text))
    )


def run_all(file: BinaryIO, record: Record, *, joblib: bool = False, depth: int = 0) -> None:
    """Run a file of pickles one behind the other, as torch's old format has them."""
    if depth > DEEPEST:
        raise MalformedError(f"holds pickles inside pickles, more than {DEEPEST} deep")
    first = run(file, record, joblib=joblib, depth=depth)
    if type(first) is int and first == LEGACY_TORCH:
        for _ in range(4):
            run(file, record, depth=depth)
        return  # what follows are the tensors
    while True:
        start = file.read(1)
        if not start:
            return
        file.seek(-1, 1)
        try:
            run(file, record, joblib=joblib, depth=depth)
        except MalformedError:
            if start == b"\x80":
                raise
            record.loose = "bytes follow behind the pickle's end, and no reader accounts for them"
            return


def run_plainly(file: BinaryIO, record: Record) -> None:
    """Run a file with raw arrays as `pickle.load` would, which takes the arrays' bytes for opcodes.

    An honest file breaks off at its first array. Globals that only this reading names are kept if they can be names,
    and from where it breaks off only those from which nothing harmless comes.
    """
    seen = Record()
    try:
        run_all(file, seen)
    except MalformedError:
        seen.loose = "as expected"
    broken = False
    for key, times in seen.globals.items():
        if key in record.globals or not all(part.isidentifier() for text in key for part in text.split(".")):
            continue
        broken = broken or _is_crossed(*key)
        if not broken or judge_global(*key) is Danger.DANGEROUS:
            record.globals[key] = times
            record.odd(f"an array's bytes are a pickle that names {'.'.join(key)}")
    named = {".".join(key) for key in record.globals}
    record.calls |= seen.calls & named


_WITH_DTYPE: Final = frozenset({"cupy", "jax", "mindspore", "mxnet", "numpy", "paddle", "tinygrad", "torch"})


def _is_crossed(module: str, name: str) -> bool:
    """Whether a name is what `pickle.load` makes of an array of objects, the names of a frame's columns say: a pickle
    of its own, whose fourth memo entry is the module `numpy`, where that of the file round it is a class or the key of
    a dict. There is no such module, and `pickle.load` breaks off.
    """
    return name == "dtype" and "." not in module and module not in _WITH_DTYPE


def _size_of(kind: Any, depth: int = 0) -> int | None:
    """The size of a dtype out of a pickle, with its fields; None where it cannot be told for certain."""
    if not isinstance(kind, Stub) or kind.name != "numpy.dtype()" or not kind.arguments or depth > 8:
        return None
    state, text = kind.state, kind.arguments[0]
    entries = state[4] if isinstance(state, tuple) and len(state) > 4 else None
    if entries is not None and not isinstance(entries, dict):
        return None
    if depth and isinstance(state, tuple) and len(state) > 2 and isinstance(state[2], tuple) and len(state[2]) == 2:
        inner = _size_of(state[2][0], depth + 1)  # a field that is an array itself
        return size_of_state(text, (*state[:2], None, *state[3:]), [inner])
    sizes = [
        _size_of(entry[0], depth + 1) if isinstance(entry, tuple) and entry else None
        for entry in (entries or {}).values()
    ]
    return size_of_state(text, state, sizes)


def pass_over(file: BinaryIO, size: int) -> None:
    """Read `size` bytes and forget them. Raises `MalformedError` where there are fewer."""
    while size > 0:
        step = len(file.read(min(size, 1 << 20)))
        if not step:
            raise MalformedError("ends inside an array")
        size -= step
