"""Malicious and benign files, made on the spot. Each malicious one would create a canary file if it ever ran."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import pickle
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any


class System:
    """Runs a command when it is unpickled."""

    def __init__(self, canary: Path) -> None:
        self.canary = canary

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {self.canary}",)


class Evaluated:
    """Evaluates an expression when it is unpickled."""

    def __init__(self, canary: Path) -> None:
        self.canary = canary

    def __reduce__(self) -> tuple[Any, ...]:
        return eval, (f"open({str(self.canary)!r}, 'w')",)


def _text(value: str) -> bytes:
    data = value.encode()
    return b"\x8c" + bytes([len(data)]) + data


def raw(canary: Path) -> dict[str, bytes]:
    """Pickles written opcode by opcode."""
    command = f"touch {canary}".encode()
    argument = b"S'" + command + b"'\n"
    long_argument = b"X" + len(command).to_bytes(4, "little") + command
    system = b"cos\nsystem\n"
    return {
        "protocol0": system + b"(" + argument + b"tR.",
        "inst": b"(" + argument + b"ios\nsystem\n.",
        "obj": b"(" + system + argument + b"o.",
        "newobj": b"\x80\x02" + system + long_argument + b"\x85\x81.",
        "stack_global": b"\x80\x04" + _text("posix") + _text("system") + b"\x93" + long_argument + b"\x85R.",
        "dotted": b"\x80\x04" + _text("logging") + _text("os.system") + b"\x93" + long_argument + b"\x85R.",
        "builtins_dotted": b"\x80\x04"
        + _text("numpy")
        + _text("__builtins__.eval")
        + b"\x93"
        + long_argument
        + b"\x85R.",
        "pip_main": b"\x80\x04" + _text("pip") + _text("main") + b"\x93]" + long_argument + b"a\x85R.",
        "resolve_name": b"\x80\x04"
        + _text("pkgutil")
        + _text("resolve_name")
        + b"\x93"
        + _text("os:system")
        + b"\x85R.",
        "getattr": b"cbuiltins\ngetattr\n(cos\n__dict__\nS'system'\ntR(" + argument + b"tR.",
        "memo": b"\x80\x04" + system + b"\x94" + long_argument + b"\x85\x940h\x00h\x01R.",
        "build": b"\x80\x02ccopyreg\n_reconstructor\n(cbuiltins\nobject\ncbuiltins\nobject\nNtR}"
        b"S'__setstate__'\n" + system + b"sb" + argument + b"b.",
        "extension": b"\x80\x02\x82\x01" + long_argument + b"\x85R.",
        "runpy": b"\x80\x02crunpy\n_run_code\n" + long_argument + b"}\x86R.",
        "attrgetter": b"\x80\x02coperator\nattrgetter\nX\x06\x00\x00\x00system\x85Rcos\npath\n\x85R.",
        "after_stop": pickle.dumps([1]) + system + b"(" + argument + b"tR.",
        "truncated_after_call": system + b"(" + argument + b"tR",
        "asyncio": b"\x80\x02casyncio.unix_events\n_UnixSubprocessTransport._start\n(" + argument + b"tR.",
        "code": b"\x80\x02ccode\nInteractiveInterpreter\n)R.",
        "marshal": b"\x80\x02cmarshal\nloads\nC\x03abc\x85R.",
        "func_type": b"\x80\x02ctypes\nFunctionType\n)R.",
        "torch_load": b"\x80\x02ctorch.storage\n_load_from_bytes\nC\x03abc\x85R.",
        "ctypes": b"\x80\x02cctypes\nCDLL\nX\x04\x00\x00\x00libc\x85R.",
    }


def _key(text: str) -> bytes:
    return b"X" + len(text).to_bytes(4, "little") + text.encode()


def _wrapped(dtype: bytes, count: int, maker: bytes = b"cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81") -> bytes:
    """The pickle of one of joblib's arrays, up to where its raw bytes begin."""
    state = b"}(" + _key("dtype") + dtype + _key("shape") + b"K" + bytes([count]) + b"\x85"
    state += _key("subclass") + b"cnumpy\nndarray\n" + _key("order") + _key("C")
    state += _key("allow_mmap") + b"\x89" + _key("numpy_array_alignment_bytes") + b"Nu"
    return b"\x80\x02" + maker + state + b"b"


def _dtype(text: str, elsize: bytes, order: str) -> bytes:
    made = b"cnumpy\ndtype\n" + _key(text) + b"\x89\x88\x87R"
    return made + b"(K\x03" + _key(order) + b"NNN" + elsize + b"K\x01K\x00tb"


def _crossed(canary: Path) -> bytes:
    """An array of objects whose pickle means one thing by its own memo and another by that of the file round it."""
    outer, inner = (
        b"".join(_text(word) + b"\x94" + b"0" for word in words)
        for words in (("Model", "os", "system"), ("numpy", "numpy", "dtype"))
    )
    named = b"h\x00" + _text("dtype") + b"\x93" + b"0"  # where an honest file breaks off
    call = b"h\x01h\x02\x93" + _text(f"touch {canary}") + b"\x85R."
    objects = _wrapped(_dtype("O8", b"J\xff\xff\xff\xff", "|"), 1)
    return b"\x80\x04" + outer + objects[2:] + b"\x80\x04" + inner + named + call + b"."


def _npy(description: str, data: bytes) -> bytes:
    header = f"{{'descr': {description}, 'fortran_order': False, 'shape': (1,), }}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + data


def _zip(members: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def _renamed(name: str, other: str, data: bytes) -> bytes:
    """An archive whose member has a second name, which Python goes by from 3.12 on and torch does not."""
    field = b"\x01" + zlib.crc32(name.encode()).to_bytes(4, "little") + other.encode()
    entry = zipfile.ZipInfo(name)
    entry.extra = struct.pack("<2H", 0x7075, len(field)) + field
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("m/data/data.pkl", pickle.dumps({}))
        archive.writestr(entry, data)
    return made.getvalue()


def _flag(data: bytes, flag: int) -> bytes:
    changed = bytearray(data)
    changed[data.rindex(b"PK\x01\x02") + 8] |= flag
    return bytes(changed)


def _two_directories(seen: bytes, loaded: bytes) -> bytes:
    """An archive with a directory where Python looks for it, and one where its locator says, to which torch goes."""

    def parts(payload: bytes) -> tuple[bytes, bytes]:
        whole = _zip([("m/data.pkl", payload), ("m/byteorder", b"little"), ("m/version", b"3\n")])
        size, place = struct.unpack_from("<LL", whole, len(whole) - 10)
        return whole[:place], whole[place : place + size]

    def wide(size: int, place: int) -> bytes:
        return struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 3, 3, size, place)

    (first, listed), (second, hidden) = parts(seen), parts(loaded)
    moved, place = bytearray(hidden), 0
    while place < len(moved):
        struct.pack_into("<L", moved, place + 42, struct.unpack_from("<L", moved, place + 42)[0] + len(first))
        place += 46 + sum(struct.unpack_from("<3H", moved, place + 28))
    made = first + second + moved
    located = len(made)
    made += wide(len(moved), len(first + second))
    place = len(made)
    made += listed + wide(len(listed), place)
    made += struct.pack("<4sLQL", b"PK\x06\x07", 0, located, 1)
    return bytes(made) + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, len(listed), place, 0)


def divergent(canary: Path) -> dict[str, bytes]:
    """Files that two readers take for two things: harmless to a careless scanner, and a system call when loaded."""
    call = b"cos\nsystem\n(S'touch " + str(canary).encode() + b"'\ntR"
    plain = b"\x80\x02" + call + b"."
    minus = b"J\xff\xff\xff\xff"
    hidden = b"N." + plain
    octets = _dtype("u1", minus, "|")
    reconstructed = b"ccopyreg\n_reconstructor\ncjoblib.numpy_pickle\nNumpyArrayWrapper\ncbuiltins\nobject\nN\x87R"
    method = _key("predict") + b"cnumpy\nexp\ns"
    estimator = b"\x80\x02csklearn.linear_model._logistic\nLogisticRegression\n"
    builder = b"\x80\x04" + _text("torch.jit._pickle") + _text("torch.os.system") + b"\x93."
    return {
        "frame_goes_on.pkl": b"\x80\x04\x95" + len(hidden).to_bytes(8, "little") + hidden,
        "two_sizes.joblib": _wrapped(_dtype("V8", b"K\x28", "|"), 1) + b"A" * 8 + b"." + b"0" * 32 + call + b".",
        "c_int.joblib": _wrapped(_dtype("i", minus, "<"), 8) + b"A" * 8 + b"." + b"0" * 24 + call + b".",
        "reconstructed.joblib": _wrapped(octets, 8, reconstructed) + b".AAAAAAA0" + call + b".",
        "bytes_are_opcodes.joblib": _wrapped(octets, len(call) + 3) + b"0N" + call + b"..",
        "crossed_memo.joblib": _crossed(canary),
        "second_zlib.joblib": zlib.compress(b"\x80\x02N.") + zlib.compress(plain),
        "object_by_name.npy": _npy("'object'", plain),
        "object_escaped.npy": _npy("'\\x4f'", plain),
        "patched_class.pkl": estimator + b"N}" + method + b"\x86b.",
        "item_of_class.pkl": estimator + method + b".",
        "not_in_memo.pkl": b"\x80\x04B" + len(plain).to_bytes(4, "little") + plain + b".",
        "case.pt": _zip([("m/data.pkl", pickle.dumps({})), ("m/DATA.PKL", plain)]),
        "prefix.pt": b"\x80\x02N." + _zip([("m/data.pkl", plain)]),
        "flag_encrypted.pt": _flag(_zip([("m/data.pkl", plain)]), 0x1),
        "flag_patched.pt": _flag(_zip([("m/data.pkl", plain)]), 0x20),
        "other_name.pt": _zip([("m/data.pkl", plain)]).replace(b"m/data.pkl", b"m/datap.kl", 1),
        "checksum.pt": _zip([("m/data.pkl", plain)]).replace(b"touch", b"true;", 1),
        "renamed.pt": _renamed("m/data.pkl", "m/notes.txt", plain),
        "two_directories.pt": _two_directories(pickle.dumps({}), plain),
        "jit_builder.pt": _zip([("m/constants.pkl", builder), ("m/data.pkl", builder)]),
    }


def malicious(folder: Path, canary: Path) -> list[Path]:
    """Malicious files of every container."""
    import joblib
    import numpy as np
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    bad = System(canary)
    plain = pickle.dumps(bad)
    made = {f"{name}.pkl": data for name, data in raw(canary).items()}
    made |= {f"reduce_p{p}.pkl": pickle.dumps(bad, protocol=p) for p in range(6)}
    made |= {
        "eval.pkl": pickle.dumps(Evaluated(canary)),
        "gzip.joblib": gzip.compress(plain),
        "bz2.joblib": bz2.compress(plain),
        "xz.joblib": lzma.compress(plain),
        "lzma.joblib": lzma.compress(plain, lzma.FORMAT_ALONE),
        "zlib.joblib": zlib.compress(plain),
        "stacked.pkl": pickle.dumps({"a": 1}) + plain,
        "nested.pkl": pickle.dumps({"weights": plain}),
        "named.safetensors": plain,
        "named.txt": plain,
    }
    made |= divergent(canary)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    joblib.dump({"x": np.zeros(100), "bad": bad, "y": np.zeros(7)}, folder / "array.joblib")
    joblib.dump({"x": np.zeros(100), "bad": bad}, folder / "array_z.joblib", compress=3)
    joblib.dump({"x": np.array([1, bad], dtype=object)}, folder / "objects.joblib")
    torch.save({"weight": torch.zeros(3), "bad": bad}, folder / "zip.pt")
    torch.save({"weight": torch.zeros(3), "bad": bad}, folder / "legacy.pt", _use_new_zipfile_serialization=False)
    np.save(folder / "objects.npy", np.array([bad], dtype=object), allow_pickle=True)
    np.savez(folder / "objects.npz", a=np.zeros(3), b=np.array([bad], dtype=object))
    return sorted(folder.iterdir())


def benign(folder: Path) -> list[Path]:
    """Files that data scientists make every day."""
    import joblib
    import numpy as np
    import pandas as pd
    import safetensors.torch
    import skops.io
    import torch
    from sklearn.compose import ColumnTransformer
    from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier, RandomForestClassifier
    from sklearn.linear_model import LogisticRegression, SGDClassifier
    from sklearn.model_selection import GridSearchCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    frame = pd.DataFrame({"a": random.random(80), "b": ["x", "y"] * 40})
    label = np.arange(80) % 2
    models = {
        "logistic": LogisticRegression(),
        "forest": RandomForestClassifier(3),
        "hist": HistGradientBoostingClassifier(max_iter=3),
        "boosting": GradientBoostingClassifier(n_estimators=3),
        "sgd": SGDClassifier(),
        "grid": GridSearchCV(LogisticRegression(), {"C": [1.0, 2.0]}, cv=2),
    }
    for name, model in models.items():
        columns = ColumnTransformer([("n", StandardScaler(), ["a"]), ("c", OneHotEncoder(), ["b"])])
        fitted = make_pipeline(columns, model).fit(frame, label)
        joblib.dump(fitted, folder / f"{name}.joblib")
        joblib.dump(fitted, folder / f"{name}_z.joblib", compress=3)
        (folder / f"{name}.pkl").write_bytes(pickle.dumps(fitted))
        skops.io.dump(fitted, folder / f"{name}.skops")
    plain = LogisticRegression().fit(frame[["a"]], label)  # keeps the columns' names, an array of objects
    joblib.dump({"model": plain, "features": ["a"]}, folder / "in_dict.joblib")
    joblib.dump({"features": ["a"], "model": plain}, folder / "in_dict_last.joblib")
    joblib.dump({"scaler": StandardScaler().fit(frame[["a"]]), "model": fitted}, folder / "two_in_dict.joblib")
    joblib.dump(frame, folder / "frame.joblib")
    wide = pd.DataFrame({f"c{i}": np.array(["x", "y"], dtype=object) for i in range(80)})
    joblib.dump(OneHotEncoder().fit(wide), folder / "wide.joblib")
    arrays = {
        "numbers": np.arange(1000.0),
        "objects": np.array(["a", 1], dtype=object),
        "text": np.array(["abc"]),
        "days": np.array(["2020-01-01"], dtype="M8[D]"),
        "records": np.zeros(3, dtype=[("x", "f4"), ("y", "i8")]),
    }
    joblib.dump(arrays, folder / "arrays.joblib")
    np.save(folder / "numbers.npy", arrays["numbers"])
    np.savez(folder / "numbers.npz", a=arrays["numbers"])
    module = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 1))
    torch.save(module.state_dict(), folder / "state.pt")
    torch.save(module.state_dict(), folder / "legacy.pt", _use_new_zipfile_serialization=False)
    torch.jit.script(module).save(str(folder / "script.pt"))
    safetensors.torch.save_file(module.state_dict(), folder / "weights.safetensors")
    return sorted(folder.iterdir())


def bomb(path: Path) -> None:
    """An archive with a member that unpacks to far more than it takes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model/data.pkl", pickle.dumps({}))
        archive.writestr("model/data/0", io.BytesIO(bytes(1 << 27)).getvalue())
