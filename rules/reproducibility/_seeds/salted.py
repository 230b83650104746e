"""Seeds made by `hash` of a text, which Python salts anew for each process."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import is_returned
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

from . import randomness as tables

_HASH: Final = ("builtins.hash", "hash")
_SEED: Final = regex(r"(?i)(^|_)(seed|random_state|rng|entropy)")
_STEADY: Final = frozenset({"int", "float", "bool"})
"""Types whose hashes are the same in each process."""
_NUMBERS: Final = frozenset({"int", "float", "len", "id", "round", "time", "hash"})
_COUNTS: Final = frozenset({"range", "enumerate"})


def salted_seeds(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The call that is seeded, or that makes the seed, and the ``hash(text)`` in it."""
    if not file.holds(b"hash(") or file.holds(b"PYTHONHASHSEED"):
        return
    for call in file.calls.get(_HASH, ()):
        if call.args and _may_be_text(file, call.args[0]):
            place = _seeds(file, call)
            if place is not None:
                yield place, call


def _seeds(file: FileContext, call: ast.Call) -> ast.Call | None:
    """What is seeded by a hash; the hash itself where it goes to a name that says that it is a seed."""
    child: ast.AST = call
    for parent in parents(call):
        if isinstance(parent, ast.keyword) and parent.arg is not None:
            if _SEED.search(parent.arg):
                return call
        elif isinstance(parent, ast.Call) and child is not parent.func:
            name, last = file.call_name(parent) or "", last_part(parent.func)
            if name in tables.SEEDERS or name in tables.OWN_GENERATORS or name.endswith("Generator().manual_seed"):
                return parent
            if tables.names_seeder(last) or last in tables.MAKES_GENERATOR:
                return parent
        elif isinstance(parent, ast.Assign | ast.AnnAssign):
            targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
            if any(_SEED.search(last_part(target)) for target in targets):
                return call
            home = file.function_of(call) if is_returned(parent) else None
            return call if home is not None and _SEED.search(home.name) else None
        elif isinstance(parent, ast.Return):
            home = file.function_of(call)
            return call if home is not None and _SEED.search(home.name) else None
        elif isinstance(parent, ast.stmt):
            return None
        child = parent
    return None


def _may_be_text(file: FileContext, given: ast.expr) -> bool:
    """Whether the hash of a value is salted: of a text, or of a tuple with one in it; a number's is the same always."""
    made = file.names.single_value(given) or given
    if isinstance(made, ast.Tuple | ast.List):
        return any(_may_be_text(file, each) for each in made.elts)
    known = file.constant(made)
    if known is not UNKNOWN:
        return isinstance(known, str | bytes)
    if isinstance(made, ast.Call):
        return last_part(made.func) not in _NUMBERS | _COUNTS
    if isinstance(made, ast.Name):
        bindings = file.names.lookup(made.id, made)
        shown = {ast.unparse(each.annotation) for each in bindings if each.annotation is not None}
        counts = any(last_part(getattr(each.value, "func", None)) in _COUNTS for each in bindings)
        return not counts and not (shown and shown <= _STEADY)
    return not isinstance(made, ast.BinOp) or isinstance(made.left, ast.JoinedStr)


__all__ = ["salted_seeds"]
