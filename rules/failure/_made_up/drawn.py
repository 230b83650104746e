"""Answers that are drawn, not computed: a random number that goes out as a score."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.called import called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex

from .._handlers import is_broad, tells
from .records import fields_of

_ANSWERS: Final = regex(
    r"^_*(predict|score|infer|classif|forecast|rank|estimate|evaluate|detect)(_|$|\w*_?(proba|batch|score))"
    r"|_(score|scores|prediction|predictions|probability|confidence|accuracy|latency|health)$"
    r"|^_*(check|get|measure|calculate|compute)_\w*(health|latency|accuracy|score|confidence|drift|quality|rate)",
    re.IGNORECASE,
)
"""Names of functions whose number is taken for what was computed or measured."""
_DRAWS_BY_NAME: Final = regex(
    r"random|sample|noise|jitter|shuffle|simulat|synthetic|explor|bootstrap|permut", re.IGNORECASE
)
_GENERATORS: Final = ("numpy.random", "numpy.random.default_rng()")
_DRAWS: Final = frozenset(
    {
        f"{owner}.{draw}"
        for owner in _GENERATORS
        for draw in ("rand", "randn", "random", "random_sample", "uniform", "normal", "randint", "integers", "beta")
    }
    | {f"random.{draw}" for draw in ("random", "uniform", "randint", "gauss", "betavariate", "triangular")}
)
_MEASURED: Final = regex(
    r"(?i)^(\w+_)?(score|scores|prediction|predictions|probability|confidence|accuracy|latency(_m?s)?|drift|risk|rating"
    r"|usage)$"
)
_RECORDS: Final = (ast.Dict, ast.Call)
_KEEPS: Final = frozenset({"float", "int", "round", "abs", "list", "tolist", "item", "astype", "min", "max", "clip"})


_MAKES_UP: Final = regex(r"(?i)(^|_)(generate|create|make|mock|fake|simulate\w*|synth\w*|dummy|fallback)(_|$)")
_PRETENDS: Final = regex(r"(?i)(^|_)(mock\w*|fake|simulat\w*|synth\w*|dummy|demo|artificial|placeholder|random)(_|$)")
_WORDS: Final = regex(
    r"(?i)(^|_)(reply|replies|message|text|question|prompt|greeting|id|token|name|key|user_?agent)s?(_|$)"
)
"""What may well be drawn: a canned reply, an identifier."""
_CHOICES: Final = frozenset(f"{owner}.{c}" for owner in (*_GENERATORS, "random") for c in ("choice", "choices"))


def draws(file: FileContext) -> bool:
    """Whether a file draws anything: all that is said of drawn answers is said of its own draws."""
    return not _DRAWS.isdisjoint(called_names(file)) or not _CHOICES.isdisjoint(called_names(file))


def made_up_instead(file: FileContext, answer: ast.Return) -> ast.Call | None:
    """``if not matches: return self._make_matches()``: what could not be had is drawn by a function of this file."""
    given = outcome(answer)
    call = None if given is None else _maker(file, given)
    if given is None or call is None or tells(file, given):
        return None
    if not _is_instead(file, answer) and not _is_last_resort(file, answer, call):
        return None
    if _WORDS.search(last_part(call.func)):
        return None
    name = (file.call_name(call) or "").replace("()", "")
    for function in file.functions():
        if name == f"{file.module}.{file.tree.scope_at(function).qualname}":
            names = [file.call_name(inner) or "" for inner in file.inside(function, ast.Call)]
            drawn = not _DRAWS.isdisjoint(names) or not _CHOICES.isdisjoint(names)
            told = any(tells(file, outcome(given)) for given in file.inside(function, ast.Return))
            return call if drawn and not told else None
    return None


def _maker(file: FileContext, given: ast.expr) -> ast.Call | None:
    """The call that says that it makes something up, and whose result an answer is, or holds in one of its fields."""
    parts = [given, *(fields_of(given) or {}).values()]
    made = (part if isinstance(part, ast.Call) else file.names.single_value(part) for part in parts)
    return next((call for call in made if isinstance(call, ast.Call) and _MAKES_UP.search(last_part(call.func))), None)


def _is_instead(file: FileContext, answer: ast.Return) -> bool:
    """Whether an answer stands in a handler, or in a branch on something that was asked for."""
    if any(is_broad(file, handler) for handler in file.ancestors(answer, ast.ExceptHandler)):
        return True
    for test in (branch.test for branch in file.ancestors(answer, ast.If)):
        for part in ast.walk(test):
            made = file.names.single_value(part) if isinstance(part, ast.Name) else None
            if isinstance(made, ast.Call | ast.Await):
                return True
    return False


def _is_last_resort(file: FileContext, answer: ast.Return, call: ast.Call) -> bool:
    """``return _synthetic_prices(name)`` at the end of a function whose other answers stand behind tests: each source
    was tried, and none had any.
    """
    function = file.function_of(answer)
    if function is None or work_of(function)[-1] is not answer or not _PRETENDS.search(last_part(call.func)):
        return False
    if _PRETENDS.search(function.name) or _DRAWS_BY_NAME.search(function.name):
        return False
    others = [s for s in file.inside(function, ast.Return) if s is not answer and file.function_of(s) is function]
    tried = [s for s in others if next(file.ancestors(s, (ast.If, ast.Try)), None) is not None]
    return bool(tried) and all(isinstance(s.value, ast.Call | ast.Name) for s in tried)


def drawn_answer(file: FileContext, answer: ast.Return) -> ast.Call | None:
    """The call that draws what a function answers as its score, prediction or measurement."""
    function = file.function_of(answer)
    given = outcome(answer)
    if function is None or given is None or _DRAWS_BY_NAME.search(function.name):
        return None
    records = [fields for part in ast.walk(given) if isinstance(part, _RECORDS) and (fields := fields_of(part))]
    for name, value in (field for fields in records for field in fields.items()):
        drawn = _drawn(file, value) if _MEASURED.match(name) else None
        if drawn is not None:
            return drawn
    return _drawn(file, given) if not records and _ANSWERS.search(function.name) else None


def is_drawn(file: FileContext, value: ast.expr) -> bool:
    """Whether a value is a draw, rounded or retyped at most."""
    return draws(file) and _drawn(file, value) is not None


def _drawn(file: FileContext, value: ast.expr, depth: int = 6) -> ast.Call | None:
    """The draw that a value is, rounded or retyped at most: noise that is added to a number is none."""
    if depth <= 0:
        return None
    if isinstance(value, ast.Name):
        bound = file.names.single_value(value)
        return None if bound is None or bound is value else _drawn(file, bound, depth - 1)
    if not isinstance(value, ast.Call):
        return None
    if file.call_name(value) in _DRAWS:
        return value
    if last_part(value.func) not in _KEEPS:
        return None
    owner = value.func.value if isinstance(value.func, ast.Attribute) else None
    inner = [*value.args, *([owner] if owner is not None else [])]
    return next((found for each in inner if (found := _drawn(file, each, depth - 1)) is not None), None)
