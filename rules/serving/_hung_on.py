"""What the answer of a probe hangs on: a store beside the service, or its model."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_STORE: Final = regex(
    r"(?i)(^|[\W_])(db|databases?|sql\w*|select|sessions?|engine|redis|cache|queues?|spool\w*|stor(e|age)|broker|kafka|mongo\w*"
    r"|postgres\w*|bucket|s3|qdrant|elastic\w*)([\W_]|$)"
)
_MODEL: Final = regex(r"(?i)model|predictor|pipeline|classifier|estimator|weights|loaded|tokeni[sz]er|\bready\b")
_DEPTH: Final = 3


def hangs_on_store(file: FileContext, answer: ast.Return) -> bool:
    """Whether all that decides what a probe answers speaks of a store, and none of it of a model:
    ``{"status": "ok" if database == "ok" else "degraded"}``.
    """
    parts = list(_deciding(file, answer))
    asked = [ast.unparse(part) for part in parts]
    return any(map(_STORE.search, asked)) and not any(map(_MODEL.search, asked))


def _deciding(file: FileContext, node: ast.AST, depth: int = _DEPTH) -> Iterator[ast.AST]:
    """The tests and the attempts on which it hangs what a node says, or whether it is come to, and what those ask."""
    tests = [part.test for part in ast.walk(node) if isinstance(part, ast.IfExp)]
    tests += [each.test for each in file.ancestors(node, ast.If)]
    yield from tests
    for handler in file.ancestors(node, ast.ExceptHandler):
        tried = parent_of(handler)
        yield from tried.body if isinstance(tried, ast.Try) else ()
    names = [part for test in tests for part in ast.walk(test) if isinstance(part, ast.Name)]
    names += [part for part in ast.walk(node) if isinstance(part, ast.Name)] if depth == _DEPTH else []
    for name in names if depth > 0 else ():
        for binding in file.names.lookup(name.id, name) if name.id in file.scope_of(name).bindings else ():
            statement = file.statement_of(binding.value) if binding.value is not None else None
            if statement is not None and binding.kind == "assign" and statement is not node:
                if binding.value is not None and not isinstance(binding.value, ast.Constant):
                    yield binding.value
                yield from _deciding(file, statement, depth - 1)
