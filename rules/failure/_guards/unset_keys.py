"""Checks of a key that are left out where nobody has set one: the environment names none, or the settings have none."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import names_outcome, outcome, work_of
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._ways_out import absent, name_of
from .open_settings import is_key, is_settings, variable_of

_REFUSAL: Final = regex(
    r"\b40[13]\b|HTTP_40[13]|Unauthori[sz]ed|Forbidden|PermissionDenied|PermissionError|NotAuthenticated"
    r"|UNAUTHENTICATED|PERMISSION_DENIED|AccessDenied|AuthenticationFailed|(Auth|Authentication|Authori[sz]ation)(Error|Exception)\b"
    r"|Invalid(API|Api)?(Key|Token|Credentials)|WS_1008|\b(1008|440[13])\b"
)
_SAME: Final = regex(r"(?i)(compare|equal|verify|check|match|is_valid|digest)")
"""Functions that are given a key and what came in its place."""
_HELD: Final = (ast.Name, ast.Attribute, ast.Subscript)
"""What a key is kept in."""
_ASKED: Final = frozenset({*_HELD, ast.BoolOp, ast.UnaryOp, ast.Compare, ast.NamedExpr})
"""Tests that may ask for a key."""
_EXPECTED: Final = regex(r"(?i)^_*(expected|configured|required)(_|$)")


class Unset(NamedTuple):
    """A key that may not be there: how it is called, and whether the settings of another file have to say so.

    `offered`: the check is written as one that whoever deploys it may ask for.
    """

    shown: str
    setting: str = ""
    offered: bool = False


def skipped_check(file: FileContext, node: ast.If) -> Unset | None:
    """The key that, where it is not set, lets a check of who asks be left out; None for any other test.

    ``if API_KEY and sent != API_KEY: abort(401)``, ``if API_KEY: ...`` round the check, ``if not API_KEY: return``
    before it, also where what follows lets in who has the key and refuses the rest. ``if key := os.getenv("KEY"):``
    round the check offers it.
    """
    function = file.function_of(node) if node.test.__class__ in _ASKED else None
    if function is None:
        return None
    for held in _missing(node.test):
        found = _key(file, held)
        if found is not None and _lets_in(file, function, node, name_of(held)):
            return found
    parts = node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]
    if isinstance(node.test, ast.BoolOp) and not isinstance(node.test.op, ast.And):
        return None
    for each in parts:
        part, found = _held(file, each)
        if found is not None and _is_idle(file, node.orelse) and refuses(file, node.body):
            inside = [inner.test for s in node.body for inner in file.inside(s, ast.If)]
            names = _named(file, function, name_of(part))
            return found if any(_compares(each, names) for each in (*parts, *inside)) else None
    return None


def _held(file: FileContext, part: ast.expr) -> tuple[ast.expr, Unset | None]:
    """What a part of a test holds a key in, and the key: ``key`` of ``key := os.getenv("API_KEY")``."""
    if isinstance(part, ast.NamedExpr):
        variable = variable_of(file, part.value)
        wanted = bool(variable) and (is_key(variable) or is_key(part.target.id))
        return part.target, Unset(variable, offered=True) if wanted else None
    return part, _key(file, part) if isinstance(part, _HELD) else None


def open_answer(file: FileContext, answer: ast.Return) -> Unset | None:
    """``return sent == API_KEY if API_KEY else True``, ``return not API_KEY or sent == API_KEY``."""
    value, function = outcome(answer), file.function_of(answer)
    if function is None:
        return None
    if isinstance(value, ast.IfExp):
        held, plain, checked = value.test, value.orelse, value.body
        for gone in _missing(held):
            held, plain, checked = gone, value.body, value.orelse
        says_yes = isinstance(plain, ast.Constant) and plain.value is True
    elif isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or) and len(value.values) == 2:
        held = next(iter(_missing(value.values[0])), value.values[0])
        checked, says_yes = value.values[1], held is not value.values[0]
    else:
        return None
    found = _key(file, held) if says_yes else None
    return found if found is not None and _compares(checked, _named(file, function, name_of(held))) else None


def _missing(test: ast.expr) -> Iterable[ast.expr]:
    """What a test finds missing by itself: one that asks for more beside it is a decision."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return
    yield from absent(test)
    if (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], ast.Eq)
        and isinstance(test.comparators[0], ast.Constant)
    ):
        if test.comparators[0].value == "":
            yield test.left


def _lets_in(file: FileContext, function: FunctionNode, node: ast.If, key: str) -> bool:
    """Whether the branch that finds no key lets in whoever asks, in a function that compares the key elsewhere."""
    if refuses(file, node.body):
        return False
    last = node.body[-1]
    names = _named(file, function, key)
    if node.orelse:
        return _is_idle(file, node.body) and refuses(file, node.orelse) and _checks(file, node.orelse, names)
    if not isinstance(last, ast.Return) or (isinstance(no := outcome(last), ast.Constant) and no.value is False):
        return False
    if _is_error(outcome(last)):
        return False
    after = [s for s in work_of(function) if s.lineno > node.lineno]
    if refuses(file, after):
        return _checks(file, after, names)
    given = outcome(last)
    says_yes = isinstance(given, ast.Constant) and given.value is True
    return says_yes and any(_compares(outcome(r), names) for s in after for r in file.inside(s, ast.Return))


def _is_error(given: ast.expr | None) -> bool:
    """``return error_page(503, "no key is set")``, ``return {...}, 503``: nobody comes in while there is no key."""
    if isinstance(given, ast.Call):
        items = [*given.args, *(k.value for k in given.keywords)]
    else:
        items = given.elts if isinstance(given, ast.Tuple) else []
    return any(isinstance(c, ast.Constant) and type(c.value) is int and 400 <= c.value < 600 for c in items)


def _checks(file: FileContext, body: list[ast.stmt], names: frozenset[str]) -> bool:
    tests: list[ast.If | ast.IfExp] = [b for s in body for b in file.inside(s, ast.If)]
    tests += [b for s in body for b in file.inside(s, ast.IfExp)]
    return any(_compares(each.test, names) for each in tests)


def _is_idle(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether a block does no more than say that there is no key, or answer."""
    rest = [s for s in body if not isinstance(s, ast.Pass | ast.Return) and not names_outcome(s)]
    return handlers.logs_all(rest) and not refuses(file, body)


def _key(file: FileContext, held: ast.expr) -> Unset | None:
    """The variable, or the field of the settings, that a key comes from, where it has no default that is a key."""
    if not isinstance(held, _HELD):
        return None
    made = file.names.single_value(held)
    variable = variable_of(file, made) if made is not None else ""
    if variable:
        wanted = is_key(name_of(held)) or is_key(variable) or _EXPECTED.match(name_of(held)) is not None
        return Unset(variable) if wanted else None
    source = held if made is None else _opened(made)
    if not isinstance(source, ast.Name | ast.Attribute) or not is_key(last_part(source)):
        return None
    if isinstance(source, ast.Attribute):
        known = is_settings(source.value)
    else:
        known = any(binding.kind == "import" for binding in file.names.lookup(source.id, source))
    return Unset(file.text(source), last_part(source)) if known else None


def _opened(value: ast.expr) -> ast.expr:
    """``settings.api_key`` of ``settings.api_key.get_secret_value()``."""
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and not value.args:
        return value.func.value
    return value


def _named(file: FileContext, function: FunctionNode, key: str) -> frozenset[str]:
    """A key's name, and those of what a function makes of it: ``wanted = f"Bearer {API_KEY}"``."""
    made = (s for s in file.inside(function, ast.Assign) if isinstance(s.targets[0], ast.Name))
    return frozenset({key} | {last_part(s.targets[0]) for s in made if _names(s.value, frozenset({key}))})


def _names(value: ast.AST, names: frozenset[str]) -> bool:
    return any(name_of(p) in names for p in ast.walk(value) if isinstance(p, ast.Name | ast.Attribute | ast.Subscript))


def _compares(test: ast.expr | None, names: frozenset[str]) -> bool:
    """Whether an expression holds the key against something that is not a constant."""
    for part in ast.walk(test) if test is not None else ():
        if isinstance(part, ast.Compare):
            sides = [part.left, *part.comparators]
            if any(_names(side, names) for side in sides) and not any(isinstance(s, ast.Constant) for s in sides):
                return True
        elif isinstance(part, ast.Call) and len(part.args) > 1 and _SAME.search(last_part(part.func)):
            if any(_names(given, names) for given in part.args):
                return True
    return False


def refuses(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether a block raises, aborts or answers that somebody may not."""
    return any(
        _REFUSAL.search(ast.unparse(part)) is not None
        for statement in body
        for kind in (ast.Raise, ast.Return, ast.Call)
        for part in file.inside(statement, kind)
    )
