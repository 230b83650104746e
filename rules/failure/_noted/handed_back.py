"""What a model was asked about, where it is given back as if it were the model's answer."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import other_outcomes, outcome
from mlaudit.code.statements import statements

from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import asks_language_model, calls, kind_of
from .words import can_do_without, note


def handed_back(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except RuntimeError: return image`` of a function that otherwise answers ``model.predict(image)``. A language
    model that was to put a text in other words may be done without: its caller goes on with the text as it was.
    """
    function = file.function_of(handler)
    answers = [s for s in statements(handler.body) if isinstance(s, ast.Return)]
    if function is None or len(answers) != 1 or can_do_without(file, function, handler):
        return None
    back = outcome(answers[0])
    asked = next((c for c in calls(file, block.body) if kind_of(file, c) == "predict"), None)
    if not isinstance(back, ast.Name) or asked is None or asks_language_model(asked):
        return None
    if not _goes_in(file, asked, back.id) or not _is_of_caller(file, function, back):
        return None
    others = other_outcomes(file, function, back)
    if not others or any(isinstance(each, ast.Tuple) or _names(each, back.id) for each in others):
        return None
    said = f"when `{shown_call(file, asked)}` fails, `{back.id}` is given back as it came"
    return note(f"{said}: whoever asked takes it for what the model made of it")


def _goes_in(file: FileContext, asked: ast.Call, name: str) -> bool:
    return any(part.id == name for part in file.inside(asked, ast.Name))


def _is_of_caller(file: FileContext, function: FunctionNode, back: ast.Name) -> bool:
    """Whether a name holds what a function was given, or what is made of that."""
    given = {a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)}
    if back.id in given:
        return True
    made = file.names.single_value(back)
    return isinstance(made, ast.Call) and any(isinstance(a, ast.Name) and a.id in given for a in made.args)


def _names(value: ast.expr, name: str) -> bool:
    return isinstance(value, ast.Name) and value.id == name


__all__ = ["handed_back"]
