"""Runs rules over files that exist in memory only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mlaudit import packs
from mlaudit.code.discover import SUFFIXES
from mlaudit.code.engine import Engine
from mlaudit.code.project import ProjectView
from mlaudit.code.reduce import reduce
from mlaudit.code.rule import Rule
from mlaudit.config import Settings
from mlaudit.findings import Finding

CORPUS = Path(__file__).parents[1] / "corpus"

_EXPECTED = re.compile(r"#\s*expect:\s*(MLA\d{3}(?:\s*,\s*MLA\d{3})*)")
_SEVERITY = re.compile(r"#\s*expect:\s*(MLA\d{3}) as (\w+)")
_SECTION = re.compile(r"(Bad|Good):\s*")
_FILE = re.compile(r"#\s*file:\s*(\S+)\s*")


class Example(NamedTuple):
    """A little project out of a rule's docstring. `kind` is ``Bad`` or ``Good``."""

    code: str
    kind: str
    number: int
    files: dict[str, str]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the built-in pack."""
    return tuple(packs.load_rules(Settings(), Path(__file__).parents[2]))


@cache
def _engine() -> Engine:
    """One for all projects: making it takes longer than reading most of them."""
    return Engine(all_rules())


def rule(code: str) -> Rule:
    """The built-in rule with this code."""
    return next(each for each in all_rules() if each.code == code)


def lint_files(files: Mapping[str, str], rules: Sequence[Rule], *, settings: Settings | None = None) -> list[Finding]:
    """The active findings of `rules` on a project of these files. A rule that crashes fails the test.

    Where some are no sources (requirements, workflows), all are written to a folder that is the project's root.
    """
    own = [each for each in rules if each not in all_rules()]
    engine = Engine([*all_rules(), *own]) if own else _engine()  # whichever are selected, as `lint` does
    sources = {path: text for path, text in files.items() if path.endswith(SUFFIXES)}
    facts = [engine.facts(path, text.encode(), force=True) for path, text in sources.items()]
    with TemporaryDirectory() if len(sources) < len(files) else nullcontext() as folder:
        for path, text in files.items() if folder is not None else ():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text, "utf-8")
        view = ProjectView(facts, root=Path(folder) if folder is not None else None)
        findings, problems = reduce(view, rules, frozenset(sources), settings or Settings())
    assert not problems, problems
    return [finding for finding in findings if finding.suppressed is None]


def examples(each: Rule) -> list[Example]:
    """The examples of a rule's docstring, as little projects."""
    found = []
    for kind, text in _sections(each.__doc__ or ""):
        for number, part in enumerate(re.split(r"(?m)^---\s*$", text)):
            if part.strip():
                found.append(Example(each.code, kind, number, _files(part)))
    return found


def _sections(docstring: str) -> list[tuple[str, str]]:
    """Bad and Good with their blocks: what is indented deeper than the heading, set flush left."""
    lines = docstring.splitlines()
    found = []
    for i, line in enumerate(lines):
        heading = _SECTION.fullmatch(line.strip())
        if heading is None:
            continue
        depth = len(line) - len(line.lstrip())
        block = []
        for below in lines[i + 1 :]:
            if below.strip() and len(below) - len(below.lstrip()) <= depth:
                break
            block.append(below)
        margin = min((len(b) - len(b.lstrip()) for b in block if b.strip()), default=0)
        found.append((heading[1], "\n".join(b[margin:] for b in block)))
    return found


def _files(text: str) -> dict[str, str]:
    files: dict[str, str] = {}
    path = "app.py"
    lines: list[str] = []
    for line in text.strip("\n").splitlines():
        named = _FILE.fullmatch(line)
        if named is None:
            lines.append(line)
            continue
        if any(kept.strip() for kept in lines):
            files[path] = "\n".join(lines) + "\n"
        path, lines = named[1], []
    files[path] = "\n".join(lines) + "\n"
    return files


def corpus_projects() -> list[tuple[str, str, dict[str, str]]]:
    """(code, name, files) for every file or sub-folder of ``tests/corpus/<code>/``."""
    found = []
    for folder in sorted(CORPUS.glob("mla*")):
        for entry in sorted(folder.iterdir()):
            if entry.suffix == ".py":
                found.append((folder.name.upper(), entry.name, {entry.name: entry.read_text("utf-8")}))
            elif entry.is_dir() and entry.name != "__pycache__":
                inside = {
                    path.relative_to(entry).as_posix(): path.read_text("utf-8")
                    for path in sorted(entry.rglob("*"))
                    if path.is_file() and "__pycache__" not in path.parts
                }
                found.append((folder.name.upper(), entry.name, inside))
    return found


def expected(files: Mapping[str, str]) -> list[tuple[str, int, str]]:
    """(path, line, code) of every ``# expect:`` mark."""
    found = []
    for path, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            mark = _EXPECTED.search(line)
            if mark is not None:
                found.extend((path, number, code.strip()) for code in mark[1].split(","))
    return sorted(found)


def expected_severities(files: Mapping[str, str]) -> dict[tuple[str, int], str]:
    """The severity at (path, line) of each ``# expect: MLA405 as warning``; other marks say none."""
    lines = [(path, number, line) for path, text in files.items() for number, line in enumerate(text.splitlines(), 1)]
    return {(path, number): mark[2] for path, number, line in lines if (mark := _SEVERITY.search(line)) is not None}
