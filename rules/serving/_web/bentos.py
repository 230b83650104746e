"""Services of BentoML: the functions and methods that they answer with, and where a service is made."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.vocabulary import libraries

from .entry_checks import AUTH, ENTRY_CHECKS
from .routes import INFERENCE

_SERVICES: Final = frozenset({"bentoml.Service", "bentoml.legacy.Service"})
_APIS: Final = frozenset({"bentoml.api", *(f"{service}().api" for service in _SERVICES)})
_STANDS_BEFORE: Final = frozenset({"add_asgi_middleware", "mount_asgi_app", "mount_wsgi_app"})
"""What may put a check, or another app, before what a service answers."""


class Bento(NamedTuple):
    """Where a service that asks nobody who they are is made or first answers, and the function that does."""

    place: ast.expr
    name: str
    function: str


def is_api(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function or method is one that a service answers with."""
    if "bentoml" not in libraries(file):
        return False
    decorators = [each.func if isinstance(each, ast.Call) else each for each in node.decorator_list]
    return any(file.qualname(each) in _APIS for each in decorators)


def open_bento(file: FileContext) -> Bento | None:
    """The service of a file that infers for anybody; None where something may stand before it."""
    if not file.imports("bentoml"):
        return None
    answers = [node for node in file.functions() if is_api(file, node)]
    fronts = {file.class_of(call) for call in file.calls_where(lambda name, _: name == "bentoml.depends")}
    answers.sort(key=lambda node: file.class_of(node) not in fronts)  # the one that asks the others is asked itself
    first = next((node for node in answers if INFERENCE.search(node.name) and _asks_for_more(file, node)), None)
    if first is None or file.calls_where(_stands_before):
        return None
    written = "\n".join(ast.unparse(part) for node in answers for part in (*node.decorator_list, node.args, *node.body))
    if AUTH.search(written) or ENTRY_CHECKS.search(written):
        return None
    made = file.calls_where(_makes_service)
    place = made[0] if made else first.decorator_list[0]
    return Bento(place, first.name, file.tree.scope_at(first).qualname)


def _stands_before(_: str, last: str) -> bool:
    return last in _STANDS_BEFORE


def _makes_service(name: str, _: str) -> bool:
    return name in _SERVICES


def _asks_for_more(file: FileContext, node: FunctionNode) -> bool:
    """Whether an answer is computed by anything but builtins."""
    called = [file.call_name(call) or "?" for call in file.inside(node, ast.Call)]
    return any(not name.startswith("builtins.") for name in called)
