"""What training code says of its data: which files it reads, and which column it takes for the label."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from mlaudit.code.source import SourceFile
from mlaudit.errors import SourceError

_HELD: Final = re.compile(r"^(y|targets?|labels?)(_(train|all|full|data|values))?$", re.IGNORECASE)
_SAID: Final = re.compile(
    r"^(target|label)s?(_?(col|column|name|feature|var|variable))?s?$|^(y_col|dependent_var)$", re.IGNORECASE
)
_KEEPS: Final = frozenset({"astype", "to_numpy", "copy", "ravel", "reset_index", "map", "replace", "to_list"})
_SEPARATORS: Final = re.compile(r"[-\s_]+")


class TrainingCode(msgspec.Struct, frozen=True):
    """`labels` are the columns taken for a label, `files` the texts that may name a file, without ``../`` in front."""

    labels: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()

    def reads(self, path: str) -> bool:
        """Whether a file of this path (from the project's root) is named; hyphens and underscores are taken as one."""
        wanted = f"/{_plain(path)}"
        return any(wanted.endswith(f"/{named}") for named in self.files)


def training_code(root: Path, paths: Iterable[str]) -> TrainingCode:
    """What the files at `paths` say. Files that cannot be read are told by `lint`; here they are no hint."""
    labels: set[str] = set()
    files: set[str] = set()
    for path in dict.fromkeys(paths):
        try:
            tree = ast.parse(SourceFile(path, (root / path).read_bytes()).text)
        except (OSError, SourceError, SyntaxError, ValueError, RecursionError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                labels.update(filter(None, (_label(target, node.value) for target in targets)))
            elif isinstance(node, ast.Call):
                labels.update(_split(node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and 4 < len(node.value) < 300:
                files.add(_plain(re.sub(r"^(\.{0,2}/)+", "", node.value)))
    return TrainingCode(frozenset(labels), frozenset(files))


def _label(target: ast.expr, value: ast.expr) -> str:
    """The column behind ``y = df["late"]`` or ``TARGET = "late"``; "" for anything else."""
    name = target.id if isinstance(target, ast.Name) else target.attr if isinstance(target, ast.Attribute) else ""
    if _SAID.match(name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    return _column(value) if _HELD.match(name) else ""


def _split(call: ast.Call) -> list[str]:
    """The column that ``train_test_split(X, df["late"])`` is given second."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return [_column(call.args[1])] if name == "train_test_split" and len(call.args) == 2 else []


def _column(value: ast.expr) -> str:
    """The one column of a table that an expression stands for; "" where it is none."""
    while True:
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
            if value.func.attr == "pop" and len(value.args) == 1:
                return _text(value.args[0])
            if value.func.attr not in _KEEPS:
                return ""
            value = value.func.value
        elif isinstance(value, ast.Attribute):
            if value.attr != "values":
                return value.attr
            value = value.value
        elif isinstance(value, ast.Subscript):
            inner = value.slice
            return _text(inner.elts[0] if isinstance(inner, ast.List) and len(inner.elts) == 1 else inner)
        else:
            return ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _plain(path: str) -> str:
    return _SEPARATORS.sub("_", path.casefold().replace("\\", "/"))
