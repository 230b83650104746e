"""The newest of the files that a folder or a bucket lists, where they are models."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .listings import names_place, sources, takes_last

_LISTED: Final = regex(r"^(glob\.i?glob|os\.listdir|os\.scandir|pathlib\.Path\(\)\.r?glob|pathlib\.Path\(\)\.iterdir)$")
_STORED: Final = frozenset({"list_blobs", "list_objects", "list_objects_v2"})
"""What lists the files of a bucket."""
_OF_A_PATH: Final = frozenset({"glob", "rglob", "iterdir"})
"""What lists a folder, whatever the path was made of: ``MODELS.glob("*.pt")``, ``(root / name).iterdir()``."""
_MODEL: Final = regex(r"(?i)model|checkpoint|ckpt|weights|\.(pt|pth|pkl|joblib|onnx|h5|keras|bin|safetensors)\b")
_REPORT: Final = regex(
    r"(?i)(\.(csv|tsv|txt|log|md|html?|png|jpe?g|svg|pdf|xlsx?)"
    r"|(results?|reports?|metrics|history|summary|evaluation|scores|log)[^'\"/]*\.(jsonl?|ya?ml))['\"][)\]]*$"
)
"""Ends of names of what tells of a model, and is none."""
_TIME: Final = regex(r"getctime|getmtime|st_mtime|st_ctime|\b(updated|last_modified|LastModified|time_created)\b")


def newest_file(file: FileContext, node: ast.Call, name: str) -> ast.expr | None:
    """What is listed, where `max` takes the greatest of it, or where the last that `sorted` gives is taken; None where
    that is no model.
    """
    if _is_of_times(node.args[0]):
        return None
    every = list(sources(file, node.args[0]))
    calls = [
        call
        for listed in every
        for call in file.inside(listed, ast.Call)
        if _LISTED.match(file.call_name(call) or "") or last_part(call.func) in _STORED or _lists_path(call)
    ]
    if not calls or all(_lists_reports(file, call) for call in calls):
        return None
    if not any(_MODEL.search(ast.unparse(listed)) for listed in (*every, *_patterns(file, calls))):
        return None
    key, parent = file.argument(node, "key"), parent_of(node)
    if name == "builtins.max" and (key is None or _TIME.search(ast.unparse(key))):
        return every[0]
    turned = name == "builtins.sorted" and file.constant(file.argument(node, "reverse")) is True
    last = isinstance(parent, ast.Subscript) and file.constant(parent.slice) == (0 if turned else -1)
    last = last or (name == "builtins.sorted" and takes_last(file, node) and any(map(names_place, calls)))
    return every[0] if last else None


def _is_of_times(given: ast.expr) -> bool:
    """Whether what is compared are times alone, by which no file is found: ``getmtime(f) for f in files``."""
    if not isinstance(given, ast.GeneratorExp | ast.ListComp):
        return False
    return not isinstance(given.elt, ast.Tuple | ast.List) and _TIME.search(ast.unparse(given.elt)) is not None


def _lists_reports(file: FileContext, call: ast.Call) -> bool:
    """Whether the files that are listed are tables, texts and results, by how their names end."""
    return any(_REPORT.search(ast.unparse(each)) for each in _patterns(file, [call]))


def _patterns(file: FileContext, calls: list[ast.Call]) -> list[ast.expr]:
    """What the files that are listed are called, where constants hold that."""
    given = [each for call in calls for each in call.args]
    texts = [(each, file.constant(each)) for each in given]
    return [
        ast.Constant(text) if isinstance(text, str) else file.names.single_value(each) or each for each, text in texts
    ]


def _lists_path(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in _OF_A_PATH


__all__ = ["newest_file"]
