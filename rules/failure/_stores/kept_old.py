"""Uploads that give way to what is there already, and of which nobody learns that nothing was written."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls

_EXISTS: Final = regex(r"(?i)(resource|blob|object|already|file|item|key|duplicate)_?\w*(exists?|duplicate)|^conflict$")
_UPLOADS: Final = frozenset(
    {"upload_blob", "upload_file", "upload_fileobj", "upload_from_filename", "upload_from_string", "put_object"}
    | {"create_blob_from_path", "create_blob_from_text", "upload_data", "upload_folder", "copy_blob", "put_file"}
)


def kept_old(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except ResourceExistsError: pass`` round an upload, also behind ``if exist_ok:``."""
    if handler.type is None or not any(_EXISTS.search(last_part(kind)) for kind in _each(handler.type)):
        return None
    sent = next((call for call in calls(file, block.body) if last_part(call.func) in _UPLOADS), None)
    function = file.function_of(handler)
    if sent is None or not _passes(handler.body):
        return None
    if function is not None and any(s.value is not None for s in file.inside(function, ast.Return)):
        return None
    said = f"where there is one already, `{shown_call(file, sent)}` writes nothing and that is passed over"
    return Verdict("MLA102", f"{said}: what reads it goes on with the data of another day", 0.8, mild=True)


def _each(kind: ast.expr) -> list[ast.expr]:
    return kind.elts if isinstance(kind, ast.Tuple) else [kind]


def _passes(body: list[ast.stmt]) -> bool:
    """Whether a handler does nothing but log, on one way through it at least."""
    only = body[0] if len(body) == 1 else None
    if isinstance(only, ast.If):
        return any(branch and _passes(branch) for branch in (only.body, only.orelse))
    return handlers.logs_all([s for s in body if not isinstance(s, ast.Pass)])
