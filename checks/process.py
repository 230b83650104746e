"""6xx process: what other tools say of the repository."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mlaudit.findings import CheckResult, Finding, Measurement, Outcome, Severity
from mlaudit.runtime.check import Params, ToolCheck
from mlaudit.runtime.context import Context
from mlaudit.tools import mypy, pytest, ruff


class RuffParams(Params, frozen=True, kw_only=True):
    """`max-findings`: how many findings are let pass."""

    max_findings: int = 0


class Ruff(ToolCheck):
    """The project's own ruff settings hold, or mlaudit's reliability selection where it has none.

    What it measures:
        ruff's findings on the repository, as a count. A finding that one of mlaudit's rules makes of the same line,
        with more to say, is left out.

    Method:
        ``ruff check --output-format json`` with the project's settings; without any, with an explicit selection of
        rules about reliability, since ruff's default set changes from release to release.

    Default:
        No finding, as ruff itself has it. Findings under the project's own settings fail as errors: the project said
        that they must not be there. Those of mlaudit's selection are warnings, errors where the code cannot run.

    When it fails:
        Repair the findings, or change the project's ruff settings; `max-findings` lets a number pass for now.

    References:
        https://docs.astral.sh/ruff/
    """

    code = "MLC601"
    name = "ruff"
    params = RuffParams
    remediation = "Repair what ruff found, or change the project's own ruff settings."

    def run(self, context: Context, params: RuffParams) -> Sequence[CheckResult]:
        """Run ruff on the repository."""
        settings = context.settings
        own = ruff.own_settings(context.root)
        found = ruff.check(context.root, settings.tools.timeout, settings.exclude)
        if found is None:
            return [_ended(self, Outcome.NOT_APPLICABLE, "ruff found no Python file to read")]
        ours = context.lint.active if context.lint is not None else ()
        findings = ruff.without_doubles(found, ours)
        whose = "the project's settings" if own else "mlaudit's reliability selection"
        severe = own or any(f.severity >= Severity.ERROR for f in findings)
        return [_counted(self, findings, params.max_findings, f"under {whose}", severe=severe)]


class MypyParams(Params, frozen=True, kw_only=True):
    """`max-findings`: how many errors are let pass."""

    max_findings: int = 0


class Mypy(ToolCheck):
    """The typed code paths type-check, in the project's own environment.

    What it measures:
        mypy's errors, as a count.

    Method:
        mypy with the project's own settings, or on `[tool.mlaudit.tools] mypy-paths`; `python` there names the
        interpreter whose packages it sees. A project that uses no types is not judged by them. Where no interpreter
        is named and packages are missing, it is mlaudit's environment that was looked at: an error, and no failure.

    Default:
        No error.

    When it fails:
        Repair the errors.

    References:
        https://mypy.readthedocs.io/
    """

    code = "MLC602"
    name = "mypy"
    params = MypyParams
    remediation = "Repair what mypy found; name the project's interpreter where packages are missing."

    def run(self, context: Context, params: MypyParams) -> Sequence[CheckResult]:
        """Run mypy on the repository."""
        tools = context.settings.tools
        own = mypy.own_settings(context.root)
        if not tools.mypy_paths and own is None:
            reason = "the project has no mypy settings; name typed code in [tool.mlaudit.tools] mypy-paths"
            return [_ended(self, Outcome.NOT_APPLICABLE, reason)]
        paths = tools.mypy_paths or (() if mypy.names_files(own or {}) else (".",))
        found = mypy.check(context.root, paths, _python(context), tools.timeout)
        unseen = [f.message for f in found if f.code == "import-not-found"]
        if unseen and not tools.python:
            modules = "1 imported module" if len(unseen) == 1 else f"{len(unseen)} imported modules"
            told = f"mypy does not see {modules} (first: {unseen[0]})"
            reason = f"{told}: set [tool.mlaudit.tools] python to the project's interpreter"
            return [_ended(self, Outcome.ERROR, reason)]
        return [_counted(self, found, params.max_findings, "", severe=True)]


class TestParams(Params, frozen=True, kw_only=True):
    """`min-passed`: how many tests must have passed."""

    min_passed: int = 1


class Tests(ToolCheck):
    """The project's tests are there, run, and pass.

    What it measures:
        Tests collected, passed, skipped and failed.

    Method:
        pytest in the project's own interpreter (`[tool.mlaudit.tools] python`, with `pytest-args`), counted from its
        JUnit file. None collected fails: an empty suite proves nothing. A suite that is skipped whole fails too.

    Default:
        No failure, and at least one test that passed.

    When it fails:
        Repair the tests, or the code. Where pytest is missing, name the project's interpreter.

    References:
        https://docs.pytest.org/
    """

    code = "MLC603"
    name = "tests"
    params = TestParams
    remediation = "Make the tests pass; name the project's interpreter where packages are missing."

    def run(self, context: Context, params: TestParams) -> Sequence[CheckResult]:
        """Run the tests of the repository."""
        tools = context.settings.tools
        done = pytest.check(context.root, _python(context) or sys.executable, tools.pytest_args, tools.timeout)
        raw: dict[str, Any] = {
            "collected": done.collected,
            "passed": done.passed,
            "skipped": done.skipped,
            "failed": done.failed,
            "failures": list(done.failures),
        }
        measured = Measurement(name="tests passed", value=done.passed, unit="tests", n=done.collected, raw=raw)
        reason = _reason(done, params.min_passed)
        outcome = Outcome.FAIL if reason else Outcome.PASS
        return [
            CheckResult(
                code=self.code,
                name=self.name,
                outcome=outcome,
                reason=reason,
                remediation=self.remediation if reason else "",
                measurement=measured,
            )
        ]


def _reason(done: pytest.Tests, wanted: int) -> str:
    if not done.collected:
        return "no test was collected"
    if done.failed:
        more = ", ..." if done.failed > len(done.failures) else ""
        return f"{done.failed} of {done.collected} tests failed: {', '.join(done.failures[:3])}{more}"
    if done.passed < wanted:
        return f"{done.passed} tests passed where {wanted} must ({done.skipped} skipped)"
    return ""


def _counted(check: ToolCheck, findings: Sequence[Finding], allowed: int, how: str, *, severe: bool) -> CheckResult:
    measured = Measurement(name="findings", value=len(findings), unit="findings", raw={"allowed": allowed, "how": how})
    failed = len(findings) > allowed
    codes = sorted({f.code for f in findings})
    shown = ", ".join(codes[:6]) + (", ..." if len(codes) > 6 else "")
    reason = f"{len(findings)} findings {how}".strip() + f": {shown}"
    return CheckResult(
        code=check.code,
        name=check.name,
        outcome=Outcome.FAIL if failed else Outcome.PASS,
        reason=reason if failed else "",
        severity=Severity.ERROR if severe else Severity.WARNING,
        remediation=check.remediation if failed else "",
        measurement=measured,
        findings=tuple(findings),
    )


def _ended(check: ToolCheck, outcome: Outcome, reason: str) -> CheckResult:
    return CheckResult(code=check.code, name=check.name, outcome=outcome, reason=reason)


def _python(context: Context) -> str:
    """The project's interpreter, absolute; empty where none is named."""
    named = context.settings.tools.python
    if not named:
        return ""
    path = Path(named)
    return str(path if path.is_absolute() or "/" not in named else context.root / path)
