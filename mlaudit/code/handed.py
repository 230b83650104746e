"""What calls hand over, and to which parameters of the functions of a file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mlaudit.code.bindings import Binding, FunctionNode, is_none
from mlaudit.code.tree import parent_of

if TYPE_CHECKING:
    from mlaudit.code.names import Names

_TAKERS: Final = {
    **dict.fromkeys(("partial", "submit", "to_thread", "run_in_threadpool", "run_sync"), 1),
    "run_in_executor": 2,
}
"""What takes a function and, behind it, arguments for it: the number of arguments up to the function."""


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
    for call, at in _handed_on(names, function):
        given = _given(call, argument.arg, None if place is None else place + at)
        if given is not None and not is_none(given):  # the rest is given by who calls what comes of it
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


def _handed_on(names: Names, function: FunctionNode) -> Iterator[tuple[ast.Call, int]]:
    """The calls that hand a function on with arguments for it, and where these begin: ``partial(run, scorer)``."""
    if names.tree.scope_of(function).is_class:
        return
    for taker, begin in _TAKERS.items():
        for call in _called(names, taker):
            if len(call.args) >= begin:
                handed = call.args[begin - 1]
                if isinstance(handed, ast.Name) and handed.id == function.name:
                    if any(each.node is function for each in names.lookup(handed.id, handed)):
                        yield call, begin


def _called(names: Names, last: str) -> list[ast.Call]:
    """The calls of what goes by a name, alone or as the last part."""
    callers = _callers(names)
    return [*callers.get(last, ()), *callers.get(f".{last}", ())]


def _callers(names: Names) -> dict[str, list[ast.Call]]:
    if names.callers is None:
        names.callers = {}
        for call in names.tree.of(ast.Call):
            target = call.func
            if isinstance(target, ast.Name):
                names.callers.setdefault(target.id, []).append(call)
            elif isinstance(target, ast.Attribute):
                names.callers.setdefault(f".{target.attr}", []).append(call)
    return names.callers


def calls_of(names: Names, function: FunctionNode) -> list[ast.Call]:
    """The calls of a function of the file, or of a method on ``self``."""
    callers = _callers(names)
    if not names.tree.scope_of(function).is_class:
        return [
            call
            for call in callers.get(function.name, ())
            if isinstance(call.func, ast.Name)
            and any(each.node is function for each in names.lookup(call.func.id, call))
        ]
    owner = names.tree.scope_of(function)
    return [
        call
        for call in callers.get(f".{function.name}", ())
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
