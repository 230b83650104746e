"""The files that configure a project (settings, compose files, manifests, ``.env``), and what they give to names."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from mlaudit.code.compose import COMPOSE
from mlaudit.code.deployments import deployment_files, text_of
from mlaudit.code.discover import watched_files
from mlaudit.code.ignored import Ignored
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_ENDINGS: Final = (".ini", ".cfg", ".toml", ".yml", ".yaml", ".conf", ".tf", ".json")
_QUOTED: Final = (".toml", ".tf", ".json")
"""Files in which a text without quotes is no text: a reference, a number."""
_SHOWN: Final = regex(r"(?i)(^|[._-])(examples?|samples?|templates?|dist|tpl|defaults?|dummy|mock)([._-]|$)")
_SHOWING: Final = regex(r"(?i)(^|/)(tests?|examples?|samples?|docs?|fixtures)/")
_TRIED: Final = regex(
    r"(?i)(^|[/._-])(dev|develop|development|local|tests?|testing|ci|e2e|integration|workflows)([/._-]|$)"
)
_SEALED: Final = regex(
    r"(?m)^kind: *(SealedSecret|(Cluster)?ExternalSecret|SecretProviderClass)\b|^sops:|^ *\"sops\": *\{|\$ANSIBLE_VAULT"
)
_GIVEN: Final = regex(r"^[ \t]*(?:-[ \t]+)?(?:export[ \t]+)?[\"']?([\w.-]+)[\"']?[ \t]*[:=][ \t]*(\S.*)$")
_DEFAULT: Final = regex(r"^\$\{\w+:?-([^}]*)\}$")
_SECRET_KIND: Final = regex(r"^kind: *[\"']?Secret\b")
_PARTS: Final = regex(r"^(\s*)(data|stringData) *:")


class Given(NamedTuple):
    """What a line gives a name; `line` counts from 1, `text` is the whole line.

    `kind` is ``compose``, ``manifest`` (a Secret of Kubernetes), ``env`` or "" for other settings. `tried` says that
    the file is one for trying the program, by its name.
    """

    path: str
    line: int
    text: str
    name: str
    value: str
    kind: str
    tried: bool


def configured(project: ProjectView) -> Iterator[list[Given]]:
    """What the files that configure a project give to names, file by file, but for those that show a form; a line that
    gives nothing has no name.
    """
    root = project.root
    if root is None:
        return
    known = {*watched_files([str(root / path) for path in project.files], root), *deployment_files(root)}
    for file in sorted(map(Path, known)):
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
        if path and _is_configuration(file.name) and not _SHOWN.search(file.name) and not _SHOWING.search(path):
            yield list(_in_file(path, text_of(file)))


class LeftOut:
    """The files below `root` that are no part of what others read: git ignores them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ignored = Ignored(root)

    def holds(self, path: str) -> bool:
        """Whether a file is left out; one of the environment also where an ignore file above names it: a copy of the
        work tree holds what the repository does not.
        """
        file = self._root / path
        for folder in [each for each in file.parents if each.is_relative_to(self._root)]:
            self._ignored.learn(str(folder))
        return self._ignored.holds(str(file), file.name) or self._is_named(file)

    def _is_named(self, file: Path) -> bool:
        if not _is_environment_file(file.name):
            return False
        for folder in [each for each in file.parents if each.is_relative_to(self._root)]:
            lines = {line.strip().lstrip("/") for line in text_of(folder / ".gitignore").splitlines()}
            if not lines.isdisjoint({file.name, "*.env", ".env*", ".env.*", "**/.env"}):
                return f"!{file.name}" not in lines
        return False


def _is_environment_file(name: str) -> bool:
    """``.env``, ``.env.production``."""
    return name == ".env" or name.startswith(".env.")


def _is_configuration(name: str) -> bool:
    return name.endswith(_ENDINGS) or _is_environment_file(name)


def _in_file(path: str, text: str) -> Iterator[Given]:
    if not text or _SEALED.search(text):
        return
    name = path.rpartition("/")[2]
    kind = "compose" if COMPOSE.match(name) else "env" if _is_environment_file(name) else ""
    tried = _TRIED.search(path) is not None
    before, is_secret, part, depth = "", False, "", 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.lstrip()
        if line.startswith("---"):
            is_secret, part = False, ""
        if not stripped or stripped.startswith(("#", ";", "//")):
            yield Given(path, number, line, "", "", kind, tried)
            continue
        if _SECRET_KIND.match(line):
            is_secret = True
        indent = len(line) - len(stripped)
        if part and indent <= depth:
            part = ""
        if opened := _PARTS.match(line):
            part, depth = opened[2], indent
        found = _GIVEN.match(line)
        key, value = (found[1], _value(found[2], path.endswith(_QUOTED))) if found is not None else ("", "")
        if key == "value" and before:
            key = before
        before = value if key == "name" else ""
        if is_secret and part == "data":
            value = _decoded(value)
        yield Given(path, number, line, key.rpartition(".")[2], value, "manifest" if is_secret else kind, tried)


def _value(written: str, quoted: bool) -> str:
    """The text that stands behind a name; "" for what is none."""
    mark = written[0]
    if mark in "\"'":
        return written[1:].partition(mark)[0]
    if quoted:
        return ""
    value = written.partition(" #")[0].strip()
    default = _DEFAULT.match(value)
    return default[1] if default is not None else value


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return value  # it was written down as it is


__all__ = ["Given", "LeftOut", "configured"]
