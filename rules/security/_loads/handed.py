"""Whether anybody hands over what a load reads: callers that give a parameter what is not followed further."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.project import ProjectView

_DEPTH: Final = 5


def is_handed_over(project: ProjectView, path: str, function: str, parameter: str, depth: int = _DEPTH) -> bool:
    """Whether a file comes from a caller, and not as a text that stands there.

    A parameter without a default is given by each caller; one with a default only where a caller is seen to give it, or
    where nobody is seen to call a public function: a table of functions may hold it.
    """
    fact = project.function((path, function))
    if fact is None or depth <= 0:
        return False
    names = [each.name for each in fact.parameters]
    owner, _, last = function.rpartition(".")
    if parameter not in names:
        made = f"{owner}.__init__"
        return bool(owner) and last != "__init__" and is_handed_over(project, path, made, parameter, depth - 1)
    callers = project.callers((path, function))
    given = [each.call for each in callers if not is_test_path(each.path)]
    has_default = any(each.name == parameter and each.default for each in fact.parameters)
    if not callers:
        return has_default and last != "__init__" and not last.startswith("_")
    position = str(names.index(parameter) - (names[0] in ("self", "cls")))
    if any(position in (each.texts or {}) or parameter in (each.texts or {}) for each in given):
        return False
    if not has_default:
        return bool(given)
    for each in callers:
        arguments = each.call.arguments or {}
        kind, _, detail = (arguments.get(parameter) or arguments.get(position) or "").partition(":")
        if kind == "parameter" and is_handed_over(project, each.path, each.qualname, detail, depth - 1):
            return True
        if not kind and _gives_something(each.call.literals.split(","), parameter, int(position)):
            return True
    return False


def _gives_something(literals: list[str], parameter: str, position: int) -> bool:
    """Whether a call gives a parameter what is no constant, by name or by place."""
    return f"{parameter}=?" in literals or ("*" not in literals and literals[position : position + 1] == ["?"])


def is_always_spelled_out(project: ProjectView, path: str, function: str, parameter: str) -> bool:
    """Whether each caller of a function writes out what it gives for a parameter."""
    fact = project.function((path, function)) if parameter else None
    names = [each.name for each in fact.parameters] if fact is not None else []
    if parameter not in names:
        return False
    position = str(names.index(parameter) - (names[0] in ("self", "cls")))
    given = [each.call.texts or {} for each in project.callers((path, function)) if not is_test_path(each.path)]
    return bool(given) and all(position in texts or parameter in texts for texts in given)


__all__ = ["is_always_spelled_out", "is_handed_over"]
