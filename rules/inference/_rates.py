"""Dropout whose rate whoever makes the module gives: of none, training mode is evaluation mode."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part

from ._modules import MODE_LAYERS

_DROPS: Final = frozenset({"Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout"})


def rates(file: FileContext, layers: dict[str, list[str]]) -> dict[str, list[Any]]:
    """The parameter that says how much a class drops, by class: its position, its name, and whether it is none by
    default. Left out are classes that hold other `layers` that act in training.
    """
    classes = {file.tree.scope_at(cls).qualname: cls for cls in file.tree.of(ast.ClassDef)}
    found = {}
    for qualname, last in layers.items():
        cls = classes.get(qualname)
        if cls is None or not {*last} <= _DROPS | {"dropout"}:
            continue
        rate = _rate(file, cls)
        if rate is not None:
            found[qualname] = rate
    return found


def _rate(file: FileContext, cls: ast.ClassDef) -> list[Any] | None:
    init = next((s for s in cls.body if isinstance(s, ast.FunctionDef) and s.name == "__init__"), None)
    if init is None:
        return None
    given: set[str] = set()
    for call in file.inside(cls, ast.Call):
        last = last_part(call.func)
        if last in _DROPS:
            rate = file.argument(call, "p", 0)
            given.add(rate.id if isinstance(rate, ast.Name) else "")
        elif MODE_LAYERS.fullmatch(last) and not _is_held(call):
            return None
    name = given.pop() if len(given) == 1 else ""
    return _parameter(init, name) if name else None


def _is_held(call: ast.Call) -> bool:
    """``self.dropout(x)``: what the class holds was counted where it was made."""
    function = call.func
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "self"


def _parameter(init: FunctionNode, name: str) -> list[Any] | None:
    names = [argument.arg for argument in init.args.args]
    if name not in names:
        return None
    at = names.index(name) - len(names)
    default = init.args.defaults[at] if -at <= len(init.args.defaults) else None
    return [names.index(name) - 1, name, _is_none(default)]


def _is_none(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value in (0, 0.0) and value.value is not False


def given(file: FileContext, made: str) -> list[dict[str, bool]]:
    """Of each place of a file that makes an object of a class: its arguments, and whether they are no rate at all."""
    places = []
    for call in file.calls_where(lambda name, _: name == made):
        told = {str(i): _is_none(value) for i, value in enumerate(call.args)}
        places.append(told | {keyword.arg or "**": _is_none(keyword.value) for keyword in call.keywords})
    return places


def drops_nothing(rate: list[Any] | None, places: list[dict[str, bool]]) -> bool:
    """Whether every place gives the rate as none."""
    if rate is None or not places:
        return False
    at, name, by_default = rate
    return all("**" not in told and told.get(name, told.get(str(at), by_default)) for told in places)
