"""Programs that print what they lack, and end with exit status 0 before they have done what they are run for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import straight, work_of
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._made_up.plain import is_nothing
from .._ways_out import shown_call
from .deeds import deed
from .jobs import ASIDE, COMMANDED, SETS, is_last_step, is_program, judges, stem, then, unjudged

_LACKS: Final = regex(
    r"(?i)\bnot [\w.\[\]'\"]+(\(|$| and | or )|\bis None\b|\.empty\b|\blen\([^)]*\) (== 0|< \d+)|\bnot in\b"
    r"|\.exists\(|isfile\(|isdir\("
)
"""Tests that find something missing."""
_HAS: Final = regex(
    r"(?i)^(?!.*\bnot\b(?! None| [\w.\[\]'\"]+\.empty)).*"
    r"(\.exists\(|isfile\(|isdir\(|\.is_file\(|\.is_dir\(|\bis not None\b|\bnot [\w.\[\]'\"]+\.empty\b"
    r"|\blen\([^)]*\) (> |>= ))"
)
"""Tests that find it there."""
_SAYS: Final = regex(
    r"(?i)error|fail|not (be )?found|no \w+( \w+)? (found|available|loaded|to )|missing|could ?n[o']t|can ?not|can't"
    r"|unable|required|does(n't| not) exist|not exist|invalid|is empty|\baborting\b|please|\bfirst\b|\u274c"
)
"""Words of a failure."""
_FINE: Final = regex(
    r"(?i)already|skip|up[- ]to[- ]date|dry[- _]?run|nothing (new|to do)|no new|no change|unchanged|cancel"
    r"|insuff?i|not enough|not (needed|required)"
    r"|no (re)?training(?! (data|set|rows|files?|samples?|examples?|images?|features?))"
    r"|interactive|usage"
)
"""Words of a program that has nothing to do."""
_ASKED: Final = regex(r"(?i)force|dry|yes|confirm|skip|answer|choice|should|need|enabled|improved|better|promot|drift")
"""Tests of what somebody wants, or of what a comparison says."""
_LOOKS: Final = regex(
    r"(?i)(^|[_ ])(validat\w*|verif\w*|inspect|analy[sz]e?\w*|benchmark\w*|compare|debug|predict\w*)([_ ]|$)"
)
"""Programs that look at what is there, and leave nothing behind that others wait for."""
_LISTS: Final = regex(
    r"(?i)^_*list(_|$)|(^|_)(pending|queued|outstanding|overdue|unprocessed|backlog|todo|work_?list)(_|$)"
)
"""Functions that list what there is to be done: that this is nothing is an answer."""
_ORDERS: Final = frozenset({"sorted", "list", "set", "tuple", "reversed"})
_LOUD: Final = frozenset({"error", "critical", "exception"})
_CALM: Final = frozenset({"info", "debug"})
"""Levels of a program that goes as it should."""


def left_early(file: FileContext) -> Iterator[tuple[ast.If, str, str]]:
    """The branches by which a program ends without a word to what has run it, what is to be said of each, and what has
    to hold beside it.
    """
    if not file.holds(b"__main__", b"def main"):
        return
    for function in file.functions():
        work = work_of(function)
        body = straight(work)
        tests = [s for s in body if isinstance(s, ast.If) and _gives_up(s)]
        otherwise = work[-1] if isinstance(work[-1], ast.If) and _works_or_tells(work[-1]) else None
        named = f"{function.name} {stem(file)}"
        if not (tests or otherwise) or ASIDE.search(named) or _LOOKS.search(named):
            continue
        if not is_program(file, function) and not is_last_step(file, function):
            continue
        for test in tests:
            lost = deed(file, body[body.index(test) + 1 :])
            if lost is not None and _has_nothing_to_do(file, test, lost.call):
                continue
            if lost is not None and lost.kind in SETS:
                said = f"`{function.name}` prints what it lacks and ends with exit status 0, before"
                yield test, f"{said} `{shown_call(file, lost.call)}`: {then(lost)}", ""
            elif judges(file, function, body[body.index(test) + 1 :]):
                yield test, unjudged(function), COMMANDED
        lost = deed(file, otherwise.body) if otherwise is not None else None
        if otherwise is not None and lost is not None and lost.kind in SETS:
            said = f"`{function.name}` prints what it lacks and ends with exit status 0, without"
            yield otherwise, f"{said} `{shown_call(file, lost.call)}`: {then(lost)}", ""


def _gives_up(branch: ast.If) -> bool:
    """``if not path.exists(): print("no data found"); return``."""
    last, told = branch.body[-1], branch.body[:-1]
    if not isinstance(last, ast.Return) or not is_nothing(last.value) or not told or not handlers.logs_all(told):
        return False
    shown = ast.unparse(branch.test)
    return _LACKS.search(shown) is not None and not _ASKED.search(shown) and _speaks_of_failure(told)


def _has_nothing_to_do(file: FileContext, test: ast.If, done: ast.Call) -> bool:
    """``keys = list_keys(bucket)`` before ``if not keys``, and a loop in which each item is written by itself: what is
    not there leaves nothing out, and nothing old in its place.
    """
    asked = next((part for part in ast.walk(test.test) if isinstance(part, ast.Name | ast.Attribute)), None)
    if not isinstance(asked, ast.Name) or next(file.ancestors(done, (ast.For, ast.AsyncFor)), None) is None:
        return False
    made = file.names.single_value(asked)
    while isinstance(made, ast.Call) and last_part(made.func) in _ORDERS and made.args:
        made = made.args[0]
    return isinstance(made, ast.Call) and _LISTS.search(last_part(made.func)) is not None


def _works_or_tells(branch: ast.If) -> bool:
    """``if path.exists(): ...`` with ``else: print("no data found")``."""
    shown = ast.unparse(branch.test)
    if not branch.orelse or not _HAS.search(shown) or _ASKED.search(shown):
        return False
    return handlers.logs_all(branch.orelse) and _speaks_of_failure(branch.orelse)


def _speaks_of_failure(told: list[ast.stmt]) -> bool:
    words = " ".join(ast.unparse(s) for s in told)
    calls = [s.value for s in told if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
    levels = {last_part(call.func) for call in calls}
    if levels <= _CALM:
        return False
    return (not levels.isdisjoint(_LOUD) or _SAYS.search(words) is not None) and not _FINE.search(words)
