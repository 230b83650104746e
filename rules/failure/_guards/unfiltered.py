"""Filters of what one tenant or user may see, which give everything where they find nothing."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from .warned import warned

_OWNER: Final = regex(
    r"(?i)(^|_)(tenant|company|organi[sz]ation|org|workspace|department|customer|account|owner|user|role|roles|permissions?"
    r"|acl|clearance|group)(_?(id|name|ids|slug))?$"
)
"""What a filter picks by where it keeps from one what belongs to another."""
_SEARCHES: Final = regex(r"^(a?similarity_search\w*|search|query|query_points|get_relevant_documents|retrieve|find)$")
_FILTERS: Final = frozenset({"filter", "where", "filters", "query_filter", "search_filter", "search_kwargs"})


def unfiltered(file: FileContext, node: ast.Return, answer: ast.expr | None) -> str:
    """``return mine or rows``, also in two steps: what a function answers unfiltered, where `answer` is the outcome of
    a return; "" for anything else.
    """
    first: ast.expr | None
    last: ast.expr | None
    if isinstance(answer, ast.BoolOp) and isinstance(answer.op, ast.Or):
        first, last = answer.values[0], answer.values[-1]
    elif isinstance(answer, ast.IfExp):
        first, last = answer.body, answer.orelse
    else:
        last = _first(answer)
        if not isinstance(last, ast.Name):
            return ""
        first = _kept_before(node)
        first = _first(first) if isinstance(answer, ast.Tuple) else first
    if not isinstance(first, ast.Name) or not isinstance(last, ast.Name) or first.id == last.id:
        return ""
    function = file.function_of(node)
    if function is None:
        return ""
    return last.id if _picks(file, function, first.id, last.id) else ""


def reset(file: FileContext, node: ast.If) -> ast.Assign | None:
    """``if not mine: mine = rows``, or the same search again without its filter."""
    held = node.test.operand if isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not) else None
    function = file.function_of(node) if isinstance(held, ast.Name) else None
    if function is None or not isinstance(held, ast.Name) or node.orelse:
        return None
    for statement in node.body:
        if not isinstance(statement, ast.Assign) or as_written(statement.targets[0]) != held.id:
            continue
        value = statement.value
        if isinstance(value, ast.Name) and _picks(file, function, held.id, value.id):
            return statement
        if isinstance(value, ast.Call) and _SEARCHES.match(last_part(value.func)) and not _narrowed(value):
            return statement if _narrowed_before(file, held, value) else None
    return None


def shows_all(node: ast.stmt, shown: str) -> Issue:
    """What is said of a filter that finds nothing and gives everything."""
    said = f"where the filter finds nothing, `{shown}` gives what is not filtered: others' rows are shown"
    return warned(node, said, "Answer with nothing where the filter finds nothing.")


def _kept_before(node: ast.Return) -> ast.expr | None:
    """``if mine: return mine`` in the same block before a last ``return rows``."""
    body: list[ast.stmt] = getattr(parent_of(node), "body", [])
    for before in body[: body.index(node)] if node in body else []:
        if isinstance(before, ast.If) and isinstance(before.test, ast.Name) and not before.orelse:
            end = before.body[-1]
            given = outcome(end) if isinstance(end, ast.Return) else None
            kept = _first(given)
            if isinstance(kept, ast.Name) and kept.id == before.test.id:
                return given
    return None


def _first(value: ast.expr | None) -> ast.expr | None:
    return value.elts[0] if isinstance(value, ast.Tuple) and value.elts else value


def _picks(file: FileContext, function: FunctionNode, mine: str, every: str) -> bool:
    """Whether `mine` holds those of `every` that belong to a parameter which says whose they are."""
    owners = {a.arg for a in (*function.args.args, *function.args.kwonlyargs) if _OWNER.search(a.arg)}
    if not owners:
        return False
    derived = set(owners)
    for statement in statements(function.body):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            if any(isinstance(part, ast.Name) and part.id in derived for part in ast.walk(statement.value)):
                if statement.targets[0].id != mine:
                    derived.add(statement.targets[0].id)
    for made in file.inside(function, ast.ListComp):
        holder = file.statement_of(made)
        if isinstance(holder, ast.Assign) and ast.unparse(holder.targets[0]) == mine:
            tests = [test for each in made.generators for test in each.ifs]
            if _names(made.generators[0].iter, {every}) and any(_names(test, derived) for test in tests):
                return True
    for loop in file.inside(function, ast.For):
        adds = [c for c in file.inside(loop, ast.Call) if last_part(c.func) == "append" and _is_on(c, mine)]
        if adds and _names(loop.iter, {every}) and any(_names(t.test, derived) for t in file.inside(loop, ast.If)):
            return True
    return False


def _is_on(call: ast.Call, name: str) -> bool:
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == name


def _names(value: ast.expr, wanted: set[str]) -> bool:
    return any(isinstance(part, ast.Name) and part.id in wanted for part in ast.walk(value))


def _narrowed(call: ast.Call) -> bool:
    """Whether a search is given a filter by what one may see."""
    given = [k.value for k in call.keywords if k.arg in _FILTERS]
    return any(
        (isinstance(part, ast.Constant) and isinstance(part.value, str) and _OWNER.search(part.value))
        or (isinstance(part, ast.Name) and _OWNER.search(part.id))
        for value in given
        for part in ast.walk(value)
    )


def _narrowed_before(file: FileContext, held: ast.Name, again: ast.Call) -> bool:
    """Whether what a name holds came of the same search with a filter."""
    if any(k.arg in _FILTERS for k in again.keywords):
        return False
    made = [b.value for b in file.names.lookup(held.id, held) if isinstance(b.value, ast.Call)]
    return any(_narrowed(call) and ast.unparse(call.func) == ast.unparse(again.func) for call in made)
