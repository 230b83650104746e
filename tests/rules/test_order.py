"""What a rule says of a file does not hang on which rules were asked before: they share what they worked out."""

from __future__ import annotations

from typing import Any

import msgspec
from harness import all_rules, corpus_projects

from mlaudit.code.discover import SUFFIXES
from mlaudit.code.engine import Engine
from mlaudit.code.facts import FileFacts


def test_rules_say_the_same_in_any_order() -> None:
    forwards, backwards = Engine(all_rules()), Engine(all_rules()[::-1])
    read = 0
    for code, name, files in corpus_projects():
        for path, text in files.items():
            if path.endswith(SUFFIXES):
                data = text.encode()
                first, second = (each.facts(path, data, force=True) for each in (forwards, backwards))
                assert _told(first) == _told(second), (code, name, path)
                read += 1
    assert read > 1500


def _told(facts: FileFacts) -> list[Any]:
    said = {code: sorted(map(repr, msgspec.msgpack.decode(raw)[2])) for code, raw in facts.said.items()}
    return [dict(sorted(said.items())), facts.functions, facts.classes, facts.module_calls, facts.flow]
