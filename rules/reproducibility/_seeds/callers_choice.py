"""Methods that train and leave the seed to who calls them: what their class seeds when it is made, and libraries."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from mlaudit.code.deployments import text_of
from mlaudit.code.project import Node, ProjectView

_DESCRIBES: Final = ("pyproject.toml", "setup.py", "setup.cfg")
_LISTED: Final = "classifiers"
"""What is written only of a package that others are to find in an index."""


def seeded_when_made(project: ProjectView, root: Node, notes: dict[Node, dict[str, Any]]) -> set[str]:
    """The sources that the constructor of a method's class seeds, itself or through others: as its caller asks it to,
    where an option stands before it.
    """
    owner, _, _ = root[1].rpartition(".")
    classes = [each for each in project.files[root[0]].classes if each.qualname == owner]
    made = project.method(root[0], classes[0], "__init__") if classes else None
    reached = project.reach([(made.path, made.qualname)]) if made is not None else ()
    return {seed for node in reached for seed in notes.get(node, {}).get("seeds", ())}


def is_of_library(project: ProjectView, root: Node) -> bool:
    """Whether a method is one of a class in a package that is described for an index: whoever installs it starts it."""
    owner, _, _ = root[1].rpartition(".")
    if not any(each.qualname == owner for each in project.files[root[0]].classes) or project.root is None:
        return False
    folder = (project.root / root[0]).parent
    if f"{Path(root[0]).parent.as_posix()}/__init__.py" not in project.files:
        return False
    while True:
        texts = [text for name in _DESCRIBES if (text := text_of(folder / name))]
        if texts or folder == project.root:
            return any(_LISTED in text for text in texts)
        folder = folder.parent


__all__ = ["is_of_library", "seeded_when_made"]
