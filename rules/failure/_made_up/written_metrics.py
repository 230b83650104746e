"""Measures, and results, that a program writes down itself and takes for what came out of a model."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .records import fields_of

MOCKS: Final = (b"_mock_", b"_fake_", b"_dummy_", b"_simulated_")
_MEASURE: Final = regex(
    r"(?i)^(model_|test_|validation_|val_|overall_)?((balanced_)?accuracy|(roc_|pr_)?auc|f1|precision|recall|rmse|mae|mape|r2|mcc)(_score)?$"
)
_MEASURED: Final = regex(r"(?i)(^|_)(metrics?|scores?|results?|performance|evaluation)$")
_TELLS: Final = regex(
    r"(?i)example|sample|mock|dummy|demo|baseline|target|threshold|published|paper|expected|min(imum)?_|required|limit"
    r"|default|weight|reference|simulat|fake"
)
_TRIED: Final = regex(r"(?i)(^|/)(tests?|examples?|demos?|notebooks?)/|(^|/)(test_|conftest)|_test\.py$")
_TAKES: Final = regex(
    r"(?i)^(log_metrics?|register_\w+|create_model_version|log_model|promote\w*|deploy\w*|save_metrics?)$"
)
"""What is told how good a model is."""
_MADE_UP: Final = regex(
    r"(?i)^_*(generate|make|create|get|build|produce)_(mock|fake|dummy|simulated)_(\w+_)?"
    r"(results?|analys[ie]s|predictions?|scores?|detections?|inference|answers?|metrics)$"
)
_KEEPS: Final = regex(r"(?i)^(set|save|store|update|publish|insert|complete|write)(_\w+)?$")


def written_metrics(file: FileContext) -> Iterator[tuple[ast.expr, str]]:
    """``metrics = {"accuracy": 0.95, "auc": 0.97}`` before ``client.log_metrics(metrics)``: the dict, and what takes it
    for what was measured.
    """
    for statement in () if _TRIED.search(file.path) else file.tree.of(ast.Assign):
        function, made = file.function_of(statement), statement.value
        if (
            function is None
            or not isinstance(made, ast.Dict)
            or len(made.keys) < 2
            or not isinstance(statement.targets[0], ast.Name)
        ):
            continue
        name = statement.targets[0].id
        if not _MEASURED.search(name) or _TELLS.search(f"{name} {function.name}"):
            continue
        fields = fields_of(made)
        if fields and all(_MEASURE.match(field) and _is_measured(value) for field, value in fields.items()):
            taken = _taken(file, function, statement, name)
            if taken is not None:
                yield made, file.text(taken)


def _is_measured(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) is float and value.value not in (0.0, 1.0)


def _taken(file: FileContext, function: FunctionNode, made: ast.stmt, name: str) -> ast.expr | None:
    """What takes a dict of measures for what a model has: a log of them, or a test of one of them."""
    read = [n for n in file.inside(function, ast.Name) if n.id == name and n.lineno > made.lineno]
    for each in read:
        held = parent_of(each)
        if isinstance(held, ast.Call) and _TAKES.match(last_part(held.func)):
            return held.func
    return None


def mocked_results(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """``results = await self._generate_mock_results(video)`` before ``tracker.set_results(video, results)``, whatever
    is set: the call that makes them up, and the one that keeps them.
    """
    for function in () if _TRIED.search(file.path) else file.functions():
        if _TELLS.search(f"{handlers.enclosing(function)} {function.name}"):
            continue
        for statement in file.inside(function, ast.Assign):
            call = given(statement)
            call = call.value if isinstance(call, ast.Await) else call
            if not isinstance(call, ast.Call) or not _MADE_UP.match(last_part(call.func)):
                continue
            name = last_part(target_of(statement))
            if file.function_of(statement) is not function or next(file.ancestors(statement, _CHOICES), None):
                continue
            kept = next((c for c in file.inside(function, ast.Call) if _keeps(c, name)), None)
            if kept is not None:
                yield call, kept


_CHOICES: Final = (ast.If, ast.ExceptHandler, ast.Match)


def _keeps(call: ast.Call, name: str) -> bool:
    return _KEEPS.match(last_part(call.func)) is not None and any(
        isinstance(each, ast.Name) and each.id == name for each in call.args
    )


__all__ = ["MOCKS", "mocked_results", "written_metrics"]
