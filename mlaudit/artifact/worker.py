"""The worker: loads one artifact and answers questions about it, in a process of its own.

This file runs alone, under any interpreter: it needs the standard library, NumPy and the model's own framework. It
speaks frames over its standard input and output: an 8-byte length, a JSON header, and raw buffers whose sizes the
header tells. Never pickle. Whatever the model prints goes to standard error.
"""

import ctypes
import importlib
import json
import os
import resource
import struct
import sys
import threading
import time
import traceback
import warnings

MOST_HEADER = 64 << 20
MOST_CLASSES = 1000


DEVICE_FILES = ("/dev/nvidiactl", "/dev/dxg", "/dev/kfd")
"""How Linux shows a GPU: NVIDIA's driver, the same inside WSL 2, AMD's."""


def isolate(memory_mb, on_cpu):
    """Take away what the model does not need; returns what was achieved, and whether memory is bounded."""
    achieved = ["own process group", "scrubbed environment", "private home"]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    bounded = bool(on_cpu and memory_mb)
    if bounded:  # a GPU's driver reserves far more addresses than it uses: there the auditor watches what is used
        limit = memory_mb << 20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        achieved.append("%d MB of memory" % memory_mb)
    new_user, new_net, child_subreaper = 0x10000000, 0x40000000, 36
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "prctl"):
            libc.prctl(child_subreaper, 1, 0, 0, 0)  # what its children leave behind stays with it, to be ended with it
        flags = new_net if os.geteuid() == 0 else new_user | new_net
        if libc.unshare(flags) == 0:
            achieved.append("no network")
    except (OSError, AttributeError) as error:
        sys.stderr.write("no network namespace: %s\n" % error)
    return achieved, bounded


class Channel:
    """Frames over two pipes."""

    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer

    def receive(self):
        head = self.reader.read(8)
        if len(head) < 8:
            return None, []
        (size,) = struct.unpack(">Q", head)
        if size > MOST_HEADER:
            raise ValueError("header of %d bytes" % size)
        header = json.loads(self.reader.read(size).decode("utf-8"))
        return header, [self.reader.read(n) for n in header.get("buffers", [])]

    def send(self, header, buffers=()):
        header = dict(header, buffers=[len(b) for b in buffers])
        data = json.dumps(header, allow_nan=True).encode("utf-8")
        self.writer.write(struct.pack(">Q", len(data)))
        self.writer.write(data)
        for part in buffers:
            self.writer.write(part)
        self.writer.flush()


def resolve(name):
    """The object that ``module:callable`` names."""
    module, _, attribute = name.partition(":")
    if not attribute:
        raise ValueError("%r names no callable; write module:callable" % name)
    found = importlib.import_module(module)
    for part in attribute.split("."):
        found = getattr(found, part)
    return found


def columns_of(header, buffers):
    """The columns of a request, as NumPy arrays of shape (n,)."""
    import numpy as np

    found = {}
    for column, raw in zip(header["columns"], buffers):
        if column["kind"] == "json":
            values = np.empty(column["rows"], dtype=object)
            values[:] = json.loads(raw.decode("utf-8"))
        else:
            values = np.frombuffer(raw, dtype=np.dtype(column["dtype"])).copy()
        found[column["name"]] = values
    return found


def pack_array(values):
    """(description, bytes) of an answer."""
    import numpy as np

    values = np.asarray(values)
    if values.dtype.kind in "OUS":
        listed = [v.item() if hasattr(v, "item") else v for v in values.reshape(-1).tolist()]
        text = json.dumps(listed, default=str).encode("utf-8")
        return {"kind": "json", "shape": list(values.shape), "dtype": str(values.dtype)}, text
    if values.dtype.kind not in "biuf":
        raise TypeError("the answer has the dtype %s; numbers or labels are expected" % values.dtype)
    declared = str(values.dtype)
    if values.dtype.kind == "f" and values.dtype.itemsize != 4:
        values = values.astype(np.float64)
    values = np.ascontiguousarray(values)
    return {
        "kind": "raw",
        "shape": list(values.shape),
        "dtype": values.dtype.str,
        "declared": declared,
    }, values.tobytes()


class Model:
    """A loaded artifact and how it is called."""

    def __init__(self, request):
        self.settings = request
        self.framework = (
            "torch" if request["format"] in ("torch", "torch-legacy", "torchscript", "safetensors") else "sklearn"
        )
        self.device = "cpu"
        self.predict_own = resolve(request["predict"]) if request["predict"] else None
        self.preprocess = resolve(request["preprocess"]) if request["preprocess"] else None
        self.model = self._load()

    def _load(self):
        kind, path = self.settings["format"], self.settings["path"]
        if self.framework == "torch":
            import torch

            version = tuple(int(part) for part in torch.__version__.split("+")[0].split(".")[:2])
            if version < (2, 10):
                raise RuntimeError(
                    "torch %s can be made to run code by a crafted file even with weights_only; 2.10 is needed"
                    % torch.__version__
                )
            wanted = self.settings["device"]
            if wanted == "cuda" and not torch.cuda.is_available():
                raise RuntimeError('device = "cuda" is asked for, and torch sees no CUDA device')
            self.device = "cuda" if wanted != "cpu" and torch.cuda.is_available() else "cpu"
            if kind == "torchscript":
                return torch.jit.load(path, map_location=self.device).eval()
            return self._with_weights(torch, kind, path)
        if kind == "skops":
            import skops.io

            return skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
        import joblib

        return joblib.load(path)

    def _with_weights(self, torch, kind, path):
        if not self.settings["factory"]:
            raise RuntimeError('weights alone are no model: name what builds it with factory = "module:callable"')
        if kind == "safetensors":
            from safetensors.torch import load_file

            state = load_file(path, device=self.device)
        else:
            state = torch.load(path, map_location=self.device, weights_only=True)
        for key in ("state_dict", "model_state_dict", "model"):
            if isinstance(state, dict) and isinstance(state.get(key), dict):
                state = state[key]
        model = resolve(self.settings["factory"])()
        model.load_state_dict(state)
        model = model.to(self.device)
        # with a predict function of the project's own, the mode is the project's own business too
        return model if self.predict_own is not None else model.eval()

    def versions(self):
        found = {"python": "%d.%d.%d" % sys.version_info[:3]}
        for name in ("torch", "numpy", "sklearn", "pandas", "safetensors", "joblib"):
            if name in sys.modules:
                found[name] = str(getattr(sys.modules[name], "__version__", ""))
        return found

    def classes(self):
        """The labels in the order of the scores' columns, where a scikit-learn model answers by itself; else none."""
        if self.framework != "sklearn" or self.predict_own is not None:
            return []
        known = getattr(self.model, "classes_", ())
        listed = known.tolist() if hasattr(known, "tolist") else list(known)
        plain = len(listed) <= MOST_CLASSES and all(isinstance(value, (bool, int, float, str)) for value in listed)
        return listed if plain else []

    def device_name(self):
        """What the maker calls the device; "" for a CPU."""
        return str(sys.modules["torch"].cuda.get_device_name()) if self.device == "cuda" else ""

    def predict(self, columns):
        """The answer for some columns, as an array of shape (n,) or (n, k)."""
        if self.predict_own is not None:
            return to_numpy(self.predict_own(self.model, frame_of(columns)))
        if self.framework == "torch":
            return self._torch(columns)
        return self._sklearn(columns)

    def _torch(self, columns):
        import numpy as np
        import torch

        if self.preprocess is not None:
            inputs = self.preprocess(columns)
        else:
            inputs = np.column_stack([np.asarray(values, dtype=np.float32) for values in columns.values()])
        with torch.inference_mode():
            if isinstance(inputs, dict):
                return to_numpy(self.model(**{k: self._tensor(torch, v) for k, v in inputs.items()}))
            if isinstance(inputs, (tuple, list)):
                return to_numpy(self.model(*[self._tensor(torch, v) for v in inputs]))
            return to_numpy(self.model(self._tensor(torch, inputs)))

    def _tensor(self, torch, values):
        return torch.as_tensor(values).to(self.device)

    def _sklearn(self, columns):
        inputs = self.preprocess(columns) if self.preprocess is not None else frame_of(self._named(columns))
        output = self.settings["output"]
        if output == "logit":
            return self.model.decision_function(inputs)
        if output == "probability" or (output == "auto" and hasattr(self.model, "predict_proba")):
            return self.model.predict_proba(inputs)
        return self.model.predict(inputs)

    def _named(self, columns):
        """The columns that the model was fitted on, where it knows their names and there are others beside."""
        names = [name for name in getattr(self.model, "feature_names_in_", ()) if isinstance(name, str)]
        if names and len(columns) > len(names) and all(name in columns for name in names):
            return {name: columns[name] for name in names}
        return columns

    def synchronise(self):
        if self.device == "cuda":
            sys.modules["torch"].cuda.synchronize()


def frame_of(columns):
    """The columns as a pandas DataFrame, or as a matrix where pandas is missing and all are numbers."""
    try:
        import pandas
    except ImportError:
        import numpy as np

        return np.column_stack(list(columns.values()))
    return pandas.DataFrame(columns)


def to_numpy(value):
    """An answer as an array."""
    import numpy as np

    if hasattr(value, "detach"):
        value = value.detach()
        if str(value.dtype) in ("torch.bfloat16", "torch.float16"):
            value = value.float()
        return value.cpu().numpy()
    if isinstance(value, (dict, tuple)):
        raise TypeError(
            'the model answers a %s; name a function that gives an array with predict = "module:callable"'
            % type(value).__name__
        )
    return np.asarray(value)


def memory():
    """Peak resident memory in bytes, and peak device memory in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    torch = sys.modules.get("torch")
    device = torch.cuda.max_memory_allocated() if torch is not None and torch.cuda.is_available() else 0
    return {"rss": peak, "device": device}


def rows_of(columns, start, stop):
    return {name: values[start:stop] for name, values in columns.items()}


def do_load(state, request, _buffers):
    begun = time.perf_counter()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        state["model"] = model = Model(request)
        model.synchronise()
    seconds = time.perf_counter() - begun
    return {
        "seconds": seconds,
        "device": model.device,
        "device_name": model.device_name(),
        "versions": model.versions(),
        "written_by": written_by(told),
        "classes": model.classes(),
        "memory": memory(),
    }, []


def written_by(told):
    """The version of scikit-learn that wrote what was read, where that is another than the one that read it; or ""."""
    for warning in told:
        if type(warning.message).__name__ == "InconsistentVersionWarning":
            return str(getattr(warning.message, "original_sklearn_version", ""))
    return ""


def do_predict(state, request, buffers):
    model, columns = state["model"], columns_of(request, buffers)
    begun = time.perf_counter()
    values = model.predict(columns)
    model.synchronise()
    seconds = time.perf_counter() - begun
    described, raw = pack_array(values)
    return {"seconds": seconds, "array": described, "memory": memory()}, [raw]


def do_repeat(state, request, buffers):
    """The same rows several times in a row, and then from several threads at once."""
    model, columns = state["model"], columns_of(request, buffers)
    answers = [model.predict(columns) for _ in range(request["calls"])]
    threaded = [None] * request["threads"]
    failures = []

    def work(i):
        try:
            threaded[i] = model.predict(columns)
        except Exception as error:
            failures.append("%s: %s" % (type(error).__name__, error))

    threads = [threading.Thread(target=work, args=(i,)) for i in range(request["threads"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError("failed when called from several threads: %s" % failures[0])
    packed = [pack_array(values) for values in answers + threaded]
    return {"arrays": [p[0] for p in packed], "memory": memory()}, [p[1] for p in packed]


def do_time(state, request, buffers):
    """Seconds of single calls of `batch` rows, and of a warm-up that is told apart; at most `seconds` of each."""
    model, columns = state["model"], columns_of(request, buffers)
    total, batch = request["rows"], request["batch"]
    starts = list(range(0, max(total - batch + 1, 1), batch))
    warm, taken = [], []
    for into, calls in ((warm, request["warmup"]), (taken, request["queries"])):
        begun = time.perf_counter()
        while len(into) < calls and (not into or time.perf_counter() - begun < request["seconds"]):
            start = starts[(len(warm) + len(taken)) % len(starts)]
            rows = rows_of(columns, start, start + batch)
            model.synchronise()
            before = time.perf_counter()
            model.predict(rows)
            model.synchronise()
            into.append(time.perf_counter() - before)
    return {"warmup": warm, "seconds": taken, "memory": memory()}, []


ACTIONS = {"load": do_load, "predict": do_predict, "repeat": do_repeat, "time": do_time}


def describe(error):
    """What is told of an error: type, text, and the last place in the project's own code."""
    frames = traceback.extract_tb(error.__traceback__)
    place = "%s:%d" % (os.path.basename(frames[-1].filename), frames[-1].lineno or 0) if frames else ""
    return {"type": type(error).__name__, "text": " ".join(str(error).split())[:500], "place": place}


def main():
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    channel = Channel(os.fdopen(os.dup(0), "rb"), private)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    first, _ = channel.receive()
    if first is None:
        return
    on_cpu = first["device"] == "cpu" or not any(map(os.path.exists, DEVICE_FILES))
    achieved, bounded = isolate(first["memory_mb"], on_cpu)
    sys.path[:0] = first["source"]
    sys.path += [folder for folder in first["packages"] if folder not in sys.path]
    channel.send({"ok": True, "isolation": achieved, "bounded": bounded, "pid": os.getpid()})
    state = {}
    while True:
        request, buffers = channel.receive()
        if request is None or request["action"] == "quit":
            return
        try:
            answer, parts = ACTIONS[request["action"]](state, request, buffers)
        except MemoryError as error:
            channel.send({"ok": False, "error": dict(describe(error), type="MemoryError")})
            continue
        except Exception as error:
            channel.send({"ok": False, "error": describe(error)})
            continue
        channel.send(dict(answer, ok=True), parts)


if __name__ == "__main__":
    main()
