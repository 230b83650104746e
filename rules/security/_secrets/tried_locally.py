"""Secrets of programs that nobody else meets: the settings of a Django site that runs on one machine, and a password
that anybody would guess, which a script asks the store about.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

from .secrets import is_everybodys

_VERIFIES: Final = regex(r"(?i)^(verify|check|compare|matches|valid)")
_ENGINES: Final = "django.db.backends."
_RELEASED: Final = regex(
    r"(?i)(^|/)(settings?|config|conf)/(\w+_)?(prod|production|live|staging|deploy\w*|heroku|docker)(_\w+)?\.py$"
    r"|(^|/)(\w+_)?(prod|production|live|staging|deploy\w*|heroku|docker)_?(settings?|config)\.py$"
    r"|(^|/)(settings?|config)_(prod|production|live|staging|deploy\w*|heroku|docker)\.py$"
)
"""Other settings, of a site that is released."""


def is_only_verified(file: FileContext, node: ast.Assign) -> bool:
    """Whether a password that stands for one everywhere (``password123``) is only compared with the hash of a user."""
    target, value = node.targets[0], file.constant(node.value)
    home = file.function_of(node)
    if not isinstance(target, ast.Name) or not isinstance(value, str) or not is_everybodys(value) or home is None:
        return False
    reads = [each for each in file.inside(home, ast.Name) if each.id == target.id and isinstance(each.ctx, ast.Load)]
    asked = [parent_of(each) for each in reads]
    return asked != [] and all(isinstance(each, ast.Call) and _VERIFIES.search(last_part(each.func)) for each in asked)


def is_of_trial_site(file: FileContext, target: ast.expr) -> bool:
    """Whether a key is Django's, in settings that debug, and that keep the tables in a file beside the code."""
    if not isinstance(target, ast.Name) or target.id != "SECRET_KEY" or file.function_of(target) is not None:
        return False
    if not file.holds(b"INSTALLED_APPS") or not file.holds(b"sqlite3"):
        return False
    values = {each.id: assign.value for assign, each in _set(file)}
    engines = [
        file.constant(value)
        for table in file.tree.of(ast.Dict)
        for key, value in zip(table.keys, table.values, strict=True)
        if key is not None and file.constant(key) == "ENGINE"
    ]
    on_file = engines != [] and all(each == f"{_ENGINES}sqlite3" for each in engines)
    return on_file and "DEBUG" in values and file.constant(values["DEBUG"]) is True


def _set(file: FileContext) -> list[tuple[ast.Assign, ast.Name]]:
    assigns = [each for each in file.tree.module.body if isinstance(each, ast.Assign)]
    return [(assign, each) for assign in assigns for each in assign.targets if isinstance(each, ast.Name)]


def has_released_settings(project: ProjectView) -> bool:
    """Whether a project has settings of a site that is released beside those to try it with."""
    return any(_RELEASED.search(path) for path in project.files)


__all__ = ["has_released_settings", "is_of_trial_site", "is_only_verified"]
