"""Commands: where a program begins that somebody runs by hand or that a job starts, with the arguments it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.aside import put_aside
from mlaudit.code.entrypoints import EntryPoint, is_test_path

if TYPE_CHECKING:
    from mlaudit.code.facts import FileFacts, FunctionFact
    from mlaudit.code.project import ProjectView

_DECORATORS: Final = {
    "click": ("command", "group"),
    "rich_click": ("command", "group"),
    "asyncclick": ("command", "group"),
    "typer": ("command", "callback"),
    "cyclopts": ("command", "default"),
    "hydra": ("main",),
}
"""Ends of the names of decorators that make a command of a function, by the library that a file has them from."""
_PARSERS: Final = {
    "argparse.ArgumentParser": "argparse",
    "docopt.docopt": "docopt",
    "fire.Fire": "fire",
    "absl.app.run": "absl",
    "transformers.HfArgumentParser": "transformers",
}
"""What reads the arguments of a program, by the library."""
_FURTHEST: Final = 20
"""Calls over which it is followed who calls what reads the arguments."""


def commands(project: ProjectView) -> tuple[EntryPoint, ...]:
    """The functions, or module levels (""), that are commands, sorted; of tests and of what was put aside none."""
    aside = put_aside(project)
    found: dict[tuple[str, str], EntryPoint] = {}
    for path, facts in project.files.items():
        if is_test_path(path) or path in aside:
            continue
        for function in facts.functions:
            entry = _decorated(project, facts, function)
            if entry is not None:
                found[path, function.qualname] = entry
        for name, line, library in _parsing(facts):
            begins = _beginning(project, path, name)
            line = next((each.line for each in facts.functions if each.qualname == begins), line)
            entry = EntryPoint("command", path, begins, line, library, _why(library, name, begins))
            found.setdefault((path, begins), entry)
    return tuple(sorted(found.values()))


def _decorated(project: ProjectView, facts: FileFacts, function: FunctionFact) -> EntryPoint | None:
    for decorator in function.decorators:
        last = project.expand(decorator.name, facts.path).rpartition(".")[2]
        for library, ends in _DECORATORS.items():
            if last in ends and (library in facts.libraries or decorator.name.startswith(f"{library}.")):
                shown = decorator.name.replace("()", "")
                reason = f"decorated with @{shown}"
                return EntryPoint("command", facts.path, function.qualname, function.line, library, reason)
    return None


def _parsing(facts: FileFacts) -> list[tuple[str, int, str]]:
    """The functions of a file that read the arguments of the program, the module level as "", with line and library."""
    every = [("", call) for call in facts.module_calls]
    every += [(function.qualname, call) for function in facts.functions for call in function.calls]
    return [(name, call.line, _PARSERS[call.target]) for name, call in every if call.target in _PARSERS]


def _beginning(project: ProjectView, path: str, name: str) -> str:
    """The function of the same file that leads to `name` and that the module level runs, ``main`` as a rule."""
    seen: set[str] = set()
    while name and name not in seen and len(seen) < _FURTHEST:
        seen.add(name)
        callers = {caller.qualname for caller in project.callers((path, name)) if caller.path == path}
        if not callers or "" in callers:
            break
        name = min(callers)
    return name


def _why(library: str, name: str, begins: str) -> str:
    said = f"reads its arguments with {library}"
    return said if name == begins else f"{said}, in `{name}`"


__all__ = ["commands"]
