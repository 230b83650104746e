"""Defaults, and answers to earlier questions, that stand for what could not be asked."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._errors import OUTAGE
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls, kind_of

_KINDS: Final = ("predict", "query", "request")
_SETTINGS: Final = regex(r"(?i)config|setting|option|param|preference|theme|locale|prompt|cache")
"""What may well have defaults of its own."""
_TOLD: Final = regex(r"(?i)^(unknown|n/?a|none|null|error|)$")
_COPIES: Final = frozenset({"dict", "list", "copy", "deepcopy"})


def default_answer(file: FileContext, handler: ast.ExceptHandler, about: dict[str, ast.Call]) -> Verdict | None:
    """``return dict(DEFAULTS)``, or ``return "neutral", 0.5``, where a query, a request or a prediction failed."""
    asked = next((about[kind] for kind in _KINDS if kind in about), None)
    if asked is None or _SETTINGS.search(f"{handlers.enclosing(handler)} {file.path}"):
        return None
    for statement in statements(handler.body):
        given = outcome(statement) if isinstance(statement, ast.Return) else None
        if given is None or handlers.tells(file, given):
            continue
        constant = _constants(file, given)
        if constant is not None and ("predict" in about or isinstance(constant, ast.Dict)):
            said = f"when `{shown_call(file, asked)}` fails, `{file.text(given)}` goes out"
            return Verdict("MLA109", f"{said} as if it had been answered")
    return None


def _constants(file: FileContext, value: ast.expr) -> ast.Dict | ast.Tuple | None:
    """The dict of a module, also in a copy, or the tuple, that holds nothing but constants, numbers among them."""
    if isinstance(value, ast.Tuple):
        texts = [v.value for v in value.elts if isinstance(v, ast.Constant)]
        named = any(isinstance(text, str) and not _TOLD.match(text) for text in texts)
        numbered = any(type(text) in (int, float) for text in texts)
        return value if len(texts) == len(value.elts) and named and numbered else None
    source = value
    if isinstance(value, ast.Call) and last_part(value.func) in _COPIES:
        owner = value.func.value if isinstance(value.func, ast.Attribute) else None
        source = value.args[0] if value.args else owner if owner is not None else value
    if isinstance(value, ast.Dict) and value.keys == [None]:
        source = value.values[0]
    if not isinstance(source, ast.Name) or not source.id.isupper() or _SETTINGS.search(source.id):
        return None
    made = file.names.single_value(source)
    if not isinstance(made, ast.Dict) or not made.keys or handlers.tells(file, made):
        return None
    given = [file.constant(item) for item in made.values]
    return made if any(type(item) in (int, float) for item in given) else None


def prefilled(file: FileContext, block: ast.With, suppressed: list[ast.expr]) -> str | None:
    """What is wrong with ``with suppress(RedisError): features.update(...)`` round a question, where `features` held
    numbers before and goes out; None for anything else.
    """
    function = file.function_of(block)
    last = work_of(function)[-1] if function is not None else None
    if function is None or not isinstance(last, ast.Return) or not isinstance(last.value, ast.Name):
        return None
    if not any(OUTAGE.search(ast.unparse(kind)) for kind in suppressed) or block not in work_of(function):
        return None
    asked = next((call for call in calls(file, block.body) if _asks(file, call)), None)
    name = last.value.id
    before = [
        s for s in work_of(function)[: work_of(function).index(block)] if isinstance(s, ast.Assign | ast.AnnAssign)
    ]
    made = next((s.value for s in before if name in map(ast.unparse, targets(s))), None)
    held = made.values if isinstance(made, ast.Dict) else [made] if made is not None else []
    if asked is None or not any(type(file.constant(item)) in (int, float) for item in held):
        return None
    said = f"when `{shown_call(file, asked)}` fails, `{name}` goes out as it was filled in before"
    return f"{said}: nobody can tell it from an answer"


def _asks(file: FileContext, call: ast.Call) -> bool:
    return kind_of(file, call) in _KINDS or (file.call_name(call) or "").startswith("redis.")


def earlier_answer(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    """``return self.last`` where the request that was to renew it failed: it was the answer to another question.

    The function has a parameter, so its answers differ; or nothing at all is printed.
    """
    function = file.function_of(handler)
    asked = next((about[kind] for kind in (*_KINDS, "read") if kind in about), None)
    if function is None or asked is None or _SETTINGS.search(handlers.enclosing(handler)):
        return None
    if handlers.signals(file, handler):
        return None
    renewed = {
        ast.unparse(target): target
        for statement in statements(block.body)
        for target in targets(statement)
        if isinstance(target, ast.Attribute | ast.Subscript)
    }
    kept = next((each for each in renewed if each in _given(file, function, block, handler)), "")
    if not kept or (not _is_asked(function) and handlers.logs(file, handler)):
        return None
    said = f"when `{shown_call(file, asked)}` fails, `{kept}` goes out"
    what = "the answer to another question" if _is_asked(function) else "what was answered at another time"
    return Verdict("MLA109", f"{said}: {what}, as if it were this one's")


def _given(file: FileContext, function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler) -> set[str]:
    """What a function answers after a handler, as it is written; a look-up with a default as the entry that it is."""
    own = [s for s in statements(handler.body) if isinstance(s, ast.Return | ast.Assign | ast.AnnAssign)]
    last = work_of(function)[-1]
    falls = block in work_of(function) and not any(isinstance(s, ast.Return) for s in own)
    values = [outcome(s) if isinstance(s, ast.Return) else s.value for s in own]
    values += [outcome(last)] if falls and isinstance(last, ast.Return) else []
    found: set[str] = set()
    for value in values:
        if isinstance(value, ast.Call) and last_part(value.func) == "get" and isinstance(value.func, ast.Attribute):
            found.add(f"{ast.unparse(value.func.value)}[{ast.unparse(value.args[0])}]" if value.args else "")
        elif value is not None:
            found.add(ast.unparse(value))
    return found


def _is_asked(function: FunctionNode) -> bool:
    return any(a.arg not in ("self", "cls") for a in (*function.args.posonlyargs, *function.args.args))
