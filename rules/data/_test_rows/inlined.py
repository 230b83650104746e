"""A file as it reads where the small functions of it are written out at their calls.

``fit(X_train, X_test)`` of ``def fit(rows, held): return model.fit(rows, eval_set=[held])`` is the fit of its caller:
what comes before and after it stands there, and the names of the rows are those that the caller has.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, cast

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue, Place
from mlaudit.code.written import names_in

_ROUNDS: Final = 3
"""How many small functions may stand within each other."""
_LONGEST: Final = 60
"""Nodes of a body that is still small."""
_WRITTEN: Final = regex(r"`[^`]*`")
_SAME: Final = 30
"""Letters of a message that say what is wrong, before how and where."""
_NEVER: Final = (ast.Yield, ast.YieldFrom, ast.Lambda, ast.NamedExpr, ast.Await)
_PLAIN: Final = (ast.Name, ast.Attribute, ast.Constant)


def inlined(file: FileContext) -> FileContext:
    """The file with the calls of its small functions written out, and without these; itself where it calls none."""
    known: FileContext | None = file.shared.get("inlined")
    if known is None:
        known = file.shared["inlined"] = _inlined(file)
    return known


def unannotated(file: FileContext) -> FileContext:
    """The file with plain assignments in functions for those that say a type; itself where there are none."""
    if not any(each.value is not None and file.function_of(each) for each in file.tree.of(ast.AnnAssign)):
        return file
    known: FileContext | None = file.shared.get("unannotated")
    if known is None:
        known = file.shared["unannotated"] = FileContext(file.source, module=_plain(file.source.parse()))
    return known


def _plain(module: ast.Module) -> ast.Module:
    """A module in whose functions ``found: list[str] = ask(rows)`` is ``found = ask(rows)``: fields of a class keep
    their types.
    """
    blocks: list[tuple[list[ast.stmt], bool]] = [(module.body, False)]
    for block, in_class in blocks:
        for i, each in enumerate(block):
            if isinstance(each, ast.AnnAssign) and each.value is not None and not in_class:
                block[i] = ast.copy_location(ast.Assign([each.target], each.value), each)
            is_class = isinstance(each, ast.ClassDef)
            for field in ("body", "orelse", "finalbody"):
                inner = getattr(each, field, None)
                if isinstance(inner, list):
                    blocks.append((inner, is_class))
            blocks.extend((handler.body, False) for handler in getattr(each, "handlers", ()))
            blocks.extend((case.body, False) for case in getattr(each, "cases", ()))
    return module


def calls_given(file: FileContext) -> bool:
    """Whether a small function calls what it is given: written out, it calls what its callers name."""
    names = lasts(file)
    return any(
        isinstance(each, ast.FunctionDef)
        and each.name in names
        and not names.isdisjoint(argument.arg for argument in (*each.args.args, *each.args.kwonlyargs))
        and _is_small(each)
        for each in file.tree.module.body
    )


def small_functions(file: FileContext) -> dict[str, ast.FunctionDef]:
    """The small functions of a module that are written out where they are called, by name."""
    known: dict[str, ast.FunctionDef] | None = file.shared.get("small functions")
    if known is None:
        names = lasts(file)
        small = {
            each.name: each
            for each in file.tree.module.body
            if isinstance(each, ast.FunctionDef) and each.name in names and not each.decorator_list and _is_small(each)
        }
        times = (
            Counter(name for name, bindings in file.tree.bound() if name in small for _ in bindings) if small else {}
        )
        known = file.shared["small functions"] = {name: each for name, each in small.items() if times[name] == 1}
    return known


def joined(file: FileContext, plain: Sequence[Issue], view: FileContext, inner: Sequence[Issue]) -> Iterator[Issue]:
    """What is found in a file, and what else is found where its small functions are written out: at their calls, in
    the stead of what was found in these functions.
    """
    known = {_key(file, each) for each in plain}
    fresh = []
    gone: set[str] = set()
    for issue in inner:
        if _key(file, issue) not in known:
            fresh.append(issue)
            statement = file.statement_of(issue.node) or issue.node
            gone |= {last_part(call.func) for call in file.inside(statement, ast.Call)} & view.shared["written out"]
    yield from (each for each in plain if not gone or file.qualname_of(each.node) not in gone)
    yield from fresh


def _key(file: FileContext, issue: Issue) -> tuple[str, str]:
    """The function that something is found in, and what: it may be said of another expression there."""
    return file.qualname_of(issue.node), _WRITTEN.sub("", issue.message)[:_SAME]


def as_written(file: FileContext, node: Place) -> Place:
    """What stands in the file where `node` stands in what `inlined` made of it."""
    wanted = _range(node)
    every = [each for each in ast.walk(file.tree.module) if _range(each) == wanted]
    found = next((each for each in every if type(each) is type(node)), every[0] if every else None)
    return cast("Place", found) if found is not None else node


def _range(node: ast.AST) -> tuple[int, ...]:
    return tuple(getattr(node, each, 0) for each in ("lineno", "col_offset", "end_lineno", "end_col_offset"))


def _inlined(file: FileContext) -> FileContext:
    wanted = small_functions(file)
    if not wanted:
        return file
    module = _plain(file.source.parse())
    small = {each.name: each for each in module.body if isinstance(each, ast.FunctionDef) and each.name in wanted}
    writer = _Writer(small)
    calling = [
        copied
        for copied, statement in zip(module.body, file.tree.module.body, strict=True)
        if any(last_part(call.func) in wanted for call in file.inside(statement, ast.Call))
    ]
    for _ in range(_ROUNDS):
        writer.written = 0
        for statement in calling:
            writer.visit(statement)
        if not writer.written:
            break
    if not writer.done:
        return file
    left = names_in(module)
    module.body = [each for each in module.body if getattr(each, "name", "") not in writer.done - left]
    view = FileContext(file.source, module=module)
    view.shared["written out"] = frozenset(writer.done)
    return view


def given_back(function: ast.FunctionDef) -> ast.expr | None:
    """What a function of one expression gives back, be it by a name of its own: ``found = ask(rows); return found``."""
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    last = body[-1] if body else None
    if not isinstance(last, ast.Return) or last.value is None:
        return None
    if len(body) == 1:
        return last.value
    first = body[0]
    if len(body) != 2 or not isinstance(first, ast.Assign | ast.AnnAssign) or not isinstance(last.value, ast.Name):
        return None
    target = first.targets[0] if isinstance(first, ast.Assign) else first.target
    return first.value if isinstance(target, ast.Name) and target.id == last.value.id else None


def _is_small(function: ast.FunctionDef) -> bool:
    given, value = function.args, given_back(function)
    if value is None or given.vararg is not None or given.kwarg is not None or given.posonlyargs:
        return False
    if not isinstance(value, ast.Call):
        return False
    parts = list(islice(ast.walk(value), _LONGEST))
    return len(parts) < _LONGEST and not any(isinstance(p, _NEVER) for p in parts)


class _Writer(ast.NodeTransformer):
    """Writes the calls of small functions out."""

    def __init__(self, small: dict[str, ast.FunctionDef]) -> None:
        self._small = small
        self._within: list[str] = []
        self.written = 0
        self.done: set[str] = set()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function is not written out within itself."""
        self._within.append(node.name)
        self.generic_visit(node)
        self._within.pop()
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """The body for the call, with the lines of the call."""
        self.generic_visit(node)
        function = self._small.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if function is None or function.name in self._within:
            return node
        given, value = _arguments(function, node), given_back(function)
        if given is None or value is None:
            return node
        uses = [each.id for each in ast.walk(value) if isinstance(each, ast.Name)]
        if any(uses.count(name) > 1 and not isinstance(each, _PLAIN) for name, each in given.items()):
            return node
        made = _Replaced(given).visit(copy.deepcopy(value))
        for part in ast.walk(made):
            if hasattr(part, "lineno"):
                ast.copy_location(part, node)
        self.written += 1
        self.done.add(function.name)
        return made  # type: ignore[no-any-return]


class _Replaced(ast.NodeTransformer):
    """Puts what a call gives in the place of parameters."""

    def __init__(self, given: dict[str, ast.expr]) -> None:
        self._given = given

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """A parameter stands for what is given for it; each use is a node of its own."""
        return copy.deepcopy(self._given[node.id]) if node.id in self._given else node


def _arguments(function: ast.FunctionDef, call: ast.Call) -> dict[str, ast.expr] | None:
    """What a call gives for each parameter; None where that cannot be told."""
    every = function.args.args
    if len(call.args) > len(every) or any(isinstance(each, ast.Starred) for each in call.args):
        return None
    defaults = function.args.defaults
    last = [each.arg for each in every[len(every) - len(defaults) :]]
    given: dict[str, ast.expr] = dict(zip(last, defaults, strict=True))
    given.update(
        (each.arg, value)
        for each, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
        if value is not None
    )
    given.update((each.arg, value) for each, value in zip(every, call.args, strict=False))
    for keyword in call.keywords:
        if keyword.arg is None:
            return None
        given[keyword.arg] = keyword.value
    wanted = {each.arg for each in (*every, *function.args.kwonlyargs)}
    return given if given.keys() == wanted else None


__all__ = ["as_written", "calls_given", "given_back", "inlined", "joined", "small_functions", "unannotated"]
