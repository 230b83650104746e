"""What an assignment gives to which target."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def pairs(assign: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each target with what it is given, also of ``train, test = files[:n], files[n:]``."""
    for target in assign.targets:
        if isinstance(target, ast.Tuple) and isinstance(assign.value, ast.Tuple):
            yield from zip(target.elts, assign.value.elts, strict=False)
        else:
            yield target, assign.value


__all__ = ["pairs"]
