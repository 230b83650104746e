"""Addresses with no TLS: ``http://`` that is written out, here or in the constant that an address begins with."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part

_PLAIN: Final = "http://"
_DEPTH: Final = 5
_OWN: Final = ("self", "cls")


def is_plain(base: str) -> bool:
    """Whether what an address begins with says that it has no TLS."""
    return base.startswith(_PLAIN)


def asked_at(file: FileContext, call: ast.Call) -> str:
    """What the address of a call begins with: a text, or the name that holds it; "" where neither is seen."""
    place = 1 if last_part(call.func) in ("request", "stream") else 0
    return _begins(file, file.argument(call, "url", place), _DEPTH)


def handed_plain(file: FileContext, call: ast.Call) -> bool:
    """Whether the address of a call is a parameter of its function, and each call of that here gives a plain one."""
    home = file.function_of(call)
    place = 1 if last_part(call.func) in ("request", "stream") else 0
    given = file.argument(call, "url", place)
    if home is None or not isinstance(given, ast.Name):
        return False
    names = [each.arg for each in (*home.args.posonlyargs, *home.args.args)]
    if given.id not in names:
        return False
    position = names.index(given.id) - (names[0] in _OWN)
    asked = [each for each in file.tree.of(ast.Call) if last_part(each.func) == home.name and each is not call]
    begins = [_begins(file, file.argument(each, given.id, position), _DEPTH) for each in asked]
    return bool(begins) and all(map(is_plain, begins))


def plain_addresses(file: FileContext) -> list[str]:
    """The names of a module that hold such an address, or what is made of one: ``API = URL("http://10.0.0.1")``."""
    if not file.holds(b"http://"):
        return []
    found = []
    for statement in file.tree.module.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
        if is_plain(_begins(file, value, _DEPTH)):
            found += [target.id for target in targets if isinstance(target, ast.Name)]
    return found


def _begins(file: FileContext, node: ast.expr | None, depth: int) -> str:
    if node is None or not depth:
        return ""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.BinOp):
        return _begins(file, node.left, depth)
    if isinstance(node, ast.JoinedStr):
        return _begins(file, node.values[0], depth) if node.values else ""
    if isinstance(node, ast.FormattedValue):
        return _begins(file, node.value, depth)
    if isinstance(node, ast.Call):
        last = last_part(node.func)
        if last in ("str", "URL", "urljoin") and node.args:
            return _begins(file, node.args[0], depth - 1)
        joins = isinstance(node.func, ast.Attribute) and last in ("format", "rstrip", "joinpath", "join")
        return _begins(file, node.func.value, depth - 1) if joins and isinstance(node.func, ast.Attribute) else ""
    if isinstance(node, ast.Name | ast.Attribute):
        made = file.names.single_value(node)
        if made is not None and made is not node:
            return _begins(file, made, depth - 1)
        of_class = _of_class(file, node)
        if of_class is not None:
            return _begins(file, of_class, depth - 1)
        return file.qualname(node) or ""
    return ""


def _of_class(file: FileContext, node: ast.Name | ast.Attribute) -> ast.expr | None:
    """What the class round a method gives the attribute that ``self.PLACE`` names, where nothing else gives it another
    value.
    """
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name) or node.value.id not in _OWN:
        return None
    owner = next(file.ancestors(node, ast.ClassDef), None)
    body = owner.body if owner is not None else []
    given = [s.value for s in body if isinstance(s, ast.Assign) and any(last_part(t) == node.attr for t in s.targets)]
    others = [e for e in file.tree.of(ast.Attribute) if e.attr == node.attr and not isinstance(e.ctx, ast.Load)]
    return given[0] if len(given) == 1 and not others else None


__all__ = ["asked_at", "handed_plain", "is_plain", "plain_addresses"]
