"""Expressions and lines as they are written, asked for at less than the price of `ast.unparse` and of a search."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext


def as_written(node: ast.AST) -> str:
    """What `ast.unparse` makes of a node: most of those that are asked about are names, or attributes of names."""
    if node.__class__ is ast.Name:
        return node.id  # type: ignore[attr-defined,no-any-return]
    if node.__class__ is ast.Attribute:
        owner: ast.expr = node.value  # type: ignore[attr-defined]
        if owner.__class__ in (ast.Name, ast.Attribute):
            return f"{as_written(owner)}.{node.attr}"  # type: ignore[attr-defined]
    return ast.unparse(node)


def lines_with(file: FileContext, *words: str) -> frozenset[int]:
    """The numbers of the lines that hold one of some words; the text is read once for all who ask for the same."""
    known: dict[tuple[str, ...], frozenset[int]] = file.shared.setdefault("lines with words", {})
    if words not in known:
        held = [word for word in words if word in file.source.text]
        lines = enumerate(file.source.lines, 1) if held else ()
        known[words] = frozenset(number for number, line in lines if any(word in line for word in held))
    return known[words]


def asks_on(lines: frozenset[int], node: ast.If | ast.IfExp) -> bool:
    """Whether a line of a test, from where its statement begins, is among some lines."""
    first, last = node.lineno, node.test.end_lineno or node.lineno
    return first in lines or (last > first and not lines.isdisjoint(range(first, last + 1)))
