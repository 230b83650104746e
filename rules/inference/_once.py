"""What code does once only: what a test finds missing and then fills, and what runs after a request is answered."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode, is_none
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, descend, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.written import as_written

from ._blocks import calls_of
from ._first_fetch import fetched_first

_HAD: Final = regex(
    r"None|loaded|initiali|ready|\bin (self\.|cls\.)?_*[a-z]*(model|cache|pool|regist|session|pipe|store)"
    r"|^self\.\w+$|^_?\w*(model|cache)\w*$"
)
"""Tests for what is there already."""
LATER: Final = frozenset(
    {"add_task", "add_job", "apply_async", "delay", "enqueue", "start_background_task", "Process", "Thread", "Timer"}
)
"""What hands its argument to work that no answer waits for."""
LATER_WORDS: Final = (
    *(
        b"add_task",
        b"add_job",
        b"apply_async",
        b".delay(",
        b"enqueue",
        b"start_background_task",
        b"Process(",
        b"Thread(",
    ),
    *(b"Timer(", b"and False", b"if False"),
)
"""What a file holds, byte for byte, that hands work on, or switches it off."""
_WORK: Final = frozenset({ast.Assign, ast.Return, ast.Expr, ast.Try, ast.With, ast.If})
_MISSING: Final = regex(r"KeyError|AttributeError|NameError|LookupError")
_NO_MODULE: Final = regex(r"\b(ImportError|ModuleNotFoundError)\b")
_ABSENT: Final = (ast.Is, ast.NotIn)
_PLACES: Final = (ast.Name, ast.Attribute)
_SEVERAL: Final = (ast.Tuple, ast.List)
_BLOCKS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.With, ast.AsyncWith)

Filled = list[tuple[int, ast.Name | ast.Attribute]]
"""What a function fills: lines, and the attributes, containers and global names there."""


def lines_done_once(file: FileContext) -> list[int]:
    """The lines of the calls that a request does not make each time, or that its answer does not wait for."""
    known: list[int] | None = file.shared.get("lines done once")
    if known is None:
        known = file.shared["lines done once"] = _lines(file)
    return known


def _lines(file: FileContext) -> list[int]:
    branches = file.tree.of(ast.If)
    calls = [call for branch in branches for call in _first_time(file, branch)]
    calls.extend(fetched_first(file))
    fills = _filled(file, {branch: file.function_of(branch) for branch in branches})
    for branch, filled in fills.items():
        calls.extend(_asked_and_filled(file, branch, filled))
    for branch in branches:
        if _is_never(branch.test):
            calls.extend(calls_of(file, branch.body, branch.orelse, branch))
    for handler in file.tree.of(ast.ExceptHandler):
        if handler.type is not None and _MISSING.search(ast.unparse(handler.type)):
            calls.extend(calls_of(file, handler.body, (), handler))
    once: list[ast.AST] = []
    for choice in file.tree.of(ast.IfExp):
        if _is_check(choice.test):
            once.append(choice.body)
        elif _is_had(choice.test):
            once.append(choice.orelse)
    for either in file.tree.of(ast.BoolOp):
        if isinstance(either.op, ast.Or) and isinstance(either.values[0], _PLACES):
            once.extend(value for value in either.values[1:] if isinstance(value, ast.Call))
        elif isinstance(either.op, ast.And) and _is_check(either.values[0]):
            once.extend(either.values[1:])  # ``if not self.ready and not self.load()``
    once += called(file, *LATER)
    calls += [call for part in once for call in file.inside(part, ast.Call)]
    return sorted({call.lineno for call in calls})


def _first_time(file: FileContext, branch: ast.If) -> Sequence[ast.Call]:
    """The calls in what ``if model is None:`` holds, and in the ``else`` of ``if model is not None:``."""
    if _is_check(branch.test):
        return _work(file, branch)
    if branch.orelse and _is_had(branch.test):
        return calls_of(file, branch.orelse, (), branch)
    return ()


def _asked_and_filled(file: FileContext, branch: ast.If, filled: Filled) -> Sequence[ast.Call]:
    """The calls in what ``if wanted != self.held:`` holds, where that is what it then fills, and in what follows
    ``if name in self.models: return`` or ``if kept and not force: return kept`` in a function that then fills what was
    asked for. `filled` is what the function fills.
    """
    first, last = branch.body[0].lineno, branch.body[-1].end_lineno or branch.body[-1].lineno
    if _asks_for(branch.test, [place for line, place in filled if first <= line <= last]):
        return calls_of(file, branch.body, branch.orelse, branch)
    block = parent_of(branch)  # the function's own, or what it does with a lock
    if isinstance(branch.body[-1], ast.Return) and isinstance(block, _BLOCKS) and branch in block.body:
        after = block.body[block.body.index(branch) + 1 :]
        later = [place for line, place in filled if line >= after[0].lineno] if after else []
        parts = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
        if later and any(_asks_for(part, later) for part in parts if not _is_check(part)):
            return calls_of(file, after, (), block)
    return ()


def _work(file: FileContext, branch: ast.If) -> Sequence[ast.Call]:
    """The calls of those statements of a branch that do something."""
    body = branch.body
    if all(statement.__class__ in _WORK for statement in body):
        return calls_of(file, body, branch.orelse, branch)
    return [
        call
        for i, statement in enumerate(body)
        if statement.__class__ in _WORK
        for call in calls_of(file, [statement], [*body[i + 1 :], *branch.orelse], branch)
    ]


def _asks_for(test: ast.expr, places: list[ast.Name | ast.Attribute]) -> bool:
    """Whether a test asks for one of some places."""
    if not places:
        return False
    lasts = {last_part(place) for place in places}
    asked = [part for part in descend(test) if isinstance(part, _PLACES) and last_part(part) in lasts]
    if not asked:
        return False
    written = {as_written(part) for part in asked}
    return any(as_written(place) in written for place in places)


def _filled(file: FileContext, homes: dict[ast.If, FunctionNode | None]) -> dict[ast.If, Filled]:
    """What the functions of some branches fill, by branch: attributes, containers that get an entry, global names."""
    asking = {home for home in homes.values() if home is not None}
    found: dict[FunctionNode, Filled] = {}
    named = {name for scope in file.tree.scopes for name in scope.globals}
    scope_of = file.tree.scope_of
    for assign in (*file.tree.of(ast.Assign), *file.tree.of(ast.AnnAssign)) if asking else ():
        for target in targets(assign):
            if target.__class__ is ast.Name and target.id not in named:
                continue  # most assignments there are
            home = scope_of(assign).function
            if home is None or home not in asking:
                continue
            for each in target.elts if isinstance(target, _SEVERAL) else (target,):
                place = each.value if isinstance(each, ast.Subscript) else each
                if not isinstance(place, _PLACES):
                    continue
                if isinstance(each, ast.Name) and each.id not in file.tree.scope_at(home).globals:
                    continue
                found.setdefault(home, []).append((assign.lineno, place))
    return {branch: found[home] for branch, home in homes.items() if home is not None and home in found}


def _is_check(test: ast.expr) -> bool:
    """``model is None``, ``not model``, ``name not in models``."""
    if isinstance(test, ast.Compare):
        return isinstance(test.ops[0], _ABSENT) or _is_for_none(test, ast.Eq)
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not)
    return isinstance(test, ast.BoolOp) and any(_is_check(value) for value in test.values)


def _is_never(test: ast.expr) -> bool:
    """``if False``, ``if wanted and False``: what is switched off in the code."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return any(_is_never(value) for value in test.values)
    return isinstance(test, ast.Constant) and not test.value


def _is_had(test: ast.expr) -> bool:
    """``model is not None``."""
    return isinstance(test, ast.Compare) and (isinstance(test.ops[0], ast.IsNot) or _is_for_none(test, ast.NotEq))


def _is_for_none(test: ast.Compare, operator: type[ast.cmpop]) -> bool:
    """``model == None``, as some write it."""
    return isinstance(test.ops[0], operator) and is_none(test.comparators[0])


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


def instead_of(file: FileContext, call: ast.Call) -> list[str]:
    """The modules that are tried first: ``try: from service import embed; return embed(text)``, and the call below it,
    which is made where they are not there.
    """
    function = file.function_of(call)
    tried = [each for each in function.body if isinstance(each, ast.Try)] if function is not None else []
    return [
        imported.module
        for attempt in tried
        if attempt.lineno < call.lineno and isinstance(attempt.body[-1], ast.Return)
        for imported in attempt.body
        if isinstance(imported, ast.ImportFrom) and imported.module and _passes_over_import(attempt)
    ]


def _passes_over_import(attempt: ast.Try) -> bool:
    """Whether all that is done about a missing module is to go on."""
    return all(
        handler.type is not None
        and _NO_MODULE.search(ast.unparse(handler.type))
        and all(isinstance(statement, ast.Pass) for statement in handler.body)
        for handler in attempt.handlers
    )


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
