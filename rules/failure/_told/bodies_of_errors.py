"""Bodies of other services' answers that go on as the answer, in a function that never looks how it was answered."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import names_outcome
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._verdicts import verdict
from .._ways_out import absences
from .responses import asked_for, is_unchecked

_WATCHED: Final = regex(
    r"(?i)(^|_)(main|demo|health\w*|ready|readiness|live\w*|status|ping|probe|test|check|debug|verify)(_|$)"
)
"""Functions that tell how another service is, whatever it says, or whose output a person reads."""
_SHOWS: Final = regex(r"(?i)(^|/)([\w-]*_)?(examples?|demos?|tutorials?|samples?|snippets?)(/|(_\w*)?\.py$)")
"""Files that show how a service is asked."""
_LOOKS: Final = regex(r"(?i)^(errors?|detail|status\w*|success|ok|cod|code|messages?|msg)$")
"""Fields by which a body says that it is no answer."""
_ANSWERS: Final = frozenset({"jsonify", "JSONResponse", "Response", "JsonResponse", "dict"})
_LOOKED_AT: Final = "looked at"


def body_as_answer(file: FileContext, node: ast.Call) -> str:
    """``return requests.post(...).json()``, ``answer.json().get("score")``: what is wrong with it; "" for nothing."""
    asked = _asked(file, node)
    if asked is None or not _counts(file, node) or not is_unchecked(file, node):
        return ""
    fates = [_fate(file, use) for use in _uses(file, node)]
    fate = next((each for each in fates if each), "")
    if not fate or _LOOKED_AT in fates or _has_verdict(file, node):
        return ""
    return f"when `{file.text(asked.func)}` is answered with an error, {fate}: nothing here looks at the status"


def _asked(file: FileContext, node: ast.Call) -> ast.Call | None:
    """The request whose body ``answer.json()`` or ``json.loads(answer.text)`` reads."""
    if last_part(node.func) == "json" and isinstance(node.func, ast.Attribute) and not node.args:
        return asked_for(file, node.func.value)
    text = node.args[0] if last_part(node.func) == "loads" and len(node.args) == 1 else None
    if isinstance(text, ast.Attribute) and text.attr in ("text", "content"):
        return asked_for(file, text.value)
    return None


def _counts(file: FileContext, node: ast.Call) -> bool:
    """Whether somebody else gets what is read here; hooks of a session may look at the status for all."""
    if file.source.notebook is not None or file.holds(b"hooks") or _SHOWS.search(file.path):
        return False
    function = file.function_of(node)
    return file.imports("streamlit") if function is None else _WATCHED.search(function.name) is None


def _has_verdict(file: FileContext, node: ast.Call) -> bool:
    """Whether a handler round a request is told of already."""
    around = file.ancestors(node, ast.Try)
    return any(verdict(file, handler) is not None for block in around for handler in block.handlers)


def _uses(file: FileContext, node: ast.Call) -> list[ast.expr]:
    """Where a body goes: itself, or all reads of the one name that it is kept under."""
    held = parent_of(node)
    whole = held if isinstance(held, ast.Await) else node
    kept = parent_of(whole)
    named_as = targets(kept) if kept is not None else []
    if not named_as:
        return [whole]
    name = named_as[0]
    if len(named_as) > 1 or not isinstance(name, ast.Name):
        return []
    home = file.function_of(node) or file.tree.module
    named = [each for each in file.inside(home, ast.Name) if each.id == name.id]
    if sum(isinstance(each.ctx, ast.Store) for each in named) > 1:
        return []
    return [each for each in named if isinstance(each.ctx, ast.Load)]


def _fate(file: FileContext, body: ast.expr) -> str:
    """What becomes of a body, or `_LOOKED_AT` where something would notice; "" where neither is known."""
    holder = parent_of(body)
    if isinstance(holder, ast.Return):
        return "what it says is returned as the answer"
    if isinstance(holder, ast.Attribute) and holder.attr == "get":
        asked = parent_of(holder)
        return _field(file, asked) if isinstance(asked, ast.Call) and asked.func is holder else _LOOKED_AT
    if isinstance(holder, ast.Call) and handlers.is_log(holder):
        return ""
    made = _made(holder, body)
    if made is not None and _is_answered(made):
        return f"what it says goes out in the answer of `{file.qualname_of(body).rpartition('.')[2]}`"
    return _LOOKED_AT  # a key that has to be there, a test, a function that may refuse it


def _is_answered(made: ast.expr) -> bool:
    """Whether something is returned, also under a name that it is given right before."""
    holder = parent_of(made)
    return isinstance(holder, ast.Return) or (isinstance(holder, ast.Assign | ast.AnnAssign) and names_outcome(holder))


def _made(holder: ast.AST | None, body: ast.expr) -> ast.expr | None:
    """The answer that is made of a body: ``jsonify(body)``, ``{"label": body}``, ``f"made: {body}"``."""
    if isinstance(holder, ast.FormattedValue):
        text = parent_of(holder)
        return text if isinstance(text, ast.JoinedStr) else None
    if isinstance(holder, ast.Dict):
        if not any(key is not None and value is body for key, value in zip(holder.keys, holder.values, strict=True)):
            return None
        outer = parent_of(holder)
        wraps = isinstance(outer, ast.Call) and last_part(outer.func) in _ANSWERS
        return outer if wraps and isinstance(outer, ast.Call) else holder
    if isinstance(holder, ast.Call) and last_part(holder.func) in _ANSWERS and body in holder.args[:1]:
        return holder
    return None


def _is_caught(file: FileContext, node: ast.expr) -> bool:
    """Whether a `try` round an expression catches whatever it raises."""
    blocks = (block for block in file.ancestors(node, ast.Try) if any(node in ast.walk(s) for s in block.body))
    return any(handlers.is_broad(file, handler) for block in blocks for handler in block.handlers)


def _tells_absence(file: FileContext, branch: ast.If, name: str) -> bool:
    """``if not job: return Reply(ERROR, ...)``: whether what is done where a value is missing leaves with an error, or
    with a word in the log of errors; also in the ``else`` of ``if job:``.
    """
    missing = any(isinstance(held, ast.Name) and held.id == name for held in absences(file).get(branch, ()))
    there = isinstance(branch.test, ast.Name) and branch.test.id == name
    body = branch.body if missing else branch.orelse if there else []
    last = body[-1] if body else None
    if not isinstance(last, ast.Return):
        return False
    logged = (call for s in body for call in file.inside(s, ast.Call) if handlers.is_log(call))
    told = any(last_part(call.func) in ("error", "critical", "exception") for call in logged)
    return told or handlers.tells(file, last.value)


def _field(file: FileContext, asked: ast.Call) -> str:
    """What becomes of ``body.get("score")``, which is None where the body is that of an error."""
    key = file.constant(asked.args[0]) if asked.args else None
    if not isinstance(key, str) or _LOOKS.match(key):
        return _LOOKED_AT
    if len(asked.args) != 1:
        return ""  # a default is another matter
    holder = parent_of(asked)
    if isinstance(holder, ast.comprehension | ast.For) and holder.iter is asked and _is_caught(file, asked):
        return _LOOKED_AT  # what goes through None raises
    if isinstance(holder, ast.Attribute | ast.Subscript | ast.If | ast.BoolOp | ast.UnaryOp | ast.Compare):
        return _LOOKED_AT
    if isinstance(holder, ast.Assign) and isinstance(holder.targets[0], ast.Name):
        name = holder.targets[0].id
        home = file.function_of(asked) or file.tree.module
        refused = [test for test in file.inside(home, ast.If) if file.inside(test, ast.Raise)]
        if any(isinstance(part, ast.Name) and part.id == name for test in refused for part in ast.walk(test.test)):
            return _LOOKED_AT
        below = (branch for branch in file.inside(home, ast.If) if branch.lineno > asked.lineno)
        if any(
            _tells_absence(file, branch, name)
            for branch in below
            if file.function_of(branch) is file.function_of(asked)
        ):
            return _LOOKED_AT
    return f"`{file.text(asked)}` is None"
