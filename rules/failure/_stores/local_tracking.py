"""Runs and models that go to a folder of this machine where the server that keeps them is not there, or not named."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._work import calls

_LOCAL: Final = regex(r"(?i)^(sqlite:|file:|\./|\.\./|/tmp|mlruns)|mlruns/?$")
_PRODUCTION: Final = regex(r"(?i)^(prod|production|live)$")


def local_tracking(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: mlflow.set_tracking_uri("file:./mlruns")`` round the server's address."""
    if "set_tracking_uri" not in lasts(file) or handlers.raises(handler):
        return None
    if not any(last_part(call.func) in ("set_tracking_uri", "set_experiment") for call in calls(file, block.body)):
        return None
    for call in calls(file, handler.body):
        if last_part(call.func) == "set_tracking_uri" and call.args and _is_local(file, call.args[0]):
            said = f"when the tracking server does not answer, `{file.text(call)}` takes its place"
            return Verdict("MLA102", f"{said}: runs and models are kept where nobody looks", 0.7, note=True)
    return None


def local_in_production(file: FileContext) -> Iterator[ast.stmt]:
    """``if env == "PROD": return "sqlite:///runs.db"`` where no address of a server is set."""
    if not file.holds(b"sqlite:", b"file:", b"mlruns"):
        return
    for branch in file.tree.of(ast.If):
        if not _is_production(branch.test) or not isinstance(parent_of(branch), ast.If):
            continue
        for statement in branch.body:
            value = outcome(statement) if isinstance(statement, ast.Return) else given(statement)
            if value is not None and _is_local(file, value):
                yield statement


def _is_production(test: ast.expr) -> bool:
    """``env == "PROD"``."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], ast.Eq)
        and isinstance(test.comparators[0], ast.Constant)
        and _PRODUCTION.match(str(test.comparators[0].value)) is not None
    )


def _is_local(file: FileContext, value: ast.expr) -> bool:
    held = file.constant(value)
    return isinstance(held, str) and _LOCAL.search(held) is not None


__all__ = ["local_in_production", "local_tracking"]
