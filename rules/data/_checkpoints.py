"""Checkpoints that are kept by their score on the test rows: ``if acc > best: best = acc; torch.save(...)``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_TEST: Final = regex(
    r"(^|_)test(_?(set|data|dataset|loader|data_?loader|dl|ds|iter|iterator|gen|generator|batches))?$", re.IGNORECASE
)
_KEPT_APART: Final = regex(r"(^|_)(val|valid|validation|dev|eval|holdout)(_|$)|^val", re.IGNORECASE)
_BEST: Final = regex(r"best|max|min|top|lowest|highest|record", re.IGNORECASE)
_ORDERS: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_SAVES: Final = frozenset({"save", "save_pretrained", "save_weights", "save_model", "save_checkpoint", "deepcopy"})


def kept_by_test(file: FileContext) -> Iterator[tuple[ast.If, ast.expr]]:
    """The `if` statements that keep the model which scores best on test rows, and where these rows are named."""
    if not any(word in file.source.data for word in (b"torch", b"keras")):
        return
    for branch in file.tree.of(ast.If):
        score = beats_best(branch)
        if score is None or not saves(file, branch):
            continue
        function = file.function_of(branch)
        source = _scored_on(file, score, function)
        if source is not None:
            yield branch, source


def beats_best(branch: ast.If) -> ast.expr | None:
    """``acc`` of ``if acc > best_acc: best_acc = acc``."""
    test = branch.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], _ORDERS):
        return None
    if not any(isinstance(statement, ast.Assign) for statement in branch.body):
        return None
    for best, score in ((test.left, test.comparators[0]), (test.comparators[0], test.left)):
        written, given = ast.unparse(best), ast.unparse(score)
        for statement in branch.body:
            if isinstance(statement, ast.Assign) and ast.unparse(statement.value) == given:
                if any(ast.unparse(target) == written for target in statement.targets) and _BEST.search(written):
                    return score
    return None


def saves(file: FileContext, branch: ast.If) -> bool:
    return any(last_part(call.func) in _SAVES for call in file.inside(branch, ast.Call))


def _scored_on(file: FileContext, score: ast.expr, function: FunctionNode | None) -> ast.expr | None:
    """Where a score is measured on test rows: what is given to the call that it comes from, or the loop over them."""
    made = score
    while isinstance(made, ast.Subscript):
        made = made.value
    bound = file.names.lookup(made.id, score) if isinstance(made, ast.Name) else []
    for binding in bound:
        if binding.kind != "aug" and isinstance(binding.value, ast.Call):
            if any(_is_apart(given) for given in _given(binding.value)):
                return None
            return _test_rows(file, binding.value) or _tested_inside(file, binding.value)
    epochs = next((parent for parent in parents(score) if isinstance(parent, ast.For)), None)
    if epochs is not None:
        return _counted_over(file, score, epochs)
    home: ast.AST = function or file.tree.module
    loops = [loop.iter for loop in file.inside(home, ast.For)]
    if any(_is_apart(rows) for rows in loops):
        return None
    return next((rows for rows in loops if names_test(rows)), None)


def _tested_inside(file: FileContext, call: ast.Call) -> ast.expr | None:
    """The test rows that a function of this file goes over by itself: ``acc = evaluate(model)``."""
    found = [each for each in file.functions() if each.name == last_part(call.func)]
    loops = [loop.iter for loop in file.inside(found[0], ast.For)] if len(found) == 1 else []
    return None if any(map(_is_apart, loops)) else next((rows for rows in loops if names_test(rows)), None)


def _counted_over(file: FileContext, score: ast.expr, epochs: ast.For) -> ast.expr | None:
    """The test rows that a loop inside that over epochs goes over last to count what the score is made of:
    ``correct += ...`` for ``acc = correct / total``.
    """
    names = {name.id for name in file.inside(score, ast.Name)}
    before = [each for each in file.inside(epochs, ast.Assign) if each.lineno <= score.lineno]
    for assign in reversed(before):
        if any(isinstance(target, ast.Name) and target.id in names for target in assign.targets):
            names |= {name.id for name in file.inside(assign.value, ast.Name)}
    counting = None
    for loop in file.inside(epochs, ast.For):
        if loop is not epochs and loop.lineno < score.lineno and not names.isdisjoint(_grown(file, loop)):
            counting = loop.iter
    return counting if counting is not None and names_test(counting) and not _is_apart(counting) else None


def _grown(file: FileContext, loop: ast.For) -> set[str]:
    """The names that a loop adds to."""
    added = {each.target.id for each in file.inside(loop, ast.AugAssign) if isinstance(each.target, ast.Name)}
    methods = [call.func for call in file.inside(loop, ast.Call) if isinstance(call.func, ast.Attribute)]
    return added | {
        method.value.id
        for method in methods
        if method.attr in ("append", "extend") and isinstance(method.value, ast.Name)
    }


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _test_rows(file: FileContext, call: ast.Call) -> ast.expr | None:
    return next((value for value in _given(call) if names_test(value)), None)


def names_test(node: ast.expr) -> bool:
    """Whether rows, or what loads them, are named as those to test on."""
    return bool(_TEST.search(_named(node)))


def _is_apart(node: ast.expr) -> bool:
    return bool(_KEPT_APART.search(_named(node)))


def _named(node: ast.expr) -> str:
    """``test_loader`` of ``self.test_loader``, ``enumerate(test_loader)`` and ``tqdm(test_loader)``; ``test`` of
    ``loaders["test"]``.
    """
    while isinstance(node, ast.Call) and node.args:
        node = node.args[0]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return str(node.slice.value)
    return last_part(node)
