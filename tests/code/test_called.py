"""What a function calls itself: each call belongs to one function, and is found for any question asked of it."""

from __future__ import annotations

import ast

from mlaudit.code.called import called_in
from mlaudit.code.file import FileContext
from mlaudit.code.source import SourceFile

TEXT = b"""import os, shutil

def outer(path):
    def inner():
        os.remove(path)
    shutil.rmtree(path)
    inner()
    os.remove(path)

os.remove("a")
"""


def _removes(name: str, _: str) -> bool:
    return name == "os.remove"


def _of_shutil(name: str, _: str) -> bool:
    return name.startswith("shutil.")


def test_calls_are_those_of_the_function_itself() -> None:
    file = FileContext(SourceFile("a.py", TEXT))
    outer, inner = file.tree.of(ast.FunctionDef)
    assert [call.lineno for call in called_in(file, outer, _removes)] == [8]
    assert [call.lineno for call in called_in(file, inner, _removes)] == [5]
    assert [call.lineno for call in called_in(file, outer, _of_shutil)] == [6]
    assert called_in(file, inner, _of_shutil) == []
