"""Addresses with a password or a key in them, as they are put together or handed out by a connection."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .payload import is_harmless

_ADDRESS: Final = regex(
    r"(?i)^(\w*_)?(redis|database|db|mongo|mongodb|postgres|postgresql|mysql|broker|amqp|rabbitmq|sqlalchemy\w*)_?(url|uri|dsn)$"
    r"|^(\w*_)?conn(ection)?_?(str|string|uri|url)$|^sql_?alchemy_conn$|^(?!sentry_)(\w+_)?dsn$"
)
"""Names of addresses that hold a password where the server has one."""
_IN_ADDRESS: Final = regex(r"(?i)[?&](access_token|auth_token|token|api_?key|apikey|key|secret|password|passwd|sig)=$")
"""The text before a value that makes it the key in an address."""
_KEY_OF_ADDRESS: Final = regex(rb"(?i)(([a-z]+_)?token|api_?key|key|secret|passw(or)?d|sig)=")
_MARKS: Final = (b"?", b"&")
"""The same anywhere in a file: what follows one of two marks, which are found sooner than a pattern."""
_HOLE: Final = regex(r"%(?:\((\w+)\))?s|\{(\w*)\}")
"""Where a value is put into a text that is filled later."""
_PASSWORD_PLACE: Final = regex(r"://(%(\(\w+\))?s|\{\w*\}|[\w.-]+):(%(\(\w+\))?s|\{\w*\})@")
_BEFORE_AT: Final = (b"}", b"%s", b")s")
"""What stands before the ``@`` of an address that is put together."""
_QUOTES: Final = (b"'", b'"')
WORDS: Final = (b"get_uri", b"render_as_string")
"""Methods that write an address with its password."""
_DEPTH: Final = 4


def names_address(name: str) -> bool:
    """Whether a name is that of an address that may hold a password."""
    return _ADDRESS.match(name) is not None


def has_addresses(file: FileContext) -> bool:
    """Whether a text of the file may end where a key, or a password, of an address is put in."""
    known: bool | None = file.shared.get("keys in addresses")
    if known is None:
        data = file.source.data
        known = any(_is_put_together(data, at) for at in _places(data, b"@")) or file.holds(*WORDS)
        known = known or any(_KEY_OF_ADDRESS.match(data, at + 1) for mark in _MARKS for at in _places(data, mark))
        file.shared["keys in addresses"] = known
    return known


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    """Where one character stands in a text: found ten times as fast as by a pattern that begins with it."""
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _is_put_together(data: bytes, at: int) -> bool:
    """Whether a value ends before an ``@``, or texts do on both of its sides."""
    before = data[max(at - 2, 0) : at]
    return before.endswith(_BEFORE_AT) or (before[-1:] in _QUOTES and before[-1:] == data[at + 1 : at + 2])


def password_in(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> str:
    """The password, or the key, that an address carries, as it is written: ``f"https://host/rows?token={token}"``."""
    if depth <= 0 or not has_addresses(file):
        return ""
    if isinstance(node, ast.Name | ast.Attribute):
        made = file.names.single_value(node)
        return password_in(file, made, depth - 1) if made is not None and made is not node else ""
    held: ast.expr | None = None
    if isinstance(node, ast.Call):
        last = last_part(node.func)
        if last == "get_uri" and file.imports("airflow"):
            return file.text(node)
        if last == "render_as_string" and file.constant(file.argument(node, "hide_password", 0)) is False:
            return file.text(node)
        if last == "format" and isinstance(node.func, ast.Attribute):
            held = _filled(file, node.func.value, node.args, {k.arg: k.value for k in node.keywords if k.arg})
        elif not node.args:
            return _given_back(file, node, depth)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        given = node.right.elts if isinstance(node.right, ast.Tuple) else [node.right]
        held = _filled(file, node.left, given, _written_out(node.right))
    elif isinstance(node, ast.BinOp | ast.JoinedStr):
        held = _between(file, _in_row(node))
    return file.text(held) if held is not None and _is_kept(file, held) else ""


def _in_row(node: ast.expr) -> list[ast.expr]:
    """The parts of a text that is put together by ``+`` or in an f-string, from left to right."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_in_row(node.left), *_in_row(node.right)]
    if isinstance(node, ast.JoinedStr):
        return [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
    return [node]


def _between(file: FileContext, row: list[ast.expr]) -> ast.expr | None:
    """What stands between ``:`` and ``@`` of an address, or after the name of a key in it."""
    texts = [file.constant(part) for part in row]
    begun = False
    for i, (part, text) in enumerate(zip(row, texts, strict=True)):
        if isinstance(text, str):
            begun = begun or "://" in text
            continue
        before, after = texts[i - 1] if i else None, texts[i + 1] if i + 1 < len(row) else None
        if not isinstance(before, str):
            continue
        if before.endswith(":") and (begun or i > 1) and isinstance(after, str) and after.startswith("@"):
            return part
        if _IN_ADDRESS.search(before):
            return part
    return None


def _filled(
    file: FileContext, template: ast.expr, given: list[ast.expr], named: dict[str, ast.expr]
) -> ast.expr | None:
    """What a template has put in as its password, or as a key: ``"mysql://%s:%s@%s/db" % (user, password, host)``,
    ``"https://host/rows?api_key={}".format(key)``.
    """
    text = file.constant(template)
    if not isinstance(text, str) or "://" not in text:
        return None
    place = _PASSWORD_PLACE.search(text)
    holes = list(_HOLE.finditer(text))
    if place is not None:
        index = next((i for i, hole in enumerate(holes) if hole.start() == place.start(3)), -1)
    else:
        index = next((i for i, hole in enumerate(holes) if _IN_ADDRESS.search(text, 0, hole.start())), -1)
    if index < 0:
        return None
    name = holes[index][1] or holes[index][2]
    if name and not name.isdigit():
        return named.get(name)
    at = int(name) if name else index
    return given[at] if at < len(given) else None


def _written_out(node: ast.expr) -> dict[str, ast.expr]:
    if not isinstance(node, ast.Dict):
        return {}
    pairs = zip(node.keys, node.values, strict=True)
    return {k.value: v for k, v in pairs if isinstance(k, ast.Constant) and isinstance(k.value, str)}


def _given_back(file: FileContext, node: ast.Call, depth: int) -> str:
    """The password in the address that a function of this file makes: ``print(database_url())``."""
    name = last_part(node.func)
    made: FunctionNode | None = next((each for each in file.functions() if each.name == name), None)
    if made is None:
        return ""
    answers = (r.value for r in file.inside(made, ast.Return) if r.value is not None)
    return next((found for answer in answers if (found := password_in(file, answer, depth - 1))), "")


def _is_kept(file: FileContext, node: ast.expr) -> bool:
    """Whether a value is written as it is: not a constant, and nothing that was made harmless."""
    is_part = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)
    return file.constant(node) is UNKNOWN and not is_harmless(file, node) and not is_part
