"""ruff as evidence: the project's own settings where it has any, else an explicit selection for reliability."""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path

import msgspec

from mlaudit.errors import ToolError
from mlaudit.findings import Finding, Location, Severity, fingerprint
from mlaudit.tools.process import last_line, run

RELIABILITY = (
    "E9,F63,F7,F82,"  # code that cannot run as written
    "B006,B008,B012,B017,B023,B904,"  # shared defaults, lost exceptions, late binding
    "BLE001,S110,S112,TRY400,"  # swallowed exceptions
    "S113,ASYNC,"  # calls without a bound, blocking calls in async code
    "S102,S301,S302,S306,S307,S506,S602,S604,S605,S608,S701,"  # code, shells and queries from outside
    "PLE,DTZ003,DTZ004,NPY,PD002"  # errors, naive times, removed NumPy names
)
"""Always explicit: ruff's default set changes from release to release."""

UNPARSED = "invalid-syntax"
"""What ruff says where it cannot parse; older releases say null."""

_NO_FILE = "No Python files found"
"""ruff warns of it and ends well: no file is no evidence."""


class _Place(msgspec.Struct):
    row: int
    column: int


class _Hit(msgspec.Struct):
    code: str | None
    message: str
    filename: str | None = None
    location: _Place | None = None
    end_location: _Place | None = None
    cell: int | None = None


def command() -> list[str]:
    """ruff's command: the one beside this interpreter, else the one on the path. Raises `ToolError`."""
    beside = Path(sys.executable).parent / "ruff"
    found = str(beside) if beside.exists() else shutil.which("ruff")
    if found is None:
        raise ToolError("ruff is not installed; `pip install ruff` adds it")
    return [found]


def own_settings(root: Path) -> bool:
    """Whether the project has ruff settings of its own."""
    if (root / "ruff.toml").is_file() or (root / ".ruff.toml").is_file():
        return True
    file = root / "pyproject.toml"
    if not file.is_file():
        return False
    try:
        return "ruff" in tomllib.loads(file.read_text("utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ToolError(f"{file}: is not valid TOML, so ruff's settings cannot be told: {error}") from error


def check(root: Path, timeout: float, exclude: tuple[str, ...] = ()) -> list[Finding] | None:
    """ruff's findings below `root`; None where it had no file to read. A file that does not parse has one.

    What the project's own settings ask for is an error; of our selection, what cannot run as written.
    Raises `ToolError` where ruff is missing, fails or answers nonsense.
    """
    # a project may set `fix = true`: an audit must not change what it judges, nor hide what it would have found
    arguments = ["check", "--no-fix", "--no-fix-only", "--output-format", "json"]
    arguments += ["--no-cache", "--exit-zero", "."]
    own = own_settings(root)
    if not own:
        arguments += ["--isolated", "--select", RELIABILITY]
        arguments += [part for pattern in exclude for part in ("--extend-exclude", pattern)]
    done = run([*command(), *arguments], root, timeout)
    if done.code != 0:
        raise ToolError(f"ruff ended with exit code {done.code}: {last_line(done.errors)}")
    try:
        hits = msgspec.json.decode(done.output, type=list[_Hit])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ToolError(f"ruff's output cannot be read: {error}") from error
    if not hits and _NO_FILE in done.errors:
        return None
    return _findings(hits, root, own=own)


def _findings(hits: list[_Hit], root: Path, *, own: bool) -> list[Finding]:
    counts: dict[tuple[str, str, str], int] = {}
    found = []
    unparsed: set[str] = set()
    for hit in hits:
        code = hit.code or UNPARSED
        path = _relative(hit.filename, root)
        if code == UNPARSED and path in unparsed:
            continue  # what follows the first fault of a file is no fault of its own
        if code == UNPARSED:
            unparsed.add(path)
        key = (code, path, hit.message)
        counts[key] = counts.get(key, -1) + 1
        start = hit.location or _Place(1, 1)
        end = hit.end_location or start
        cell = None if hit.cell is None else hit.cell - 1  # ruff counts a notebook's cells from 1
        severe = own or code.startswith((UNPARSED, "E9", "F"))
        found.append(
            Finding(
                code=code,
                name=code,
                message=hit.message,
                severity=Severity.ERROR if severe else Severity.WARNING,
                location=Location(path, start.row, start.column, end.row, end.column, cell),
                source="ruff",
                fingerprint=fingerprint(*key, counts[key]),
            )
        )
    return found


def _relative(name: str | None, root: Path) -> str:
    if not name:
        return "pyproject.toml"
    path = Path(name)
    return path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) else path.as_posix()


_CANNOT_RUN = (UNPARSED, "E9", "F", "PLE")
_UNRELIABLE = tuple(RELIABILITY.split(","))


def family(code: str) -> int:
    """0 for code that cannot run as written or does nothing, 1 for what is unreliable, 2 for style and the rest."""
    return 0 if code.startswith(_CANNOT_RUN) else 1 if code.startswith(_UNRELIABLE) else 2


DOUBLES = {
    "S113": ("MLA101",),
    "BLE001": ("MLA102", "MLA103", "MLA109", "MLA110"),
    "S110": ("MLA102", "MLA103", "MLA109"),
    "S301": ("MLA401",),
    "S506": ("MLA401",),
    "S614": ("MLA401",),
    "B904": ("MLA107",),
    "ASYNC210": ("MLA701",),
    "ASYNC212": ("MLA701",),
    "ASYNC251": ("MLA701",),
    "S105": ("MLA403",),
    "S106": ("MLA403",),
}
"""Codes of ruff, and ours that say more about the same place."""


def without_doubles(found: list[Finding], ours: tuple[Finding, ...]) -> list[Finding]:
    """`found` without what one of our own findings already says of the same line."""
    places = {
        (f.code, f.location.path, f.location.cell, line)
        for f in ours
        if f.location is not None
        for line in range(f.location.line, f.location.end_line + 1)
    }

    def said(finding: Finding) -> bool:
        where = finding.location
        return where is not None and any(
            (code, where.path, where.cell, where.line) in places for code in DOUBLES.get(finding.code, ())
        )

    return [finding for finding in found if not said(finding)]
