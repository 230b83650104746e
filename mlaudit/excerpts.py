"""The source lines that findings stand on, so that a report can be read without the repository beside it.

A line on which a secret was found is left out, and whatever else looks like one is masked: a report travels further
than the code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from mlaudit.findings import Finding

LINE = "line"
"""What the line is called among a finding's evidence."""

_MOST = 160
_KEYS: Final = "MLA403"
_LITERAL: Final = re.compile(r"(?P<quote>[\"'])(?=[^\"']*\d)(?=[^\"']*[A-Za-z])[\w+/=.:-]{16,}(?P=quote)")
_LOGIN: Final = re.compile(r"://[^/\s:@\"']+:[^/\s@\"']+@")


def with_lines(findings: Iterable[Finding], root: Path) -> tuple[Finding, ...]:
    """The findings, each with its source line among its evidence, where that can be told and shown."""
    found = tuple(findings)
    hidden = {
        (f.location.path, f.location.cell, line)
        for f in found
        if f.code == _KEYS and f.location is not None
        for line in range(f.location.line, f.location.end_line + 1)
    }
    read = cache(_reader(root))

    def shown(finding: Finding) -> Finding:
        where = finding.location
        if where is None or LINE in finding.evidence or (where.path, where.cell, where.line) in hidden:
            return finding
        lines = read(where.path, where.cell)
        text = lines[where.line - 1].strip() if 0 < where.line <= len(lines) else ""
        if not text:
            return finding
        return msgspec.structs.replace(finding, evidence={LINE: _masked(text), **finding.evidence})

    return tuple(shown(finding) for finding in found)


def _masked(text: str) -> str:
    text = _LOGIN.sub("://...@", _LITERAL.sub(r"\g<quote>...\g<quote>", text))
    return text if len(text) <= _MOST else text[: _MOST - 4] + " ..."


def _reader(root: Path) -> Callable[[str, int | None], tuple[str, ...]]:
    def lines(path: str, cell: int | None) -> tuple[str, ...]:
        """The lines of a file, or of a notebook's cell; none where they cannot be had any more."""
        try:
            text = (root / path).read_text("utf-8")
            if cell is not None:
                source = json.loads(text)["cells"][cell]["source"]
                text = source if isinstance(source, str) else "".join(source)
        except (OSError, ValueError, LookupError, TypeError):
            return ()
        return tuple(text.splitlines())

    return lines
