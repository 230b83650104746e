"""Verdicts that are good unless somebody says otherwise: where the check fails, or said nothing, they stay so."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict

_SOUND: Final = regex(
    r"(?i)(^|_)(valid|safe|allowed|passed|approved|accepted|permitted|authori[sz]ed|authenticated|verified|trusted"
    r"|compliant|grounded|faithful|factual|genuine|supported_by_context)$"
)
"""Names of what says that something may go on."""
_CHECKED: Final = regex(
    r"(?i)^((is|was|has_been)_)?(real|valid|safe|passed|approved|authori[sz]ed|authenticated|verified|trusted|compliant"
    r"|grounded|genuine)$"
)
"""Fields in which a check says so."""
_SET: Final = regex(r"(?i)conf(ig|\b)|setting|option|schema|param|args|request|environ|default")
"""What holds what somebody chose."""


def preset_verdict(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``is_grounded = True`` before ``try: is_grounded = grader.grade(answer)``, and a handler that only logs."""
    function = file.function_of(handler)
    if function is None or not handlers.only_logs(handler):
        return None
    for statement in block.body:
        asked, named = given(statement), targets(statement)
        asked = asked.value if isinstance(asked, ast.Await) else asked
        if len(named) != 1 or not isinstance(named[0], ast.Name) or not isinstance(asked, ast.Call):
            continue
        name = named[0].id
        preset = _preset(file, function, block, name) if _SOUND.search(name) else None
        if preset is not None and _is_read(file, function, block, name):
            said = f"when `{file.text(asked.func)}` fails, `{name}` is still True"
            return Verdict("MLA110", f"{said}: what nobody could check goes on as checked", 0.9, place=preset)
    return None


def _preset(file: FileContext, function: FunctionNode, block: ast.Try, name: str) -> ast.stmt | None:
    """The last assignment to a name before a `try`, where it says True."""
    before = [s for s in file.inside(function, ast.Assign) if s.lineno < block.lineno and _names(s, name)]
    last = max(before, key=lambda s: s.lineno, default=None)
    yes = last is not None and isinstance(last.value, ast.Constant) and last.value.value is True
    return last if yes else None


def _names(statement: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in statement.targets)


def _is_read(file: FileContext, function: FunctionNode, block: ast.Try, name: str) -> bool:
    """Whether a function reads the name behind a `try`, before it gives it anything else."""
    end = block.end_lineno or block.lineno
    after = [n for n in file.inside(function, ast.Name) if n.id == name and n.lineno > end]
    first = min(after, key=lambda n: n.lineno, default=None)
    return first is not None and isinstance(first.ctx, ast.Load)


def missing_counts_as_good(file: FileContext, call: ast.Call) -> bool:
    """``if answer.get("is_real", True) is False: raise``, ``if not verdict.get("safe", True): return``."""
    if len(call.args) != 2 or not isinstance(call.func, ast.Attribute) or not _says(call.args[1], True):
        return False
    name = file.constant(call.args[0])
    if not isinstance(name, str) or not _CHECKED.match(name) or _SET.search(file.text(call.func.value)):
        return False
    refuses = parent_of(call)
    if isinstance(refuses, ast.Compare):
        denies = isinstance(refuses.ops[0], ast.Is | ast.Eq) and _says(refuses.comparators[0], False)
    else:
        denies = isinstance(refuses, ast.UnaryOp) and isinstance(refuses.op, ast.Not)
    branch = parent_of(refuses) if denies and refuses is not None else None
    branch = parent_of(branch) if isinstance(branch, ast.BoolOp) else branch
    return isinstance(branch, ast.If) and isinstance(branch.body[-1], ast.Raise | ast.Return | ast.Continue)


def _says(value: ast.expr, answer: bool) -> bool:
    return isinstance(value, ast.Constant) and value.value is answer
