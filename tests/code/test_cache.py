"""The cache of facts: what is kept beside the rest, what a damaged or outdated file does, and what is read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlaudit.code.cache import Cache, Stamp, encoded
from mlaudit.code.facts import FileFacts

MANY = 40


def stamp(version: int) -> Stamp:
    return Stamp(version, version, version, 1)


def put(cache: Cache, i: int, version: int) -> None:
    facts = FileFacts(path=f"m{i}.py", module=f"m{i}", main_line=version - 1)
    cache.put(f"m{i}.py", stamp(version), b"%d" % version, encoded(facts))


def versions(folder: Path, version: int) -> set[int]:
    """The files that a new process finds in this version."""
    cache = Cache(folder, "key")
    found = {i: cache.get(f"m{i}.py", stamp(version)) for i in range(MANY)}
    assert all(facts.has_main is (version > 1) for facts in found.values() if facts is not None)
    return {i for i, facts in found.items() if facts is not None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache with all files in version 1, and the first in version 2."""
    cache = Cache(tmp_path, "key")
    for i in range(MANY):
        put(cache, i, 1)
    cache.save()
    cache = Cache(tmp_path, "key")
    put(cache, 0, 2)
    cache.save()
    return tmp_path


def one(folder: Path, kind: str) -> Path:
    (found,) = folder.glob(f"{kind}-*.bin")
    return found


def test_few_changes_are_kept_beside_the_rest(folder: Path) -> None:
    assert one(folder, "later").stat().st_size < one(folder, "facts").stat().st_size / 10
    assert versions(folder, 2) == {0}
    assert versions(folder, 1) == set(range(1, MANY))


def test_changes_of_several_runs_add_up(folder: Path) -> None:
    cache = Cache(folder, "key")
    put(cache, 1, 2)
    cache.save()
    assert versions(folder, 2) == {0, 1}


def test_many_changes_are_written_whole(folder: Path) -> None:
    cache = Cache(folder, "key")
    for i in range(1, 10):
        put(cache, i, 2)
    cache.save()
    assert not list(folder.glob("later-*"))
    assert versions(folder, 2) == set(range(10))


@pytest.mark.parametrize(("kind", "left"), [("later", set(range(MANY))), ("facts", set[int]())])
@pytest.mark.parametrize("damage", [b"", b"torn", b"\0" * 300])
def test_a_damaged_file_is_dropped(folder: Path, kind: str, left: set[int], damage: bytes) -> None:
    path = one(folder, kind)
    path.write_bytes(damage or path.read_bytes()[:-1])
    assert versions(folder, 1) == left
    cache = Cache(folder, "key")
    put(cache, 0, 2)
    cache.save()
    assert versions(folder, 2) == {0}


def test_files_that_are_gone_leave_with_the_next_whole_file(folder: Path) -> None:
    Cache(folder, "key").save(frozenset({"m0.py", "m1.py"}))
    assert versions(folder, 2) == {0}
    assert versions(folder, 1) == {1}


def test_what_is_not_changed_is_not_written(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    Cache(folder, "key").save(frozenset(f"m{i}.py" for i in range(MANY)))
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_another_configuration_has_another_cache(folder: Path) -> None:
    assert Cache(folder, "other").get("m1.py", stamp(1)) is None
