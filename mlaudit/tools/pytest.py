"""pytest as evidence, in the project's own interpreter; counts come from its JUnit file, not from its words."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from mlaudit.errors import ToolError
from mlaudit.tools.process import last_line, run

_CODES = {
    2: "was interrupted",
    3: "had an internal error",
    4: "was called wrongly",
}


class Tests(NamedTuple):
    """How many tests there were and how they ended. `failures` names the first of those that failed."""

    collected: int
    passed: int
    skipped: int
    failed: int
    failures: tuple[str, ...]
    seconds: float


def check(root: Path, python: str, arguments: tuple[str, ...], timeout: float) -> Tests:
    """Run the project's tests. Raises `ToolError` where pytest is missing, crashes or does not end."""
    with tempfile.TemporaryDirectory(prefix="mlaudit-pytest-") as folder:
        file = Path(folder) / "junit.xml"
        command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junit-xml={file}", *arguments]
        done = run(command, root, timeout, {"MLAUDIT_AUDIT": "1"})
        if "No module named pytest" in done.errors:
            raise ToolError(f"{python} has no pytest; set [tool.mlaudit.tools] python to the project's interpreter")
        if done.code == 5:
            return Tests(0, 0, 0, 0, (), 0.0)
        if done.code in _CODES or done.code < 0 or not file.exists():
            how = _CODES.get(done.code, f"ended with exit code {done.code}")
            raise ToolError(f"pytest {how}: {last_line(done.errors or done.output)}")
        return _read(file)


def _read(file: Path) -> Tests:
    try:
        root = ElementTree.parse(file).getroot()  # noqa: S314  written by the pytest that we started
    except ElementTree.ParseError as error:
        raise ToolError(f"pytest's JUnit file cannot be read: {error}") from error
    cases = list(root.iter("testcase"))
    failed, skipped, names = 0, 0, []
    for case in cases:
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            names.append(f"{case.get('classname', '')}::{case.get('name', '')}")
        elif case.find("skipped") is not None:
            skipped += 1
    seconds = sum(float(suite.get("time", 0)) for suite in root.iter("testsuite"))
    return Tests(len(cases), len(cases) - failed - skipped, skipped, failed, tuple(names[:10]), seconds)
