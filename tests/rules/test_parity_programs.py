"""Projects that are written by the hundred and run: what the rules of parity say, beside what the model was given."""

from __future__ import annotations

import pytest
from harness import lint_files, rule
from parity_programs import agrees, write

CODES = ("MLA201", "MLA202", "MLA203", "MLA204", "MLA205", "MLA206", "MLA208")
CODES += ("MLA209", "MLA210", "MLA211", "MLA212", "MLA213", "MLA214")
TOLD = 0.5
"""How many of the projects whose sides differ are told of, at least."""


@pytest.mark.parametrize("first", range(0, 90, 30))
def test_only_projects_that_differ_are_told_of(first: int) -> None:
    rules = [rule(code) for code in CODES]
    differing = told = 0
    for number in range(first, first + 30):
        project = write(number)
        same, why = agrees(project)
        found = lint_files(project.files, rules)
        if same and not project.drift:
            assert not found, (number, [f"{f.location}: {f.message}" for f in found])
        elif not same:
            differing += 1
            told += bool(found)
            assert project.drift, (number, why)
    assert told >= TOLD * differing, (told, differing)
