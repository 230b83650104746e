"""What one change mends with something else: the work of one function that is taken off the loop together."""

from __future__ import annotations

import msgspec

from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Finding, Related, Severity


def mended_with_another(finding: Finding, node: Node, project: ProjectView) -> Finding:
    """A note on an inference of a function that is no worse than one before it; else the finding as it is."""
    told: dict[Node, Finding] = project.shared.setdefault("MLA701 inference told", {})
    first = told.get(node)
    if first is None or first.location is None or finding.severity > first.severity:
        told[node] = finding
        return finding
    related = Related(first.location.path, first.location.line, "the same change mends this", first.location.cell)
    return msgspec.structs.replace(finding, severity=Severity.INFO, related=(*finding.related, related))
