"""Functions of an application that nothing names: no line of it calls them or hands them on, tests and comments aside,
and no file that starts something mentions them.

What such a function does wrong hurts nobody until somebody calls it. A library's functions are called by others, so
nothing is said of what a package gives out, and of projects that serve nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mlaudit.code.deployments import starting_texts
from mlaudit.code.entrypoints import is_guessed, is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.sources import sources_of
from mlaudit.code.wrappers import only_wraps

if TYPE_CHECKING:
    import re

    from mlaudit.code.facts import FunctionFact
    from mlaudit.code.project import ProjectView
    from mlaudit.code.symbols import Node
    from mlaudit.findings import Finding

_DEEP: Final = 3
"""How far it is followed that those who call a function are called by nobody themselves."""
_HOOKS: Final = regex(
    r"^(__\w+__|main|init|run|setup|teardown|handle|handler|lambda_handler|configure|register|create_app|forward|score"
    r"|get|post|put|delete|patch|do_[A-Z]+|(on|visit|test)_\w+|(input|output|predict|model|transform)_fn)$"
)
"""Functions that a framework or a platform calls by their names."""
_OWN: Final = ("object", "builtins.object", "abc.ABC", "typing.Protocol", "typing.Generic")


class _Place(NamedTuple):
    path: str
    line: int


def is_uncalled(project: ProjectView, finding: Finding) -> bool:
    """Whether a finding lies in a function of an application that nothing calls."""
    where = finding.location
    if where is None or where.path.endswith(".ipynb") or is_test_path(where.path):
        return False
    names = _names(project)
    return names is not None and any(
        names.is_uncalled((where.path, function.qualname), _DEEP)
        for function in _around(project, where.path, where.line)
    )


def _names(project: ProjectView) -> _Names | None:
    """Where names stand in the sources of an application; None where nothing can be said."""
    key = "names in the sources"
    if key not in project.shared:
        serves = any(entry.kind == "serving" and entry.function for entry in project.entry_points)
        sources = sources_of(project) if serves else None  # where there are none, everything counts as called
        project.shared[key] = _Names(project, sources) if sources is not None else None
    found = project.shared[key]
    return found if isinstance(found, _Names) else None


def _around(project: ProjectView, path: str, line: int) -> list[FunctionFact]:
    """The functions that a line is in, the outer ones first."""
    facts = project.files.get(path)
    return [each for each in facts.functions if each.line <= line <= each.end_line] if facts is not None else []


class _Names:
    """Where the names of functions and classes stand, but for their own definitions."""

    def __init__(self, project: ProjectView, sources: dict[str, bytes]) -> None:
        self._project = project
        self._sources = sources
        self._starting = {(entry.path, entry.function) for entry in project.entry_points if not is_guessed(entry)}
        self._starts = "\n".join(starting_texts(project).values()).encode()
        self._places: dict[str, list[_Place]] = {}
        self._known: dict[Node, bool] = {}
        self._called: dict[_Place, set[Node]] | None = None

    def is_uncalled(self, node: Node, depth: int) -> bool:
        """Whether a function is named nowhere, or only by functions that are uncalled themselves."""
        known = self._known.get(node)
        if known is None:
            self._known[node] = False  # while it is looked at: functions that call each other are not taken for dead
            known = self._is_uncalled(node, depth)
            if known or depth == _DEEP:
                self._known[node] = known
            else:
                del self._known[node]
        return known

    def _is_uncalled(self, node: Node, depth: int) -> bool:
        function = self._project.function(node)
        if function is None or not all(only_wraps(each.name) for each in function.decorators):
            return False
        path, qualname = node
        owner, _, name = qualname.rpartition(".")
        if _HOOKS.match(name) or node in self._starting:
            return False
        if owner and not self._is_plain_class(path, owner):
            return False
        return not any(self._counts(place, node, depth) for place in self._where(name))

    def _is_plain_class(self, path: str, qualname: str) -> bool:
        """Whether a class is the project's own through and through, and no package gives it out: no framework and no
        user of a library calls its methods.
        """
        cls = next((each for each in self._project.files[path].classes if each.qualname == qualname), None)
        if cls is None:
            return False  # a function in a function
        for base in cls.bases:
            symbol = self._project.resolve(base, path)
            if base not in _OWN and (symbol is None or symbol.cls is None):
                return False
        return not any(place.path.endswith("__init__.py") for place in self._where(qualname.rpartition(".")[2]))

    def _where(self, name: str) -> list[_Place]:
        """The lines that name something, without the one that defines it; what starts the project is one such."""
        if name not in self._places:
            written = name.encode()
            pattern = regex(rf"(?<![\w.])(?:async +)?(?:def|class) +{name}\b|\b{name}\b".encode())
            found = []
            for path, text in self._sources.items():
                if written in text:
                    found += _lines(path, text, pattern)
            if written in self._starts:
                found.append(_Place("", 0))
            self._places[name] = found
        return self._places[name]

    def _counts(self, place: _Place, node: Node, depth: int) -> bool:
        """Whether a line that names a function may call it: it is not inside it, calls no other function of that name,
        and is in no function that nobody calls.
        """
        if not place.path:
            return True
        around = [(place.path, each.qualname) for each in _around(self._project, place.path, place.line)]
        if node in around:
            return False
        called = self._calls().get(place, set())
        if node not in called and any(each[1].rpartition(".")[2] == node[1].rpartition(".")[2] for each in called):
            return False
        return depth == 0 or not any(self.is_uncalled(each, depth - 1) for each in around)

    def _calls(self) -> dict[_Place, set[Node]]:
        if self._called is None:
            self._called = {}
            for (path, _), targets in self._project.edges().items():
                for target, call in targets:
                    self._called.setdefault(_Place(path, call.line), set()).add(target)
        return self._called


def _lines(path: str, text: bytes, pattern: re.Pattern[bytes]) -> list[_Place]:
    """The lines of matches that define nothing and stand in no comment."""
    found = []
    for match in pattern.finditer(text):
        if match.group().startswith((b"def", b"class", b"async")) or _is_comment(text, match.start()):
            continue
        found.append(_Place(path, text.count(b"\n", 0, match.start()) + 1))
    return found


def _is_comment(text: bytes, place: int) -> bool:
    """Whether a place is behind a ``#`` that no text in quotes holds: code that was switched off calls nothing."""
    before, hash_sign, _ = text[text.rfind(b"\n", 0, place) + 1 : place].partition(b"#")
    return bool(hash_sign) and not any(quote in before for quote in (b"'", b'"'))


__all__ = ["is_uncalled"]
