"""The forms for other programs that `lint` and `audit` share, imported only where one is asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlaudit.config import Project
    from mlaudit.docs import Documentation
    from mlaudit.findings import LintResult, Report


def lint_as(form: str, result: LintResult, project: Project, root: Path, exit_code: int) -> str:
    """The result of `lint` on the folder `root` as ``github`` or ``sarif``."""
    from mlaudit.report import github, sarif

    if form == "github":
        return github.of_lint(result, _prefix(root))
    return sarif.of_lint(result, _documents(project), _prefix(root), exit_code)


def audit_as(form: str, report: Report, project: Project, root: Path) -> str:
    """The report of an audit of the folder `root` as ``github`` or ``sarif``."""
    from mlaudit.report import github, sarif

    if form == "github":
        return github.of_audit(report, _prefix(root))
    return sarif.of_audit(report, _documents(project), _prefix(root))


def _prefix(root: Path) -> str:
    """The way from the working folder, where CI checked the repository out, to the folder that paths begin at."""
    way = os.path.relpath(root.resolve()).replace(os.sep, "/")
    return "" if way == "." else f"{way}/"


def _documents(project: Project) -> dict[str, Documentation]:
    from mlaudit import packs
    from mlaudit.docs import of_check, of_rule

    rules = packs.load_rules(project.settings, project.root)
    checks = packs.load_checks(project.settings, project.root)
    return {document.code: document for document in (*map(of_rule, rules), *map(of_check, checks))}
