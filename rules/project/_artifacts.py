"""Where a model file is written and read, by the last part of its path."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

MODEL_FILE: Final = regex(
    r"(?i)[\w.-]+\.(pkl|pickle|joblib|bin|pt|pth|h5|hdf5|keras|onnx|ubj|cbm|safetensors|model|sav|dill|json)$"
)
_DUMPS: Final = ("joblib.dump", "sklearn.externals.joblib.dump", "torch.save")
_PICKLES: Final = frozenset({"pickle", "joblib", "dill", "cloudpickle", "_pickle", "skops"})
_LOADERS: Final = frozenset(
    {"joblib.load", "pickle.load", "dill.load", "cloudpickle.load", "torch.load", "torch.jit.load"}
)
_KEEPS: Final = frozenset(
    {
        "save_model",
        "save_pretrained",
        "save_weights",
        "save_checkpoint",
        "log_model",
        "register_model",
        "export",
        "to_onnx",
    }
    | {"save_pickle", "save_object", "dump_model", "write_model", "ModelCheckpoint", "save_file", "push_to_hub"}
)
"""Calls after which a model lies somewhere."""
_BOOSTER: Final = regex(r"(?i)[\w.-]+\.txt$")
"""What LightGBM writes, beside the endings that all have."""
_WRITES: Final = {"save_model": 0, "dump_model": 0, "save_weights": 0, "save": 0, "write_model": 0}
_REGISTRIES: Final = frozenset({"python", "sklearn", "tensorflow", "torch", "llm"})
"""Kinds of entries of a registry of Hopsworks."""
_HANDS_OUT: Final = frozenset(
    {"download", "download_artifacts", "snapshot_download", "get_model_path", "get_local_copy"}
)
_READS: Final = frozenset(
    {"load", "loads", "load_model", "load_weights", "read_pickle", "InferenceSession", "load_state_dict", "load_file"}
)


def file_name(file: FileContext, node: ast.expr | None, depth: int = 6) -> str:
    """The last part of a path that is built from constants at its end; "" where it is unknown."""
    if node is None or depth <= 0:
        return ""
    value = file.constant(node)
    if isinstance(value, str):
        return value.replace("\\", "/").rpartition("/")[2]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.Add):
        return file_name(file, node.right, depth - 1)
    if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[-1], ast.Constant):
        text = str(node.values[-1].value).replace("\\", "/")
        return text.rpartition("/")[2] if "/" in text else ""
    if isinstance(node, ast.Call):
        name = file.call_name(node) or ""
        if name in ("os.path.join", "pathlib.Path") and node.args:
            return file_name(file, node.args[-1], depth - 1)
        if name == "builtins.str" and node.args:
            return file_name(file, node.args[0], depth - 1)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("joinpath", "resolve", "as_posix", "absolute"):
            return file_name(file, node.args[-1] if node.args else node.func.value, depth - 1)
        return ""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call):
        whole = node.value
        if file.call_name(whole) == "os.path.splitext" and file.constant(node.slice) == 0 and whole.args:
            found = file_name(file, whole.args[0], depth - 1)
            return found.rpartition(".")[0] or found
        return ""
    if isinstance(node, ast.Name | ast.Attribute):
        made = file.names.single_value(node)
        return file_name(file, made, depth - 1) if made is not None and made is not node else ""
    return ""


def read_name(file: FileContext, node: ast.Call) -> str:
    """The model file that a call opens for reading or loads; "" for none."""
    name = file.call_name(node) or ""
    if name == "builtins.open":
        mode = file.constant(file.argument(node, "mode", 1))
        if isinstance(mode, str) and "r" not in mode:
            return ""
    elif not may_read(name, last_part(node.func)):
        return ""
    found = file_name(file, node.args[0]) if node.args else ""
    if found and last_part(node.func) == "load_model" and file.imports("pycaret"):
        found = _with_ending(found)
    return (
        found
        if MODEL_FILE.match(found) and (not found.endswith(".json") or "load_model" in ast.unparse(node.func))
        else ""
    )


def may_read(name: str, last: str) -> bool:
    """Whether `read_name` may have something to say of calls of this name."""
    return name == "builtins.open" or last in _READS or name.rpartition(".")[2] in _READS


def may_write(name: str, last: str) -> bool:
    """Whether `written_name` may have something to say of calls of this name."""
    return name == "builtins.open" or name in _DUMPS or last in _WRITES


def written_name(file: FileContext, node: ast.Call) -> str:
    """The model file that a call creates; "" for none."""
    name = file.call_name(node) or ""
    method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    target: ast.expr | None = None
    if name == "builtins.open":
        mode = file.constant(file.argument(node, "mode", 1))
        if not isinstance(mode, str) or "wb" not in mode:
            return ""
        target = file.argument(node, "file", 0)
    elif name in _DUMPS:
        target = file.argument(node, "filename" if "joblib" in name else "f", 1)
    elif method in _WRITES and not (method == "save" and _is_entry(file, node)):
        target = node.args[0] if node.args else None
    found = file_name(file, target)
    if last_part(node.func) == "save_model" and file.imports("pycaret"):
        found = _with_ending(file_name(file, file.argument(node, "model_name", 1)))
    if method == "save_model" and _BOOSTER.match(found):
        return found
    return found if MODEL_FILE.match(found) and (not found.endswith(".json") or method == "save_model") else ""


def _is_entry(file: FileContext, node: ast.Call) -> bool:
    """``registry.python.create_model(name="tides").save("model.pkl")``: an entry of a model registry, which takes the
    file up and does not write it.
    """
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    made = [owner]
    if isinstance(owner, ast.Name):
        made = [b.value for b in file.names.lookup(owner.id, owner) if b.kind == "assign"]
    return any(
        isinstance(each, ast.Call)
        and last_part(each.func) == "create_model"
        and isinstance(each.func, ast.Attribute)
        and last_part(each.func.value) in _REGISTRIES
        for each in made
    )


def from_registry(file: FileContext, node: ast.Call) -> bool:
    """Whether the folder of a model file that is loaded is what a registry handed out: ``entry.download()``."""
    for name in (part for each in node.args[:1] for part in ast.walk(each) if isinstance(part, ast.Name)):
        made = file.names.single_value(name)
        if isinstance(made, ast.Call) and last_part(made.func) in _HANDS_OUT:
            return True
    return False


def loads_unknown(file: FileContext, node: ast.Call) -> bool:
    """Whether a call loads a model from a place that only a running program knows."""
    name, last = file.call_name(node) or "", last_part(node.func)
    given = node.args[0] if node.args else file.argument(node, "model_file") or file.argument(node, "model_path")
    if given is None or not (name in _LOADERS or last in ("load_model", "Booster")):
        return False
    handle = file.names.single_value(given)
    if isinstance(handle, ast.Call) and last_part(handle.func) == "open" and handle.args:
        given = handle.args[0]
    return not file_name(file, given)


def may_keep(name: str, last: str) -> bool:
    """Whether `saves` or `loads_unknown` may have something to say of calls of this name."""
    return name in _LOADERS or last in _KEEPS or last in ("dump", "save", "load_model", "Booster")


def saves(file: FileContext, node: ast.Call) -> bool:
    """Whether a call writes a model, or may do so."""
    name, last = file.call_name(node) or "", last_part(node.func)
    if name in _DUMPS or last in _KEEPS or (last == "dump" and name.partition(".")[0] in _PICKLES):
        return True
    return last == "save" and bool(node.args) and file.imports("tensorflow", "keras", "gensim", "sentence_transformers")


def _with_ending(name: str) -> str:
    """The file that PyCaret writes and reads under a name."""
    return f"{name}.pkl" if name and not name.endswith(".pkl") else name
