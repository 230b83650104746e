"""Items that a list leaves out without a word, where they could not be read."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from . import _handlers as handlers
from ._handlers import Verdict
from ._ways_out import does_nothing, shown_call

_READS: Final = regex(r"(?i)^_*(read|load|open|fetch|deseriali[sz]e)_\w+$")


def left_out(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``found.append(self._read_entry(path))`` in a loop whose handler goes on in silence, and `found` is answered."""
    if not does_nothing(handler) or handlers.in_loop(file, block) is None:
        return None
    function = file.function_of(handler)
    added = block.body[-1].value if isinstance(block.body[-1], ast.Expr) else None
    if function is None or not isinstance(added, ast.Call) or last_part(added.func) != "append" or not added.args:
        return None
    read = added.args[0]
    if isinstance(read, ast.Name):
        read = file.names.single_value(read) or read
    if not isinstance(read, ast.Call) or not _READS.match(last_part(read.func)):
        return None
    owner = ast.unparse(added.func)[: -len(".append")]
    if not any(s.value is not None and ast.unparse(s.value) == owner for s in file.inside(function, ast.Return)):
        return None
    said = f"what `{shown_call(file, read)}` cannot read is left out of `{owner}` without a word"
    return Verdict("MLA102", f"{said}: the shorter list looks whole", 0.7)
