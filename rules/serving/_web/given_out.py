"""Apps and services that a library makes, or adds routes to, for whoever calls it: who may ask them is not its say."""

from __future__ import annotations

import ast
import re
from typing import Any, Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.deployments import starting_texts, text_of
from mlaudit.code.file import FileContext
from mlaudit.code.project import Node, ProjectView

_FOUND_BY_NAME: Final = frozenset({"create_app", "make_app", "main"})
"""Functions that Flask, or a tool that starts programs, finds by their names."""
_PLAIN: Final = frozenset(
    {"property", "cached_property", "setter", "staticmethod", "classmethod", "abstractmethod", "override", "overload"}
)
"""Decorators that call nothing."""
_STARTERS: Final = frozenset({"uvicorn", "gunicorn", "hypercorn", "granian", "waitress", "typer", "fire"})


def handed_out_by(file: FileContext, made: ast.expr) -> str:
    """The function of a module that gives back what `made` makes, by its name; "" where none does."""
    home = file.function_of(made)
    if home is None:
        return ""
    held = {part.id for t in targets(file.statement_of(made)) for part in ast.walk(t) if isinstance(part, ast.Name)}
    for given in file.inside(home, ast.Return):
        if given.value is made or (isinstance(given.value, ast.Name) and given.value.id in held):
            return file.tree.scope_at(home).qualname
    return ""


def added_by(file: FileContext, node: FunctionNode) -> str:
    """The function, by its name, that is handed the app which `node` is decorated as a route of; "" where none is."""
    home = file.function_of(node)
    if home is None:
        return ""
    given = {argument.arg for argument in (*home.args.posonlyargs, *home.args.args, *home.args.kwonlyargs)}
    for decorator in node.decorator_list:
        owner = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Name) and owner.value.id in given:
            return file.tree.scope_at(home).qualname
    return ""


def is_for_callers(project: ProjectView, path: str, data: dict[str, Any]) -> bool:
    """Whether a function that hands out, or is handed, an app is called by nothing of the project but its tests, and
    named by nothing that starts programs.
    """
    name = str(data.get("for callers", ""))
    if not name or "." in name or name in _FOUND_BY_NAME:
        return False
    known: dict[tuple[str, str], bool] = project.shared.setdefault("functions for callers", {})
    if (path, name) not in known:
        known[path, name] = not _is_used(project, path, name)
    return known[path, name]


def _is_used(project: ProjectView, path: str, name: str) -> bool:
    """Whether a function is called, through whatever others, by a module as it is loaded, by a command, or by what
    starts programs, or is imported by another file that does not call it.
    """
    seen, queue = {(path, name)}, [(path, name)]
    while queue:
        node = queue.pop()
        callers = [(c.path, c.qualname) for c in project.callers(node) if project.context(c.path, c.qualname) != "test"]
        if any(not caller[1] for caller in callers) or (node[1] != name and _is_registered(project, node)):
            return True
        if not callers and "." not in node[1] and _is_named(project, node):
            return True
        queue += [each for each in callers if each not in seen]
        seen.update(callers)
    return False


def _is_registered(project: ProjectView, node: Node) -> bool:
    """Whether a function is decorated by what calls it: a command, a fixture of a tool."""
    function = project.function(node)
    decorators = function.decorators if function is not None else ()
    return any(each.name.rpartition(".")[2] not in _PLAIN for each in decorators)


def _is_named(project: ProjectView, node: Node) -> bool:
    """Whether anything names a function that no call is seen of: an import, a script, a command line."""
    path, name = node
    if name in _FOUND_BY_NAME:
        return True
    for each, facts in project.files.items():
        if each != path and not each.endswith("__init__.py") and project.context(each, "") != "test":
            if any(fact.name.endswith(f".{name}") for fact in facts.imports):
                return True
    written = re.compile(rf"\b{re.escape(name)}\b")
    if any(written.search(text) for text in starting_texts(project).values()):
        return True
    root = project.root
    started = [p for p, facts in project.files.items() if not _STARTERS.isdisjoint(facts.libraries)]
    by_name = re.compile(rf":{re.escape(name)}\b")  # `uvicorn.run("service:made", factory=True)`
    return root is not None and any(by_name.search(text_of(root / each)) for each in started)


__all__ = ["added_by", "handed_out_by", "is_for_callers"]
