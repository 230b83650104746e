"""The project as cross-file rules see it: modules, symbols followed across files, the call graph, and contexts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from mlaudit.code.entrypoints import EntryPoint, find_entry_points, is_test_path
from mlaudit.code.facts import CallFact, Candidate, ClassFact, ExportFact, FileFacts, FunctionFact
from mlaudit.code.requirements import Requirement, requirement
from mlaudit.findings import Finding, Location, Related, Severity

if TYPE_CHECKING:
    from mlaudit.code.rule import Rule
    from mlaudit.config import EntryPointSettings

Node = tuple[str, str]
"""A function: (path, qualname); the qualname is "" for a module's own level."""

_DEPTH = 16


class Symbol(NamedTuple):
    """What a dotted name stands for inside the project. Exactly one of the facts is set; none of them for a module."""

    path: str
    qualname: str
    function: FunctionFact | None = None
    cls: ClassFact | None = None
    export: ExportFact | None = None
    is_instance: bool = False


class Caller(NamedTuple):
    """A call site of a project function."""

    path: str
    qualname: str
    call: CallFact


class ProjectView:
    """All facts, with the questions that cross-file rules ask. Built once per run; everything lazy is cached.

    `shared` keeps what one rule computed for the others, under a name of its own.
    """

    def __init__(
        self,
        files: Iterable[FileFacts],
        entry_points: EntryPointSettings | None = None,
        root: Path | None = None,
    ) -> None:
        """`root` is the folder that paths are relative to (None: files in memory); settings declare `entry_points`."""
        self.root = root
        self.shared: dict[str, Any] = {}
        self.files = {facts.path: facts for facts in files}
        self.declared = entry_points
        self._modules: dict[str, list[str]] = {}
        self._firsts: frozenset[str] = frozenset()
        self._expanded: dict[tuple[str, str], str] = {}
        self._located: dict[tuple[str, str], tuple[str, list[str]] | None] = {}
        self._imported: dict[str, tuple[str, ...]] = {}
        self._started: dict[str, frozenset[str]] = {}
        self._near: dict[tuple[str, str], str] = {}
        self._bases: dict[Node, frozenset[str]] = {}
        self._functions: dict[Node, FunctionFact] = {}
        self._classes: dict[Node, ClassFact] = {}
        self._resolved: dict[tuple[str, str], Symbol | None] = {}
        self._edges: dict[Node, list[tuple[Node, CallFact]]] | None = None
        self._callers: dict[Node, list[Caller]] | None = None
        self._entry_points: tuple[EntryPoint, ...] | None = None
        self._reached: dict[str, dict[Node, Node | None]] = {}
        for path, facts in self.files.items():
            parts = facts.module.split(".")
            for i in range(len(parts)):
                self._modules.setdefault(".".join(parts[i:]), []).append(path)
            for function in facts.functions:
                self._functions[path, function.qualname] = function
            for cls in facts.classes:
                self._classes[path, cls.qualname] = cls
        self._firsts = frozenset(dotted.partition(".")[0] for dotted in self._modules)

    # --- symbols -----------------------------------------------------------------------------------------------

    def function(self, node: Node) -> FunctionFact | None:
        """The facts of a function."""
        return self._functions.get(node)

    def module_path(self, dotted: str, importer: str) -> str | None:
        """The file that ``import dotted`` in `importer` means, by exact name, neighbourhood, then unique suffix."""
        found = self._modules.get(dotted)
        if not found:
            return None
        return found[0] if len(found) == 1 else self._nearest(dotted, importer.rpartition("/")[0])

    def _nearest(self, dotted: str, folder: str) -> str:
        key = (dotted, folder)
        known = self._near.get(key)
        if known is None:
            found = self._modules[dotted]
            exact = next((path for path in found if self.files[path].module == dotted), None)
            known = exact or min(found, key=lambda path: (-_shared(path, folder), len(path), path))
            self._near[key] = known
        return known

    def resolve(self, name: str, importer: str) -> Symbol | None:
        """The project symbol that a resolved name in `importer` stands for; None for one from outside."""
        key = (name, importer)
        if key not in self._resolved:
            self._resolved[key] = None
            self._resolved[key] = self._resolve(name, importer, _DEPTH)
        return self._resolved[key]

    def expand(self, name: str, importer: str) -> str:
        """A resolved name with the project's own aliases followed: ``app.http.get`` may be ``httpx.Client().get``."""
        found = self._expanded.get((name, importer))
        if found is None:
            found = self._expanded[name, importer] = self._expand(name, importer)
        return found

    def _expand(self, name: str, importer: str) -> str:
        for _ in range(_DEPTH):
            located = self._locate(name, importer)
            if located is None:
                return name
            path, rest = located
            if not rest:
                return name
            export = self.files[path].exports.get(rest[0].removesuffix("()"))
            own = f"{self.files[path].module}.{rest[0].removesuffix('()')}"
            if export is not None and export.target and export.target != own:
                calls = "()" if rest[0].endswith("()") else ""
                name, importer = ".".join([export.target + calls, *rest[1:]]), path
                continue
            if len(rest) >= 2:
                cls = self._classes.get((path, rest[0].removesuffix("()")))
                if cls is not None and rest[1] in cls.attributes:
                    name, importer = ".".join([cls.attributes[rest[1]], *rest[2:]]), path
                    continue
            function = self._functions.get((path, rest[0].removesuffix("()")))
            if function is not None and rest[0].endswith("()") and function.returns:
                name, importer = ".".join([function.returns, *rest[1:]]), path
                continue
            return name
        return name

    def locate(self, name: str, importer: str) -> tuple[str, list[str]] | None:
        """The project file that a dotted name begins with, and the rest of the name; None for one from outside."""
        return self._locate(name, importer)

    def imported(self, path: str) -> tuple[str, ...]:
        """The project files that a file imports, each once."""
        found = self._imported.get(path)
        if found is None:
            located = (self._locate(fact.name, path) for fact in self.files[path].imports)
            found = self._imported[path] = tuple(dict.fromkeys(each[0] for each in located if each is not None))
        return found

    def imported_by(self, starts: Iterable[str], *, but: frozenset[str] = frozenset()) -> frozenset[str]:
        """The files whose module level runs when those of `starts` do, themselves included; the way ends at `but`."""
        first = frozenset(starts)
        found: set[str] = set()
        queue = list(first)
        while queue:
            path = queue.pop()
            if path not in found and (path in first or path not in but):
                found.add(path)
                queue.extend(self.imported(path))
        return frozenset(found)

    def _locate(self, name: str, importer: str) -> tuple[str, list[str]] | None:
        if name.partition(".")[0] not in self._firsts:
            return None
        key = (name, importer.rpartition("/")[0])
        if key not in self._located:
            self._located[key] = self._search(name, importer)
        return self._located[key]

    def _search(self, name: str, importer: str) -> tuple[str, list[str]] | None:
        called = name.find("()")
        prefix = (
            name if called < 0 else name[:called].rpartition(".")[0]
        )  # what is called is no module, nor what follows
        while prefix:
            if prefix in self._modules:
                path = self.module_path(prefix, importer)
                if path is not None and ("." in prefix or self._is_local(prefix, path, importer)):
                    return path, name[len(prefix) + 1 :].split(".") if len(name) > len(prefix) else []
            prefix = prefix.rpartition(".")[0]
        return None

    def _is_local(self, prefix: str, path: str, importer: str) -> bool:
        """A single-part module name counts only near its importer or at a root: ``utils`` is everywhere. ``logging`` is
        the standard library's.
        """
        if prefix in sys.stdlib_module_names:
            return self.files[path].module == prefix
        folder = path.rpartition("/")[0]
        if path.endswith("/__init__.py"):
            folder = folder.rpartition("/")[0]
        return importer.startswith(folder + "/") or not folder or self.files[path].module == prefix or folder == "src"

    def _resolve(self, name: str, importer: str, depth: int) -> Symbol | None:
        if depth <= 0:
            return None
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
            return None
        if export.target and export.target != f"{self.files[path].module}.{first}":
            calls = "()" if rest[0].endswith("()") else ""
            return self._resolve(".".join([export.target + calls, *rest[1:]]), path, depth - 1)
        return Symbol(path, first, export=export) if len(rest) == 1 else None

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
                made = method.function.returns
                return self._resolve(made, method.path, depth - 1) if made else None
            if method is not None:
                return method
        if member in cls.attributes:
            return self._resolve(".".join([cls.attributes[member], *rest[2:]]), path, depth - 1)
        return None

    def _method(self, path: str, cls: ClassFact, name: str, depth: int) -> Symbol | None:
        found = self._functions.get((path, f"{cls.qualname}.{name}"))
        if found is not None:
            return Symbol(path, found.qualname, function=found)
        for base in cls.bases:
            parent = self._resolve(base, path, depth - 1) if depth > 0 else None
            if parent is not None and parent.cls is not None:
                inherited = self._method(parent.path, parent.cls, name, depth - 1)
                if inherited is not None:
                    return inherited
        return None

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

    def requirement(self, path: str, package: str) -> Requirement | None:
        """What the requirement files nearest to a source file ask of a package; None where nothing does."""
        return requirement(self.root, path, package)

    # --- the call graph ----------------------------------------------------------------------------------------

    def edges(self) -> dict[Node, list[tuple[Node, CallFact]]]:
        """Calls between project functions, by caller."""
        if self._edges is None:
            self._edges = {}
            for path, facts in self.files.items():
                for function in facts.functions:
                    if function.calls and (found := self._called(function.calls, path)):
                        self._edges[path, function.qualname] = found
                if facts.module_calls and (found := self._called(facts.module_calls, path)):
                    self._edges[path, ""] = found
        return self._edges

    def _called(self, calls: Iterable[CallFact], path: str) -> list[tuple[Node, CallFact]]:
        firsts = self._firsts
        return [
            (target, call)
            for call in calls
            if call.target.partition(".")[0] in firsts
            for target in self._targets(call, path)
        ]

    def callers(self, node: Node) -> list[Caller]:
        """The call sites of a function that could be resolved."""
        if self._callers is None:
            self._callers = {}
            for (path, qualname), targets in self.edges().items():
                for target, call in targets:
                    self._callers.setdefault(target, []).append(Caller(path, qualname, call))
        return self._callers.get(node, [])

    def _targets(self, call: CallFact, path: str) -> Iterator[Node]:
        symbol = self.resolve(call.target, path)
        if symbol is None:
            return
        if symbol.function is not None:
            yield symbol.path, symbol.qualname
        elif symbol.cls is not None:
            names = ("__call__", "forward") if symbol.is_instance else ("__init__", "__new__", "__post_init__")
            for name in names:
                method = self._method(symbol.path, symbol.cls, name, _DEPTH)
                if method is not None:
                    yield method.path, method.qualname

    # --- contexts ----------------------------------------------------------------------------------------------

    @property
    def entry_points(self) -> tuple[EntryPoint, ...]:
        """Serving and training entry points: detected ones and those named in the settings."""
        if self._entry_points is None:
            self._entry_points = tuple(find_entry_points(self, self.declared))
        return self._entry_points

    def reached(self, kind: str, *, same_thread: bool = False) -> dict[Node, Node | None]:
        """Functions reached from the entry points of a kind (``serving``, ``training``), with who called them.

        With `same_thread`, calls that are handed to another thread or process are not followed.
        """
        key = f"{kind}:{same_thread}"
        if key not in self._reached:
            roots = [(entry.path, entry.function) for entry in self.entry_points if entry.kind == kind]
            self._reached[key] = self.reach(roots, same_thread=same_thread)
        return self._reached[key]

    def reach(self, roots: Iterable[Node], *, same_thread: bool = False) -> dict[Node, Node | None]:
        """All functions reached from `roots`, each with its caller (None for a root)."""
        edges = self.edges()
        found: dict[Node, Node | None] = {}
        queue: list[tuple[Node, Node | None]] = [(root, None) for root in roots]
        while queue:
            node, caller = queue.pop()
            if node in found:
                continue
            found[node] = caller
            for target, call in edges.get(node, ()):
                if not (same_thread and call.offloaded):
                    queue.append((target, node))
        return found

    def route(self, kind: str, node: Node) -> list[Node]:
        """The functions from an entry point of a kind to `node`, entry point first; empty where none leads there."""
        reached = self.reached(kind)
        trail: list[Node] = []
        current: Node | None = self._enclosing(node, reached)
        while current is not None and current not in trail:
            trail.append(current)
            current = reached.get(current)
        return trail[::-1]

    def _enclosing(self, node: Node, reached: dict[Node, Node | None]) -> Node | None:
        path, qualname = node
        while True:
            if (path, qualname) in reached:
                return path, qualname
            if not qualname:
                return None
            qualname = qualname.rpartition(".")[0]
            if qualname and (path, qualname) not in self._functions:
                qualname = ""

    def is_reached(self, kind: str, path: str, function: str) -> bool:
        """Whether a function, or one that it is nested in, is reached from an entry point of a kind.

        Module-level code is serving where the module is imported by a serving module: it runs at start-up.
        """
        if not function:
            return path in self.start_up(kind)
        reached = self.reached(kind)
        name = function
        while name:
            if (path, name) in reached:
                return True
            name = name.rpartition(".")[0]
        return False

    def start_up(self, kind: str) -> frozenset[str]:
        """The files whose module level runs when an entry point of a kind is imported."""
        if kind not in self._started:
            self._started[kind] = self.imported_by(entry.path for entry in self.entry_points if entry.kind == kind)
        return self._started[kind]

    def _starts_service(self, path: str, function: str) -> bool:
        """Whether the module level of a file that serves calls a function, itself or through others."""
        key = "started:serving"
        if key not in self._reached:
            files = {entry.path for entry in self.entry_points if entry.kind == "serving" and entry.function}
            self._reached[key] = self.reach((each, "") for each in sorted(files))
        return self._enclosing((path, function), self._reached[key]) not in (None, (path, "")) if function else False

    def context(self, path: str, function: str) -> str:
        """``test``, ``serving``, ``training``, ``notebook``, ``script`` or ``library``: what this code is part of."""
        if is_test_path(path):
            return "test"
        if self.is_reached("serving", path, function) or self._starts_service(path, function):
            return "serving"
        facts = self.files.get(path)
        if self.is_reached("training", path, function):
            return "training"
        if facts is not None and facts.is_notebook:
            return "notebook"
        return "script" if facts is not None and facts.has_main else "library"

    # --- findings ----------------------------------------------------------------------------------------------

    def in_context(self, rule: Rule, candidate: Candidate) -> Finding | None:
        """A candidate's finding with the severity that its context calls for; None where the rule is silent there."""
        finding = candidate.finding
        path = finding.location.path if finding.location is not None else ""
        context = self.context(path, candidate.function)
        if context == "test" and not rule.in_tests:
            return None
        severity: Severity | None = finding.severity
        if not candidate.data.get("own_severity"):
            severity = rule.severity if context == "serving" else rule.elsewhere
            if context == "notebook" and rule.in_notebooks is not None:
                severity = rule.in_notebooks
        if severity is None:
            return None
        return msgspec.structs.replace(finding, severity=severity, context=context)

    def finding(
        self,
        rule: Rule,
        location: Location,
        message: str,
        *,
        severity: Severity | None = None,
        related: Iterable[Related] = (),
        evidence: dict[str, str] | None = None,
        confidence: float = 1.0,
        context: str = "",
    ) -> Finding:
        """A finding of a project rule."""
        return Finding(
            code=rule.code,
            name=rule.name,
            message=message,
            severity=severity or rule.severity,
            location=location,
            related=tuple(related),
            evidence=evidence or {},
            remediation=rule.remediation,
            confidence=confidence,
            context=context,
            confirmed_by=rule.confirmed_by,
        )


def _shared(path: str, folder: str) -> int:
    """How many leading folders a path shares with `folder`."""
    count = 0
    for a, b in zip(re.split("/", path)[:-1], folder.split("/") if folder else [], strict=False):
        if a != b:
            break
        count += 1
    return count
