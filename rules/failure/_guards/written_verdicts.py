"""Verdicts that a language model writes, of which every other text than the one that was asked for counts as no."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue
from mlaudit.findings import Severity

from .._told.error_texts import ASKS_MODEL
from .._work import asks_language_model
from .guard_names import finds_harm

WORDS: Final = (b"startswith(", b'== "', b"== '")

_SCREENS: Final = regex(
    r"(?i)^_*(is|has|holds|contains?|detects?|finds?|screens?|scans?|checks?)_(\w+_)?(pii|phi|personal_data|secrets?|injections?|abuse)$"
)
"""Functions that look for what may not be handed on."""


def written_verdicts(file: FileContext) -> Iterator[Issue]:
    """``return answer.startswith("True")``, or ``if answer == "yes": return True`` before ``return False``, in a
    function that says whether a text is harmful: a refusal, or another spelling, says that it is not.
    """
    for function in file.functions():
        if not finds_harm(file, function) and not _SCREENS.search(function.name):
            continue
        work = work_of(function)
        last, before = work[-1], work[-2] if len(work) > 1 else None
        test = None
        if isinstance(last, ast.Return) and isinstance(last.value, ast.Constant) and last.value.value is False:
            if isinstance(before, ast.If) and not before.orelse and _says_yes(before.body):
                test = before.test
        elif isinstance(last, ast.Return):
            test = last.value
        asked = _asked(test)
        if asked is None or not _is_written(file, asked):
            continue
        said = f"whatever the model writes that `{file.text(test or asked)}` does not take, a refusal too, counts as no"
        fix = "Ask for one of two words, and count anything else as yes."
        yield Issue(
            last,
            f"{said}: `{function.name}` lets it through",
            severity=Severity.INFO,
            confidence=0.7,
            remediation=fix,
        )


def _says_yes(body: list[ast.stmt]) -> bool:
    last = body[-1]
    return isinstance(last, ast.Return) and isinstance(last.value, ast.Constant) and last.value.value is True


def _asked(test: ast.expr | None) -> ast.expr | None:
    """The text that a test takes one word for: that of ``text.startswith("True")``, ``text.strip() == "yes"``."""
    if isinstance(test, ast.Call) and last_part(test.func) == "startswith" and isinstance(test.func, ast.Attribute):
        return test.func.value if test.args and isinstance(test.args[0], ast.Constant) else None
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
        held = test.comparators[0]
        return test.left if isinstance(held, ast.Constant) and isinstance(held.value, str) else None
    return None


def _is_written(file: FileContext, text: ast.expr) -> bool:
    """Whether a text comes from a language model."""
    for part in ast.walk(text):
        values = file.names.values(part) if isinstance(part, ast.Name) else [part]
        for value in values:
            for call in (p for p in ast.walk(value) if isinstance(p, ast.Call)):
                if asks_language_model(call) or ASKS_MODEL.match(last_part(call.func)):
                    return True
    return False


__all__ = ["WORDS", "written_verdicts"]
