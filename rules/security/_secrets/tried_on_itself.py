"""Passwords that a function makes up to try its hasher: hashed, and compared with their own hash."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_HASHES: Final = regex(r"(?i)hash|crypt")
_VERIFIES: Final = regex(r"(?i)verify|check|compare|matches")


def is_tried_on_itself(file: FileContext, node: ast.Assign) -> bool:
    """Whether all that a function does with a password is to hash it and to verify it against that hash:
    ``hashed = hash(word)``, ``verify(word, hashed)``.
    """
    target, home = node.targets[0], file.function_of(node)
    if not isinstance(target, ast.Name) or home is None or target.id in file.tree.scope_at(home).globals:
        return False
    read = _reads(home, target.id)
    calls = [each for each in map(parent_of, read) if isinstance(each, ast.Call)]
    hashing = [each for each in calls if _HASHES.search(last_part(each.func))]
    made = {name for each in hashing if (name := _given_to(each))}
    if len(calls) != len(read) or not made:
        return False
    others = [each for each in calls if each not in hashing]
    if not others or not all(_is_verified(each, made) for each in others):
        return False
    return all(
        isinstance(above := parent_of(use), ast.Call) and above in others for x in made for use in _reads(home, x)
    )


def _reads(home: ast.AST, name: str) -> list[ast.Name]:
    return [each for each in ast.walk(home) if isinstance(each, ast.Name) and each.id == name and _is_read(each)]


def _is_read(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)


def _given_to(call: ast.Call) -> str:
    assigned = parent_of(call)
    target = assigned.targets[0] if isinstance(assigned, ast.Assign) else None
    return target.id if isinstance(target, ast.Name) else ""


def _is_verified(call: ast.Call, hashes: set[str]) -> bool:
    given = {each.id for each in call.args if isinstance(each, ast.Name)}
    return _VERIFIES.search(last_part(call.func)) is not None and not given.isdisjoint(hashes)


__all__ = ["is_tried_on_itself"]
