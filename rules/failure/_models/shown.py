"""Flags that a stand-in is known by, and whether an answer, a health route or a page shows them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers

_PAGE: Final = regex(r"^(st|streamlit|gr|gradio)\.|render_template$|HTMLResponse$")
FLAG: Final = regex(
    r"(?i)^_*((is|in|use|using|has|have|enable)_)?(\w+_)?(mock|dummy|fake|demo|stub|fallback|simulat\w+|real)(ed)?(_\w+)?$"
)
"""Names by which a program knows that no model speaks."""


def flags_set(body: list[ast.stmt]) -> tuple[str, ...]:
    """The flags, and the names of kinds, that a block sets to a constant."""
    return tuple(
        last_part(target)
        for s in statements(body)
        if isinstance(s, ast.Assign) and isinstance(s.value, ast.Constant) and s.value.value is not None
        for target in s.targets
        if isinstance(target, ast.Name | ast.Attribute)
    )


def is_shown(file: FileContext, flags: tuple[str, ...]) -> bool:
    """Whether one of the flags goes into a field of an answer, or onto a page, in this file."""
    if not flags:
        return False
    fields = [value for made in file.tree.of(ast.Dict) if not handlers.is_logged(file, made) for value in made.values]
    for call in file.tree.of(ast.Call):
        if not handlers.is_log(call):
            fields += [keyword.value for keyword in call.keywords]
            fields += call.args if call.args and _PAGE.search(ast.unparse(call.func)) else []
    return any(
        isinstance(part, ast.Name | ast.Attribute) and last_part(part) in flags
        for value in fields
        for part in ast.walk(value)
    )


def flags_read(file: FileContext, node: ast.AST, body: list[ast.stmt]) -> bool:
    """Whether a constant that a block sets is asked for outside it: ``loaded = False``."""
    flags = set(flags_set(body))
    if not flags:
        return False
    own = set(ast.walk(node))
    names = file.inside(file.tree.module, ast.Name)
    every: list[ast.Name | ast.Attribute] = [*names, *file.tree.of(ast.Attribute)]
    return any(isinstance(e.ctx, ast.Load) and last_part(e) in flags and e not in own for e in every)
