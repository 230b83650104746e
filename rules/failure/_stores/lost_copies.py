"""Models that are overwritten although the copy of the one before could not be made."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import below
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls

_KEEPS: Final = regex(r"(?i)archiv|back_?up|roll_?back|previous_(model|version)|snapshot_of")
_COPIES: Final = frozenset(
    {"copy", "copy2", "copyfile", "copytree", "copy_blob", "copy_object", "move", "rename", "replace"}
)
_SAVES: Final = frozenset({"dump", "save", "save_model", "save_pretrained", "save_weights"})
_OVERWRITES: Final = _COPIES | _SAVES | {"upload_file", "upload_from_filename", "put_object"}
_ABSENT: Final = regex(r"(?i)NotFound|NoSuchKey|FileNotFound")


def lost_copy(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A copy of the model that is to be replaced, whose failure is only printed before it is replaced: here, or where
    the function that only makes the copy is called.
    """
    if not handlers.only_logs(handler):
        return None
    function = file.function_of(handler)
    copies = _COPIES | _SAVES if function is not None and _KEEPS.search(function.name) else _COPIES
    copied = [call for call in calls(file, block.body) if last_part(call.func) in copies or _keeps(call)]
    if not copied:  # before the text of the block, which costs more than its calls
        return None
    if not _KEEPS.search(f"{handlers.enclosing(handler)} {' '.join(ast.unparse(s) for s in block.body)}"):
        return None
    if any(_ABSENT.search(ast.unparse(h.type)) for h in block.handlers if h.type is not None and h is not handler):
        return None
    over = _overwriting(file, block)
    if over is None:
        return None
    said = f"a failure of `{shown_call(file, copied[0])}`, which keeps the one before, is only logged"
    return Verdict("MLA102", f"{said}: `{shown_call(file, over)}` overwrites it, and there is no way back", 0.7)


def _keeps(call: ast.Call) -> bool:
    """``model.save(backup_path)``: one more copy under a name that says so."""
    return last_part(call.func) in _SAVES and any(_KEEPS.search(ast.unparse(a)) for a in call.args)


def _overwriting(file: FileContext, block: ast.Try) -> ast.Call | None:
    """What is called after the block, or after the function that it is the whole of, to write the new one."""
    function = file.function_of(block)
    after = [below(block)]
    if function is not None and work_of(function)[-1] is block and _KEEPS.search(function.name):
        uses = (parent_of(call) for call in called(file, function.name))
        held = (parent_of(use) if isinstance(use, ast.Await) else use for use in uses)
        after += [below(use) for use in held if isinstance(use, ast.Expr)]
    for body in after:
        over = next((c for c in calls(file, body) if last_part(c.func) in _OVERWRITES and not _keeps(c)), None)
        if over is not None:
            return over
    return None
