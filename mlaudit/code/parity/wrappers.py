"""Functions that a decorator of the project wraps: what it does to what goes in or comes out is a step as well."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from mlaudit.code.parity import lookup
from mlaudit.code.parity.values import UNKNOWN, Const, Function, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.facts import DecoratorFact
    from mlaudit.code.parity.machine import Machine


def wrapped(machine: Machine, function: Function, place: Place) -> Function | None:
    """What stands under the name of a function that decorators of the project wrap; None where they hand on what it is
    given and what it gives, as those that log, time or try again do.
    """
    facts = machine.project.function((function.path, function.qualname))
    if facts is None or not facts.decorators:
        return None
    bare = made = _bare(function)
    for decorator in reversed(facts.decorators):
        maker = lookup.named(machine, decorator.name, function.path)
        if isinstance(maker, Function) and "." not in maker.qualname:
            round_it = _round(machine, maker, decorator, made, place)
            made = round_it if isinstance(round_it, Function) else made
    if made is bare:
        return None
    if function.this is not None:
        made.bound = [function.this, *made.bound]  # a wrapper takes `self` as the first of its arguments
    return made


def _bare(function: Function) -> Function:
    made = Function(function.path, function.qualname, function.code, function.environment)
    made.is_bare = True
    return made


def _round(machine: Machine, maker: Function, decorator: DecoratorFact, wraps: Function, place: Place) -> Value | None:
    """The function that a decorator puts round another one; None where it changes nothing or cannot be followed."""
    inner = _given_back(machine, maker.path, maker.qualname)
    innermost = _given_back(machine, maker.path, inner) if inner else ""
    taker = inner if innermost else maker.qualname
    taken = machine.flows[maker.path].functions[taker][0] if inner else ()
    if not taken or not _changes(machine, maker.path, innermost or inner, taken[0][0]):
        return None
    if not innermost:
        return machine.invoke(maker, [wraps], {}, place)
    names = [parameter[0] for parameter in maker.code[0]]
    given: dict[str, Value] = {parameter[0]: UNKNOWN for parameter in maker.code[0] if parameter[1] is None}
    for i, text in enumerate(decorator.arguments):
        name, written = _argument(text, names[i] if i < len(names) else "")
        given[name] = _literal(written)
    made = machine.invoke(maker, [], {name: value for name, value in given.items() if name}, place)
    return machine.invoke(made, [wraps], {}, place) if isinstance(made, Function) else None


def _argument(text: str, name: str) -> tuple[str, str]:
    """An argument of a decorator as a parameter's name and what is written for it."""
    keyword, equals, written = text.partition("=")
    return (keyword, written) if equals and keyword.isidentifier() else (name, text)


def _literal(written: str) -> Value:
    try:
        return Const(ast.literal_eval(written))
    except (SyntaxError, ValueError):
        return UNKNOWN


def _given_back(machine: Machine, path: str, qualname: str) -> str:
    """The function inside another one that this one gives back; "" where there is none."""
    body = machine.flows[path].functions[qualname][1]
    inner = {code[1]: code[2] for code in body if code[0] == "D" and code[2] in machine.flows[path].functions}
    returned = [code[1][1] for code in body if code[0] == "r" and code[1] is not None and code[1][0] == "n"]
    return next((inner[name] for name in returned if name in inner), "")


def _changes(machine: Machine, path: str, qualname: str, wraps: str) -> bool:
    """Whether a wrapper gives anything else than what the function gives that it wraps, or hands it anything else than
    what it is handed itself.
    """
    parameters, body = machine.flows[path].functions[qualname][:2]
    names = {parameter[0] for parameter in parameters}
    written: set[str] = set()
    answers: set[str] = set()
    returned: list[Any] = []
    waiting = list(body)
    while waiting:
        code = waiting.pop()
        if code[0] == "=":
            targets = {target[1] for target in code[1] if target[0] == "n"}
            (answers if _asks(code[2], wraps) else written).update(targets)
        elif code[0] == "o" and code[2][0] == "n":
            written.add(code[2][1])
        elif code[0] == "r" and code[1] is not None:
            returned.append(code[1])
        for part in code[1:]:
            if isinstance(part, list):
                waiting += [each for each in part if isinstance(each, list) and each and isinstance(each[0], str)]
    if written & names:
        return True
    handed_on = [code for code in returned if _asks(code, wraps) or (code[0] == "n" and code[1] in answers - written)]
    return len(handed_on) < len(returned)


def _asks(code: Any, wraps: str) -> bool:
    """``f(*args, **kwargs)``, ``f(rows)``."""
    return bool(code[0] == "k" and code[1] == ["n", wraps]) and all(
        item[0] in ("n", "*") for item in [*code[2], *(value for _, value in code[3])]
    )
