"""Settings as projects write them in YAML, and what nobody can know of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlaudit.code.parity import yaml
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
    return _plain(yaml.settings(Machine(ProjectView([], root=folder)), path))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a: 1\nb: 0.5\nc: text of it\n", {"a": 1, "b": 0.5, "c": "text of it"}),
        ("a: 1e-4 # small\nb: yes\nc: ~\nd:\n", {"a": 1e-4, "b": True, "c": None, "d": None}),
        ("---\na:\n  b:\n    c: 'x: # y'\n  d: \"z\" # z\n", {"a": {"b": {"c": "x: # y"}, "d": "z"}}),
        ("a: [3, 4]\nb:\n- x\n- y\nc:\n  - 1\n  - 2\n", {"a": [3, 4], "b": ["x", "y"], "c": [1, 2]}),
        ("a: http://x.org/y#z\nb: C#\n", {"a": "http://x.org/y#z", "b": "C#"}),
        ("a: &one 1\nb: *one\nc: !!set {x}\nd: ${a}\n", dict.fromkeys("abcd", UNKNOWN)),
        ("a: |\n  b: 1\n  c: 2\nd: 3\n", {"a": UNKNOWN, "d": 3}),
        ("a:\n- b: 1\n  c: 2\n- b: 3\nd: 4\n", {"a": [UNKNOWN, UNKNOWN], "d": 4}),
        ("a: 1\n---\na: 2\n", {"a": 1}),
        ("# nothing\n", {}),
    ],
)
def test_what_is_written_is_read(tmp_path: Path, text: str, meant: Any) -> None:
    assert _read(tmp_path, text) == meant


@pytest.mark.parametrize("path", ["settings.yaml", "./settings.yaml", "../settings.yaml", "*/settings.yaml"])
def test_the_file_is_found_by_any_way_of_writing_it(tmp_path: Path, path: str) -> None:
    assert _read(tmp_path, "a: 1\n", path) == {"a": 1}


@pytest.mark.parametrize("path", ["others.yaml", "settings.json", "x/../../settings.yaml", "*"])
def test_what_is_no_settings_file_of_the_project_says_nothing(tmp_path: Path, path: str) -> None:
    assert _read(tmp_path, "a: 1\n", path) == UNKNOWN
