"""Models and files that a loop saves one by one, or round by round, and of which only a log knows that it could not."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext

from .. import _handlers as handlers
from .._errors import NO_FILE, caught
from .._handlers import Verdict
from .._told.deeds import ASIDE, Deed, deed
from .._told.undone import answers, is_optional
from .._ways_out import shown_call
from .words import note

_ITEMS: Final = ("write", "keep")


def unsaved(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``if loss < best: best = loss`` and ``try: torch.save(model, path)``, of which a failure is only logged: the run
    ends with a model that is not on the disk.
    """
    function = file.function_of(handler)
    if function is None or handlers.in_loop(file, block) is None or ASIDE.search(function.name):
        return None
    if not handlers.is_broad(file, handler) and not caught(handler, NO_FILE):
        return None
    if not handlers.only_logs(handler) or not handlers.logs(file, handler) or is_optional(file, function, handler):
        return None
    done = deed(file, block.body, failing=True)
    if done is None or not (done.kind == "save" or (done.kind in _ITEMS and not answers(function))):
        return None
    said = f"when `{shown_call(file, done.call)}` fails, only a log knows"
    return note(f"{said}: `{function.name}` ends as if all had been written, {_what_follows(done)}")


def _what_follows(done: Deed) -> str:
    what = "the model of another day, or with none" if done.kind == "save" else "what another day left, or with a part"
    return f"and what reads it goes on with {what}"


__all__ = ["unsaved"]
