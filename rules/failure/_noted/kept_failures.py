"""Failures that are put into a cache, where nothing was caught: an empty entry, or an answer with its error in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import below, statements
from mlaudit.code.written import as_written, excerpt, names_in

from .._ways_out import is_empty

WORDS: Final = (b"cache",)
_CACHES: Final = regex(r"(?i)cache|memo(_|$)")
_ERROR: Final = regex(r"(?i)^(error|errors|exception|failed|failure)$")


def kept_failures(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """Where a file puts a failure into a cache, and what is to be said of it."""
    for branch in file.tree.of(ast.If):
        if file.function_of(branch) is None:
            continue
        empty = _kept_empty(branch)
        if empty is not None:
            said = f"`{excerpt(empty, 60)}` keeps what failed as one with nothing in it"
            yield empty, f"{said}: it is not asked again, as long as the entry lives"
            continue
        kept = _kept_error(file, branch)
        if kept is not None:
            said = f"an answer that has an error in it is kept, too, by `{excerpt(kept, 60)}`"
            yield kept, f"{said}: a passing failure is answered as long as the entry lives"


def _kept_empty(branch: ast.If) -> ast.stmt | None:
    """``if isinstance(found, Exception): cache[key] = []``."""
    test = branch.test
    if not isinstance(test, ast.Call) or last_part(test.func) != "isinstance" or len(test.args) != 2:
        return None
    if not last_part(test.args[1]).endswith(("Exception", "Error")):
        return None
    for statement in branch.body:
        value, target = given(statement), next(iter(targets(statement)), None)
        if value is None or not isinstance(target, ast.Subscript) or not _CACHES.search(ast.unparse(target.value)):
            continue
        if is_empty(value) or (isinstance(value, ast.Tuple) and all(map(is_empty, value.elts))):
            return statement
    return None


def _kept_error(file: FileContext, branch: ast.If) -> ast.stmt | None:
    """``if "error" in made: answer["error"] = made["error"]``, and ``cache.set(key, answer)`` behind it, untested."""
    test = branch.test
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.In) or branch.orelse:
        return None
    if not isinstance(test.left, ast.Constant) or not _ERROR.match(str(test.left.value)):
        return None
    held = next(
        (
            as_written(t.value)
            for s in branch.body
            for t in targets(s)
            if isinstance(t, ast.Subscript) and isinstance(t.slice, ast.Constant) and _ERROR.match(str(t.slice.value))
        ),
        "",
    )
    if not held or any(isinstance(s, ast.Return | ast.Raise) for s in statements(branch.body)):
        return None
    for statement in statements(below(branch)):
        if isinstance(statement, ast.If) and names_in(statement.test) & {held, *names_in(test)}:
            return None
        call = statement.value if isinstance(statement, ast.Expr) else None
        call = call.value if isinstance(call, ast.Await) else call
        if isinstance(call, ast.Call) and _puts(call) and any(as_written(a) == held for a in call.args):
            return statement
    return None


def _puts(call: ast.Call) -> bool:
    last = last_part(call.func)
    owner = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else last
    return _CACHES.search(owner) is not None and any(word in last for word in ("set", "put", "store", "add"))


__all__ = ["WORDS", "kept_failures"]
