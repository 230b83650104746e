"""What the YAML files of a project's settings say: each text by the keys that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from mlaudit.code.discover import watched_files
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_LINE: Final = regex(r"^([ \t]*)(?:- )?([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_VALUE: Final = regex(r"""^(?:&\w+[ \t]+)?(?:"([^"]*)"|'([^']*)'|([^\s#&*{\[|>"'][^#]*?))[ \t]*(?:#.*)?$""")
_LARGEST: Final = 64_000
"""Bytes of a file that is read: settings are written by hand."""


class Setting(NamedTuple):
    """One text of the settings: the keys that lead to it, and where it stands."""

    keys: tuple[str, ...]
    value: str
    path: str
    line: int


def settings_of(project: ProjectView) -> tuple[Setting, ...]:
    """All texts in the YAML files beside a project's code, and in its folders of settings; read once, when asked."""
    known: tuple[Setting, ...] | None = project.shared.get("settings in YAML")
    if known is None:
        known = project.shared["settings in YAML"] = tuple(_read(project))
    return known


def _read(project: ProjectView) -> Iterator[Setting]:
    root = project.root
    if root is None:
        return
    for name in watched_files([str(root / path) for path in project.files], root):
        file = Path(name)
        if file.suffix not in (".yaml", ".yml"):
            continue
        try:
            text = file.read_text("utf-8") if file.stat().st_size <= _LARGEST else ""
        except (OSError, UnicodeDecodeError):
            continue  # gone, closed or no text: it says nothing that can be read
        yield from _settings(text, file.relative_to(root).as_posix() if file.is_relative_to(root) else name)


def _settings(text: str, path: str) -> Iterator[Setting]:
    """The texts of one file, by its indentation: what a settings file of nested keys needs, and no more of YAML."""
    above: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.match(line)
        if match is None:
            continue
        depth = len(match[1])
        while above and above[-1][0] >= depth:
            above.pop()
        above.append((depth, match[2]))
        value = _VALUE.match((match[3] or "").strip())
        if value is not None:
            said = next(part for part in value.groups() if part is not None)
            yield Setting(tuple(key for _, key in above), said, path, number)


__all__ = ["Setting", "settings_of"]
