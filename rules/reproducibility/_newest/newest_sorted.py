"""The newest of the files of a folder, where a list of them, or of records of them, is sorted in place by their times,
or a loop keeps the newest so far.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .listings import is_shown_only, names_place, sources

LISTS: Final = frozenset({"glob", "iglob", "rglob", "iterdir", "listdir", "scandir", "list_blobs", "list_objects_v2"})
_MODEL: Final = regex(r"(?i)model|checkpoint|ckpt|weights|\.(pt|pth|pkl|joblib|onnx|h5|keras|bin|safetensors)\b")
_MADE: Final = regex(r"getctime|getmtime|st_mtime|st_ctime")
_TIME: Final = regex(r"(?i)getctime|getmtime|st_[mc]time|mtime|modif|updated|creat|time")


def newest_sorted(file: FileContext) -> Iterator[tuple[ast.Call | ast.If, ast.expr]]:
    """Where files of models are put in the order of their times, or the newest so far is kept, and what lists them."""
    if not file.holds(b"getctime", b"getmtime", b"st_mtime", b"st_ctime", b"last_modified", b"LastModified"):
        return
    for call in called(file, "sort"):
        key = file.argument(call, "key")
        held = call.func.value if isinstance(call.func, ast.Attribute) else None
        if key is None or not isinstance(held, ast.Name) or not _TIME.search(ast.unparse(key)):
            continue
        listed = _listed(file, held)
        if listed is not None and _takes_newest(file, call, held.id):
            yield call, listed
    for loop in file.tree.of(ast.For):
        if not isinstance(loop.iter, ast.Call | ast.Name) or not _MODEL.search(ast.unparse(loop.iter)):
            continue
        listed = next((each for each in sources(file, loop.iter) if _lists(file, each)), None)
        for branch in file.inside(loop, ast.If) if listed is not None else ():
            test = branch.test
            later = isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Gt)
            if later and isinstance(test, ast.Compare) and _MADE.search(ast.unparse(test.left)) and listed is not None:
                if _sets(branch, ast.unparse(test.comparators[0])):
                    yield branch, listed


def sorts_by_time(file: FileContext, listed: ast.expr) -> bool:
    """Whether a list is sorted in place by a key of times: what is taken of it then is told where it is sorted."""
    return any(
        isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value) == ast.unparse(listed)
        and (key := file.argument(call, "key")) is not None
        and _TIME.search(ast.unparse(key))
        for call in called(file, "sort")
    )


def _listed(file: FileContext, held: ast.Name) -> ast.expr | None:
    """What lists the files that a list holds, itself or by a record of each; None where they are no models."""
    every = list(sources(file, held))
    home: ast.AST = file.function_of(held) or file.tree.module
    for call in file.inside(home, ast.Call):
        adds = isinstance(call.func, ast.Attribute) and call.func.attr == "append"
        if adds and isinstance(call.func, ast.Attribute) and last_part(call.func.value) == held.id:
            every += [loop.iter for loop in file.ancestors(call, ast.For)]
    listing = next((each for each in every if _lists(file, each)), None)
    return listing if _is_of_models(held) or any(map(_is_of_models, every)) else None


def _lists(file: FileContext, node: ast.expr) -> bool:
    """Whether an expression lists a folder or a bucket of this program's, rather than one that a caller names."""
    calls = [call for call in file.inside(node, ast.Call) if last_part(call.func) in LISTS]
    return bool(calls) and all(names_place(call) or not _of_caller(file, call) for call in calls)


def _of_caller(file: FileContext, call: ast.Call) -> bool:
    names = [part for part in ast.walk(call) if isinstance(part, ast.Name)]
    return any(binding.kind == "arg" for name in names for binding in file.names.lookup(name.id, name))


def _is_of_models(node: ast.expr) -> bool:
    return _MODEL.search(ast.unparse(node)) is not None


def _takes_newest(file: FileContext, call: ast.Call, held: str) -> bool:
    """Whether the newest is taken, to be used, after a list was put in order: ``files[0]`` or ``files[-1]``."""
    home: ast.AST = file.function_of(call) or file.tree.module
    newest = 0 if file.constant(file.argument(call, "reverse")) is True else -1
    return any(
        isinstance(taken.value, ast.Name)
        and taken.value.id == held
        and isinstance(taken.ctx, ast.Load)
        and taken.lineno > call.lineno
        and file.constant(taken.slice) == newest
        and not is_shown_only(file, taken)
        for taken in file.inside(home, ast.Subscript)
    )


def _sets(branch: ast.If, best: str) -> bool:
    """Whether a branch moves the time to beat, and keeps something beside it."""
    targets = [
        ast.unparse(target)
        for statement in branch.body
        if isinstance(statement, ast.Assign)
        for whole in statement.targets
        for target in (whole.elts if isinstance(whole, ast.Tuple) else [whole])
    ]
    return best in targets and len(targets) > 1


__all__ = ["newest_sorted", "sorts_by_time"]
