"""Labels that come from test rows, whatever they are called: ``labels, scores = predict(model, test_loader)``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import Binding
from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._rows.tables import is_validation_name
from .tested import is_tested, own_function, split_off

_NAMED: Final = regex(
    r"(^|_)[yY]_?test($|_)|^(labels?|targets?|true)_test$|^test_(labels?|targets?|y|true)$|^y_true_test$"
)
_DEPTH: Final = 3
_GROWS: Final = frozenset({"append", "extend"})


def are_of_test(file: FileContext, name: ast.Name, depth: int = _DEPTH) -> bool:
    """Whether all that a name is given where it stands is made of test rows."""
    bindings = [each for each in file.names.lookup(name.id, name) if each.kind != "aug"]
    return bool(bindings) and depth > 0 and all(_is_of_test(file, name, each, depth) for each in bindings)


def _is_of_test(file: FileContext, name: ast.Name, binding: Binding, depth: int) -> bool:
    if binding.kind == "arg":
        handed = [each for _, each in handed_over(file, name)]
        return bool(handed) and all(_names_test_rows(file, each, depth) for each in handed)
    if binding.kind not in ("assign", "unpack") or binding.value is None:
        return False
    if split_off(file, name.id, name):
        return True
    if isinstance(binding.value, ast.List) and not binding.value.elts:
        return _grows_over_test(file, name)
    return _names_test_rows(file, binding.value, depth)


def handed_over(file: FileContext, name: ast.Name) -> list[tuple[ast.Call, ast.expr]]:
    """The calls in this file of the function that `name` is a parameter of, with what each gives for it."""
    function = file.function_of(name)
    if function is None or function.name not in lasts(file):
        return []
    places = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    if name.id not in places:
        return []
    found = []
    for call in called(file, function.name):
        is_method = isinstance(call.func, ast.Attribute) and places[0] in ("self", "cls")
        place = places.index(name.id) - is_method
        value = file.argument(call, name.id, place if place >= 0 else None)
        if value is not None and own_function(file, call) is function:
            found.append((call, value))
    return found


def _names_test_rows(file: FileContext, made: ast.expr, depth: int) -> bool:
    """Whether an expression is made of test rows, and of no others."""
    called = {call.func for call in file.inside(made, ast.Call)}
    found = False
    for part in (*file.inside(made, ast.Name), *file.inside(made, ast.Attribute)):
        if is_validation_name(last_part(part)):
            return False
        if part not in called:
            found |= is_tested(file, part)
            found |= isinstance(part, ast.Name) and depth > 1 and are_of_test(file, part, depth - 1)
    return found


def _grows_over_test(file: FileContext, name: ast.Name) -> bool:
    """``for images, labels in test_loader: y_true.extend(labels)``."""
    home = file.function_of(name)
    for call in called(file, *_GROWS):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if not isinstance(owner, ast.Name) or owner.id != name.id or file.function_of(call) is not home:
            continue
        loop = next(file.ancestors(call, ast.For), None)
        return loop is not None and _names_test_rows(file, loop.iter, 1)
    return False


def named_test(name: str) -> bool:
    """Whether a name is that of the labels of test rows."""
    return _NAMED.search(name) is not None


def is_test_label(file: FileContext, node: ast.expr) -> bool:
    """Whether labels are of test rows: by their name, by what they come from, or as PyCaret gives back its holdout."""
    if not isinstance(node, ast.Name | ast.Attribute):
        return False
    if named_test(last_part(node)):
        return True
    return isinstance(node, ast.Name) and (pycaret_call(file, node) is not None or are_of_test(file, node))


def labels_of_test(file: FileContext, every: list[ast.expr]) -> ast.expr | None:
    """The labels of test rows among what a call is given: those that are named so, before what comes of some."""
    named = (each for each in every if named_test(last_part(each)))
    return next(named, None) or next((each for each in every if is_test_label(file, each)), None)


def pycaret_call(file: FileContext, labels: ast.expr) -> ast.Call | None:
    """The call of ``predict_model(model)[target]``, with no data given, that labels come from."""
    if b"pycaret" not in file.source.data or not isinstance(labels, ast.Name):
        return None
    column = file.names.single_value(labels)
    made = file.names.single_value(column.value) if isinstance(column, ast.Subscript) else None
    if not isinstance(made, ast.Call) or last_part(made.func) != "predict_model":
        return None
    return made if file.keyword_maybe(made, "data", 1) is None else None


__all__ = ["are_of_test", "handed_over", "is_test_label", "labels_of_test", "named_test", "pycaret_call"]
