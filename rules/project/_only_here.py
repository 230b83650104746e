"""Models that a service loads and that no module of the project makes: what is said of them by the notebooks alone."""

from __future__ import annotations

import ast
import re
from typing import Any, Final, NamedTuple

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_NAMED: Final = regex(
    r"[\"']([^\"'\n]{0,200}?)([\w.-]+\.(?:pkl|pickle|joblib|pt|pth|h5|hdf5|keras|onnx|ubj|cbm|safetensors|sav))[\"']"
)
_ENDING: Final = regex(r"\.(?:pkl|pickle|joblib|pt|pth|h5|hdf5|keras|onnx|ubj|cbm|safetensors|sav)[\"']")
"""The end of such a name, which is looked for first: hardly any text has one."""
_OPTIMIZER: Final = regex(r"^torch\.optim\.\w+$")
_EXPLORES: Final = regex(
    r"(?i)(^|[/_ -])(eda|explor\w*|demo|example\w*|tutorial\w*|scratch|trial|test\w*|archive\w*|old\w*)([/_. -]|$)"
)
_TRAINS: Final = re.compile(r"(?i)train|model")
CODE: Final = "MLA901"


class Reader(NamedTuple):
    """A place of a module where a file is loaded, or named."""

    path: str
    line: int


def named(file: FileContext) -> list[list[Any]]:
    """The model files that the text of a module names, each with the first line that does."""
    found: dict[str, int] = {}
    for number, line in enumerate(file.source.lines, 1) if _ENDING.search(file.source.text) else ():
        if _ENDING.search(line) and not line.lstrip().startswith("#"):
            for match in _NAMED.finditer(line):
                found.setdefault(match[2], number)
    return [[name, line] for name, line in found.items()]


def trained_here(file: FileContext) -> ast.stmt | ast.expr | None:
    """Where a notebook trains a network of its own: the loop over epochs after the optimizer is made."""
    made = [call for call in file.calls_where(lambda name, _: _OPTIMIZER.match(name)) if file.function_of(call) is None]
    if not made:
        return None
    loops = (loop for loop in file.tree.of(ast.For) if loop.lineno > made[0].lineno and file.function_of(loop) is None)
    return next((loop for loop in loops if "epoch" in ast.unparse(loop.target) + ast.unparse(loop.iter)), None)


def namers(project: ProjectView) -> dict[str, Reader]:
    """The model files that modules of a service name and no module writes, with the first place."""
    known: dict[str, Reader] | None = project.shared.get("model files that are named")
    if known is None:
        known = project.shared["model files that are named"] = {}
        writers = {path for path, data in _said(project) if data.get("is") == "saves"}
        made = {data["file"] for path, data in _said(project) if data.get("is") == "made"}
        made |= {
            name
            for path, data in _said(project)
            if data.get("is") == "named" and path in writers
            for name, _ in data["files"]
        }
        for path, data in _said(project):
            if data.get("is") == "named" and path not in writers and path in project.start_up("serving"):
                for name, line in data["files"]:
                    if name not in made:
                        known.setdefault(name, Reader(path, line))
    return known


def sole_maker(project: ProjectView) -> tuple[Candidate, Reader] | None:
    """The one place in a notebook where the model of a service is made that loads it from somewhere, where no module of
    the project saves any; None where there is no such service.
    """
    known: list[tuple[Candidate, Reader]] | None = project.shared.get("models made in a notebook alone")
    if known is None:
        known = project.shared["models made in a notebook alone"] = []
        said = list(_said(project))
        loads = [
            Reader(path, data["line"]) for path, data in said if data.get("is") == "loads" and _serves(project, path)
        ]
        if loads and all(data.get("is") != "saves" for _, data in said):
            makers = [
                candidate
                for path, facts in sorted(project.files.items())
                if facts.is_notebook and not is_aside(path)
                for candidate in facts.candidates_of(CODE)
                if candidate.data.get("is") in ("written", "trained")
            ]
            makers.sort(
                key=lambda each: each.finding.location is None or not _TRAINS.search(each.finding.location.path)
            )
            known += [(makers[0], loads[0])] if makers else []
    return known[0] if known else None


def is_aside(path: str) -> bool:
    """Whether a notebook explores, or was put away."""
    return _EXPLORES.search(path) is not None


def _serves(project: ProjectView, path: str) -> bool:
    return path in project.start_up("serving")


def _said(project: ProjectView) -> list[tuple[str, dict[str, Any]]]:
    """What the rule has noted of modules."""
    return [
        (path, candidate.data)
        for path, facts in project.files.items()
        if not facts.is_notebook and "test" not in path.lower()
        for candidate in facts.candidates_of(CODE)
    ]


__all__ = ["Reader", "is_aside", "named", "namers", "sole_maker", "trained_here"]
