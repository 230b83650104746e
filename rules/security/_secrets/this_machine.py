"""Passwords and keys of what runs on the developer's own machine, by the address that stands beside them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

_HERE: Final = regex(r"^(localhost|127\.0\.0\.1|::1)(:\d+)?$|//([^/@\s]*@)?(localhost|127\.0\.0\.1)\b")
_ADDRESS: Final = regex(r"(?i)(^|_)(host|hostname|url|uri|endpoint|server|address|addr|base)$")
_ASKS: Final = frozenset({"post", "put", "patch", "get"})
"""Methods of HTTP clients, which are given the address first."""
_LINES: Final = 8
"""How far apart a password and its server's address stand, where both have a name of their own."""


def is_of_this_machine(file: FileContext, value: ast.expr) -> bool:
    """Whether the dict, the call or the lines round a password say that its server is on this machine."""
    for holder in parents(value):
        if isinstance(holder, ast.Dict | ast.Call):
            found = _known(file, holder)
            if found:
                return _are_here(found)
        if isinstance(holder, ast.stmt):
            return any(_is_here(file, each) for each in _beside(holder))
    return False


def is_sent_to_this_machine(file: FileContext, value: ast.expr) -> bool:
    """Whether a key is handed over together with an address of this machine, in one call or dict; where it has a name,
    in each call that takes that name beside an address.
    """
    for holder in parents(value):
        if isinstance(holder, ast.Dict | ast.Call):
            found = _known(file, holder)
            if found:
                return _are_here(found)
        if isinstance(holder, ast.stmt):
            name = last_part(holder.targets[0]) if isinstance(holder, ast.Assign) else ""
            sent = [_known(file, call) for call in file.tree.of(ast.Call) if name and _takes(call, name)]
            return bool(sent) and all(found and _are_here(found) for found in sent)
    return False


def _takes(call: ast.Call, name: str) -> bool:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(isinstance(each, ast.Name) and each.id == name for each in given)


def _known(file: FileContext, holder: ast.Dict | ast.Call) -> list[str]:
    """The addresses in a call or dict, also those that a name stands for."""
    made = [(each, file.names.single_value(each)) for each in _addresses(file, holder)]
    return [text for each, value in made for text in _texts(file, each if value is None else value)]


def _are_here(found: list[str]) -> bool:
    return all(_HERE.search(text) for text in found)


def _addresses(file: FileContext, holder: ast.Dict | ast.Call) -> list[ast.expr]:
    if isinstance(holder, ast.Call):
        asked = [each for each in holder.args[:1] if last_part(holder.func) in _ASKS and _is_address(file, each)]
        return [*asked, *(keyword.value for keyword in holder.keywords if keyword.arg and _ADDRESS.search(keyword.arg))]
    pairs = zip(holder.keys, holder.values, strict=True)
    return [value for key, value in pairs if key is not None and _ADDRESS.search(str(file.constant(key)))]


def _is_address(file: FileContext, given: ast.expr) -> bool:
    made = file.names.single_value(given)
    return any("://" in text for text in _texts(file, given if made is None else made))


def _texts(file: FileContext, address: ast.expr) -> list[str]:
    """The constants of an address: in ``os.getenv("DB_HOST", "localhost")`` the default alone, in
    ``f"{API_BASE}/login"`` what it begins with.
    """
    if isinstance(address, ast.JoinedStr) and address.values:
        head = address.values[0]
        text = file.constant(head.value if isinstance(head, ast.FormattedValue) else head)
        return [text] if isinstance(text, str) else []
    if isinstance(address, ast.Call):
        address = address.args[-1] if len(address.args) > 1 else address
    return [address.value] if isinstance(address, ast.Constant) and isinstance(address.value, str) else []


def _beside(statement: ast.stmt) -> Iterator[ast.Assign]:
    body = getattr(parent_of(statement), "body", [])
    for other in body if isinstance(body, list) else ():
        if isinstance(other, ast.Assign) and abs(other.lineno - statement.lineno) <= _LINES:
            yield other


def _is_here(file: FileContext, assigned: ast.Assign) -> bool:
    named = _ADDRESS.search(last_part(assigned.targets[0])) is not None
    return named and any(_HERE.search(text) for text in _texts(file, assigned.value))
