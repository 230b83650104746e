"""Tasks of a scheduler, which knows of a failure only what a task raises."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import FileFacts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._work import kinds
from .commanded import is_commanded
from .deeds import deed
from .undone import is_quiet

TASK: Final = regex(
    r"^(airflow\.(decorators|sdk)\.task(\.\w+)?|prefect\.(task|flow)|dagster\.(op|asset|multi_asset)|zenml\.(steps\.)?step"
    r"|metaflow\.step|kfp\.(v2\.)?dsl\.component|celery\.shared_task|celery\.current_app\.task|celery\.Celery\(\)\.task|dramatiq\.actor"
    r"|huey\.\w+\(\)\.(periodic_)?task)(\(\))?$"
)
_OPERATOR: Final = regex(r"^airflow\.(DAG|models\.(DAG|dag)|operators|providers\.standard\.operators|sdk)(\.|$)")
_WORK: Final = frozenset({"load", "predict", "read", "query", "request", "save"})
_ASIDE: Final = regex(r"(?i)notif|alert|metric|clean|report|slack|mail|optional|telemetry|cache|health")
"""Tasks that the others do without."""


def ends_green(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A broad handler of a task that prints at most, where the work of the task is what failed."""
    function = file.function_of(handler)
    if (
        function is None
        or block not in work_of(function)
        or not _is_task(file, function)
        or _ASIDE.search(function.name)
    ):
        return None
    if not is_quiet(handler) and not all(isinstance(s, ast.Pass) for s in handler.body):
        return None
    if isinstance(handler.body[-1], ast.Return) and any(
        not is_nothing(s.value) for s in file.inside(function, ast.Return)
    ):
        return None
    if _WORK.isdisjoint(kinds(file, block.body)) and deed(file, block.body) is None:
        return None
    said = f"`{function.name}` is a task that ends as one that worked, whatever fails here"
    return Verdict("MLA102", f"{said}: its scheduler tries nothing again, and runs what depends on it")


def _is_task(file: FileContext, function: FunctionNode) -> bool:
    """Whether a decorator, or an operator of this file, makes a task of a function."""
    for decorator in function.decorator_list:
        made = decorator.func if isinstance(decorator, ast.Call) else decorator
        if TASK.match(file.qualname(made) or ""):
            return True
    cls = file.class_of(function)
    bases = [last_part(base) for base in cls.bases] if cls is not None else []
    if function.name == "execute" and any(base.endswith(("Operator", "Sensor")) for base in bases):
        return True
    return any(
        keyword.arg == "python_callable" and isinstance(keyword.value, ast.Name) and keyword.value.id == function.name
        for call in file.calls_where(lambda _, last: last.endswith("PythonOperator"))
        for keyword in call.keywords
    )


def is_scheduled(project: ProjectView, path: str) -> bool:
    """Whether a scheduler or a pipeline runs what a file holds, or it is imported by a file of its tasks: nobody sees
    what it prints.
    """
    known = project.shared.get("scheduled files")
    if not isinstance(known, frozenset):
        known = project.imported_by(sorted(p for p, facts in project.files.items() if _holds_tasks(facts)))
        project.shared["scheduled files"] = known
    return path in known or is_commanded(project, path)


def _holds_tasks(facts: FileFacts) -> bool:
    if any(TASK.match(d.name) for function in facts.functions for d in function.decorators):
        return True
    return any(_OPERATOR.match(fact.name) for fact in facts.imports)
