"""Functions that say who asks, and that name a user whom no credential has shown to be one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue

from .. import _handlers as handlers
from .constant_users import constant_user
from .unread_credentials import unread_credential
from .warned import warned

_IDENTIFIES: Final = regex(
    r"(?i)(current_user|authenticat|authori[sz]e|verify_(token|user|key|request)|require_(user|auth|key))"
)
_ADDRESS: Final = regex(r"(?i)_(url|uri|link|path|endpoint|redirect|headers?|params|payload)$")
"""Names of functions that write where, or how, somebody is to log in."""
_CREDENTIAL: Final = regex(r"(?i)(token|authori[sz]ation|credential|api_?key|bearer|auth_header)")
SCHEMES: Final = b"fastapi.security"
"""What a file holds that takes credentials from requests."""


@lru_cache(maxsize=100_000)
def identifies(name: str) -> bool:
    """Whether a function is called after finding out who asks."""
    return _IDENTIFIES.search(name) is not None and not _ADDRESS.search(name)


def unidentified(node: ast.If, file: FileContext) -> Iterator[Issue]:
    """``if not token: return users[0]``."""
    function = file.function_of(node)
    if function is None or not identifies(function.name):
        return
    arguments = {a.arg for a in (*function.args.args, *function.args.kwonlyargs) if _CREDENTIAL.search(a.arg)}
    missing = next((name for name in arguments if _lacks(node.test, name)), "")
    last = node.body[-1]
    if not missing or not isinstance(last, ast.Return) or last.value is None:
        return
    value = outcome(last)
    if value is None or isinstance(value, ast.Constant) or handlers.tells(file, value) or _refuses(value):
        return
    message = f"with no `{missing}`, `{function.name}` answers `{file.text(value)}`: no credential is as good as one"
    yield Issue(last, message)


def anybody(function: FunctionNode, file: FileContext) -> Iterator[Issue]:
    """``def current_user(): return users[0]``: one answer for all, in a file with a function that says who asks."""
    everybody = constant_user(file, function)
    if everybody is not None:
        said = f"`{function.name}` answers `{file.text(everybody)}` and asks nothing: everybody is that user"
        yield warned(function, said, "Verify a credential, or raise while that is not written.")
    if identifies(function.name) and file.holds(SCHEMES):
        yield from _unread(function, file)


def _unread(function: FunctionNode, file: FileContext) -> Iterator[Issue]:
    """``def current_user(token=Depends(bearer)): return {"role": "admin"}``."""
    found = unread_credential(file, function)
    if found is not None:
        answer, taken = found
        given = file.text(outcome(answer) or answer)
        said = f"`{function.name}` never reads `{taken}`: whatever is sent, it answers `{given}`"
        yield Issue(function, said, remediation="Verify the credential, or raise while that is not written.")


def _lacks(test: ast.expr, name: str) -> bool:
    """Whether a test is true where `name` is empty."""
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) else [test]
    for part in parts:
        if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
            if isinstance(part.operand, ast.Name) and part.operand.id == name:
                return True
        if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Is):
            if isinstance(part.left, ast.Name) and part.left.id == name:
                return isinstance(part.comparators[0], ast.Constant) and part.comparators[0].value is None
    return False


def _refuses(value: ast.expr) -> bool:
    return (
        re.search(r"(?i)anonymous|guest|unauthenticated|40[13]|denied|login|redirect|auth_disabled", ast.unparse(value))
        is not None
    )
