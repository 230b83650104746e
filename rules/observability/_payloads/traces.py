"""What is kept of a call beside its log lines: spans, traces of models, runs, what an error tracker is told."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._logs import parts

_ON_SPAN: Final = frozenset({"set_attribute", "set_attributes", "add_event", "set_tag", "set_tags", "set_data"})
_OPENS: Final = frozenset({"start_as_current_span", "start_span"})
_IN_REPORT: Final = frozenset(
    {"set_extra", "set_extras", "set_context", "set_tag", "set_user", "add_breadcrumb", "capture_message"}
)
_IN_RUN: Final = frozenset({"log_param", "log_params", "log_text", "log_dict", "log_table", "set_tag", "set_tags"})
_OF_CALL: Final = frozenset(
    {"trace", "span", "generation", "event", "update", "end", "update_trace", "update_current_trace", "create_run"}
    | {"update_current_observation", "update_current_span", "update_current_generation", "start_generation"}
)
_METADATA: Final = frozenset({"put_annotation", "put_metadata", "add_custom_attribute", "record_custom_event"})
_RUN: Final = regex(r"^mlflow\.(\w+\.)?(MlflowClient\(\)\.)?\w+$")
_WANDB: Final = regex(r"^wandb\.(log|Table|init\(\)\.log)$|^wandb\.run\.log$")
_TRACKER: Final = regex(r"^sentry_sdk\.")
_TRACER: Final = regex(r"^(langfuse|langsmith|opik|literalai|phoenix|promptlayer)\.")
_SPAN_NAME: Final = regex(r"(?i)(^|_)(span|tracer)$|get_current_span\(\)$|^opentelemetry\.|^ddtrace\.")
_SCOPE: Final = regex(r"(?i)(^|_)scope$")
_METADATA_OWNER: Final = regex(r"^(aws_lambda_powertools\.Tracer\(\)|newrelic\.agent|aws_xray_sdk\.)")
_CONTENT: Final = frozenset({"input", "output", "inputs", "outputs", "metadata", "prompt", "completion"})

TRACES: Final = _ON_SPAN | _OPENS | _IN_REPORT | _IN_RUN | _OF_CALL | _METADATA | {"log", "Table"}
"""Last parts of the calls that `traced` knows."""


def traced(file: FileContext, node: ast.Call) -> Iterator[ast.expr]:
    """The expressions that a call puts on a span or a trace, with a run, or into the reports of an error tracker."""
    for argument in _kept(file, node):
        yield from parts(file, argument)


def _kept(file: FileContext, node: ast.Call) -> list[ast.expr]:
    function = node.func
    last, name = last_part(function), file.call_name(node) or ""
    if last in _OF_CALL and not name.startswith("wandb."):  # most of them, and none of the others
        return _contents(node) if _TRACER.match(name) else []
    every = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg)]
    owner = function.value if isinstance(function, ast.Attribute) else None
    known = (file.qualname(owner) or "") if owner is not None else ""
    shown = last_part(owner)
    if last in _ON_SPAN and (_SPAN_NAME.search(known or shown) or _SPAN_NAME.search(shown)):
        return every
    if last in _IN_REPORT and (_TRACKER.match(name) or (_SCOPE.search(shown) and file.imports("sentry_sdk"))):
        return every
    if last in _IN_RUN and _RUN.match(name):
        return every
    if _WANDB.match(name):
        return every
    if last in _METADATA and _METADATA_OWNER.match(name):
        return every
    if last in _OPENS and _SPAN_NAME.search(known or shown):
        return [keyword.value for keyword in node.keywords if keyword.arg == "attributes"]
    return _contents(node) if traces_call(file, node) else []


def _contents(node: ast.Call) -> list[ast.expr]:
    return [keyword.value for keyword in node.keywords if keyword.arg in _CONTENT]


def traces_call(file: FileContext, node: ast.Call) -> bool:
    """Whether a call is of a library that keeps what goes into a model and what comes out."""
    return last_part(node.func) in _OF_CALL and _TRACER.match(file.call_name(node) or "") is not None


def kept_with_run(file: FileContext, node: ast.Call) -> bool:
    """Whether a call keeps something with a run of MLflow or W&B, as training does with what it is configured with."""
    name = file.call_name(node) or ""
    return (last_part(node.func) in _IN_RUN and _RUN.match(name) is not None) or _WANDB.match(name) is not None
