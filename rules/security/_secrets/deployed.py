"""What the compose files of a project give the key that a service signs with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_NAMES: Final = regex(r"^(docker-)?compose[\w.-]*\.ya?ml$")
_PRODUCTION: Final = regex(r"(?i)[._-]prod")
_GIVEN: Final = regex(r"(?m)^\s*(?:-\s*)?[\"']?([A-Z][A-Z0-9_]*)[\"']?\s*[:=][ \t]*[\"']?([^\s\"'#]*)")
_SIGNS: Final = regex(r"(?i)(^|_)(secret_key|jwt_secret|jwt_key|signing_key|session_secret)$")


def handed_on(
    project: ProjectView, path: str, variables: frozenset[str], default: str, read: frozenset[str]
) -> tuple[str, str]:
    """The compose file that leaves a known key in place, and how: "commits" for one that gives the same key, "misnames"
    for one of production that gives a key under a name that no file of the project takes; ("", "") for none.

    `path` is the file that holds `default`, the key that a setting of the names `variables` falls back to; `read` are
    the names that are taken.
    """
    for name, given in sorted(_files(project, path).items()):
        if any(given.get(variable) == default for variable in variables):
            return name, "commits"
        if not variables.isdisjoint(given) or not _PRODUCTION.search(name):
            continue
        if any(_SIGNS.search(each) and each not in read for each in given):
            return name, "misnames"
    return "", ""


def _files(project: ProjectView, path: str) -> dict[str, dict[str, str]]:
    """The variables that compose files give, in a file's folder and those above it."""
    known: dict[str, dict[str, dict[str, str]]] = project.shared.setdefault("compose files", {})
    found: dict[str, dict[str, str]] = {}
    for folder in [*Path(path).parents] if project.root is not None else ():
        if str(folder) not in known:
            known[str(folder)] = _in_folder(project.root, folder) if project.root is not None else {}
        found |= known[str(folder)]
    return found


def _in_folder(root: Path, folder: Path) -> dict[str, dict[str, str]]:
    try:
        files = [each for each in (root / folder).iterdir() if _NAMES.match(each.name) and each.is_file()]
        return {
            (folder / each.name).as_posix(): dict(_GIVEN.findall(each.read_text("utf-8", errors="replace")))
            for each in files
        }
    except OSError:
        return {}  # gone or closed: it says nothing
