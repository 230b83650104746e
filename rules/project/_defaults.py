"""One variable of the environment that falls back to different values in the modules of one program."""

from __future__ import annotations

import ast
from collections import Counter
from typing import Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView

_LAUNCHED: Final = frozenset({"WORLD_SIZE", "RANK", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "NODE_RANK", "GROUP_RANK"})
"""What a launcher of several processes sets; each reader has a word of its own for a process that runs alone."""


class Read(NamedTuple):
    """A read of a variable with a default, and where it stands."""

    variable: str
    default: str
    path: str
    line: int


def default_of(file: FileContext, call: ast.Call) -> tuple[str, str] | None:
    """The variable that a call reads and the constant that it falls back to, as text; None where there is none."""
    if len(call.args) != 2:
        return None
    variable, default = file.constant(call.args[0]), file.constant(call.args[1])
    if not isinstance(variable, str) or not isinstance(default, str | int | float) or default == "":
        return None
    if variable in _LAUNCHED:
        return None
    return variable, str(default)


def differing(project: ProjectView, code: str) -> dict[Read, Read]:
    """By read: another one in the same program, of the default that most of it agrees on. One a file, the first."""
    known: dict[Read, Read] | None = project.shared.get("defaults that differ")
    if known is None:
        known = project.shared["defaults that differ"] = {}
        told: set[str] = set()
        for start in sorted({entry.path for entry in project.entry_points if entry.kind == "serving"}):
            for read, usual in _odd(_reads(project, code, project.imported_by([start]))):
                if read.path not in told:
                    told.add(read.path)
                    known[read] = usual
    return known


def read_of(candidate: Candidate) -> Read:
    """The read that a candidate stands for."""
    where = candidate.finding.location
    path, line = (where.path, where.line) if where is not None else ("", 0)
    return Read(candidate.data["variable"], candidate.data["default"], path, line)


def _reads(project: ProjectView, code: str, paths: frozenset[str]) -> list[Read]:
    return [
        read_of(candidate)
        for path in sorted(paths)
        if not is_test_path(path)
        for candidate in project.files[path].candidates_of(code)
        if candidate.data["kind"] == "default"
    ]


def _odd(reads: list[Read]) -> list[tuple[Read, Read]]:
    """The reads whose default is not the usual one of their variable, with the first that has the usual one.

    A module that falls back to both knows what it does.
    """
    found = []
    for variable in dict.fromkeys(read.variable for read in reads):
        same = [read for read in reads if read.variable == variable]
        usual = Counter(read.default for read in same).most_common(1)[0][0]
        agreed = [read for read in same if read.default == usual]
        both = {read.path for read in agreed}
        found += [(read, agreed[0]) for read in same if read.default != usual and read.path not in both]
    return sorted(found, key=lambda pair: (pair[0].path, pair[0].line))
