"""Entries that are made before a model is loaded, and count as the model where it could not be."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .._work import kinds

_TAKES_OUT = frozenset({"pop", "popitem", "clear", "discard", "remove"})


def left_in(file: FileContext, block: ast.Try) -> tuple[ast.If, ast.Assign, str] | None:
    """``models[key] = Entry(predictor=None)`` before a `try` that loads it, with no handler that takes it out again,
    in a function that leaves where ``key in models``: that branch, the assignment, and the registry.
    """
    function = file.function_of(block)
    if function is None or not block.handlers or not any(map(_leaves_where_there, file.inside(function, ast.If))):
        return None
    if {"load", "make"}.isdisjoint(kinds(file, block.body)):
        return None
    for statement in statements(function.body):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if not isinstance(statement, ast.Assign) or not isinstance(target, ast.Subscript):
            continue
        registry = as_written(target.value)
        if statement.lineno < block.lineno and registry and _is_empty(file, statement.value):
            branch = _leaves_where_in(file, function, registry)
            if branch is not None and not _is_taken_out(file, block, registry):
                return branch, statement, registry
    return None


def _is_empty(file: FileContext, value: ast.expr) -> bool:
    """``None``, ``Entry(predictor=None)``, ``{"model": None}``, by itself or through a name."""
    made = file.names.single_value(value) if isinstance(value, ast.Name) else value
    if isinstance(made, ast.Call):
        given: list[ast.expr | None] = [*made.args, *(keyword.value for keyword in made.keywords)]
    else:
        given = list(made.values) if isinstance(made, ast.Dict) else [made]
    return any(isinstance(each, ast.Constant) and each.value is None for each in given)


def _leaves_where_in(file: FileContext, function: FunctionNode, registry: str) -> ast.If | None:
    """``if key in models: return``, as for a model that is there: what is asked of the entry itself is asked well."""
    for branch in file.inside(function, ast.If):
        test = branch.test
        if (
            isinstance(test, ast.Compare)
            and _leaves_where_there(branch)
            and as_written(test.comparators[0]) == registry
        ):
            return None if any(isinstance(s, ast.If) for s in branch.body) else branch
    return None


def _leaves_where_there(branch: ast.If) -> bool:
    """``if key in anything: return``."""
    test = branch.test
    held = isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In) and len(test.ops) == 1
    return held and isinstance(branch.body[-1], ast.Return)


def _is_taken_out(file: FileContext, block: ast.Try, registry: str) -> bool:
    for body in (*(handler.body for handler in block.handlers), block.finalbody):
        for statement in body:
            for call in file.inside(statement, ast.Call):
                if last_part(call.func) in _TAKES_OUT or not _is_plain(call):
                    return True
            for removed in file.inside(statement, ast.Delete):
                if any(as_written(t.value) == registry for t in removed.targets if isinstance(t, ast.Subscript)):
                    return True
    return False


def _is_plain(call: ast.Call) -> bool:
    """Whether a call in a handler is none of the class's own methods, which may take the entry out."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return not (isinstance(owner, ast.Name) and owner.id == "self")
