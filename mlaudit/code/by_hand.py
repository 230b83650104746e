"""The last lines of a file, ``if __name__ == "__main__":``, as a person's own try of what something else starts: an app
that a server is given by its name, a handler that a platform calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mlaudit.code.deployments import starting_texts
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.project import ProjectView

_PLATFORMS: Final = frozenset({"AWS Lambda", "Azure Functions", "Azure ML", "SageMaker", "TorchServe"})
"""What imports a file and calls a function of it, by its name or as it is told."""
_HANDED: Final = (["event", "context"], ["context", "event"])
"""What the functions of a platform are handed, Nuclio's the other way round."""
_OF_DEVELOPERS: Final = regex(r"(?i)(^|[._-])(dev|devel|develop|development|debug|local)([._-].*)?\.(sh|ya?ml)$")
_NOTHING: Final = regex(r"(?!)")
_SERVERS: Final = r"(?:gunicorn|waitress-serve|waitress|uwsgi|hypercorn|uvicorn)"


def is_tried_by_hand(project: ProjectView, path: str) -> bool:
    """Whether a file is started by what never runs its last lines, and nothing in the project runs it itself."""
    return (_has_handler(project, path) or is_served(project, path)) and not is_started(project, path)


def is_served(project: ProjectView, path: str) -> bool:
    """Whether an image, a platform or a script gives a server the app of a file, and nothing runs the file itself."""
    return any(map(_serving(path).search, _about(project, path))) and not is_started(project, path)


def is_started(project: ProjectView, path: str) -> bool:
    """Whether an image, a platform or a script runs a file itself, ``python app.py``, as far as their texts tell. What
    a script does that is named for developers, ``run_dev.sh``, a person does.
    """
    return any(map(running(path).search, _about(project, path, but=_OF_DEVELOPERS)))


def _has_handler(project: ProjectView, path: str) -> bool:
    facts = project.files.get(path)
    functions = facts.functions if facts is not None else ()
    if any("." not in each.qualname and [p.name for p in each.parameters] in _HANDED for each in functions):
        return True
    return any(entry.path == path and entry.framework in _PLATFORMS for entry in project.entry_points)


def _about(project: ProjectView, path: str, but: re.Pattern[str] = _NOTHING) -> Iterator[str]:
    """What may start a file, without files of some names: what lies in a folder with another file of the one's name
    means that one.
    """
    name = path.rpartition("/")[2]
    for place, text in starting_texts(project).items():
        if but.search(place.rpartition("/")[2]):
            continue
        beside = f"{place.rpartition('/')[0]}/{name}".lstrip("/")
        if beside == path or beside not in project.files:
            yield text.replace("\\\n", " ")  # a command may go on in the next line


@lru_cache(maxsize=10_000)
def running(path: str) -> re.Pattern[str]:
    """``python app.py``, ``["python", "-u", "src/app.py"]``, ``python -m src.app``."""
    stem = re.escape(path.rpartition("/")[2].removesuffix(".py"))
    gap = r"[\s\"',]+"
    return re.compile(
        rf"\bpython[\d.]*(?:{gap}-[uOB]+)?{gap}(?:(?:[\w./-]*/)?{stem}\.py(?![\w.-])|-m{gap}(?:[\w.]*\.)?{stem}(?![\w.]))"
    )


@lru_cache(maxsize=10_000)
def _serving(path: str) -> re.Pattern[str]:
    """``gunicorn app:app``, ``command: uvicorn src.app:api --port 80``, in one line."""
    stem = re.escape(path.rpartition("/")[2].removesuffix(".py"))
    return re.compile(rf"\b{_SERVERS}\b.*?(?<![\w-]){stem}(?:\.py)?:[A-Za-z_]")


__all__ = ["is_served", "is_started", "is_tried_by_hand", "running"]
