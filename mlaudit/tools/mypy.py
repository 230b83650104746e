"""mypy as evidence, in the project's own environment."""

from __future__ import annotations

import configparser
import re
import sys
import tomllib
from pathlib import Path

from mlaudit.errors import ToolError
from mlaudit.findings import Finding, Location, Severity, fingerprint
from mlaudit.tools.process import last_line, run

_LINE = re.compile(
    r"^(?P<path>.+?):(?P<line>\d+):(?:(?P<column>\d+):)? "
    r"(?P<kind>error|note): (?P<text>.*?)(?:  \[(?P<code>[\w-]+)\])?$"
)


def own_settings(root: Path) -> bool:
    """Whether the project uses mypy: a settings file or section of its own."""
    if (root / "mypy.ini").is_file() or (root / ".mypy.ini").is_file():
        return True
    if (root / "setup.cfg").is_file():
        parser = configparser.ConfigParser()
        try:
            parser.read(root / "setup.cfg", encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError) as error:
            raise ToolError(f"{root / 'setup.cfg'}: cannot be read: {error}") from error
        if parser.has_section("mypy"):
            return True
    file = root / "pyproject.toml"
    if not file.is_file():
        return False
    try:
        return "mypy" in tomllib.loads(file.read_text("utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ToolError(f"{file}: is not valid TOML, so mypy's settings cannot be told: {error}") from error


def check(root: Path, paths: tuple[str, ...], python: str, timeout: float) -> list[Finding]:
    """mypy's errors. `paths` may be empty where the project's settings name files. Raises `ToolError`."""
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--show-column-numbers", "--no-pretty"]
    command += ["--no-color-output", "--show-error-codes", *(["--python-executable", python] if python else []), *paths]
    done = run(command, root, timeout)
    found = _findings(done.output)
    if done.code not in (0, 1) or (done.code == 1 and not found):
        raise ToolError(f"mypy ended with exit code {done.code}: {last_line(done.errors or done.output)}")
    return found


def _findings(output: str) -> list[Finding]:
    counts: dict[tuple[str, str, str], int] = {}
    found = []
    for line in output.splitlines():
        match = _LINE.match(line)
        if match is None or match["kind"] != "error":
            continue
        code, path = match["code"] or "mypy", match["path"].replace("\\", "/")
        key = (code, path, match["text"])
        counts[key] = counts.get(key, -1) + 1
        number, column = int(match["line"]), int(match["column"] or 1)
        found.append(
            Finding(
                code=code,
                name=code,
                message=match["text"],
                severity=Severity.ERROR,
                location=Location(path, number, column, number, column),
                source="mypy",
                fingerprint=fingerprint(*key, counts[key]),
            )
        )
    return found
