"""Writes to another server whose answer nobody looks at, before a success is told."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .claimed import claimed_after

_WRITES: Final = regex(r"^(requests|httpx)(\.(Async)?Client\(\)|\.[Ss]ession\(\))?\.(post|put|patch|delete)$")
_ASIDE: Final = regex(
    r"(?i)track|metric|telemetr|analytic|log|notif|webhook|slack|ping|heartbeat|interrupt|cache|clean"
)


def unheard_writes(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """``requests.patch(url, json=row)`` before ``return {"status": "success"}``: a refusal looks like a success."""
    for call in file.calls_where(_is_write):
        function = file.function_of(call)
        if function is None or _ASIDE.search(f"{function.name} {file.text(call)}") or not _is_unheard(file, call):
            continue
        said = claimed_after(file, function, call)
        if said:
            yield call, said


def _is_write(name: str, last: str) -> bool:
    return last in ("post", "put", "patch", "delete") and _WRITES.match(name) is not None


def _is_unheard(file: FileContext, call: ast.Call) -> bool:
    """Whether an answer is dropped, or nothing of it is read but a field that may be missing: ``.json().get("id")``."""
    held = parent_of(call)
    held = parent_of(held) if isinstance(held, ast.Await) else held
    if isinstance(held, ast.Expr):
        return True
    given = targets(held)
    function = file.function_of(call)
    if function is None or len(given) != 1 or not isinstance(given[0], ast.Name):
        return False
    name = given[0].id
    read = [n for n in file.inside(function, ast.Name) if n.id == name and isinstance(n.ctx, ast.Load)]
    mine = [n for n in read if call in file.names.values(n)]
    return bool(mine) and len(mine) == len([n for n in read if n.lineno > call.lineno]) and all(map(_may_miss, mine))


def _may_miss(name: ast.Name) -> bool:
    """``name.json().get("id")``."""
    part: ast.AST | None = name
    for wanted in ("json", "get"):
        part = parent_of(part) if part is not None else None
        if not isinstance(part, ast.Attribute) or part.attr != wanted:
            return False
        part = parent_of(part)
        if not isinstance(part, ast.Call):
            return False
    return True
