"""The key that a request carries in its address: put into the text, or given among the parameters of the query."""

from __future__ import annotations

import ast
from itertools import pairwise
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .payload import is_harmless

_SURE: Final = regex(
    r"(?i)^(appid|app_?id_?key|api[_-]?key|app[_-]?key|access[_-]?key|access_token|auth_?token|auth_?key|api_?token"
    r"|subscription[_-]key|client_secret|secret(_key)?|password)$"
)
"""Parameters that are keys, whatever is given for them."""
_MAYBE: Final = regex(r"(?i)^(key|token|auth|k|apikey)$")
"""Parameters that are keys where a key is given for them."""
_NAMES_KEY: Final = regex(
    r"(?i)^(?!(next|page|continuation|cursor|sort|cache|public|anon|demo|site)_)(\w*_)?(api_?keys?|key|token|secret|apikey|appid)$"
)
_ENDS: Final = regex(r"[?&]([\w-]+)=$")
_WRITTEN: Final = regex(r"[?&](appid|api[_-]?key|key|access_key|token)=[\w-]{20,}")
_ENVIRONMENT: Final = regex(r"^os\.(environ|environ\.get|getenv)$")
_HOLE: Final = regex(r"\{(\w*)\}")
_DEPTH: Final = 3


def key_in_address(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> str:
    """The key in ``f"https://host/rows?appid={API_KEY}"``, as it is written; "" for none."""
    if isinstance(node, ast.Name | ast.Attribute):
        made = [each for each in file.names.values(node) if each is not node] if depth else []
        return next((found for each in made if (found := key_in_address(file, each, depth - 1))), "")
    if isinstance(node, ast.Call) and last_part(node.func) == "format" and isinstance(node.func, ast.Attribute):
        return _formatted(file, node, node.func.value)
    row = _in_row(node)
    for before, part in pairwise(row):
        text = before.value if isinstance(before, ast.Constant) else None
        match = _ENDS.search(text) if isinstance(text, str) else None
        if match is not None and _is_key(file, match[1], part):
            return file.text(part)
    for part in row:
        known = file.constant(part) if len(row) == 1 or isinstance(part, ast.Constant) else None
        match = _WRITTEN.search(known) if isinstance(known, str) else None
        if match is not None:
            return match[1]
    return ""


def key_in_params(file: FileContext, node: ast.expr) -> str:
    """The key among the parameters of a query: ``params={"q": city, "appid": API_KEY}``; "" for none."""
    made = file.names.single_value(node) if isinstance(node, ast.Name | ast.Attribute) else node
    for name, value in _pairs(file, made) if made is not None else ():
        if isinstance(name, str) and _is_key(file, name, value):
            return file.text(value)
    if isinstance(node, ast.Name) and isinstance(made, ast.Dict | ast.Call):
        home = file.function_of(node) or file.tree.module
        for put in file.inside(home, ast.Assign):
            target = put.targets[0]
            if isinstance(target, ast.Subscript) and last_part(target.value) == node.id:
                name = file.constant(target.slice)
                if isinstance(name, str) and _is_key(file, name, put.value):
                    return file.text(put.value)
    return ""


def _pairs(file: FileContext, made: ast.expr) -> list[tuple[object, ast.expr]]:
    if isinstance(made, ast.Dict):
        return [(file.constant(k), v) for k, v in zip(made.keys, made.values, strict=True) if k is not None] + [
            pair
            for k, v in zip(made.keys, made.values, strict=True)
            if k is None and isinstance(given := file.names.single_value(v), ast.Dict)
            for pair in _pairs(file, given)
        ]
    if isinstance(made, ast.Call) and file.call_name(made) == "builtins.dict":
        return [(keyword.arg, keyword.value) for keyword in made.keywords]
    return []


def _in_row(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_in_row(node.left), *_in_row(node.right)]
    if isinstance(node, ast.JoinedStr):
        return [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
    return [node]


def _formatted(file: FileContext, node: ast.Call, template: ast.expr) -> str:
    """``"https://host/rows?appid={}&q={}".format(API_KEY, city)``."""
    text = file.constant(template)
    if not isinstance(text, str):
        return ""
    named = {keyword.arg: keyword.value for keyword in node.keywords}
    for at, hole in enumerate(_HOLE.finditer(text)):
        name, place = hole[1], _ENDS.search(text, 0, hole.start())
        index = int(name) if len(name) < 9 and name.isdecimal() else at
        value = named.get(name) or (node.args[index] if index < len(node.args) and not name.isalpha() else None)
        if place is not None and value is not None and _is_key(file, place[1], value):
            return file.text(value)
    return ""


def _is_key(file: FileContext, parameter: str, value: ast.expr) -> bool:
    """Whether what is given for a parameter is a key, and no word that stands for one."""
    known = file.constant(value)
    if known is not UNKNOWN:
        return isinstance(known, str) and len(known) >= 16 and any(c.isdigit() for c in known) and " " not in known
    if is_harmless(file, value):
        return False
    if _SURE.match(parameter):
        return not isinstance(value, ast.IfExp)
    return _MAYBE.match(parameter) is not None and _NAMES_KEY.match(_called(file, value)) is not None


def _called(file: FileContext, value: ast.expr) -> str:
    """The name of a value: of a variable of the environment, that one's; ``token`` alone may be that of a page."""
    if isinstance(value, ast.Name) and value.id == "token":
        made = file.names.single_value(value)
        return _called(file, made) if isinstance(made, ast.Subscript | ast.Call) else ""
    if isinstance(value, ast.Subscript | ast.Call):
        asked = value.slice if isinstance(value, ast.Subscript) else file.argument(value, "key", 0)
        reader = value.value if isinstance(value, ast.Subscript) else value.func
        name = file.constant(asked) if asked is not None else None
        is_read = _ENVIRONMENT.match(file.qualname(reader) or "") or isinstance(value, ast.Subscript)
        return name if is_read and isinstance(name, str) else ""
    return last_part(value)
