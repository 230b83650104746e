"""Reads a file in order and follows rows: what was fitted on them, and whether a part of them is later held out.

Nothing is run. Statements are taken in source order, both branches of a condition and each loop body once; functions of
the file are followed where they are called, and read by themselves with unknown parameters. What cannot be followed
keeps what is known of its parts.
"""

from __future__ import annotations

import ast
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from . import choices, features, handed, later
from .apart import may_hold_out
from .expressions import value_of
from .frame import Frame, defaults, key
from .parts import NAME_ALONE, kind_of, part_of
from .statements import body
from .values import ITEM, Event, Misfit, Value, in_order, joined

_CALL_BUDGET: Final = 300
_TABLES: Final = (
    *(
        b"sklearn",
        b"pandas",
        b"imblearn",
        b"pyspark",
        b"_split(",
        b"cross_val",
        b"randomSplit",
        b".shift(-",
        b"train, test",
    ),
)
"""What a file has in it that splits tables."""
_TAKEN: Final = regex(rb"= *\w+\[")
_HELD_OUT: Final = regex(rb"[ \t]*(\w+, *)?((\w*(test|val|valid)(_\w+)?)|te|te_\w+|\w+_te) *= *\w+\[")
"""A line that gives a part of something to a name that says `test`; it is looked at where something is taken at all."""


class Leak(msgspec.Struct, frozen=True):
    """An event on rows of which a part was held out later (`where`)."""

    event: Event
    where: ast.AST
    weight: float
    how: str = ""


class Reader:
    """What one file does with its rows, found by `read`."""

    def __init__(self, file: FileContext) -> None:
        self.file = file
        self.prefix = f"{file.module}."
        self.leaks: dict[tuple[str, ast.AST], Leak] = {}
        self.pairs: list[features.Pair] = []
        self.choices: list[later.Choice] = []
        self.derived: dict[str, list[features.Derived]] = {}
        self.misfits: list[Misfit] = []
        self.gives: dict[str, Value] = {}
        self.written: dict[str, list[Value]] = {}
        self.tables: set[str] = set()
        self.handed: dict[str, Value] = {}
        self.labels: set[str] = set()
        self.trained: set[str] = set()
        self.counted: set[Event] = set()
        self.splits: dict[ast.AST, str] = {}
        self.shuffles: dict[ast.AST, tuple[str, list[Event]]] = {}
        self.functions: dict[str, FunctionNode] = {}
        self.methods: frozenset[str] = frozenset()
        self._attributes: dict[str, dict[str, Value]] = {}
        self.chooses = self.runs_spark = self.splits_any = False
        self.active: list[FunctionNode] = []
        self.budget = _CALL_BUDGET

    def read(self) -> None:
        """Read the module, then every function by itself."""
        self.functions = {self.file.tree.scope_at(node).qualname: node for node in self.file.functions()}
        self.methods = frozenset(name.rpartition(".")[2] for name in self.functions if "." in name)
        self.chooses = self.file.holds(*choices.WORDS)
        self.splits_any = may_hold_out(self.file)
        self.runs_spark = self.file.holds(b"pyspark", b"spark.read")
        top = Frame(None, None, 0)
        body(self, self.file.tree.module.body, top)
        for qualname, node in self.functions.items():
            self.function(node, qualname, top)

    def function(self, node: FunctionNode, qualname: str, top: Frame) -> None:
        """Read a function whose callers are unknown."""
        frame = Frame(node, top, 1, qualname)
        every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        for argument in every:
            frame.names[argument.arg] = self.parameter(argument.arg, qualname)
        for name, taken in handed.parameters(node, qualname) if self.splits_any else ():
            if not (value := frame.names[name]).roles:
                frame.names[name] = value.having(events=frozenset({taken}))
        texts = ((name, self.file.constant(value)) for name, value in defaults(node))
        frame.texts = {name: text for name, text in texts if isinstance(text, str)}
        self.active.append(node)
        body(self, node.body, frame)
        self.active.pop()
        self.gives[qualname] = frame.returned[0] if len(frame.returned) == 1 else joined(frame.returned)

    def parameter(self, name: str, qualname: str) -> Value:
        """A parameter that nothing is known of but its name, which is taken at its word."""
        role = part_of(self.file, name)
        told = frozenset({kind_of(name), NAME_ALONE} if role == "test" else ())
        roles = frozenset({role} if role else ())
        return Value(roles=roles, told=told, origins=frozenset({f"parameter {qualname}.{name}"}))

    value = value_of  # a method as it is: it is asked for each expression

    def named(self, name: str, value: Value, source: ast.expr) -> Value:
        """`value` with what its name tells: the role, and with it that rows were held out."""
        role = part_of(self.file, name)
        if not role or (not value.origins and not value.events and not value.is_part):
            return value
        told = frozenset({kind_of(name)} if role == "test" else ())
        if value.is_part:
            if role == "test":
                self.held_out(value.cut, source)
            return value.having(roles=frozenset({role}), told=told)
        if "train" in value.roles or "test" in value.roles:
            return value
        return value.having(roles=frozenset({f"named {role}"}), told=told | {NAME_ALONE} if told else told)

    def held_out(self, cut: frozenset[Event], where: ast.AST, how: str = "") -> None:
        """Rows were held out after `cut` had happened to them."""
        for event in in_order(cut):
            if event.kind == "fit" and (event.roles & {"train", "test"} or (how == "folds" and event.roles)):
                continue
            if event.kind == "resample" and event.roles and how != "folds":
                continue
            if event.kind in ("time", "group", "column", "later", "learnt", "copy", "means"):
                continue
            if event.kind == "call" and any(not role.startswith("named ") for role in event.roles):
                continue
            weight = event.weight * (0.8 if event.roles else 1.0)
            kind = event.kind
            if kind in ("call", "level"):  # one call may be of several functions, or take several means
                kind = f"{kind} {event.what if kind == 'call' else event.column}"
            self.leaks.setdefault((kind, event.node), Leak(event, where, weight, how))

    def shuffled(self, value: Value, where: ast.AST, how: str) -> None:
        """Rows were split at random."""
        self.splits.setdefault(where, how)
        for event in in_order(value.events):
            if event.kind in ("time", "group"):
                self.leaks.setdefault((event.kind, where), Leak(event, where, event.weight, how))
        if "aggregated" not in value.origins:
            for event in in_order(self.counted):
                if (event.origins & value.origins) - ITEM:
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
            self.attributes(target, frame)[key(target)] = value

    def attributes(self, target: ast.Attribute, frame: Frame) -> dict[str, Value]:
        """The attributes of the class that ``self`` is in, or the names of the body where the owner is another."""
        if isinstance(target.value, ast.Name):
            owner = self.file.names.class_of_self(target.value)
            if owner is not None:
                return self.held(owner.qualname)
        return frame.names

    def held(self, cls: str) -> dict[str, Value]:
        """The attributes of a class of the file."""
        return self._attributes.setdefault(cls, {})


def _has_tables(file: FileContext) -> bool:
    """Whether a file is about tables that may be split at all: most files with a `.mean()` are networks."""
    if file.holds(*_TABLES):
        return True
    if not file.holds(b"train") or not file.holds(b"numpy", b"glob", b"os."):
        return False
    data = file.source.data
    begins = (data.rfind(b"\n", 0, taken.start()) + 1 for taken in _TAKEN.finditer(data))
    return any(_HELD_OUT.match(data, begin) for begin in begins)


def rows(file: FileContext) -> Reader:
    """The file read once, for all rules."""
    found = file.shared.get("rows")
    if not isinstance(found, Reader):
        found = Reader(file)
        if _is_read(file):
            found.read()
        file.shared["rows"] = found
    return found


def _is_read(file: FileContext) -> bool:
    return not is_test_path(file.path) and _has_tables(file)  # no rule on rows speaks of tests


def leaks(file: FileContext) -> dict[tuple[str, ast.AST], Leak]:
    """The leaks alone: a file that no other rule has had read is not read for them where no rows could be held out."""
    if "rows" not in file.shared and not (_is_read(file) and may_hold_out(file)):
        return {}
    return rows(file).leaks


__all__ = ["Leak", "Reader", "leaks", "rows"]
