"""The text of code in which imports go by their own names, for patterns that look for names.

`from pydantic import Field as F`, `import flask` and `import typing as tp` say the same as `Field`, `request` and
`Optional` imported plainly. A pattern knows the plain names.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from typing import Final

from mlaudit.code.bindings import Scope
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

_WHOLE: Final = frozenset(
    {"fastapi", "flask", "pydantic", "pydantic_settings", "starlette", "typing", "typing_extensions", "werkzeug"}
)
"""Libraries whose names are mostly imported one by one: `pydantic.BaseModel` is read as `BaseModel`."""
_SHORT: Final = {"numpy": "np", "pandas": "pd", "tensorflow": "tf"}
"""Names that nearly everybody gives a library."""
_KEPT: Final = "spelling"


class Spelling:
    """What a file writes in its own way, and how others write it."""

    __slots__ = ("_pattern", "modules", "names")

    def __init__(self, names: dict[str, str], modules: set[str]) -> None:
        """`names` are those to replace, by what stands in the file; `modules` those that are left out before a dot."""
        self.names = names
        self.modules = modules
        parts = [rf"{_any_of(names)}\b(?!=[^=])"] if names else []
        if modules:
            parts.append(rf"{_any_of(modules)}\.(?=[A-Za-z_])")
        self._pattern = regex(rf"(?<![\w.'\"])(?:{'|'.join(parts)})")

    def plain(self, text: str) -> str:
        """`text` with the names that others would write."""
        return self._pattern.sub(lambda found: self.names.get(found.group(), ""), text)


def _any_of(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def spelled(node: ast.AST) -> str:
    """`ast.unparse(node)`, with imports under their own names."""
    text = as_written(node)
    own = _spelling(node)
    return text if own is None else own.plain(text)


def _spelling(node: ast.AST) -> Spelling | None:
    scope: Scope | None = getattr(node, "scope", None)
    if scope is None:
        return None
    inner = []
    while scope.parent is not None:
        inner.append(scope)
        scope = scope.parent
    known = scope.node.__dict__
    if _KEPT not in known:
        known[_KEPT] = _of_file(scope)
    found: Spelling | None = known[_KEPT]
    if found is None or not any(name in each.bindings for each in inner for name in found.names):
        return found
    own = {name: other for name, other in found.names.items() if not any(name in each.bindings for each in inner)}
    return Spelling(own, found.modules) if own or found.modules else None


def _of_file(root: Scope) -> Spelling | None:
    """What a file imports otherwise than most; None where that is nothing."""
    names: dict[str, str] = {}
    modules: set[str] = set()
    for name, bindings in root.bindings.items():
        for binding in bindings:
            if isinstance(binding.node, ast.Import):
                for alias in binding.node.names:
                    _add_module(alias, names, modules)
            elif isinstance(binding.node, ast.ImportFrom):
                library, _, rest = binding.origin.partition(".")
                own = rest.rpartition(".")[2]
                if own and name != own and (len(name) > 2 or library in _WHOLE or library in sys.stdlib_module_names):
                    names[name] = own
    for name in list(names):
        if any(binding.kind != "import" for binding in root.bindings[name]):
            del names[name]  # it is given something else, too
    return Spelling(names, modules) if names or modules else None


def _add_module(alias: ast.alias, names: dict[str, str], modules: set[str]) -> None:
    given = alias.asname or alias.name
    if alias.name.partition(".")[0] in _WHOLE:
        modules.add(given)
    elif alias.asname:
        short = _SHORT.get(alias.name, alias.name if alias.name in sys.stdlib_module_names else given)
        if short != given:
            names[given] = short


__all__ = ["Spelling", "spelled"]
