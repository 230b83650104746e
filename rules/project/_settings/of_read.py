"""What is said of a read of the environment, with the whole project known."""

from __future__ import annotations

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related, Severity

from .declared import declared, falls_back_otherwise, how_apart
from .defaults import differing
from .environment import read_of
from .same_server import is_same_server
from .set_before import is_always_given, is_given_apart, is_set_by_program
from .unread import is_unread


def of_read(candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """That another module falls back to something else, or that the settings hold the variable and answer otherwise."""
    read, code = read_of(candidate), finding.code
    usual = differing(project, code).get(read)
    if usual is not None:
        message = f"`{read.variable}` falls back to {read.default!r} here and to {usual.default!r} in `{usual.path}`"
        message += ": unset, it differs between parts of one program"
        said = _said(finding, message, Related(usual.path, usual.line, "read otherwise here"))
        given = is_set_by_program(project, code, read.variable) or is_given_apart(project, read, usual)
        given = given or is_always_given(project, code, read, usual)
        slight = given or is_same_server(read.default or "", usual.default or "")
        slight = slight or any(is_unread(project, code, each.path, each.line) for each in (read, usual))
        return msgspec.structs.replace(said, severity=Severity.INFO) if slight else said
    held = declared(project, code).get(read)
    effect = how_apart(project, read, held) if held is not None else ""
    if held is None or not effect:
        return None
    message = (
        f"`{read.variable}` is read from the environment here, though `{held.name or held.path}` holds it: {effect}"
    )
    said = _said(finding, message, Related(held.path, held.line, "held here"))
    # who starts a program by hand has set what it reads, or gets what the settings say as well
    noted = candidate.data["launches"] and not falls_back_otherwise(read, held)
    noted = noted or not _are_of_one_program(project, read.path, held.path)
    return msgspec.structs.replace(said, severity=Severity.INFO) if noted else said


def _are_of_one_program(project: ProjectView, path: str, settings: str) -> bool:
    """Whether a file and the settings lie in one folder of the project, or one program imports both: what another
    program of the repository reads by itself, it was never to have from there.
    """
    if path.partition("/")[0] == settings.partition("/")[0] or "/" not in path or "/" not in settings:
        return True
    importers: dict[str, set[str]] | None = project.shared.get("who imports which file")
    if importers is None:
        importers = project.shared["who imports which file"] = {}
        for each in project.files:
            for other in project.imported(each):
                importers.setdefault(other, set()).add(each)
    found, queue = set(), [path]
    while queue:
        each = queue.pop()
        if each not in found:
            found.add(each)
            queue += importers.get(each, ())
    return settings in project.imported_by(found)


def _said(finding: Finding, message: str, related: Related) -> Finding:
    return msgspec.structs.replace(finding, message=message, related=(related,), severity=Severity.WARNING)
