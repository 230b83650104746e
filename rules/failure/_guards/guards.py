"""MLA110: a check that is open to whatever breaks it."""

from __future__ import annotations

import ast
import re
import sys
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.assigned import given as given_by
from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import names_outcome, outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._work import calls
from .guard_names import finds_harm, is_guard, keeps_secret, limits, narrows
from .not_guards import (
    is_compared_again,
    looks_what_is_there,
    measures_room,
    only_lacks_library,
    parameters,
    reports,
)
from .open_answers import alarms, openness

READ: Final = "somebody who reads the answer"
"""What a check that answers has to have: of one whose callers all drop the answer, none lets anything through."""
NO_LIBRARY: Final = "a library that is not installed"
"""What a check is left out for, with a word, which refuses whatever else fails."""

_ALARMS: Final = regex(
    r"(?i)(^|_)((needs?|requires?|should|must)_(re_?train\w*|roll_?back|alert\w*|intervention)"
    r"|re_?train(ing)?_(needed|required|recommended)|(drift|skew|anomal(y|ies)|outliers?|degradation|bias)_(detected|found)"
    r"|(has|is)_(\w+_)?(drift(ed|ing)?|degraded|anomal(y|ies|ous)|skewed|biased))$"
)
"""Flags and functions that say that something is wrong with a model or with its data."""
_WATCHES: Final = regex(
    r"(?i)^_*(detects?|check(_for)?|test(_for)?|monitor)_(\w+_)?(drift|skew|anomal(y|ies)|degradation|bias)(_\w+)?$"
)
"""Functions that are there to find it."""
_FOUND: Final = regex(r"(?i)^(is_|has_)?(drift(ed)?|(\w+_)?drift_detected|anomalous|degraded|skewed|biased)$")
"""What they call what they found."""


def all_clear(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``return {"needs_retraining": False}``: a watch that breaks says that there is nothing to see."""
    function = file.function_of(handler)
    if function is None:
        return None
    for answer in (s for s in statements(handler.body) if isinstance(s, ast.Return)):
        given = outcome(answer)
        flag = next(iter(_false_flags(given)), "")
        if flag:
            said = f"when `{function.name}` fails it answers `{flag}: False`"
            return Verdict("MLA110", f"{said}: who reads that flag takes a broken check for a healthy model", 0.7)
        watches = _ALARMS.search(function.name) or _WATCHES.match(function.name)
        if isinstance(given, ast.Constant) and given.value is False and watches:
            said = f"when `{function.name}` cannot tell it answers False"
            return Verdict("MLA110", f"{said}: a broken check passes for a healthy model", 0.7)
    for statement in statements(handler.body) if _WATCHES.match(function.name) else ():
        found = next((t.id for t in targets(statement) if isinstance(t, ast.Name) and _FOUND.match(t.id)), "")
        value = given_by(statement) if found else None
        if isinstance(value, ast.Constant) and value.value is False:
            said = f"when `{function.name}` cannot tell, `{found}` is False"
            return Verdict("MLA110", f"{said}: a broken check passes for a healthy model", 0.7)
    return None


def _false_flags(value: ast.expr | None) -> list[str]:
    if not isinstance(value, ast.Dict):
        return []
    return [
        str(key.value)
        for key, item in zip(value.keys, value.values, strict=True)
        if isinstance(key, ast.Constant) and _ALARMS.search(str(key.value))
        if isinstance(item, ast.Constant) and item.value is False
    ]


def kept_answer(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``result = DriftResult()`` before a `try` that fills it in, and a handler that prints at most: the default goes
    out, and says that all is well.
    """
    function = file.function_of(handler)
    if function is None or not handlers.only_logs(handler):
        return None
    last = work_of(function)[-1]
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Name) or block not in work_of(function):
        return None
    name = last.value.id
    filled = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    if not any(each == name or each.startswith((f"{name}.", f"{name}[")) for each in filled):
        return None
    before = [
        s for s in work_of(function)[: work_of(function).index(block)] if isinstance(s, ast.Assign | ast.AnnAssign)
    ]
    made = next((s.value for s in reversed(before) if name in map(ast.unparse, targets(s))), None)
    if made is None:
        return None
    flag = alarms(name) and isinstance(made, ast.Constant) and made.value is False
    if not flag and (isinstance(made, ast.Constant) or openness(file, made) is not True):
        return None
    said = f"when `{function.name}` fails it answers what `{name}` was before, `{file.text(made)}`"
    return Verdict("MLA110", f"{said}: a broken check says that all is well", 0.9)


def lets_through(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``except RequestException: flagged = False`` in a function that says whether a text is harmful."""
    function = file.function_of(handler)
    if function is None or not finds_harm(file, function):
        return None
    if any(answer is False for answer in _answers(file, function, handler)):
        said = f"when `{function.name}` cannot tell it says no: whatever breaks the check is let through"
        return Verdict("MLA110", said)
    return None


def _answers(file: FileContext, function: FunctionNode, handler: ast.ExceptHandler) -> list[bool]:
    """What a function answers after a handler, as far as it is constant: what is returned there, and what is made
    after it of a name that is assigned there (``verdict = "SAFE"`` before ``return verdict == "INJECTION"``). A score
    of 0 says no.
    """
    found: list[bool] = []
    for statement in statements(handler.body):
        if not isinstance(statement, ast.Return | ast.Assign | ast.AnnAssign) or names_outcome(statement):
            continue  # what is named to be returned is asked for there
        constant = file.constant(outcome(statement) if isinstance(statement, ast.Return) else statement.value)
        if isinstance(statement, ast.Return) and isinstance(constant, bool | int | float):
            found.append(constant != 0)
        target = next(iter(targets(statement)), None)
        if isinstance(target, ast.Name) and constant is not UNKNOWN:
            given = [answer_of(outcome(s), target.id, constant) for s in file.inside(function, ast.Return)]
            found += [answer for answer in given if answer is not None]
    return found


def answer_of(value: ast.expr | None, name: str, constant: object) -> bool | None:
    """What an expression is where a name in it stands for a constant: the name itself, or one comparison with it."""
    if isinstance(value, ast.Name) and value.id == name:
        return constant if isinstance(constant, bool) else None
    if not isinstance(value, ast.Compare) or len(value.ops) != 1:
        return None
    other = value.comparators[0]
    if not (isinstance(value.left, ast.Name) and value.left.id == name and isinstance(other, ast.Constant)):
        return None
    same = constant == other.value
    return (
        same if isinstance(value.ops[0], ast.Eq | ast.Is) else not same if isinstance(value.ops[0], ast.NotEq) else None
    )


def open_guard(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """A check that answers "allowed" when it throws: True where the same function also knows False."""
    function = file.function_of(handler)
    if function is None:
        return None
    answers = [s for s in statements(handler.body) if isinstance(s, ast.Return)]
    returned = [value for s in answers if not is_compared_again(file, s, handler) and (value := outcome(s)) is not None]
    if keeps_secret(function) and parameters(function) & {ast.unparse(value) for value in returned}:
        return Verdict("MLA110", f"when `{function.name}` fails it hands its input back as it came: plain text goes on")
    if narrows(function) and any(ast.unparse(value) in ("None", "{}", "''") for value in returned):
        said = f"when `{function.name}` fails it answers with no filter"
        return Verdict("MLA110", f"{said}: a search without one finds what nobody may see", 0.9)
    opens = next((value for value in returned if openness(file, value) is True), None)
    assigns_yes = opens is None and not returned and True in _answers(file, function, handler)
    if (opens is None and not assigns_yes) or finds_harm(file, function):
        return None
    others = [
        value
        for s in statements(function.body)
        if isinstance(s, ast.Return) and (value := outcome(s)) is not None and value not in returned
    ]
    block = handlers.try_of(handler)
    if block is None or measures_room(file, block) or looks_what_is_there(file, function, block):
        return None
    if not is_guard(file, function, _refusals(others)):
        return None
    if assigns_yes:
        said = f"when `{function.name}` fails it answers yes"
        return Verdict("MLA110", f"{said}: the check is open to whatever breaks it", needs=READ)
    refuses = any(openness(file, value) is False for value in others)
    computed = any(not isinstance(value, ast.Constant) and openness(file, value) is not True for value in others)
    if opens is not None and (refuses or (computed and is_guard(file, function))):
        said = f"when `{function.name}` fails it answers `{file.text(opens)}`"
        needs = NO_LIBRARY if only_lacks_library(file, block, handler) else READ
        return Verdict("MLA110", f"{said}: the check is open to whatever breaks it", needs=needs)
    return None


def refusal_lost(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A guard that refuses by raising, in a `try` whose broad handler only prints, and then goes on."""
    function = file.function_of(handler)
    if function is None or not (is_guard(file, function) or finds_harm(file, function)):
        return None
    if _leaves_early(file, function, handler) and any(asks_others(file, call) for call in calls(file, block.body)):
        said = f"when `{function.name}` cannot ask, it ends as it does where nothing is to be refused"
        return Verdict("MLA110", f"{said}: the check is open to whatever breaks it", 0.9)
    if not handlers.only_logs(handler):
        return None
    refuses = [r for s in block.body for r in file.inside(s, ast.Raise) if file.function_of(r) is function]
    if not refuses or reports(file, function, block):
        return None
    if not handlers.is_broad(file, handler):
        if not limits(file, handler) or not any(asks_others(file, call) for call in calls(file, block.body)):
            return None
        said = f"`{function.name}` lets all through while what it counts in does not answer, and only a log knows"
        return Verdict("MLA110", said, 0.7, mild=True)
    first = block.handlers[0]
    if first is not handler and handlers.raises(first):
        said = "it refuses by raising, and goes on after any other failure: the check is open to whatever breaks it"
    else:
        said = "the refusal that it raises is caught here, and it goes on"
    return Verdict("MLA110", f"`{function.name}` is no guard: {said}")


def asks_others(file: FileContext, call: ast.Call) -> bool:
    """Whether a call asks something that can be out: a method of anything but the standard library's modules."""
    top = (file.call_name(call) or "").partition(".")[0]
    return isinstance(call.func, ast.Attribute) and top not in sys.stdlib_module_names


def _leaves_early(file: FileContext, function: FunctionNode, handler: ast.ExceptHandler) -> bool:
    """Whether a handler ends with a bare ``return``, in a function that answers nothing and raises further down."""
    last = handler.body[-1]
    if not isinstance(last, ast.Return) or not handlers.logs_all(handler.body[:-1]):
        return False
    if handler.type is not None and "Import" in ast.unparse(handler.type):
        return False  # without the library there is nothing of its kind to look at
    answers = [outcome(s) for s in file.inside(function, ast.Return)]
    refuses = [r for r in file.inside(function, ast.Raise) if r.lineno > last.lineno and r.exc is not None]
    return bool(refuses) and all(value is None for value in answers)


def _refusals(values: list[ast.expr]) -> str:
    """A word for the name of a function that speaks of what it refuses."""
    text = " ".join(
        p.value for v in values for p in ast.walk(v) if isinstance(p, ast.Constant) and isinstance(p.value, str)
    )
    return "valid" if re.search(r"valid|reject|not allowed|denied|blocked|unsafe|invalid", text, re.IGNORECASE) else ""


_CREATES: Final = regex(r"^(a?create(_(collection|table|index|bucket|database|schema|all|topic))?|mkdir|makedirs)$")


def answers_by_bool(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function refuses by answering False, and says True elsewhere: not one that makes what is missing."""
    if any(_CREATES.match(last_part(call.func)) for call in file.inside(function, ast.Call)):
        return False
    returned = [outcome(s) for s in file.inside(function, ast.Return) if file.function_of(s) is function]
    constants = [v.value for v in returned if isinstance(v, ast.Constant)]
    return len(constants) == len(returned) and set(constants) == {True, False}
