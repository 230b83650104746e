"""Repairs: the fixes that findings carry, made with libcst so that the user's formatting stays.

A file is rewritten only where the result parses. Notebooks are not rewritten: their sources are JSON that other tools
own.
"""

from __future__ import annotations

import ast
import difflib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import libcst as cst
from libcst import matchers
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from mlaudit.code.sites import Site, Sites
from mlaudit.code.source import decoded, read_bytes
from mlaudit.errors import SourceError
from mlaudit.findings import Finding, Fix


class Fixed(NamedTuple):
    """The outcome for one file: its text before and after, the findings that were repaired, and those that were not."""

    before: str
    text: str
    repaired: tuple[Finding, ...]
    left: tuple[Finding, ...]


def applicable(findings: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    """The active findings with a fix that may be made: the safe ones, and the others where `unsafe`."""
    return [f for f in findings if f.suppressed is None and f.fix is not None and (f.fix.safe or unsafe)]


def fix_text(text: str, findings: Sequence[Finding]) -> Fixed:
    """Make the fixes of one file. Raises `SourceError` where libcst cannot read it."""
    try:
        module = cst.parse_module(text)
        sites = Sites(ast.parse(text))
    except cst.ParserSyntaxError as error:
        raise SourceError(f"cannot be rewritten: {error.message} (line {error.raw_line})") from error
    except (SyntaxError, ValueError) as error:
        raise SourceError(f"cannot be rewritten: {error}") from error
    placed: list[tuple[Site, Fix, Finding]] = []
    repaired: list[Finding] = []
    left: list[Finding] = []
    for finding in findings:
        fix = sites.localised(finding.fix) if finding.fix is not None else None
        site = sites.of(fix, finding) if fix is not None else None
        if fix is None or site is None:
            left.append(finding)
        else:
            placed.append((site, fix, finding))
    made: dict[tuple[Site, str, str, str], bool] = {}
    # last first: a fix then never moves the place of one that is still to be made, nested ones included
    for site, fix, finding in sorted(placed, key=lambda entry: entry[0].order, reverse=True):
        key = (site, fix.kind, fix.name, fix.value)
        if key not in made:
            changed = _apply(module, fix, site, sites)
            made[key] = changed is not None and _parses(changed.code)
            if made[key] and changed is not None:
                module = changed
        (repaired if made[key] else left).append(finding)
    needed = sorted(
        {name for f in repaired for fix in [sites.localised(f.fix)] if fix is not None for name in fix.imports}
    )
    result = _with_imports(module, needed)
    return Fixed(text, result.code, tuple(reversed(repaired)), tuple(reversed(left)))


def fix_file(path: Path, findings: Sequence[Finding], *, write: bool = True) -> Fixed:
    """Rewrite a file in place, in its own encoding and line ends; only try to, unless `write`. Raises `SourceError`."""
    text, encoding = decoded(path.name, read_bytes(path))
    fixed = fix_text(text, findings)
    try:
        after = fixed.text.encode(encoding)
        if write and fixed.repaired:
            path.write_bytes(after)
    except UnicodeEncodeError as error:
        raise SourceError(f"cannot be rewritten: {encoding} has no sign for what would be added") from error
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror or error}") from error
    return fixed


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of one file."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _apply(module: cst.Module, fix: Fix, site: Site, sites: Sites) -> cst.Module | None:
    wrapper = MetadataWrapper(module)
    transformers = {
        "keyword": _Keyword,
        "raise-from": _RaiseFrom,
        "decorate": _Decorate,
        "after": _After,
        "first": _First,
    }
    transformer = transformers[fix.kind](fix, site, sites)
    changed = wrapper.visit(transformer)
    return changed if transformer.done else None


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


class _Repair(cst.CSTTransformer):
    """Base of the transformers: makes `fix` at the node that starts at the site's line and column."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, fix: Fix, site: Site, sites: Sites) -> None:
        super().__init__()
        self.fix = fix
        self.line = site.line
        self.column = site.column
        self.end = site.end
        self.sites = sites
        self.done = False

    def range(self, node: cst.CSTNode) -> CodeRange:
        """Where a node of the original tree stands."""
        return self.get_metadata(PositionProvider, node)

    def starts_here(self, node: cst.CSTNode) -> bool:
        """Whether a node starts at the finding's place."""
        start = self.range(node).start
        return (start.line, start.column) == (self.line, self.column)

    def holds_place(self, node: cst.CSTNode) -> bool:
        """Whether the finding's line is inside a node."""
        found = self.range(node)
        return found.start.line <= self.line <= found.end.line


class _Keyword(_Repair):
    """Gives the call at the place a keyword argument, or another value to the one that it has."""

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.BaseExpression:
        # `a().b()`: both calls start at one place, and only their ends tell them apart
        end = self.range(original_node).end
        if not self.starts_here(original_node) or (end.line, end.column) != self.end:
            return updated_node
        self.done = True
        value = cst.parse_expression(self.fix.value)
        arguments = list(updated_node.args)
        for i, argument in enumerate(arguments):
            if argument.keyword is not None and argument.keyword.value == self.fix.name:
                arguments[i] = argument.with_changes(value=value)
                return updated_node.with_changes(args=arguments)
        tight = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
        added = cst.Arg(value, keyword=cst.Name(self.fix.name), equal=tight)
        return updated_node.with_changes(args=_appended(arguments, added))


def _appended(arguments: list[cst.Arg], added: cst.Arg) -> list[cst.Arg]:
    """`added` last, or before ``**kwargs``; the layout of a call with an argument a line is kept."""
    position = next((i for i, a in enumerate(arguments) if a.star == "**"), len(arguments))
    if not arguments:
        return [added]
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    if position == len(arguments):
        last = arguments[-1]
        if isinstance(last.comma, cst.Comma):  # a trailing comma: the call is laid out a line an argument
            between = arguments[-2].comma if len(arguments) > 1 else comma
            arguments[-1] = last.with_changes(comma=between)
            return [*arguments, added.with_changes(comma=last.comma)]
        arguments[-1] = last.with_changes(comma=comma, whitespace_after_arg=cst.SimpleWhitespace(""))
        return [*arguments, added.with_changes(whitespace_after_arg=last.whitespace_after_arg)]
    return [*arguments[:position], added.with_changes(comma=comma), *arguments[position:]]


class _RaiseFrom(_Repair):
    """Adds ``from error`` to a raise in a handler, and names the handled exception where it has no name."""

    def __init__(self, fix: Fix, site: Site, sites: Sites) -> None:
        super().__init__(fix, site, sites)
        self._names: list[str] = []
        self._changed: list[bool] = []

    def visit_ExceptHandler(self, node: cst.ExceptHandler) -> None:
        named = node.name.name if node.name is not None else None
        self._names.append(named.value if isinstance(named, cst.Name) else self._free_name(node))
        self._changed.append(False)

    def _free_name(self, node: cst.ExceptHandler) -> str:
        """A name that nothing in the file has: the handler's end deletes it."""
        inside = {name.value for name in matchers.findall(node, matchers.Name()) if isinstance(name, cst.Name)}
        taken = self.sites.identifiers | inside | set(self._names)
        return next(name for name in _fault_names() if name not in taken)

    def leave_Raise(self, original_node: cst.Raise, updated_node: cst.Raise) -> cst.Raise:
        if not self.starts_here(original_node) or not self._names or updated_node.exc is None:
            return updated_node
        if updated_node.cause is not None:
            return updated_node
        self.done = True
        self._changed[-1] = True
        return updated_node.with_changes(
            cause=cst.From(cst.Name(self._names[-1]), whitespace_before_from=cst.SimpleWhitespace(" "))
        )

    def leave_ExceptHandler(
        self, original_node: cst.ExceptHandler, updated_node: cst.ExceptHandler
    ) -> cst.ExceptHandler:
        name, changed = self._names.pop(), self._changed.pop()
        if not changed or updated_node.name is not None:
            return updated_node
        if updated_node.type is None:
            updated_node = updated_node.with_changes(
                type=cst.Name("Exception"), whitespace_after_except=cst.SimpleWhitespace(" ")
            )
        return updated_node.with_changes(name=cst.AsName(cst.Name(name)))


def _fault_names() -> Iterator[str]:
    yield from ("error", "cause", "original")
    yield from (f"error_{i}" for i in itertools.count(2))


class _Decorate(_Repair):
    """Puts a decorator on the innermost function round the place."""

    def leave_FunctionDef(self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef) -> cst.FunctionDef:
        if self.done or not self.holds_place(original_node):
            return updated_node
        self.done = True
        decorator = cst.Decorator(cst.parse_expression(self.fix.value))
        return updated_node.with_changes(decorators=[*updated_node.decorators, decorator])


class _After(_Repair):
    """Puts a statement after the one at the place, in the same block."""

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.BaseStatement]:
        if self.done or not self.holds_place(original_node):
            return updated_node
        self.done = True
        return cst.FlattenSentinel([updated_node, cst.parse_statement(self.fix.value)])


class _First(_Repair):
    """Puts statements first in the function at the place, after its docstring; at module level before what is there."""

    def leave_FunctionDef(self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef) -> cst.FunctionDef:
        if self.done or not self.holds_place(original_node) or not isinstance(updated_node.body, cst.IndentedBlock):
            return updated_node
        self.done = True
        body = list(updated_node.body.body)
        start = 1 if updated_node.get_docstring() is not None else 0
        block = updated_node.body.with_changes(body=[*body[:start], *self._added(), *body[start:]])
        return updated_node.with_changes(body=block)

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:
        if self.done or self.sites.function_at(self.line) is not None:
            return updated_node
        position = next((i for i, s in enumerate(original_node.body) if self.holds_place(s)), None)
        if position is None:
            return updated_node
        self.done = True
        body = list(updated_node.body)
        return updated_node.with_changes(body=[*body[:position], *self._added(), *body[position:]])

    def _added(self) -> list[cst.SimpleStatementLine | cst.BaseCompoundStatement]:
        return [cst.parse_statement(line) for line in self.fix.value.splitlines()]


def _with_imports(module: cst.Module, names: Sequence[str]) -> cst.Module:
    """`module` with ``import name`` for each name that it does not import already."""
    body = list(module.body)
    present = {
        alias.evaluated_name
        for statement in body
        if isinstance(statement, cst.SimpleStatementLine)
        for small in statement.body
        if isinstance(small, cst.Import)
        for alias in small.names
        if alias.asname is None
    }
    missing = [name for name in names if name not in present]
    if not missing:
        return module
    position = 0
    for i, statement in enumerate(body):
        if isinstance(statement, cst.SimpleStatementLine):
            small = statement.body[0]
            docstring = i == 0 and isinstance(small, cst.Expr) and isinstance(small.value, cst.SimpleString)
            future = isinstance(small, cst.ImportFrom) and getattr(small.module, "value", "") == "__future__"
            if docstring or future:
                position = i + 1
                continue
        break
    added = [cst.parse_statement(f"import {name}") for name in missing]
    return module.with_changes(body=[*body[:position], *added, *body[position:]])
