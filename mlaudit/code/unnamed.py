"""Folders of trials beside a service that is deployed: nothing outside of them imports them, and no text of the project
names them, what starts programs and what explains them included.

Who works on such a folder runs what is in it by hand; what it does wrong holds no release of the service up. What
trains in it counts all the same, and so does a folder with means of its own to be installed, started or called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.away import above
from mlaudit.code.deployments import entries, starting_texts, text_of
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.mounts import app_makers
from mlaudit.code.sources import sources_of

if TYPE_CHECKING:
    from pathlib import Path

    from mlaudit.code.facts import FileFacts
    from mlaudit.code.project import ProjectView

_DEPLOYS: Final = ("Dockerfile", "Containerfile", "Procfile", "docker-compose", "compose")
_TELLS: Final = (".md", ".rst", ".txt", ".adoc")
_OWN: Final = (*_DEPLOYS, "pyproject.toml", "setup.py", "setup.cfg")
"""Files of a folder that is a program or a package of its own."""


def unnamed(project: ProjectView) -> frozenset[str]:
    """The files of such folders, by the folders at the top."""
    texts = starting_texts(project)
    root = project.root
    makers = set(app_makers(project))
    served = {_top(path) for path, facts in project.files.items() if path in makers or "registers" in facts.hints}
    if root is None or not served or not any(where.rpartition("/")[2].startswith(_DEPLOYS) for where in texts):
        return frozenset()
    folders: dict[str, list[str]] = {}
    for path in project.files:
        if _top(path) and not path.startswith(".") and not is_test_path(path):
            folders.setdefault(_top(path), []).append(path)
    alone = {
        top: paths for top, paths in folders.items() if served - {top} and _stands_alone(project, top, paths, makers)
    }
    sources = sources_of(project) if alone else None
    if not sources:
        return frozenset()
    told = [text for where, text in texts.items() if _top(where) not in alone]
    told += [text_of(root / entry.name) for entry in entries(str(root)) if entry.name.endswith(_TELLS)]
    found: set[str] = set()
    for top, paths in alone.items():
        name = re.compile(rf"(?<![\w-]){re.escape(top)}(?![\w-])")
        others = (text for path, text in sources.items() if _top(path) != top and top.encode() in text)
        if not any(map(name.search, told)) and not any(name.search(text.decode("utf-8", "replace")) for text in others):
            found.update(paths)
    trains = {path for path in found if "fits" in project.files[path].hints}
    return frozenset(found - trains - project.imported_by(trains))


def _top(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""


def _stands_alone(project: ProjectView, top: str, paths: list[str], makers: set[str]) -> bool:
    """Whether a folder holds programs that are run by hand, and nothing outside imports it."""
    own = set(paths)
    every = [project.files[path] for path in paths]
    if not any(facts.has_main for facts in every):
        return False
    others = [facts for facts in every if not facts.has_main]
    if any(facts.path in makers or "registers" in facts.hints or _answers_events(facts) for facts in others):
        return False
    if project.root is None or any(
        _is_own(project.root, folder) for folder in {each for p in paths for each in above(p)}
    ):
        return False
    outside = [path for path in project.files if _top(path) != top]
    return not any(each in own for path in outside for each in project.imported(path))


def _is_own(root: Path, folder: str) -> bool:
    """Whether a folder has means of its own to be installed or started."""
    return any(entry.name.startswith(_OWN) for entry in entries(str(root / folder)))


def _answers_events(facts: FileFacts) -> bool:
    """Whether a platform may call a function of a file, as AWS Lambda does: by its name."""
    return any(tuple(p.name for p in function.parameters[:1]) == ("event",) for function in facts.functions)


__all__ = ["unnamed"]
