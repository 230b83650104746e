"""Passwords in clear that a login compares with what was typed in: ``if password == "harbour77": signed_in = True``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .written_accounts import is_clear, is_for_show

_TYPED: Final = regex(r"(?i)^(\w+_)?(password|passwd|passphrase|passcode|pwd)(_?(input|given|entered|attempt|typed))?$")
_LETS_IN: Final = regex(
    r"(?i)authenticat|authori[sz]ed|logged_?in|is_admin|login_user|signed_?in|access_granted|session_state|session\["
    r"|create_access_token|^return True$"
)
_TURNS_AWAY: Final = regex(r"(?i)\b40[13]\b|HTTP_40|Unauthori[sz]ed|invalid|incorrect|wrong|denied|^return False$")
_LEAST: Final = 4
"""Characters of what may be a password."""


def compared_passwords(file: FileContext) -> Iterator[ast.Constant]:
    """The texts that a login takes for the password, and that are written into its condition."""
    if not file.holds(b"pass", b"pwd", b"Pass", b"PASS"):
        return
    for compare in file.tree.of(ast.Compare):
        written = _written(compare)
        if written is not None and _signs_in(compare) and not is_for_show(file, compare):
            yield written


def _written(compare: ast.Compare) -> ast.Constant | None:
    """The text of ``password == "..."``, whichever side it stands on."""
    if len(compare.ops) != 1 or not isinstance(compare.ops[0], ast.Eq | ast.NotEq):
        return None
    for text, typed in ((compare.comparators[0], compare.left), (compare.left, compare.comparators[0])):
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and len(text.value) >= _LEAST:
            return text if is_clear(text.value) and _TYPED.match(_name(typed)) else None
    return None


def _name(node: ast.expr) -> str:
    """What goes by a name: ``password``, ``body.password``, ``form["password"]`` and ``form.get("password")``."""
    asked = node.slice if isinstance(node, ast.Subscript) else None
    if isinstance(node, ast.Call) and last_part(node.func) in ("get", "getvalue") and node.args:
        asked = node.args[0]
    if asked is not None:
        return str(asked.value) if isinstance(asked, ast.Constant) else ""
    return last_part(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def _signs_in(compare: ast.Compare) -> bool:
    """Whether who gives the text is let in: to refuse to run with a known password is the other way round."""
    branch = parent_of(compare)
    while isinstance(branch, ast.BoolOp):
        branch = parent_of(branch)
    equal = isinstance(compare.ops[0], ast.Eq)
    if isinstance(branch, ast.Return):
        return equal
    if not isinstance(branch, ast.If):
        return False
    done = [spelled(each) for each in branch.body]
    return any(map((_LETS_IN if equal else _TURNS_AWAY).search, done)) and not (equal and _refuses(branch))


def _refuses(branch: ast.If) -> bool:
    return any(isinstance(each, ast.Raise) for each in branch.body)
