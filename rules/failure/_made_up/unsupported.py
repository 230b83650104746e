"""Models that are asked all the same where what they were to answer from could not be looked up."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code import assigned
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call
from .._work import asks_language_model, calls, kind_of
from .emptied import is_asked_after

_RETRIEVER: Final = regex(r"(?i)(^|_)retriever$")
_INVOKES: Final = frozenset({"invoke", "ainvoke"})
_WRITES_ANSWER: Final = regex(
    r"(?i)^_*(a?generate|generate_(\w+_)?(answer|response|reply|completion)|(ask|call|query|prompt)_(the_)?(llm|model|gpt|openai|claude|gemini)"
    r"|answer_(question|query)|llm_(generate|complete|chat|answer))(_a?sync|_stream)?$"
)
"""What a project calls its own functions that have a language model write an answer."""
_OF_NO_MATTER: Final = regex(r"(?i)histor|memor|cache|suggest|related|example|preference|profile|title|meta")
"""Names of what a model can do without."""


def unsupported(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    """``except Exception: log.warning(...); docs = []``, and then ``llm.invoke(prompt(docs))``."""
    function = file.function_of(handler)
    asked = about.get("query") or _retrieved(file, block)
    if function is None or asked is None:
        return None
    names = _emptied(file, function, block, handler)
    answered = _answered(file, function, block)
    for name in names:
        if answered is None or _OF_NO_MATTER.search(name) or not _is_used(file, function, block, answered, name):
            continue
        if not is_asked_after(file, block, name) and not _is_stood_in_for(file, function, block, name):
            said = f"when `{shown_call(file, asked)}` fails, `{file.text(answered.func)}` is asked all the same"
            return Verdict("MLA109", f"{said}, with nothing in `{name}`: its answer rests on nothing", 0.7, mild=True)
    return None


def _retrieved(file: FileContext, block: ast.Try) -> ast.Call | None:
    """``retriever.invoke(question)``."""
    for call in calls(file, block.body):
        function = call.func
        if isinstance(function, ast.Attribute) and function.attr in _INVOKES:
            if _RETRIEVER.search(last_part(function.value)):
                return call
    return None


def _emptied(file: FileContext, function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler) -> list[str]:
    """The names that are empty after a handler that does no more than log and empty them: by itself, or before."""
    made = {each for statement in statements(block.body) for each in _names(statement)}
    rest = [statement for statement in handler.body if not isinstance(statement, ast.Pass)]
    emptied = [each for statement in rest if _is_emptied(statement) for each in _names(statement)]
    if not handlers.logs_all([statement for statement in rest if not _is_emptied(statement)]):
        return []
    if emptied:
        return [name for name in emptied if name in made]
    before = [s for s in statements(function.body) if s.lineno < block.lineno]
    last = {name: _is_emptied(statement) for statement in before for name in _names(statement)}
    return sorted(name for name in made if last.get(name))


def _names(statement: ast.stmt) -> list[str]:
    return [target.id for target in assigned.targets(statement) if isinstance(target, ast.Name)]


def _is_emptied(statement: ast.stmt) -> bool:
    value = assigned.given(statement)
    if value is None:
        return False
    return is_empty(value) or (isinstance(value, ast.Constant) and value.value in ("", None))


def _answered(file: FileContext, function: FunctionNode, block: ast.Try) -> ast.Call | None:
    """The first call after a `try` by which a language model writes an answer."""
    end = block.end_lineno or block.lineno
    for call in file.inside(function, ast.Call):
        if call.lineno > end and file.function_of(call) is function:
            if asks_language_model(call) or (_WRITES_ANSWER.match(last_part(call.func)) and call.args + call.keywords):
                return call
            if kind_of(file, call) == "predict" and file.holds(b"langchain", b"llama_index", b"openai", b"anthropic"):
                return call
    return None


def _is_used(file: FileContext, function: FunctionNode, block: ast.Try, answered: ast.Call, name: str) -> bool:
    """Whether a name is read between a `try` and the end of the call that asks the model."""
    begin, end = block.end_lineno or block.lineno, answered.end_lineno or answered.lineno
    return any(
        isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Load)
        for statement in function.body
        for part in ast.walk(statement)
        if begin < getattr(part, "lineno", 0) <= end
    )


def _is_stood_in_for(file: FileContext, function: FunctionNode, block: ast.Try, name: str) -> bool:
    """``docs or ["nothing was found"]``, ``context if context else REFUSAL``: what is missing is said."""
    end = block.end_lineno or block.lineno
    tests = [each.test for each in file.inside(function, ast.IfExp) if each.lineno > end]
    tests += [each.values[0] for each in file.inside(function, ast.BoolOp) if each.lineno > end]
    return any(isinstance(part, ast.Name) and part.id == name for test in tests for part in ast.walk(test))


__all__ = ["unsupported"]
