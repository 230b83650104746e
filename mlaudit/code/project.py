"""The project as cross-file rules see it: its symbols, the call graph, and contexts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from mlaudit.code.entrypoints import EntryPoint, find_entry_points, is_test_path
from mlaudit.code.facts import ANY_OF, CallFact, Candidate, FileFacts
from mlaudit.code.followed import Followed
from mlaudit.code.symbols import Node, Symbols
from mlaudit.findings import Finding, Location, Related, Severity

if TYPE_CHECKING:
    from mlaudit.code.rule import Rule
    from mlaudit.config import EntryPointSettings

__all__ = ["Caller", "Node", "ProjectView"]


class Caller(NamedTuple):
    """A call site of a project function."""

    path: str
    qualname: str
    call: CallFact


class ProjectView(Symbols):
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
        super().__init__(files, root)
        self.shared: dict[str, Any] = {}
        self.declared = entry_points
        self._started: dict[str, frozenset[str]] = {}
        self._edges: dict[Node, list[tuple[Node, CallFact]]] | None = None
        self._called_from: dict[str, dict[str, tuple[Node, ...]]] = {}
        self._callers: dict[Node, list[Caller]] | None = None
        self._entry_points: tuple[EntryPoint, ...] | None = None
        self._served: dict[str, list[Node]] | None = None
        self._reached: dict[str, dict[Node, Node | None]] = {}

    # --- modules and methods ------------------------------------------------------------------------------------

    def modules(self, dotted: str) -> list[str]:
        """The files that an import of this name may mean, whichever folder it is looked for in; packages first."""
        return self._modules.get(dotted, [])

    def is_own(self, first: str) -> bool:
        """Whether the project has a module, or a folder with modules, of this name."""
        return first in self._firsts

    def is_declared(self, node: Node) -> bool:
        """Whether a method only says what others do: it is abstract, or a protocol's, which anything may meet."""
        function, owner = self._functions.get(node), node[1].rpartition(".")[0]
        return function is not None and bool(owner) and self._is_declared(node[0], owner, function)

    # --- the call graph ----------------------------------------------------------------------------------------

    def edges(self) -> dict[Node, list[tuple[Node, CallFact]]]:
        """Calls between project functions, by caller."""
        if self._edges is None:
            self._edges = {}
            for path, facts in self.files.items():
                for function in facts.functions:
                    if function.calls and (found := self._called(function.calls, path)):
                        # two routes may have one name: the decorator has kept the first, and both answer
                        self._edges.setdefault((path, function.qualname), []).extend(found)
                if facts.module_calls and (found := self._called(facts.module_calls, path)):
                    self._edges[path, ""] = found
        return self._edges

    def _called(self, calls: Iterable[CallFact], path: str) -> list[tuple[Node, CallFact]]:
        firsts, known = self._firsts, self._called_from.setdefault(path, {})
        found: list[tuple[Node, CallFact]] = []
        for call in calls:
            name = call.target
            targets = known.get(name)
            if targets is None:
                is_own = name.partition(".")[0] in firsts or self.in_state(name) is not None
                targets = known[name] = tuple(self._targets(name, path)) if is_own else ()
            for target in targets:
                found.append((target, call))  # most calls have none: no list is made for each
        return found

    def callers(self, node: Node) -> list[Caller]:
        """The call sites of a function that could be resolved."""
        if self._callers is None:
            self._callers = {}
            for (path, qualname), targets in self.edges().items():
                for target, call in targets:
                    self._callers.setdefault(target, []).append(Caller(path, qualname, call))
        return self._callers.get(node, [])

    def _of_any_module(self, name: str) -> Iterator[Node]:
        """The functions of a name that the modules of a package have: ``app.tools.*.run``."""
        package, _, function = name.partition(ANY_OF)
        for path, facts in self.files.items():
            if f".{package}." in f".{facts.module}." and (path, function) in self._functions:
                yield path, function

    def _targets(self, name: str, path: str) -> Iterator[Node]:
        if ANY_OF in name:
            yield from self._of_any_module(name)
            return
        symbol = self.resolve(name, path)
        if symbol is None:
            for each in self.may_mean(name, path):
                if self.resolve(each, path) is not None:
                    yield from self._targets(each, path)
            return
        if symbol.function is not None:
            yield symbol.path, symbol.qualname
            yield from self.implementations(symbol)
        elif symbol.cls is not None:
            names = ("__call__", "forward") if symbol.is_instance else ("__init__", "__new__", "__post_init__")
            for name in names:
                method = self.method(symbol.path, symbol.cls, name)
                if method is not None:
                    yield method.path, method.qualname

    def may_mean(self, name: str, path: str) -> tuple[str, ...]:
        """What a name in a file may stand for that is not one thing, or that is an item (see `possible`), in full."""
        return self._followed.meant(name, path)

    @cached_property
    def _followed(self) -> Followed:
        return Followed(self)

    # --- contexts ----------------------------------------------------------------------------------------------

    @property
    def entry_points(self) -> tuple[EntryPoint, ...]:
        """Serving and training entry points: detected ones and those named in the settings."""
        if self._entry_points is None:
            self._entry_points = tuple(find_entry_points(self, self.declared))
        return self._entry_points

    def served_in(self, files: Iterable[str]) -> list[Node]:
        """The functions of some files that are serving entry points, by path."""
        if self._served is None:
            self._served = {}
            for entry in self.entry_points:
                if entry.kind == "serving" and entry.function:
                    self._served.setdefault(entry.path, []).append((entry.path, entry.function))
        return [node for path in sorted(files) for node in self._served.get(path, ())]

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
