"""MLA110: a check that is open to whatever breaks it."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.names import statements
from mlaudit.code.pattern import regex

from ._handlers import Verdict

_GUARD: Final = regex(
    r"(^|_)(valid|validate|validator|verify|verified|check|guard|gate|moderate|moderation|allow|allowed|auth|authenticate"
    r"|authorize|authorized|permitted|safe|toxic|ood|filter|screen|is_(valid|safe|allowed|permitted|authori[sz]ed|authenticated|signed|trusted|clean|in_domain|flagged)\w*|encrypt|decrypt|sanitize|redact|mask)(_|$)"
)

_SECRECY: Final = regex(r"(^|_)(encrypt|redact|mask|anonymi[sz]e|pseudonymi[sz]e|scrub)(_|$)")

_NOT_GUARD: Final = regex(
    r"(^|_)(cache|cached|exists|available|connected|installed|supported|running|retry|gpu|cuda)(_|$)"
)


_HARMFUL: Final = regex(
    r"(^|_)(violates?|violations?|flagged|toxic|unsafe|nsfw|harmful|banned|spam|malicious|injection|jailbreak|is_(bad|blocked)"
    r"|(in)?appropriate_content|hate\w*)(_|$)"
)
"""Names of functions that answer True for what is to be refused."""


_ALARMS: Final = regex(
    r"(?i)(^|_)((needs?|requires?|should|must)_(re_?train\w*|roll_?back|alert\w*|intervention)"
    r"|re_?train(ing)?_(needed|required|recommended)|(drift|skew|anomal(y|ies)|outliers?|degradation|bias)_(detected|found)"
    r"|(has|is)_(\w+_)?(drift(ed|ing)?|degraded|anomal(y|ies|ous)|skewed|biased))$"
)
"""Flags and functions that say that something is wrong with a model or with its data."""


def all_clear(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``return {"needs_retraining": False}``: a watch that breaks says that there is nothing to see."""
    function = file.function_of(handler)
    if function is None:
        return None
    for answer in (s for s in statements(handler.body) if isinstance(s, ast.Return)):
        flag = next(iter(_false_flags(answer.value)), "")
        if flag:
            said = f"when `{function.name}` fails it answers `{flag}: False`"
            return Verdict("MLA110", f"{said}: who reads that flag takes a broken check for a healthy model", 0.7)
        if isinstance(answer.value, ast.Constant) and answer.value.value is False and _ALARMS.search(function.name):
            said = f"when `{function.name}` cannot tell it answers False"
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


def lets_through(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``except RequestException: flagged = False`` in a function that says whether a text is harmful."""
    function = file.function_of(handler)
    if function is None or not _HARMFUL.search(function.name.lower()):
        return None
    for statement in statements(handler.body):
        value = getattr(statement, "value", None)
        if not isinstance(value, ast.Constant) or value.value is not False:
            continue
        if isinstance(statement, ast.Return):
            return _let_through(function)
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(target, ast.Name) and any(
            isinstance(s.value, ast.Name) and s.value.id == target.id for s in file.inside(function, ast.Return)
        ):
            return _let_through(function)
    return None


def _let_through(function: FunctionNode) -> Verdict:
    said = f"when `{function.name}` cannot tell it answers False: whatever breaks the check is let through"
    return Verdict("MLA110", said)


def open_guard(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """A check that answers "allowed" when it throws: True where the same function also knows False."""
    function = file.function_of(handler)
    if function is None:
        return None
    name = function.name.lower()
    if _NOT_GUARD.search(name):
        return None
    returned = [s.value for s in statements(handler.body) if isinstance(s, ast.Return) and s.value is not None]
    if not returned:
        return None
    others = [
        s.value
        for s in statements(function.body)
        if isinstance(s, ast.Return) and s.value is not None and s.value not in returned
    ]
    if _SECRECY.search(name) and _parameters(function) & {ast.unparse(value) for value in returned}:
        return Verdict("MLA110", f"when `{function.name}` fails it hands its input back as it came: plain text goes on")
    opens = any(_truth(value) is True for value in returned)
    refuses = any(_truth(value) is False for value in others)
    computed = any(not isinstance(value, ast.Constant) for value in others)
    if opens and (refuses or (computed and _GUARD.search(name))) and _GUARD.search(name + "_" + _verbs(others)):
        return Verdict(
            "MLA110",
            f"when `{function.name}` fails it answers {_allowed(returned)}: the check is open to whatever breaks it",
        )
    return None


def _verbs(values: list[ast.expr]) -> str:
    text = " ".join(
        p.value for v in values for p in ast.walk(v) if isinstance(p, ast.Constant) and isinstance(p.value, str)
    )
    return "valid" if re.search(r"valid|reject|not allowed|denied|blocked|unsafe|invalid", text, re.IGNORECASE) else ""


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    return {a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in ("self", "cls")}


def _truth(value: ast.expr) -> bool | None:
    """The verdict in a returned value: a bool, the first of a tuple, or the one under a telling key."""
    if isinstance(value, ast.Constant) and isinstance(value.value, bool):
        return value.value
    if isinstance(value, ast.Tuple) and value.elts:
        return _truth(value.elts[0])
    if isinstance(value, ast.Dict):
        for key, item in zip(value.keys, value.values, strict=True):
            written = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
            if re.search(r"(^|_)(valid|allowed|safe|ok|passed|approved|authenticated|authorized)$", written):
                return _truth(item)
    return None


def _allowed(values: list[ast.expr]) -> str:
    return next((f"`{ast.unparse(value)[:40]}`" for value in values if _truth(value) is True), "yes")


def answers_by_bool(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function refuses by answering False, and says True elsewhere."""
    returned = [s.value for s in file.inside(function, ast.Return) if file.function_of(s) is function]
    constants = [v.value for v in returned if isinstance(v, ast.Constant)]
    return len(constants) == len(returned) and set(constants) == {True, False}
