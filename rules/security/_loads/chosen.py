"""Who chooses a path that a function is given: what the project's callers hand to a parameter."""

from __future__ import annotations

from typing import Final

from mlaudit.code.closed import is_closed
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.origin import Origin, farthest
from mlaudit.code.project import ProjectView
from mlaudit.code.sources import sources_of
from mlaudit.findings import Related

from .mounted import is_mounted

_DEPTH: Final = 5


def follow(
    project: ProjectView, path: str, function: str, origin: Origin, depth: int = _DEPTH, *, of_few: bool = False
) -> tuple[Origin | None, tuple[Related, ...]]:
    """What the project's callers give for a parameter: the farthest origin, or None where all of them are known.

    A public function that nobody calls keeps the parameter itself as the origin, but for one with a default that only
    tests say otherwise of: nobody chooses then. A parameter that a method does not have is one of its ``__init__``.
    A choice among a few, which a function on the way allows alone, counts only `of_few`.
    """
    fact = project.function((path, function))
    if fact is None or depth <= 0:
        return None, ()
    names = [parameter.name for parameter in fact.parameters]
    wanted = origin.detail.partition(".")[0]
    owner, _, last = function.rpartition(".")
    if wanted not in names and owner and last != "__init__":
        made = project.function((path, f"{owner}.__init__"))
        if made is not None and any(each.name == wanted for each in made.parameters):
            at_making = follow(project, path, made.qualname, origin, depth - 1, of_few=of_few)
            # what is made with None is given its value out of sight, and a method that nobody calls may be, too
            is_open = any(each.name == wanted and each.default == "None" for each in made.parameters)
            unseen = is_open and at_making[0] is None and not project.callers((path, function))
            return (origin, ()) if unseen else at_making
    callers = [each for each in project.callers((path, function)) if not is_test_path(each.path)]
    if not callers:
        if left_at_default(project, path, function, origin.detail):
            return None, ()
        called = owner.rpartition(".")[2] if last == "__init__" and owner else last
        is_public = not called.startswith("_") and ".<" not in function
        known = not is_public or "." in origin.detail or is_mounted(origin, function)
        return (None if known else origin), ()
    position = names.index(wanted) if wanted in names else -1
    if names[:1] and names[0] in ("self", "cls"):
        position -= 1
    best: tuple[Origin | None, tuple[Related, ...]] = (None, ())
    for caller in callers:
        arguments = caller.call.arguments or {}
        given = arguments.get(wanted) or arguments.get(str(position))
        if given is None:
            continue
        kind, _, detail = given.partition(":")
        if wanted != origin.detail and kind != "parameter":
            detail = origin.detail.partition(".")[2]
        elif wanted != origin.detail:
            detail += origin.detail[len(wanted) :]
        given_here = Origin(kind, detail)
        if kind in ("parameter", "request") and not of_few:
            if is_closed(project, (caller.path, caller.qualname), detail.partition(".")[0], caller.call.line):
                continue
        found = None if is_mounted(given_here, "") else given_here
        related: tuple[Related, ...] = (Related(caller.path, caller.call.line, "the path is chosen here"),)
        if kind == "parameter":
            found, further = follow(project, caller.path, caller.qualname, given_here, depth - 1, of_few=of_few)
            related = further or related
        if found is not None:
            best = (found, related) if farthest(frozenset({found, best[0] or found})) == found else best
    return best


def left_at_default(project: ProjectView, path: str, function: str, parameter: str) -> bool:
    """Whether a parameter has a default that nobody but tests says otherwise of; a method, but for ``__init__``, may be
    called out of sight.
    """
    fact = project.function((path, function))
    if fact is None or ("." in function and not function.endswith(".__init__")):
        return False
    if not any(each.name == parameter and each.default for each in fact.parameters):
        return False
    return all(is_test_path(each.path) for each in project.callers((path, function)))


def is_chosen_aside(project: ProjectView, related: tuple[Related, ...]) -> bool:
    """Whether the function whose caller would choose a path, as far as it was followed, is one that no service
    calls, by whatever object: those that serve give a path of their own.
    """
    if not related:
        return False
    at = related[0]
    inside = (f for f in project.files[at.path].functions if f.line <= at.line <= f.end_line)
    chooser = max(inside, key=lambda each: each.line, default=None)
    if chooser is None or project.is_reached("serving", at.path, chooser.qualname):
        return False
    sources = sources_of(project)
    called = f".{chooser.qualname.rpartition('.')[2]}(".encode()
    return sources is not None and not any(
        called in text
        and any(project.is_reached("serving", path, each.qualname) for each in project.files[path].functions)
        for path, text in sources.items()
        if path != at.path
    )
