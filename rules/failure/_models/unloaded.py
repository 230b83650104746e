"""Loads whose named failure leaves a service without its model."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._guards.open_answers import openness
from .._handlers import Verdict
from .._ways_out import goes_on_to, returns_none, shown_call, tests_absence, tries_again
from .._work import kinds
from .chosen import is_chosen
from .loads import is_checked, is_of_another, says_no, state_left
from .no_model import asked_for, is_the_model
from .told_by_health import told_by_health

_NOT_INSTALLED: Final = regex(r"Import|ModuleNotFound")


def left_unloaded(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except FileNotFoundError: model = None``: who names the error has thought of it, and the service still starts.

    Anything that asks for what is left empty, and then refuses, answers otherwise or tells of it, makes it a mode that
    somebody chose.
    """
    if handler.type is None or _NOT_INSTALLED.search(as_written(handler.type)) or handlers.signals(file, handler):
        return None
    call = kinds(file, block.body).get("load")
    if call is None:
        return None
    if tries_again(file, handler) or goes_on_to(file, block) or says_no(file, handler):
        return None
    kept = state_left(file, block, block.body, handler.body) or _taken(file, handler)
    if kept is None:
        return None
    names = _left_behind(block, handler) | {kept}
    if any(is_checked(file, name, handler) or _is_asked(file, name, handler) for name in names):
        return None
    if is_chosen(file, kept, block, handler):
        return None
    if not is_the_model(kept):
        return None
    said = f"when `{shown_call(file, call)}` fails, `{kept}` stays empty and the program goes on without a model"
    slight = told_by_health(file, handler)
    return Verdict("MLA103", said, 0.9, "service", mild=True, names=asked_for(file, names), note=slight)


def _left_behind(block: ast.Try, handler: ast.ExceptHandler) -> set[str]:
    """What a `try` or its handler sets, as it is written: the model, and a flag beside it."""
    left = [t for s in statements([*block.body, *handler.body]) for t in targets(s)]
    return {ast.unparse(t) for t in left}


def _is_asked(file: FileContext, kept: str, handler: ast.ExceptHandler) -> bool:
    """Whether a test of the name leads elsewhere than to where all is let through, or is what a function answers."""
    last = kept.partition("['")[2].removesuffix("']") or kept.rpartition(".")[2]
    tests: list[ast.If | ast.IfExp] = [*file.tree.of(ast.If), *file.tree.of(ast.IfExp)]
    for test in tests:
        if is_of_another(file, test, kept, handler) or not tests_absence(test.test, last):
            continue
        answer = test.body[-1] if isinstance(test, ast.If) else None
        if not isinstance(answer, ast.Return) or openness(file, answer.value) is not True:
            return True
    answers = [given for s in file.tree.of(ast.Return) if isinstance(given := outcome(s), ast.Compare)]
    return any(isinstance(a.ops[0], ast.Is | ast.IsNot) and last_part(a.left) == last for a in answers)


def _taken(file: FileContext, handler: ast.ExceptHandler) -> str | None:
    """The name of this file's module, or of its objects, that is set to what a function answers: None, here."""
    function = file.function_of(handler)
    if function is None or not returns_none(handler.body):
        return None
    for call in file.calls_where(lambda _, last: last == function.name):
        statement = file.statement_of(call)
        if isinstance(statement, ast.Assign) and statement.value is call and len(statement.targets) == 1:
            target = statement.targets[0]
            home = file.function_of(statement)
            shared = home is None or (isinstance(target, ast.Name) and target.id in file.tree.scope_at(home).globals)
            if isinstance(target, ast.Attribute) or (isinstance(target, ast.Name) and shared):
                return ast.unparse(target)
    return None
