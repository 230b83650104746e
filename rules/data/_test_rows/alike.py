"""Expressions that are written alike."""

from __future__ import annotations

import ast


def alike(one: ast.expr, other: ast.expr) -> bool:
    """Whether two expressions read the same; those of different kinds never do, which is asked first."""
    return one.__class__ is other.__class__ and ast.unparse(one) == ast.unparse(other)


__all__ = ["alike"]
