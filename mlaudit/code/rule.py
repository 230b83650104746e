"""What a code rule is: the public surface for rule packs.

A `FileRule` looks at one file through handlers named after node types (``visit_Call(self, node, file)``). They yield
`Issue`s made by ``self.issue(...)``. When every file has been read, `refine` may look at the whole project and change
or drop each issue. A `ProjectRule` looks at the project alone.

The class docstring is the documentation: a summary line, then ``Why it hurts:``, ``Bad:``, ``Good:``,
``When not to use it:`` and ``References:``. The examples are run as tests.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from mlaudit.findings import Finding, Fix, Location, Related, Severity

if TYPE_CHECKING:
    from mlaudit.code.facts import Candidate
    from mlaudit.code.file import FileContext
    from mlaudit.code.project import ProjectView

Place = ast.expr | ast.stmt | ast.ExceptHandler | ast.arg | ast.keyword


class Issue:
    """A finding in the making: where, what, and what `refine` needs to know."""

    __slots__ = ("confidence", "data", "evidence", "fix", "message", "node", "related", "remediation", "severity")

    def __init__(
        self,
        node: Place,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: float = 1.0,
        related: Iterable[Related] = (),
        evidence: dict[str, str] | None = None,
        remediation: str = "",
        data: dict[str, Any] | None = None,
        fix: Fix | None = None,
    ) -> None:
        self.node = node
        self.message = message
        self.severity = severity
        self.confidence = confidence
        self.related = tuple(related)
        self.evidence = evidence or {}
        self.remediation = remediation
        self.data = data or {}
        self.fix = fix


class Rule:
    """Base of all rules.

    `code` is 2 to 10 letters and then 1 to 5 digits. `severity` holds on the serving path; `elsewhere` outside it
    (None: silent there); `in_notebooks` in notebooks that explore (None: as elsewhere). `in_tests` runs the rule on
    test files too; `in_aside` keeps its severity in code that was put aside or that nothing calls, where other rules
    only note (see `aside`, `uncalled`). `remediation` says how to repair it, in one sentence. `confirmed_by` names the
    runtime check that would show the damage. `fix` says whether ``--fix`` can repair it: ``safe``, ``unsafe``, or when
    which.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.WARNING
    in_tests: ClassVar[bool] = False
    in_aside: ClassVar[bool] = False
    in_notebooks: ClassVar[Severity | None] = None
    remediation: ClassVar[str] = ""
    confirmed_by: ClassVar[str] = ""
    fix: ClassVar[str] = ""


def node_kind(handler: str) -> type[ast.AST] | None:
    """The kind of node that a method of this name handles; None for none."""
    found = getattr(ast, handler.removeprefix("visit_"), None) if handler.startswith("visit_") else None
    return found if isinstance(found, type) and issubclass(found, ast.AST) else None


class FileRule(Rule):
    """A rule over single files.

    It is run on files that hold one of its `triggers`, and one of `also` (all files where both are empty). `asks` are
    words that it asks files for besides (`file.holds`): they are looked for with the triggers, which costs less.
    """

    triggers: ClassVar[tuple[bytes, ...]] = ()
    also: ClassVar[tuple[bytes, ...]] = ()
    asks: ClassVar[tuple[bytes, ...]] = ()

    def handlers(self) -> Iterator[tuple[type[ast.AST], Callable[..., Iterator[Issue]]]]:
        """The handlers by node type: methods named ``visit_<Type>``."""
        for name in dir(self):
            kind = node_kind(name)
            if kind is not None:
                yield kind, getattr(self, name)

    def wants_call(self, name: str, last: str) -> bool:
        """Whether `visit_Call` may have something to say of calls of this name; asked once a name, not once a call.

        `name` is the resolved name ("" where it is unknown), `last` the last part as written.
        """
        return True

    def issue(self, node: Place, message: str, **details: Any) -> Issue:
        """An issue at `node`; `details` are those of `Issue`."""
        return Issue(node, message, **details)

    def finish(self, file: FileContext) -> Iterable[Issue]:
        """Called once when all nodes of a file have been handled."""
        return ()

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """The final finding, with the project known; None drops it.

        By default the severity follows the context: `severity` on the serving path, `elsewhere` outside it, silence
        in tests unless `in_tests`. A severity that the issue set itself is kept.
        """
        return project.in_context(self, candidate)


class ProjectRule(Rule):
    """A rule over the facts of all files.

    `analysis` names what the rule computes of the whole project and shares with others through ``project.shared``:
    rules with one are run in one process, where it is made once.
    """

    analysis: ClassVar[str] = ""

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """The findings, made with ``project.finding(self, ...)``."""
        raise NotImplementedError


__all__ = ["FileRule", "Finding", "Fix", "Issue", "Location", "Place", "ProjectRule", "Related", "Rule", "Severity"]
