"""MLA109: numbers that nothing computed, in the place of those that could not be."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import led_to, other_outcomes, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call
from .._wrapped import seen_through
from .book_kept import only_kept_books_by
from .plain import is_neutral, is_number, never_fails
from .pretended import drawn_blank, measured_as, same_field, stands_in
from .records import fields_of
from .widget_bounds import only_bounds

_SCORES: Final = regex(
    r"(^|_)(prob|probability|probabilities|score|scores|confidence|prediction|predictions|predicted|pred|severity|label"
    r"|risk|price|forecast|estimate|yield|rating|sentiment|pct|percent|similarity|relevance|amount)(_|$)",
    re.IGNORECASE,
)

_ANSWERS: Final = regex(
    r"(^|_)(predict|prediction|infer|inference|classify|score|scores|estimate|forecast|probability|proba|confidence|recommend"
    r"|similarity|rank|rerank|detect|sentiment|severity|risk|psi|drift|divergence|accuracy|auc|f1|precision|recall|rmse|mae"
    r"|faithfulness|groundedness)(_|$)"
)

_COUNTS: Final = regex(
    r"(?i)(^|_)(count\w*|num|number|size|len|length|total\w*|sum|rate|ratio|mean|avg|average|level|loudness|volume|balance"
    r"|usage|load|depth|lag|age|uptime|latency|price|cost|spend|revenue|stock|inventory|temperature|factor|weight|value|metric)(_|$)"
)
"""Names of functions whose number was counted, or measured."""
_FROM_HERE_ON: Final = regex(
    r"(?i)(^|_)(retr(y|ies)|attempts?|offset|next|start|last|since|page|cursor|delay|wait|timeout|interval|ttl|port"
    r"|default|token_count|count_tokens|num_tokens|cache_(hits|misses)|free|available|delete\w*|remove\w*|clear\w*|purge\w*|clean\w*"
    r"|update\w*|insert\w*|save\w*|sync\w*|import\w*)(_|$)"
)
"""Numbers that something goes on from, and functions that do something and count it beside."""
_RECKONS: Final = regex(r"^_*(calculate|calc|compute|estimate|derive)_")
_STATE: Final = regex(r"(?i)ok$|success|load|ready|available|valid|status|model|error|fail|fallback|mock|demo|cached")
"""Flags that tell of the program rather than of the rows."""
_SETTING: Final = regex(r"(?i)(^|_)(threshold|cut_?off|weight|min|max|least|most|limit)(_|$)")
"""What is set, and never computed."""
_PREDICTS: Final = regex(r"(?i)^_*(predict|classif|forecast|score|recommend)")
_REFUSES: Final = regex(
    r"(?i)too (long|short|large|small|many|few)|\bmust\b|\bshould\b|\binvalid\b|unsupported|\bno (\w+ )?model\b"
    r"|not (been )?(loaded|available|fitted|trained|ready|supported|initiali[sz]ed)"
)
"""What a log says of an input that is refused, or of a model that is not there."""

_TAME: Final = frozenset(
    {
        "get",
        "min",
        "max",
        "abs",
        "round",
        "len",
        "sum",
        "int",
        "float",
        "str",
        "bool",
        "lower",
        "upper",
        "strip",
        "split",
    }
    | {"items", "keys", "values", "set", "list", "dict", "sorted", "any", "all", "isinstance", "append", "intersection"}
    | {"update", "add"}
    | {"debug", "info", "warning", "print", "join", "replace", "startswith", "endswith", "zip", "range", "enumerate"}
)
"""Calls that hardly ever fail on what they are given here."""
_SUBSTITUTES: Final = regex(
    r"^(PIL\.Image\.new|(numpy|torch|tensorflow)\.(zeros|ones|full|rand|randn|random\.\w+)(_like)?)$"
)


def fabricated(file: FileContext, handler: ast.ExceptHandler, about: dict[str, ast.Call]) -> Verdict | None:
    block = handlers.try_of(handler)
    if block is not None and "predict" in about and (field := same_field(file, block, handler)):
        said = f"when `{shown_call(file, about['predict'])}` fails, `{field}` is answered in the place of what it says"
        return Verdict("MLA109", f"{said}, and no field that a client reads tells the two apart", 0.7)
    if handlers.signals(file, handler) or (block is not None and never_fails(block)):
        return None
    function = file.function_of(handler)
    asked = about.get("request") or about.get("query")
    if block is not None and asked is not None and (became := measured_as(block, handler)):
        said = f"when `{shown_call(file, asked)}` fails, `{became}` stands for what it would have said"
        return Verdict("MLA109", said)
    for statement in statements(handler.body):
        if block is not None and "predict" in about and (instead := stands_in(file, block, statement)):
            said = (
                f"when `{shown_call(file, about['predict'])}` fails, `{instead}` is taken for what it would have said"
            )
            return Verdict("MLA109", said)
        lost = asked or about.get("read")
        if block is not None and lost is not None and isinstance(statement, ast.Return):
            if blank := drawn_blank(file, outcome(statement)):
                return Verdict("MLA109", f"when `{shown_call(file, lost)}` fails, `{blank}` is taken for what it holds")
        value = outcome(statement) if isinstance(statement, ast.Return) else getattr(statement, "value", None)
        if isinstance(statement, ast.Return | ast.Assign | ast.AnnAssign) and isinstance(value, ast.expr):
            invented = invented_answer(file, value)
            if invented:
                said = f"on any failure {invented} goes out as if it had been computed"
                return Verdict("MLA109", said, mild=not _can_fail(file, block))
            if isinstance(statement, ast.Return) and lost is not None and (counted := _measured(file, handler, value)):
                said = f"when `{shown_call(file, lost)}` fails, `{counted}` answers `{ast.unparse(value)}`"
                said = f"{said} as if it had been counted or measured"
                return Verdict("MLA109", said, 0.7, "quiet", note=only_bounds(file, handler))
            if isinstance(statement, ast.Return) and is_number(value) and _works_out(function, file.constant(value)):
                said = f"on any failure `{ast.unparse(value)}` is returned as if it had been worked out"
                slight = function is not None and only_kept_books_by(file, function, handler)
                return Verdict("MLA109", said, 0.7, mild=True, note=slight)
            if isinstance(statement, ast.Return) and is_number(value) and _answers(function, about):
                shown = ast.unparse(value)
                said = f"on any failure `{shown}` is returned as if it had been computed"
                slight = handlers.logs(file, handler) and is_neutral(function, value)
                return Verdict("MLA109", said, mild=not _can_fail(file, block), note=slight)
            made = seen_through(file, value)
            if not isinstance(statement, ast.Return) and isinstance(made, ast.Call) and "read" in about:
                if _SUBSTITUTES.match(file.call_name(made) or ""):
                    message = f"what cannot be read becomes `{shown_call(file, made)}` and keeps its label"
                    if "__getitem__" in handlers.enclosing(handler) or handlers.in_loop(file, handler) is not None:
                        return Verdict("MLA109", message)
    return None


def _can_fail(file: FileContext, block: ast.Try | None) -> bool:
    """Whether a `try` does more than look up with a default, compare and reckon."""
    return block is None or any(
        last_part(call.func) not in _TAME for s in block.body for call in file.inside(s, ast.Call)
    )


def invented_answer(file: FileContext, value: ast.expr) -> str:
    """The field of a made-up number in a record that is answered, shown with its value; "" where there is none."""
    if handlers.tells(file, value):
        return ""
    for part in ast.walk(value):
        fields = fields_of(part) if isinstance(part, ast.Dict | ast.Call) else None
        for name, item in fields.items() if fields else ():
            if (
                _SCORES.search(name)
                and not _SETTING.search(name)
                and is_number(item)
                and file.constant(item) not in (0, 0.0, 1, -1)
            ):
                return f"`{name}: {ast.unparse(item)}`"
    return ""


def decided_answer(file: FileContext, value: ast.expr) -> str:
    """``{"late": False, "probability": 0.0}``: a score and a decision that nobody worked out; "" for anything else."""
    if handlers.tells(file, value):
        return ""
    for part in ast.walk(value):
        given = fields_of(part) if isinstance(part, ast.Dict | ast.Call) else None
        if not given:
            continue
        scores = [n for n, item in given.items() if _SCORES.search(n) and not _SETTING.search(n) and is_number(item)]
        decides = [n for n, item in given.items() if _is_flag(item) and not _STATE.search(n)]
        if scores and decides:
            return f"`{ast.unparse(part)}`"
    return ""


def answers_blank(file: FileContext, answer: ast.Return) -> str:
    """``return 0.0`` of a function that is to predict, and that elsewhere returns what it reckoned; "" for others."""
    function, value = file.function_of(answer), outcome(answer)
    if function is None or value is None or not is_number(value) or not _PREDICTS.match(function.name):
        return ""
    others = other_outcomes(file, function, value)
    reckons = any(not isinstance(other, ast.Constant) and not is_number(other) for other in others)
    return f"`{ast.unparse(value)}`" if reckons and not _is_exit_status(function) else ""


def _is_flag(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, bool)


def equal_scores(file: FileContext, answer: ast.Return) -> str:
    """``return [1.0] * len(rows)`` of a function that is to score them; "" for anything else."""
    function = file.function_of(answer)
    if function is None or not _ANSWERS.search(function.name.lower()):
        return ""
    blank = drawn_blank(file, outcome(answer))
    return f"`{blank}`" if blank else ""


def refused_quietly(file: FileContext, answer: ast.Return) -> str:
    """The function whose branch prints why it does not predict, and then answers with nothing; "" elsewhere."""
    branch = parent_of(answer)
    given = outcome(answer) if isinstance(branch, ast.If) else None
    if not isinstance(branch, ast.If) or given is None or not is_empty(given):
        return ""
    function = file.function_of(answer)
    if function is None or not _PREDICTS.search(function.name):
        return ""
    body = branch.body if answer in branch.body else branch.orelse
    before = led_to(body)
    if not before or any(not isinstance(s, ast.Expr) for s in before) or not handlers.logs_all(before):
        return ""
    return function.name if any(_REFUSES.search(ast.unparse(s)) for s in before) else ""


def _measured(file: FileContext, handler: ast.ExceptHandler, value: ast.expr) -> str:
    """The function that answers a number for what it could not ask for, where it answers with what was asked, and its
    name says that the number stands for something; "" for any other answer.
    """
    function = file.function_of(handler)
    if function is None or not is_number(value) or _is_exit_status(function) or not _COUNTS.search(function.name):
        return ""
    if _FROM_HERE_ON.search(function.name):
        return ""
    given = other_outcomes(file, function, value)
    asked = any(not isinstance(other, ast.Constant) and not is_number(other) for other in given)
    return function.name if asked else ""


def _answers(function: ast.FunctionDef | ast.AsyncFunctionDef | None, about: dict[str, ast.Call]) -> bool:
    if function is None or _is_exit_status(function):
        return False
    return bool(_ANSWERS.search(function.name.lower())) or "predict" in about


def _works_out(function: ast.FunctionDef | ast.AsyncFunctionDef | None, value: object) -> bool:
    """Whether a function is there to reckon, and a number is one that it may well have come to."""
    if function is None or value in (0, 1, -1) or not _RECKONS.match(function.name):
        return False
    return not _FROM_HERE_ON.search(function.name) and not _is_exit_status(function)


def _is_exit_status(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether all that a function returns are whole numbers written down, 0 among them: it is a command."""
    given = [outcome(s) for s in statements(function.body) if isinstance(s, ast.Return)]
    numbers = [v.value for v in given if isinstance(v, ast.Constant) and type(v.value) is int]
    return len(numbers) == len(given) and 0 in numbers and len(set(numbers)) > 1
