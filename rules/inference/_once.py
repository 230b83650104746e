"""What code does once only: what a test finds missing and then fills, and what runs after a request is answered."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

_HAD: Final = regex(
    r"None|loaded|initiali|ready|\bin (self\.|cls\.)?_*[a-z]*(model|cache|pool|regist|session|pipe|store)"
    r"|^self\.\w+$|^_?\w*(model|cache)\w*$"
)
"""Tests for what is there already."""
_LATER: Final = frozenset(
    {"add_task", "add_job", "apply_async", "delay", "enqueue", "start_background_task", "Process", "Thread", "Timer"}
)
"""What hands its argument to work that no answer waits for."""
_WORK: Final = (ast.Assign, ast.Return, ast.Expr, ast.Try, ast.With, ast.If)
_MISSING: Final = regex(r"KeyError|AttributeError|NameError|LookupError")


def lines_done_once(file: FileContext) -> list[int]:
    """The lines of the calls that a request does not make each time, or that its answer does not wait for."""
    fills = _filled(file)
    once: list[ast.AST] = [s for branch in file.tree.of(ast.If) for s in _done_once(file, branch, fills)]
    for choice in file.tree.of(ast.IfExp):
        if _is_check(choice.test):
            once.append(choice.body)
        elif _is_had(choice.test):
            once.append(choice.orelse)
    for either in file.tree.of(ast.BoolOp):
        if isinstance(either.op, ast.Or) and isinstance(either.values[0], ast.Name | ast.Attribute):
            once.extend(value for value in either.values[1:] if isinstance(value, ast.Call))
        elif isinstance(either.op, ast.And) and _is_check(either.values[0]):
            once.extend(either.values[1:])  # ``if not self.ready and not self.load()``
    for handler in file.tree.of(ast.ExceptHandler):
        if handler.type is not None and _MISSING.search(ast.unparse(handler.type)):
            once.extend(handler.body)
    once += file.calls_where(lambda _, last: last in _LATER)
    return sorted({call.lineno for part in once for call in file.inside(part, ast.Call)})


def _done_once(
    file: FileContext, branch: ast.If, fills: dict[FunctionNode | None, list[tuple[int, str]]]
) -> list[ast.stmt]:
    """The statements that ``if model is None:`` or ``if wanted != self.held:`` holds, where that is what it then fills,
    or that follow ``if name in self.models: return`` in a function that then fills what was asked for.
    """
    if _is_check(branch.test):
        return [statement for statement in branch.body if isinstance(statement, _WORK)]
    if _is_had(branch.test) and branch.orelse:
        return branch.orelse
    function = file.function_of(branch)
    filled = fills.get(function, ()) if function is not None else ()
    asked = (
        {ast.unparse(n) for n in ast.walk(branch.test) if isinstance(n, ast.Name | ast.Attribute)} if filled else set()
    )
    within = range(branch.body[0].lineno, (branch.body[-1].end_lineno or branch.body[-1].lineno) + 1)
    if any(name in asked and line in within for line, name in filled):
        return branch.body
    if function is None or parent_of(branch) is not function or not isinstance(branch.body[-1], ast.Return):
        return []
    after = function.body[function.body.index(branch) + 1 :] if branch in function.body else []
    return after if after and any(name in asked and line >= after[0].lineno for line, name in filled) else []


def _filled(file: FileContext) -> dict[FunctionNode | None, list[tuple[int, str]]]:
    """The attributes, the entries of containers and the global names that each function fills, with their lines."""
    found: dict[FunctionNode | None, list[tuple[int, str]]] = {}
    for assign in file.tree.of(ast.Assign):
        for target in (e for t in assign.targets for e in (t.elts if isinstance(t, ast.Tuple | ast.List) else [t])):
            home = file.function_of(assign)
            if isinstance(target, ast.Name) and (home is None or target.id not in file.tree.scope_at(home).globals):
                continue
            if isinstance(target, ast.Subscript | ast.Attribute | ast.Name):
                name = ast.unparse(target.value if isinstance(target, ast.Subscript) else target)
                found.setdefault(home, []).append((assign.lineno, name))
    return found


def _is_check(test: ast.expr) -> bool:
    """``model is None``, ``not model``, ``name not in models``."""
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not)
    if isinstance(test, ast.Compare):
        return isinstance(test.ops[0], ast.Is | ast.NotIn)
    return isinstance(test, ast.BoolOp) and any(_is_check(value) for value in test.values)


def _is_had(test: ast.expr) -> bool:
    """``model is not None``."""
    return isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.IsNot)


def is_guarded(call: ast.Call) -> bool:
    """Whether a call stands in a branch or handler that is taken once: ``if model is None``, ``except KeyError``."""
    for parent in parents(call):
        if isinstance(parent, ast.If):
            test = ast.unparse(parent.test)
            if "None" in test or "not " in test or "in " in test or "hasattr" in test:
                return True
        if isinstance(parent, ast.ExceptHandler | ast.IfExp | ast.BoolOp):
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return _returns_early(parent, call)
    return False


def _returns_early(function: ast.FunctionDef | ast.AsyncFunctionDef, call: ast.Call) -> bool:
    """``if self.model is not None: return``, and the load below it."""
    for statement in function.body:
        if statement.lineno >= call.lineno:
            return False
        if isinstance(statement, ast.If) and any(isinstance(s, ast.Return) for s in statement.body):
            test = ast.unparse(statement.test)
            if _HAD.search(test):
                return True
    return False
