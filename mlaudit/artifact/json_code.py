"""What a JSON document has its reader run: classes from files beside a model, functions written out in a layer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

_KERAS: Final = ("Lambda", "__lambda__")


def asked(document: Any) -> tuple[str, ...]:
    """Why a person has to look at the document, without repetition; empty for what is data to every reader."""
    return tuple(dict.fromkeys(reason for node in _objects(document) for reason in _reasons(node)))


def _objects(document: Any) -> Iterator[dict[str, Any]]:
    stack = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def _reasons(node: dict[str, Any]) -> Iterator[str]:
    # https://huggingface.co/docs/transformers/custom_models
    if node.get("auto_map"):
        yield "`auto_map` names code: whoever loads this model with `trust_remote_code=True` runs it"
    if isinstance(node.get("custom_pipelines"), dict) and node["custom_pipelines"]:
        yield "`custom_pipelines` names code: whoever loads this model with `trust_remote_code=True` runs it"
    # https://keras.io/api/models/model_saving_apis/model_config_serialization/
    if node.get("class_name") in _KERAS:
        yield "a Lambda layer holds a function of its own: whoever builds this Keras model runs it"
