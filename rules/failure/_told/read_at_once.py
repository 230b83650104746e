"""Bodies that are read right after they were written: what opens them refuses the page of an error."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

_DECODERS: Final = frozenset(
    {"PIL.Image.open", "torch.load", "torch.jit.load", "torchaudio.load", "numpy.load", "joblib.load", "pickle.load"}
    | {"pandas.read_parquet", "pandas.read_excel", "pandas.read_pickle", "pandas.read_feather", "zipfile.ZipFile"}
    | {"tarfile.open", "gzip.open", "h5py.File", "soundfile.read", "librosa.load", "onnxruntime.InferenceSession"}
    | {"imageio.imread", "skimage.io.imread", "safetensors.torch.load_file", "fitz.open", "pdfplumber.open"}
    | {"tensorflow.keras.models.load_model", "keras.models.load_model", "onnx.load", "shutil.unpack_archive"}
)
"""What raises where it is given a page of HTML or JSON."""
_UNPACKS: Final = regex(
    r"""(?:^f?\[?f?["']|[;&]\s*)(?:(?:bsd)?tar(?:["'],)?\s+["']?-{0,2}\w*x|7z(?:["'],)?\s+["']?[ex]|g?unzip|bunzip2|unxz)"""
)
"""Commands that end with an error where they are given none of their archives."""
_CHECKED: Final = ("subprocess.check_call", "subprocess.check_output")


def is_decoded(file: FileContext, node: ast.Call) -> bool:
    """Whether a body goes to a buffer in memory that the same function decodes: nothing is saved, and a page that tells
    of an error raises there.
    """
    held = node.func.value if isinstance(node.func, ast.Attribute) else None
    if held is None or not (file.qualname(held) or "").startswith("io.BytesIO"):
        return False
    return any(_takes(read, {as_written(held)}) for read in _decoders(file, node))


def is_loaded(file: FileContext, node: ast.Call) -> bool:
    """Whether a body goes to a file that is opened at once, by the same function or by all who call it in this file:
    ``open(path, "wb")``, and ``torch.load(path)`` below.
    """
    paths = set(_paths(file, node))
    if not paths:
        return False
    if any(_takes(read, paths) for read in _decoders(file, node)) or _is_unpacked(file, node, paths):
        return True
    return _is_loaded_by_callers(file, node, paths)


def _is_unpacked(file: FileContext, node: ast.Call, paths: set[str]) -> bool:
    """Whether a command below unpacks the file, and its failure is an error: ``run(f"tar -xzf {name}", check=True)``,
    itself or by a function of the file that does so.
    """
    home = file.function_of(node)
    for call in file.inside(home, ast.Call) if home is not None else ():
        if call.lineno > node.lineno and call.args and _UNPACKS.search(as_written(call.args[0])):
            names = {as_written(part) for part in ast.walk(call.args[0]) if isinstance(part, ast.Name | ast.Attribute)}
            if not names.isdisjoint(paths) and _is_checked(file, call):
                return True
    return False


def _is_checked(file: FileContext, call: ast.Call) -> bool:
    """Whether a command that fails raises: where it is run, or in the function of the file that runs it."""
    if (file.call_name(call) or "").startswith("subprocess."):
        return file.call_name(call) in _CHECKED or file.constant(file.argument(call, "check")) is True
    runners = [each for each in file.functions() if each.name == last_part(call.func)]
    inner = [each for runner in runners for each in file.inside(runner, ast.Call)]
    return any((file.call_name(each) or "").startswith("subprocess.") and _is_checked(file, each) for each in inner)


def _decoders(file: FileContext, node: ast.Call) -> Iterator[ast.Call]:
    """The calls below, in the same function, that refuse what is none of their kind."""
    home = file.function_of(node)
    for read in called(file, *{name.rpartition(".")[2] for name in _DECODERS}):
        if read.lineno > node.lineno and file.function_of(read) is home and file.call_name(read) in _DECODERS:
            yield read


def _takes(read: ast.Call, paths: set[str]) -> bool:
    return bool(read.args) and _plain(read.args[0]) in paths


def _plain(path: ast.expr) -> str:
    """The text of a path, without the ``str()`` round it."""
    if isinstance(path, ast.Call) and last_part(path.func) in ("str", "fspath", "Path") and len(path.args) == 1:
        path = path.args[0]
    return as_written(path)


def _paths(file: FileContext, node: ast.Call) -> Iterator[str]:
    """How the file is written that a body goes to: by its path, and by the name of what is open."""
    held = node.func.value if isinstance(node.func, ast.Attribute) else None
    if held is None:
        return
    if last_part(node.func) in ("write_bytes", "write_text"):
        yield _plain(held)
        return
    if isinstance(held, ast.Call) and last_part(held.func) == "open" and isinstance(held.func, ast.Name):
        yield from map(_plain, held.args[:1])
    yield f"{as_written(held)}.name"
    for block in file.ancestors(node, ast.With):
        for item in block.items:
            opened = item.context_expr
            if item.optional_vars is None or as_written(item.optional_vars) != as_written(held):
                continue
            if isinstance(opened, ast.Call) and last_part(opened.func) == "open":
                method = opened.func if isinstance(opened.func, ast.Attribute) else None
                of_path = method is not None and last_part(method.value) != "io"
                yield from map(_plain, [method.value] if method is not None and of_path else opened.args[:1])


def _is_loaded_by_callers(file: FileContext, node: ast.Call, paths: set[str]) -> bool:
    """Whether the file is named by a parameter, and all calls of the function are followed by what opens it."""
    function = file.function_of(node)
    if function is None:
        return False
    position = next((i for i, a in enumerate(function.args.args) if a.arg in paths), None)
    calls = [call for call in called(file, function.name) if file.function_of(call) is not function]
    if position is None or not calls:
        return False
    for call in calls:
        given = file.argument(call, function.args.args[position].arg, position)
        if given is None or not any(_takes(read, {_plain(given)}) for read in _decoders(file, call)):
            return False
    return True


__all__ = ["is_decoded", "is_loaded"]
