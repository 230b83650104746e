"""How it is said that a call has no bound."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from ._bounds import Bound

_FETCHES: Final = regex(
    r"\b(dvc|aws|gsutil|gcloud|azcopy|git|curl|wget|pget|huggingface-cli|hf|ollama|docker|rclone|scp|rsync|install)\b"
)
"""Programs that talk to a network."""


def fetches(node: ast.Call) -> bool:
    """Whether a child process is one of these, by what is written of it."""
    return _FETCHES.search(ast.unparse(node)[:200]) is not None


def shortfall(file: FileContext, node: ast.Call, default: float | None, given: Bound) -> str:
    """What is wrong with a call: nothing bounds it, or something does that is no bound."""
    called = file.call_name(node) or ""
    renamed = called.count(".") == 1 and called.startswith(("requests.", "httpx."))  # `import requests as re`
    name = f"`{called if renamed else file.text(node.func)}`"
    if given is Bound.NONE:
        return f"{name} is told to wait for ever"
    if default is not None:
        return f"{name} has no timeout of its own, and its default is {default:g} s"
    return f"{name} has no timeout"
