"""Evaluations of a kept checkpoint on the validation rows that it was kept by, in a program that knows no others."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._rows.metrics import METRICS
from .._rows.parts import speaks_of_test
from .checkpoints import SAVES, beating, names_test, saves

_VALIDATION: Final = regex(
    r"(?i)^(val|valid|validation|dev)(_?(set|data|dataset|loader|data_?loader|dl|ds|iter|gen|generator|split|dir|path))?$"
)
_VALIDATED: Final = regex(r"(?i)(^|_)(val|valid|validation|dev)(_|$)")
_REPORTS: Final = regex(
    r"(?i)(^|[/_])(eval|evaluate|evaluation|final_\w+|report|test_model|metrics)(_\w+)?\.(py|ipynb)$"
)
_LOADS: Final = frozenset({"load_state_dict", "load_model", "load_weights", "load_from_checkpoint"})
_NAMES: Final = frozenset({ast.Name, ast.Attribute})
_JOINS: Final = (ast.Add, ast.Div)
_TRAINS: Final = (b".backward(", b".fit(")
_LIBRARIES: Final = (b"torch", b"keras")


def kept_by_validation(file: FileContext) -> ast.expr | ast.stmt | None:
    """Where the epoch with the best score on validation rows is kept."""
    if not file.holds(b"val") or not file.holds(*_LIBRARIES):
        return None
    for call in called(file, "ModelCheckpoint"):
        monitored = file.constant(file.argument(call, "monitor", 1))
        best = file.constant(file.argument(call, "save_best_only")) is True
        if best and isinstance(monitored, str) and monitored.startswith("val_"):
            return call
    for branch, score in beating(file) if calls_one(file, SAVES) else ():
        if _VALIDATED.search(last_part(score)) and saves(file, branch):
            return branch
    return None


def judged_on_validation(file: FileContext) -> ast.expr | None:
    """Where a program that loads a model, trains none and measures it takes the validation rows."""
    if not calls_one(file, _LOADS) or not calls_one(file, METRICS):
        return None
    if not file.holds(b"val") or file.holds(*_TRAINS) or not _REPORTS.search(file.path):
        return None
    return next(_rows(file), None)


def _rows(file: FileContext) -> Iterator[ast.expr]:
    """The calls that are told, or whose answer is called, validation rows."""
    for call in file.tree.of(ast.Call):
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if any(_VALIDATION.match(word) for each in given for word in _words(file, each)):
            yield call


def _words(file: FileContext, node: ast.expr) -> Iterator[str]:
    """``val`` of ``"val"``, of ``DATA / "val"`` and of a name that is one."""
    last = node.right if isinstance(node, ast.BinOp) else node
    written = last.value if isinstance(last, ast.Constant) else file.constant(last)
    if isinstance(written, str):
        yield _end(written)
    elif isinstance(last, ast.Name | ast.Attribute):
        yield last_part(last)


def _end(path: object) -> str:
    """The last part of a path; "" of what is no text."""
    return path.rstrip("/").rpartition("/")[2] if isinstance(path, str) else ""


def knows_test(file: FileContext) -> ast.expr | None:
    """Where a program names test rows: a loader of them, or the part of a data set that is called so."""
    if not file.holds(b"test") or not file.holds(*_LIBRARIES) or not speaks_of_test(file):
        return None
    named = _named_test(file)
    dull: set[str] = set()
    for call in file.tree.of(ast.Call):
        for each in (*call.args, *[keyword.value for keyword in call.keywords]):
            if isinstance(each, ast.Name) and each.id in dull:
                continue
            if names_test(each) or _says_test(file, each, named):
                return each
            if isinstance(each, ast.Name) and each.id not in named:
                dull.add(each.id)
    return None


def _says_test(file: FileContext, node: ast.expr, named: set[str]) -> bool:
    """Whether the text that an expression gives, or the last part of a path, is ``test``."""
    last = node.right if isinstance(node, ast.BinOp) else node
    if last.__class__ in _NAMES:
        return last_part(last) in named and "test" in _words(file, node)
    if isinstance(last, ast.Constant):
        return _end(last.value) == "test"
    return _may_be_text(last) and "test" in _words(file, node)


def _may_be_text(node: ast.expr | None) -> bool:
    """Whether an expression that is no name may be a constant text: put together, or a path of parts."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, _JOINS)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and bool(node.args))


def _named_test(file: FileContext) -> set[str]:
    """The names that may stand for such a text: those that are given one, or such a name, anywhere in a file."""
    named = {"test"}
    handed: list[tuple[str, str]] = []
    for scope in file.tree.scopes:
        for name, bindings in (*scope.bindings.items(), *scope.attributes.items()):
            for binding in bindings:
                value = binding.value
                if isinstance(value, ast.Constant):
                    if value.value.__class__ is str and _end(value.value) == "test":
                        named.add(name)
                elif value.__class__ in _NAMES:
                    handed.append((name, last_part(value)))
                elif _may_be_text(value) and _end(file.constant(value)) == "test":
                    named.add(name)
    while more := {name for name, source in handed if source in named} - named:
        named |= more
    return named
