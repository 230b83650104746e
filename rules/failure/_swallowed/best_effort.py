"""Functions that are called for what they may do: what they could not do is done again, or not missed."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .. import _handlers as handlers

BEST_EFFORT: Final = regex(
    r"(?i)cache|track|trace|emit|publish|broadcast|warm|prefetch|delete|remove|clear|invalidate|touch|last_|ping|connect|(?<!down)(?<!up)load|log(?!in)"
    r"|plot|chart|histogram|heat_?map|figure|graph"
)
"""Functions that are called for what they may do."""


def is_of_cache(file: FileContext, node: ast.AST) -> bool:
    """Whether a function, its class or its file says that it is a cache: what is not in there is made again."""
    return "cache" in handlers.enclosing(node) or "cache" in file.path.lower()
