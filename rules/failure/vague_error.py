"""MLA107: errors that tell nobody what failed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.handed import calls_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Finding, Fix, Issue, Severity
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

from ._handlers import keeps_traceback
from ._timeouts.start_up import starts_only

_VAGUE: Final = ("builtins.Exception", "builtins.BaseException")
_BROAD: Final = ("Exception", "BaseException")
_WATCHES: Final = regex(r"(?i)(^|_)(stats|statistics|metrics|health|healthz|status|version|uptime|usage)$")
_SENTENCE: Final = 5
"""Words of a text that says more than that something failed."""
_FINAL: Final = ("HTTPException", "HTTPError", "abort", "Exit", "SystemExit", "StopIteration", "StopAsyncIteration")


class VagueError(FileRule):
    """An error on the serving path does not say what kind of fault it is, or loses its cause.

    Looks for errors on the serving path that the handler above cannot tell apart, or that come without their cause.

    Reports:

    - `raise Exception(...)`
    - another exception that a handler raises without `from`

    Severities:

    - warning: an `Exception` where a request comes straight to the function, or where it takes the place of other
      errors that were caught and are not logged with their traceback
    - note: an `Exception` further in, where its text at least is its own, where all callers keep whatever comes and go
      on, and in what only reports on the service
    - note: a missing `from`, since Python prints both tracebacks, with a misleading sentence between them

    Why it hurts:
        Bad input, a broken model and a dependency that is down need three answers: 422, a page, a retry. With one class
        for all of them the handler can only guess, and with a lost cause so can the person on call.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            if len(rows) != 12:
                raise Exception("12 features are needed")
            return model.predict([rows])
        ---
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            try:
                return model.predict([rows])
            except ValueError:
                raise InferenceError("the model did not answer")

    Good:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            if len(rows) != 12:
                raise InvalidFeatures("12 features are needed")
            try:
                return model.predict([rows])
            except ValueError as error:
                raise InferenceError("the model did not answer") from error

    When not to use it:
        - `raise HTTPException(...)` in a handler: it ends the way and may leave its cause to the log.
        - `from None`, which says that the cause is of no use.
        - An error that holds its cause: it is handed the caught one, ``ServiceError(error)``, or a helper makes it of
          that.
        - A vague error that the same function catches, or makes another one of.
        - One that ends the start of a service with a sentence: who starts it reads it.

    References:
        https://docs.astral.sh/ruff/rules/raise-vanilla-class/
        https://docs.astral.sh/ruff/rules/raise-without-from-inside-except/
    """

    code = "MLA107"
    name = "vague-error"
    severity = Severity.INFO
    elsewhere = None
    remediation = "Raise an exception of the domain, `from` its cause."
    fix = "safe; unsafe under a bare `except:`"
    triggers = (b"raise ",)

    def visit_Raise(self, node: ast.Raise, file: FileContext) -> Iterator[Issue]:
        """A raise."""
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if raised is None:
            return
        if file.qualname(raised) in _VAGUE:
            if _stays_inside(node):
                return
            said = f"`{file.text(raised)}` does not say whether data, model or a dependency is at fault"
            data = {"plain": not _hides_others(file, node), "caught": _is_caught_by_all(file, node)}
            data["told"] = data["plain"] and _tells(file, node)
            yield self.issue(node, said, data=data)
            return
        if node.cause is not None or not isinstance(node.exc, ast.Call):
            return
        for parent in parents(node):
            if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.Try):
                return
            if isinstance(parent, ast.ExceptHandler):
                name = file.text(raised)
                if name.rpartition(".")[2] in _FINAL or _is_handed(node.exc, parent.name):
                    return
                if not _is_caught(parent, name):
                    said = f"`{name}` is raised without `from`: its traceback reads as if the handler had failed"
                    yield self.issue(node, said, data={"chained": True}, fix=_from(parent))
                return

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A note where Python itself shows the cause, and where no class would change what becomes of the error."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is None or where is None:
            return finding
        home = (where.path, candidate.function)
        if candidate.data.get("told") and starts_only(project, *home):
            return None  # the start ends with these words, and nobody asks for its class
        if (
            candidate.data.get("chained")
            or (candidate.data.get("plain") and not _is_entry(project, home))
            or (candidate.data.get("caught") and _is_called_here(project, home))
            or _is_beside(project, home)
        ):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        return finding


def _hides_others(file: FileContext, node: ast.Raise) -> bool:
    """Whether a raise takes the place of errors that were caught: in a handler, or of a list that handlers filled."""
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            break
        if isinstance(parent, ast.ExceptHandler):
            return not keeps_traceback(file, parent)
    given = node.exc.args if isinstance(node.exc, ast.Call) else []
    names = {value.id for value in given if isinstance(value, ast.Name)}
    home = file.function_of(node)
    if not names or home is None:
        return False
    return any(
        isinstance(call.func, ast.Attribute) and as_written(call.func.value) in names and _is_handed(call, handler.name)
        for handler in file.inside(home, ast.ExceptHandler)
        for call in file.inside(handler, ast.Call)
    )


def _tells(file: FileContext, node: ast.Raise) -> bool:
    """Whether the text of an error is a sentence: it may say what is wrong, and what to do."""
    given = node.exc.args[0] if isinstance(node.exc, ast.Call) and node.exc.args else None
    parts = given.values if isinstance(given, ast.JoinedStr) else [given]
    texts = [str(each.value) for each in parts if isinstance(each, ast.Constant)]
    return len(" ".join(texts).split()) >= _SENTENCE


def _is_caught_by_all(file: FileContext, node: ast.Raise) -> bool:
    """Whether each call in the file of the function that raises stands in a `try` that keeps whatever comes."""
    home = file.function_of(node)
    calls = calls_of(file.names, home) if home is not None else []
    return bool(calls) and all(_stays_inside(call) for call in calls)


def _is_called_here(project: ProjectView, home: Node) -> bool:
    """Whether nothing in other files calls a function but tests, and no request comes to it straight."""
    callers = (c for c in project.callers(home) if project.context(c.path, c.qualname) != "test")
    return not _is_entry(project, home) and all(caller.path == home[0] for caller in callers)


def _is_entry(project: ProjectView, home: Node) -> bool:
    """Whether a request comes straight to a function: what answers it knows no more of the error than its class."""
    return any((each.path, each.function) == home for each in project.entry_points if each.kind == "serving")


def _is_beside(project: ProjectView, home: Node) -> bool:
    """Whether a function is, by its name, there for whoever watches the service: no answer of a model waits for it."""
    return _WATCHES.search(home[1].rpartition(".")[2]) is not None


def _stays_inside(node: ast.AST) -> bool:
    """Whether a `try` of the same function catches all that its body raises, and raises nothing, or another error made
    there: no caller sees this one.
    """
    within: ast.AST = node
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return False
        if isinstance(parent, ast.Try) and within in parent.body:
            broad = (h for h in parent.handlers if h.type is None or ast.unparse(h.type) in _BROAD)
            if any(not _lets_out(handler) for handler in broad):
                return True
        within = parent
    return False


def _lets_out(handler: ast.ExceptHandler) -> bool:
    """Whether a handler raises again what it caught."""
    raised = (part for part in ast.walk(handler) if isinstance(part, ast.Raise))
    return any(not isinstance(each.exc, ast.Call) for each in raised)


def _is_caught(handler: ast.ExceptHandler, raised: str) -> bool:
    """Whether a `try` of the same function, around the handler's own, catches what the handler raises: no traceback of
    it is ever printed.
    """
    within: ast.AST = handler
    own = True
    for parent in parents(handler):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return False
        if isinstance(parent, ast.Try):
            if not own and within in parent.body and any(_catches(each, raised) for each in parent.handlers):
                return True
            own = False
        within = parent
    return False


def _catches(handler: ast.ExceptHandler, raised: str) -> bool:
    """Whether a handler names the class; one that raises again, or a broad one, settles nothing."""
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(each is not None and ast.unparse(each) == raised for each in named) and not any(
        isinstance(part, ast.Raise) for part in ast.walk(handler)
    )


def _is_handed(made: ast.Call, caught: str | None) -> bool:
    """Whether the caught error itself, and not only its text, goes into the one that is raised."""
    given = (*made.args, *(keyword.value for keyword in made.keywords))
    return caught is not None and any(isinstance(value, ast.Name) and value.id == caught for value in given)


def _from(handler: ast.ExceptHandler) -> Fix:
    """``from`` the handled exception, which gets a name where it has none."""
    narrower = "`except:` becomes `except Exception`, which lets KeyboardInterrupt and SystemExit through"
    is_bare = handler.type is None
    title = "Chain the cause with `from`"
    return Fix(kind="raise-from", title=title, value="", safe=not is_bare, reason=narrower if is_bare else "")
