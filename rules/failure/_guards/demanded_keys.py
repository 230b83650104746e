"""Keys without which settings refuse to be made: a service that has none does not start, and stands open to nobody."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .._ways_out import absent, name_of
from .open_settings import is_declared, is_key

DEMANDS: Final = "demands"
"""The keys that a method of settings raises without."""
_MADE: Final = frozenset({"__init__", "__post_init__", "model_post_init", "__attrs_post_init__"})
_VALIDATORS: Final = frozenset({"model_validator", "root_validator"})
"""What runs a method whenever settings are made; a validator of one field is left out where its default stands."""
_ENVIRONMENT: Final = regex(r"(?i)prod|debug|(^|_|\b)(env|environment|stage)(\b|_|$)")
"""Conditions under which a deployment is asked for its key."""


def demanded_keys(file: FileContext) -> Iterator[tuple[FunctionNode, list[str]]]:
    """The methods that run when settings of a file are made, with the keys that they raise without."""
    for cls in file.tree.of(ast.ClassDef):
        if not is_declared(cls):
            continue
        methods = {each.name: each for each in cls.body if isinstance(each, ast.FunctionDef)}
        made = [each for each in methods.values() if each.name in _MADE or _validates(each)]
        asked = {last_part(call.func) for each in made for call in file.inside(each, ast.Call) if _is_own(call)}
        made += [each for name, each in methods.items() if name in asked and each not in made]
        for method in made:
            keys = {key for branch in file.inside(method, ast.If) for key in _missing(file, method, branch)}
            if keys:
                yield method, sorted(keys)


def is_demanded(project: ProjectView, code: str, setting: str) -> bool:
    """Whether the settings of a project refuse to be made without a key of this name."""
    return any(
        setting in each.data.get(DEMANDS, ()) for facts in project.files.values() for each in facts.candidates_of(code)
    )


def _validates(method: ast.FunctionDef) -> bool:
    return any(
        last_part(each.func if isinstance(each, ast.Call) else each) in _VALIDATORS for each in method.decorator_list
    )


def _is_own(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and last_part(call.func.value) in ("self", "cls")


def _missing(file: FileContext, method: FunctionNode, branch: ast.If) -> Iterator[str]:
    """The keys that a branch finds missing, and raises for, or notes among what is raised in the end."""
    parts = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
    joined = isinstance(branch.test, ast.BoolOp) and isinstance(branch.test.op, ast.And)
    keys = [name for each in absent(branch.test) if is_key(name := name_of(each))]
    if not keys or (joined and not all(_is_about(each, keys) for each in parts)):
        return
    if any(isinstance(s, ast.Raise) for s in branch.body) or _is_noted(file, method, branch):
        yield from keys


def _is_about(part: ast.expr, keys: list[str]) -> bool:
    """``not self.api_key``, ``self.environment == "production"``."""
    return any(name_of(each) in keys for each in absent(part)) or _ENVIRONMENT.search(ast.unparse(part)) is not None


def _is_noted(file: FileContext, method: FunctionNode, branch: ast.If) -> bool:
    """``errors.append("no key is set")``, where ``if errors`` raises."""
    calls = [s.value for s in branch.body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
    lists = {
        last_part(call.func.value)
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append"
    }
    return bool(lists) and any(
        isinstance(other.test, ast.Name) and other.test.id in lists and isinstance(other.body[-1], ast.Raise)
        for other in file.inside(method, ast.If)
    )
