"""mypy as evidence, in the project's own environment."""

from __future__ import annotations

import configparser
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mlaudit.errors import ToolError
from mlaudit.findings import Finding, Location, Severity, fingerprint
from mlaudit.tools.process import last_line, run

_LINE = re.compile(
    r"^(?P<path>.+?):(?P<line>\d+):(?:(?P<column>\d+):)? "
    r"(?P<kind>error|note): (?P<text>.*?)(?:  \[(?P<code>[\w-]+)\])?$"
)

_PLAIN = (
    "--no-error-summary",
    "--show-column-numbers",
    "--hide-error-end",
    "--hide-absolute-path",
    "--show-error-codes",
    "--no-pretty",
    "--no-color-output",
    "--no-install-types",  # an audit installs nothing, and nobody is there to be asked
    "--interactive",
)
"""Whatever the project's settings say of mypy's output, one line an error in one form."""


def own_settings(root: Path) -> dict[str, Any] | None:
    """The project's own mypy settings, from the file that mypy would take; None where it has none.

    Raises `ToolError` for a file that cannot be read.
    """
    for name in ("mypy.ini", ".mypy.ini"):
        if (root / name).is_file():
            return _section(root / name) or {}
    file = root / "pyproject.toml"
    if file.is_file():
        try:
            tools = tomllib.loads(file.read_text("utf-8")).get("tool", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ToolError(f"{file}: is not valid TOML, so mypy's settings cannot be told: {error}") from error
        if isinstance(tools.get("mypy"), dict):
            return dict(tools["mypy"])
    return _section(root / "setup.cfg") if (root / "setup.cfg").is_file() else None


def _section(file: Path) -> dict[str, Any] | None:
    parser = configparser.RawConfigParser()
    try:
        parser.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise ToolError(f"{file}: cannot be read: {error}") from error
    return dict(parser["mypy"]) if parser.has_section("mypy") else None


def names_files(settings: Mapping[str, Any]) -> bool:
    """Whether mypy's settings say what to check; it needs to be told otherwise."""
    return any(key in settings for key in ("files", "packages", "modules"))


def check(root: Path, paths: tuple[str, ...], python: str, timeout: float, *, libraries: bool = True) -> list[Finding]:
    """mypy's errors. `paths` may be empty where the project's settings name files. Raises `ToolError`.

    Without `libraries`, whatever comes from an installed package may be of any type: what is found then, but for what
    mypy says of such types themselves, the project's own code shows alone.
    """
    seen = ["--python-executable", python] if python else []
    if not libraries:
        seen += ["--no-site-packages", "--ignore-missing-imports", f"--cache-dir={os.devnull}"]
    # a file of the project called as a module of the standard library is none of what mypy imports: hence -P
    done = run([sys.executable, "-P", "-m", "mypy", *_PLAIN, *seen, *paths], root, timeout)
    found = _findings(done.output)
    if done.code not in (0, 1) or (done.code == 1 and not found):
        raise ToolError(f"mypy ended with exit code {done.code}: {last_line(done.errors or done.output)}")
    return found


_OF_LIBRARIES = frozenset(
    {
        "import",
        "import-not-found",
        "import-untyped",
        "no-any-return",
        "no-any-unimported",
        "untyped-decorator",
        "unused-ignore",
    }
)
"""Codes that say something of what is installed, or of types that are any only because it is not."""


def shown_by_code_alone(found: list[Finding], without: list[Finding]) -> list[Finding]:
    """Those of `found` that stand `without` libraries too, and would whatever was installed."""
    alone = {(f.code, f.location, f.message) for f in without}

    def stands(finding: Finding) -> bool:
        of_any = finding.code in _OF_LIBRARIES or 'type "Any"' in finding.message or "Untyped decor" in finding.message
        return not of_any and (finding.code, finding.location, finding.message) in alone

    return [finding for finding in found if stands(finding)]


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
