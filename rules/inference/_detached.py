"""Forward passes whose outcome is cut off its graph afterwards: the graph was built for nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called, called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import _gradients

_NAMED: Final = regex(
    r"^(model|network|module|encoder|classifier|detector|backbone|embedder|extractor|vocoder)$"
    r"|_(model|net|network|encoder|classifier|detector|embedder|extractor)$|^(hu)?bert$"
)
_FIELDS: Final = frozenset(
    {
        "logits",
        "last_hidden_state",
        "pooler_output",
        "hidden_states",
        "text_embeds",
        "image_embeds",
        "prediction_logits",
    }
)
"""What the outcome of a model of Transformers holds, by its name."""
_ENDS: Final = frozenset({"item", "tolist", "argmax", "topk"})
"""What turns an outcome into an answer, and asks for no gradient."""
_NO_TORCH: Final = ("optimum", "onnxruntime", "openvino", "tensorflow", "keras", "jax", "flax", "mlx", "captum")
_TARGETS: Final = regex(r"(?i)target|teacher|critic|actor|policy|reward|discriminat|loss|frozen")
"""Networks beside one that learns: what they answer is detached for a gradient of another one."""
_DEPTH: Final = 4


def detached_passes(file: FileContext) -> Iterator[ast.Call]:
    """The first call of a model in each function whose outcome is detached there, or is one of Transformers' with its
    logits read into an answer.
    """
    detached = called(file, "detach")
    if not detached and not file.holds(b"logits", b"last_hidden_state", b"pooler_output", b"_embeds"):
        return
    if file.imports(*_NO_TORCH):
        return
    homes = {file.function_of(call) for call in detached}
    told: set[ast.AST | None] = set()
    for call in called_where(file, _NAMED.search):
        home = file.function_of(call)
        if home in told or home is None or not (call.args or call.keywords) or _TARGETS.search(file.text(call.func)):
            continue
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call):
            continue
        if _gradients.is_quiet(file, call):
            continue
        if _gradients.wants_gradient(file, call) and not _answers_text(file, call, home):
            continue
        cut = home in homes and any(_leads_to(file, each, call) for each in detached if file.function_of(each) is home)
        if cut or _is_answered(file, call):
            told.add(home)
            yield call


def _answers_text(file: FileContext, call: ast.Call, home: ast.AST) -> bool:
    """Whether a ``forward`` takes what people wrote and answers with a label: it tokenises itself, reads one class out,
    and knows no loss. Nothing can be learned through it.
    """
    calls = file.inside(home, ast.Call)
    if not any(keyword.arg == "return_tensors" for each in calls for keyword in each.keywords):
        return False
    if any("loss" in last_part(each.func).lower() or "grad" in last_part(each.func).lower() for each in calls):
        return False
    classes = [each for each in calls if last_part(each.func) == "argmax"]
    read = [
        each.func.value for each in calls if last_part(each.func) == "item" and isinstance(each.func, ast.Attribute)
    ]
    return any(each is one for each in read for one in classes) and _is_answered(file, call)


def _leads_to(file: FileContext, node: ast.expr, call: ast.Call, depth: int = _DEPTH) -> bool:
    """Whether a value is made of what `call` answers, through parts, methods and names."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        if node is call:
            return True
        if isinstance(node, ast.Call):
            if not isinstance(node.func, ast.Attribute):
                return False
            node = node.func.value
        else:
            node = node.value
    if not isinstance(node, ast.Name) or depth <= 0:
        return False
    return any(
        binding.value is not None and _leads_to(file, binding.value, call, depth - 1)
        for binding in file.names.lookup(node.id, node)
        if binding.kind in ("assign", "unpack")
    )


def _is_answered(file: FileContext, call: ast.Call) -> bool:
    """Whether a model that takes what a tokenizer or processor made (`**inputs`) answers with fields by name, and a
    number or a label is made of them in the same function.
    """
    if not any(keyword.arg in (None, "input_ids", "pixel_values", "input_values") for keyword in call.keywords):
        return False
    home = file.function_of(call)
    if home is None or not any(last_part(each.func) in _ENDS for each in file.inside(home, ast.Call)):
        return False
    above = parent_of(call)
    read: list[ast.expr] = [each for each in (above,) if isinstance(each, ast.Attribute | ast.Subscript)]
    read += [*file.inside(home, ast.Attribute), *file.inside(home, ast.Subscript)]
    return any(_field(each) in _FIELDS and _leads_to(file, each, call) for each in read)


def _field(node: ast.expr) -> object:
    if isinstance(node, ast.Attribute):
        return node.attr
    key = node.slice if isinstance(node, ast.Subscript) else None
    return key.value if isinstance(key, ast.Constant) else None


__all__ = ["detached_passes"]
