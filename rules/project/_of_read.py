"""What is said of a read of the environment, with the whole project known."""

from __future__ import annotations

from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related, Severity

from ._declared import declared, how_apart
from ._defaults import Differs, differing
from ._environment import Read, read_of
from ._scattered import scattered

_LOOKS: Final = regex(r"_?(validate|check|verify|require|print|show|dump|debug)_")
"""Functions that look whether variables are set: they need no default."""
_FOLLOWS: Final = "what one of the two is changed to, the other does not follow"


def of_read(candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """That another module falls back to something else, that the settings hold the variable, or that there are none."""
    read, code = read_of(candidate), finding.code
    differs = differing(project, code).get(read)
    if differs is not None:
        if not differs.both and _LOOKS.match(candidate.function.rpartition(".")[2]):
            return None
        return _differing(read, differs, finding)
    answers = any((entry.path, entry.function) == (read.path, candidate.function) for entry in project.entry_points)
    held = declared(project, code).get(read)
    if held is not None:
        effect = how_apart(project, read, held)
        if answers and not effect:
            return None  # that a handler reads it is said already
        message = f"`{read.variable}` is read from the environment here, though `{held.name or held.path}` holds it"
        related = Related(held.path, held.line, "held here")
        severity = Severity.WARNING if effect else Severity.INFO
        return _said(finding, f"{message}: {effect or _FOLLOWS}", related, severity)
    found = scattered(project, code)
    if found is None or found.read != read or (answers and candidate.function):
        return None
    message = (
        f"this program reads {found.variables} variables of the environment in {len(found.modules)} modules and has no "
        "settings of its own: nobody sees them all, and a start does not show that one is missing"
    )
    evidence = {"modules": ", ".join(found.modules)}
    return msgspec.structs.replace(finding, message=message, severity=Severity.INFO, evidence=evidence)


def _differing(read: Read, differs: Differs, finding: Finding) -> Finding:
    usual = differs.usual
    if differs.both:
        message = f"`{read.variable}` falls back to {read.default!r} here and to {usual.default!r} in `{usual.path}`"
    elif read.default is None:
        message = f"`{read.variable}` has no default here and falls back to {usual.default!r} in `{usual.path}`"
    else:
        message = f"`{read.variable}` falls back to {read.default!r} here and has no default in `{usual.path}`"
    message += ": unset, it differs between parts of one program"
    related = Related(usual.path, usual.line, "read otherwise here")
    return _said(finding, message, related, Severity.WARNING if differs.both else Severity.INFO)


def _said(finding: Finding, message: str, related: Related, severity: Severity) -> Finding:
    return msgspec.structs.replace(finding, message=message, related=(related,), severity=severity)
