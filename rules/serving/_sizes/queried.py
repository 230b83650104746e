"""Lists of any length in a request, each entry of which costs a question to a store."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import farthest, origins
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .._schemas.declared import default_of
from .lengths import is_compared

_LISTS: Final = regex(r"^(typing\.)?([Ll]ist|[Ss]equence|Iterable|conlist)\b")
_BOUNDED: Final = regex(r"max_(length|items)|maxLength|conlist\(")
_SPLITS: Final = frozenset({"split", "getlist"})
_STORES: Final = regex(
    r"(^|\.)(commit|execute|executemany|aggregate|find_one|fetchone|fetch_one|fetchrow|fetchval|scalars?|scalar_one(_or_none)?"
    r"|insert_one|update_one|read_sql(_query)?|get_item|put_item)$"
)
"""What waits for a database: what is only added to a session waits for the commit."""


class Queried(NamedTuple):
    """What is gone through, and the lines of the calls that are made for each of it."""

    place: ast.expr
    lines: list[int]


def queried(file: FileContext, node: FunctionNode) -> Iterator[Queried]:
    """The lists of a request that a route goes through, of whose length it says nothing."""
    loops: list[ast.For | ast.AsyncFor] = [*file.inside(node, ast.For), *file.inside(node, ast.AsyncFor)]
    every: list[tuple[ast.expr, ast.AST]] = [(loop.iter, loop) for loop in loops]
    every += [
        (each.iter, made) for each in file.inside(node, ast.comprehension) if (made := parent_of(each)) is not None
    ]
    for source, loop in every:
        if _is_long(file, node, source):
            calls = [call for call in file.inside(loop, ast.Call) if call is not source]
            yield Queried(source, sorted({call.lineno for call in calls}))


def _is_long(file: FileContext, node: FunctionNode, source: ast.expr) -> bool:
    """Whether a list has as many entries as the sender likes."""
    if not isinstance(source, ast.Name):
        return _is_sent(file, node, source)
    if is_compared(file, node, source.id):
        return False
    argument = next((each for each in (*node.args.args, *node.args.kwonlyargs) if each.arg == source.id), None)
    if argument is not None:
        return argument.annotation is not None and _is_open(node, argument) and _is_list(argument.annotation)
    made = file.names.single_value(source)
    return made is not None and _is_sent(file, node, made)


def _is_list(annotation: ast.expr) -> bool:
    return _LISTS.match(spelled(annotation)) is not None


def _is_open(node: FunctionNode, argument: ast.arg) -> bool:
    default = default_of(node, argument)
    written = " ".join(spelled(each) for each in (argument.annotation, default) if each is not None)
    return not _BOUNDED.search(written)


def _is_sent(file: FileContext, node: FunctionNode, made: ast.expr) -> bool:
    """``cities.split(",")`` of a text that is asked for, ``form.getlist("id")``, ``schema.load(request.json)`` of many;
    a list that is made of one of them, too.
    """
    if isinstance(made, ast.ListComp):
        return not made.generators[0].ifs and _is_long(file, node, made.generators[0].iter)
    if not isinstance(made, ast.Call):
        return False
    last, owner = last_part(made.func), made.func.value if isinstance(made.func, ast.Attribute) else None
    if last in _SPLITS and owner is not None:
        names = [each for each in (*node.args.args, *node.args.kwonlyargs) if spelled(owner) == each.arg]
        return _is_of_request(file, owner) and all(_is_open(node, each) for each in names)
    return last == "load" and file.holds(b"many=True") and bool(made.args) and _is_of_request(file, made.args[0])


def _is_of_request(file: FileContext, value: ast.expr) -> bool:
    origin = farthest(origins(file, value))
    return origin is not None and origin.kind == "request"


def asks_store_for_each(project: ProjectView, route: Node, lines: list[int]) -> bool:
    """Whether a call on one of some lines of a route asks a store, itself or through what it leads to."""
    wanted, function = frozenset(lines), project.function(route)
    if function is None:
        return False
    if any(call.line in wanted and _STORES.search(call.target) for call in function.calls):
        return True
    targets = [target for target, call in project.edges().get(route, ()) if call.line in wanted]
    facts = filter(None, map(project.function, project.reach(targets)))
    return any(_STORES.search(call.target) for fact in facts for call in fact.calls)


__all__ = ["Queried", "asks_store_for_each", "queried"]
