"""Paths and addresses that are made clean, or tested, before they are used."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .hosts import asks_for_host

_CLEANERS: Final = regex(
    r"(?i:secure_filename|basename|uuid|commonpath|is_relative_to|relative_to\(|safe_join|sanitize|allowed|whitelist|allowlist"
    r"|validate|is_safe|urlparse|hashlib|ip_address|splitext)|(\)|\b[a-z_]\w*)\.(name|stem|suffix)\b|\bre\.sub\("
)
_RENAMES: Final = regex(r"(?i)random|unique")
"""Functions that make a name of another: ``randomized(name)``."""
_RESOLVED: Final = regex(r"\b(realpath|abspath|normpath|resolve)\(")
"""What leaves no ``..`` in a path: whether it lies in a folder is seen from how it begins."""
_HELD: Final = frozenset({"arg", "assign", "for", "with", "unpack"})
_MOST_VALUES: Final = 8
WEB: Final = ("fastapi", "flask", "starlette", "django", "aiohttp", "quart", "sanic", "litestar")
"""What a file imports that answers requests."""


def spelt(file: FileContext, source: ast.expr) -> list[ast.expr]:
    """A path as it is written, and as the names in it were given their only value."""
    found = [source]
    for each in found:
        for name in file.inside(each, ast.Name) if len(found) < _MOST_VALUES else ():
            made = file.names.single_value(name)
            if made is not None and made is not name and made not in found:
                found.append(made)
    return found


def is_cleaned(file: FileContext, home: FunctionNode, source: ast.expr) -> bool:
    """Whether a path or address is made clean, or what it is made of is tested: for other values that tells nothing.

    ``suffix not in ALLOWED`` lets any folder through, and so does a size that is not allowed.
    """
    written = spelt(file, source)
    if any(_CLEANERS.search(ast.unparse(each)) for each in written):
        return True
    names = {
        name.id
        for each in written
        for name in file.inside(each, ast.Name)
        if any(binding.kind in _HELD for binding in file.names.lookup(name.id, name))
    }
    for call in file.inside(home, ast.Call):
        if call.lineno > source.lineno:
            continue  # what is made clean afterwards was taken as it came
        last = last_part(call.func)
        if _CLEANERS.search(last) and _mentions(call, names) and (last != "urlparse" or asks_for_host(file, home)):
            return True
        if _RENAMES.search(last) and any(_mentions(argument, names) for argument in call.args):
            return True
    tests = [
        *[test.test for test in file.inside(home, ast.If)],
        *[test.test for test in file.inside(home, ast.IfExp)],
        *[test.test for test in file.inside(home, ast.Assert)],
    ]
    if any(_RESOLVED.search(ast.unparse(each)) for each in written):
        if any(_mentions(test, names) and ".startswith(" in ast.unparse(test) for test in tests):
            return True
    return any(_mentions(test, names) and _CLEANERS.search(ast.unparse(test)) for test in tests) or any(
        _is_listed(compare, names) for compare in file.inside(home, ast.Compare)
    )


def looked_up(file: FileContext) -> list[str]:
    """The parameters of functions that answer requests which these look up among what there is, or make clean, before
    they go on: ``function:parameter``.
    """
    if not file.imports(*WEB):
        return []
    found: set[str] = set()
    compares = (each for each in file.tree.of(ast.Compare) if isinstance(each.ops[0], ast.In | ast.NotIn))
    for compare in compares:
        branch = next(file.ancestors(compare, ast.If), None)
        stops = branch is not None and isinstance(branch.body[-1], ast.Raise | ast.Return)
        if stops and not _finds_kept(compare):
            found |= _of_function(file, compare, [compare.left])
    for call in called_where(file, _CLEANERS.search):
        found |= _of_function(file, call, call.args)
    return sorted(found)


def _of_function(file: FileContext, node: ast.AST, names: list[ast.expr]) -> set[str]:
    home = file.function_of(node)
    if home is None:
        return set()
    given = {each.arg for each in (*home.args.args, *home.args.kwonlyargs)}
    held = {part.id for name in names for part in ast.walk(name) if isinstance(part, ast.Name)}
    return {f"{file.tree.scope_at(home).qualname}:{name}" for name in given & held}


def _is_listed(compare: ast.Compare, names: set[str]) -> bool:
    """``name in REPORTS``, ``".." in name``: the whole of it, and no part such as its ending."""
    if not isinstance(compare.ops[0], ast.In | ast.NotIn) or _finds_kept(compare):
        return False
    sides = [compare.left, *compare.comparators]
    return any(isinstance(side, ast.Name) and side.id in names for side in sides) or any(
        isinstance(side, ast.Attribute) and side.attr == "filename" and _mentions(side, names) for side in sides
    )


def _finds_kept(compare: ast.Compare) -> bool:
    """``if name in CACHE: return CACHE[name]``: what is not kept yet goes on, whatever it is called."""
    branch = parent_of(compare)
    last = branch.body[-1] if isinstance(branch, ast.If) and isinstance(compare.ops[0], ast.In) else None
    if not isinstance(last, ast.Return) or last.value is None:
        return False
    kept = ast.unparse(compare.comparators[0])
    return any(isinstance(part, ast.Subscript) and ast.unparse(part.value) == kept for part in ast.walk(last.value))


def _mentions(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(node))


__all__ = ["WEB", "is_cleaned", "looked_up", "spelt"]
