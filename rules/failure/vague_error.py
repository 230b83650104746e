"""MLA107: errors that tell nobody what failed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Finding, Fix, Issue, Severity
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

from ._handlers import keeps_traceback
from ._timeouts.start_up import starts_only

_VAGUE: Final = ("builtins.Exception", "builtins.BaseException")
_BROAD: Final = ("Exception", "BaseException")
_SENTENCE: Final = 5
"""Words of a text that says more than that something failed."""
_FINAL: Final = ("HTTPException", "HTTPError", "abort", "Exit", "SystemExit", "StopIteration", "StopAsyncIteration")


class VagueError(FileRule):
    """An error on the serving path does not say what kind of fault it is, or loses its cause.

    Looks for errors on the serving path that the handler above cannot tell apart, or that come without their cause.

    Reports:

    - `raise Exception(...)`
    - another exception that a handler raises without `from`

    It is info: of 15 such findings that reviewers judged in three samples of public code, none was worth holding a
    release for.

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
            yield self.issue(node, said, data={"told": _tells(file, node) and not _hides_others(file, node)})
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
                    yield self.issue(node, said, fix=_from(parent))
                return

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Kept but for a start that ends with a sentence: nobody asks for its class."""
        where = candidate.finding.location
        told = candidate.data.get("told") and where is not None
        if told and where is not None and starts_only(project, where.path, candidate.function):
            return None
        return project.in_context(self, candidate)


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
