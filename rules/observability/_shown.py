"""Whether a print shows what a caller brought, and not what the program makes of itself."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import Binding
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from ._logs import written
from ._payloads.payload import payload

_OWN: Final = regex(
    r"(?i)(^|_)(path|file|filename|dir|folder|name|id|ids|guid|uuid|key|version|port|url|host|device|size|count|num|len|type"
    r"|timestamp|date|uri|env|model|config|cfg|settings|args|logger|db|session|client|verbose|app|self|cls|language|lang|mode|level|threshold|rate|metric)$|^(n|num|max|min)_"
)
"""Names of parameters that say how to work, and on what, but hold nobody's content."""
_NUMBER: Final = regex(r"\b(int|float|bool)\b")
_SAME_TEXT: Final = frozenset(
    {"strip", "lstrip", "rstrip", "lower", "upper", "split", "splitlines", "replace", "decode"}
)
_OF_VALUES: Final = (
    frozenset(dir(str)) | frozenset(dir(dict)) | frozenset(dir(list)) | frozenset(dir(bytes)) | frozenset(dir(set))
)
"""Methods of texts, mappings and sequences."""
_OF_REQUESTS: Final = regex(
    r"^(json|form|body|stream|text|read|get_json|get_data|dict|model_dump\w*|receive\w*|to_dict|tolist|mean|sum|head|astype"
    r"|reshape|max|min|iterrows|itertuples|to_numpy|to_json|to_string)$"
)
"""Methods of requests, of models of them, and of tables."""
_DEPTH: Final = 6


def shows_content(file: FileContext, call: ast.Call) -> bool:
    """Whether a print writes a user's content, or a text that its function was given, whole or a part of it."""
    return any(payload(file, part) or _is_given(file, part) for part in written(file, call))


def _is_given(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> bool:
    if depth <= 0:
        return False
    if isinstance(node, ast.Subscript):
        return _is_given(file, node.value, depth - 1)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _SAME_TEXT:
        return _is_given(file, node.func.value, depth - 1)
    if not isinstance(node, ast.Name) or _OWN.search(node.id):
        return False
    bindings = file.names.lookup(node.id, node)
    if any(b.kind == "arg" for b in bindings):
        return not any(_is_no_text(b) for b in bindings) and not _is_helper(file, node)
    values = [b.value for b in bindings if b.kind == "assign" and b.value is not None]
    return any(_is_given(file, value, depth - 1) for value in values if value is not node)


def _is_no_text(binding: Binding) -> bool:
    """Whether a parameter is a number or a switch, by its annotation or by what stands in for it."""
    if binding.annotation is not None:
        return _NUMBER.search(ast.unparse(binding.annotation)) is not None
    return isinstance(binding.value, ast.Constant) and isinstance(binding.value.value, int | float)


def _is_helper(file: FileContext, node: ast.Name) -> bool:
    """Whether a function calls methods of a parameter that no text, table or request has: it is an object of the
    program's own, ``tracker.get_steps()``, and prints as one.
    """
    home = file.function_of(node)
    for call in file.inside(home, ast.Call) if home is not None else ():
        method = call.func
        if isinstance(method, ast.Attribute) and isinstance(method.value, ast.Name) and method.value.id == node.id:
            if method.attr not in _OF_VALUES and not _OF_REQUESTS.match(method.attr):
                return True
    return False
