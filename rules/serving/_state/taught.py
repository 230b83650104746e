"""Models that a request trains in place while other requests ask them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext

from ...libraries.asking import RUNS
from .two_steps import is_locked, shared_by

_LEARNS: Final = frozenset(
    {"partial_fit", "learn_one", "learn_many", "train_on_batch", "fit", "fine_tune", "finetune", "retrain"}
)
_ASKS: Final = RUNS | {"predict_one", "predict_proba_one", "predict_many", "score_one", "transform"}


class Taught(NamedTuple):
    """Where a shared model is trained, where it is asked, its name, and the class that keeps it ("": none)."""

    trained: ast.Call
    asked: ast.Call
    held: str
    owner: str


def taught_in_place(file: FileContext) -> Iterator[Taught]:
    """The first call of each function that trains an object which another function of the file asks."""
    if file.source.notebook is not None or not calls_one(file, _LEARNS) or not calls_one(file, _ASKS):
        return
    seen: set[ast.AST] = set()
    for trained in called(file, *_LEARNS):
        home = file.function_of(trained)
        if home is None or home in seen or not isinstance(trained.func, ast.Attribute) or not trained.args:
            continue
        owner = shared_by(file, home, trained.func.value)
        asked = _asked(file, trained) if owner is not None else None
        if owner is not None and asked is not None and not is_locked(file, trained):
            seen.add(home)
            yield Taught(trained, asked, ast.unparse(trained.func.value), owner)


def _asked(file: FileContext, trained: ast.Call) -> ast.Call | None:
    """The call, in another function of the same class or module, that asks what is trained."""
    held = ast.unparse(trained.func.value) if isinstance(trained.func, ast.Attribute) else ""
    for call in called(file, *_ASKS):
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == held:
            home = file.function_of(call)
            alike = not held.startswith("self.") or file.class_of(call) is file.class_of(trained)
            if home is not None and home is not file.function_of(trained) and alike:
                return call
    return None
