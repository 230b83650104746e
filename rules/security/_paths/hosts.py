"""Whether the host of an address is looked at: that it has one keeps nobody out."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_HOST: Final = frozenset({"netloc", "hostname", "host"})
_THERE: Final = frozenset({"bool", "all", "any", "len"})
"""Calls that ask only whether there is a host."""
_TAKES_APART: Final = frozenset({"urlparse", "urlsplit"})


def asks_for_host(file: FileContext, home: FunctionNode) -> bool:
    """Whether a function that takes an address apart does more with its host than ask whether there is one:
    ``urlparse(url).netloc in HOSTS`` against ``bool(parsed.scheme and parsed.netloc)``.
    """
    hosts = [each for each in file.inside(home, ast.Attribute) if each.attr in _HOST]
    if any(not _is_truth(each) for each in hosts):
        return True
    return any(_is_handed_on(call) for call in file.inside(home, ast.Call) if last_part(call.func) in _TAKES_APART)


def _is_truth(node: ast.expr) -> bool:
    """Whether all that is asked of a value is whether it is empty."""
    above = parent_of(node)
    while isinstance(above, ast.BoolOp | ast.UnaryOp | ast.List | ast.Tuple):
        node, above = above, parent_of(above)
    if isinstance(above, ast.Call):
        return last_part(above.func) in _THERE
    return isinstance(above, ast.If | ast.IfExp | ast.Return)


def _is_handed_on(call: ast.Call) -> bool:
    """Whether the parts of an address go to another function as a whole."""
    return isinstance(parent_of(call), ast.Call)


__all__ = ["asks_for_host"]
