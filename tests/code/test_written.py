"""`as_written` says what `ast.unparse` says."""

from __future__ import annotations

import ast
import sysconfig
from pathlib import Path

import pytest

from mlaudit.code.written import as_written

ODD = [
    "u'a'",
    "'it\\'s'",
    '"a\\nb"',
    "b'x'",
    "1e400",
    "-1",
    "1j",
    "...",
    "True",
    "None",
    "0x10",
    "10**400",
    "f'{a}'",
    "a.b.c",
    "a().b",
]


@pytest.mark.parametrize("text", ODD)
def test_as_unparse_says_it(text: str) -> None:
    node = ast.parse(text, mode="eval").body
    assert as_written(node) == ast.unparse(node)


@pytest.mark.parametrize("module", ["argparse", "email/message", "typing"])
def test_every_expression_of_real_code(module: str) -> None:
    tree = ast.parse((Path(sysconfig.get_paths()["stdlib"]) / f"{module}.py").read_text("utf-8"))
    expressions = [node for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.Name | ast.Attribute)]
    assert len(expressions) > 500
    assert [as_written(node) for node in expressions] == [ast.unparse(node) for node in expressions]
