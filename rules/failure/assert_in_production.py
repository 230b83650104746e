"""MLA108: checks that `python -O` removes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.rule import FileRule, Issue, Severity


class AssertInProduction(FileRule):
    """An `assert` guards input or model state on the serving path.

    Flags the first `assert` about what a function was given, or about a model, in code that a serving entry point
    reaches. Narrowing of types (`is None`, `isinstance`) is not flagged.

    Why it hurts:
        `python -O` and `PYTHONOPTIMIZE` remove it, and the check is gone without a word; with it, the caller gets a 500
        with no text where a 422 was due.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            assert len(rows) == 12, "12 features are needed"
            return model.predict([rows])

    Good:
        from fastapi import FastAPI, HTTPException

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            if len(rows) != 12:
                raise HTTPException(422, "12 features are needed")
            assert app.state.model is not None
            return app.state.model.predict([rows])

    When not to use it:
        For what cannot be false unless the program itself is wrong, and for the type checker's sake.

    References:
        https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement
    """

    code = "MLA108"
    name = "assert-in-production"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Raise an error of your own, and map it to an answer."
    triggers = (b"assert ", b"assert(")

    def visit_Assert(self, node: ast.Assert, file: FileContext) -> Iterator[Issue]:
        """An assert."""
        function = file.function_of(node)
        if function is None or is_test_path(file.path) or _narrows(node.test):
            return
        known: dict[ast.AST, bool] = file.shared.setdefault("asserts told", {})
        if function not in known and _guards(function, node.test):
            known[function] = True
            yield self.issue(node, f"`assert {file.text(node.test)}` guards a request and is gone under `python -O`")


def _guards(function: FunctionNode, test: ast.expr) -> bool:
    """Whether a test is about what the function was given, or about a model."""
    arguments = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    given = {a.arg for a in arguments if a.arg not in ("self", "cls")}
    given |= {
        target.id
        for statement in function.body
        if isinstance(statement, ast.Assign) and "request" in ast.unparse(statement.value)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    given |= {
        target.id
        for statement in function.body
        if isinstance(statement, ast.Assign) and any(_is_name(p, given) for p in ast.walk(statement.value))
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    return any(_is_name(part, given) for part in ast.walk(test)) or "model" in ast.unparse(test).lower()


def _is_name(node: ast.AST, names: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _narrows(test: ast.expr) -> bool:
    if isinstance(test, ast.BoolOp):
        return all(_narrows(value) for value in test.values)
    if isinstance(test, ast.Compare):
        comparator = test.comparators[0]
        return (
            isinstance(test.ops[0], ast.IsNot | ast.Is)
            and isinstance(comparator, ast.Constant)
            and comparator.value is None
        )
    if isinstance(test, ast.Call) and isinstance(test.func, ast.Name):
        return test.func.id in ("isinstance", "issubclass", "callable")
    return isinstance(test, ast.Constant | ast.Name | ast.Attribute)
