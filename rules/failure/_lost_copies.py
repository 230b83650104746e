"""Models that are overwritten although the copy of the one before could not be made."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import _handlers as handlers
from ._handlers import Verdict
from ._ways_out import shown_call
from ._work import calls

_KEEPS: Final = regex(r"(?i)archiv|back_?up|roll_?back|previous_(model|version)|snapshot_of")
_COPIES: Final = frozenset(
    {"copy", "copy2", "copyfile", "copytree", "copy_blob", "copy_object", "move", "rename", "replace"}
)
_OVERWRITES: Final = _COPIES | {"dump", "save", "save_model", "upload_file", "upload_from_filename", "put_object"}
_ABSENT: Final = regex(r"(?i)NotFound|NoSuchKey|FileNotFound")


def lost_copy(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A copy of the model that is to be replaced, whose failure is only printed before it is replaced."""
    if _COPIES.isdisjoint(lasts(file)):
        return None
    if not handlers.logs_all([s for s in handler.body if not isinstance(s, ast.Pass)]):
        return None
    copied = [call for call in calls(file, block.body) if last_part(call.func) in _COPIES]
    if not copied or not _KEEPS.search(" ".join(ast.unparse(s) for s in block.body)):
        return None
    if any(_ABSENT.search(ast.unparse(h.type)) for h in block.handlers if h.type is not None and h is not handler):
        return None
    home = parent_of(block)
    body: list[ast.stmt] = getattr(home, "body", [])
    after = body[body.index(block) + 1 :] if block in body else []
    over = next((call for call in calls(file, after) if last_part(call.func) in _OVERWRITES), None)
    if over is None:
        return None
    said = f"a failure of `{shown_call(file, copied[0])}`, which keeps the one before, is only logged"
    return Verdict("MLA102", f"{said}: `{shown_call(file, over)}` overwrites it, and there is no way back", 0.7)
