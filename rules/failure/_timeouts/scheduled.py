"""What a scheduler runs: the callables of Airflow's tasks, and the jobs of `schedule` and APScheduler."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView

from .._sessions import encloses

KIND: Final = "scheduled"
SCHEDULERS: Final = (b"airflow", b"apscheduler", b"schedule")
_BOUNDS: Final = (b"execution_timeout", b"dagrun_timeout")
"""What ends a task of Airflow, or the run that it is part of."""


def scheduled(file: FileContext) -> list[str]:
    """The functions that a file has a scheduler run, by their dotted names, where nothing in it bounds a task."""
    if not file.holds(*SCHEDULERS):
        return []
    of_airflow = file.imports("airflow") and not file.holds(*_BOUNDS) and not _takes_defaults(file)
    names = list(_of_airflow(file)) if of_airflow else []
    if file.imports("apscheduler", "schedule"):
        names += _of_timetable(file)
    return sorted(set(names))


def _of_airflow(file: FileContext) -> Iterator[str]:
    for function in file.functions():
        if any(_is_task(decorator) for decorator in function.decorator_list):
            yield f"{file.module}.{file.tree.scope_at(function).qualname}"
    for keyword in file.tree.of(ast.keyword):
        if keyword.arg == "python_callable":
            yield from _named(file, keyword.value)


def _takes_defaults(file: FileContext) -> bool:
    """Whether the defaults of the tasks come from another file, which may bound them."""
    given = [each.value for each in file.tree.of(ast.keyword) if each.arg == "default_args"]
    return any(isinstance(each, ast.Name) and file.names.single_value(each) is None for each in given)


def _is_task(decorator: ast.expr) -> bool:
    """``@task``, ``@task(retries=2)``, ``@task.virtualenv``."""
    given = decorator.func if isinstance(decorator, ast.Call) else decorator
    given = given.value if isinstance(given, ast.Attribute) and last_part(given.value) == "task" else given
    return last_part(given) == "task"


def _of_timetable(file: FileContext) -> Iterator[str]:
    """``schedule.every().day.do(job)``, ``scheduler.add_job(job, "cron")``, ``@scheduler.scheduled_job("cron")``."""
    for call in called(file, "do", "add_job"):
        given = file.argument(call, "func" if last_part(call.func) == "add_job" else "job_func", 0)
        if given is not None:
            yield from _named(file, given)
    for function in file.functions():
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call) and last_part(decorator.func) in ("scheduled_job", "repeat"):
                yield f"{file.module}.{file.tree.scope_at(function).qualname}"


def _named(file: FileContext, given: ast.expr) -> Iterator[str]:
    if isinstance(given, ast.Call) and last_part(given.func) == "partial" and given.args:
        given = given.args[0]
    name = file.qualname(given) if isinstance(given, ast.Name | ast.Attribute) else None
    if name:
        yield name


def is_scheduled(project: ProjectView, path: str, function: str) -> bool:
    """Whether a scheduler runs a function, or what calls it."""
    reached: dict[Node, Node | None] | None = project.shared.get("run by schedulers")
    if reached is None:
        roots = [node for path, facts in project.files.items() for node in _roots(project, path, facts.module)]
        reached = project.shared["run by schedulers"] = project.reach(roots)
    return bool(reached) and bool(function) and encloses(reached, path, function)


def _roots(project: ProjectView, path: str, module: str) -> Iterator[Node]:
    for candidate in project.files[path].candidates_of("MLA101"):
        for name in candidate.data["names"] if candidate.data["kind"] == KIND else ():
            symbol = project.resolve(name, path)
            if symbol is not None and symbol.function is not None:
                yield symbol.path, symbol.qualname
            elif project.function((path, own := name.removeprefix(f"{module}."))) is not None:
                yield path, own  # one that stands in a function


def is_first_of_file(project: ProjectView, candidate: Candidate) -> bool:
    """Whether no child process of the same file was told before: one bound for the tasks of a file mends them all."""
    where = candidate.finding.location
    first: dict[str, object] = project.shared.setdefault("first scheduled children", {})
    return where is not None and first.setdefault(where.path, where) == where


__all__ = ["KIND", "SCHEDULERS", "is_first_of_file", "is_scheduled", "scheduled"]
