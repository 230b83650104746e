"""What calls hand over, and to which parameters of the functions of a file."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mlaudit.code.bindings import Binding, FunctionNode, is_none
from mlaudit.code.tree import parent_of

if TYPE_CHECKING:
    from mlaudit.code.names import Names


def handed_to(names: Names, binding: Binding) -> list[ast.expr]:
    """What all calls of its function hand to a parameter; empty where there is none, or one of them is not understood.

    A decorated function is called from elsewhere: by a framework, with what that has.
    """
    argument = binding.node
    arguments = parent_of(argument)
    function = None if arguments is None else parent_of(arguments)
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or not isinstance(argument, ast.arg):
        return []
    if function.decorator_list or not isinstance(arguments, ast.arguments):
        return []
    every = [*arguments.posonlyargs, *arguments.args]
    if argument not in every and argument not in arguments.kwonlyargs:
        return []
    is_method = names.tree.scope_of(function).is_class
    place = every.index(argument) - is_method if argument in every else None
    found = []
    for call in calls_of(names, function):
        given = _given(call, argument.arg, place)
        if given is None:
            return []
        if not is_none(given):
            found.append(given)
    return found


def _given(call: ast.Call, name: str, place: int | None) -> ast.expr | None:
    """The argument of a call for a parameter, written out; None where it is left out or unpacked."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if place is None or not 0 <= place < len(call.args):
        return None
    return None if any(isinstance(each, ast.Starred) for each in call.args[: place + 1]) else call.args[place]


def calls_of(names: Names, function: FunctionNode) -> list[ast.Call]:
    """The calls of a function of the file, or of a method on ``self``."""
    if names.callers is None:
        names.callers = {}
        for call in names.tree.of(ast.Call):
            target = call.func
            if isinstance(target, ast.Name):
                names.callers.setdefault(target.id, []).append(call)
            elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                names.callers.setdefault(f".{target.attr}", []).append(call)
    if not names.tree.scope_of(function).is_class:
        return [
            call
            for call in names.callers.get(function.name, ())
            if isinstance(call.func, ast.Name)
            and any(each.node is function for each in names.lookup(call.func.id, call))
        ]
    owner = names.tree.scope_of(function)
    return [
        call
        for call in names.callers.get(f".{function.name}", ())
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and names.class_of_self(call.func.value) is owner
    ]


def placed(call: ast.Call) -> list[tuple[str, ast.expr]]:
    """The arguments of a call by what a function of another file may know them by: its place, or its keyword."""
    by_name = [(keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg]
    return [*((str(place), value) for place, value in enumerate(call.args)), *by_name]


def taken_by_place(function: FunctionNode) -> list[str]:
    """The parameters that a caller fills by their places, in order: without the ``self`` of a method."""
    names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names
