"""Which of a name's bindings reach a place, and whose instance the first argument of a method is."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import Binding, FunctionNode, Scope
from mlaudit.code.tree import parents


def reaching(bindings: list[Binding], node: ast.AST) -> list[Binding]:
    """Those of one scope's bindings that can reach `node` there: the last one before it, and what branches add.

    Loops can carry a later binding back, so where `node` is in a loop with a later binding, that one counts too.
    """
    if len(bindings) == 1:
        return bindings
    where = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
    around = {id(parent) for parent in parents(node)}
    found: list[Binding] = []
    for binding in reversed(bindings):
        place = (binding.line, getattr(binding.node, "col_offset", 0))
        inside_own_statement = id(binding.node) in around and binding.kind in ("assign", "aug")
        if place > where or inside_own_statement:
            continue
        found.append(binding)
        if _unconditional(binding.node, around):
            break
    return list(reversed(found)) or bindings


def _unconditional(node: ast.AST, around: set[int]) -> bool:
    """Whether `node` is passed on every way to a use inside the blocks `around`."""
    for parent in parents(node):
        if id(parent) in around:
            return True
        if isinstance(
            parent, ast.If | ast.For | ast.AsyncFor | ast.While | ast.Try | ast.ExceptHandler | ast.match_case
        ):
            return False
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.Module | ast.ClassDef):
            return True
    return True


def owner_of(home: Scope, name: str) -> Scope | None:
    """The class of which `name`, seen from the scope `home`, is the instance that a method was called on."""
    scope: Scope | None = home
    while scope is not None:
        bindings = scope.bindings.get(name)
        if bindings:
            function = scope.node
            if bindings[0].kind == "arg" and scope.parent is not None and scope.parent.is_class:
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    return scope.parent if is_first_argument(function, bindings[0].node) else None
            return None
        scope = scope.parent
    return None


def is_first_argument(function: FunctionNode, argument: ast.AST) -> bool:
    """Whether `argument` is the first positional parameter of `function`."""
    every = function.args.posonlyargs + function.args.args
    return bool(every) and every[0] is argument


__all__ = ["is_first_argument", "owner_of", "reaching"]
