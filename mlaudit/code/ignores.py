"""Suppression comments written into the code, for the findings that stand there today."""

from __future__ import annotations

import io
import tokenize
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mlaudit.code.discover import SUFFIXES
from mlaudit.code.pattern import regex
from mlaudit.findings import Finding

_ENDS = regex(r"(\r\n|\r|\n)")
_OURS = regex(r"(#\s*mlaudit:\s*ignore\s*\[)([^\]]*)(\])")
_WHOLE_FILE = regex(r"#\s*mlaudit:\s*ignore-file")


class Ignored(NamedTuple):
    """What was done: the findings that have a comment now, in how many files, and the others with the reason."""

    done: tuple[Finding, ...]
    files: int
    left: tuple[tuple[Finding, str], ...]


def ignore_findings(findings: Iterable[Finding], root: Path) -> Ignored:
    """Write ``# mlaudit: ignore[CODE]`` on the lines of the active findings, in the files below `root`."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    left: list[tuple[Finding, str]] = []
    for finding in findings:
        if finding.suppressed is not None:
            continue
        if finding.location is None or finding.location.path.endswith(".ipynb"):
            left.append((finding, "stands in a notebook, which other tools own"))
        elif not finding.location.path.endswith(SUFFIXES):
            left.append((finding, "stands in no source: name its file in per-file-ignores, or take a baseline"))
        else:
            by_path[finding.location.path].append(finding)
    done: list[Finding] = []
    files = 0
    for path, found in sorted(by_path.items()):
        try:
            before = (root / path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            left.extend((finding, "stands in a file that is not UTF-8") for finding in found)
            continue
        after, commented = ignore_text(before, found)
        done += commented
        left += [(f, "stands where no comment can go") for f in found if f not in commented]
        if commented:
            files += 1
            (root / path).write_bytes(after.encode("utf-8"))
    return Ignored(tuple(done), files, tuple(left))


def ignore_text(text: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """`text` with a comment for each finding that has a line where one can go, and these findings."""
    parts = _ENDS.split(text)
    open_lines = _open_lines(text)
    codes: dict[int, list[str]] = defaultdict(list)
    done = []
    for finding in findings:
        where = finding.location
        if where is None:
            continue
        line = next((n for n in range(where.line, max(where.line, where.end_line) + 1) if n in open_lines), None)
        if line is not None:
            codes[line].append(finding.code)
            done.append(finding)
    for line, named in codes.items():
        index = 2 * (line - 1)
        parts[index] = _commented(parts[index], open_lines[line], sorted(set(named)))
    return "".join(parts), done


def _commented(line: str, comment: str, codes: list[str]) -> str:
    """A line with `codes` ignored; those of its own comment are kept."""
    ours = _OURS.search(comment)
    if ours is None:
        return f"{line.rstrip()}  # mlaudit: ignore[{','.join(codes)}]"
    known = [word.strip() for word in ours[2].split(",") if word.strip()]
    merged = f"{ours[1]}{','.join([*known, *(code for code in codes if code not in known)])}{ours[3]}"
    return line.replace(ours[0], merged)


def _open_lines(text: str) -> dict[int, str]:
    """The lines that a comment can end, each with the comment that it has ("" for none)."""
    found: dict[int, str] = {}
    comments: dict[int, str] = {}
    try:
        for token in tokenize.generate_tokens(io.StringIO(text.removeprefix("\ufeff")).readline):
            if token.type == tokenize.COMMENT:
                comments[token.start[0]] = token.string
            elif token.type in (tokenize.NEWLINE, tokenize.NL):
                found[token.start[0]] = comments.get(token.start[0], "")
    except (tokenize.TokenError, SyntaxError):
        return {}  # the file does not parse: nothing was found in it but that, and no comment is safe
    return {line: comment for line, comment in found.items() if not _WHOLE_FILE.search(comment)}
