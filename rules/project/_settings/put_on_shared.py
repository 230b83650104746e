"""What one request puts into an attribute of an object that all requests share: a setting of the model, of a chain or
of the program's settings, and what a service notes on itself about the request that it answers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, descend, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parents

from ...libraries.loading import loads
from ...serving._schemas.meant import may_be
from ...serving._state.threads import in_threads, is_of_process, outlives
from ...serving._state.two_steps import is_locked
from .in_steps import is_routed

_NOTHING: Final = (ast.Constant, type(None))
_PARTS: Final = (ast.Attribute, ast.Subscript)
_OWN: Final = frozenset({"self", "cls"})
_ANSWERS: Final = frozenset(
    {
        *("predict", "apredict", "infer", "inference", "classify", "detect", "recognize", "recognise"),
        *("segment", "score", "rank", "rerank", "recommend", "estimate", "forecast", "embed", "encode"),
        *("analyze", "analyse", "assess", "evaluate", "explain", "extract", "summarize", "summarise"),
        *("translate", "transcribe", "chat", "achat", "ask", "aask", "answer", "reply", "respond", "query"),
        *("aquery", "search", "asearch", "retrieve", "lookup", "find", "generate", "agenerate", "complete"),
        *("invoke", "ainvoke", "call", "run", "arun", "execute", "process", "handle", "parse", "compute"),
        *("calculate", "get", "fetch", "diagnose", "moderate", "check", "validate", "verify", "match"),
        *("compare", "convert", "upload", "receive", "send", "interpret", "plan", "route", "decide"),
    }
)
"""The first word of what a method is called that answers a request: the rest may be there to change its object."""
_PER_REQUEST: Final = (
    *("flask.g", "flask.session", "flask.request", "flask.current_app", "flask_", "starlette", "django", "quart"),
    *("threading.local", "contextvars", "werkzeug", "asgiref", "streamlit", "gevent", "structlog", "sentry_sdk"),
    *("opentelemetry", "matplotlib", "sqlalchemy"),
)
"""What is another object for each request, or takes what it is told for one."""
_CONFIG: Final = regex(r"(?i)(^|_)(config|cfg|conf|settings|options)$")
_NOTED: Final = ("_at", "_ts", "time", "stamp", "_seen", "status", "error", "message", "count", "counter", "progress")
"""How attributes end that say how it goes: no answer is made of them."""
_JOB: Final = regex(r"(?i)(^|_)(status|progress|tracker)$")
"""Objects that say how it goes, all of them."""


class Put(NamedTuple):
    """Where a function sets an attribute of what it has not made itself, and what that belongs to."""

    statement: ast.Assign | ast.AnnAssign
    target: ast.Attribute | ast.Subscript
    held: ast.Name
    home: FunctionNode


def put_on_shared(file: FileContext) -> Iterator[tuple[ast.stmt, dict[str, Any]]]:
    """The first statement of each function that gives such an attribute what comes out of its arguments."""
    if file.source.notebook is not None:
        return
    told: set[ast.AST] = set()
    for put in _settings_set(file):
        if put.home not in told and _is_of_request(file, put) and not is_locked(file, put.statement):
            told.add(put.home)
            yield put.statement, {"put": ast.unparse(put.target), "owner": "", "stays": True}
    for put in _attributes_set(file):
        if put.home in told or not isinstance(put.target, ast.Attribute) or put.target.attr.endswith(_NOTED):
            continue
        own = put.held.id in _OWN
        if not own and not _is_shared(file, put.held):
            continue
        if not _is_of_request(file, put) or (own and not _is_read_later(file, put)):
            continue
        if is_locked(file, put.statement) or _is_lazy(put) or _notes_a_job(file, put):
            continue
        if (file.qualname(put.target.value) or "").startswith(_PER_REQUEST):
            continue  # kept for all by the module, and another one for each
        told.add(put.home)
        cls = file.class_of(put.home) if own else None
        owner = file.tree.scope_at(cls).qualname if cls is not None else ""
        kept = not own and _is_default_of_others(file, put)
        data = {"put": ast.unparse(put.target), "owner": owner, "loaded": _is_loaded(file, put), "kept": kept}
        yield put.statement, data


def _settings_set(file: FileContext) -> Iterator[Put]:
    """``cfg["path"] = path`` in a function where ``cfg = AGENT.config``: a setting of an object of the module."""
    for node in file.tree.of(ast.Assign):
        target = node.targets[0]
        if target.__class__ is not ast.Subscript or not isinstance(target.value, ast.Name):
            continue
        name, home = target.value, file.function_of(node)
        if home is None or home.name == "__init__" or not _CONFIG.search(name.id):
            continue
        if not isinstance(target.slice, ast.Constant) or not isinstance(target.slice.value, str):
            continue
        held = _owner(file.names.single_value(name))
        if held is not None and held.id in file.tree.root.bindings and _is_shared(file, held):
            yield Put(node, target, held, home)


def _owner(made: ast.expr | None) -> ast.Name | None:
    """The name at the beginning of ``AGENT.pipeline.config``."""
    if not isinstance(made, ast.Attribute) or not _CONFIG.search(made.attr):
        return None
    while isinstance(made, ast.Attribute):
        made = made.value
    return made if isinstance(made, ast.Name) and made.id not in _OWN else None


def _attributes_set(file: FileContext) -> Iterator[Put]:
    """``chain.k = k`` in a function, and ``self.query = query`` in a method that does not make or fill its object."""
    answers: dict[FunctionNode, bool] = {}
    assigned: list[Any] = [*file.tree.of(ast.Assign), *file.tree.of(ast.AnnAssign)]
    for node in assigned:
        if node.value.__class__ in _NOTHING:
            continue
        for target in node.targets if node.__class__ is ast.Assign else (node.target,):
            if target.__class__ is not ast.Attribute:
                continue
            held = target.value
            while held.__class__ in _PARTS:
                held = held.value
            home = node.scope.function
            if home is None or home.name == "__init__" or held.__class__ is not ast.Name:
                continue
            if held.id in _OWN:
                if home not in answers:
                    answers[home] = home.name.lstrip("_").partition("_")[0] in _ANSWERS
                if not answers[home] or target.value is not held:
                    continue
            yield Put(node, target, held, home)


def _is_shared(file: FileContext, name: ast.Name, depth: int = 2) -> bool:
    """Whether a name is the module's, or another one for what such a name holds."""
    if name.id not in file.tree.root.bindings and not may_be(name, _is_choice):
        return False
    bindings = file.names.lookup(name.id, name)
    if not bindings or bindings[0].kind == "arg":
        return False
    known = file.tree.root.bindings.get(name.id, ())
    if all(each in known for each in bindings):
        return not (file.qualname(name) or "").startswith(_PER_REQUEST)
    value = bindings[0].value
    if depth == 0 or len(bindings) > 1 or bindings[0].kind != "assign" or value is None:
        return False
    held = value.values[0] if isinstance(value, ast.BoolOp) else value
    while isinstance(held, ast.Attribute):
        held = held.value
    return isinstance(held, ast.Name) and _is_shared(file, held, depth - 1)


def _is_choice(value: ast.expr) -> bool:
    return isinstance(value, ast.BoolOp)


def _is_read_later(file: FileContext, put: Put) -> bool:
    """Whether another method of the class reads the attribute."""
    cls = file.class_of(put.home)
    name = last_part(put.target)
    for each in file.inside(cls, ast.Attribute) if cls is not None else ():
        if each.attr == name and isinstance(each.ctx, ast.Load) and file.function_of(each) is not put.home:
            if isinstance(each.value, ast.Name) and each.value.id in _OWN:
                return True
    return False


def _is_default_of_others(file: FileContext, put: Put) -> bool:
    """Whether an object of the module is made with what other functions fall back to: its attribute, which stands in
    the call that makes it or on its class, is read in another function that sets none.
    """
    if not isinstance(put.target, ast.Attribute) or not isinstance(put.target.value, ast.Name):
        return False
    shown = (put.held.id, put.target.attr)
    made = file.names.single_value(put.held)
    if not isinstance(made, ast.Call) or not (made.args or made.keywords):
        return False
    every = [
        each
        for each in file.tree.of(ast.Attribute)
        if isinstance(each.value, ast.Name) and (each.value.id, each.attr) == shown
    ]
    setters = {file.function_of(each) for each in every if isinstance(each.ctx, ast.Store)}
    return any(file.function_of(each) not in setters for each in every if isinstance(each.ctx, ast.Load))


def _is_of_request(file: FileContext, put: Put) -> bool:
    """Whether a value is made of the arguments of the function, or of what Flask knows of the request."""
    home, value = put.home, put.statement.value
    arguments = home.args
    given = {each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)} - _OWN
    if file.imports("flask"):
        given.add("request")
    return bool(given) and value is not None and not _made_of(file, home, given).isdisjoint(_names(value))


def _made_of(file: FileContext, home: FunctionNode, given: set[str]) -> set[str]:
    """The names of a function that some arguments go into."""
    known = set(given)
    for _ in range(3):
        before = len(known)
        for name, bindings in file.tree.scope_at(home).bindings.items():
            if name not in known and any(b.value is not None and _names(b.value) & known for b in bindings):
                known.add(name)
        if len(known) == before:
            break
    return known


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in descend(node) if isinstance(each, ast.Name)}


def _notes_a_job(file: FileContext, put: Put) -> bool:
    """Whether what is set says which job goes on, for whoever asks: of a status, or of an object on which the same
    function sets a flag (``job.running = True``) that it takes back when it is done.
    """
    if _JOB.search(put.held.id):
        return True
    flags: dict[str, set[bool]] = {}
    for each in file.inside(put.home, ast.Assign):
        target, value = each.targets[0], each.value
        if isinstance(target, ast.Attribute) and isinstance(value, ast.Constant) and isinstance(value.value, bool):
            if ast.unparse(target.value) == ast.unparse(put.target.value):
                flags.setdefault(target.attr, set()).add(value.value)
    return any(len(values) == 2 for values in flags.values())


def _is_lazy(put: Put) -> bool:
    """Whether the attribute is only set where it is not there yet, or where another one of its owner is not: the name
    of what was made for that one.
    """
    shown = ast.unparse(put.target)
    for parent in parents(put.statement):
        if isinstance(parent, ast.If) and (shown in ast.unparse(parent.test) or _finds_missing(parent, put.target)):
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            break
    return False


def _is_loaded(file: FileContext, put: Put) -> bool:
    """Whether what is put there is a model that the function has just loaded."""
    value = put.statement.value
    made = file.names.single_value(value) if value is not None else None
    return isinstance(made, ast.Call) and loads(file.call_name(made) or "")


def _finds_missing(branch: ast.If, target: ast.Attribute | ast.Subscript) -> bool:
    """``if shared.model is None:`` round ``shared.name = name``."""
    asked = branch.test
    if not isinstance(asked, ast.Compare) or not isinstance(asked.ops[0], ast.Is) or not isinstance(asked.left, _PARTS):
        return False
    against = asked.comparators[0]
    missing = isinstance(against, ast.Constant) and against.value is None
    within = branch.body[0].lineno <= target.lineno <= (branch.body[-1].end_lineno or target.lineno)
    return missing and within and ast.unparse(asked.left.value) == ast.unparse(target.value)


def is_met(candidate: Candidate, project: ProjectView) -> bool:
    """Whether other requests read what one has put there: in threads of their own, or as it stays."""
    where = candidate.finding.location
    if where is not None and candidate.data.get("stays"):  # the next request finds it, however requests are answered
        reached = project.is_reached("serving", where.path, candidate.function)
        return reached and is_of_process(project, where.path)
    if where is None:
        return False
    if (where.path, candidate.function) not in in_threads(project):
        return bool(candidate.data.get("kept")) and _is_routed(project, where.path, candidate.function)
    owner: str = candidate.data["owner"]
    return outlives(project, where.path, owner) if owner else is_of_process(project, where.path)


def _is_routed(project: ProjectView, path: str, function: str) -> bool:
    """Whether requests come to a function, and find the next time what an earlier one has put there."""
    return is_routed(project, (path, function)) and is_of_process(project, path)


__all__ = ["is_met", "put_on_shared"]
