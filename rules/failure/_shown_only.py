"""Scripts that try a model out and print what came of it: whoever started them reads that it failed, too."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_KEEPS: Final = regex(
    r"(?i)(^|_)(save|dump|write|to|log|register|upload|push|insert|commit|deploy|export|store|put|send|post|publish|train"
    r"|fit|main|run|append|extend|update|add|setup|start|serve|create|imwrite|savefig|load)(_|$)"
)
"""What is called for more than to look at its answer."""
_SAYS: Final = frozenset({"print", "print_exc", "format_exc", "error", "warning", "exception", "info", "debug", "echo"})
_LOUD: Final = frozenset({"print", "print_exc", "error", "exception", "warning", "echo"})
"""What of them whoever has started a script reads, wherever nobody has set a level."""


def only_shown(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a `try` of a script, in no function and no loop, does nothing but print, nothing later uses what it made,
    and its handler prints that it failed.
    """
    if file.source.notebook is not None or file.function_of(block) is not None:
        return False
    if any(isinstance(parent, ast.For | ast.While | ast.AsyncFor | ast.ClassDef) for parent in parents(block)):
        return False
    told = [_said(statement) for statement in handler.body]
    shown = [_said(each) for statement in block.body for each in ast.walk(statement) if isinstance(each, ast.stmt)]
    if not all(told) or _LOUD.isdisjoint(told) or "print" not in shown:
        return False
    calls = [each for statement in block.body for each in ast.walk(statement) if isinstance(each, ast.Call)]
    if any(_KEEPS.search(last_part(call.func)) for call in calls):
        return False
    return not _is_used_later(file, block)


def typed_in(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a `try` asks a person at the keyboard for what it works on, and its handler prints that it failed."""
    told = [_said(statement) for statement in handler.body]
    if not all(told) or _LOUD.isdisjoint(told):
        return False
    calls = (call for statement in block.body for call in file.inside(statement, ast.Call))
    return any(file.call_name(call) in ("input", "builtins.input") for call in calls)


def only_done(file: FileContext, block: ast.Try) -> bool:
    """Whether a `try` of no page stands in no function, and nothing later uses what it made: nobody takes it for an
    answer.
    """
    if file.function_of(block) is not None or file.imports("streamlit", "gradio"):
        return False
    return not _is_used_later(file, block)


def _said(statement: ast.stmt) -> str:
    """The call that says something, where a statement is one; "" for any other."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    name = last_part(call.func) if isinstance(call, ast.Call) else ""
    return name if name in _SAYS else ""


def _is_used_later(file: FileContext, block: ast.Try) -> bool:
    """Whether something after the block may read a name that was bound in it, and not again since."""
    end = block.end_lineno or block.lineno
    names = file.inside(file.tree.module, ast.Name)
    bound = {each.id for each in names if isinstance(each.ctx, ast.Store) and block.lineno <= each.lineno <= end}
    again: dict[str, int] = {}
    for each in names:
        if each.id in bound and isinstance(each.ctx, ast.Store) and each.lineno > end:
            again[each.id] = min(again.get(each.id, each.lineno), each.lineno)
    return any(
        each.id in bound and isinstance(each.ctx, ast.Load) and end < each.lineno <= again.get(each.id, each.lineno)
        for each in names
    )
