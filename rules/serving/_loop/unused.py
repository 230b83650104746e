"""What nobody runs, and what runs on a loop that no request shares."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

_PLAIN: Final = frozenset({"abc.ABC", "builtins.object"})
_SUBMITS: Final = "asyncio.run_coroutine_threadsafe"
_STARTS_LOOP: Final = regex(r"^(asyncio|anyio|trio)\.run$|(^|\.)run_until_complete$")


def is_unused(project: ProjectView, node: Node) -> bool:
    """Whether a coroutine is made by a decorator, or is the method of a class, that no code of the project gets at: no
    import, call or decorator names the function round it, or what alone makes the object.
    """
    path, outer = node[0], node[1].partition(".")[0]
    if outer == node[1] or outer in _named(project):
        return False
    if project.function((path, outer)) is not None:
        return not project.callers((path, outer))
    makers = {(each.path, each.qualname) for each in project.callers((path, f"{outer}.__init__"))}
    return (
        bool(makers)
        and all(
            qualname.rpartition(".")[2] not in _named(project) and not project.callers((place, qualname))
            for place, qualname in makers
            if qualname
        )
        and all(qualname for _, qualname in makers)
    )


def is_namesake_of_route(project: ProjectView, node: Node, line: int) -> bool:
    """Whether a line is in a function that only has the name of a route, which another function of its file is by its
    decorator, and that nothing which serves calls.
    """
    same = [each for each in project.files[node[0]].functions if each.qualname == node[1]]
    own = [each for each in same if each.line <= line <= each.end_line]
    if len(same) == len(own) or any(each.decorators for each in own) or not any(each.decorators for each in same):
        return False
    callers = {(caller.path, caller.qualname) for caller in project.callers(node)} - {node}
    return not any(project.context(*caller) == "serving" for caller in callers)


def _named(project: ProjectView) -> frozenset[str]:
    """The words that imports, decorators, and bases of classes are made of."""
    known: frozenset[str] | None = project.shared.get("words of imports and decorators")
    if known is None:
        names = [fact.name for facts in project.files.values() for fact in facts.imports]
        for facts in project.files.values():
            names += [each.name for function in facts.functions for each in function.decorators]
            names += [base for cls in facts.classes for base in cls.bases]
        known = frozenset(word.removesuffix("()") for name in names for word in name.split("."))
        project.shared["words of imports and decorators"] = known
    return known


def on_own_loop(project: ProjectView, node: Node, depth: int = 4) -> bool:
    """Whether a coroutine runs on a loop that an object keeps in a thread of its own for itself:
    ``run_coroutine_threadsafe(self._start(), self._loop).result()``. What else runs there is of the same object.
    """
    callers = project.callers(node) if depth > 0 else []
    return bool(callers) and all(
        (caller.call.awaited and on_own_loop(project, (caller.path, caller.qualname), depth - 1))
        or _is_submitted(project, (caller.path, caller.qualname), caller.call.line)
        for caller in callers
    )


def is_made_plain(project: ProjectView, node: Node) -> bool:
    """Whether a decorator of the project makes a coroutine a plain function, which starts a loop for each call:
    ``return asyncio.run(function(*args))`` in what it answers with, and no coroutine beside it.
    """
    function = project.function(node)
    for decorator in function.decorators if function is not None and function.is_async else ():
        symbol = project.resolve(decorator.name.removesuffix("()"), node[0])
        if symbol is None or symbol.function is None or symbol.function.is_async:
            continue
        inside = [f for f in project.files[symbol.path].functions if f.qualname.startswith(f"{symbol.qualname}.")]
        starts = any(_STARTS_LOOP.search(call.target) for each in inside for call in each.calls)
        if starts and not any(each.is_async for each in inside):
            return True
    return False


def _is_submitted(project: ProjectView, node: Node, line: int) -> bool:
    home = project.function(node)
    return home is not None and any(each.target == _SUBMITS and each.line == line for each in home.calls)


def may_be_there(project: ProjectView, name: str, path: str) -> bool:
    """Whether a method that is called may be one: a class of the project that derives from nothing outside it has those
    that it has. ``Engine()._predict_prices`` is no inference where no `Engine` defines it.
    """
    owner, _, last = name.rpartition(".")
    symbol = project.resolve(owner.removesuffix("()"), path) if owner.endswith("()") else None
    if symbol is None or symbol.cls is None:
        return True
    outside = [base for base in project.bases(symbol.path, symbol.cls) if project.resolve(base, symbol.path) is None]
    return bool(set(outside) - _PLAIN) or last in symbol.cls.attributes
