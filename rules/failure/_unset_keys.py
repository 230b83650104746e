"""Checks of a key that are left out where the environment names none."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_KEY: Final = regex(r"(?i)(key|token|secret|password|credentials?)s?$")
_REFUSAL: Final = regex(
    r"\b40[13]\b|HTTP_40[13]|Unauthori[sz]ed|Forbidden|PermissionDenied|PermissionError|NotAuthenticated"
)


def skipped_check(file: FileContext, node: ast.If) -> str:
    """The variable that, where it is not set, lets a check of who asks be left out; "" for any other test.

    ``if API_KEY and sent != API_KEY: abort(401)``, ``if API_KEY: ...`` round the check, ``if not API_KEY: return``
    before it.
    """
    if node.orelse or file.function_of(node) is None:
        return ""
    test = node.test
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _left_early(file, node, test.operand)
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
    held = next((part for part in parts if _unset(file, part)), None)
    if held is None or not refuses(file, node.body):
        return ""
    compared = [*parts, *(inner.test for s in node.body for inner in file.inside(s, ast.If))]
    return _unset(file, held) if any(_compares(part, last_part(held)) for part in compared) else ""


def _left_early(file: FileContext, node: ast.If, held: ast.expr) -> str:
    function = file.function_of(node)
    last = node.body[-1]
    if function is None or not isinstance(last, ast.Return) or not _unset(file, held) or refuses(file, node.body):
        return ""
    after = [other for other in file.inside(function, ast.If) if other.lineno > node.lineno]
    checked = any(_compares(other.test, last_part(held)) and refuses(file, other.body) for other in after)
    return _unset(file, held) if checked else ""


def _unset(file: FileContext, held: ast.expr) -> str:
    """The variable that a key comes from, where it has no default that is a key."""
    if not isinstance(held, ast.Name | ast.Attribute) or not _KEY.search(last_part(held)):
        return ""
    made = file.names.single_value(held)
    if not isinstance(made, ast.Call) or file.call_name(made) not in ("os.getenv", "os.environ.get"):
        return ""
    if len(made.args) > 1 and not (isinstance(made.args[1], ast.Constant) and not made.args[1].value):
        return ""
    name = file.constant(made.args[0]) if made.args else None
    return name if isinstance(name, str) else ""


def _compares(test: ast.expr, key: str) -> bool:
    """Whether a test compares something with the key."""
    compared = [p for p in ast.walk(test) if isinstance(p, ast.Compare)]
    digests = [p for p in ast.walk(test) if isinstance(p, ast.Call) and last_part(p.func) == "compare_digest"]
    return any(
        last_part(part) == key
        for whole in (*compared, *digests)
        for part in ast.walk(whole)
        if isinstance(part, ast.Name | ast.Attribute)
    )


def refuses(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether a block raises, aborts or answers that somebody may not."""
    return any(
        _REFUSAL.search(ast.unparse(part)) is not None
        for statement in body
        for kind in (ast.Raise, ast.Return, ast.Call)
        for part in file.inside(statement, kind)
    )
