"""Models that leave the program: exported to another format, saved as a release, or put into a registry."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_EXPORTS: Final = regex(
    r"^(export|_?export_\w+|convert|_?convert_(to_)?(onnx|tflite|torchscript|coreml|openvino|tensorrt|trt|engine|mobile)\w*"
    r"|from_keras_model|from_concrete_functions|save_pretrained|push_to_hub|log_model|register_model|create_model_version"
    r"|_?(publish|deploy|register|upload|release)_(\w+_)?(model|net|network|weights)|to_onnx|to_torchscript|save_to_hub"
    r"|optimize_for_mobile|script|trace)$"
)
"""What takes a model out of the program that made it."""
_MODULES: Final = ("jit", "onnx", "coremltools", "ct")
_PLAIN: Final = frozenset({"script", "trace", "export", "convert"})


def is_exported(file: FileContext, net: ast.Name | ast.Attribute, after: ast.stmt) -> bool:
    """Whether a model is exported further down in the same function."""
    home = file.function_of(after)
    name = file.text(net)
    return any(
        call.lineno > after.lineno and file.function_of(call) is home and _takes(file, call, name)
        for call in called_where(file, _EXPORTS.match)
    )


def _takes(file: FileContext, call: ast.Call, name: str) -> bool:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if owner is not None and file.text(owner) == name:
        return True
    last = last_part(call.func)
    if last in _PLAIN and owner is not None and not any(module in file.text(owner) for module in _MODULES):
        return False
    return any(file.text(given) == name for given in (*call.args, *(k.value for k in call.keywords)))
