"""Files that a function checks against a known digest or signature before it loads them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_VERIFIES: Final = regex(
    r"(?i)^_?(verify|check|assert|ensure|validate)_?\w*(sha|digest|checksum|hash|signature|hmac|integrity)"
)
_DIGESTS: Final = frozenset({"hexdigest", "digest"})
_HASHES: Final = regex(
    r"(?i)^_?((compute|calculate|get|file)_?)*(sha_?\d+|md5|blake\w*|digest|checksum)(_?(of|file|sum|hex)\w*)?$"
)
"""Functions of a project that make a digest: ``sha256_file(path)``."""
_EXITS: Final = frozenset({"exit", "_exit", "abort"})
_KNOWN: Final = regex(r"^(_?[A-Z][A-Z0-9_]*|\w*(expected|known|pinned)\w*)$")
"""Names of what a digest is compared with: constants, and what was known before."""


def is_checked(file: FileContext, node: ast.Call) -> bool:
    """Whether the function of a load compares a digest or a signature with a known one, on an earlier line."""
    home = file.function_of(node)
    if home is None:
        return False
    for call in file.inside(home, ast.Call):
        if call.lineno > node.lineno:
            continue
        last = last_part(call.func)
        if _VERIFIES.match(last) or (last == "compare_digest" and not _is_unknown(file, call)):
            return True
        if (last in _DIGESTS or _HASHES.match(last)) and _is_compared(file, call):
            return True
    return False


def is_stopped(file: FileContext, node: ast.Call) -> bool:
    """Whether a function of the file, called before a load, ends the program where a digest is not the one that it was
    given: what was there before it is not looked at.
    """
    home = file.function_of(node)
    calls = file.inside(home, ast.Call) if home is not None and file.holds(b"md5", b"sha", b"digest") else ()
    called = {last_part(call.func) for call in calls if call.lineno <= node.lineno}
    return bool(called) and any(each.name in called and _stops(file, each) for each in file.functions())


def _stops(file: FileContext, function: FunctionNode) -> bool:
    """``if md5 is not None and md5_of(path) != md5: ...; exit(1)``, by a digest that a parameter gives."""
    parameters = {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}
    for block in file.inside(function, ast.If):
        for compare in (part for part in ast.walk(block.test) if isinstance(part, ast.Compare)):
            ending = block.body if isinstance(compare.ops[0], ast.NotEq) else block.orelse
            sides = (compare.left, *compare.comparators)
            digests = any(map(_makes_digest, (file.names.single_value(side) or side for side in sides)))
            known = any((isinstance(e, ast.Name) and e.id in parameters) or _is_known(file, e) for e in sides)
            if digests and known and ending and _ends(ending[-1]):
                return True
    return False


def _makes_digest(node: ast.expr) -> bool:
    last = last_part(node.func) if isinstance(node, ast.Call) else ""
    return last in _DIGESTS or _HASHES.match(last) is not None


def _ends(statement: ast.stmt) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(statement, ast.Raise) or (isinstance(call, ast.Call) and last_part(call.func) in _EXITS)


def _is_compared(file: FileContext, digest: ast.Call) -> bool:
    """Whether a digest, or the name that it is given to, is compared with one that is known beforehand."""
    parent = parent_of(digest)
    if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
        name = parent.targets[0].id
        home = file.function_of(digest)
        compares = [
            each
            for each in (file.inside(home, ast.Compare) if home is not None else ())
            if any(isinstance(side, ast.Name) and side.id == name for side in (each.left, *each.comparators))
        ]
    else:
        name = ""
        compares = [parent] if isinstance(parent, ast.Compare) else []
    for compare in compares:
        for side in (compare.left, *compare.comparators):
            if side is not digest and not (isinstance(side, ast.Name) and side.id == name) and _is_known(file, side):
                return True
    return False


def _is_known(file: FileContext, node: ast.expr) -> bool:
    return isinstance(file.constant(node), str) or _KNOWN.match(last_part(_whole(node))) is not None


def _whole(node: ast.expr) -> ast.expr:
    """``SHA256`` of ``SHA256[name]`` and ``SHA256.get(name)``."""
    if isinstance(node, ast.Subscript):
        return node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.value
    return node


def _is_unknown(file: FileContext, call: ast.Call) -> bool:
    """Whether both sides of ``compare_digest`` are plain digests, with no key of the program's own in them."""
    sides = [file.names.single_value(side) or side for side in call.args]
    signed = any(
        last_part(part.func) in ("new", "HMAC") and (file.call_name(part) or "").startswith("hmac.")
        for side in sides
        for part in ast.walk(side)
        if isinstance(part, ast.Call)
    )
    return not signed and not any(_is_known(file, side) or file.constant(side) is not UNKNOWN for side in call.args)
