"""Values that came as a text which cannot be read, and for which another one is taken: the time of day, an empty
record, the default of a setting.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, unnamed
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written, excerpt

from ...serving._web.askable import marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.error_texts import ASKS_MODEL
from .._ways_out import is_empty, shown_call
from .._work import asks_language_model, calls
from .words import note

_NOW: Final = regex(
    r"^(datetime\.(datetime|date)\.(now|utcnow|today)|time\.time|arrow\.(now|utcnow)|pandas\.Timestamp\.(now|today|utcnow)"
    r"|pendulum\.(now|today)|django\.utils\.timezone\.now)$"
)
_READS_DATES: Final = frozenset(
    {"fromisoformat", "strptime", "fromtimestamp", "utcfromtimestamp", "to_datetime", "parse_date", "parse_datetime"}
)
_OF_DATES: Final = regex(
    r"^(arrow\.get|dateutil\.parser\.(parse|isoparse)|pandas\.(Timestamp|to_datetime)|pendulum\.parse)$"
)
_PARSES: Final = frozenset(
    {
        "loads",
        "parse_raw",
        "parse_obj",
        "model_validate",
        "model_validate_json",
        "parse_json",
        "literal_eval",
        "validate_json",
    }
)
_PARSE_ERROR: Final = regex(
    r"(^|\.)(\w*ValidationError|\w*Decode\w*Error|ValueError|TypeError|ParserError|ParseError)$"
)
_MODEL_TEXT: Final = regex(
    r"(?i)(^|_)(completions?|llm|gpt|generated|generation|model_(answer|response|output|text|reply))(_|$)"
)
"""Names of what a language model wrote."""
_CALM: Final = regex(r"(?i)log|cache|format_|render|display|humanize|pretty|relative|age|elapsed|since")
"""Functions by which nothing is decided."""


def now_instead(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``return datetime.now()`` where `datetime.fromisoformat(text)` failed: the wrong date looks like a right one."""
    function = file.function_of(handler)
    if handlers.raises(handler) or (function is not None and _CALM.search(function.name)):
        return None
    if any(isinstance(s, ast.Try) and s is not block for s in file.ancestors(handler, ast.Try)) and any(
        isinstance(each, ast.ExceptHandler) for each in parents(block)
    ):
        outer = next(each for each in parents(block) if isinstance(each, ast.ExceptHandler))
        if (whole := handlers.try_of(outer)) is not None and any(
            _reads_a_date(file, c) for c in calls(file, whole.body)
        ):
            return None  # said once, of the first form that a date is tried in
    read = next((c for c in calls(file, block.body) if _reads_a_date(file, c)), None)
    if read is None or not (read.args or read.keywords):
        return None
    for value in _in_its_place(block, handler):
        now = next(
            (c for c in ast.walk(value) if isinstance(c, ast.Call) and _NOW.match(file.call_name(c) or "")), None
        )
        if now is not None and not isinstance(value, ast.Dict | ast.JoinedStr):
            said = f"a date that `{shown_call(file, read)}` cannot read becomes `{file.text(now)}`"
            return note(f"{said}: what is stored, or looked for, by it has a date that nobody gave", code="MLA109")
    return None


def unread_answer(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``fields = json.loads(completion)``, and ``fields = {}`` where what a language model wrote is no JSON."""
    read = next((c for c in calls(file, block.body) if last_part(c.func) in _PARSES and c.args), None)
    if read is None or handlers.raises(handler) or handlers.signals(file, handler) or not _catches(file, handler):
        return None
    if not _is_written_by_model(file, read.args[0]):
        return None
    empty = next((v for v in _in_its_place(block, handler) if is_empty(v)), None)
    if empty is None:
        return None
    said = f"what the model wrote and `{shown_call(file, read)}` cannot read becomes `{file.text(empty)}`"
    return note(f"{said}: that counts as an answer with nothing in it", code="MLA109")


def default_request(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``options = Options.parse_raw(text)`` of a route, and ``options = Options()`` where a client's text is no such
    thing: it is answered as if it had asked for something else.
    """
    function = file.function_of(handler)
    if function is None or function not in marked(file) or route(file, function) is None:
        return None
    if handlers.raises(handler) or handlers.signals(file, handler) or not _catches(file, handler):
        return None
    asked = {a.arg for a in (*function.args.args, *function.args.kwonlyargs)}
    read = next((c for c in calls(file, block.body) if last_part(c.func) in _PARSES and _names(c.args) & asked), None)
    if read is None:
        return None
    for value in _in_its_place(block, handler):
        if isinstance(value, ast.Call | ast.Dict | ast.List) or (
            isinstance(value, ast.Constant) and value.value is not None
        ):
            said = f"what a client sent and `{shown_call(file, read)}` cannot read becomes `{excerpt(value, 40)}`"
            return note(f"{said}: the request is answered as if that had been sent")
    return None


def unset_number(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``try: return int(os.environ[name])``, ``except: return default``: a slip in a setting counts as none."""
    if handlers.logs(file, handler) or handlers.raises(handler):
        return None
    if not handlers.is_broad(file, handler) and not _names_error(handler, "ValueError"):
        return None
    read = next((c for s in block.body for c in file.inside(s, ast.Call) if _reads_a_number(file, c)), None)
    if read is None:
        return None
    value = next(
        (v for v in _in_its_place(block, handler) if isinstance(v, ast.Constant | ast.Name | ast.UnaryOp)), None
    )
    if value is None or (isinstance(value, ast.Constant) and value.value is None):
        return None
    said = f"a setting that `{file.text(read)}` cannot read counts as one that is not set, without a word"
    return note(f"{said}: where it is a limit, `{file.text(value)}` takes its place unseen")


def _reads_a_date(file: FileContext, call: ast.Call) -> bool:
    return last_part(call.func) in _READS_DATES or _OF_DATES.match(file.call_name(call) or "") is not None


def _reads_a_number(file: FileContext, call: ast.Call) -> bool:
    """``int(os.environ[name])``, ``float(os.getenv(name, "1"))``."""
    if not isinstance(call.func, ast.Name) or call.func.id not in ("int", "float") or not call.args:
        return False
    return any(
        (isinstance(part, ast.Attribute) and part.attr == "environ" and as_written(part.value) == "os")
        or (isinstance(part, ast.Call) and last_part(part.func) == "getenv")
        for part in ast.walk(call.args[0])
    )


def _in_its_place(block: ast.Try, handler: ast.ExceptHandler) -> Iterator[ast.expr]:
    """What a handler answers, or gives a name that the `try` was to give a value."""
    made = {as_written(t) for s in statements(block.body) for t in targets(s)}
    for statement in statements(unnamed(handler.body)):
        if isinstance(statement, ast.Return):
            value = outcome(statement)
            if value is not None:
                yield value
        elif (value := given(statement)) is not None and made & set(map(as_written, targets(statement))):
            yield value


def _catches(file: FileContext, handler: ast.ExceptHandler) -> bool:
    if handlers.is_broad(file, handler):
        return True
    kind = handler.type
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
    return any(_PARSE_ERROR.search(as_written(one)) for one in each)


def _names_error(handler: ast.ExceptHandler, name: str) -> bool:
    kind = handler.type
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
    return any(last_part(one) == name for one in each)


def _is_written_by_model(file: FileContext, text: ast.expr) -> bool:
    """Whether a text is, by its name or by where it comes from, what a language model wrote."""
    for part in ast.walk(text):
        if isinstance(part, ast.Name):
            if _MODEL_TEXT.search(part.id):
                return True
            for value in file.names.values(part):
                made = value.value if isinstance(value, ast.Await) else value
                if isinstance(made, ast.Call) and (
                    asks_language_model(made) or ASKS_MODEL.match(last_part(made.func)) is not None
                ):
                    return True
    return False


def _names(values: list[ast.expr]) -> set[str]:
    return {part.id for value in values for part in ast.walk(value) if isinstance(part, ast.Name)}


__all__ = ["default_request", "now_instead", "unread_answer", "unset_number"]
