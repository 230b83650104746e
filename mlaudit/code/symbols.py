"""Names followed across the files of a project: modules, imports, classes and their members, what functions return."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mlaudit.code.entrypoints import is_stand_in, is_test_path
from mlaudit.code.facts import ClassFact, ExportFact, FileFacts, FunctionFact
from mlaudit.code.modules import Modules
from mlaudit.code.pattern import regex
from mlaudit.code.requirements import Requirement, Requirements

Node = tuple[str, str]
"""A function: (path, qualname); the qualname is "" for a module's own level."""

_DEPTH = 16
_FEW = 4
"""Implementations of one declared method, up to which a call of it is taken for a call of each."""
_DOUBLE = regex(r"(?i)(^|[._])(mock|fake|dummy|stub)|(mock|fake|stub)(\.|$)")
"""Classes that stand in for another one in tests, by their name."""
_STATE = regex(
    r"^(?:[\w.]+\(\)\.app\.state|(?:fastapi\.FastAPI|starlette\.applications\.Starlette)\(\)\.state|flask\.current_app"
    r"|(?:fastapi|fastapi\.requests|starlette\.requests)\.(?:Request|WebSocket|HTTPConnection)\(\)\.state)"
    r"\.(\w+)((?:\.[\w.()]+)?)$"
)
"""The state of an application, whatever gives the application (``fastapi.Request().app.state``), and that of a request:
it holds what the application's lifespan yields.
"""
_ABSTRACT = frozenset({"abstractmethod", "abstractproperty"})
_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})


class Symbol(NamedTuple):
    """What a dotted name stands for inside the project. Exactly one of the facts is set; none of them for a module."""

    path: str
    qualname: str
    function: FunctionFact | None = None
    cls: ClassFact | None = None
    export: ExportFact | None = None
    is_instance: bool = False


class Symbols(Modules):
    """What a name in a file of a project stands for in another. Everything is cached."""

    def __init__(self, files: Iterable[FileFacts], root: Path | None = None) -> None:
        """`root` is the folder that paths are relative to (None: files in memory)."""
        super().__init__(files, root)
        self._requirements = Requirements(root)
        self._expanded: dict[tuple[str, str], str] = {}
        self._parts: dict[str, tuple[tuple[str, str], ...]] = {}
        self._bases: dict[Node, frozenset[str]] = {}
        self._functions: dict[Node, FunctionFact] = {}
        self._classes: dict[Node, ClassFact] = {}
        self._resolved: dict[tuple[str, str], Symbol | None] = {}
        self._inherited: dict[tuple[str, str, str], Symbol | None] = {}
        self._parents: dict[tuple[str, str], Symbol | None] = {}
        for path, facts in self.files.items():
            for function in facts.functions:
                self._functions[path, function.qualname] = function
            for cls in facts.classes:
                self._classes[path, cls.qualname] = cls

    def function(self, node: Node) -> FunctionFact | None:
        """The facts of a function."""
        return self._functions.get(node)

    def resolve(self, name: str, importer: str) -> Symbol | None:
        """The project symbol that a resolved name in `importer` stands for; None for one from outside."""
        key = (name, importer)
        if key not in self._resolved:
            self._resolved[key] = None
            self._resolved[key] = self._resolve(name, importer, _DEPTH)
        return self._resolved[key]

    def expand(self, name: str, importer: str) -> str:
        """A resolved name with the project's own aliases followed: ``app.http.get`` may be ``httpx.Client().get``."""
        key = (name, importer)
        if key not in self._expanded:
            self._expanded[key] = name  # one that leads back to itself: a constructor is handed what it keeps
            self._expanded[key] = self._expand(name, importer)
        return self._expanded[key]

    def in_state(self, name: str) -> tuple[str, str] | None:
        """What ``request.app.state.scorer`` and Flask's ``current_app.scorer`` stand for, with what follows it, and the
        file that puts it there; None for any other name, and where there is more than one such thing.
        """
        if ".state." not in name and not name.startswith("flask.current_app."):
            return None
        match = _STATE.match(name)
        kept = self._state.get(match[1]) if match is not None else None
        return (kept[0] + match[2], kept[1]) if match is not None and kept is not None else None

    @cached_property
    def _state(self) -> dict[str, tuple[str, str]]:
        """What stands in the state of the applications, and who put it there; attributes of two kinds are left out."""
        found: dict[str, dict[str, str]] = {}
        for path, facts in self.files.items():
            if not _is_beside(path):
                for name, kind in facts.state.items():
                    found.setdefault(name, {}).setdefault(kind, path)
        return {name: next(iter(kinds.items())) for name, kinds in found.items() if len(kinds) == 1}

    def _expand(self, name: str, importer: str) -> str:
        for _ in range(_DEPTH):
            nearer = self.step(name, importer)
            if nearer is None:
                return name
            name, importer = nearer
        return name

    def step(self, name: str, importer: str) -> tuple[str, str] | None:
        """What a name is another name of, one step nearer to where it is made, and the file in which that is so; None
        where there is no such step.
        """
        kept = self.in_state(name)
        if kept is not None:
            name, importer = kept
        located = self._locate(name, importer)
        if located is None or not located[1]:
            return kept
        path, rest = located
        first = rest[0].removesuffix("()")
        export = self.files[path].exports.get(first)
        if export is not None and export.target and export.target != f"{self.files[path].module}.{first}":
            calls = "()" if rest[0].endswith("()") else ""
            return ".".join([export.target + calls, *rest[1:]]), path
        cls = self._classes.get((path, first))
        if cls is not None and len(rest) >= 2:
            made = (
                self._attribute(path, cls, rest[1], _DEPTH)
                or self._handed_in(path, cls, rest[1])
                or self._given_by(path, cls, rest[1])
                or self._of_library(path, cls, rest[1] if rest[0].endswith("()") else "")
            )
            if made is not None:
                return ".".join([made[0], *rest[2:]]), made[1]
        function = self._functions.get((path, first))
        if function is not None and rest[0].endswith("()") and function.returns:
            return ".".join([function.returns, *rest[1:]]), path
        return kept

    def place_of(self, name: str, importer: str) -> tuple[str, str] | None:
        """The file in which a name is made that something is put into, and what it goes by there."""
        for _ in range(_DEPTH):
            located = self._locate(name, importer)
            if located is None or not located[1]:
                return None
            path, rest = located
            first, bracket, items = rest[0].partition("[")
            export = self.files[path].exports.get(first.removesuffix("()"))
            own = f"{self.files[path].module}.{first.removesuffix('()')}"
            if export is None or not export.target or export.target.startswith("builtins.") or export.target == own:
                return path, ".".join(rest)
            calls = "()" if first.endswith("()") else ""
            name, importer = ".".join([f"{export.target}{calls}{bracket}{items}", *rest[1:]]), path
        return None

    def _attribute(self, path: str, cls: ClassFact, name: str, depth: int) -> tuple[str, str] | None:
        """The type of an attribute of a class, or of one that it derives from, and the file that says so."""
        if name in cls.attributes:
            return cls.attributes[name], path
        for base in cls.bases if depth > 0 else ():
            parent = self._parent(base, path, depth)
            if parent is not None and parent.cls is not None and parent.cls is not cls:
                found = self._attribute(parent.path, parent.cls, name, depth - 1)
                if found is not None:
                    return found
        return None

    def _of_library(self, path: str, cls: ClassFact, member: str) -> tuple[str, str] | None:
        """What an object of a class has from a library's class that its own derives from: ``Store(PGVector)``."""
        if not member or not cls.bases or self.method(path, cls, member.removesuffix("()")) is not None:
            return None
        outer = [base for base in cls.bases if self.resolve(base, path) is None]
        return (f"{outer[0]}().{member}", path) if len(outer) == len(cls.bases) == 1 else None

    def _given_by(self, path: str, cls: ClassFact, member: str) -> tuple[str, str] | None:
        """What a method that is called gives, or a property that is asked for, and the file that says so."""
        method = self.method(path, cls, member.removesuffix("()"))
        if method is None or method.function is None or not method.function.returns:
            return None
        is_property = any(each.name.endswith("property") for each in method.function.decorators)
        return (method.function.returns, method.path) if is_property != member.endswith("()") else None

    def _resolve(self, name: str, importer: str, depth: int) -> Symbol | None:
        if depth <= 0:
            return None
        kept = self.in_state(name)
        if kept is not None:
            return self._resolve(*kept, depth - 1)
        located = self._locate(name, importer)
        if located is None:
            return None
        path, rest = located
        if not rest:
            return Symbol(path, "")
        first = rest[0].removesuffix("()")
        function = self._functions.get((path, first))
        if function is not None and rest[0].endswith("()"):  # not the function: what it gives back
            return self._resolve(".".join([function.returns, *rest[1:]]), path, depth - 1) if function.returns else None
        if function is not None and len(rest) == 1:
            return Symbol(path, first, function=function)
        if (path, first) in self._classes:
            return self._member(path, first, rest, depth)
        plain = ".".join(part.removesuffix("()") for part in rest)
        if (path, plain) in self._functions:
            return Symbol(path, plain, function=self._functions[path, plain])
        export = self.files[path].exports.get(first)
        if export is None:
            part = self._part_with(path, first)
            return self._resolve(".".join([part, *rest]), path, depth - 1) if part else None
        if export.target and export.target != f"{self.files[path].module}.{first}":
            calls = "()" if rest[0].endswith("()") else ""
            return self._resolve(".".join([export.target + calls, *rest[1:]]), path, depth - 1)
        return Symbol(path, first, export=export) if len(rest) == 1 else None

    def _part_with(self, path: str, name: str) -> str:
        """The module of a package that defines a name which the package takes from it: ``from .rows import *``."""
        if not path.endswith("__init__.py"):
            return ""
        parts = self._parts.get(path)
        if parts is None:
            located = ((fact.name, self._locate(fact.name, path)) for fact in self.files[path].imports)
            found = ((dotted, place[0]) for dotted, place in located if place is not None and not place[1])
            parts = self._parts[path] = tuple(dict.fromkeys(each for each in found if each[1] != path))
        for dotted, part in parts:
            if (part, name) in self._functions or (part, name) in self._classes or name in self.files[part].exports:
                return dotted
        return ""

    def _member(self, path: str, first: str, rest: list[str], depth: int) -> Symbol | None:
        cls = self._classes[path, first]
        if len(rest) == 1:
            return Symbol(path, first, cls=cls, is_instance=rest[0].endswith("()"))
        member = rest[1].removesuffix("()")
        if (path, f"{first}.{member}") in self._classes:
            return self._member(path, f"{first}.{member}", [f"{first}.{rest[1]}", *rest[2:]], depth - 1)
        if len(rest) == 2:
            method = self._method(path, cls, member, depth)
            if method is not None and method.function is not None and rest[1].endswith("()"):  # what it gives back
                back = method.function.returns
                return self._resolve(back, method.path, depth - 1) if back else None
            if method is not None:
                return method
        made = self._attribute(path, cls, member, depth)
        if made is not None:
            return self._resolve(".".join([made[0], *rest[2:]]), made[1], depth - 1)
        given = self._given_by(path, cls, rest[1]) or self._handed_in(path, cls, rest[1])
        if given is not None:  # ``Service.instance().load``: of what the method gives back, or the property
            return self._resolve(".".join([given[0], *rest[2:]]), given[1], depth - 1)
        inner = self._functions.get((path, ".".join(rest)))  # a function that is nested in a method
        return Symbol(path, inner.qualname, function=inner) if inner is not None else None

    def _handed_in(self, path: str, cls: ClassFact, member: str) -> tuple[str, str] | None:
        """The type of an attribute that the constructor is handed, and the file that hands it, where all agree."""
        if member not in cls.given:
            return None
        at, name = cls.given[member]
        calls = self._built.get((path, cls.qualname), ())
        every = ((given.get(str(at)) or given.get(name, ""), where) for given, where in calls)
        itself = (path, [f"{cls.qualname}()", member])
        told = [each for each in every if not self._is_in(*each, itself)]  # a copy is handed what it is a copy of
        kinds = {self.expand(kind, where) if kind else "": (kind, where) for kind, where in told}
        return next(iter(kinds.values())) if len(kinds) == 1 and "" not in kinds else None

    def _is_in(self, name: str, importer: str, place: tuple[str, list[str]]) -> bool:
        located = self._locate(name, importer)
        return located is not None and (located[0], located[1][: len(place[1])]) == place

    @cached_property
    def _built(self) -> dict[Node, list[tuple[dict[str, str], str]]]:
        """With what objects each class of the project is called, and in which files; tests hand over doubles."""
        self.__dict__["_built"] = {}  # nothing is known of what is handed in while this is put together
        found: dict[Node, list[tuple[dict[str, str], str]]] = {}
        for path, facts in self.files.items():
            for name, given in facts.built if not _is_beside(path) else ():
                symbol = self._resolve(name, path, _DEPTH)
                if symbol is not None and symbol.cls is not None and not symbol.is_instance:
                    found.setdefault((symbol.path, symbol.qualname), []).append((given, path))
        return found

    def _method(self, path: str, cls: ClassFact, name: str, depth: int) -> Symbol | None:
        found = self._functions.get((path, f"{cls.qualname}.{name}"))
        if found is not None:
            return Symbol(path, found.qualname, function=found)
        if not cls.bases or depth <= 0:
            return None
        key = (path, cls.qualname, name)
        if key not in self._inherited:
            self._inherited[key] = None  # a class that derives from itself
            parents = (self._parent(base, path, depth) for base in cls.bases)
            methods = (self._method(each.path, each.cls, name, depth - 1) for each in parents if each and each.cls)
            self._inherited[key] = next((method for method in methods if method is not None), None)
        return self._inherited[key]

    def _parent(self, base: str, path: str, depth: int) -> Symbol | None:
        key = (base, path)
        if key not in self._parents:
            self._parents[key] = self._resolve(base, path, depth - 1)
        return self._parents[key]

    def has_base(self, path: str, cls: ClassFact, names: frozenset[str]) -> bool:
        """Whether a class derives from one of `names` (dotted), through the project's own classes."""
        return not self.bases(path, cls).isdisjoint(names)

    def bases(self, path: str, cls: ClassFact) -> frozenset[str]:
        """The dotted names of all classes that a class derives from, as they are written and as they are followed."""
        key = (path, cls.qualname)
        known = self._bases.get(key)
        if known is None:
            self._bases[key] = frozenset()  # a class that derives from itself
            found: set[str] = set()
            for base in cls.bases:
                found.update((base, self.expand(base, path)))
                parent = self.resolve(base, path)
                if parent is not None and parent.cls is not None and parent.cls is not cls:
                    found |= self.bases(parent.path, parent.cls)
            known = self._bases[key] = frozenset(found)
        return known

    def implementations(self, symbol: Symbol) -> tuple[Node, ...]:
        """What a method that is only declared stands for: those of the classes that derive from its own, where they are
        few enough to say that a call means one of them. A double for tests is meant only where there is nothing else.
        """
        owner, _, name = symbol.qualname.rpartition(".")
        if symbol.function is None or not owner or not self._is_declared(symbol.path, owner, symbol.function):
            return ()
        found: dict[Node, None] = {}
        for path, cls in self._derived.get((symbol.path, owner), ()):
            method = self.method(path, cls, name)
            if method is not None and method.function is not None and not _is_abstract(method.function):
                found[method.path, method.qualname] = None
        found.pop((symbol.path, symbol.qualname), None)
        real = [(path, name) for path, name in found if not _is_beside(path) and not _DOUBLE.search(name)]
        return tuple(real or found) if len(real or found) <= _FEW else ()

    def meant(self, node: Node) -> tuple[Node, ...]:
        """What a call of a function runs: itself, and what stands for it where it is only declared."""
        function = self._functions.get(node)
        return (node, *self.implementations(Symbol(*node, function=function))) if function is not None else (node,)

    def _is_declared(self, path: str, owner: str, function: FunctionFact) -> bool:
        cls = self._classes.get((path, owner))
        return cls is not None and (_is_abstract(function) or not self.bases(path, cls).isdisjoint(_PROTOCOLS))

    @cached_property
    def _derived(self) -> dict[Node, list[tuple[str, ClassFact]]]:
        """The classes that derive from a class of the project, at once or through others."""
        found: dict[Node, list[tuple[str, ClassFact]]] = {}
        for (path, _), cls in self._classes.items():
            seen: set[Node] = set()
            queue = [(path, cls)]
            while queue:
                where, one = queue.pop()
                for base in one.bases:
                    parent = self.resolve(base, where)
                    if parent is None or parent.cls is None or (parent.path, parent.qualname) in seen:
                        continue
                    seen.add((parent.path, parent.qualname))
                    found.setdefault((parent.path, parent.qualname), []).append((path, cls))
                    queue.append((parent.path, parent.cls))
        return found

    def requirement(self, path: str, package: str) -> Requirement | None:
        """What the requirement files nearest to a source file ask of a package; None where nothing does."""
        return self._requirements.nearest(path, package)

    def method(self, path: str, cls: ClassFact, name: str) -> Symbol | None:
        """The method of a class, its own or one that it has from a class of the project."""
        return self._method(path, cls, name, _DEPTH)


def _is_beside(path: str) -> bool:
    """Whether a file is a test, or holds what stands in for something in tests."""
    return is_test_path(path) or is_stand_in(path)


def _is_abstract(function: FunctionFact) -> bool:
    return function.is_declared or any(
        decorator.name.rpartition(".")[2] in _ABSTRACT for decorator in function.decorators
    )
