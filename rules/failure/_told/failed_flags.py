"""Programs that are told that a step has failed, print it, and end with exit status 0."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._ways_out import shown_call
from .deeds import deed_of
from .jobs import ASIDE, SETS, is_last_step, is_program, stem

_FLAG: Final = regex(r"(?i)(^|_)(ok|success(ful)?|succeeded)$")
"""What says by its name that a step has worked."""
_FAILED: Final = regex(r"(?i)fail|error|could ?n[o']t|can ?not|unable|unsuccessful|aborting|\u274c")
_LOOKS: Final = regex(r"(?i)(^|_)(validat\w*|check\w*|test\w*|verif\w*|is|has|notif\w*|send|ping|exists)(_|$)")
"""Steps that only look, or tell somebody."""
_EXITS: Final = frozenset({"exit", "_exit", "quit"})


def failed_flags(file: FileContext) -> Iterator[tuple[ast.If, str]]:
    """The branches in which a program learns that a step has failed, and only prints it; with what is to be said."""
    if not file.holds(b"__main__", b"def main"):
        return
    for function in file.functions():
        branches = [each for each in file.inside(function, ast.If) if _flag(each) and _only_prints(each)]
        if not branches or ASIDE.search(f"{function.name} {stem(file)}"):
            continue
        if not is_program(file, function) and not is_last_step(file, function):
            continue
        for branch in branches:
            step = _step(file, function, branch)
            if step is not None and _only_ends(function, branch):
                said = (
                    f"where `{_flag(branch)}` says that `{shown_call(file, step)}` failed, `{function.name}` prints it"
                )
                yield branch, f"{said} and ends with exit status 0: what comes next goes on as if it had worked"


def _flag(branch: ast.If) -> str:
    """The name that a branch asks: ``if not success``, ``if success``; "" for any other test."""
    test = branch.test.operand if isinstance(branch.test, ast.UnaryOp) else branch.test
    return test.id if isinstance(test, ast.Name) else ""


def _only_prints(branch: ast.If) -> bool:
    """Whether the branch for a failure does no more than speak of it."""
    told = branch.body if isinstance(branch.test, ast.UnaryOp) else branch.orelse
    return bool(told) and handlers.logs_all(told) and _FAILED.search(" ".join(map(ast.unparse, told))) is not None


def _step(file: FileContext, function: FunctionNode, branch: ast.If) -> ast.Call | None:
    """The call that gave the flag, where it is one that a program is run for; None where others read the flag too."""
    name = _flag(branch)
    reads = [n for n in file.inside(function, ast.Name) if n.id == name and isinstance(n.ctx, ast.Load)]
    given = [each for each in assignments(file, function) if any(_gives(t, name) for t in each.targets)]
    if len(reads) > 1 or not given or given[-1].value.lineno > branch.lineno:
        return None
    call = given[-1].value.value if isinstance(given[-1].value, ast.Await) else given[-1].value
    if not isinstance(call, ast.Call) or _LOOKS.search(last_part(call.func)) or ASIDE.search(last_part(call.func)):
        return None
    return call if _FLAG.search(name) or deed_of(file, call) in SETS else None


def _gives(target: ast.expr, name: str) -> bool:
    """``success = run()``, ``success, rows = run()``."""
    first = target.elts[0] if isinstance(target, ast.Tuple) and target.elts else target
    return isinstance(first, ast.Name) and first.id == name


def _only_ends(function: FunctionNode, branch: ast.If) -> bool:
    """Whether a function does nothing but print behind a branch, and ends well."""
    child: ast.AST = branch
    while child is not function:
        parent = parent_of(child)
        if parent is None:
            return False
        for block in (getattr(parent, "body", None), getattr(parent, "orelse", None)):
            if isinstance(block, list) and child in block and not _ends_well(block[block.index(child) + 1 :]):
                return False
        child = parent
    return True


def _ends_well(rest: list[ast.stmt]) -> bool:
    return handlers.logs_all([statement for statement in rest if not _is_good_end(statement)])


def _is_good_end(statement: ast.stmt) -> bool:
    """``return``, ``sys.exit(0)``."""
    if isinstance(statement, ast.Return):
        return statement.value is None
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or last_part(call.func) not in _EXITS:
        return False
    return not call.args or (isinstance(call.args[0], ast.Constant) and call.args[0].value in (0, None))
