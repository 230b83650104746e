"""Functions of an application that nothing names: no line of it calls them or hands them on, tests, comments and
imports aside, and no file that starts something mentions them; the methods of classes that nothing names; and those
of a middleware that nothing adds.

What such a function does wrong hurts nobody until somebody calls it. A library's functions are called by others, so
nothing is said of what a package gives out that can be installed, and of projects that serve nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from mlaudit.code.away import above
from mlaudit.code.deployments import starting_texts, text_of
from mlaudit.code.entrypoints import is_guessed, is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.sources import sources_of
from mlaudit.code.wrappers import only_wraps

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_HANDED_IN: Final = frozenset(
    {"starlette.middleware.base.BaseHTTPMiddleware", "fastapi.middleware.base.BaseHTTPMiddleware"}
)
"""Classes of frameworks that call what is made of them once somebody has handed it in by its name, and never find it
by themselves.
"""
_TELLS: Final = regex(
    rb"(?:\A|:[ \t]*(?:#[^\n]*)?\n)\s*[rRuU]?(?P<q>\"\"\"|''').*?(?P=q)"
    rb"|^[ \t]*from[ \t]+[\w.]+[ \t]+import[ \t]*(?:\([^)]*\)|(?:[^\n\\]|\\\n)*)|^__all__\b[^\[(]*[\[(][^\])]*[\])]",
    re.DOTALL | re.MULTILINE,
)
"""Docstrings, imports and lists of what is given out: what is named there is not called there."""
_DEFINES: Final = regex(rb"(?<![\w.])(?:def|class) +\Z")
_LINE_END: Final = regex(rb"\n")
_IN_WORDS: Final = frozenset(bytes([each]) for each in range(128) if chr(each).isalnum() or each == ord("_"))
"""What a letter beside a name is part of, one byte each."""
_RENAMED: Final = regex(rb"\s+as\b")
_FINDS: Final = regex(
    rb"__subclasses__|__init_subclass__|\bgetmembers\b|\bglobals\(\)\["
    rb"|\b(?:import_module|__import__)\([ \t\n]*(?!['\"][\w.]+['\"])"
)
"""How a class is found that no line names."""
_IMPORTS: Final = regex(rb"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+(\S[^\n]*)$", re.MULTILINE)
_ASKED: Final = regex(rb"\bgetattr\([ \t\n]*([\w.]+),[ \t\n]*(?!['\"])")
"""What is asked for something by a name that is not written there."""


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
        others = (text for where, text in starting_texts(project).items() if where not in sources)
        self._starts = "\n".join(others).encode()
        self._places: dict[str, list[_Place]] = {}
        self._told: dict[str, list[tuple[int, int]]] = {}
        self._ends: dict[str, list[int]] = {}
        self._given: dict[str, bool] = {}
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
        if node in self._starting:
            return False
        if owner and self._is_handed_in(path, owner):
            return self._is_never_handed_in(path, owner, depth)
        if _HOOKS.match(name):
            return False
        if owner and not self._is_plain_class(path, owner):
            return False
        if owner and self._is_never_made(path, owner):
            return True
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
        name = qualname.rpartition(".")[2]
        return not any(place.path.endswith("__init__.py") for place in self._where(name))

    def _is_never_made(self, path: str, qualname: str) -> bool:
        """Whether no line outside a class names it, and nothing finds classes that no line names."""
        if self._finds or "." in qualname:
            return False
        cls = next(each for each in self._project.files[path].classes if each.qualname == qualname)
        if any(not self._is_own(base, path) for base in self._project.bases(path, cls)):
            return False
        first, last = self._lines_of(path, qualname)
        outside = (place for place in self._where(qualname) if place.path != path or not first <= place.line <= last)
        return not self._is_decorated(path, first) and not any(outside)

    def _is_handed_in(self, path: str, qualname: str) -> bool:
        """Whether a class is a middleware: a framework runs it once it is added, and nothing else calls it."""
        cls = next((each for each in self._project.files[path].classes if each.qualname == qualname), None)
        return cls is not None and bool(cls.bases) and all(base in _HANDED_IN for base in cls.bases)

    def _is_never_handed_in(self, path: str, qualname: str, depth: int) -> bool:
        """Whether a class is named nowhere but in itself and in functions that nothing calls."""
        if self._finds or "." in qualname or depth == 0:
            return False
        first, last = self._lines_of(path, qualname)
        outside = [each for each in self._where(qualname) if each.path != path or not first <= each.line <= last]
        return not self._is_decorated(path, first) and not any(
            not each.path
            or not any(
                self.is_uncalled((each.path, around.qualname), depth - 1)
                for around in _around(self._project, each.path, each.line)
            )
            for each in outside
        )

    def _lines_of(self, path: str, qualname: str) -> tuple[int, int]:
        """The first and the last line of a class."""
        cls = next(each for each in self._project.files[path].classes if each.qualname == qualname)
        methods = [each for each in self._project.files[path].functions if each.qualname.startswith(f"{qualname}.")]
        return cls.line, max((each.end_line for each in methods), default=cls.line)

    def _is_own(self, base: str, path: str) -> bool:
        plain = base.partition("[")[0]
        symbol = self._project.resolve(plain, path)
        return plain in _OWN or (symbol is not None and symbol.cls is not None)

    def _is_decorated(self, path: str, line: int) -> bool:
        """Whether a class is handed to something: a decorator may keep it."""
        lines = self._sources[path].split(b"\n")
        above_it = lines[line - 2].strip() if line > 1 else b""
        return above_it.startswith(b"@") or above_it == b")"

    @cached_property
    def _finds(self) -> bool:
        """Whether the sources find classes in a way of their own."""
        return any(
            _FINDS.search(text) or any(self._is_module(name, text) for name in set(_ASKED.findall(text)))
            for text in self._sources.values()
        )

    def _is_module(self, name: bytes, text: bytes) -> bool:
        """Whether a text imports a name from the project: of its modules, everything can be asked for."""
        first = name.partition(b".")[0].decode("utf-8", "replace")
        for package, what in _IMPORTS.findall(text):
            if re.search(rb"\b" + re.escape(first.encode()) + rb"\b", what) is None:
                continue
            if not package:
                return self._project.is_own(what.split()[0].partition(b".")[0].decode("utf-8", "replace"))
            inside = f"{package.decode('utf-8', 'replace').strip('.').replace('.', '/')}/{first}".lstrip("/")
            ends = (f"/{inside}.py", f"/{inside}/__init__.py")
            if any(f"/{path}".endswith(ends) for path in self._project.files):
                return True
        return False

    def _gives_out(self, path: str) -> bool:
        """Whether a file is the face of a package that others can install."""
        if not path.endswith("__init__.py") or self._project.root is None:
            return False
        if path not in self._given:
            root = self._project.root
            self._given[path] = any(
                (root / folder / "setup.py").exists() or "[build-system]" in text_of(root / folder / "pyproject.toml")
                for folder in ("", *above(path))
            )
        return self._given[path]

    def _where(self, name: str) -> list[_Place]:
        """The lines that name something, without the one that defines it; what starts the project is one such."""
        if name not in self._places:
            written = name.encode()
            found = [
                _Place(path, self._line_at(path, place))
                for path, text in self._sources.items()
                for place in _places(text, written)
                if not _is_comment(text, place) and not self._is_told(path, text, place, place + len(written))
            ]
            if written in self._starts:
                found.append(_Place("", 0))
            self._places[name] = found
        return self._places[name]

    def _line_at(self, path: str, place: int) -> int:
        """The line of a place in a text; line ends are looked for once a text."""
        ends = self._ends.get(path)
        if ends is None:
            ends = self._ends[path] = [match.start() for match in _LINE_END.finditer(self._sources[path])]
        return bisect_left(ends, place) + 1

    def _is_told(self, path: str, text: bytes, first: int, end: int) -> bool:
        """Whether a name stands where nothing is done with it but to tell of it, or to bring it in by that name."""
        if self._gives_out(path):
            return False
        if path not in self._told:
            self._told[path] = [each.span() for each in _TELLS.finditer(text)]
        spans = self._told[path]
        at = bisect_right(spans, (first, len(text))) - 1
        return at >= 0 and first < spans[at][1] and not _RENAMED.match(text, end)

    def _counts(self, place: _Place, node: Node, depth: int) -> bool:
        """Whether a line that names a function may call it: it is not inside it, calls no other function of that name,
        and is in no function that nobody calls.
        """
        if not place.path:
            return True
        around = [(place.path, each.qualname) for each in _around(self._project, place.path, place.line)]
        if node in around:
            return False
        name = node[1].rpartition(".")[2]
        called = {each for each in self._calls().get(place, ()) if each[1].rpartition(".")[2] == name}
        if called and node not in called and not any(map(self._project.is_declared, called)):
            return False
        return depth == 0 or not any(self.is_uncalled(each, depth - 1) for each in around)

    def _calls(self) -> dict[_Place, set[Node]]:
        if self._called is None:
            self._called = {}
            for (path, _), targets in self._project.edges().items():
                for target, call in targets:
                    self._called.setdefault(_Place(path, call.line), set()).add(target)
        return self._called


def _places(text: bytes, name: bytes) -> Iterator[int]:
    """Where a name stands as a word of its own, and defines nothing. A search for the letters alone is many times as
    fast as one for a pattern that may begin anywhere.
    """
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if text[place - 1 : place] not in _IN_WORDS and text[end : end + 1] not in _IN_WORDS:
            if not _DEFINES.search(text, text.rfind(b"\n", 0, place) + 1, place):
                yield place
        place = text.find(name, end)


def _is_comment(text: bytes, place: int) -> bool:
    """Whether a place is behind a ``#`` that no text in quotes holds: code that was switched off calls nothing."""
    before, hash_sign, _ = text[text.rfind(b"\n", 0, place) + 1 : place].partition(b"#")
    return bool(hash_sign) and not any(quote in before for quote in (b"'", b'"'))


__all__ = ["is_uncalled"]
