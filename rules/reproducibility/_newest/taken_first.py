"""The file of a model that happens to be first, or last, in what a folder or a bucket lists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .listings import is_shown_only, names_place, sources
from .newest_sorted import sorts_by_time

_LISTS: Final = frozenset(
    {"glob", "iglob", "rglob", "iterdir", "listdir", "scandir", "list_blobs", "list_objects", "list_objects_v2"}
)
_WEIGHTS: Final = regex(r"(?i)\.(pt|pth|pkl|pickle|joblib|onnx|h5|hdf5|keras|safetensors|tflite|ubj|cbm|gguf)\b")
_LOADERS: Final = regex(
    r"^(joblib|pickle|dill|cloudpickle|torch(\.jit)?|skops\.io)\.load$|(^|\.)(load_model|InferenceSession|YOLO|Interpreter)$"
)
_FRESH: Final = regex(r"(?i)te?mp|download|extract|unzip|upload|artifact_dir|run_?id|local_path|cache")
"""What a folder is called, or made by, that this program has just filled itself."""


def taken_first(file: FileContext) -> Iterator[tuple[ast.expr, ast.expr, str]]:
    """What is taken by its place out of a list of files of models, the list, and what decides the place, in words."""
    if not calls_one(file, _LISTS):
        return
    for node in file.tree.of(ast.Subscript):
        place = file.constant(node.slice) if isinstance(node.ctx, ast.Load) else None
        if place in (0, -1) and place is not False:
            yield from _taken(file, node, node.value, "last" if place == -1 else "first")
    for call in file.calls.get(("builtins.next", "next"), ()):
        if call.args:
            yield from _taken(file, call, call.args[0], "first")


def _taken(file: FileContext, node: ast.expr, listed: ast.expr, which: str) -> Iterator[tuple[ast.expr, ast.expr, str]]:
    every = list(sources(file, listed))
    calls = [each for source in every for each in file.inside(source, ast.Call)]
    lists = [call for call in calls if last_part(call.func) in _LISTS]
    sorts = [call for call in calls if last_part(call.func) == "sorted"]
    if not lists or any(file.argument(call, "key") is not None for call in calls) or sorts_by_time(file, listed):
        return  # what sorts by a key says what it takes: the newest is told where it is sorted
    turned = any(file.constant(file.argument(call, "reverse")) is True for call in sorts)
    if sorts and turned == (which == "first") and any(map(names_place, lists)):
        return  # the last by name is told where it is sorted
    if not _is_of_models(file, node, every) or any(_is_chosen(file, call) for call in lists):
        return
    if _is_only_one(file, node, listed) or is_shown_only(file, node):
        return
    in_place = _sorts(file, listed)
    if in_place is not None and file.constant(file.argument(in_place, "reverse")) is True:
        which = "first" if which == "last" else "last"
    ordered = bool(sorts) or in_place is not None
    yield node, lists[0], f"{which} by name" if ordered else f"{which} in an order that nothing sets"


def _is_of_models(file: FileContext, node: ast.expr, every: list[ast.expr]) -> bool:
    """Whether what is listed are models: by the end of their names, or because one is loaded as it is taken."""
    if any(_WEIGHTS.search(ast.unparse(source)) for source in every):
        return True
    above = parent_of(node)
    return isinstance(above, ast.Call) and _LOADERS.search(file.call_name(above) or last_part(above.func)) is not None


def _is_chosen(file: FileContext, listing: ast.Call) -> bool:
    """Whether a listing looks for one thing by its name, in a folder of who calls, or in one that this program has just
    filled.
    """
    given = [*listing.args, *(keyword.value for keyword in listing.keywords)]
    if any(_is_put_together(file.names.single_value(each) or each) for each in given):
        return True
    folder = listing.func.value if isinstance(listing.func, ast.Attribute) else None
    seen = [each for each in (folder, *given) if each is not None]
    seen += [made for part in tuple(seen) for each in (part, *_names(part)) if (made := file.names.single_value(each))]
    names = [part for each in seen for part in _names(each)]
    if any(binding.kind == "arg" for name in names for binding in file.names.lookup(name.id, name)):
        return True
    return any(_FRESH.search(ast.unparse(each)) for each in seen)


def _is_put_together(node: ast.expr) -> bool:
    """``f"{name}_*.pkl"``, ``name + "*.pkl"``: not a folder in a folder."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Div))


def _names(node: ast.expr) -> list[ast.Name]:
    """The names in what is listed: ``local_path`` of ``Path(local_path).glob("*.pt")``."""
    return [part for part in ast.walk(node) if isinstance(part, ast.Name)]


def _is_only_one(file: FileContext, node: ast.expr, listed: ast.expr) -> bool:
    """Whether the function tests that there is one file and no more."""
    home: ast.AST = file.function_of(node) or file.tree.module
    shown = f"len({ast.unparse(listed)})"
    return any(
        ast.unparse(compare.left) == shown
        and isinstance(compare.comparators[0], ast.Constant)
        and compare.comparators[0].value in (1, 2)
        for compare in file.inside(home, ast.Compare)
    )


def _sorts(file: FileContext, listed: ast.expr) -> ast.Call | None:
    """``files.sort()``."""
    home: ast.AST = file.function_of(listed) or file.tree.module
    shown = f"{ast.unparse(listed)}.sort"
    return next(
        (
            call
            for call in file.inside(home, ast.Call)
            if last_part(call.func) == "sort" and ast.unparse(call.func) == shown
        ),
        None,
    )


__all__ = ["taken_first"]
