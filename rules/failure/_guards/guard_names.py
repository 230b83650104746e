"""Functions that are guards, by what they and their classes are called."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .open_answers import words

_GUARD: Final = regex(
    r"(^|_)(valid|validate|validator|verify|verified|check|guard|guardrail|gate|moderate|moderation|moderator|allow|allowed"
    r"|auth|authenticate|authori[sz]er?|authori[sz]ed|permit|permits|permitted|safe|toxic|ood|filter|screen|limiter|within_\w+"
    r"|is_(valid|safe|allowed|permitted|authori[sz]ed|authenticated|signed|trusted|clean|in_domain|flagged)\w*"
    r"|(may|can)_(read|write|see|access|use|view|edit|delete|promote|deploy)|has_(access|permission)\w*|better_than|beats"
    r"|(compare|compared|comparison)_(\w+_)?(prod|production|champion|baseline|incumbent|deployed|current_model)"
    r"|compare_(\w+_)?(models?|challengers?|candidates?)|is_improve(d|ment)|improves|outperforms|is_better\w*|should_(promote|deploy|release)|fairness|acceptable|passes|meets"
    r"|encrypt|decrypt|sanitize|redact|mask)(_|$)"
)
_NOT_GUARD: Final = regex(
    r"(^|_)(cache|cached|exists|available|availability|connected|installed|supported|running|retry|gpu|cuda|probe|ping)(_|$)"
    r"|^_*(down|up)?(load|save|get|fetch|read|write|send|parse|run|call|execute|process|convert|extract|copy)_(\w+_)?safe(ly)?$"
)
_HARMFUL: Final = regex(
    r"(^|_)(violates?|violations?|flagged|toxic(ity)?|profanity|unsafe|nsfw|harmful|banned|spam|malicious|(?<!dependency_)(?<!fault_)injection|jailbreak"
    r"|is_(bad|listed)|(is|was|been)_(\w+_)?(blocked|sanctioned|revoked|denied|barred|(black|block|deny)_?listed)"
    r"|(in)?appropriate_content|hate\w*)(_|$)"
)
"""Names of functions that answer True for what is to be refused."""
_SECRECY: Final = regex(
    r"(^|_)(encrypt\w*|redact\w*|mask|anonymi[sz]er?|pseudonymi[sz]er?|scrub\w*|de_?identify|seal|tokeni[sz]e_pii)(_|$)"
)
_NARROWS: Final = regex(
    r"(^|_)(visible|visibility|allowed|permitted|permissions?|access|acl|tenant|security|row_level)_(\w+_)?"
    r"(filters?|scope|clause|conditions?|predicate)$"
)
"""Names of functions that make the filter which keeps from a user what others may see."""
_PLAIN_METHOD: Final = frozenset(
    {"__call__", "check", "run", "evaluate", "process", "apply", "call", "inspect", "decide", "score", "scan", "test"}
)
"""Methods that are named after nothing: their class says what they are for."""


_PROTECTS: Final = regex(
    r"(?i)auth|permi(t|ssion)|token|sign(ature|ed)|licen[cs]e|access|allow|password|credential|tenant|revoked|blocked"
    r"|moderat|toxic|harm|abus|nsfw|unsafe|inject|jailbreak|guardrail|pii|redact|encrypt|sanitiz|promot|deploy|release"
    r"|preflight|champion|challenger|baseline|drift|quota|rate_?limit"
)
"""What a guard is for where it keeps out people, harm or a worse model. Whether goods are there, an hour is quiet or a
picture is large enough is checked too: open while it fails, as a rule, is what somebody wanted.
"""


@lru_cache(maxsize=100_000)
def protects(qualname: str) -> bool:
    """Whether a guard, by the names of its function and class, keeps out people, harm or a worse model."""
    return _PROTECTS.search(qualname) is not None


_LIMITS: Final = regex(r"(?i)rate_?limit|limiter|throttl|quota")
_COUNTS: Final = frozenset({"incr", "incrby", "hincrby", "zadd", "zcard", "zcount", "zremrangebyscore"})
"""Commands of a store that count how often somebody came."""
_SAYS_OPEN: Final = regex(r"(?i)\bfail(s|ed|ing)?[-_ ]open\b")


def is_limit(names: str) -> bool:
    """Whether one of the names round a guard says that it only counts how often somebody comes: open while its store
    is down is a usual choice.
    """
    return _LIMITS.search(names) is not None


def limits(file: FileContext, node: ast.AST) -> bool:
    """Whether the function round a node is such a limit, by the names round it or by what it counts in its store."""
    function = file.function_of(node)
    if is_limit(handlers.enclosing(node)):
        return True
    return function is not None and any(last_part(c.func) in _COUNTS for c in file.inside(function, ast.Call))


def is_open_by_choice(file: FileContext, node: ast.AST) -> bool:
    """Whether a limit says of itself that it fails open, in its docstring, a comment or a log: that is a decision."""
    function = file.function_of(node)
    return function is not None and limits(file, node) and says_open(file, function)


def says_open(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function says somewhere in its text that it fails open."""
    lines = file.source.lines[function.lineno - 1 : function.end_lineno]
    return any(_SAYS_OPEN.search(line) for line in lines)


def is_guard(file: FileContext, function: FunctionNode, said: str = "") -> bool:
    """Whether a function is asked whether to go on, by its name and by `said`, what it says of what it refuses."""
    return _guards(f"{_subject(file, function)}_{said}") and not _NOT_GUARD.search(function.name)


def finds_harm(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function answers True for what is to be refused."""
    return _finds_harm(_subject(file, function))


def keeps_secret(function: FunctionNode) -> bool:
    """Whether a function is there to make a text unreadable, or to take out what is personal."""
    return _keeps_secret(function.name)


def narrows(function: FunctionNode) -> bool:
    """Whether a function makes the filter of what a user may see."""
    return _narrows(function.name)


@lru_cache(maxsize=100_000)
def _guards(subject: str) -> bool:
    return _GUARD.search(subject) is not None


@lru_cache(maxsize=100_000)
def _finds_harm(subject: str) -> bool:
    return _HARMFUL.search(subject) is not None


@lru_cache(maxsize=100_000)
def _keeps_secret(name: str) -> bool:
    return _SECRECY.search(words(name)) is not None


@lru_cache(maxsize=100_000)
def _narrows(name: str) -> bool:
    return _NARROWS.search(words(name)) is not None


def _subject(file: FileContext, function: FunctionNode) -> str:
    cls = file.class_of(function) if function.name in _PLAIN_METHOD else None
    return words(f"{cls.name}_{function.name}" if cls is not None else function.name)
