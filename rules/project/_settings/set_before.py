"""Variables of the environment that are always set before they are read: by the program, or by what starts it."""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.deployments import starting_texts, text_of
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .environment import Read, is_shipped, program_of

_ENV_FILE: Final = regex(r"^\.env(\.(?!example|sample|template|dist)[\w-]+)?$")
_EXPORT: Final = r"(?m)^\s*(?:export\s+)?{}=\S"
_GIVEN: Final = r"(?m)^[\s\"'-]*(?:export\s+|ENV\s+)?{}[\"']?\s*[:=]\s*\S"


def is_set_by_program(project: ProjectView, code: str, variable: str) -> bool:
    """Whether the program itself puts a variable into its environment, or the script that starts it exports one."""
    known: set[str] | None = project.shared.get("variables that are set")
    if known is None:
        known = project.shared["variables that are set"] = {
            name
            for path, facts in project.files.items()
            if not facts.is_notebook and not is_test_path(path)
            for candidate in facts.candidates_of(code)
            if candidate.data.get("kind") == "sets"
            for name in candidate.data["variables"]
        }
    if variable in known:
        return True
    wanted = re.compile(_EXPORT.format(re.escape(variable)))
    texts = starting_texts(project)
    return any("entrypoint" in path.lower() and wanted.search(texts[path]) for path in texts if path.endswith(".sh"))


def is_given_apart(project: ProjectView, read: Read, usual: Read) -> bool:
    """Whether two reads are of what is shipped apart, and a file that starts programs gives the variable to them."""
    home = program_of(project, read.path)
    if home == program_of(project, usual.path) or not is_shipped(project, home):
        return False
    wanted = re.compile(_GIVEN.format(re.escape(read.variable)))
    return any(wanted.search(text) for text in (*starting_texts(project).values(), *_env_files(project)))


def is_always_given(project: ProjectView, code: str, read: Read, usual: Read) -> bool:
    """Whether each manifest that gives a program of either module any variable gives it this one."""
    modules = {read.path, usual.path}
    own = {
        candidate.data["variable"]
        for path in modules
        for candidate in project.files[path].candidates_of(code)
        if candidate.data.get("kind") == "default"
    }
    texts = [text for path, text in starting_texts(project).items() if path.endswith((".yml", ".yaml"))]
    wanted = {name: re.compile(_GIVEN.format(re.escape(name))) for name in own}
    giving = [text for text in texts if any(each.search(text) for each in wanted.values())]
    return bool(giving) and all(wanted[read.variable].search(text) for text in giving)


def _env_files(project: ProjectView) -> list[str]:
    """What stands in the `.env` files beside the program that are no example."""
    found: list[str] | None = project.shared.get("texts of .env files")
    if found is None:
        root = project.root
        every = sorted(root.iterdir()) if root is not None and root.is_dir() else []
        found = [text_of(each) for each in every if _ENV_FILE.match(each.name) and each.is_file()]
        project.shared["texts of .env files"] = found
    return found


__all__ = ["is_always_given", "is_given_apart", "is_set_by_program"]
