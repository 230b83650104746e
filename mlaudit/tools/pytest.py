"""pytest as evidence, in the project's own interpreter; counts come from its JUnit file, not from its words."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

from mlaudit.errors import ToolError
from mlaudit.tools.process import last_line, run

_MISSING: Final = re.compile(r"No module named '([\w.]+)'")

_BUILT: Final = re.compile(r"\.(_?version|\w+_pb2(_grpc)?)$")


class Tests(NamedTuple):
    """How many tests there were and how they ended. `failures` names the first of those that failed.

    `starved` counts those of the failed that ended for want of a package, which `missing` names: no module of the
    project's own. They are not among `failures`. `absent` are modules of the project that the tests import and that are
    not there, for which pytest ran no test at all.
    """

    collected: int
    passed: int
    skipped: int
    failed: int
    failures: tuple[str, ...]
    seconds: float
    starved: int = 0
    missing: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


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
            absent = _absent(_told(file) if file.exists() else done.errors or done.output, root)
            if absent:
                return Tests(0, 0, 0, 0, (), 0.0, absent=absent)
            broken = _uncollected(file) if done.code == 2 and file.exists() else ""
            raise ToolError(
                f"pytest ended with exit code {done.code}: {broken or _last_error(done.errors or done.output)}"
            )
        tests = _read(file, root)
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


def _told(file: Path) -> str:
    """What pytest says of all files that could not be collected."""
    return "\n".join(error.text or "" for error in _parse(file).iter("error"))


def _absent(text: str, project: Path) -> tuple[str, ...]:
    """The modules of the project's own packages that were missed and have no file of any kind there.

    Those that a build makes are not meant: they are missing where the project is not installed.
    """
    names = {name for name in _MISSING.findall(text) if "." in name and not _BUILT.search(name)}
    homes = (project, project / "src")

    def is_absent(name: str) -> bool:
        top, *rest = name.split(".")
        owners = [home for home in homes if (home / top).is_dir()]
        places = [home.joinpath(top, *rest) for home in owners]
        return bool(owners) and not any(place.exists() or any(place.parent.glob(f"{place.name}.*")) for place in places)

    return tuple(sorted(name for name in names if is_absent(name)))


def _last_error(text: str) -> str:
    """What it died of; pytest marks such lines with an ``E``."""
    return last_line(text).removeprefix("E  ").strip()


def _parse(file: Path) -> ElementTree.Element:
    try:
        return ElementTree.parse(file).getroot()  # noqa: S314  written by the pytest that we started
    except ElementTree.ParseError as error:
        raise ToolError(f"pytest's JUnit file cannot be read: {error}") from error


def _read(file: Path, project: Path) -> Tests:
    root = _parse(file)
    cases = list(root.iter("testcase"))
    failed, skipped, starved, names, missing = 0, 0, 0, [], set()
    for case in cases:
        ended = [*case.iter("failure"), *case.iter("error")]
        if ended:
            failed += 1
            lacks = _lacks(ended, project)
            missing |= lacks
            if lacks:
                starved += 1
            else:
                names.append(f"{case.get('classname', '')}::{case.get('name', '')}")
        elif case.find("skipped") is not None:
            skipped += 1
    seconds = sum(float(suite.get("time", 0)) for suite in root.iter("testsuite"))
    passed = len(cases) - failed - skipped
    return Tests(len(cases), passed, skipped, failed, tuple(names[:10]), seconds, starved, tuple(sorted(missing)))


def _lacks(ended: list[ElementTree.Element], project: Path) -> set[str]:
    """The packages for want of which a test failed: none where it missed a module of the project."""
    told = " ".join(f"{each.get('message', '')} {each.text or ''}" for each in ended)
    tops = {name.partition(".")[0] for name in _MISSING.findall(told)}
    homes = (project, project / "src")
    own = any((home / name).exists() for top in tops for home in homes for name in (top, f"{top}.py"))
    return set() if own else tops
