"""What statements give to names, with an annotation or without, and what small functions give back."""

from __future__ import annotations

import ast

import pytest

from mlaudit.code.assigned import assignments, target_of
from mlaudit.code.file import FileContext
from mlaudit.code.given import given_back
from mlaudit.code.source import SourceFile

TEXT = b"""
def sent():
    '''What was sent.'''
    body: dict = request.get_json()
    return body

async def read():
    with tracer.start_as_current_span("read"):
        return await request.json()

def checked():
    if not request.is_json:
        raise ValueError
    return request.get_json()

@cached
def kept():
    return request.get_json()

a = b = sent()
c: dict = await read()
d = checked()
e = kept()
f: int
"""


def test_both_kinds_of_assignment_give() -> None:
    file = FileContext(SourceFile("a.py", TEXT))
    known = {ast.unparse(target) for each in assignments(file, file.tree.module) for target in each.targets}
    assert known == {"a", "b", "c", "d", "e", "body"}
    last = file.tree.module.body[-1]
    assert target_of(last) is None
    first = file.tree.module.body[-5]
    assert isinstance(first, ast.Assign)
    assert ast.unparse(target_of(first) or first) == "a"
    assert target_of(first, first.targets[0]) is None


@pytest.mark.parametrize(
    ("name", "given"),
    [("a", "request.get_json()"), ("c", "request.json()"), ("d", "checked()"), ("e", "kept()")],
)
def test_small_functions_give_back(name: str, given: str) -> None:
    file = FileContext(SourceFile("a.py", TEXT))
    each = next(each for each in assignments(file, file.tree.module) if ast.unparse(each.targets[0]) == name)
    assert ast.unparse(given_back(file, each.value)) == given
