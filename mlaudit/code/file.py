"""One file as a rule sees it: its tree, names, scopes, and questions that many rules ask."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, Final, TypeVar

from mlaudit.code.arithmetic import UNKNOWN, Unknown
from mlaudit.code.bindings import FunctionNode, Scope
from mlaudit.code.facts import module_name, package_name
from mlaudit.code.names import Names
from mlaudit.code.source import SourceFile
from mlaudit.code.tree import CHILDREN, Tree, parent_of, parents
from mlaudit.code.triggers import Words
from mlaudit.code.written import excerpt
from mlaudit.findings import Location

N = TypeVar("N", bound=ast.AST)

_INDEX: Final = attrgetter("index")
_READERS: Final = frozenset(
    {"print", "len", "str", "repr", "dict", "list", "sorted", "dumps", "debug", "info", "warning", "error", "exception"}
)

CallKey = tuple[str, str]
"""What a call calls: its resolved name ("" where unknown), and the last part of its name (``get``)."""


class FileContext:
    """The read-only view of a file that is handed to rule handlers.

    `shared` keeps what one rule or fact computed for the others, under a name of its own.
    """

    __slots__ = (
        "_calls",
        "_held",
        "_imported",
        "_inside",
        "_words",
        "module",
        "names",
        "path",
        "shared",
        "source",
        "tree",
    )

    def __init__(
        self,
        source: SourceFile,
        held: dict[bytes, bool] | None = None,
        words: Words | None = None,
        module: ast.Module | None = None,
    ) -> None:
        """Parse and walk; `held` are words that the text is known to hold, or not to, `words` those that it has, and
        `module` is a tree to read in the stead of the file's own. Raises `SourceError` where the file does not parse.
        """
        self.source = source
        self._held = {} if held is None else held
        self._words = Words(source.data) if words is None else words
        self._imported: frozenset[str] | None = None
        self.path = source.path
        self.module = module_name(source.path)
        self.tree = Tree(source.parse() if module is None else module, package_name(source.path))
        self.names = Names(self.tree, self.module)
        self.shared: dict[str, Any] = {}
        self._inside: dict[ast.AST, list[ast.AST]] = {}
        self._calls: dict[CallKey, list[ast.Call]] | None = None

    def release(self) -> None:
        """Take the trees apart: that of the file, and those of it as rules have written it another way."""
        views = [view for view in self.shared.values() if isinstance(view, FileContext) and view is not self]
        self.shared.clear()
        for view in views:
            view.release()
        self.names.release()
        self.tree.release()

    @property
    def calls(self) -> dict[CallKey, list[ast.Call]]:
        """All calls by what they call: the resolved name ("" where it is unknown) and its last part."""
        if self._calls is None:
            self._calls = {}
            for call in self.tree.of(ast.Call):
                self._calls.setdefault((self.call_name(call) or "", last_part(call.func)), []).append(call)
        return self._calls

    def calls_where(self, wanted: Callable[[str, str], object]) -> list[ast.Call]:
        """The calls whose resolved name and last part `wanted` takes, in source order."""
        lists = [calls for key, calls in self.calls.items() if wanted(*key)]
        return lists[0] if len(lists) == 1 else in_order(call for calls in lists for call in calls)

    def holds(self, *words: bytes) -> bool:
        """Whether the text has one of some words; each is looked for once, however often rules ask."""
        held = self._held
        for word in words:
            found = held.get(word)
            if found is None:
                found = held[word] = self._words.hold(word)
            if found:
                return True
        return False

    def qualname(self, node: ast.expr) -> str | None:
        """The dotted name of what an expression evaluates to (see `names`); None where unknown."""
        return self.names.qualname(node)

    def call_name(self, node: ast.Call) -> str | None:
        """The dotted name of what a call calls, seen through `functools.partial`."""
        return self.names.call_name(node)

    def constant(self, node: ast.expr | None) -> object:
        """A constant's value, or `UNKNOWN`."""
        return self.names.constant(node)

    def argument(self, call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
        """The expression given for a parameter, by keyword or position; None where it is not given."""
        for keyword in call.keywords:
            if keyword.arg == name:
                return keyword.value
        if position is not None and position < len(call.args):
            if not any(isinstance(a, ast.Starred) for a in call.args[: position + 1]):
                return call.args[position]
        return None

    def has_unpacking(self, call: ast.Call) -> bool:
        """Whether ``*args`` or ``**kwargs`` may hold arguments that cannot be seen."""
        return any(k.arg is None for k in call.keywords) or any(isinstance(a, ast.Starred) for a in call.args)

    def keyword_maybe(self, call: ast.Call, name: str, position: int | None = None) -> ast.expr | Unknown | None:
        """Like `argument`, but `UNKNOWN` where unpacking may hold it; a dict that is visible is looked into."""
        found = self.argument(call, name, position)
        if found is not None:
            return found
        for keyword in call.keywords:
            if keyword.arg is None:
                value = self.unpacked(keyword.value, name)
                if value is not None:
                    return value
        if position is not None and any(isinstance(a, ast.Starred) for a in call.args):
            return UNKNOWN
        return None

    def unpacked(self, node: ast.expr, name: str) -> ast.expr | Unknown | None:
        """What ``**node`` gives for `name`: an expression, None where it certainly gives nothing, or `UNKNOWN`."""
        made = self.names.single_value(node)
        if isinstance(made, ast.Dict):
            for key, value in zip(made.keys, made.values, strict=True):
                if key is None or self.constant(key) is UNKNOWN:
                    return UNKNOWN
                if self.constant(key) == name:
                    return value
            return UNKNOWN if self._may_gain(node, name) else None
        if isinstance(made, ast.Call) and self.qualname(made.func) == "builtins.dict" and not made.args:
            if any(k.arg is None for k in made.keywords):
                return UNKNOWN
            found = next((k.value for k in made.keywords if k.arg == name), None)
            return found if found is not None else UNKNOWN if self._may_gain(node, name) else None
        return UNKNOWN

    def _may_gain(self, node: ast.expr, key: str) -> bool:
        """Whether a dict held by a name may have got `key` after it was made."""
        if isinstance(node, ast.Attribute):
            return self._attribute_may_gain(node, key)
        if not isinstance(node, ast.Name):
            return not isinstance(node, ast.Dict | ast.Call)
        home: ast.AST = self.function_of(node) or self.tree.module
        for subscript in self.inside(home, ast.Subscript):
            if isinstance(subscript.value, ast.Name) and subscript.value.id == node.id:
                if isinstance(subscript.ctx, ast.Store) and self.constant(subscript.slice) in (key, UNKNOWN):
                    return True
        return any(self._may_add(call, node.id, key) for call in self.inside(home, ast.Call))

    def _attribute_may_gain(self, node: ast.Attribute, key: str) -> bool:
        """The same of a dict held by an attribute: anything in the file that has its name may write to it."""
        for subscript in self.tree.of(ast.Subscript):
            if isinstance(subscript.ctx, ast.Store) and last_part(subscript.value) == node.attr:
                if self.constant(subscript.slice) in (key, UNKNOWN):
                    return True
        return any(
            isinstance(call.func, ast.Attribute)
            and call.func.attr in ("update", "setdefault")
            and last_part(call.func.value) == node.attr
            for call in self.tree.of(ast.Call)
        )

    def _may_add(self, call: ast.Call, held: str, key: str) -> bool:
        """Whether a call may put `key` into the dict that the name `held` stands for."""
        function = call.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == held:
            if function.attr == "setdefault":
                return not call.args or self.constant(call.args[0]) in (key, UNKNOWN)
            if function.attr == "update":
                given = [self.constant(k) if k is not None else UNKNOWN for a in call.args for k in _keys(a)]
                return key in given or UNKNOWN in given or any(k.arg in (key, None) for k in call.keywords)
            return False
        given_away = (*call.args, *(k.value for k in call.keywords if k.arg is not None))
        return any(isinstance(a, ast.Name) and a.id == held for a in given_away) and not _only_reads(function)

    def functions(self) -> list[FunctionNode]:
        """All functions and methods: first the plain ones in source order, then the asynchronous ones."""
        return [*self.tree.of(ast.FunctionDef), *self.tree.of(ast.AsyncFunctionDef)]

    def function_of(self, node: ast.AST) -> FunctionNode | None:
        """The function that `node` is in (not a lambda), None at module or class level."""
        return self.tree.scope_of(node).function

    def class_of(self, node: ast.AST) -> ast.ClassDef | None:
        """The class that `node` is in, through functions."""
        for parent in parents(node):
            if isinstance(parent, ast.ClassDef):
                return parent
        return None

    def qualname_of(self, node: ast.AST) -> str:
        """The dotted qualname, inside the module, of the function round `node`; "" at module level."""
        function = self.function_of(node)
        return "" if function is None else self.tree.scope_at(function).qualname

    def scope_of(self, node: ast.AST) -> Scope:
        """The scope that `node` is evaluated in."""
        return self.tree.scope_of(node)

    def ancestors(self, node: ast.AST, kind: type[N] | tuple[type[N], ...]) -> Iterator[N]:
        """The nodes of a kind round `node`, innermost first, up to the function that it is in."""
        for parent in parents(node):
            if isinstance(parent, kind):
                yield parent
            if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                return

    def inside(self, node: ast.AST, kind: type[N]) -> list[N]:
        """All nodes of a type under `node`, nested functions included, in source order; each subtree is read once."""
        if isinstance(node, ast.Module) and kind in CHILDREN:
            return self.tree.of(kind)
        indexed = self.tree.inside(node, kind)
        if indexed is not None:
            return indexed
        every = self._inside.get(node)
        if every is None:
            every = list(descend(node))
            self._inside[node] = every
        return [child for child in every if type(child) is kind]

    def location(self, node: ast.expr | ast.stmt | ast.ExceptHandler | ast.arg | ast.keyword) -> Location:
        """The region of a node, as it is reported."""
        return self.source.location(node)

    def text(self, node: ast.AST) -> str:
        """The source of a node on one line of at most 80 characters, as `excerpt` cuts it."""
        return excerpt(node)

    def statement_of(self, node: ast.AST) -> ast.stmt | None:
        """The statement that holds `node`."""
        if isinstance(node, ast.stmt):
            return node
        for parent in parents(node):
            if isinstance(parent, ast.stmt):
                return parent
        return None

    def is_awaited(self, call: ast.expr) -> bool:
        """Whether the value of `call` is awaited at once."""
        return parent_of(call).__class__ is ast.Await

    def imports(self, *modules: str) -> bool:
        """Whether the file imports one of these top-level modules, anywhere."""
        if self._imported is None:
            names = [alias.name for node in self.tree.of(ast.Import) for alias in node.names]
            names += [node.module or "" for node in self.tree.of(ast.ImportFrom) if not node.level]
            self._imported = frozenset(name.partition(".")[0] for name in names)
        return not self._imported.isdisjoint(modules)


def _keys(node: ast.expr) -> list[ast.expr | None]:
    """The keys that a dict gives, where it is written out; [None] for any other expression."""
    return list(node.keys) if isinstance(node, ast.Dict) else [None]


def _only_reads(function: ast.expr) -> bool:
    """Whether a call that is handed a dict leaves it as it is, as far as its name tells."""
    return last_part(function) in _READERS


def last_part(node: ast.expr | None) -> str:
    """``get`` of ``requests.get``, ``print`` of ``print``; "" where what is called has no name. What is imported by
    another name has the one that it has there: ``read`` of ``load``, after ``from rows import read as load``.
    """
    if isinstance(node, ast.Attribute):
        return node.attr
    if not isinstance(node, ast.Name):
        return ""
    scope: Scope | None = getattr(node, "scope", None)
    return node.id if scope is None or not scope.renamed else scope.imported(node.id)


def in_order(calls: Iterable[ast.Call]) -> list[ast.Call]:
    """Calls of one tree in source order."""
    return sorted(calls, key=_INDEX)


def descend(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and all visited nodes under it, in source order."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        for field in reversed(CHILDREN.get(type(current), ())):
            value = getattr(current, field)
            if isinstance(value, list):
                stack.extend(child for child in reversed(value) if child is not None)
            elif value is not None:
                stack.append(value)
