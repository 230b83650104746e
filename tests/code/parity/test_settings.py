"""Settings as projects write them in YAML, and what nobody can know of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlaudit.code.parity import settings
from mlaudit.code.parity.machine import Machine
from mlaudit.code.parity.values import Const, Items, Mapping, Value
from mlaudit.code.project import ProjectView

UNKNOWN = "?"


def _plain(value: Value | None) -> Any:
    if isinstance(value, Const):
        return value.value
    if isinstance(value, Items):
        return [_plain(item) for item in value.items]
    return {key: _plain(item) for key, item in value.items.items()} if isinstance(value, Mapping) else UNKNOWN


def _read(folder: Path, text: str, path: str = "settings.yaml") -> Any:
    (folder / "settings.yaml").write_text(text, "utf-8")
    return _plain(settings.settings(Machine(ProjectView([], root=folder)), path))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a: 1\nb: 0.5\nc: text of it\n", {"a": 1, "b": 0.5, "c": "text of it"}),
        ("a: 1e-4 # small\nb: yes\nc: ~\nd:\n", {"a": 1e-4, "b": True, "c": None, "d": None}),
        ("---\na:\n  b:\n    c: 'x: # y'\n  d: \"z\" # z\n", {"a": {"b": {"c": "x: # y"}, "d": "z"}}),
        ("a: [3, 4]\nb:\n- x\n- y\nc:\n  - 1\n  - 2\n", {"a": [3, 4], "b": ["x", "y"], "c": [1, 2]}),
        ("a: http://x.org/y#z\nb: C#\n", {"a": "http://x.org/y#z", "b": "C#"}),
        ("a: &one 1\nb: *one\nc: !!set {x}\nd: ${a}\n", {"a": 1, "b": 1, "c": UNKNOWN, "d": UNKNOWN}),
        ("a: |\n  b: 1\n  c: 2\nd: 3\n", {"a": "b: 1\nc: 2\n", "d": 3}),
        ("a:\n- b: 1\n  c: 2\n- b: 3\nd: 4\n", {"a": [{"b": 1, "c": 2}, {"b": 3}], "d": 4}),
        ("a: &a\n  b: *a\nc: !ENV X\n? [d]\n: 1\n", {"a": {"b": UNKNOWN}, "c": UNKNOWN}),
        ("a: 1\n---\na: 2\n", {"a": 1}),
        ("# nothing\n", {}),
    ],
)
def test_what_is_written_is_read(tmp_path: Path, text: str, meant: Any) -> None:
    assert _read(tmp_path, text) == meant


@pytest.mark.parametrize("text", ["a: [1", "a: {{ b }}\n  c: *d\n", "a: " + "[" * 5000, "a: \x00", "b" * 70_000])
def test_what_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text) == {}


def test_aliases_of_aliases_end(tmp_path: Path) -> None:
    steps = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert isinstance(_read(tmp_path, f"a0: &a0 [1]\n{steps}"), dict)


@pytest.mark.parametrize("path", ["settings.yaml", "./settings.yaml", "../settings.yaml", "*/settings.yaml"])
def test_the_file_is_found_by_any_way_of_writing_it(tmp_path: Path, path: str) -> None:
    assert _read(tmp_path, "a: 1\n", path) == {"a": 1}


@pytest.mark.parametrize("path", ["others.yaml", "settings.json", "x/../../settings.yaml", "*"])
def test_what_is_no_settings_file_of_the_project_says_nothing(tmp_path: Path, path: str) -> None:
    assert _read(tmp_path, "a: 1\n", path) == UNKNOWN
