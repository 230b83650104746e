"""Files that a program appends to, line by line: what is kept in them, with no level, and for as long as they lie."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import given_back, passed
from mlaudit.code.pattern import regex

from .._logs import parts

_OPENS: Final = frozenset({"open"})
_WRITERS: Final = frozenset({"writer", "DictWriter", "Writer"})
_MODE: Final = regex(r"^[abt+]*a[abt+]*$")
_WRITES: Final = ("write", "writelines", "writerow", "writerows", "write_all", "dump")
"""Last parts of what writes into an open file; ``dump`` of JSON and pickle takes it as its second argument."""
_MODES: Final = (b'"a', b"'a", b'"at"', b'"ab"')
_ENTRIES: Final = frozenset({"payload", "message", "data", "body"})
"""Names of parameters that hold an entry, whatever it is of."""
_HOLD: Final = (ast.Dict, ast.List, ast.Tuple, ast.JoinedStr, ast.BinOp)
_DEPTH: Final = 3


def appended(file: FileContext) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """The calls of functions that write into a file which is opened to append, each with what it writes."""
    written = called(file, *_WRITES, "to_csv")
    if not written or not file.holds(*_MODES):  # the marks are no words: for each the whole text is searched
        return
    for call in written:
        if file.function_of(call) is None:
            continue
        if last_part(call.func) == "to_csv":
            if isinstance(call.func, ast.Attribute) and file.constant(file.argument(call, "mode")) == "a":
                yield call, list(_written(file, call.func.value))
            continue
        if not call.args or not isinstance(call.func, ast.Attribute):
            continue
        holder = call.func.value
        if last_part(call.func) == "dump":
            if len(call.args) < 2:
                continue
            holder = call.args[1]
        if _is_appended_to(file, holder):
            yield call, list(_written(file, call.args[0]))


def _is_appended_to(file: FileContext, holder: ast.expr, depth: int = _DEPTH) -> bool:
    """Whether a name stands for a file that was opened to append, or for a writer of rows into one."""
    made = file.names.single_value(holder) if isinstance(holder, ast.Name) else holder
    if made is None and isinstance(holder, ast.Name):
        given = passed(file, holder)
        return given is not None and depth > 0 and _is_appended_to(file, given, depth - 1)
    made = given_back(file, made) if made is not None else made
    while isinstance(made, ast.Await):
        made = made.value
    if depth <= 0 or not isinstance(made, ast.Call):
        return False
    last = last_part(made.func)
    if last in _WRITERS and made.args:
        return _is_appended_to(file, made.args[0], depth - 1)
    if last not in _OPENS:
        return False
    of_path = isinstance(made.func, ast.Attribute) and last_part(made.func.value) not in ("aiofiles", "io", "codecs")
    mode = file.constant(file.argument(made, "mode", 0 if of_path else 1))
    if not isinstance(mode, str) and of_path:  # `jsonlines.open(path, "a")`
        mode = file.constant(file.argument(made, "mode", 1))
    return isinstance(mode, str) and _MODE.match(mode) is not None


def _written(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> Iterator[ast.expr]:
    """The values that a line holds: those of the dict, the list or the text that a name stands for, too."""
    for part in parts(file, node):
        made = file.names.single_value(part) if isinstance(part, ast.Name) and depth > 0 else None
        if made is None or made is part:
            made = part
        if depth > 0 and isinstance(made, ast.Call) and last_part(made.func) == "DataFrame" and made.args:
            yield from _written(file, made.args[0], depth - 1)
        elif made is not part and (isinstance(made, _HOLD) or _dumps(made)):
            yield from _written(file, made, depth - 1)
        elif not (isinstance(part, ast.Name) and part.id in _ENTRIES and _is_parameter(file, part)):
            yield part


def _dumps(made: ast.expr) -> bool:
    return isinstance(made, ast.Call) and last_part(made.func) == "dumps"


def _is_parameter(file: FileContext, node: ast.Name) -> bool:
    return any(binding.kind == "arg" for binding in file.names.lookup(node.id, node))
