"""What the files of a project's settings say, and the dictionaries of its modules: each text by its keys."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.settings_files import settings_files

_NAMES_SETTINGS: Final = regex(r"(?i)(^|_)(config|cfg|settings|params|hparams)$")


class Setting(NamedTuple):
    """One text of the settings: the keys that lead to it, and where it stands."""

    keys: tuple[str, ...]
    value: str
    path: str
    line: int


def settings_of(project: ProjectView) -> tuple[Setting, ...]:
    """All texts in the YAML and JSON files beside a project's code, and in its folders of settings, and those in
    dictionaries of settings; read once, when asked.
    """
    known: tuple[Setting, ...] | None = project.shared.get("settings by their keys")
    if known is None:
        files = settings_files(project)
        known = project.shared["settings by their keys"] = (
            *(setting for path in files.with_json for setting in _below(files.document(path), (), path, set())),
            *_in_modules(project),
        )
    return known


def settings_in(file: FileContext) -> Iterator[tuple[ast.expr | ast.stmt, list[tuple[str, str, int]]]]:
    """The dictionaries of settings at a module's top, and classes of them, with the texts that each holds by a key."""
    for cls in file.tree.of(ast.ClassDef) if file.holds(b"BaseSettings") else ():
        if any(last_part(base) == "BaseSettings" for base in cls.bases):
            fields = list(_fields(cls, file))
            if fields:
                yield cls.body[0], fields
    for statement in file.tree.module.body if file.tree.of(ast.Dict) else ():
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or file.source.notebook is not None:
            continue
        made = statement.value
        if not isinstance(made, ast.Dict):
            continue
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        texts = [
            (key.value, value.value, key.lineno)
            for key, value in zip(made.keys, made.values, strict=True)
            if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
            if isinstance(key.value, str) and isinstance(value.value, str)
        ]
        if texts and _NAMES_SETTINGS.search(last_part(target)):
            yield made, texts


def _fields(cls: ast.ClassDef, file: FileContext) -> Iterator[tuple[str, str, int]]:
    """The texts that fields of a class have by default: ``model: str = "owner/name"``, ``= Field("owner/name")``."""
    for each in cls.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.value is not None:
            given: ast.expr | None = each.value
            if isinstance(given, ast.Call) and last_part(given.func) == "Field":
                given = file.argument(given, "default", 0)
            text = file.constant(given)
            if isinstance(text, str):
                yield each.target.id, text, each.lineno


def _in_modules(project: ProjectView) -> Iterator[Setting]:
    for path, facts in project.files.items():
        for candidate in facts.candidates_of("MLA502"):
            for key, text, line in candidate.data.get("settings", ()):
                yield Setting((key,), text, path, line)


def _below(node: Any, keys: tuple[str, ...], path: str, seen: set[int]) -> Iterator[Setting]:
    """The texts below a node, each node once: an alias says nothing new."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node.value, str):
        if keys and node.value and node.style not in ("|", ">"):
            yield Setting(keys, node.value, path, node.start_mark.line + 1)
    elif node.tag.endswith(":seq"):
        for item in node.value:
            if not isinstance(item.value, str):
                yield from _below(item, keys, path, seen)
    elif node.tag.endswith(":map"):
        for key, value in node.value:
            if isinstance(key.value, str):
                yield from _below(value, (*keys, key.value), path, seen)
