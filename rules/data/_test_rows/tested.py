"""What is measured on test rows: a metric, a score or a helper that is given them, through names and own functions; and
what is read by a key that says so.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import Binding, FunctionNode
from mlaudit.code.called import called, called_where, calls_one, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.vocabulary import attributes

from .._rows.metrics import METRICS, NO_ROWS, PREDICTS
from .._rows.parts import speaks_of_test
from .._rows.tables import MOST_NAMES, is_test_name, is_validation_name, role_of
from .by_key import kept_score, may_read_scores

_HOLDOUT: Final = regex(r"(?i)(^|_)hold_?out($|_)")
_EVALUATES: Final = regex(
    r"(?i)^_*(evaluate|score|test|measure|calculate|compute|get)_?(\w*_)?(model|pipeline|metrics?|scores?|performance|classifier|regressor)?$"
    r"|^_*(\w+_)?(metrics|scores|evaluation)$|^_*(run_)?(eval|evaluate|validate|test)(_\w+)?_(epoch|loop|net|network|accuracy|loss)$"
    r"|^_*(run_)?(eval|validate|validation)$"
)
"""Functions that score a model on the rows that they are given, by their name."""
_WHOLE: Final = regex(
    r"(?i)(^|_)test_?(set|data|dataset|loader|data_?loader|df|ds|dl|frame|rows)$|(data|df|loader)_test$"
)
"""Test rows that have their labels with them."""
SPLIT: Final = "train_test_split"
_SAYS: Final = regex(r"(?i)hold|val|dev|cal|rest|temp|tmp|other|remain|train")
"""Names of parts that are for something else than a test, or are split once more."""
_DEPTH: Final = 4


@lru_cache(MOST_NAMES)
def evaluates(name: str) -> bool:
    """Whether a function scores a model on the rows that it is given, by its name."""
    return _EVALUATES.search(name) is not None


def _is_holdout(name: str) -> bool:
    return "out" in name.casefold() and _HOLDOUT.search(name) is not None


def names_test(file: FileContext, name: str) -> bool:
    """Whether a name is that of rows to test on; a holdout is one where nothing else is."""
    return is_test_name(name) or (_is_holdout(name) and not _has_test_rows(file))


def _has_test_rows(file: FileContext) -> bool:
    """Whether a file names test rows, beside ``train_test_split``."""
    known: bool | None = file.shared.get("names test rows")
    if known is None:
        known = any(
            is_test_name(name) and "split" not in name and any(_is_of_its_own(file, b) for b in bindings)
            for name, bindings in file.tree.bound()
        ) or any(is_test_name(name) and "split" not in name for name in attributes(file))
        file.shared["names test rows"] = known
    return known


def is_tested(file: FileContext, node: ast.expr) -> bool:
    """Whether rows are named as those to test on: ``x_test``, ``split.test.x``, ``parts["test"]``."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        if isinstance(node, ast.Attribute):
            if names_test(file, node.attr):
                return True
        elif isinstance(node.slice, ast.Constant) and names_test(file, str(node.slice.value)):
            return True
        node = node.value
    return isinstance(node, ast.Name) and (names_test(file, node.id) or split_off(file, node.id, node))


def split_off(file: FileContext, name: str, at: ast.AST) -> bool:
    """Whether a name that says nothing, or no more than ``x_te`` does, is that of the part which ``train_test_split``
    holds out, by its place among what it gives: where the same function names no rows to test or validate on and
    splits no further.
    """
    if SPLIT not in lasts(file) or role_of(name) == "train" or is_test_name(name) or _SAYS.search(name):
        return False
    bindings = file.names.lookup(name, at)
    if not bindings or not all(each.kind == "unpack" and each.position % 2 and _is_split(each) for each in bindings):
        return False
    known = {each for each in file.scope_of(bindings[0].node).bindings if each != SPLIT}
    if any(is_test_name(each) or is_validation_name(each) for each in known):
        return False
    home = file.function_of(bindings[0].node)
    return sum(file.function_of(call) is home for call in called(file, SPLIT)) == 1  # else one part is to validate on


def _is_split(binding: Binding) -> bool:
    return isinstance(binding.value, ast.Call) and last_part(binding.value.func) == SPLIT


def _is_of_its_own(file: FileContext, binding: Binding) -> bool:
    """Whether a name is given to rows, and not to a copy of the holdout."""
    if binding.kind in NO_ROWS:
        return False
    copied = file.inside(binding.value, ast.Name) if binding.value is not None else ()
    return not any(_is_holdout(name.id) for name in copied)


def _may_name_rows(file: FileContext) -> bool:
    """Whether anything in a file is named so that `is_tested` could say yes: without it, nothing is measured on it."""
    known: bool | None = file.shared.get("may name test rows")
    if known is None:
        known = (
            SPLIT in lasts(file)
            or any(map(may_be_test, attributes(file)))
            or any(any(map(may_be_test, scope.bindings)) for scope in file.tree.scopes)
            or any(
                may_be_test(str(each.slice.value))
                for each in file.tree.of(ast.Subscript)
                if isinstance(each.slice, ast.Constant)
            )
            or any(alias.name == "*" for each in file.tree.of(ast.ImportFrom) for alias in each.names)
        )
        file.shared["may name test rows"] = known
    return known


def says_test(text: str) -> bool:
    """Whether a name or a key is that of rows to test on, where nothing else in the file is."""
    return is_test_name(text) or _is_holdout(text)


may_be_test = lru_cache(MOST_NAMES)(says_test)


def may_score_on_test(file: FileContext) -> bool:
    """Whether anything in a file could be a measurement on test rows, or is read as one: else there is none to find."""
    known: bool | None = file.shared.get("may score on test rows")
    if known is None:
        known = speaks_of_test(file) and ((_may_name_rows(file) and _measures(file)) or may_read_scores(file))
        file.shared["may score on test rows"] = known
    return known


def _measures(file: FileContext) -> bool:
    """Whether a file calls a metric, be it in a function that is given the rows, or scores a model on test rows."""
    return calls_one(file, METRICS) or any(_scores_on_test(file, each) for each in called_where(file, scores))


@lru_cache(MOST_NAMES)
def scores(last: str) -> bool:
    """Whether a call that ends so scores a model."""
    return last in METRICS or last in ("score", "evaluate") or evaluates(last)


def given(call: ast.Call) -> list[ast.expr]:
    """All that a call is given."""
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _scores_on_test(file: FileContext, call: ast.Call) -> bool:
    """Whether a call scores a model, by its name, and is given test rows."""
    last = last_part(call.func)
    is_measure = last in METRICS or last in ("score", "evaluate")
    if not is_measure and not evaluates(last):
        return False
    every, least = given(call), 1 if is_measure else 2
    if len(every) < least:
        return False
    tested = sum(is_tested(file, each) for each in every)
    if tested and len(every) > 1 and any(_WHOLE.search(last_part(each)) for each in every):
        return True
    return tested >= least or (tested == 1 and any(_is_answer(file, each) for each in every))


def _is_answer(file: FileContext, node: ast.expr) -> bool:
    """Whether a value is what a model says of test rows, whatever it is called: ``pred = model.predict(x_test)``."""
    made = file.names.single_value(node) if isinstance(node, ast.Name) else node
    while isinstance(made, ast.Subscript):
        made = made.value
    return (
        isinstance(made, ast.Call) and last_part(made.func) in PREDICTS and any(is_tested(file, a) for a in made.args)
    )


def score_on_test(file: FileContext, value: ast.expr, depth: int = _DEPTH) -> ast.expr | None:
    """The measurement on test rows that an expression holds, by itself, by a name, or by a function of the file."""
    if depth <= 0 or not may_score_on_test(file):
        return None
    for part in ast.walk(value):
        if isinstance(part, ast.Call | ast.Subscript | ast.Attribute) and kept_score(file, part):
            return part
        if isinstance(part, ast.Call):
            if _scores_on_test(file, part):
                return part
            function = own_function(file, part)
            if function is None or function is file.function_of(part):
                continue
            if _is_handed_test(file, part) and any(
                last_part(call.func) in METRICS for call in file.inside(function, ast.Call)
            ):
                return part
            if (found := _in_own(file, part, function, -1, depth - 1)) is not None:
                return found
        elif isinstance(part, ast.Name):
            for binding in file.names.lookup(part.id, part):
                made = binding.value if binding.kind == "assign" else None
                if isinstance(made, ast.Call | ast.Subscript | ast.BinOp):
                    found = score_on_test(file, made, depth - 1)
                elif binding.kind == "unpack" and isinstance(binding.value, ast.Call):
                    found = _unpacked(file, binding.value, binding.position, depth - 1)
                else:
                    continue
                if found is not None:
                    return found
    return None


def _unpacked(file: FileContext, call: ast.Call, position: int, depth: int) -> ast.expr | None:
    """What of several values that a call gives back is measured on test rows."""
    function = own_function(file, call)
    if function is None:
        return score_on_test(file, call, depth)
    found = _in_own(file, call, function, position, depth)
    return score_on_test(file, call, depth) if found is None and _is_handed_test(file, call) else found


def _is_handed_test(file: FileContext, call: ast.Call) -> bool:
    tested = [each for each in given(call) if is_tested(file, each)]
    return len(tested) > 1 or any(_WHOLE.search(last_part(each)) for each in tested)


def _in_own(file: FileContext, call: ast.Call, function: FunctionNode, position: int, depth: int) -> ast.expr | None:
    """What a function of this file measures on test rows and gives back; the rows of a parameter are the caller's."""
    for each in returned(file, function, position):
        found = score_on_test(file, each, depth)
        if found is not None and _are_test_rows(file, found, call, function):
            return found
    return None


def _are_test_rows(file: FileContext, measured: ast.expr, call: ast.Call, function: FunctionNode) -> bool:
    names = {name.id for name in file.inside(measured, ast.Name) if names_test(file, name.id)}
    arguments = [*function.args.posonlyargs, *function.args.args]
    arguments = arguments[1:] if isinstance(call.func, ast.Attribute) else arguments
    for place, argument in enumerate(arguments):
        if argument.arg in names:
            rows = file.argument(call, argument.arg, place)
            if rows is None or not is_tested(file, rows):
                return False
    return True


def own_function(file: FileContext, call: ast.Call) -> FunctionNode | None:
    """The function of this file, or method of the class that the call stands in, that is called."""
    function = call.func
    if isinstance(function, ast.Name):
        bound: list[Binding] = file.names.lookup(function.id, function)
        nodes = [binding.node for binding in bound]
        return nodes[0] if len(nodes) == 1 and isinstance(nodes[0], ast.FunctionDef | ast.AsyncFunctionDef) else None
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return None
    owner = file.names.class_of_self(function.value)
    if owner is None or not isinstance(owner.node, ast.ClassDef):
        return None
    methods = (each for each in owner.node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    return next((each for each in methods if each.name == function.attr), None)


def method_of_class(file: FileContext, call: ast.Call) -> FunctionNode | None:
    """The method of a class of this file that is called by the name of the class: ``Models.create("forest")``."""
    function = call.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return None
    bound = [binding.node for binding in file.names.lookup(function.value.id, function.value)]
    body = bound[0].body if len(bound) == 1 and isinstance(bound[0], ast.ClassDef) else []
    return next((each for each in body if isinstance(each, ast.FunctionDef) and each.name == function.attr), None)


def returned(file: FileContext, function: FunctionNode, position: int) -> Iterator[ast.expr]:
    """What a function gives back, or the part of it at a place of a tuple."""
    for statement in file.inside(function, ast.Return):
        value = statement.value
        if value is None or file.function_of(statement) is not function:
            continue
        if position >= 0 and isinstance(value, ast.Tuple):
            if position < len(value.elts):
                yield value.elts[position]
        else:
            yield value


__all__ = [
    "SPLIT",
    "evaluates",
    "given",
    "is_tested",
    "may_be_test",
    "may_score_on_test",
    "method_of_class",
    "names_test",
    "own_function",
    "returned",
    "says_test",
    "score_on_test",
    "scores",
    "split_off",
]
