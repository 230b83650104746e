"""State of a module that a function sets in several steps, while requests may read what is there so far."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView

_LOCK: Final = re.compile(r"(?i)lock|mutex|semaphore")
_ASIDE: Final = re.compile(r"(?i)device|err(or)?$|status|message|_at$|time|count")
"""Names of what says how it went, and of where a model runs: no answer is made of them."""
_ROUTES: Final = frozenset({"get", "post", "put", "route", "api_route"})
_START: Final = ("on_event", "contextmanager", "before_first_request")


def set_in_steps(file: FileContext) -> Iterator[tuple[ast.stmt, dict[str, Any]]]:
    """The test that takes for complete what several statements fill, or the declaration of what several replace while
    it is in use; `first` and `then` name what they set, `guarded` says which of the two it is.
    """
    if file.source.notebook is not None or not file.holds(b"global ", b"= {}", b"dict()"):
        return
    filling = _filling(file)
    for home in file.tree.of(ast.FunctionDef):
        steps = _steps(file, home) if home in filling or file.tree.scope_at(home).globals else []
        if len({name for name, _ in steps}) < 2 or _is_locked(file, home):
            continue
        held = {name.partition("[")[0] for name, _ in steps}
        asked = [test for test in file.inside(home, ast.If) if test.lineno < steps[0][1].lineno]
        guards = [test for test in asked if any(_names(test.test, name) for name in held)]
        if not guards:
            flags = file.tree.scope_at(home).globals
            if any(_names(test.test, flag) for test in asked for flag in flags):
                continue  # a mark that is set last tells whether all is there
            if all("[" not in name for name, _ in steps) and _takes_time(file, home, steps):
                yield next(iter(file.inside(home, ast.Global)), steps[0][1]), _data(steps, guarded=False)
            continue
        first = _guarded_first(steps, guards)
        if first is not None:
            yield guards[0], _data(first, guarded=True)


def _filling(file: FileContext) -> set[ast.AST | None]:
    """The functions that put something into a name of the module by a constant key."""
    held = file.tree.root.bindings
    return {
        file.function_of(each)
        for each in file.tree.of(ast.Subscript)
        if isinstance(each.ctx, ast.Store) and isinstance(each.slice, ast.Constant)
        if isinstance(each.value, ast.Name) and each.value.id in held
    }


def _steps(file: FileContext, home: FunctionNode) -> list[tuple[str, ast.stmt]]:
    """What a function sets of its module, in order: a global, or an entry of a dictionary by a constant key."""
    scope = file.tree.scope_at(home)
    found: list[tuple[str, ast.stmt]] = []
    for node in file.inside(home, ast.Assign):
        if file.function_of(node) is not home or isinstance(node.value, ast.Constant):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id in scope.globals and not _ASIDE.search(target.id):
                found.append((target.id, node))
            elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
                held = last_part(target.value) if isinstance(target.value, ast.Name) else ""
                if held and held in file.tree.root.bindings and (held not in scope.bindings or held in scope.globals):
                    found.append((f"{held}[{target.slice.value!r}]", node))
    return found


def _guarded_first(steps: list[tuple[str, ast.stmt]], guards: list[ast.If]) -> list[tuple[str, ast.stmt]] | None:
    """The step after which the guard says that all is there, and those that come later; None where it is the last."""
    asked = " ".join(ast.unparse(guard.test) for guard in guards)
    for place, (name, node) in enumerate(steps):
        held = name.partition("[")[0]
        if not re.search(rf"\b{re.escape(held)}\b", asked) or re.search(rf"in {re.escape(held)}\b", asked):
            continue
        if held != name and name.partition("[")[2].rstrip("]") in asked:
            return None  # each entry is asked for by its key
        later = [
            (other, then)
            for other, then in steps[place + 1 :]
            if then.lineno > node.lineno
            and other != name
            and (other.partition("[")[0] == held or not re.search(rf"\b{re.escape(other.partition('[')[0])}\b", asked))
        ]
        return [(name, node), *later] if later and any(_computes(then) for _, then in later) else None
    return None


def _takes_time(file: FileContext, home: FunctionNode, steps: list[tuple[str, ast.stmt]]) -> bool:
    """Whether something may fail, or take long, between the first step and the last one."""
    first, last = steps[0][1].lineno, steps[-1][1].lineno
    return any(_computes(node) for _, node in steps[1:]) and any(
        first < call.lineno <= last and re.search(r"(?i)load|build|create|from_|read", last_part(call.func))
        for call in file.inside(home, ast.Call)
    )


def _computes(node: ast.stmt) -> bool:
    return any(isinstance(each, ast.Call) for each in ast.walk(node))


def _names(test: ast.expr, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(test))


def _is_locked(file: FileContext, home: FunctionNode) -> bool:
    return any(_LOCK.search(ast.unparse(item.context_expr)) for w in file.inside(home, ast.With) for item in w.items)


def _data(steps: list[tuple[str, ast.stmt]], *, guarded: bool) -> dict[str, Any]:
    names = list(dict.fromkeys(name for name, _ in steps))
    return {"first": names[0], "then": names[1], "guarded": guarded}


def read_in_between(project: ProjectView, node: Node, *, guarded: bool) -> bool:
    """Whether requests meet what a function has set so far: those in other threads, where it fills a cache that the
    start has not filled; where it replaces what is in use, each later one, if it fails.
    """
    threaded, routed, started = _reached(project)
    return node in threaded and node not in started if guarded else node in routed


def is_routed(project: ProjectView, node: Node) -> bool:
    """Whether a route comes to a function on the same thread, and the start of the service does not."""
    _, routed, started = _reached(project)
    return node in routed and node not in started


def is_asked_at_once(project: ProjectView, node: Node) -> bool:
    """Whether several threads of requests may be in a function at once."""
    return node in _reached(project)[0]


def _reached(project: ProjectView) -> tuple[set[Node], set[Node], set[Node]]:
    """What requests reach in threads of their own, what they reach at all, and what the start reaches."""
    known: tuple[set[Node], set[Node], set[Node]] | None = project.shared.get("reached by threads")
    if known is None:
        routes: list[Node] = []
        threads: list[Node] = []
        starts: list[Node] = [(path, "") for path in project.files]
        for entry in project.entry_points:
            function = project.function((entry.path, entry.function))
            if entry.kind != "serving" or function is None or "Lambda" in entry.framework:
                continue
            marks = [decorator.name for decorator in function.decorators]
            if any(mark.endswith(_START) for mark in marks) or "startup" in entry.function:
                starts.append((entry.path, entry.function))
            elif any(mark.rpartition(".")[2] in _ROUTES for mark in marks):
                routes.append((entry.path, entry.function))
                threads += [] if function.is_async else [(entry.path, entry.function)]
        by_thread, by_route = project.reach(threads, same_thread=True), project.reach(routes, same_thread=True)
        known = set(by_thread), set(by_route), set(project.reach(starts))
        project.shared["reached by threads"] = known
    return known
