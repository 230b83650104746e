"""What is kept of a call beside its log lines: attributes of spans, what an error tracker is told."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._logs import parts

_SPAN: Final = frozenset({"set_attribute", "set_attributes", "add_event"})
_TRACKER: Final = regex(r"^sentry_sdk\.(set_extra|set_context|set_tag|capture_message)$")
_RUN: Final = regex(r"^mlflow\.(log_param|log_params|log_text|log_dict)$")
"""Calls that keep what they are given with a run, where a service starts one for each request."""
_SPAN_NAME: Final = regex(r"(?i)(^|_)span$|get_current_span\(\)$|^opentelemetry\.")

TRACES: Final = (
    _SPAN
    | {"set_extra", "set_context", "set_tag", "capture_message"}
    | {"log_param", "log_params", "log_text", "log_dict"}
)
"""Last parts of the calls that `traced` knows."""


def traced(file: FileContext, node: ast.Call) -> Iterator[ast.expr]:
    """The expressions that a call puts on a span, or into the reports of an error tracker."""
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr in _SPAN:
        owner = file.qualname(function.value) or last_part(function.value)
        if not _SPAN_NAME.search(owner) and not _SPAN_NAME.search(last_part(function.value)):
            return
    elif not _TRACKER.match(name := file.call_name(node) or "") and not _RUN.match(name):
        return
    for argument in (*node.args, *(k.value for k in node.keywords if k.arg)):
        yield from parts(file, argument)
