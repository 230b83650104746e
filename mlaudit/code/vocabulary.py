"""Which words a file has, each kind read once for all who ask: what most questions are answered by before they are
asked. Searching the text for a word costs more than looking for it among names.
"""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext


def libraries(file: FileContext) -> frozenset[str]:
    """The first parts of all dotted names that a file may resolve to, but for builtins: of what it imports, absolutely
    or not, and of its own module.
    """
    known: frozenset[str] | None = file.shared.get("libraries of names")
    if known is None:
        names = [alias.name for each in file.tree.of(ast.Import) for alias in each.names]
        for each in file.tree.of(ast.ImportFrom):
            names += [each.module] if each.module else [alias.name for alias in each.names]
        names += [file.module, file.tree.package]
        known = file.shared["libraries of names"] = frozenset({name.partition(".")[0] for name in names})
    return known


def attributes(file: FileContext) -> frozenset[str]:
    """The names of all attributes in a file, read or set."""
    known: frozenset[str] | None = file.shared.get("names of attributes")
    if known is None:
        known = file.shared["names of attributes"] = frozenset({each.attr for each in file.tree.of(ast.Attribute)})
    return known


def lines_with(file: FileContext, *words: str) -> frozenset[int]:
    """The numbers of the lines that hold one of some words."""
    known: dict[tuple[str, ...], frozenset[int]] = file.shared.setdefault("lines with words", {})
    if words not in known:
        lines = file.source.lines
        known[words] = frozenset(number for word in words for number, line in enumerate(lines, 1) if word in line)
    return known[words]


def asks_on(lines: frozenset[int], node: ast.If | ast.IfExp) -> bool:
    """Whether a line of a test, from where its statement begins, is among some lines."""
    first, last = node.lineno, node.test.end_lineno or node.lineno
    return first in lines or (last > first and not lines.isdisjoint(range(first, last + 1)))
