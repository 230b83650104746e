"""Which key of the settings an expression reads: ``config["model"]["name"]``, ``self.config.model_ckpt``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView

from .settings_files import Setting, settings_of

_HOLDERS: Final = frozenset(
    {"self", "cls", "cfg", "conf", "config", "configs", "settings", "params", "args", "opt", "hparams", "yaml"}
)
"""What the settings themselves are called: no key of them."""
_PLAIN: Final = frozenset({"name", "model", "id", "path", "type", "source", "source_url", "dataset", "version"})
"""Keys that stand in many places of a file: they say what is meant beside the key above them alone."""
_DEPTH: Final = 4


def keys_of(file: FileContext, node: ast.expr, depth: int = _DEPTH, *, says: str = "") -> tuple[str, ...]:
    """The keys that lead to a value of the settings, outermost first; () where it is read by none, or by a plain one
    with nothing above it, but for the one that `says` what is asked for.
    """
    found = _keys(file, node, depth)
    return () if len(found) == 1 and found[0].lower() in _PLAIN - {says} else found


def _keys(file: FileContext, node: ast.expr, depth: int) -> tuple[str, ...]:
    if depth <= 0:
        return ()
    if isinstance(node, ast.Name):
        made = file.names.single_value(node)
        return _keys(file, made, depth - 1) if made is not None and not isinstance(made, ast.Name) else ()
    if isinstance(node, ast.Attribute):
        made = file.names.single_value(node)
        if made is not None and made is not node:
            return _keys(file, made, depth - 1)
        last = node.attr
        above = node.value
    elif isinstance(node, ast.Subscript):
        given = file.constant(node.slice)
        last = given if isinstance(given, str) else ""
        above = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and node.args:
        given = file.constant(node.args[0])
        last = given if isinstance(given, str) else ""
        above = node.func.value
    else:
        return ()
    if not last or last.lower() in _HOLDERS:
        return ()
    return (*_keys(file, above, depth - 1), last)


def is_setting(file: FileContext, node: ast.expr) -> bool:
    """Whether what is read is called settings: ``self.config.model_ckpt``, and not ``self.model_ckpt``."""
    if isinstance(node, ast.Attribute):
        return last_part(node.value).lower().lstrip("_") in _HOLDERS - {"self", "cls"}
    return isinstance(node, ast.Subscript | ast.Call)


def written(project: ProjectView, keys: tuple[str, ...]) -> tuple[Setting, ...]:
    """The settings that are read by these keys: the last two of them must lead there, or the one that there is."""
    tail = keys[-2:]
    return tuple(each for each in settings_of(project) if each.keys[-len(tail) :] == tail)


def in_tables(file: FileContext, key: str) -> list[str]:
    """The texts that dictionaries of a file hold under a key; [] where one of them holds something else there."""
    found: list[str] = []
    for table in file.tree.of(ast.Dict):
        for each, value in zip(table.keys, table.values, strict=True):
            if isinstance(each, ast.Constant) and each.value == key:
                text = file.constant(value)
                if not isinstance(text, str):
                    return []
                found.append(text)
    return found


__all__ = ["in_tables", "is_setting", "keys_of", "written"]
