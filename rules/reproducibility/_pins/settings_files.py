"""What the YAML files of a project's settings say: each text by the keys that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mlaudit.code.project import ProjectView
from mlaudit.code.settings_files import settings_files


class Setting(NamedTuple):
    """One text of the settings: the keys that lead to it, and where it stands."""

    keys: tuple[str, ...]
    value: str
    path: str
    line: int


def settings_of(project: ProjectView) -> tuple[Setting, ...]:
    """All texts in the YAML files beside a project's code, and in its folders of settings; read once, when asked."""
    known: tuple[Setting, ...] | None = project.shared.get("settings by their keys")
    if known is None:
        files = settings_files(project)
        known = project.shared["settings by their keys"] = tuple(
            setting for path in files.paths for setting in _below(files.document(path), (), path, set())
        )
    return known


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
