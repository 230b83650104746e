"""6xx process: what other tools say of the repository."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

from mlaudit.code.entrypoints import is_test_path
from mlaudit.errors import ToolError
from mlaudit.findings import CheckResult, Finding, Measurement, Outcome, Severity
from mlaudit.runtime.check import Params, ToolCheck
from mlaudit.runtime.context import Context
from mlaudit.runtime.environment import unmet
from mlaudit.tools import mypy, pytest, ruff
from mlaudit.tools.environment import interpreter
from mlaudit.words import counted


class RuffParams(Params, frozen=True, kw_only=True):
    """`max-findings`: how many findings are let pass."""

    max_findings: int = 0


class Ruff(ToolCheck):
    """The project's own ruff settings hold, or mlaudit's reliability selection where it has none.

    What it measures:
        ruff's findings on the repository, as a count. A finding that one of mlaudit's rules makes of the same line,
        with more to say, is left out, also where a comment or the baseline accepts it.

    Method:
        ``ruff check --output-format json`` with the project's settings; without any, with an explicit selection of
        rules about reliability, since ruff's default set changes from release to release.

    Default:
        No finding, as ruff itself has it. Findings under the project's own settings fail as errors: the project said
        that they must not be there. Those of mlaudit's selection are warnings, errors where the code cannot run.

    When it fails:
        Repair the findings, or change the project's ruff settings. What is to stay for now, ruff itself accepts:
        ``ruff check --select CODE --add-noqa`` writes a comment on each line, its `per-file-ignores` take a folder.
        `max-findings` lets a number pass. mlaudit's baseline holds none of them. Where ruff is run elsewhere,
        `ignore = ["MLC601"]` in mlaudit's settings leaves the check out.

    References:
        https://docs.astral.sh/ruff/
    """

    code = "MLC601"
    name = "ruff"
    params = RuffParams
    remediation = (
        "Repair what ruff found, or accept it in ruff's own way (`# noqa: CODE`, `per-file-ignores`); "
        "`max-findings` in [tool.mlaudit.checks.MLC601] lets a number pass, mlaudit's baseline none."
    )

    def run(self, context: Context, params: RuffParams) -> Sequence[CheckResult]:
        """Run ruff on the repository."""
        settings = context.settings
        own = ruff.own_settings(context.root)
        found = ruff.check(context.root, settings.tools.timeout, settings.exclude)
        if found is None:
            return [_ended(self, Outcome.NOT_APPLICABLE, "ruff found no Python file to read")]
        ours = context.lint.findings if context.lint is not None else ()  # what was accepted there is accepted here
        findings = ruff.without_doubles(found, ours)
        whose = "the project's settings" if own else "mlaudit's reliability selection"
        severe = any(f.severity >= Severity.ERROR for f in findings)
        return [_counted(self, findings, params.max_findings, f"under {whose}", severe=severe)]


class MypyParams(Params, frozen=True, kw_only=True):
    """`max-findings`: how many errors are let pass."""

    max_findings: int = 0


class Mypy(ToolCheck):
    """The typed code paths type-check, in the project's own environment.

    What it measures:
        mypy's errors, as a count.

    Method:
        mypy with the project's own settings, or on `[tool.mlaudit.tools] mypy-paths`; where neither names files, on
        the whole project but for its tests. `python` there names the interpreter whose packages it sees, else the
        project's `.venv` is taken. A project that uses no types is not judged by them. Where there is neither, and a
        package that the code imports is missing or of a version that the project does not ask for, mlaudit's own
        environment was looked at: then only what mypy finds without any package counts. The rest is no evidence, and
        the check could not be run.

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
        root, python = context.root, interpreter(context.root, tools.python)
        own = mypy.own_settings(root)
        if not tools.mypy_paths and own is None:
            reason = "the project has no mypy settings; name typed code in [tool.mlaudit.tools] mypy-paths"
            return [_ended(self, Outcome.NOT_APPLICABLE, reason)]
        named = bool(tools.mypy_paths) or mypy.names_files(own or {})
        paths = tools.mypy_paths or (() if named else (".",))
        found = [f for f in mypy.check(root, paths, python, tools.timeout) if named or not _in_a_test(f)]
        lacks = [] if python or not found else _lacking(context, found)
        if not lacks:
            return [_counted(self, found, params.max_findings, "", severe=True)]
        without = mypy.check(root, paths, python, tools.timeout, libraries=False)
        alone = mypy.shown_by_code_alone(found, without)
        rest = f"{counted(len(found) - len(alone), 'finding')} may rest on packages that are not the project's own"
        told = f"{rest} ({_some(lacks)}): {_SET_PYTHON}"
        if len(alone) > params.max_findings:
            return [_counted(self, alone, params.max_findings, "in the project's own code", severe=True, more=told)]
        return [_ended(self, Outcome.ERROR, told)]


class TestParams(Params, frozen=True, kw_only=True):
    """`min-passed`: how many tests must have passed."""

    min_passed: int = 1


class Tests(ToolCheck):
    """The project's tests are there, run, and pass.

    What it measures:
        Tests collected, passed, skipped and failed.

    Method:
        pytest in the project's own interpreter (`[tool.mlaudit.tools] python`, else its `.venv`, else mlaudit's own;
        with `pytest-args`), counted from its JUnit file. None collected fails: an empty suite proves nothing. A suite
        that is skipped whole fails too, and so does one that imports a module of the project that is not there. In
        mlaudit's own environment a test that fails for want of a package is no evidence: where no other fails, the
        check could not be run.

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
        python = interpreter(context.root, tools.python)
        try:
            done = pytest.check(context.root, python or sys.executable, tools.pytest_args, tools.timeout)
        except ToolError as error:
            if python or "No module named" not in str(error):
                raise
            raise ToolError(f"{error}: {_SET_PYTHON}") from error
        if not python and done.starved and done.starved == done.failed:
            raise ToolError(f"{_starved(done)}: {_SET_PYTHON}")
        raw: dict[str, Any] = {
            "collected": done.collected,
            "passed": done.passed,
            "skipped": done.skipped,
            "failed": done.failed,
            "failures": list(done.failures),
        }
        measured = Measurement(name="tests passed", value=done.passed, unit="tests", n=done.collected, raw=raw)
        reason = _reason(done, params.min_passed, borrowed=not python)
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


def _reason(done: pytest.Tests, wanted: int, *, borrowed: bool) -> str:
    """Why the tests do not pass; "" where they do. In an environment that is not the project's (`borrowed`), tests that
    failed for want of a package are told apart.
    """
    if done.absent:
        names = _some([f"`{name}`" for name in done.absent], 3)
        return f"no test could be run: the tests import {names}, which the project does not have"
    if not done.collected:
        return "no test was collected"
    if done.failed:
        failed = done.failed - done.starved
        more = ", ..." if failed > 3 else ""
        names = f"{', '.join(done.failures[:3])}{more}"
        if not done.starved:
            return f"{failed} of {done.collected} tests failed: {names}"
        rest = f"{_starved(done)}; {_SET_PYTHON}" if borrowed else _starved(done)
        return f"{failed} of {done.collected} tests failed: {names}. {rest}" if failed else rest
    if done.passed < wanted:
        return f"{done.passed} tests passed where {wanted} must ({done.skipped} skipped)"
    return ""


def _starved(done: pytest.Tests) -> str:
    """How many tests say nothing of the project, because a package is missing where they ran."""
    names = _some([f"`{name}`" for name in done.missing], 3)
    return f"{counted(done.starved, 'test')} failed for want of {names}"


_SET_PYTHON = "set [tool.mlaudit.tools] python to the project's interpreter"


def _in_a_test(finding: Finding) -> bool:
    return finding.location is not None and is_test_path(finding.location.path)


def _lacking(context: Context, found: Sequence[Finding]) -> list[str]:
    """What shows that mypy read packages that are not the project's."""
    unseen = [f.message for f in found if f.code == "import-not-found"]
    return [*unmet(context.root, context.settings), *unseen]


def _tally(findings: Sequence[Finding], most: int = 6) -> str:
    """The codes, the most frequent first, with how often each was found."""
    codes = Counter(sorted(f.code for f in findings)).most_common()
    shown = ", ".join(f"{code} ({n})" if n > 1 else code for code, n in codes[:most])
    return shown + (f" and {len(codes) - most} more codes" if len(codes) > most else "")


def _some(texts: Sequence[str], most: int = 2) -> str:
    return "; ".join(texts[:most]) + (f"; and {len(texts) - most} more" if len(texts) > most else "")


def _counted(
    check: ToolCheck, findings: Sequence[Finding], allowed: int, how: str, *, severe: bool, more: str = ""
) -> CheckResult:
    measured = Measurement(name="findings", value=len(findings), unit="findings", raw={"allowed": allowed, "how": how})
    failed = len(findings) > allowed
    deciding = [f for f in findings if f.severity >= Severity.ERROR]
    milder = len(findings) - len(deciding)
    number = " and ".join(counted(n, noun) for n, noun in ((len(deciding), "error"), (milder, "warning")) if n)
    reason = f"{number} {how}".strip() + f": {_tally(deciding or findings)}" + (f". {more}" if more else "")
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
