"""Whether a call pins the version of what it fetches."""

from __future__ import annotations

import ast

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext

from .hubs import MOVING, Hub


def _names_no_revision(file: FileContext, given: ast.expr) -> bool:
    """Whether a dict is written out and has no revision in it: ``{"device": "cpu"}``."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    if not isinstance(made, ast.Dict):
        return False
    keys = [UNKNOWN if key is None else file.constant(key) for key in made.keys]
    return UNKNOWN not in keys and "revision" not in keys


def is_pinned(node: ast.Call, hub: Hub, file: FileContext) -> bool:
    """Whether a call pins what it fetches, or may do so."""
    if file.constant(file.argument(node, "local_files_only")) is True:
        return True
    if file.constant(file.argument(node, "trust_remote_code")) is True:
        return True  # MLA402 says it, and what is worse about it
    for pin in hub.pins:
        given = file.keyword_maybe(node, pin, hub.pinned_at if pin == hub.pins[0] else None)
        if given is UNKNOWN:
            return True
        if isinstance(given, ast.expr):
            if pin == "model_kwargs":
                return not _names_no_revision(file, given)
            value = file.constant(given)
            return value is not None and value not in MOVING
    if not hub.pins:
        return file.has_unpacking(node)
    return False


__all__ = ["is_pinned"]
