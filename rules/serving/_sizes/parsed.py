"""Schemas that a route fills by hand with what it was sent, and routes that train on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled

_CODE: Final = "MLA704"
_FILLS: Final = frozenset({"model_validate", "model_validate_json", "parse_obj", "parse_raw", "validate_python"})
_BODY: Final = regex(
    r"(?s)^\(?(await )?\w*request\.(json|form|values|args|data|get_json\(.*\)|json\(\)|body\(\)|get_data\(.*\)"
    r"|form\.to_dict\(.*\))( or \{\})?\)?$|^json\.loads\((await )?\w*request\..*\)$"
)
"""What was sent, as it is written."""
_LEARNS: Final = regex(
    r"\.(fit|partial_fit|fit_generator|train_on_batch|learn_one|learn_many|fit_one_cycle|fine_?tune(_model)?|re_?train(_model)?)$"
)


def parsed(file: FileContext, node: FunctionNode) -> Iterator[tuple[ast.Call, str]]:
    """The calls of a route that fill a schema with what was sent, and the name of it: ``Order(**request.json)``,
    ``Order.model_validate(await request.json())``.
    """
    if not file.holds(b"request"):
        return
    for call in file.inside(node, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _FILLS:
            name = file.qualname(call.func.value)
            if name and call.args and _is_sent(file, call.args[0]):
                yield call, name
            continue
        name = file.call_name(call)
        if name and any(keyword.arg is None and _is_sent(file, keyword.value) for keyword in call.keywords):
            yield call, name


def _is_sent(file: FileContext, value: ast.expr) -> bool:
    made = file.names.single_value(value) if isinstance(value, ast.Name) else value
    return made is not None and _BODY.match(spelled(given_back(file, made))) is not None


def fillers(project: ProjectView) -> dict[Node, list[tuple[str, str, int]]]:
    """The routes that fill schemas of the project by hand, by schema."""
    known: dict[Node, list[tuple[str, str, int]]] | None = project.shared.get("routes that fill schemas")
    if known is None:
        known = project.shared["routes that fill schemas"] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(_CODE):
                symbol = project.resolve(candidate.data["parses"], path) if candidate.data.get("parses") else None
                where = candidate.finding.location
                if symbol is not None and symbol.cls is not None and where is not None:
                    route = (path, candidate.data["function"], where.line)
                    known.setdefault((symbol.path, symbol.cls.qualname), []).append(route)
    return known


def trains(project: ProjectView, node: Node) -> bool:
    """Whether a route reaches what a model learns from."""
    known: dict[Node, bool] = project.shared.setdefault("routes that train", {})
    if node not in known:
        functions = filter(None, map(project.function, project.reach([node])))
        known[node] = any(_LEARNS.search(call.target) for each in functions for call in each.calls)
    return known[node]


__all__ = ["fillers", "parsed", "trains"]
