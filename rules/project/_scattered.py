"""A program whose settings stand nowhere: its modules read the environment wherever they need a value."""

from __future__ import annotations

from typing import Final, NamedTuple

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from ._environment import Read, belongs_to_process, is_beside, is_of_settings, program_of, read_of

_CLASS: Final = regex(r"(Settings|Config|Configuration|Env|Environment)$")
_ENOUGH: Final = ((4, 6), (3, 8))
"""So many modules, and so many variables, that nobody knows them all: what two modules read is seen at once."""


class Scattered(NamedTuple):
    """The read at which it is said, and how many variables are read in which modules."""

    read: Read
    variables: int
    modules: tuple[str, ...]


def scattered(project: ProjectView, code: str) -> Scattered | None:
    """The program of most variables that has no settings: said once, in the module that reads most of them, at the
    first read inside a function, which a start does not show to be missing.
    """
    if "settings that stand nowhere" not in project.shared:
        project.shared["settings that stand nowhere"] = _find(project, code)
    known: Scattered | None = project.shared["settings that stand nowhere"]
    return known


def _find(project: ProjectView, code: str) -> Scattered | None:
    programs: dict[str, dict[str, list[Candidate]]] = {}
    for path, facts in sorted(project.files.items()):
        if is_beside(path) or facts.is_notebook:
            continue
        reads = [each for each in facts.candidates_of(code) if each.data["kind"] == "default" and _is_setting(each)]
        programs.setdefault(program_of(path), {})[path] = reads
    found = [each for modules in programs.values() if (each := _in_program(project, code, modules)) is not None]
    return max(found, key=lambda each: each.variables, default=None)


def _in_program(project: ProjectView, code: str, modules: dict[str, list[Candidate]]) -> Scattered | None:
    reading = {path: reads for path, reads in modules.items() if reads}
    names = {each.data["variable"] for reads in reading.values() for each in reads}
    if not any(len(reading) >= files and len(names) >= variables for files, variables in _ENOUGH):
        return None
    if not any(path in project.start_up(kind) for path in reading for kind in ("serving", "training")):
        return None
    if sum(_is_deployed_alone(project, path) for path in reading) > 1:
        return None
    if any(_holds_settings(project, code, path) for path in {*modules, *project.imported_by(sorted(reading))}):
        return None
    most = max(reading, key=lambda path: _weight(reading[path]))
    in_order = sorted(reading[most], key=lambda each: each.first)
    first = next((each for each in in_order if each.function), in_order[0])
    return Scattered(read_of(first), len(names), tuple(sorted(reading)))


def _holds_settings(project: ProjectView, code: str, path: str) -> bool:
    """Whether a module is where settings stand, of the program itself or of what it imports."""
    facts = project.files[path]
    if is_of_settings(path) or any(_CLASS.search(cls.qualname) for cls in facts.classes):
        return True
    return any(each.data["kind"] == "field" for each in facts.candidates_of(code))


def _is_deployed_alone(project: ProjectView, path: str) -> bool:
    """Whether a module is a function of AWS Lambda: several of them in a folder are several programs."""
    return any(entry.path == path and entry.framework == "AWS Lambda" for entry in project.entry_points)


def _weight(reads: list[Candidate]) -> tuple[int, int]:
    """How many variables are read, and how often that is inside a function."""
    return len({each.data["variable"] for each in reads}), sum(bool(each.function) for each in reads)


def _is_setting(candidate: Candidate) -> bool:
    """Whether a variable is one of the program's own, and not what each process is told."""
    return not belongs_to_process(candidate.data["variable"])
