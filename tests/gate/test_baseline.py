"""The baseline: what was there before does not count, and one more of the same does."""

from __future__ import annotations

import os

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlaudit.errors import ConfigError
from mlaudit.findings import Finding, Location, Severity, content_mark, fingerprint
from mlaudit.gate import baseline


def finding(path: str, line: int, text: str, occurrence: int = 0) -> Finding:
    mark = fingerprint("MLA101", path, text, occurrence)
    where = Location(path, line)
    content = content_mark("MLA101", text)
    return Finding(
        code="MLA101",
        name="n",
        message=text,
        severity=Severity.ERROR,
        location=where,
        fingerprint=mark,
        content=content,
    )


def test_accepted_findings_are_marked_and_new_ones_are_not() -> None:
    known = baseline.make([finding("a.py", 3, "get(u)")])
    moved, new = baseline.apply([finding("a.py", 30, "get(u)"), finding("a.py", 31, "get(v)")], known)
    assert moved.suppressed is not None
    assert moved.suppressed.kind == "baseline"
    assert new.suppressed is None


def test_one_more_equal_line_is_new() -> None:
    known = baseline.make([finding("a.py", 3, "get(u)")])
    first, second = baseline.apply([finding("a.py", 3, "get(u)"), finding("a.py", 9, "get(u)", 1)], known)
    assert first.suppressed is not None
    assert second.suppressed is None


def test_stale_entries_are_told_and_pruned() -> None:
    findings = [finding("a.py", 3, "get(u)"), finding("b.py", 1, "get(w)")]
    known = baseline.make(findings)
    assert [entry.path for entry in baseline.stale(findings[:1], known)] == ["b.py"]
    assert baseline.stale(findings[:1], known, frozenset({"a.py"})) == ()
    assert baseline.prune(findings[:1], known) == baseline.make(findings[:1])


def accepted(known: list[Finding], now: list[Finding], there: set[str]) -> list[tuple[str, str]]:
    """Path and text of the findings that a baseline of `known` accepts, with these files there."""
    entries = baseline.make(known)
    moved = baseline.moved(now, entries, there.__contains__)
    marked = baseline.apply(now, entries, moved=moved)
    stale = baseline.stale(now, entries, moved=moved)
    assert len(stale) + sum(f.suppressed is not None for f in marked) == len(known)  # none answers twice
    return [(f.location.path, f.message) for f in marked if f.suppressed is not None]


def test_what_moved_with_its_file_is_accepted_there_and_no_more_of_it() -> None:
    known = [finding("a.py", 3, "get(u)"), finding("a.py", 5, "get(v)")]
    now = [finding("b.py", 3, "get(u)"), finding("b.py", 5, "get(v)"), finding("b.py", 7, "get(u)", 1)]
    assert accepted(known, now, {"b.py"}) == [("b.py", "get(u)"), ("b.py", "get(v)")]
    assert accepted(known, now, {"a.py", "b.py"}) == []  # a copy: the old file is there, and its findings may be too


def test_a_file_that_is_gone_answers_for_one_other_file_alone() -> None:
    known = [finding("a.py", 3, "get(u)"), finding("a.py", 5, "get(v)")]
    now = [finding("b.py", 3, "get(u)"), finding("c.py", 3, "get(u)"), finding("c.py", 5, "get(v)")]
    assert accepted(known, now, {"b.py", "c.py"}) == [("c.py", "get(u)"), ("c.py", "get(v)")]


@pytest.mark.parametrize(
    ("known", "now"),
    [
        # c.py has entries of its own: it was there before, and what is new in it did not come from a.py
        ([("a.py", "get(u)"), ("c.py", "get(w)")], [("c.py", "get(w)"), ("c.py", "get(u)")]),
        # one line of three: another file than the one that is gone
        ([("a.py", "get(u)"), ("a.py", "get(v)"), ("a.py", "get(w)")], [("b.py", "get(u)")]),
        ([("a.py", "get(u)")], [("b.py", "get(other)")]),
    ],
)
def test_what_is_new_in_another_file_stays_new(known, now) -> None:
    found = accepted([finding(p, 1, t) for p, t in known], [finding(p, 1, t) for p, t in now], {"b.py", "c.py"})
    assert found == [pair for pair in now if pair in known]


def test_an_entry_of_an_older_baseline_is_read_and_does_not_move(tmp_path) -> None:
    old = msgspec.structs.replace(finding("a.py", 3, "get(u)"), content="")
    path = tmp_path / "b.json"
    path.write_text(
        '{"schema_version": 1, "entries": [{"path": "a.py", "code": "MLA101", "message": "get(u)", '
        f'"fingerprint": "{old.fingerprint}"}}]}}'
    )
    known = baseline.read(path)
    assert baseline.apply([old], known)[0].suppressed is not None
    assert baseline.moved([finding("b.py", 3, "get(u)")], known, lambda _: False) == {}


def test_the_file_is_the_same_whatever_the_order(tmp_path) -> None:
    findings = [finding("b.py", 1, "get(w)"), finding("a.py", 3, "get(u)")]
    for name, order in (("one.json", findings), ("two.json", findings[::-1])):
        baseline.write(tmp_path / name, baseline.make(order))
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert baseline.read(tmp_path / "one.json") == baseline.make(findings)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=20)), max_size=8))
def test_what_is_written_is_read_back(tmp_path_factory, found) -> None:
    path = tmp_path_factory.mktemp("b") / "base.json"
    made = baseline.make(finding(f"{name}.py", 1, text) for name, text in found)
    baseline.write(path, made)
    assert baseline.read(path) == made


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"entries": 3}', b'{"schema_version": 9, "entries": []}', b'{"x": 1}', b'{"\xff": 1}'],
)
def test_a_broken_baseline_is_an_error_and_never_an_empty_one(tmp_path, content: bytes) -> None:
    path = tmp_path / "base.json"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match="baseline|schema"):
        baseline.read(path)


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o002, 0o664)])
def test_others_may_read_it_as_the_umask_says(tmp_path, mask: int, mode: int) -> None:
    path = tmp_path / "b.json"
    before = os.umask(mask)
    try:
        baseline.write(path, baseline.Baseline())
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == mode


def test_a_mode_that_was_set_and_a_link_stay(tmp_path) -> None:
    path, link = tmp_path / "b.json", tmp_path / "link.json"
    path.write_text("")
    path.chmod(0o660)
    link.symlink_to(path)
    baseline.write(link, baseline.Baseline())
    assert (path.stat().st_mode & 0o777, link.is_symlink()) == (0o660, True)
    assert baseline.read(path) == baseline.Baseline()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_missing_baseline_says_how_to_make_one(tmp_path) -> None:
    with pytest.raises(ConfigError, match="baseline create"):
        baseline.read(tmp_path / "none.json")
