"""What a handler puts in the place of what failed: something that looks computed, or a word of success."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from ...serving._web.routes import route
from .. import _handlers as handlers
from .._told.all_well import says_well
from .._told.told import following
from .._ways_out import does_nothing

_TOLD: Final = regex(
    r"(?i)unknown|n/?a$|none|null|error|fail|unavailable|undefined|undetermined|^$|invalid|pending|skip"
)
"""Texts that no reader takes for an answer."""
_STORES: Final = regex(
    r"(?i)^_*(update|save|insert|create|add|store|record|write|set|upsert|mark|commit)(_\w+)?$|^(create|save)$"
)
_CLAIMS: Final = frozenset({"flash", "success", "toast", "messages"})
_WELL: Final = regex(r"(?i)\bsuccess(ful(ly)?)?\b")


def looks_computed(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether what stands for a prediction that failed could be one: no None, nothing empty, no word of a failure."""
    made = _computed(block)
    for statement in statements(handler.body):
        value: ast.expr | None = None
        if isinstance(statement, ast.Return) or (
            isinstance(statement, ast.Assign | ast.AnnAssign)
            and any(ast.unparse(t) in made for t in targets(statement))
        ):
            value = outcome(statement) if isinstance(statement, ast.Return) else statement.value
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            value = _added_instead(file, block, statement.value)
        if value is not None and _looks(file, value):
            return True
    return _was_there_before(file, block, handler, made)


def _added_instead(file: FileContext, block: ast.Try, call: ast.Call) -> ast.expr | None:
    """What a handler adds to the list that the `try` was to add to."""
    if last_part(call.func) != "append" or not call.args:
        return None
    owner = ast.unparse(call.func)
    adds = (ast.unparse(c.func) for s in block.body for c in file.inside(s, ast.Call))
    return call.args[0] if owner in adds else None


def _computed(block: ast.Try) -> set[str]:
    return {ast.unparse(t) for s in statements(block.body) for t in targets(s)}


def _was_there_before(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, made: set[str]) -> bool:
    """``score = 0.5`` just before a `try` that was to work it out, and a handler that only logs."""
    if not handlers.only_logs(handler):
        return False
    home: ast.AST = file.function_of(block) or file.tree.module
    every: list[ast.Assign | ast.AnnAssign] = [*file.inside(home, ast.Assign), *file.inside(home, ast.AnnAssign)]
    before = [(s, s.value) for s in every if s.lineno < block.lineno and s.value is not None]
    return any(ast.unparse(targets(s)[0]) in made and _looks(file, value) for s, value in before)


def _looks(file: FileContext, value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        held = value.value
        if isinstance(held, bool) or held is None:
            return False
        return bool(held) if not isinstance(held, str) else not _TOLD.search(held) and not handlers.tells(file, value)
    if handlers.tells(file, value):
        return False
    if isinstance(value, ast.Dict):
        return any(_looks(file, item) for item in value.values)
    if isinstance(value, ast.Tuple | ast.List):
        return any(_looks(file, item) for item in value.elts)
    if isinstance(value, ast.UnaryOp):
        return _looks(file, value.operand)
    if isinstance(value, ast.BinOp):
        return not isinstance(value.op, ast.Mod)
    return isinstance(value, ast.Subscript)


def number_instead(block: ast.Try, handler: ast.ExceptHandler) -> str:
    """``return 0.0, 4e6`` behind a `try` that would have returned what a file says, and whose handler passes; or ""."""
    if not does_nothing(handler) or not any(isinstance(s, ast.Return) for s in block.body):
        return ""
    after = following(block)
    value = after[0].value if after and isinstance(after[0], ast.Return) else None
    each = value.elts if isinstance(value, ast.Tuple) else [value]
    numbers = [e.value for e in each if isinstance(e, ast.Constant) and type(e.value) in (int, float)]
    return ast.unparse(value) if value is not None and len(numbers) == len(each) and any(numbers) else ""


def success_all_the_same(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> str:
    """The word of success that a route gives after a handler which only logs, where the `try` was to write down what
    a model says; "" for none.
    """
    function = file.function_of(block)
    if function is None or not handlers.only_logs(handler):
        return ""
    writes = [s.value for s in block.body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
    if not any(_STORES.match(last_part(call.func)) for call in writes) or route(file, function) is None:
        return ""
    for statement in following(block):
        for call in file.inside(statement, ast.Call):
            if last_part(call.func) in _CLAIMS and any(_says_well(argument) for argument in call.args):
                return file.text(call)
        for answer in file.inside(statement, ast.Dict):
            named = zip(answer.keys, answer.values, strict=True)
            if any(isinstance(k, ast.Constant) and says_well(str(k.value), v) for k, v in named):
                return file.text(answer)
    return ""


def _says_well(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and _WELL.search(value.value) is not None
