"""The lists of nodes: what is listed is complete, and what is not listed is never an empty list."""

from __future__ import annotations

import ast

import pytest

from mlaudit.code.file import FileContext
from mlaudit.code.source import SourceFile
from mlaudit.code.tree import CHILDREN

TEXT = b"""import torch as t
LIMIT = 3

def score(model, rows, *more, **options):
    X_test = rows[LIMIT:]
    for each in X_test:
        with open(each) as file:
            yield model.predict(file, key=lambda row: row.value)
"""


def read() -> FileContext:
    return FileContext(SourceFile("a.py", TEXT))


def test_what_has_children_is_listed_whole() -> None:
    file = read()
    every = list(ast.walk(file.tree.module))
    for kind in CHILDREN.keys() - {ast.Module, ast.arguments}:
        assert set(file.tree.of(kind)) == {node for node in every if type(node) is kind}, kind


@pytest.mark.parametrize("kind", [ast.Name, ast.Constant, ast.Pass, ast.Add])
def test_leaves_are_in_no_list_and_say_so(kind: type[ast.AST]) -> None:
    with pytest.raises(LookupError, match=f"{kind.__name__} is a leaf"):
        read().tree.of(kind)


def test_leaves_are_found_under_a_node_the_module_included() -> None:
    file = read()
    wanted = {node.id for node in ast.walk(file.tree.module) if isinstance(node, ast.Name)}
    assert {node.id for node in file.inside(file.tree.module, ast.Name)} == wanted
    (function,) = file.tree.of(ast.FunctionDef)
    assert "X_test" in {node.id for node in file.inside(function, ast.Name)}


def test_every_bound_name_is_told_with_its_kind() -> None:
    kinds = {name: bindings[0].kind for name, bindings in read().tree.bound()}
    assert kinds.keys() == {"t", "LIMIT", "score", "model", "rows", "more", "options", "X_test", "each", "file", "row"}
    assert (kinds["t"], kinds["score"], kinds["X_test"]) == ("import", "def", "assign")
