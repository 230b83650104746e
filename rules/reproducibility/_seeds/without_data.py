"""What draws or writes and has nothing to do with the data of a run: disguises and pauses, and tables made as text."""

from __future__ import annotations

import ast

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_OF_REQUESTS = regex(r"(?i)(user_?|(^|_))agents?$|^headers?$|prox(y|ies)$|cookies?$|delay$|jitter$|backoff$|pause$")
"""Names of what a request is sent with, and of how long a program waits."""


def is_of_requests(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether a draw by hand picks what a request is sent with, or how long a program waits before the next."""
    if not name.startswith(("random.", "numpy.random.")):
        return False
    for parent in parents(node):
        if isinstance(parent, ast.Call) and last_part(parent.func) == "sleep":
            return True
        if isinstance(parent, ast.Subscript) and _OF_REQUESTS.search(last_part(parent.value)):
            return True
        if isinstance(parent, ast.stmt):
            targets = parent.targets if isinstance(parent, ast.Assign) else []
            return any(_OF_REQUESTS.search(last_part(target)) for target in targets)
    drawn = [*node.args, *(keyword.value for keyword in node.keywords)]
    return any(_OF_REQUESTS.search(last_part(each)) for each in drawn)


def is_of_samples(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether a draw by hand fills a field of one of several records that are written out, ``{"AAPL": {"price": 120 +
    randint(-5, 5)}, "MSFT": {...}}``: samples to be shown, of which nobody trains a model.
    """
    if not name.startswith(("random.", "numpy.random.")):
        return False
    record: ast.AST | None = None
    for parent in parents(node):
        if isinstance(parent, ast.stmt):
            return (
                isinstance(parent, ast.Assign | ast.AnnAssign | ast.Return)
                and record is not None
                and _is_once(file, parent)
            )
        if isinstance(parent, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp | ast.Lambda):
            return False
        if isinstance(parent, ast.Dict | ast.List) and record is None:
            held = parent.values if isinstance(parent, ast.Dict) else parent.elts
            record = parent if sum(isinstance(each, ast.Dict) for each in held) > 1 else None
    return False


def _is_once(file: FileContext, statement: ast.stmt) -> bool:
    """Whether a statement stands in no loop."""
    return not any(
        isinstance(parent, ast.For | ast.AsyncFor | ast.While) for parent in file.ancestors(statement, ast.stmt)
    )


def is_to_file(file: FileContext, node: ast.Call) -> bool:
    """Whether ``to_csv`` and its like are told where to write: with no path they answer a text, as for a download."""
    if last_part(node.func) != "to_csv" or node.args:
        return True
    given = file.keyword_maybe(node, "path_or_buf")
    return given is UNKNOWN or given is not None
