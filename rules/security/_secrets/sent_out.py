"""Keys that a program shows to others and never looks for in what it is sent: nobody comes in with them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_HEADER: Final = regex(r"(?i)^(proxy-)?authorization$|^(x-)?api[-_]?key$")


def is_sent_only(file: FileContext, default: ast.expr) -> bool:
    """Whether all that a file does with a variable is to put it into the headers of what it sends itself."""
    home = next((each for each in parents(default) if isinstance(each, ast.stmt)), None)
    if not isinstance(home, ast.Assign) or len(home.targets) != 1 or not isinstance(home.targets[0], ast.Name):
        return False
    name = home.targets[0].id
    every = (each for each in ast.walk(file.tree.module) if isinstance(each, ast.Name) and each.id == name)
    uses = [each for each in every if isinstance(each.ctx, ast.Load)]
    sent = [use for use in uses if _is_in_header(file, use)]
    spelt = f"Bearer {{{name}}}"  # the f before the quotes is forgotten often
    return (bool(sent) or spelt in file.source.text) and len(sent) == len(uses)


def _is_in_header(file: FileContext, use: ast.Name) -> bool:
    """Whether a name is the value of an `Authorization` or a key's header in a dict, or is set as one."""
    below: ast.AST = use
    for holder in parents(use):
        if isinstance(holder, ast.Dict):
            at = next((key for key, value in zip(holder.keys, holder.values, strict=True) if value is below), None)
            return at is not None and _HEADER.match(str(file.constant(at))) is not None
        if isinstance(holder, ast.stmt):
            target = holder.targets[0] if isinstance(holder, ast.Assign) else None
            is_item = isinstance(target, ast.Subscript) and holder.value is below  # type: ignore[attr-defined]
            return is_item and _HEADER.match(str(file.constant(target.slice))) is not None  # type: ignore[union-attr]
        if not isinstance(holder, ast.JoinedStr | ast.FormattedValue | ast.BinOp | ast.Call):
            return False
        below = holder
    return False
