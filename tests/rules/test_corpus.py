"""Real-looking files with the expected code on its line; a line with no mark expects nothing."""

from __future__ import annotations

import pytest
from harness import corpus_projects, expected, expected_severities, lint_files, rule

PROJECTS = corpus_projects()


@pytest.mark.parametrize(("code", "name", "files"), PROJECTS, ids=[f"{code}-{name}" for code, name, _ in PROJECTS])
def test_corpus(code: str, name: str, files: dict[str, str]) -> None:
    findings = lint_files(files, [rule(code)])
    found = sorted((f.location.path, f.location.line, f.code) for f in findings if f.location is not None)
    assert found == expected(files), "\n".join(f"{f.location}: {f.message}" for f in findings)
    severities = {(f.location.path, f.location.line): f.severity.value for f in findings if f.location is not None}
    wanted = expected_severities(files)
    assert {place: severities[place] for place in wanted} == wanted


def test_every_mark_is_of_its_own_folder() -> None:
    for code, name, files in PROJECTS:
        assert {mark for _, _, mark in expected(files)} <= {code}, name


def test_there_are_hits_and_exemptions() -> None:
    marked = {code for code, _, files in PROJECTS if expected(files)}
    assert marked == {code for code, _, _ in PROJECTS}
