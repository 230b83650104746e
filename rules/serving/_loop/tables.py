"""Tables that are read from what a program holds, or made a text or bytes: no file or network is asked."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_WRITES: Final = regex(r"^(pandas|polars)\.[\w.()]+\.(to|write)_(csv|json|parquet|feather|html|markdown|ndjson|ipc)$")
_WRITERS: Final = frozenset({"pyarrow.parquet.write_table", "torch.save", "joblib.dump"})
"""What writes its first argument into the second one."""
_TARGETS: Final = frozenset({"path_or_buf", "path", "buf", "file"})
_HELD: Final = frozenset({"io.StringIO", "io.BytesIO", "pyarrow.BufferOutputStream"})


def is_made_in_memory(file: FileContext, call: ast.Call, name: str) -> bool:
    """Whether a table is made a text or bytes, and written nowhere: ``frame.to_csv(index=False)``."""
    if name in _WRITERS:
        where = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.arg == "where"), None)
        return where is not None and _is_buffer(file, where)
    if _WRITES.match(name) is None:
        return False
    if call.args:
        return _is_buffer(file, call.args[0])
    targets = [keyword for keyword in call.keywords if keyword.arg is None or keyword.arg in _TARGETS]
    return all(keyword.arg is not None and _is_buffer(file, keyword.value) for keyword in targets)


def is_in_memory(file: FileContext, given: ast.expr) -> bool:
    """``io.BytesIO(content)``, ``upload.file``, or a name for one."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    if isinstance(made, ast.Call):
        return file.call_name(made) in _HELD
    return isinstance(made, ast.Attribute) and made.attr == "file"


def _is_buffer(file: FileContext, given: ast.expr) -> bool:
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    nothing = isinstance(made, ast.Constant) and made.value is None
    return nothing or (isinstance(made, ast.Call) and file.call_name(made) in _HELD)
