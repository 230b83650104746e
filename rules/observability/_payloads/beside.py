"""Whether code that no entry point leads to stands beside a service, whose lines it then writes."""

from __future__ import annotations

from typing import Any, Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_OFFLINE: Final = regex(
    r"(?i)(^|[/_])(steps?|pipelines?|eval\w*|train\w*|datasets?|data_\w+|benchmarks?|scripts?|examples?|experiments?)([/_.]|$)"
)
"""Modules that run offline, beside a service."""
_NOT_BESIDE: Final = ("print", "own_rows", "term", "of a run")
"""What is no user's where nothing that serves reaches it: what is looked at, looked up, or kept with a training."""


def is_beside_service(project: ProjectView, path: str, data: dict[str, Any]) -> bool:
    """Whether a line of a library counts as a service's: in the same part of the project, and not offline."""
    top = path.partition("/")[0]
    beside = any(e.kind == "serving" and e.path.partition("/")[0] == top for e in project.entry_points)
    beside = beside or data.get("of a call", False)
    beside = beside or (data.get("unnamed", False) and path in project.start_up("serving"))
    return beside and not _OFFLINE.search(path) and not any(data.get(each) for each in _NOT_BESIDE)


__all__ = ["is_beside_service"]
