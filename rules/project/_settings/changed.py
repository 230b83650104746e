"""Settings, and the environment, that a function changes while the process runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.vocabulary import attributes

_SETTINGS: Final = regex(r"(?i)^([a-z]+_)*(settings|config|cfg|conf|configuration)$")
_PLACES: Final = (ast.Attribute, ast.Subscript)
_NAMED: Final = frozenset({ast.Name, ast.Attribute})
_APPS: Final = frozenset({"flask.Flask()", "flask.current_app", "quart.Quart()", "quart.current_app"})
_SET_UP: Final = frozenset({"__init__", "lifespan", "create_app", "main", "configure", "setup"})
"""Functions that run before requests do."""
_STARTS: Final = regex(
    r"^(subprocess\.(Popen|run|call|check_\w+|getoutput)|os\.(system|popen|spawn\w+|posix_spawn\w*|exec\w+)"
    r"|asyncio\.create_subprocess_\w+|multiprocessing\.(\w+\.)*Process)$"
)
"""Calls that start a program, which gets the environment of this one."""


def changed(file: FileContext) -> Iterator[tuple[ast.Assign, str]]:
    """The first statement of each function that changes settings or the environment, and what it changes."""
    environments = names_of_environment(file)
    told: set[tuple[ast.AST, str]] = set()
    others = file.tree.root.renamed or "self" in environments
    for node in file.tree.of(ast.Assign):
        for target in node.targets:
            if target.__class__ is ast.Name or not isinstance(target, _PLACES):
                continue
            base = target.value
            if base.__class__ is ast.Name and base.id == "self" and not others:
                continue  # most assignments to attributes there are
            shown = last_part(base)
            if shown not in environments and not _names_settings(shown):
                continue
            is_environment = isinstance(target, ast.Subscript) and shown in environments
            is_environment = is_environment and file.qualname(base) == "os.environ"
            if is_environment:
                if not file.holds(b"environ[") and len(environments) == 1 and not _has_settings(file):
                    return
            elif not _is_settings(file, base):
                continue
            home = file.function_of(node)
            if home is None or home.name in _SET_UP:
                continue
            what = "the environment" if is_environment else f"`{file.text(base)}`"
            if (home, what) not in told:
                told.add((home, what))
                yield node, what


def _has_settings(file: FileContext) -> bool:
    """Whether anything that a file binds, or reads of an object, is named as settings."""
    return (
        any(map(_names_settings, attributes(file)))
        or any(any(map(_names_settings, scope.bindings)) for scope in file.tree.scopes)
        or any(map(_names_settings, file.tree.root.renamed.values()))
    )


@lru_cache(1 << 16)
def _names_settings(name: str) -> bool:
    return _SETTINGS.match(name) is not None


def _is_settings(file: FileContext, base: ast.expr) -> bool:
    """Whether an expression is the settings object of the module or of another one, or that of its app."""
    name = base.value if isinstance(base, ast.Attribute) else base
    if not isinstance(name, ast.Name) or not _names_settings(last_part(base)):
        return False
    if name is not base and file.qualname(name) not in _APPS:
        return False
    bindings = file.names.lookup(name.id, name)
    home = file.function_of(name)
    scope = file.tree.scope_at(home) if home is not None else None
    return bool(bindings) and (scope is None or name.id not in scope.bindings)


def names_of_environment(file: FileContext) -> frozenset[str]:
    """The names that ``os.environ`` goes by in a file."""
    found: frozenset[str] | None = file.shared.get("names of the environment")
    if found is None:
        bound = {
            name
            for scope in (file.tree.scopes if file.holds(b"environ") else ())
            for name, bindings in scope.bindings.items()
            for binding in bindings
            if binding.origin == "os.environ"
            or (binding.value.__class__ in _NAMED and last_part(binding.value) == "environ")
        }
        found = file.shared["names of the environment"] = frozenset(bound | {"environ"})
    return found


def starts_child(file: FileContext, written: ast.Assign) -> ast.Call | None:
    """The child process that the function starts after it has written to the environment, which that is to read: one
    that is given no environment of its own.
    """
    home = file.function_of(written)
    for call in file.inside(home, ast.Call) if home is not None else ():
        if call.lineno > written.lineno and _STARTS.match(file.call_name(call) or ""):
            if file.argument(call, "env") is None and not file.has_unpacking(call):
                return call
    return None


__all__ = ["changed", "names_of_environment", "starts_child"]
