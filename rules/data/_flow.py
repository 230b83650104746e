"""Reads a file in order and follows rows: what was fitted on them, and whether a part of them is later held out.

Nothing is run. Statements are taken in source order, both branches of a condition and each loop body once; functions of
the file are followed where they are called, and read by themselves with unknown parameters. What cannot be followed
keeps what is known of its parts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.names import UNKNOWN
from mlaudit.code.pattern import regex
from mlaudit.code.tree import FunctionNode

from . import _calls, _features, _later
from ._tables import role_of
from ._values import EMPTY, Event, Misfit, Value, in_order, joined

_CALL_DEPTH: Final = 4
_CALL_BUDGET: Final = 300
_HELD_OUT: Final = regex(rb"^[ \t]*(\w+, *)?\w*(test|val|valid)(_\w+)? *= *\w+\[", re.MULTILINE)
_DESCRIBING: Final = frozenset({"shape", "columns", "index", "size", "dtypes", "dtype", "ndim", "name", "classes_"})
_SAME_ROWS: Final = frozenset(
    {"values", "iloc", "loc", "T", "at", "iat", "str", "dt", "cat", "data", "array", "target"}
)


class Leak(msgspec.Struct, frozen=True):
    """An event on rows of which a part was held out later (`where`)."""

    event: Event
    where: ast.AST
    weight: float
    how: str = ""


class Frame:
    """Names while one body is read. `returned` collects what it gives back."""

    __slots__ = ("depth", "flags", "function", "home", "names", "outer", "returned", "texts")

    def __init__(self, function: FunctionNode | None, outer: Frame | None, depth: int, home: str = "") -> None:
        self.function = function
        self.outer = outer
        self.depth = depth
        self.home = home
        self.names: dict[str, Value] = {}
        self.flags: dict[str, bool] = {}
        self.texts: dict[str, str] = {}
        self.returned: list[Value] = []

    def find(self, name: str) -> Value | None:
        """What a name stands for, here or outside."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.outer
        return None

    def text(self, name: str) -> str | None:
        """The text that the caller gave for a parameter, or its default."""
        return self.texts.get(name)


class Reader:
    """What one file does with its rows, found by `read`."""

    def __init__(self, file: FileContext) -> None:
        self.file = file
        self.leaks: dict[tuple[str, ast.AST], Leak] = {}
        self.pairs: list[_features.Pair] = []
        self.choices: list[_later.Choice] = []
        self.derived: dict[str, list[_features.Derived]] = {}
        self.misfits: list[Misfit] = []
        self.gives: dict[str, Value] = {}
        self.written: dict[str, list[Value]] = {}
        self.splits: dict[ast.AST, str] = {}
        self.shuffles: dict[ast.AST, tuple[str, list[Event]]] = {}
        nodes: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
        self.functions = {file.tree.scope_at(node).qualname: node for node in nodes}
        self._attributes: dict[str, dict[str, Value]] = {}
        self._active: list[FunctionNode] = []
        self._budget = _CALL_BUDGET

    def read(self) -> None:
        """Read the module, then every function by itself."""
        top = Frame(None, None, 0)
        self.body(self.file.tree.module.body, top)
        for qualname, node in self.functions.items():
            self.function(node, qualname, top)

    def function(self, node: FunctionNode, qualname: str, top: Frame) -> None:
        """Read a function whose callers are unknown."""
        frame = Frame(node, top, 1, qualname)
        every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        for argument in every:
            frame.names[argument.arg] = self.parameter(argument.arg, qualname)
        texts = ((name, self.file.constant(value)) for name, value in _defaults(node))
        frame.texts = {name: text for name, text in texts if isinstance(text, str)}
        self._active.append(node)
        self.body(node.body, frame)
        self._active.pop()
        self.gives[qualname] = frame.returned[0] if len(frame.returned) == 1 else joined(frame.returned)

    def parameter(self, name: str, qualname: str) -> Value:
        """A parameter that nothing is known of but its name, which is taken at its word."""
        role = role_of(name)
        return Value(roles=frozenset({role} if role else ()), origins=frozenset({f"parameter {qualname}.{name}"}))

    # --- statements --------------------------------------------------------------------------------------------

    def body(self, statements: list[ast.stmt], frame: Frame) -> None:
        """Read statements in order."""
        for statement in statements:
            self.statement(statement, frame)

    def statement(self, node: ast.stmt, frame: Frame) -> None:
        """Read one statement."""
        if isinstance(node, ast.Assign):
            value = self.value(node.value, frame)
            for target in node.targets:
                self.assign(target, value, node.value, frame)
        elif isinstance(node, ast.AnnAssign):
            if node.value is not None:
                self.assign(node.target, self.value(node.value, frame), node.value, frame)
        elif isinstance(node, ast.AugAssign):
            _calls.by_hand(self, node, self.value(node.target, frame), self.value(node.value, frame))
            both = joined([self.value(node.target, frame), self.value(node.value, frame)])
            self.assign(node.target, both, node.value, frame)
        elif isinstance(node, ast.Expr):
            self.value(node.value, frame)
        elif isinstance(node, ast.Return):
            if node.value is not None:
                value = self.value(node.value, frame)
                _features.returned(self, node, frame)
                frame.returned.append(value)
        elif isinstance(node, ast.For | ast.AsyncFor):
            self.loop(node, frame)
        elif isinstance(node, ast.If):
            taken = _decided(node.test, frame)
            if taken is not None:
                self.body(node.body if taken else node.orelse, frame)
                return
            self.value(node.test, frame)
            before = dict(frame.names)
            self.body(node.body, frame)
            after, frame.names = frame.names, before
            self.body(node.orelse, frame)
            for name, value in after.items():
                other = frame.names.get(name)
                frame.names[name] = value if other is None or other is value else _merged(value, other)
        elif isinstance(node, ast.While):
            self.body([*node.body, *node.orelse], frame)
        elif isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                value = self.value(item.context_expr, frame)
                if item.optional_vars is not None:
                    self.assign(item.optional_vars, value, item.context_expr, frame)
            self.body(node.body, frame)
        elif isinstance(node, ast.Try | ast.TryStar):
            self.body(node.body, frame)
            for handler in node.handlers:
                self.body(handler.body, frame)
            self.body([*node.orelse, *node.finalbody], frame)
        elif isinstance(node, ast.Match):
            for case in node.cases:
                self.body(case.body, frame)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                if isinstance(target, ast.Subscript):
                    _features.removed(self, target.value, self.file.constant(target.slice), target, frame)

    def loop(self, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
        """Read a loop once; over a written list of names each one in turn, for they are different data."""
        if (
            isinstance(node.iter, ast.List | ast.Tuple)
            and isinstance(node.target, ast.Name)
            and len(node.iter.elts) <= 4
        ):
            for item in node.iter.elts:
                frame.names[node.target.id] = self.value(item, frame)
                self.body(node.body, frame)
                if isinstance(item, ast.Name):
                    frame.names[item.id] = frame.names[node.target.id]
        else:
            self.assign(node.target, _calls.element(self, node.iter, frame), node.iter, frame)
            self.body(node.body, frame)
        self.body(node.orelse, frame)

    def assign(self, target: ast.expr, value: Value, source: ast.expr, frame: Frame) -> None:
        """Bind a target; a name that says `test` and gets a part of the rows is where rows are held out."""
        if isinstance(target, ast.Tuple | ast.List):
            written = source.elts if isinstance(source, ast.Tuple | ast.List) else []
            for i, item in enumerate(target.elts):
                inner = item.value if isinstance(item, ast.Starred) else item
                if len(written) == len(target.elts):
                    self.assign(inner, self.value(written[i], frame), written[i], frame)
                elif len(value.items) == len(target.elts):
                    self.assign(inner, value.items[i], source, frame)
                else:
                    self.assign(inner, value.having(items=(), is_column=False), source, frame)
        elif isinstance(target, ast.Name | ast.Attribute):
            name = target.id if isinstance(target, ast.Name) else target.attr
            value = self.named(name, value, source)
            self.store(target, value, frame)
        elif isinstance(target, ast.Subscript):
            computed = _features.column_set(self, target, value, source, frame)
            whole = self.value(target.value, frame)
            names = target.value
            while isinstance(names, ast.Attribute) and names.attr in _SAME_ROWS:
                names = names.value
            held = joined([whole, value.having(features=None, columns=frozenset(), origins=frozenset())])
            self.store(names, whole.having(events=held.events | computed, fitted=held.fitted, cut=held.cut), frame)

    def named(self, name: str, value: Value, source: ast.expr) -> Value:
        """`value` with what its name tells: the role, and with it that rows were held out."""
        role = role_of(name)
        if not role or (not value.origins and not value.events and not value.is_part):
            return value
        if value.is_part:
            if role == "test":
                self.held_out(value.cut, source)
            return value.having(roles=frozenset({role}))
        if "train" in value.roles or "test" in value.roles:
            return value
        return value.having(roles=frozenset({f"named {role}"}))

    def held_out(self, cut: frozenset[Event], where: ast.AST, how: str = "") -> None:
        """Rows were held out after `cut` had happened to them."""
        for event in in_order(cut):
            if event.kind == "fit" and (event.roles & {"train", "test"} or (how == "folds" and event.roles)):
                continue
            if event.kind == "resample" and event.roles and how != "folds":
                continue
            if event.kind in ("time", "group", "column", "later", "learnt"):
                continue
            if event.kind == "call" and any(not role.startswith("named ") for role in event.roles):
                continue
            weight = event.weight * (0.8 if event.roles else 1.0)
            kind = f"call {event.what}" if event.kind == "call" else event.kind  # one call may be of several functions
            self.leaks.setdefault((kind, event.node), Leak(event, where, weight, how))

    def shuffled(self, value: Value, where: ast.AST, how: str) -> None:
        """Rows were split at random."""
        self.splits.setdefault(where, how)
        for event in in_order(value.events):
            if event.kind in ("time", "group"):
                self.leaks.setdefault((event.kind, where), Leak(event, where, event.weight, how))
        calls = [e for e in in_order(value.events) if e.kind == "call" and not e.roles]
        if calls and "aggregated" not in value.origins:
            self.shuffles.setdefault(where, (how, calls))

    def store(self, target: ast.expr, value: Value, frame: Frame) -> None:
        """Keep a value under a name or an attribute."""
        if isinstance(target, ast.Name):
            if frame.function is not None and target.id in self.file.tree.scope_at(frame.function).globals:
                top = frame
                while top.outer is not None:
                    top = top.outer
                top.names[target.id] = value
            else:
                frame.names[target.id] = value
        elif isinstance(target, ast.Attribute):
            self.attributes(target, frame)[_key(target)] = value

    def attributes(self, target: ast.Attribute, frame: Frame) -> dict[str, Value]:
        """The attributes of the class that ``self`` is in, or the names of the body where the owner is another."""
        if isinstance(target.value, ast.Name):
            owner = self.file.names.class_of_self(target.value)
            if owner is not None:
                return self._attributes.setdefault(owner.qualname, {})
        return frame.names

    # --- expressions -------------------------------------------------------------------------------------------

    def value(self, node: ast.expr | None, frame: Frame) -> Value:
        """What is known of an expression's value."""
        if node is None or isinstance(node, ast.Constant | ast.JoinedStr | ast.Lambda):
            return EMPTY
        if isinstance(node, ast.Name):
            found = frame.find(node.id)
            return found if found is not None else EMPTY
        if isinstance(node, ast.Attribute):
            return self.attribute(node, frame)
        if isinstance(node, ast.Subscript):
            return self.subscript(node, frame)
        if isinstance(node, ast.Call):
            return self.call(node, frame)
        if isinstance(node, ast.BinOp):
            left, right = self.value(node.left, frame), self.value(node.right, frame)
            return _calls.by_hand(self, node, left, right)
        if isinstance(node, ast.Compare):
            return joined([self.value(v, frame) for v in (node.left, *node.comparators)]).having(
                is_mask=True, is_column=False, features=None, cut=frozenset()
            )
        if isinstance(node, ast.UnaryOp):
            return self.value(node.operand, frame)
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            values = [self.value(item, frame) for item in node.elts]
            whole = joined(values)
            return (whole if len(values) > 1 else whole.having(is_column=False)).having(
                items=tuple(values) if len(values) <= 12 else ()
            )
        if isinstance(node, ast.BoolOp):
            return joined([self.value(v, frame) for v in node.values])
        if isinstance(node, ast.IfExp):
            return joined([self.value(node.body, frame), self.value(node.orelse, frame)])
        if isinstance(node, ast.Dict):
            return joined([self.value(v, frame) for v in node.values])
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            for generator in node.generators:
                self.assign(generator.target, _calls.element(self, generator.iter, frame), generator.iter, frame)
            return self.value(node.value if isinstance(node, ast.DictComp) else node.elt, frame)
        if isinstance(node, ast.Await | ast.Starred):
            return self.value(node.value, frame)
        if isinstance(node, ast.NamedExpr):
            value = self.value(node.value, frame)
            self.assign(node.target, value, node.value, frame)
            return value
        return EMPTY

    def attribute(self, node: ast.Attribute, frame: Frame) -> Value:
        """``self.x``, a column by its name, or the same rows in another form."""
        kept = self.attributes(node, frame).get(_key(node))
        if kept is not None:
            return kept
        if node.attr in _DESCRIBING:
            return EMPTY
        base = self.value(node.value, frame)
        if base is EMPTY or node.attr in _SAME_ROWS:
            return base
        if base.makers or not base.origins:
            return base.having(features=None)
        return base.having(columns=frozenset({node.attr}), is_column=True, features=None)

    def subscript(self, node: ast.Subscript, frame: Frame) -> Value:
        """Columns of a frame, or a part of its rows."""
        base = self.value(node.value, frame)
        index = node.slice
        if isinstance(index, ast.Constant) and isinstance(index.value, int) and base.items:
            if -len(base.items) <= index.value < len(base.items):
                return base.items[index.value]
        rows: ast.expr = index
        if isinstance(index, ast.Tuple) and index.elts:
            rows = index.elts[0]
            if isinstance(rows, ast.Slice) and rows.lower is None and rows.upper is None:
                return _features.selected(self, base, index.elts[1] if len(index.elts) > 1 else rows, node, frame)
        if isinstance(rows, ast.Slice):
            if rows.lower is None and rows.upper is None:
                return base
            return base.having(is_part=True, cut=base.cut | base.events, items=())
        if isinstance(rows, ast.Constant) and isinstance(rows.value, str) and base.roles >= {"train", "test"}:
            if role := role_of(rows.value):
                return base.having(roles=frozenset({role}), items=())  # ``data["train"]``
        if isinstance(rows, ast.Constant):
            return _features.selected(self, base, rows, node, frame)
        chosen = self.value(rows, frame)
        if chosen.is_mask:
            return base.having(is_part=True, cut=base.cut | base.events, items=())
        if "test" in chosen.roles and chosen.is_part:
            self.held_out(base.events, node, "folds")
        if chosen.roles & {"train", "test"} and chosen.is_part:
            return base.having(is_part=True, cut=base.cut | base.events, roles=chosen.roles, items=())
        written = self.file.constant(rows) if isinstance(rows, ast.Name | ast.Attribute) else UNKNOWN
        name = rows.id if isinstance(rows, ast.Name) else ""
        if (
            written is UNKNOWN
            and role_of(name)
            and any(t in name.lower() for t in ("idx", "ind", "mask", "rows", "ids"))
        ):
            role = role_of(name)
            if role == "test":
                self.held_out(base.events, node, "folds")
            return base.having(is_part=True, cut=base.cut | base.events, roles=frozenset({role}), items=())
        return _features.selected(self, base, rows, node, frame)

    def call(self, node: ast.Call, frame: Frame) -> Value:
        """A call: of a function of this file, of a library that is known, or of something else."""
        own = self.own_function(node)
        if own is not None and own[1] not in self._active and frame.depth < _CALL_DEPTH and self._budget > 0:
            return self.follow(node, *own, frame)
        return _calls.library(self, node, frame)

    def own_function(self, node: ast.Call) -> tuple[str, FunctionNode] | None:
        """The function of this file that is called."""
        name = self.file.call_name(node)
        prefix = f"{self.file.module}."
        if name is None or not name.startswith(prefix):
            return None
        plain = name[len(prefix) :].replace("()", "")
        found = self.functions.get(plain)
        return None if found is None else (plain, found)

    def follow(self, node: ast.Call, qualname: str, function: FunctionNode, frame: Frame) -> Value:
        """What a function of this file gives for these arguments."""
        self._budget -= 1
        top = frame
        while top.outer is not None:
            top = top.outer
        inner = Frame(function, top, frame.depth + 1, qualname)
        positional = [*function.args.posonlyargs, *function.args.args]
        if isinstance(node.func, ast.Attribute) and positional and "." in qualname:
            positional = positional[1:]
        for argument in (*positional, *function.args.kwonlyargs):
            inner.names[argument.arg] = EMPTY
        for parameter, given in zip(positional, node.args, strict=False):
            value = self.value(given, frame)
            inner.names[parameter.arg] = value if value is not EMPTY else self.parameter(parameter.arg, qualname)
        for keyword in node.keywords:
            if keyword.arg:
                inner.names[keyword.arg] = self.value(keyword.value, frame)
        constants = self._constants(node, function, positional, frame)
        inner.flags = {name: value for name, value in constants.items() if isinstance(value, bool)}
        inner.texts = {name: value for name, value in constants.items() if isinstance(value, str)}
        self._active.append(function)
        self.body(function.body, inner)
        self._active.pop()
        given_back = inner.returned
        if len(given_back) == 1:
            return given_back[0]
        return _merged(*given_back) if len(given_back) == 2 else joined(given_back)

    def _constants(
        self, node: ast.Call, function: FunctionNode, positional: list[ast.arg], frame: Frame
    ) -> dict[str, object]:
        """The constants that this call, or else the default, gives for the parameters."""
        if self.file.has_unpacking(node):
            return {}
        written: dict[str, ast.expr | None] = dict(_defaults(function))
        written.update((a.arg, v) for a, v in zip(positional, node.args, strict=False))
        written.update((k.arg, k.value) for k in node.keywords if k.arg)
        known = {n: frame.text(v.id) if isinstance(v, ast.Name) else None for n, v in written.items()}
        return {n: self.file.constant(v) if (text := known[n]) is None else text for n, v in written.items()}


def _defaults(function: FunctionNode) -> Iterator[tuple[str, ast.expr | None]]:
    every, defaults = [*function.args.posonlyargs, *function.args.args], function.args.defaults
    yield from ((a.arg, value) for a, value in zip(every[len(every) - len(defaults) :], defaults, strict=True))
    yield from ((a.arg, value) for a, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True))


def _decided(test: ast.expr, frame: Frame) -> bool | None:
    """Which way ``if flag:`` goes where the caller has said it; None where it is not known."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _decided(test.operand, frame)
        return None if inner is None else not inner
    return frame.flags.get(test.id) if isinstance(test, ast.Name) else None


def _merged(first: Value, second: Value) -> Value:
    """One of two values: what both are item by item, too."""
    both = joined([first, second])
    if len(first.items) == len(second.items):
        both = both.having(items=tuple(_merged(a, b) for a, b in zip(first.items, second.items, strict=True)))
    features = first.features if first.features == second.features else None
    return both.having(features=features, is_column=first.is_column and second.is_column)


def _key(node: ast.Attribute) -> str:
    return f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else ast.unparse(node)


def _has_tables(data: bytes) -> bool:
    """Whether a file is about tables that may be split at all: most files with a `.mean()` are networks."""
    words = (b"sklearn", b"pandas", b"imblearn", b"_split(", b"cross_val", b"randomSplit", b".shift(-")
    if any(word in data for word in words):
        return True
    return b"train" in data and bool(_HELD_OUT.search(data)) and any(w in data for w in (b"numpy", b"glob", b"os."))


def rows(file: FileContext) -> Reader:
    """The file read once, for all rules."""
    found = file.shared.get("rows")
    if not isinstance(found, Reader):
        found = Reader(file)
        if not is_test_path(file.path) and _has_tables(file.source.data):  # no rule on rows speaks of tests
            found.read()
        file.shared["rows"] = found
    return found


__all__ = ["Frame", "Leak", "Reader", "rows"]
