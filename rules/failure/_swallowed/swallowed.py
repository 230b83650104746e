"""What a handler keeps to itself, by what its block is about: a load, a prediction, a file, a store, a record."""

from __future__ import annotations

import ast
import re

from mlaudit.code.file import FileContext

from .. import _handlers as handlers
from .._handlers import Verdict
from .._models.chosen import preset_flags
from .._models.documents import is_of_documents
from .._models.loads import failed_load
from .._stores.out_of_reach import failed_query, failed_request
from .._ways_out import assigns, does_nothing, shown_call, tries_again
from .._work import calls, kind_of
from .predictions import told_of_success, unanswered
from .unread import is_not_missed, left_out_silently, taken_for_empty


def swallowed(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    """A failure of what a block is about, of which the caller learns nothing."""
    logged = handlers.logs(file, handler)
    if preset_flags(file, block):
        return None
    asked = about.get("predict") or about.get("load")
    if asked is not None and (claimed := told_of_success(file, block, handler, asked)):
        return claimed
    if "load" in about or ("make" in about and _says_load(handler)):
        return failed_load(file, block, handler, about.get("load") or about["make"], logged)
    if "predict" in about:
        return unanswered(file, block, handler, about["predict"])
    if "read" in about:
        call = about["read"]
        if not logged and not tries_again(file, handler) and not assigns(handler):
            if is_not_missed(file, block, handler):
                return None
            if left_out := left_out_silently(file, block, handler, call):
                return left_out
        if emptied := taken_for_empty(file, handler, call, logged):
            return emptied
    asked_in_vain = failed_query(file, block, handler, about, logged) or failed_request(file, handler, about)
    if asked_in_vain is not None:
        return asked_in_vain
    return None if logged or not does_nothing(handler) else _not_kept(file, block, about)


def _not_kept(file: FileContext, block: ast.Try, about: dict[str, ast.Call]) -> Verdict | None:
    """A model that is not saved, or a record of the run that is not written, in silence."""
    saves = [call for call in calls(file, block.body) if kind_of(file, call) == "save"] if "save" in about else []
    if saves and all(is_of_documents(file, call) for call in saves):
        about = {"note": saves[0]}
    if "save" in about:
        said = (
            f"a failure of `{shown_call(file, about['save'])}` is passed over: the run ends well, and without a model"
        )
        return Verdict("MLA102", said, mild=True)
    if "note" in about:
        said = f"a failure of `{shown_call(file, about['note'])}` is passed over in silence: the run's record has holes"
        return Verdict("MLA102", said, note=True)
    return None


def _says_load(handler: ast.ExceptHandler) -> bool:
    text = " ".join(p.value for p in ast.walk(handler) if isinstance(p, ast.Constant) and isinstance(p.value, str))
    return re.search(r"(load|initiali[sz]|start)", text, re.IGNORECASE) is not None
