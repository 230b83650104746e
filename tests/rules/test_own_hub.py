"""MLA402: what is loaded from the repository that the code stands in, by what git says of where that came from."""

from __future__ import annotations

import pytest
from harness import lint_files, rule

_SHOWN = """import torch

model = torch.hub.load("{0}", "speak", trust_repo=True)
"""
_GIT = """[remote "origin"]
\turl = https://github.com/ours/speech.git
"""


@pytest.mark.parametrize(
    ("repository", "told"),
    [("ours/speech", 0), ("ours/speech:master", 0), ("ours/other", 1), ("theirs/speech", 1)],
)
def test_own_repository(repository: str, told: int) -> None:
    files = {"examples/speak.py": _SHOWN.format(repository), ".git/config": _GIT}
    assert len(lint_files(files, [rule("MLA402")])) == told
