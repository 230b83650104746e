"""Where in a file its fixes are made, in which order, and with which names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from mlaudit.findings import Finding, Fix


class Site(NamedTuple):
    """Where a fix is made: a node's start and end (columns from 0), and its turn, in which the last come first."""

    line: int
    column: int
    end: tuple[int, int]
    order: tuple[int, int]


class Sites:
    """The text before any fix: where things stand, and which names are taken."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
        self._aliases = {
            alias.name: alias.asname
            for statement in tree.body
            if isinstance(statement, ast.Import)
            for alias in statement.names
            if alias.asname is not None
        }
        self._bound = {name for node in ast.walk(tree) for name in _binds(node)}
        self.identifiers = self._bound | {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}

    def function_at(self, line: int) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """The innermost function that holds a line."""
        holding = [f for f in self._functions if f.lineno <= line <= (f.end_lineno or f.lineno)]
        return max(holding, key=lambda f: f.lineno, default=None)

    def of(self, fix: Fix, finding: Finding) -> Site | None:
        """Where a fix is to be made; None where it cannot be."""
        where = fix.at or finding.location
        if where is None:
            return None
        end = (where.end_line, where.end_column - 1)
        if fix.kind not in ("decorate", "first"):
            return Site(where.line, where.column - 1, end, end)
        function = self.function_at(where.line)
        if function is not None:
            # what goes above the `def` comes after what goes below it
            return Site(function.lineno, 0, (function.lineno, 0), (function.lineno, -1 if fix.kind == "first" else -2))
        return Site(where.line, 0, (where.line, 0), (where.line, -1)) if fix.kind == "first" else None

    def localised(self, fix: Fix | None) -> Fix | None:
        """A fix in the words of the file, which may have `np` for `numpy`; None where the file has something else
        under the name of a module that is needed.
        """
        if fix is None:
            return None
        value, missing = fix.value, []
        for name in fix.imports:
            alias = self._aliases.get(name)
            if alias is not None:
                value = re.sub(rf"(?<![\w.]){re.escape(name)}\.", f"{alias}.", value)
            elif name in self._bound:
                return None
            else:
                missing.append(name)
        return msgspec.structs.replace(fix, value=value, imports=tuple(missing))


def _binds(node: ast.AST) -> Iterator[str]:
    """The names that a node binds, but for ``import name``."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler):
        if node.name is not None:
            yield node.name
    elif isinstance(node, ast.Import):
        yield from (alias.asname for alias in node.names if alias.asname is not None)
    elif isinstance(node, ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
