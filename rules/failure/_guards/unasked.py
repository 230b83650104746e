"""Guards that answer without the model, the library or the field that they would have asked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue
from mlaudit.code.statements import statements
from mlaudit.findings import Severity

from .._ways_out import Held, absences, name_of
from .guard_names import finds_harm, is_guard, is_open_by_choice, keeps_secret, limits
from .guards import answer_of
from .open_answers import openness
from .open_settings import is_key, variable_of

_MODEL: Final = regex(
    r"(?i)(^|_)(model|clf|classifier|detector|predictor|pipeline|booster|net|session|analy[sz]er|anonymi[sz]er|moderator|toxicity"
    r"|judge|guard|encoder|estimator|scorer)$"
)
_LOADED: Final = regex(r"(?i)^_*(\w+_)?(loaded|ready|available|initiali[sz]ed|installed)$")
_SWITCH: Final = regex(r"(?i)enable|disable|debug|dry_run|skip|opt_out|flag")
_STRICT: Final = regex(
    r"(?i)(^|_)(sealed|locked|expired|blocked|revoked|disabled|suspended|banned|required|denied|rejected|closed|readonly)$"
)
"""Fields whose True keeps somebody out."""
_DECIDES: Final = regex(r"(?i)(^|_)(decide|decision|assess|judge|review|screen|approve)(_|$)")


def open_without(file: FileContext, node: ast.If) -> tuple[ast.Return, str] | None:
    """The answer of a guard in the branch that finds its model missing, where it lets through, and what is missing."""
    last = node.body[-1]
    if not isinstance(last, ast.Return) or node not in absences(file):
        return None
    function, given = file.function_of(node), outcome(last)
    if function is None or given is None:
        return None
    guards = keeps_secret(function) or finds_harm(file, function) or is_guard(file, function)
    if not guards and not _decides(function.name):
        return None
    missing = _missing(file, absences(file)[node]) or (keeps_secret(function) and _unset(file, absences(file)[node]))
    if not missing:
        return None
    if any(_refuses(file, other) for other in node.body if isinstance(other, ast.If)):
        return None  # ``if FAIL_CLOSED: return False`` stands before it: a switch that somebody sets
    if keeps_secret(function):
        plain = isinstance(given, ast.Name) and given.id in _parameters(function)
        return (last, missing) if plain and not _is_switch(missing) else None
    others = [outcome(s) for s in statements(function.body) if isinstance(s, ast.Return) and s is not last]
    if not any(value is not None and not isinstance(value, ast.Constant) for value in others):
        return None
    if finds_harm(file, function):
        lets = isinstance(given, ast.Constant) and given.value is False
    elif is_guard(file, function):
        lets = openness(file, given) is True
    else:
        member = isinstance(given, ast.Attribute) or (isinstance(given, ast.Constant) and isinstance(given.value, str))
        lets = _decides(function.name) and member and openness(file, given) is True
    return (last, missing) if lets else None


def answers_unasked(file: FileContext, node: ast.If) -> Iterator[Issue]:
    """``if self.model is None: return True`` in a guard."""
    found = open_without(file, node)
    if found is not None and not is_open_by_choice(file, node):
        answer, missing = found
        name = file.qualname_of(node).rpartition(".")[2]
        if isinstance(outcome(answer), ast.Name):
            said = f"with no `{missing}`, `{name}` hands its input back as it came: plain text goes on"
        else:
            given = file.text(outcome(answer) or answer)
            said = f"with no `{missing}`, `{name}` answers `{given}`: all are let through"
        fix = "Refuse, or let the start fail where it is missing."
        severity = Severity.WARNING if limits(file, node) else None
        yield Issue(answer, said, severity=severity, remediation=fix)


def goes_out_plain(node: ast.Return, plain: str, missing: str) -> Issue:
    """``return box.encrypt(raw) if box else raw``."""
    fix = "Raise where what would encrypt it is missing."
    return Issue(node, f"with no `{missing}`, `{plain}` goes out as plain text", remediation=fix)


@lru_cache(maxsize=100_000)
def _decides(name: str) -> bool:
    return _DECIDES.search(name) is not None


def _refuses(file: FileContext, branch: ast.If) -> bool:
    """``if FAIL_CLOSED: return False``."""
    last = branch.body[-1]
    switch = isinstance(branch.test, ast.Name | ast.Attribute)
    return switch and (
        isinstance(last, ast.Raise) or (isinstance(last, ast.Return) and openness(file, outcome(last)) is False)
    )


def plain_otherwise(file: FileContext, either: ast.IfExp) -> tuple[str, str] | None:
    """``return box.encrypt(raw) if box else raw``: what goes out as it came, and what is missing then."""
    positive = either.test
    kept, plain = either.body, either.orelse
    if isinstance(positive, ast.Compare | ast.UnaryOp):
        negative = isinstance(positive, ast.UnaryOp) or isinstance(positive.ops[0], ast.Is)
        kept, plain = (plain, kept) if negative else (kept, plain)
        positive = positive.operand if isinstance(positive, ast.UnaryOp) else positive.left
    if not isinstance(positive, ast.Name | ast.Attribute) or not isinstance(plain, ast.Name):
        return None
    hides = isinstance(kept, ast.Call) and last_part(kept.func) in ("encrypt", "seal", "anonymize", "redact", "mask")
    shown = file.text(positive)
    if not hides or _is_switch(shown) or not any(isinstance(p, ast.Name) and p.id == plain.id for p in ast.walk(kept)):
        return None
    return plain.id, shown


def open_default(file: FileContext, call: ast.Call) -> str:
    """``json.loads(answer).get("verdict", "SAFE")`` in a guard: the function, where silence counts as a yes."""
    if len(call.args) != 2 or not isinstance(call.args[1], ast.Constant):
        return ""
    function = file.function_of(call)
    if function is None:
        return ""
    harm = finds_harm(file, function)
    if not harm and not is_guard(file, function):
        return ""
    if not isinstance(call.func, ast.Attribute) or not _is_parsed(file, call.func.value):
        return ""
    default = call.args[1].value
    wanted = not harm
    strict = _STRICT.search(str(file.constant(call.args[0]))) is not None
    for answer in file.inside(function, ast.Return):
        given = outcome(answer)
        if strict and isinstance(given, ast.Call | ast.Name):
            continue  # what it answers is not that all is well
        if given is call:
            return function.name if default is wanted else ""
        for part in ast.walk(given) if given is not None else ():
            if isinstance(part, ast.Compare) and part.left is call and len(part.ops) == 1:
                said = answer_of(ast.Compare(ast.Name("_"), part.ops, part.comparators), "_", default)
                return function.name if said is wanted and part is given else ""
            if isinstance(part, ast.Name) and call in file.names.values(part):
                return function.name if answer_of(given, part.id, default) is wanted else ""
    return ""


def _is_parsed(file: FileContext, owner: ast.expr) -> bool:
    """Whether a dict came out of JSON that something else wrote."""
    made = file.names.single_value(owner)
    return isinstance(made, ast.Call) and last_part(made.func) in ("loads", "json", "parse_json", "safe_load")


def _missing(file: FileContext, gone: list[Held]) -> str:
    """The model or library among what a test finds missing, as it is written; "" where there is none."""
    for held in gone:
        name = name_of(held)
        if _is_own_parameter(file, held):
            continue
        if _MODEL.search(name) or _LOADED.match(name) or _is_lost(file, held):
            return file.text(held)
    return ""


def _unset(file: FileContext, gone: list[Held]) -> str:
    """The key that nobody has set in the environment, as it is written; "" where there is none."""
    for held in gone:
        made = file.names.single_value(held)
        variable = variable_of(file, made) if made is not None else ""
        if variable and (is_key(name_of(held)) or is_key(variable)):
            return file.text(held)
    return ""


def _is_own_parameter(file: FileContext, held: ast.expr) -> bool:
    return isinstance(held, ast.Name) and any(b.kind == "arg" for b in file.names.lookup(held.id, held))


def _is_lost(file: FileContext, held: ast.expr) -> bool:
    """Whether a handler of this file sets a name to None: any for an attribute, for a variable one that sees it."""
    name = name_of(held)
    seen = {None, file.function_of(held)}
    return any(
        isinstance(s, ast.Assign)
        and isinstance(s.value, ast.Constant)
        and s.value.value is None
        and name in [name_of(t) for t in s.targets]
        for handler in file.tree.of(ast.ExceptHandler)
        if not isinstance(held, ast.Name) or file.function_of(handler) in seen or name in file.scope_of(handler).globals
        for s in handler.body
    )


def _is_switch(name: str) -> bool:
    """Whether a name says that somebody turned the guard off."""
    return _SWITCH.search(name) is not None


def _parameters(function: FunctionNode) -> set[str]:
    return {a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in ("self", "cls")}
