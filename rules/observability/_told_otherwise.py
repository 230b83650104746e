"""Prints beside which the same is said, where an alarm finds it or with its trace, and those that production never
comes to.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

from ._logs import LEVELS, log_level, written

_TRACES: Final = frozenset({"traceback.print_exc", "traceback.print_exception", "traceback.print_stack"})
_ANSWERED: Final = regex(r"(HTTP\w*|Abort|Response|ServicerContext|RpcError|ValidationError)$")
"""Errors that a framework answers with, and logs no more of than their status."""
_LOUD: Final = frozenset({"warning", "warn", "error", "exception", "critical"})
_ASKS: Final = regex(r"^(exists|is_?file|open|makedirs|mkdir|join|dirname|basename|print|Path|str|remove|unlink)$")
"""Calls that a missing file does not fail."""
_DEVELOPMENT: Final = regex(r"(?i)(^|[^a-z])(dev|development|debug|verbose)([^a-z]|$)")


def is_told_otherwise(file: FileContext, call: ast.Call) -> bool:
    """Whether the failure that a print is about is logged beside it, or goes on: ``print(...); raise``."""
    statement = file.statement_of(call)
    block = _block_of(statement) if statement is not None else []
    if any(isinstance(each, ast.Raise) and _goes_on(each) for each in block):
        return True
    return any(log_level(file, c) in _LOUD for c in _calls_beside(file, call) if last_part(c.func) in _LOUD)


def is_traced(file: FileContext, call: ast.Call) -> bool:
    """Whether the trace of a failure is printed beside what a print says of it."""
    return any(file.call_name(each) in _TRACES for each in _calls_beside(file, call))


def is_raised_next(file: FileContext, call: ast.Call) -> bool:
    """Whether an error is raised beside a print that carries on what it says, with its cause, or at the last round of
    the loop around it: none that a framework answers with.
    """
    statement = file.statement_of(call)
    beside = [] if statement is None else [*_block_of(statement), *_of_last_round(file, call)]
    raised = [each.exc for each in beside if isinstance(each, ast.Raise)]
    made = [each.func if isinstance(each, ast.Call) else each for each in raised if each is not None]
    return any(last_part(each) and not _ANSWERED.search(last_part(each)) for each in made)


def is_missed_next(file: FileContext, call: ast.Call) -> bool:
    """Whether the file that was not written is handed to something else, which fails without it:
    ``open(self.path, "wb")`` in the `try`, and ``load(self.path)`` elsewhere.
    """
    handler = next(file.ancestors(call, ast.ExceptHandler), None)
    tried = parent_of(handler) if handler is not None else None
    home = file.function_of(call)
    if not isinstance(tried, ast.Try) or home is None:
        return False
    calls = [each for statement in tried.body for each in ast.walk(statement) if isinstance(each, ast.Call)]
    opened = [each for each in calls if last_part(each.func) == "open" and len(each.args) > 1]
    written_to = {ast.unparse(each.args[0]) for each in opened if "w" in str(file.constant(each.args[1]))}
    return bool(written_to) and any(
        file.text(each) in written_to or (isinstance(each, ast.Call) and file.text(each)[4:-1] in written_to)
        for other in file.tree.of(ast.Call)
        if not _ASKS.search(last_part(other.func)) and file.function_of(other) is not home
        for each in (*other.args, *(keyword.value for keyword in other.keywords))
    )


def _of_last_round(file: FileContext, call: ast.Call) -> list[ast.stmt]:
    """What is raised where a loop gives up: under a condition in the handler, after its rounds, or after the loop."""
    handler = next(file.ancestors(call, ast.ExceptHandler), None)
    loop = next(file.ancestors(call, ast.For), None)
    if handler is None or loop is None or not any(each is loop for each in parents(handler)):
        return []
    after = _block_of(loop)
    at = after.index(loop) if loop in after else len(after)
    return [*file.inside(handler, ast.Raise), *loop.orelse, *after[at + 1 :]]


def is_logged_beside(file: FileContext, call: ast.Call) -> bool:
    """Whether a logger writes what a print shows, in the statement before or after: the print is its double."""
    statement = file.statement_of(call)
    block = _block_of(statement) if statement is not None else []
    shown = {part.id for each in written(file, call) for part in ast.walk(each) if isinstance(part, ast.Name)}
    if statement is None or not shown:
        return False
    at = block.index(statement)
    for beside in (*block[max(at - 1, 0) : at], *block[at + 1 : at + 2]):
        other = beside.value if isinstance(beside, ast.Expr) else None
        if isinstance(other, ast.Call) and last_part(other.func) in LEVELS and log_level(file, other) in LEVELS:
            logged = {p.id for each in written(file, other) for p in ast.walk(each) if isinstance(p, ast.Name)}
            if shown <= logged:
                return True
    return False


def _calls_beside(file: FileContext, call: ast.Call) -> list[ast.Call]:
    statement = file.statement_of(call)
    block = _block_of(statement) if statement is not None else []
    return [each.value for each in block if isinstance(each, ast.Expr) and isinstance(each.value, ast.Call)]


def _block_of(statement: ast.stmt) -> list[ast.stmt]:
    """The statements that stand beside one, itself among them."""
    parent = parent_of(statement)
    blocks = (getattr(parent, name, ()) for name in ("body", "orelse", "finalbody"))
    return next((list(block) for block in blocks if isinstance(block, list) and statement in block), [])


def _goes_on(raised: ast.Raise) -> bool:
    """Whether what was caught is raised again, as it is: another error may be answered, and its cause never told."""
    if raised.exc is None:
        return True
    handler = next((each for each in parents(raised) if isinstance(each, ast.ExceptHandler)), None)
    return handler is not None and isinstance(raised.exc, ast.Name) and raised.exc.id == handler.name


def is_of_development(file: FileContext, call: ast.Call) -> bool:
    """Whether a print stands under a condition that production does not meet: ``if is_dev_environment:``."""
    child: ast.AST = call
    for parent in parents(call):
        if isinstance(parent, ast.If) and child in parent.body and _asks_for_development(parent.test):
            return True
        child = parent
    return False


def _asks_for_development(test: ast.expr) -> bool:
    if isinstance(test, ast.UnaryOp) or (isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.NotEq)):
        return False
    named = [last_part(part) for part in ast.walk(test) if isinstance(part, ast.Name | ast.Attribute)]
    texts = [part.value for part in ast.walk(test) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(_DEVELOPMENT.search(each) for each in (*named, *texts))


__all__ = [
    *("is_logged_beside", "is_missed_next", "is_of_development", "is_raised_next", "is_told_otherwise"),
    "is_traced",
]
