"""Commits that a file names itself, for calls that should be pinned to one."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.findings import Fix

_NAME: Final = regex(r"(?i)(^|_)(revision|commit|sha)$")
_COMMIT: Final = regex(r"[0-9a-f]{40}")


def revision_fix(file: FileContext, call: ast.Call) -> Fix | None:
    """``revision=NAME``, where the module level of the file holds exactly one commit under a name that says so."""
    if file.has_unpacking(call) or any(keyword.arg == "code_revision" for keyword in call.keywords):
        return None
    named = [
        target.id
        for statement in file.tree.module.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
        and _COMMIT.fullmatch(statement.value.value)
        for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
        if isinstance(target, ast.Name) and _NAME.search(target.id)
    ]
    if len(named) != 1:
        return None
    return Fix(
        kind="keyword",
        title=f"Pin to `{named[0]}`",
        name="revision",
        value=named[0],
        reason="the commit that the file names may be of another repository, or older than what is loaded today",
    )
