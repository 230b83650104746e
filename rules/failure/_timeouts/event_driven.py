"""Lambdas that an upload or a queue starts: nobody waits for them, and the platform ends them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView

from .._sessions import encloses


def takes_records(file: FileContext) -> Iterator[FunctionNode]:
    """The functions that read ``event["Records"]``, as S3, SQS, SNS and streams send them and no gateway does."""
    for part in file.tree.of(ast.Subscript):
        if isinstance(part.slice, ast.Constant) and part.slice.value == "Records" and last_part(part.value) == "event":
            home = file.function_of(part)
            if isinstance(home, ast.FunctionDef | ast.AsyncFunctionDef):
                yield home


def starts_by_event(project: ProjectView, path: str, function: str) -> bool:
    """Whether none but Lambdas that take records lead to code that serves."""
    reached: dict[Node, Node | None] | None = project.shared.get("reached but by events")
    if reached is None:
        takers = {
            (each.path, candidate.function)
            for each in project.files.values()
            for candidate in each.candidates_of("MLA101")
            if candidate.data["kind"] == "records"
        }
        serving = [e for e in project.entry_points if e.kind == "serving"]
        others = [
            (e.path, e.function) for e in serving if e.framework != "AWS Lambda" or (e.path, e.function) not in takers
        ]
        project.shared["events start"] = len(others) < len(serving)
        reached = project.shared["reached but by events"] = project.reach(others)
    return bool(project.shared["events start"]) and bool(function) and not encloses(reached, path, function)
