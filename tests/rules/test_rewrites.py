"""What is found in the corpus is found, too, where the same is written another way."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from typing import Final

import pytest
from harness import corpus_projects, lint_files, rule
from rewrites import REWRITES, Rewrite, rewritten

LOST: Final[dict[str, int]] = {}
"""How many findings of the corpus each rewrite may hide: what is left to do, and may only become less."""
NEW: Final[dict[str, int]] = {}
"""How many it may add."""

Found = Counter[tuple[str, str, str]]


@cache
def projects() -> tuple[tuple[str, str, dict[str, str], Found], ...]:
    """The corpus as `ast` writes it, with what is found in each file."""
    found = []
    for code, name, files in corpus_projects():
        try:
            plain = {path: ast.unparse(ast.parse(t)) if path.endswith(".py") else t for path, t in files.items()}
        except SyntaxError:
            continue  # a file that does not parse is there for another test
        found.append((code, name, plain, _found(code, name, plain)))
    return tuple(found)


def _found(code: str, name: str, files: dict[str, str]) -> Found:
    places = (finding.location for finding in lint_files(files, [rule(code)]))
    return Counter((code, name, place.path) for place in places if place is not None)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("rewrite", REWRITES, ids=[each.__name__ for each in REWRITES])
def test_findings_survive(rewrite: Rewrite) -> None:
    lost: Found = Counter()
    new: Found = Counter()
    tried = 0
    for code, name, files, before in projects():
        others = {path: rewritten(text, rewrite) if path.endswith(".py") else None for path, text in files.items()}
        if any(others.values()):
            after = _found(code, name, {path: others[path] or text for path, text in files.items()})
            tried += before.total()
            lost += before - after
            new += after - before
    assert tried > 100
    said = f"{lost.total()} of {tried} lost, {new.total()} new"
    assert lost.total() <= LOST.get(rewrite.__name__, 0), f"{said}: lost {sorted(lost.items())}"
    assert new.total() <= NEW.get(rewrite.__name__, 0), f"{said}: new {sorted(new.items())}"
