"""Scores of which those that failed drop out without a word, before the rest is taken for the whole."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import does_nothing

_MEANS: Final = frozenset({"mean", "fmean", "nanmean", "average", "median", "nanmedian", "std"})
_FAILURE: Final = regex(r"^(builtins\.)?(Base)?Exception(Group)?$")


def dropped_out(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``scores.append(score(fold))`` in a loop whose handler goes on in silence, and the mean of `scores` is taken."""
    loop = handlers.in_loop(file, block)
    if not does_nothing(handler) or loop is None:
        return None
    home: ast.AST = file.function_of(handler) or file.tree.module
    for statement in block.body:
        added = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(added, ast.Call) or last_part(added.func) != "append" or not added.args:
            continue
        owner = added.func.value if isinstance(added.func, ast.Attribute) else None
        if not isinstance(owner, ast.Name) or not any(_is_mean(call, owner.id) for call in file.inside(home, ast.Call)):
            continue
        if not _is_counted(file, home, owner.id):
            said = f"what fails is left out of `{owner.id}` without a word, and the mean of the rest is taken"
            return Verdict("MLA102", f"{said}: it is better than that of all", 0.8)
    return None


def _is_mean(call: ast.Call, name: str) -> bool:
    if last_part(call.func) in _MEANS:
        owner = [call.func.value] if isinstance(call.func, ast.Attribute) else []
        return any(isinstance(a, ast.Name) and a.id == name for a in (*call.args, *owner))
    return False


def _is_counted(file: FileContext, home: ast.AST, name: str) -> bool:
    """Whether something asks, or says, how many are left: ``len(scores)``."""
    return any(
        last_part(call.func) == "len" and call.args and isinstance(call.args[0], ast.Name) and call.args[0].id == name
        for call in file.inside(home, ast.Call)
    )


def gathered(file: FileContext, node: ast.ListComp) -> str:
    """What is wrong with ``[a for a in answers if not isinstance(a, Exception)]``, where `answers` were gathered with
    ``return_exceptions=True`` and nothing else looks at them; "" for anything else.
    """
    each = node.generators[0]
    answers = _answers(file, each.iter)
    home: ast.AST = file.function_of(node) or file.tree.module
    if answers is None or not any(_passes_failures(file, test) for test in each.ifs):
        return ""
    looks = [n for n in file.inside(home, ast.Name) if n.id == answers.id and isinstance(n.ctx, ast.Load)]
    held = file.statement_of(node)
    if isinstance(held, ast.Assign) and ast.unparse(held.targets[0]) == answers.id:  # from here on it is the rest
        looks = [name for name in looks if name.lineno <= held.lineno]
    if len(looks) > 1:
        return ""
    said = f"calls that fail drop out of `{answers.id}` here"
    return f"{said}, and nothing counts them: what the rest says is taken for what all said"


def _answers(file: FileContext, source: ast.expr) -> ast.Name | None:
    """The name of what was gathered, in a loop over it, or over it beside something else."""
    given = source.args if isinstance(source, ast.Call) and last_part(source.func) in ("zip", "enumerate") else [source]
    for name in given:
        made = file.names.single_value(name) if isinstance(name, ast.Name) else None
        made = made.value if isinstance(made, ast.Await) else made
        if isinstance(made, ast.Call) and last_part(made.func) == "gather" and isinstance(name, ast.Name):
            if file.constant(file.argument(made, "return_exceptions")) is True:
                return name
    return None


def _passes_failures(file: FileContext, test: ast.expr) -> bool:
    """``not isinstance(answer, Exception)``."""
    call = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else None
    if not isinstance(call, ast.Call) or last_part(call.func) != "isinstance" or len(call.args) != 2:
        return False
    kind = call.args[1]
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(_FAILURE.match(file.qualname(one) or "") for one in each)
