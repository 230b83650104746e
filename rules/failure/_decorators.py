"""Decorators of the project's own that turn any failure of what they decorate into a value."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.extract import LIBRARIES
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.findings import Finding, Related

from . import _handlers as handlers
from ._ways_out import shown_call
from ._work import calls, kinds

_WORK: Final = ("predict", "load", "query", "request", "read")
_OTHER: Final = regex(
    r"(?i)doc|propert|setter|cache|grad|overload|abstract|deprecat|compile|script|registe?r|dispatch|test"
)
"""Names of decorators that say what else they are for: most of a library's functions have one, and what such a function
does is not looked up for them.
"""


_NOT_OURS: Final = LIBRARIES | {"builtins"}


class Use(NamedTuple):
    """A function under a decorator: the decorator's resolved name, as it is written, the function, and its work."""

    decorator: str
    written: str
    function: str
    work: str


def swallowing(file: FileContext, handler: ast.ExceptHandler) -> str:
    """The qualname of the decorator, or of the function that makes it, whose wrapper answers with a value where what it
    wraps fails; "" for any other handler.
    """
    wrapper, block = file.function_of(handler), handlers.try_of(handler)
    if wrapper is None or file.function_of(wrapper) is None or block is None or not handlers.is_broad(file, handler):
        return ""
    if handlers.raises(handler) or handlers.signals(file, handler) or handlers.in_loop(file, handler) is not None:
        return ""
    around = [parent for parent in parents(wrapper) if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef)]
    if not around or not any(_is_wrapped(file, call, around[0]) for call in calls(file, block.body)):
        return ""
    answers = [outcome(s) for s in statements(handler.body) if isinstance(s, ast.Return) and s.value is not None]
    plain = all(isinstance(value, ast.Name | ast.Constant | ast.List | ast.Dict) for value in answers)
    return file.tree.scope_at(around[-1]).qualname if answers and plain else ""


def _is_wrapped(file: FileContext, call: ast.Call, decorator: FunctionNode) -> bool:
    """Whether a call calls what a decorator was given."""
    if not isinstance(call.func, ast.Name):
        return False
    given = {a.arg for a in (*decorator.args.posonlyargs, *decorator.args.args)}
    return call.func.id in given and any(b.kind == "arg" for b in file.names.lookup(call.func.id, call.func))


def uses(file: FileContext, node: FunctionNode) -> Iterator[Use]:
    """The decorators of a function that loads, predicts or asks, of those that the project may have written."""
    work: str | None = None
    for decorator in node.decorator_list:
        made = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = file.qualname(made)
        if name is None or "()" in name or name.partition(".")[0] in _NOT_OURS or _OTHER.search(last_part(made)):
            continue
        given = [*decorator.args, *(k.value for k in decorator.keywords)] if isinstance(decorator, ast.Call) else []
        if any(
            handlers.tells(file, value) or (isinstance(value, ast.Constant) and value.value is None) for value in given
        ):
            continue
        if work is None:
            about = kinds(file, node.body)
            call = next((about[kind] for kind in _WORK if kind in about), None)
            work = shown_call(file, call) if call is not None else ""
        if work:
            yield Use(name, f"@{file.text(decorator)}", node.name, work)


def on_work(candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """The finding at a decorator that swallows, where the project decorates with it what must not fail unseen."""
    where = finding.location
    if where is None:
        return None
    used: list[tuple[Related, str]] = []
    for path, facts in project.files.items():
        for other in facts.candidates_of(finding.code):
            use = other.data.get("use")
            if use is None or other.finding.location is None:
                continue
            symbol = project.resolve(use[0], path)
            if symbol is not None and (symbol.path, symbol.qualname) == (where.path, candidate.data["decorator"]):
                place = other.finding.location
                related = Related(path, place.line, f"`{use[1]}` answers for `{use[3]}` here", place.cell)
                used.append((related, f"`{use[1]}` of `{use[2]}`"))
    if not used:
        return None
    shown = used[0][1] + (f" and of {len(used) - 1} others" if len(used) > 1 else "")
    message = f"any failure becomes a value here, and by {shown} it looks like an answer"
    return msgspec.structs.replace(finding, message=message, related=tuple(related for related, _ in used))
