"""pytest as evidence, in the project's own interpreter; counts come from its JUnit file, not from its words."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from mlaudit.errors import ToolError
from mlaudit.tools.process import last_line, run


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
        # a cache elsewhere, not none: without the plug-in, a project's own `--ff` is an unknown argument
        place = ["-o", f"cache_dir={Path(folder) / 'cache'}", f"--junit-xml={file}"]
        command = [python, "-m", "pytest", "-q", *place, *arguments]
        done = run(command, root, timeout, {"MLAUDIT_AUDIT": "1"})
        if "No module named pytest" in done.errors:
            raise ToolError(f"{python} has no pytest; set [tool.mlaudit.tools] python to the project's interpreter")
        if done.code == 5:
            return Tests(0, 0, 0, 0, (), 0.0)
        if not file.exists() or done.code not in (0, 1):
            broken = _uncollected(file) if done.code == 2 and file.exists() else ""
            raise ToolError(
                f"pytest ended with exit code {done.code}: {broken or _last_error(done.errors or done.output)}"
            )
        tests = _read(file)
        if done.code == 1 and not tests.failed:
            raise ToolError(f"pytest ended with exit code 1 though no test failed: {last_line(done.output)}")
        return tests


def _uncollected(file: Path) -> str:
    """Which files could not be collected, and why the first could not; "" where it was not that."""
    errors = [(case.get("name", ""), error) for case in _parse(file).iter("testcase") for error in case.iter("error")]
    if not errors:
        return ""
    names = ", ".join(name for name, _ in errors[:5]) + (", ..." if len(errors) > 5 else "")
    return f"{names} cannot be collected: {_last_error(errors[0][1].text or '')}"


def _last_error(text: str) -> str:
    """What it died of; pytest marks such lines with an ``E``."""
    return last_line(text).removeprefix("E  ").strip()


def _parse(file: Path) -> ElementTree.Element:
    try:
        return ElementTree.parse(file).getroot()  # noqa: S314  written by the pytest that we started
    except ElementTree.ParseError as error:
        raise ToolError(f"pytest's JUnit file cannot be read: {error}") from error


def _read(file: Path) -> Tests:
    root = _parse(file)
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
