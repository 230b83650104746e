"""What is said twice of one place in the same words is told once, as the graver of the two."""

from __future__ import annotations

from mlaudit.code.engine import Engine
from mlaudit.code.project import ProjectView
from mlaudit.code.reduce import reduce
from mlaudit.code.rule import FileRule
from mlaudit.config import Settings
from mlaudit.findings import Severity


class Twice(FileRule):
    """Says the same of a statement for two reasons, and one thing more."""

    code = "ACME1"
    name = "twice"
    triggers = (b"x",)

    def finish(self, file):
        first, second = file.tree.module.body
        own = {"own_severity": True}
        yield self.issue(first, "loud", severity=Severity.INFO, data=own)
        yield self.issue(first, "loud", severity=Severity.ERROR, data=own)
        yield self.issue(first, "long", severity=Severity.INFO, data=own)
        yield self.issue(second, "loud", severity=Severity.INFO, data=own)


def test_the_graver_one_is_kept() -> None:
    rule = Twice()
    facts = [Engine([rule]).facts("app.py", b"x = 1\nx = 2\n", force=True)]
    findings, problems = reduce(ProjectView(facts), [rule], frozenset({"app.py"}), Settings())
    assert not problems
    found = [(f.location.line if f.location else 0, f.message, f.severity) for f in findings]
    assert sorted(found) == [(1, "long", Severity.INFO), (1, "loud", Severity.ERROR), (2, "loud", Severity.INFO)]
