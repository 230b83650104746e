"""Numbers that a program takes from its environment, or else from a default that is written down."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from mlaudit.code.deployments import starting_texts, text_of
from mlaudit.code.discover import watched_files
from mlaudit.code.parity.values import UNKNOWN, Const, Place, Value
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.project import ProjectView

_SET = regex(
    r"(?m)^[ \t]*(?:-[ \t]+)?(?:ENV[ \t]+|export[ \t]+|name:[ \t]*)?[\"']?([A-Z][A-Z0-9_]*)[\"']?[ \t]*(?:[=:]|$)"
)
"""A line that sets a variable: of a compose file, an image, a manifest, a ``.env``."""


def default(machine: Machine, name: Value, value: Value) -> Value:
    """What stands for a variable that is looked up with a default: a number only where nothing that the project is
    started by sets the variable.
    """
    if isinstance(value, Const) and _as_number(value.value) is not None and isinstance(name, Const):
        return UNKNOWN if name.value in _variables(machine.project) else value
    return value


def number(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """``int(os.getenv("MAX_LENGTH", "256"))``: the number that a text, or another number, says; None for the rest."""
    value = arguments[0] if len(arguments) == 1 else None
    if not isinstance(value, Const) or _as_number(value.value) is None:
        return None
    try:
        return Const(int(value.value) if name == "builtins.int" else float(value.value), value.place)
    except ValueError:
        return None  # the program fails here as well: `int("0.5")`


def _as_number(value: object) -> float | None:
    """The number that something says; None where it says none, or one that is infinite or too large."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        said = float(value)
    except (ValueError, OverflowError):
        return None
    return said if isfinite(said) else None


def _variables(project: ProjectView) -> frozenset[str]:
    """The variables that a project sets for itself where it is started."""
    known: frozenset[str] | None = project.shared.get("variables that a start sets")
    if known is None:
        texts = [*starting_texts(project).values(), *_dotenv(project)]
        known = project.shared["variables that a start sets"] = frozenset(
            n for text in texts for n in _SET.findall(text)
        )
    return known


def _dotenv(project: ProjectView) -> list[str]:
    root = project.root
    watched = [] if root is None else watched_files([str(root / path) for path in project.files], root)
    return [text_of(file) for name in watched if (file := Path(name)).name.startswith(".env")]


__all__ = ["default", "number"]
