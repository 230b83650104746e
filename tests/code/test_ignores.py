"""Comments that ignore what stands in a file today: where they go, and that they do what they say."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from mlaudit.code.ignores import ignore_text
from mlaudit.findings import Finding, Location, Severity

sys.path.insert(0, str(Path(__file__).parents[1] / "rules"))
from harness import corpus_projects, lint_files, rule

PROJECTS = [(code, name, files) for code, name, files in corpus_projects() if code != "MLA000"]
WRITTEN = re.compile(r"# mlaudit: ignore\[[\w,]+\]")


def found(line: int, end: int | None = None, code: str = "MLA101") -> Finding:
    where = Location("a.py", line, 1, end or line, 2)
    return Finding(code=code, name="x", message="m", severity=Severity.ERROR, location=where)


@pytest.mark.parametrize(
    ("before", "findings", "after"),
    [
        ("a()\n", [found(1)], "a()  # mlaudit: ignore[MLA101]\n"),
        ("a()", [found(1)], "a()  # mlaudit: ignore[MLA101]"),
        ("a()  # noqa\r\nb()\r\n", [found(1)], "a()  # noqa  # mlaudit: ignore[MLA101]\r\nb()\r\n"),
        ("a()\n", [found(1, code="MLA102"), found(1), found(1)], "a()  # mlaudit: ignore[MLA101,MLA102]\n"),
        (
            "a()  # mlaudit: ignore[MLA102] known\n",
            [found(1)],
            "a()  # mlaudit: ignore[MLA102,MLA101] known\n",
        ),
        (
            "a()  # mlaudit: ignore MLA102 known\n",
            [found(1)],
            "a()  # mlaudit: ignore MLA102 known  # mlaudit: ignore[MLA101]\n",
        ),
        ("a('''\nb''',\nc)\n", [found(1, 3)], "a('''\nb''',  # mlaudit: ignore[MLA101]\nc)\n"),
        ("a(b) + \\\n    c\n", [found(1, 2)], "a(b) + \\\n    c  # mlaudit: ignore[MLA101]\n"),
    ],
)
def test_where_the_comment_goes(before: str, findings: list[Finding], after: str) -> None:
    assert ignore_text(before, findings) == (after, findings)


@pytest.mark.parametrize("text", ["a(b) + \\\n    c\n", "a()  # mlaudit: ignore-file[MLA9] why\n"])
def test_where_none_can_go_nothing_is_written(text: str) -> None:
    assert ignore_text(text, [found(1)]) == (text, [])


@pytest.mark.parametrize(("code", "name", "files"), PROJECTS, ids=[f"{code}-{name}" for code, name, _ in PROJECTS])
def test_what_has_a_comment_is_ignored_and_the_code_is_the_same(code: str, name: str, files: dict[str, str]) -> None:
    findings = lint_files(files, [rule(code)])
    after, done = dict(files), []
    for path in {f.location.path for f in findings if f.location is not None and f.location.path.endswith(".py")}:
        here = [f for f in findings if f.location is not None and f.location.path == path]
        text, commented = ignore_text(files[path], here)
        after[path] = WRITTEN.sub(r"\g<0> the reason, which is the user's", text)
        assert ast.dump(ast.parse(after[path])) == ast.dump(ast.parse(files[path]))
        done += commented
    assert len(lint_files(after, [rule(code)])) == len(findings) - len(done)
