"""Accounts that a program makes with a password of its own: what each of them may do."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_RIGHTS: Final = regex(r"(?i)^(super_?|site_?)?admin(istrator)?s?\d*$|^(root|superuser|owner|staff)$")
_GRANTS: Final = regex(r"(?i)^is_(admin|superuser|staff|root)$")
_TELLS_WHO: Final = regex(r"(?i)(^|_)(e_?mail|user_?name|login|full_?name|role)$")
_PASSWORD: Final = regex(r"(?i)pass|pwd")
_ADDRESS: Final = regex(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")


class Account(NamedTuple):
    """An account that stands in the code: the tuple, dict or call that makes it."""

    node: ast.expr
    has_rights: bool


def account_of(file: FileContext, password: ast.expr) -> Account | None:
    """The account of a password, where what stands round it says whose it is: a name, an address, a role."""
    for above in parents(password):
        if isinstance(above, ast.stmt):
            return None
        if isinstance(above, ast.Tuple | ast.Dict | ast.Call) and _says_who(file, above):
            return Account(above, has_rights(file, above))
    return None


def _pairs(file: FileContext, node: ast.Tuple | ast.Dict | ast.Call) -> list[tuple[str, ast.expr]]:
    if isinstance(node, ast.Tuple):
        return [("", each) for each in node.elts]
    if isinstance(node, ast.Dict):
        return [(str(file.constant(key)), value) for key, value in zip(node.keys, node.values, strict=True) if key]
    return [(keyword.arg, keyword.value) for keyword in node.keywords if keyword.arg]


def _says_who(file: FileContext, node: ast.Tuple | ast.Dict | ast.Call) -> bool:
    pairs = _pairs(file, node)
    return any(_TELLS_WHO.search(name) for name, _ in pairs) or any(
        _ADDRESS.match(value.value)
        for name, value in pairs
        if not name and isinstance(value, ast.Constant) and isinstance(value.value, str)
    )


def has_rights(file: FileContext, node: ast.Tuple | ast.Dict | ast.Call) -> bool:
    """Whether a role, a name or a flag says that an account may do more than others."""
    for name, value in _pairs(file, node):
        if _PASSWORD.search(name):
            continue  # ``admin`` is a password, too
        if _GRANTS.match(name) and file.constant(value) is True:
            return True
        known = value.value if isinstance(value, ast.Constant) else last_part(value)
        if isinstance(known, str) and _RIGHTS.match(known):
            return True
    return False
