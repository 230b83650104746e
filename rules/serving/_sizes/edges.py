"""How far a request of any size gets: services that only others of the project, or one person, can ask."""

from __future__ import annotations

import ast
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Severity

from .._web.apps import app_of
from .._web.bound import is_bound_here
from .._web.client_certificates import asks_for_certificates
from .._web.composed import is_internal
from .._web.lessons import is_lesson
from .._web.shadowed import is_shadowed

_COPIES: Final = frozenset({"copyfileobj"})
_SENDS: Final = frozenset({"upload_fileobj", "upload_from_file", "upload_blob", "put_object", "upload_file_object"})
"""What sends a file to a store of objects by parts, and never holds all of it."""
_HOLDS: Final = regex(r"(^|\.)(read|getvalue|readlines|NamedTemporaryFile|TemporaryFile|mkstemp|BytesIO)$")
"""What takes a file into memory, or keeps it on this machine."""
_OPENS: Final = regex(r"^(?!(io|os|codecs|builtins|pathlib|aiofiles|gzip)\b)[\w.()]+\.open$|^smart_open\.")
"""What opens a file of a store, and none of this machine."""


def sent_on(file: FileContext, node: FunctionNode) -> list[str]:
    """The calls of a route that are handed an upload's file, ``store.save(upload.file, name)``, by their names: each is
    ``""`` where it sends that on by parts itself.
    """
    names = []
    for call in file.inside(node, ast.Call):
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if any(isinstance(each, ast.Attribute) and each.attr == "file" for each in given):
            names.append("" if last_part(call.func) in _SENDS else file.call_name(call) or "?")
    return names


def is_sent_on(project: ProjectView, names: list[str], path: str) -> bool:
    """Whether all that is handed an upload's file sends it on by parts to a store that is not this machine."""
    return bool(names) and all(not name or _sends(project, name, path) for name in names)


def _sends(project: ProjectView, name: str, path: str) -> bool:
    symbol = project.resolve(name, path)
    if symbol is None or symbol.function is None:
        return False
    calls = [call.target for call in symbol.function.calls]
    lasts = {target.rpartition(".")[2] for target in calls}
    copies = not _COPIES.isdisjoint(lasts) and any(_OPENS.search(target) for target in calls)
    return (copies or not _SENDS.isdisjoint(lasts)) and not any(_HOLDS.search(target) for target in calls)


def weighed(finding: Finding, project: ProjectView, function: str) -> Finding:
    """A note where nobody but a guarded service of the project, or who started it on this machine, sends anything, and
    where another route stands before this one, or all of it is there to be read.
    """
    where = finding.location
    if where is None or finding.severity is Severity.INFO or finding.context != "serving":
        return finding
    aside = is_lesson(where.path) or is_shadowed(project, (where.path, function))
    if aside or is_internal(project, where.path) or is_bound_here(project, where.path):
        return msgspec.structs.replace(finding, severity=Severity.INFO)
    return finding


def from_known(finding: Finding, project: ProjectView) -> Finding:
    """A note where the server asks each caller for a certificate; a schema's file may be far from its route's."""
    places = {each.path for each in finding.related} | ({finding.location.path} if finding.location else set())
    if any(asks_for_certificates(project, app_of(project, path).path) for path in places):
        return msgspec.structs.replace(finding, severity=Severity.INFO)
    return finding


__all__ = ["from_known", "is_sent_on", "sent_on", "weighed"]
