"""Whether a line is told where it stands: by what reaches it, what its classes and callers say, and what masks it."""

from __future__ import annotations

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Severity

from .alerts import asks_nothing
from .beside import is_beside_service
from .goods import deals_in
from .idle import is_idle
from .masks import hides_values, is_told_briefly, masks_lines
from .objects import answers, is_of_things, shown, takes_things, told_of_rows
from .passed_on import only_tells


def where_it_stands(finding: Finding, candidate: Candidate, project: ProjectView, code: str) -> Finding | None:
    """What a line is where it stands: told in what serves, reached from an entry point or in a library beside one."""
    data = candidate.data
    if "class" in data or "hides" in data or (data.get("of database") and hides_values(project, code)):
        return None
    where = candidate.finding.location
    if where is None or data.get("environment"):
        return finding
    if data.get("set_up"):
        return finding if any(entry.kind == "serving" for entry in project.entry_points) else None
    if data.get("failed") and (where.cell is not None or masks_lines(project)):
        return None
    if data.get("labels"):
        return finding if where.path in project.start_up("serving") else None
    if data.get("secret"):
        proven = data.get("proven") and finding.context != "notebook" and where.cell is None
        if proven or where.path in project.start_up("serving") or not data.get("print"):
            return finding
    if data.get("own fields") and only_tells(project, where.path, candidate.function):
        return None
    if data.get("personal") and (masks_lines(project) or deals_in(project, data.get("thing", ""))):
        return None
    if "answered" in data:
        return finding if data["answered"] or answers(project, (where.path, candidate.function)) else None
    if data.get("validates") and (finding.context != "serving" or is_told_briefly(project, where.path)):
        return None
    if "rows" in data:
        column = told_of_rows(project, code, where.path, data["rows"])
        if not column:
            return None
        finding = msgspec.structs.replace(finding, message=finding.message.replace("`?`", f"`{column}`"))
    if "objects" in data:
        held = shown(project, code, (where.path, candidate.function), data)
        if held is None:
            return None
        why = "whoever reads the logs can use it" if held.secret else "users' content ends up wherever the logs go"
        message = f"{held.what} is {finding.message}: {why}"
        severity = Severity.INFO if held.things else finding.severity
        finding = msgspec.structs.replace(finding, message=message, related=held.related, severity=severity)
        if held.secret and not data.get("print"):
            return finding
    if data.get("consumed") and finding.context == "script":
        return finding
    if finding.context not in ("serving", "library") or where.cell is not None:
        return None
    if finding.context == "library" and not is_beside_service(project, where.path, data):
        return None
    given, made = data.get("body of"), data.get("made by")
    if given and takes_things(project, code, (where.path, candidate.function), given):
        return msgspec.structs.replace(finding, severity=Severity.INFO)
    if made and is_of_things(project, code, where.path, made):
        return msgspec.structs.replace(finding, severity=Severity.INFO)
    node = (where.path, candidate.function)
    unused = finding.context == "library" and is_idle(project, node)
    if unused or "note" in data or (data.get("of no request") and asks_nothing(project, node)):
        return msgspec.structs.replace(finding, severity=Severity.INFO)
    return finding


__all__ = ["where_it_stands"]
