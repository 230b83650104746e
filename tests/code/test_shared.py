"""What rules keep for one another has one owner each: two that keep different things under one name hide findings."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import mlaudit
from mlaudit import packs

_KEPT = re.compile(r'\bshared(?:\.\w+\(|\[)\s*f?"([^"]+)"')


def test_a_name_is_used_by_one_module() -> None:
    folders = [Path(mlaudit.__file__).parent, packs.builtin("rules")]
    users: dict[str, set[Path]] = defaultdict(set)
    for path in (path for folder in folders for path in folder.rglob("*.py")):
        for name in _KEPT.findall(path.read_text(encoding="utf-8")):
            users[name].add(path)
    assert len(users) > 100
    assert {name: sorted(paths) for name, paths in users.items() if len(paths) > 1} == {}
