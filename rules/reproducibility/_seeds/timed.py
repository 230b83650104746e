"""Steps that are made to see how long they take: no weights are kept, no score is asked and no loss is read."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_CLOCKS: Final = frozenset({"perf_counter", "perf_counter_ns", "time", "monotonic", "elapsed_time"})
_CLOCK_TEXTS: Final = (b"perf_counter", b"time.time", b"monotonic", b"elapsed_time")
_USES: Final = frozenset(
    {
        *("save", "dump", "dumps", "state_dict", "save_pretrained", "save_model", "save_weights", "log_model"),
        *("save_checkpoint", "push_to_hub", "export", "log_metric", "log_metrics", "add_scalar", "log", "validate"),
        *("item", "tolist", "eval", "no_grad", "inference_mode", "predict", "evaluate", "argmax", "load_state_dict"),
    }
)
"""Calls that keep what was learnt, or ask how good it is."""
_LEARNT: Final = regex(r"(?i)model|net(work)?$|module|weights|loss|params$")


def only_timed(file: FileContext, function: FunctionNode | None) -> bool:
    """Whether a function reads the clock round its steps, and its file does nothing with what is learnt in them."""
    if function is None or not file.holds(*_CLOCK_TEXTS) or not lasts(file).isdisjoint(_USES):
        return False
    if not any(last_part(call.func) in _CLOCKS for call in file.inside(function, ast.Call)):
        return False
    return not any(_gives_back(each.value) for each in file.tree.of(ast.Return) if each.value is not None)


def _gives_back(value: ast.expr) -> bool:
    """Whether an answer is a model, a loss, or one of several that is."""
    every = value.elts if isinstance(value, ast.Tuple | ast.List) else [value]
    return any(isinstance(each, ast.Name | ast.Attribute) and _LEARNT.search(last_part(each)) for each in every)


__all__ = ["only_timed"]
