"""How a guard is told of that may stand open: as a warning, with what would close it."""

from __future__ import annotations

import ast

from mlaudit.code.rule import Issue
from mlaudit.findings import Severity


def warned(node: ast.stmt | ast.expr, said: str, fix: str, data: dict[str, str] | None = None) -> Issue:
    """A warning about a place, how to mend it, and what has to be asked of the whole project."""
    return Issue(node, said, severity=Severity.WARNING, confidence=0.8, remediation=fix, data=data)
