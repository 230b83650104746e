"""Methods that their class defines again."""

from __future__ import annotations

import ast

import pytest

from mlaudit.code.file import FileContext
from mlaudit.code.replaced import never_runs
from mlaudit.code.source import SourceFile

_TWICE = """
class Client:
    def get(self): first()
{between}
    def get(self): second()
    def put(self): third()
"""


def gone(text: str) -> list[str]:
    file = FileContext(SourceFile("client.py", text.encode()))
    return [ast.unparse(call) for call in file.tree.of(ast.Call) if never_runs(file, call)]


def test_only_the_last_method_of_a_name_runs() -> None:
    assert gone(_TWICE.format(between="")) == ["first()"]
    assert gone(_TWICE.format(between="").replace("    def", "    @timed\n    def")) == ["first()"]


@pytest.mark.parametrize("between", ["    plain_get = get", "    TABLE = {'get': get}"])
def test_a_method_that_the_class_kept_before_runs(between: str) -> None:
    assert gone(_TWICE.format(between=between)) == []


def test_overloads_accessors_and_branches_replace_nothing() -> None:
    twice = _TWICE.format(between="")
    assert gone(twice.replace("    def get(self): second()", "    @get.setter\n    def get(self): second()")) == []
    assert gone(twice.replace("    def get(self): first()", "    @overload\n    def get(self): first()")) == []
    assert gone(twice.replace("    def get(self): first()", "    @tool\n    def get(self): first()")) == []
    assert gone("class A:\n    if x:\n        def f(self): one()\n    else:\n        def f(self): two()\n") == []
