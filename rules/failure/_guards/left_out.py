"""Parts of a service that are left out where they cannot be imported or added: the service starts all the same."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import names_in

from .. import _handlers as handlers
from .._handlers import Verdict

_ADDS_ROUTES: Final = frozenset({"include_router", "register_blueprint", "mount", "add_router", "add_namespace"})
_ADDS_GUARD: Final = frozenset({"add_middleware", "before_request", "init_app"})
_GUARDS: Final = regex(
    r"(?i)auth|jwt|api_?key|token|permission|security|csrf|rate_?limit|limiter|throttl|firewall|guard"
)
_ROUTES: Final = regex(r"(?i)(^|[._])(routers?|routes?|api|apis|endpoints?|views?|blueprints?|controllers?)([._]|$)")
_PREDICTS: Final = regex(
    r"(?i)(^|[/_.-])(predict\w*|infer\w*|scor(e|es|ing)|classif\w*|forecast\w*|recommend\w*|generat\w*|complet\w*|chat"
    r"|ask|answers?|search|rank\w*|detect(or|s)?|embed\w*|models?|v\d+)([/_.-]|$)"
)
"""Routes, by their modules, names and paths, by which a service answers what it is there for."""
_FAILED: Final = regex(r"ImportError|ModuleNotFoundError")


def left_out(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``from app.routers import score; app.include_router(score.router)``, and a handler that logs at most; middleware
    that asks who somebody is, likewise.
    """
    if not handlers.is_broad(file, handler) and not _is_import_error(handler):
        return None
    if handlers.raises(handler) or not _goes_on(handler):
        return None
    guard = _guard(file, block)
    if guard:
        said = f"where `{guard}` cannot be imported or added, the service starts without it"
        return Verdict("MLA110", f"{said}: nobody asks what it would have asked")
    part = _part(file, block) if file.function_of(handler) is None or _adds(file, block) else ""
    if part:
        said = f"where `{part}` cannot be imported, its routes are left out, and the service starts all the same"
        told = f"{said}: whoever calls them is told that there are none"
        return Verdict("MLA102", told, 0.7, mild=True, note=_is_optional(file, handler, block, part))
    return None


def _is_optional(file: FileContext, handler: ast.ExceptHandler, block: ast.Try, part: str) -> bool:
    """Whether a handler takes a missing import alone, warns of it, and what it leaves out answers with no model."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    if not all(kind is not None and _FAILED.fullmatch(last_part(kind)) for kind in kinds):
        return False
    adds = [c for s in block.body for c in file.inside(s, ast.Call) if last_part(c.func) in _ADDS_ROUTES]
    paths = (str(c.value) for call in adds for c in file.inside(call, ast.Constant))
    named = part.rsplit(".", 2)[-2:]  # its module and its name, without the packages round them
    return handlers.warns(file, handler) and not any(_PREDICTS.search(each) for each in (*named, *paths))


def _is_import_error(handler: ast.ExceptHandler) -> bool:
    return handler.type is not None and _FAILED.search(ast.unparse(handler.type)) is not None


def _goes_on(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does no more than log, and say in a name that the part is not there."""
    rest = [s for s in handler.body if not isinstance(s, ast.Pass) and not _is_noted(s)]
    return handlers.logs_all(rest)


def _is_noted(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
    return isinstance(value, ast.Constant) and value.value in (None, False)


def _guard(file: FileContext, block: ast.Try) -> str:
    """What is added in a `try` that stands before all routes and asks who somebody is, or how often they come."""
    for statement in block.body:
        for call in file.inside(statement, ast.Call):
            if last_part(call.func) in _ADDS_GUARD and call.args and isinstance(call.func, ast.Attribute):
                name = last_part(call.args[0]) or file.text(call.args[0])
                owner = last_part(call.func.value) if last_part(call.func) == "init_app" else ""
                if _GUARDS.search(owner or name):
                    return owner or name
    return ""


def _adds(file: FileContext, block: ast.Try) -> bool:
    return any(last_part(call.func) in _ADDS_ROUTES for s in block.body for call in file.inside(s, ast.Call))


def _part(file: FileContext, block: ast.Try) -> str:
    """The module of the project that a `try` imports routes from, where they are added there, or below if it is."""
    imported = {
        alias.asname or alias.name: node
        for statement in block.body
        for node in file.inside(statement, ast.ImportFrom)
        for alias in node.names
    }
    own = {name: node for name, node in imported.items() if _is_own(file, node, name)}
    if not own:
        return ""
    noted = set(own) | {t.id for s in statements(block.body) for t in targets(s) if isinstance(t, ast.Name)}
    for call in called(file, *sorted(_ADDS_ROUTES)):
        given = {part.id for argument in call.args for part in ast.walk(argument) if isinstance(part, ast.Name)}
        name = next((each for each in sorted(own) if each in given), "")
        inside = any(block is parent for parent in file.ancestors(call, ast.Try))
        asked = any(names_in(test.test) & noted for test in file.ancestors(call, ast.If))
        if name and (inside or asked):
            module = own[name].module or ""
            return module if name == "router" and module else f"{module}.{name}".lstrip(".")
    return ""


def _is_own(file: FileContext, node: ast.ImportFrom, name: str) -> bool:
    """Whether what is imported is the project's: by a relative import, or out of a package that the file is in."""
    if node.level:
        return True
    top = (node.module or "").partition(".")[0]
    return top in file.module.split(".")[:-1] or (
        _ROUTES.search(f"{node.module}.{name}") is not None and "." in (node.module or "")
    )


__all__ = ["left_out"]
