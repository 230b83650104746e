"""Routes that are never dispatched: an earlier router of the same app has the same rule and method."""

from __future__ import annotations

import ast
from typing import Any, Final, NamedTuple

from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

CODE: Final = "MLA702"
"""The rule whose candidates tell what a file mounts, and which rules its routers have."""
_MOUNTS: Final = {"register_blueprint": "url_prefix", "include_router": "prefix"}
_ROUTERS: Final = frozenset({"Blueprint", "APIRouter"})
_VERBS: Final = frozenset({"get", "post", "put", "patch", "delete"})
_PARAMETER: Final = regex(r"\{[^}]*\}|<[^>]*>")


class _Rule(NamedTuple):
    """A route of a router: its function, the router's name in its file, its path there, and its methods."""

    function: str
    router: str
    path: str
    methods: list[str]


def mounts(file: FileContext) -> list[list[str]]:
    """The routers that a file hands to apps one after the other, at the level of the module or of a function that
    mounts them all: the app, the router by its name, and the prefix that it is given ("" for none).
    """
    if lasts(file).isdisjoint(_MOUNTS):
        return []
    found = []
    for call in called(file, *_MOUNTS):
        statement = file.statement_of(call)
        plain = isinstance(parent_of(statement), ast.Module | ast.FunctionDef) if statement is not None else False
        router = file.argument(call, "router" if last_part(call.func) == "include_router" else "blueprint", 0)
        if not plain or not isinstance(call.func, ast.Attribute) or not isinstance(router, ast.Name | ast.Attribute):
            continue
        prefix = file.argument(call, _MOUNTS[last_part(call.func)])
        name = file.qualname(router) or ""
        name = name if name and "()" not in name else f"{file.module}.{spelled(router)}"
        found.append([spelled(call.func.value), name, "" if prefix is None else _text(file, prefix)])
    return found


def rules(file: FileContext) -> dict[str, Any]:
    """The prefixes of a file's routers by their names, and what their routes answer, in source order."""
    prefixes: dict[str, str] = {}
    for call in called(file, *_ROUTERS):
        statement = file.statement_of(call)
        target = statement.targets[0] if isinstance(statement, ast.Assign) and statement.value is call else None
        if statement is not None and isinstance(target, ast.Name) and isinstance(parent_of(statement), ast.Module):
            given = file.argument(call, "url_prefix") or file.argument(call, "prefix")
            prefixes[target.id] = "" if given is None else _text(file, given)
    if not prefixes:
        return {}
    own = []
    for function in file.functions():
        for decorator in function.decorator_list:
            rule = _rule(file, decorator)
            if rule is not None and rule.router in prefixes:
                own.append(list(rule._replace(function=file.tree.scope_at(function).qualname)))
    return {"prefixes": prefixes, "rules": own, "flask": file.imports("flask", "quart")}


def _rule(file: FileContext, decorator: ast.expr) -> _Rule | None:
    if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Attribute):
        return None
    owner, verb = decorator.func.value, decorator.func.attr
    path = file.argument(decorator, "path", 0) or file.argument(decorator, "rule", 0)
    if not isinstance(owner, ast.Name) or path is None or (verb not in _VERBS and verb not in ("route", "api_route")):
        return None
    methods = [verb.upper()]
    if verb not in _VERBS:
        given = file.argument(decorator, "methods")
        known = file.constant(given) if given is not None else ["GET"]
        if not isinstance(known, list | tuple):
            return None
        methods = [str(each).upper() for each in known]
    return _Rule("", owner.id, _text(file, path), methods)


def _text(file: FileContext, node: ast.expr) -> str:
    known = file.constant(node)
    return known if isinstance(known, str) else f"<<{spelled(node)}>>"


def is_shadowed(project: ProjectView, node: Node) -> bool:
    """Whether a function, or the one that it is written in, is a route that another stands before in its app."""
    known: frozenset[Node] | None = project.shared.get("shadowed routes")
    if known is None:
        known = project.shared["shadowed routes"] = _shadowed(project)
    return bool(known) and any((node[0], home) in known for home in _homes(node[1]))


def _homes(function: str) -> list[str]:
    parts = function.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _shadowed(project: ProjectView) -> frozenset[Node]:
    told = {
        path: [c.data for c in facts.candidates_of(CODE) if "mounts" in c.data]
        for path, facts in project.files.items()
        if CODE in facts.said
    }
    behind: set[Node] = set()
    served: set[Node] = set()
    for path, datas in told.items():
        first: dict[tuple[str, str, str], Node] = {}
        for app, name, prefix in [mount for data in datas for mount in data["mounts"]]:
            located = project.locate(name, path)
            if located is None or len(located[1]) != 1:
                continue
            place, router = located[0], located[1][0]
            for data in told.get(place, []):
                whole = _joined(data, router, prefix)
                for function, owner, rule, methods in data.get("rules", []):
                    if owner != router:
                        continue
                    node = (place, function)
                    keys = [(app, _PARAMETER.sub("{}", f"{whole}{rule}").rstrip("/"), each) for each in methods]
                    (behind if all(first.setdefault(k, node) != node for k in keys) else served).add(node)
    return frozenset(behind - served)


def _joined(data: dict[str, Any], router: str, prefix: str) -> str:
    """What stands before a router's paths: Flask puts the prefix of the mount in the place of the blueprint's own."""
    own = data.get("prefixes", {}).get(router, "")
    return (prefix or own) if data.get("flask") else f"{prefix}{own}"


__all__ = ["is_shadowed", "mounts", "rules"]
