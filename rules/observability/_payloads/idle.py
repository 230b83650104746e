"""Functions that nothing of the program calls: what they would log is not logged."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

_SHOWN: Final = regex(r"(?i)(^|[/_])(demos?|examples?|samples?|playground)([/_.]|$)")
"""Modules that only show how something is used."""
_BY_NAME: Final = regex(
    r"^_*(on|handle|visit|do|process|run|invoke|forward|predict|call|main|lambda|handler)(_|$)|^__\w+__$"
)
"""Names by which a framework calls what it was handed."""
_NAMED: Final = regex(rb"(?<!def )(?<!\w)[A-Za-z_]\w{3,}")
"""Words of a source, but for those that a function is defined by."""

_SHORT: Final = 3


def is_idle(project: ProjectView, node: Node) -> bool:
    """Whether nothing but tests and demos has a use for a function: no other source names it, where those can be read,
    and no framework may call it. A package that hands a name on uses nothing.
    """
    path, qualname = node
    outer = _outermost(project, path, qualname)
    function = project.function((path, outer))
    owner, _, name = outer.rpartition(".")
    if project.root is None or function is None or function.decorators or _BY_NAME.match(name):
        return False
    if owner and any(cls.qualname == owner and cls.bases for cls in project.files[path].classes):
        return False  # who has the base class calls it
    if any(_is_of_program(each.path) for each in project.callers((path, outer))):
        return False
    return len(name) > _SHORT and name.encode() not in _named(project)


def _outermost(project: ProjectView, path: str, qualname: str) -> str:
    """The function or method that a nested one stands in."""
    parts = qualname.split(".")
    names = (".".join(parts[: i + 1]) for i in range(len(parts)))
    return next((each for each in names if project.function((path, each)) is not None), qualname)


def _is_of_program(path: str) -> bool:
    return not is_test_path(path) and not _SHOWN.search(path)


def _named(project: ProjectView) -> frozenset[bytes]:
    """The words of all sources of the program: a method of an object that nobody knows is called by its name alone."""
    known: frozenset[bytes] | None = project.shared.get("words of sources")
    if known is None:
        found: set[bytes] = set()
        root = project.root
        for path in project.files if root is not None else ():
            if root is not None and _is_of_program(path) and not path.endswith("__init__.py"):
                try:
                    found.update(_NAMED.findall((root / path).read_bytes()))
                except OSError:
                    continue  # gone since it was listed
        known = project.shared["words of sources"] = frozenset(found)
    return known


__all__ = ["is_idle"]
