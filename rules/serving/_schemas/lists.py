"""Lists that a route takes: of anything at all, or of numbers whose number nothing says."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.pattern import regex
from mlaudit.findings import Severity

from .declared import alternatives, default_of, plain
from .loose import is_list_of_anything
from .shapes import is_array

_TOLD: Final = regex(
    r"(?i)message|history|context|metadata|document|filter|tool|source|result|chunk|option|setting|step|tag|text|sentence"
    r"|prompt|quer|question|word|url|link|file|image|photo|name|path|(^|_)ids?(_|$)|token|label|class|tables?$|columns?$"
)
"""Lists of what a model is told or of what is chosen, and no rows or features."""


class Listed(NamedTuple):
    """A parameter, what is said of it, and how loud."""

    argument: ast.arg
    message: str
    severity: Severity


def open_list(node: FunctionNode) -> Listed | None:
    """``features: list``, ``rows: list[dict]`` and ``features: list[float]``: the first of a route's parameters."""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        default = default_of(node, argument)
        if _TOLD.search(argument.arg) or (isinstance(default, ast.Call) and "Depends" in ast.unparse(default)):
            continue
        for each in alternatives(argument.annotation):
            written = plain(each)
            if is_list_of_anything(written):
                said = f"`{argument.arg}: {written}` lets anything through to the model, in any number and order"
                return Listed(argument, said, Severity.WARNING)
            if is_array(written) and (default is None or "items" not in ast.unparse(default)):
                said = f"`{argument.arg}: {written}` is taken by its places, and nothing says how many there are"
                return Listed(argument, said, Severity.INFO)
    return None


__all__ = ["Listed", "open_list"]
