"""The lines that findings stand on: shown, but no secret with them."""

from __future__ import annotations

import json

import pytest

from mlaudit.excerpts import LINE, with_lines
from mlaudit.findings import Finding, Location, Severity


def finding(path: str, line: int, code: str = "MLA101", cell: int | None = None, **more: object) -> Finding:
    place = Location(path, line, 1, line, 5, cell)
    return Finding(code=code, name="n", message="m", severity=Severity.ERROR, location=place, **more)


def shown(text: str, *findings: Finding, tmp_path) -> list[str]:
    (tmp_path / "a.py").write_text(text, "utf-8")
    return [f.evidence.get(LINE, "") for f in with_lines(findings, tmp_path)]


def test_a_finding_gets_its_line_first_and_keeps_what_it_has(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n    requests.get(url)\n")
    (one,) = with_lines([finding("a.py", 2, evidence={"call": "get"})], tmp_path)
    assert list(one.evidence.items()) == [(LINE, "requests.get(url)"), ("call", "get")]


def test_a_notebooks_line_is_that_of_its_cell(tmp_path):
    cells = [{"cell_type": "markdown", "source": "# x"}, {"cell_type": "code", "source": ["a = 1\n", "b = 2\n"]}]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}))
    (one,) = with_lines([finding("a.ipynb", 2, cell=1)], tmp_path)
    assert one.evidence == {LINE: "b = 2"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('get(url, headers={"X-Key": "a8f3c91e77d04b2f9c"})', 'get(url, headers={"X-Key": "..."})'),
        ("connect('postgresql://me:hunter2@db/x')", "connect('postgresql://...@db/x')"),
        ('load("models/churn.pkl")', 'load("models/churn.pkl")'),
        ('f("' + "word " * 60 + '")', ('f("' + "word " * 60)[:156] + " ..."),
    ],
)
def test_what_looks_like_a_secret_is_masked_and_what_is_long_is_cut(tmp_path, text, told):
    assert shown(text + "\n", finding("a.py", 1), tmp_path=tmp_path) == [told]


def test_a_line_with_a_secret_is_never_shown(tmp_path):
    text = "KEY = 'hunter2'; requests.get(KEY)\nrequests.get(url)\n"
    found = (finding("a.py", 1), finding("a.py", 1, "MLA403"), finding("a.py", 2))
    assert shown(text, *found, tmp_path=tmp_path) == ["", "", "requests.get(url)"]


def test_what_is_gone_or_odd_is_left_as_it_was(tmp_path):
    (tmp_path / "odd.ipynb").write_text("{}")
    (tmp_path / "bytes.py").write_bytes(b"\xff\n")
    found = [
        finding("gone.py", 1),
        finding("odd.ipynb", 1, cell=3),
        finding("bytes.py", 1),
        Finding(code="MLA905", name="n", message="m", severity=Severity.ERROR),
    ]
    assert list(with_lines(found, tmp_path)) == found
