"""Files that cannot be read, count as empty, and are written anew: what they held is lost."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.called import called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._swallowed.best_effort import is_of_cache
from .._ways_out import is_empty, shown_call
from .._work import calls
from .broken_settings import PARSES

_UNREAD: Final = regex(r"(JSONDecodeError|ValueError|YAMLError|UnicodeDecodeError|TOMLDecodeError)$")
_READS: Final = frozenset({"open", "read_text"})
_EXISTS: Final = frozenset({"exists", "isfile", "is_file"})


def overwritten(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except JSONDecodeError: history = []``, and the history is then written to the file that it was read from."""
    if PARSES.isdisjoint(called_names(file)) or not catches_unread(file, handler):
        return None
    parsed = next((call for call in calls(file, block.body) if file.call_name(call) in PARSES), None)
    path = _path_read(file, block) if parsed is not None else ""
    if parsed is None or not path:
        return None
    if not is_of_cache(file, handler) and any(_writes(file, c, path) for c in calls(file, handler.body)):
        said = (
            f"what `{shown_call(file, parsed)}` cannot read is written anew at once, whatever kept it from being read"
        )
        named = not handlers.is_broad(file, handler)  # it is there and broken, or is not there: no outage
        return Verdict("MLA102", f"{said}: one broken record loses all the others", 0.7, note=named)
    if not _is_emptied(file, block, handler) or not _is_written(file, block, path):
        return None
    if _is_made_again(file, block):
        return None
    said = f"what `{shown_call(file, parsed)}` cannot read counts as empty, and `{path}` is then written anew"
    return Verdict("MLA102", f"{said}: one broken record loses all the others", 0.7)


def catches_unread(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes a file that is there and cannot be understood."""
    if handlers.is_broad(file, handler):
        return True
    kind = handler.type
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
    return any(_UNREAD.search(as_written(one)) for one in each)


def _path_read(file: FileContext, block: ast.Try) -> str:
    """What is opened in a `try`, or by the `with` round it."""
    inside = [call for s in block.body for call in file.inside(s, ast.Call)]
    around = [item.context_expr for outer in file.ancestors(block, ast.With) for item in outer.items]
    for call in (*inside, *around):
        if isinstance(call, ast.Call) and last_part(call.func) in _READS:
            return _path(call)
    return ""


def _path(call: ast.Call) -> str:
    """``path`` of ``open(path)``, of ``path.open()`` and of ``path.read_text()``."""
    if isinstance(call.func, ast.Attribute):
        return as_written(call.func.value)
    return as_written(call.args[0]) if call.args else ""


def _is_emptied(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a handler leaves what was to be read empty, and does nothing else but log."""
    given = {as_written(t) for s in statements(block.body) for t in targets(s)}
    rest = [s for s in handler.body if not isinstance(s, ast.Assign | ast.AnnAssign | ast.Pass)]
    if not handlers.logs_all(rest):
        return False
    assigned = [(s, s.value) for s in handler.body if isinstance(s, ast.Assign | ast.AnnAssign)]
    if assigned:
        return all(
            v is not None and is_empty(v) and not given.isdisjoint(map(as_written, targets(s))) for s, v in assigned
        )
    home = file.function_of(block) or file.tree.module
    before = [s for s in statements(home.body) if isinstance(s, ast.Assign | ast.AnnAssign) and s.lineno < block.lineno]
    made: dict[str, ast.expr | None] = {}
    for s in before:
        made |= {as_written(t): s.value for t in (s.targets if isinstance(s, ast.Assign) else [s.target])}
    return any(value is not None and is_empty(value) for name in given if (value := made.get(name)) is not None)


def _is_written(file: FileContext, block: ast.Try, path: str) -> bool:
    """Whether the same path is written after the block, in the same function."""
    home = file.function_of(block) or file.tree.module
    end = block.end_lineno or block.lineno
    return any(call.lineno > end and _writes(file, call, path) for call in file.inside(home, ast.Call))


def _writes(file: FileContext, call: ast.Call, path: str) -> bool:
    """Whether a call opens a path to write it anew, or does so, where something may be there."""
    last = last_part(call.func)
    if last not in ("open", "write_text") or _path(call) != path or only_where_absent(file, call, path):
        return False
    mode = file.argument(call, "mode", 0 if isinstance(call.func, ast.Attribute) else 1)
    return last == "write_text" or str(file.constant(mode)).startswith("w")


def only_where_absent(file: FileContext, call: ast.Call, path: str) -> bool:
    """Whether a call stands where a file is not there: under ``if not os.path.exists(path)``, or in the ``else`` of
    ``if path.exists()``. A broken file is there, and is left as it is.
    """
    for branch in file.ancestors(call, ast.If):
        below = any(call in ast.walk(s) for s in branch.body)
        tests = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
        plain = len(tests) == 1 or (
            below and isinstance(branch.test, ast.BoolOp) and isinstance(branch.test.op, ast.And)
        )
        if plain and any(_asks_for(test, path, there=not below) for test in tests):
            return True
    return False


def _asks_for(test: ast.expr, path: str, *, there: bool) -> bool:
    """Whether a test finds that a file is `there`, or that it is not."""
    negated = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    asked = test.operand if isinstance(test, ast.UnaryOp) else test
    if negated is there or not isinstance(asked, ast.Call) or last_part(asked.func) not in _EXISTS:
        return False
    return path in (_path(asked), as_written(asked.args[0]) if asked.args else "")


def _is_made_again(file: FileContext, block: ast.Try) -> bool:
    """Whether a loop further down looks up each of its items in what was read, and makes what it misses: ``kind =
    known.get(path.name)``, ``if kind is None: kind = kind_of(path)``, ``known[path.name] = kind``.
    """
    home, end = file.function_of(block) or file.tree.module, block.end_lineno or block.lineno
    read = {as_written(t) for s in statements(block.body) for t in targets(s)}
    for loop in file.inside(home, ast.For):
        if loop.lineno <= end:
            continue
        items = {name.id for name in file.inside(loop.target, ast.Name)}
        for put in file.inside(loop, ast.Assign):
            entry = put.targets[0]
            if not isinstance(entry, ast.Subscript) or as_written(entry.value) not in read:
                continue
            if items.isdisjoint(name.id for name in file.inside(entry.slice, ast.Name)):
                continue
            if any(_makes_missed(file, test, entry, loop) for test in file.inside(loop, ast.If)):
                return True
    return False


def _makes_missed(file: FileContext, test: ast.If, entry: ast.Subscript, loop: ast.For) -> bool:
    """Whether a branch is for an entry that is not there, and gives what is put there the value of a call."""
    asked = test.test
    if not isinstance(asked, ast.Compare):
        return False
    made = [s for s in test.body if isinstance(s, ast.Assign) and isinstance(s.value, ast.Call)]
    held, key = as_written(entry.value), as_written(entry.slice)
    if isinstance(asked.ops[0], ast.NotIn):
        return as_written(asked.left) == key and as_written(asked.comparators[0]) == held and bool(made)
    looked_up = [
        as_written(s.targets[0]) for s in file.inside(loop, ast.Assign) if as_written(s.value) == f"{held}.get({key})"
    ]
    missed = isinstance(asked.ops[0], ast.Is) and as_written(asked.left) in looked_up
    return missed and any(as_written(s.targets[0]) == as_written(asked.left) for s in made)
