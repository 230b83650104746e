"""Errors that a helper of the project wraps into a body, and that a route answers with the status of success."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, outcomes
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from ...serving._web.routes import route
from .. import _handlers as handlers
from .claimed import fields
from .status import is_callback, sets_status

_CODE: Final = regex(r"(?i)^(code|status|(http_?)?status_?code|http_?code)$")
_OUTCOME: Final = regex(r"(?i)^(status|success|ok|result)$")
_FAILED: Final = regex(r"(?i)^(error|fail|failed|failure)$")

_LIBRARY: Final = frozenset(
    {"make_response", "jsonify", "json_response", "redirect", "render_template", "render", "dict"}
)
"""Calls that are no helpers of the project's own."""


def envelopes(file: FileContext) -> Iterator[ast.Return]:
    """The answers of functions that only wrap an error: ``def error(text, code=400): return {"code": code}``."""
    for answer, value in outcomes(file):
        function = file.function_of(answer) if isinstance(value, ast.Dict) else None
        if function is None or any(a is not answer for a in file.inside(function, ast.Return)):
            continue
        if any(_fails(file, function, key, item) for key, item in fields(value)):
            yield answer


def _fails(file: FileContext, function: FunctionNode, key: str, item: ast.expr) -> bool:
    """Whether a field holds the status of an error: a number, also one that a parameter has by default, or a word."""
    if _CODE.match(key):
        code = file.constant(_by_default(function, item))
        if type(code) is int and 400 <= code < 600:
            return True
    if not _OUTCOME.match(key) or not isinstance(item, ast.Constant):
        return False
    return item.value is False or (isinstance(item.value, str) and _FAILED.match(item.value) is not None)


def _by_default(function: FunctionNode, item: ast.expr) -> ast.expr:
    """What a parameter is where nothing is given; anything else as it is."""
    if not isinstance(item, ast.Name):
        return item
    given = function.args
    positional = [*given.posonlyargs, *given.args]
    defaults = dict(zip((a.arg for a in reversed(positional)), reversed(given.defaults), strict=False))
    defaults |= {a.arg: d for a, d in zip(given.kwonlyargs, given.kw_defaults, strict=True) if d is not None}
    return defaults.get(item.id, item)


def wrapped_errors(file: FileContext, node: FunctionNode) -> Iterator[tuple[ast.Return, str]]:
    """``except Exception as error: return response.error(str(error))`` of a route, and the name of what wraps it."""
    found = [(answer, name) for answer in file.inside(node, ast.Return) if (name := _wraps(file, node, answer))]
    shown = route(file, node) if found else None
    if shown is not None and not is_callback(f"{shown.path} {node.name}") and not sets_status(file, node):
        yield from found


def _wraps(file: FileContext, node: FunctionNode, answer: ast.Return) -> str:
    value = outcome(answer)
    if not isinstance(value, ast.Call) or file.function_of(answer) is not node:
        return ""
    if (
        last_part(value.func)[:1].isupper()
        or last_part(value.func) in _LIBRARY
        or not any(handlers.is_broad(file, h) for h in _caught(file, answer))
    ):
        return ""
    return file.call_name(value) or ""


def _caught(file: FileContext, answer: ast.Return) -> list[ast.ExceptHandler]:
    return list(file.ancestors(answer, ast.ExceptHandler))


def is_envelope(candidate: Candidate, project: ProjectView) -> bool:
    """Whether what a route answers with is a function that does nothing but wrap an error."""
    where = candidate.finding.location
    symbol = project.resolve(candidate.data["wraps"], where.path) if where is not None else None
    if symbol is None or symbol.function is None:
        return False
    known = project.files[symbol.path].candidates_of("MLA102")
    return any(c.data.get("envelope") and c.function == symbol.qualname for c in known)
