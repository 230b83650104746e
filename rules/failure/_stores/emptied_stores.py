"""Stores that a class, or a module, keeps in one file: read by one function, written by another.

What cannot be read counts as a store with nothing in it, and the next write makes that true.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, unnamed
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._ways_out import is_empty, shown_call
from .overwritten import catches_unread, only_where_absent

_PATHS: Final = {
    # readers by the last part of their names, and where the path stands; None: what the method is called on
    **dict.fromkeys(("open", "read_csv", "read_json", "read_parquet", "read_pickle", "read_feather", "read_excel"), 0),
    **dict.fromkeys(("read_text", "read_bytes"), None),
}
_LIBRARIES: Final = frozenset({"numpy.load", "joblib.load", "torch.load", "faiss.read_index"})
_WRITERS: Final = {
    **dict.fromkeys(("to_csv", "to_json", "to_parquet", "to_pickle", "to_feather", "to_excel"), 0),
    **dict.fromkeys(("write_text", "write_bytes"), None),
    **dict.fromkeys(("replace", "move", "dump", "write_index"), 1),
}
_SAVES: Final = {"numpy.save": 0, "numpy.savez": 0, "torch.save": 1, "joblib.dump": 1, "faiss.write_index": 1}
_WRITING: Final = frozenset({"open", *_WRITERS, *(name.rpartition(".")[2] for name in _SAVES)})
"""Last parts of all calls that may write a store."""
_SPARE: Final = regex(r"(?i)cache|_?tmp|temp(_|$)|lock|pid|last_(seen|check)|window|geometry|theme")
"""What may be lost: it is made anew."""
_OF_RUNS: Final = regex(r"(?i)(^|[._])(metrics?|logs?|stats|statistics|telemetry|reports?)(_|$)")
"""What a program writes down of its own runs, and nothing computes from."""


def emptied_store(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return {"messages": []}`` of the `_read` whose answer `_write` puts back into the file."""
    function = file.function_of(handler)
    if function is None or not _may_write(file) or not catches_unread(file, handler):
        return None
    reads = [(call, path) for s in block.body for call in file.inside(s, ast.Call) if (path := _path_read(file, call))]
    if not reads or not _leaves_empty(file, function, block, handler):
        return None
    for call, path in reads:
        if _is_kept(path) and not _SPARE.search(f"{path} {function.name}") and _is_put_back(file, function, path):
            said = f"what `{shown_call(file, call)}` cannot read counts as empty, and `{path}` is written anew with the"
            said = f"{said} next change: one broken record loses all the others"
            return Verdict("MLA102", said, 0.7, note=_OF_RUNS.search(path) is not None)
    return None


def _may_write(file: FileContext) -> bool:
    return calls_one(file, _WRITING)


def _path_read(file: FileContext, call: ast.Call) -> str:
    """What a call reads; "" where it reads no file."""
    last = last_part(call.func)
    if last == "open":
        return "" if _opens_to_write(file, call) else _opened(call)
    if last in _PATHS:
        return _at(call, _PATHS[last])
    return _at(call, 0) if last in ("load", "read_index") and file.call_name(call) in _LIBRARIES else ""


def _at(call: ast.Call, position: int | None) -> str:
    """The text of a path: without the ``str()`` round it, and without ``.with_suffix()`` behind it."""
    if position is None:
        return as_written(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if len(call.args) <= position:
        return ""
    given = call.args[position]
    if isinstance(given, ast.Call) and last_part(given.func) == "open":
        return _opened(given)
    if isinstance(given, ast.Call) and isinstance(given.func, ast.Name) and given.func.id in ("str", "Path"):
        given = given.args[0] if given.args else given
    return as_written(given)


def _opened(call: ast.Call) -> str:
    """``path`` of ``open(path)`` and of ``path.open()``."""
    return _at(call, None if isinstance(call.func, ast.Attribute) and last_part(call.func.value) != "os" else 0)


def _opens_to_write(file: FileContext, call: ast.Call) -> bool:
    mode = file.argument(call, "mode", 0 if isinstance(call.func, ast.Attribute) else 1)
    return mode is not None and str(file.constant(mode)).startswith(("w", "x"))


def _is_kept(path: str) -> bool:
    """Whether a path is an attribute, or a constant of the module: it is the same wherever it is named."""
    return path.startswith(("self.", "cls.")) or (path.isidentifier() and path.isupper())


def _leaves_empty(file: FileContext, function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a handler gives back, or leaves behind, a store with nothing in it, and does nothing else but log."""
    body = unnamed(handler.body)
    rest = [s for s in body if not isinstance(s, ast.Return | ast.Assign | ast.AnnAssign | ast.Pass)]
    if not handlers.logs_all(rest):
        return False
    returned = [s for s in body if isinstance(s, ast.Return)]
    if returned:
        return all(_is_blank(outcome(s)) for s in returned)
    assigned = [s for s in body if isinstance(s, ast.Assign | ast.AnnAssign)]
    if assigned:
        given = {as_written(t) for s in statements(block.body) for t in targets(s)}
        return all(_is_blank(s.value) and not given.isdisjoint(map(as_written, targets(s))) for s in assigned)
    after = unnamed(following(block))
    return len(after) == 1 and isinstance(after[0], ast.Return) and _is_blank(outcome(after[0]))


def _is_blank(value: ast.expr | None) -> bool:
    """Whether a value is empty, or a mapping of which at least one part is, and whose others are fixed or made now."""
    if value is None:
        return False
    if isinstance(value, ast.Dict) and value.keys:
        parts = [(part, is_empty(part) or (isinstance(part, ast.Dict) and _is_blank(part))) for part in value.values]
        return any(blank for _, blank in parts) and all(
            blank or isinstance(part, ast.Constant | ast.Call) for part, blank in parts
        )
    return is_empty(value)


def _is_put_back(file: FileContext, reader: FunctionNode, path: str) -> bool:
    """Whether another function writes the path, which is given what the reader read: it calls the reader, its caller
    does, or it writes an attribute that the reader's answer is kept in.
    """
    home = file.class_of(reader) if "." in path else file.tree.module
    if home is None:
        return False
    others = [f for f in file.functions() if f is not reader]
    functions = others if isinstance(home, ast.Module) else [f for f in others if file.class_of(f) is home]
    writers = [f for f in functions if _writes(file, f, path)]
    if not writers:
        return False
    kept = _kept_in(file, reader, home)
    if any(name in as_written(writer) for writer in writers for name in kept):
        return True
    names = {writer.name for writer in writers}
    return any(
        reader.name in (made := {last_part(c.func) for c in file.inside(f, ast.Call)})
        and (f.name in names or not names.isdisjoint(made))
        for f in functions
    )


def _writes(file: FileContext, function: FunctionNode, path: str) -> bool:
    written = (call for call in file.inside(function, ast.Call) if _is_written_by(file, call, path))
    return any(not only_where_absent(file, call, path) for call in written)


def _is_written_by(file: FileContext, call: ast.Call, path: str) -> bool:
    last = last_part(call.func)
    if last == "open":
        return _opens_to_write(file, call) and _opened(call) == path
    if last in _WRITERS:
        return _at(call, _WRITERS[last]) == path
    return last in ("save", "savez") and (name := file.call_name(call)) in _SAVES and _at(call, _SAVES[name]) == path


def _kept_in(file: FileContext, reader: FunctionNode, home: ast.ClassDef | ast.Module) -> set[str]:
    """The attributes, and globals, that hold what a reader gives back, or that it fills itself."""
    found = {
        as_written(target)
        for call in called(file, reader.name)
        if isinstance(statement := file.statement_of(call), ast.Assign | ast.AnnAssign)
        for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
        if isinstance(home, ast.Module) or file.class_of(call) is home
    }
    found |= {as_written(t) for s in file.inside(reader, ast.Assign) for t in s.targets if isinstance(t, ast.Attribute)}
    return {name for name in found if name.startswith("self.") or (name.isidentifier() and len(name) > 3)}
