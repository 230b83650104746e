"""Texts about a failure that go out where a text is the answer."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.listeners import BOT
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written, excerpt

from .. import _handlers as handlers
from .._errors import OUTAGE, caught
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import asks_language_model, calls
from .claimed import fields
from .told import following

NEEDS: Final = "api"
_WORK: Final = ("predict", "query", "request")
ASKS_MODEL: Final = regex(
    r"(?i)^_*(call|ask|query|invoke|run|generate|get|chat|complete)_?(\w+_)?"
    r"(llms?|model|chain|agent|gpt|answer|response|completion|summary|reply|gemini|claude|openai)(_(stream\w*|async|text))?$"
)
"""Functions of a project that ask a language model."""
_TELLS: Final = regex(
    r"(?i)\b(errors?|sorry|failed|failure|could(n't| not)|can(no|')t|unable|wrong|unavailable|apologi[sz]e|try again)\b"
)
_ANSWERS: Final = regex(
    r"(?i)(^|_)(answer|response|reply|text|output|content|completion|summary|generation|translation)$"
)
_SAYS: Final = regex(r"(?i)(^|_)(message|msg|info|notes?|warnings?|detail|text|result|log|alert|title)s?$")
"""Fields that tell of anything, a failure among it."""
_TELLS_APART: Final = regex(
    r"(?i)error|fail|status|success|(^|_)ok$|fallback|exception|valid|confidence|degraded|code$|reason|available|source$|(^|_)type$"
)
SEEN_BY_PEOPLE: Final = regex(
    r"(?i)telegram|slack|discord|whatsapp|twilio|webhook|(^|[/_])(cli|ui|streamlit|gradio)([/_.]|$)"
)
"""Where a person reads what a function answers."""
_TOOL: Final = regex(r"(?i)tool|command|skill|action")
"""Functions that an agent calls: it reads what went wrong, and goes another way."""
_PAGES: Final = frozenset({"Streamlit", "Gradio", "Chainlit", "MCP", "Telegram", "Celery", "Slack", "task queue", BOT})


def told_as_answer(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    """``return f"Error: {error}"`` of a function that answers with what a language model, or a server, wrote."""
    function = file.function_of(handler)
    text = _text(function, handler) if function is not None else None
    if function is None or text is None or not (handlers.is_broad(file, handler) or caught(handler, OUTAGE)):
        return None
    if SEEN_BY_PEOPLE.search(f"{file.path} {function.name}") or is_tool(file, function):
        return None
    asked = next((about[kind] for kind in _WORK if kind in about), None)
    asked = asked or next((c for c in calls(file, block.body) if ASKS_MODEL.match(last_part(c.func))), None)
    if asked is None or not _answers_texts(file, function, text) or is_looked_at(file, text):
        return None
    said = f"when `{shown_call(file, asked)}` fails, a text that says so is answered in the place of what it writes"
    return Verdict(
        "MLA102", f"{said}: it goes out with status 200, and only a person can tell the two apart", 0.7, NEEDS
    )


def kept_as_answer(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    """``summary = f"failed: {error}"`` in the place of what a language model was to write, and ``{"summary": summary}``
    behind it: the text is kept as if it were one.
    """
    asked = _asked(file, block, about)
    told = [s for s in handler.body if not handlers.logs_all([s])]
    if asked is None or len(told) != 1 or SEEN_BY_PEOPLE.search(file.path):
        return None
    written = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    for statement in handler.body:
        given = targets(statement)
        name = given[0].id if len(given) == 1 and isinstance(given[0], ast.Name) else ""
        if name in written and _says_failure(getattr(statement, "value", None)) and _is_kept(file, block, name):
            said = f"when `{shown_call(file, asked)}` fails, `{excerpt(statement, 60)}` is kept"
            return Verdict("MLA102", f"{said} in the place of what it writes: what reads it later cannot tell", 0.7)
    return None


def _asked(file: FileContext, block: ast.Try, about: dict[str, ast.Call]) -> ast.Call | None:
    """The call of a `try` that asks a language model."""
    if "predict" in about and asks_language_model(about["predict"]):
        return about["predict"]
    return next((c for c in calls(file, block.body) if ASKS_MODEL.match(last_part(c.func))), None)


def _is_kept(file: FileContext, block: ast.Try, name: str) -> bool:
    """Whether a name goes, behind a block, into a record beside which nothing tells that it failed, and nobody asks."""
    after = [n for s in following(block) for n in file.inside(s, ast.Name) if n.id == name]
    if any(isinstance(parent, ast.If | ast.IfExp | ast.Compare) for n in after for parent in parents(n)):
        return False
    records = [next((p for p in parents(n) if isinstance(p, ast.Dict)), None) for n in after]
    return any(
        record is not None and not any(_TELLS_APART.search(as_written(key)) for key in record.keys if key is not None)
        for record in records
    )


def is_tool(file: FileContext, function: FunctionNode) -> bool:
    cls = file.class_of(function)
    named = [ast.unparse(d) for d in function.decorator_list] + [ast.unparse(b) for b in (cls.bases if cls else [])]
    return any(_TOOL.search(name) for name in (*named, function.name, cls.name if cls else ""))


def _text(function: FunctionNode, handler: ast.ExceptHandler) -> ast.expr | None:
    """The text by which a handler answers that something failed: what it returns, or gives to a name that is."""
    last = work_of(function)[-1]
    given = last.value if isinstance(last, ast.Return) else None
    given = given.elts[0] if isinstance(given, ast.Tuple) and given.elts else given
    named = given.id if isinstance(given, ast.Name) else ""
    for statement in statements(handler.body):
        if isinstance(statement, ast.Return):
            value = outcome(statement)
            if _says_failure(value) or _in_the_text(function, value) or _in_the_pair(function, value):
                return value
        if isinstance(statement, ast.Assign | ast.AnnAssign) and _says_failure(statement.value):
            if named and [ast.unparse(t) for t in targets(statement)] == [named]:
                return statement.value
    return None


def _in_the_text(function: FunctionNode, value: ast.expr | None) -> bool:
    """``{"answer": f"Error: {error}", "sources": []}`` beside ``{"answer": text, "sources": found}``: the field that
    holds the answer holds the failure, and no other one tells the two apart.
    """
    given = dict(fields(value))
    said = [key for key, item in given.items() if _says_failure(item)]
    if len(said) != 1 or any(_TELLS_APART.search(key) for key in given):
        return False
    if not _ANSWERS.search(said[0]) and (len(given) > 1 or _SAYS.search(said[0])):
        return False
    every = [outcome(s) for s in statements(function.body) if isinstance(s, ast.Return)]
    others = [dict(fields(other)) for other in every if other is not value]
    return any(said[0] in other and not isinstance(other[said[0]], ast.Constant) for other in others)


def _in_the_pair(function: FunctionNode, value: ast.expr | None) -> bool:
    """``return f"Error: {error}", []`` beside ``return text, sources``: the failure stands where the answer does."""
    if not isinstance(value, ast.Tuple) or len(value.elts) < 2 or not _says_failure(value.elts[0]):
        return False
    if any(isinstance(item, ast.Constant) and item.value is not None for item in value.elts[1:]):
        return False  # a status, or a flag, tells the two apart
    every = [outcome(s) for s in statements(function.body) if isinstance(s, ast.Return)]
    others = [other for other in every if isinstance(other, ast.Tuple) and other is not value]
    return any(
        len(other.elts) == len(value.elts) and _ANSWERS.search(last_part(other.elts[0])) is not None for other in others
    )


def _says_failure(value: ast.expr | None) -> bool:
    if isinstance(value, ast.IfExp):  # one text for each language
        return _says_failure(value.body) or _says_failure(value.orelse)
    if not isinstance(value, ast.JoinedStr | ast.Constant | ast.BinOp):
        return False
    return any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and _TELLS.search(part.value) is not None
        for part in ast.walk(value)
    )


def _answers_texts(file: FileContext, function: FunctionNode, text: ast.expr) -> bool:
    """Whether a function answers with a text that it got elsewhere, and with nothing by which the two differ."""
    if any(True for _ in fields(text)) or isinstance(text, ast.Tuple):
        return True
    declared = ast.unparse(function.returns) if function.returns is not None else "str"
    given = [outcome(s) for s in file.inside(function, ast.Return) if file.function_of(s) is function]
    others = [value for value in given if value is not None and value is not text]
    last = work_of(function)[-1]
    pair = last.value if isinstance(last, ast.Return) and isinstance(last.value, ast.Tuple) else None
    if pair is not None and isinstance(pair.elts[0], ast.Name) and _ANSWERS.search(pair.elts[0].id):
        return True  # ``return answer, sources``
    if declared.strip("'\"") != "str" or any(isinstance(value, ast.Tuple | ast.Dict | ast.List) for value in others):
        return False
    return any(not isinstance(value, ast.Constant) and not _says_failure(value) for value in others)


def is_looked_at(file: FileContext, text: ast.expr) -> bool:
    """``if answer.startswith("Error")``: somebody in this file tells the two apart, by words that the text has."""
    written = "".join(p.value for p in ast.walk(text) if isinstance(p, ast.Constant) and isinstance(p.value, str))
    asked = [call.args[0] for call in file.calls_where(lambda _, last: last == "startswith") if call.args]
    for test in file.tree.of(ast.Compare):
        of_a_field = isinstance(text, ast.Dict) and isinstance(test.comparators[0], ast.Name)
        if isinstance(test.ops[0], ast.In | ast.NotIn) and not of_a_field:  # ``"error" in result`` asks for a field
            asked.append(test.left)
    return any(_says_failure(part) and _words(part) in written.lower() for part in asked)


def _words(part: ast.expr) -> str:
    value = part.value if isinstance(part, ast.Constant) else None
    return value.lower() if isinstance(value, str) else ""


def goes_to_clients(project: ProjectView, candidate: Candidate) -> bool:
    """Whether a route that programs call leads to a function, or belongs to what its file is imported by: what a page
    shows, a person reads.
    """
    where = candidate.finding.location
    if where is None:
        return False
    clients = [e for e in project.entry_points if e.kind == "serving" and e.framework not in _PAGES]
    route = project.route("serving", (where.path, candidate.function))
    if route:
        return any((entry.path, entry.function) == route[0] for entry in clients)
    known = project.shared.get("answers clients")
    if not isinstance(known, frozenset):
        known = project.imported_by({entry.path for entry in clients})
        project.shared["answers clients"] = known
    return where.path in known
