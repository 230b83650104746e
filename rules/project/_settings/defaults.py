"""One variable of the environment that falls back to different values in the modules of one program."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .alternatives import are_alternatives
from .by_hand import is_tool
from .environment import (
    Read,
    belongs_to_process,
    is_beside,
    is_of_client,
    is_of_settings,
    program_of,
    read_of,
    started_together,
)

_SHARED: Final = regex(
    r"(?i)(ur[il]|host|endpoint|bucket|database|region|addr(ess)?|brokers?|servers?|password|secret|token|user(name)?)$"
    r"|^(db|pg|postgres|mysql|mongo|redis|s3|minio|kafka|rabbitmq|qdrant|mlflow)_"
    r"|(data|features?|model|artifacts?)_(dir|path|file|root)$|_DB$"
)
"""Variables that name one thing for all modules: a server, a store, a file that one writes and another reads."""
_PLACE: Final = regex(r"(?i)(^|_)(dir(ectory)?|path|file|root|folder|bucket|output)(_|$)")
"""Variables that name where something is left."""
_WORDS: Final = {"true": "1", "yes": "1", "on": "1", "false": "0", "no": "0", "off": "0"}
_OF_REDIS: Final = regex(r"^(rediss?://)([^/?:]+|[^/?]*@[^/?:]+)(?::(\d+))?(?:/(\d+))?$")
_NUMBER: Final = regex(r"^-?\d+(\.\d*)?$")
_LIST: Final = regex(r"^\[(.*)\]$|^([^\[{]*,[^\]}]*)$")
"""Several values in one text, in brackets or without."""


def differing(project: ProjectView, code: str) -> dict[Read, Read]:
    """By read: another one in the same program, of the default that most of it agrees on. One a file, the first."""
    known: dict[Read, Read] | None = project.shared.get("defaults that differ")
    if known is None:
        known = project.shared["defaults that differ"] = {}
        told: set[str] = set()
        seen: set[tuple[str, str]] = set()
        for reads, together in _programs(project, code):
            for read, usual in _odd(project, code, reads, together):
                if not together and _is_of_tools(project, reads, read.variable):
                    continue  # nothing but the folder makes them one program
                if read.path not in told and (read.variable, read.path) not in seen:
                    told.add(read.path)
                    seen.add((read.variable, usual.path))  # of two that differ, one is told
                    known[read] = usual
    return known


def _programs(project: ProjectView, code: str) -> Iterator[tuple[list[Read], bool]]:
    """The reads of each program that fall back to something, and whether its modules are imported together."""
    by_path = {
        path: [
            read_of(each)
            for each in facts.candidates_of(code)
            if each.data.get("default") and each.data["kind"] == "default"
        ]
        for path, facts in sorted(project.files.items())
        if not facts.is_notebook
    }
    by_path = {path: reads for path, reads in by_path.items() if reads}
    if len(by_path) < 2:
        return
    for paths in started_together(project):
        together = [path for path in by_path if path in paths and not is_beside(path)]
        for client in (False, True):
            yield _in(by_path, [path for path in together if is_of_client(path) is client]), True
    beside: dict[str, list[str]] = {}
    for path in by_path:
        if not is_beside(path):
            beside.setdefault(program_of(project, path), []).append(path)
    for folder in beside.values():
        yield _in(by_path, folder), False


def _is_of_tools(project: ProjectView, reads: list[Read], variable: str) -> bool:
    """Whether tools alone read a variable, and it names no place where one of them may look for what another left."""
    if _PLACE.search(variable):
        return False
    return all(is_tool(project, path) for path in {read.path for read in reads if read.variable == variable})


def _in(by_path: dict[str, list[Read]], paths: Iterable[str]) -> list[Read]:
    return [read for path in paths for read in by_path[path]]


def _odd(project: ProjectView, code: str, reads: list[Read], together: bool) -> list[tuple[Read, Read]]:
    """The reads whose default is not the usual one of their variable, with the first that has the usual one.

    A module that falls back to both knows what it does. Modules that are not imported together may differ in what
    each is told for itself: there, the variable is one that they share, or several of them agree. Of modules that are
    alternatives one runs at a time.
    """
    found: list[tuple[Read, Read]] = []
    for variable in dict.fromkeys(read.variable for read in reads):
        same = [read for read in reads if read.variable == variable]
        values = Counter(plain(read.default) for read in same if read.default is not None)
        if len(values) < 2 or belongs_to_process(variable) or len({read.path for read in same}) < 2:
            continue
        settled = {plain(read.default) for read in same if read.default is not None and is_of_settings(read.path)}
        usual = max(values, key=lambda value: (value in settled, values[value]))
        agreed = [read for read in same if read.default is not None and plain(read.default) == usual]
        has_it = {read.path for read in agreed}
        if not together and len(has_it) < 2 and not _SHARED.search(variable):
            continue
        odd = [read for read in same if read.path not in has_it and read.default is not None]
        for read in odd:
            if _is_same_file(read.default, usual):
                continue
            others = (each for each in agreed if not are_alternatives(project, code, read.path, each.path))
            if (other := next(others, None)) is not None:
                found.append((read, other))
    return sorted(found, key=lambda pair: (pair[0].path, pair[0].line))


def _is_same_file(default: str | None, usual: str) -> bool:
    """Whether two relative paths are one file, seen from two folders."""
    shown = "" if default is None else plain(default)
    return bool(shown) and (shown.endswith(f"/{usual}") or usual.endswith(f"/{shown}"))


def _first_database(address: re.Match[str]) -> str:
    """``redis://cache`` is ``redis://cache:6379/0``."""
    return f"{address[1]}{address[2]}:{address[3] or 6379}/{address[4] or 0}"


def plain(default: str) -> str:
    """A default as it is meant: ``false`` is ``0``, ``./data`` is ``data``, ``localhost`` is ``127.0.0.1``, and
    ``["a", "b"]`` is ``a,b``.
    """
    several = _LIST.match(default)
    if several is not None:
        return ",".join(part.strip(" \"'") for part in (several[1] or several[2] or "").split(","))
    text = _WORDS.get(default.lower(), default)
    if _NUMBER.match(text):
        return f"{float(text):g}"
    text = _OF_REDIS.sub(_first_database, text.replace("localhost", "127.0.0.1").rstrip("/"))
    return posixpath.normpath(text) if "://" not in text else text
