"""What a service refuses before it asks its model: requests that lack a field, or whose field is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity.parameters import as_data, names_of
from mlaudit.code.parity.values import UNKNOWN, Data, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.values import Environment

_STOPS: Final = frozenset(
    {"flask.abort", "quart.abort", "bottle.abort", "werkzeug.exceptions.abort", "streamlit.stop", "sys.exit"}
    | {"builtins.exit", "builtins.quit", "os._exit"}
)
"""Functions that nothing after them sees the end of."""


def ends(code: Any) -> bool:
    """Whether an expression is a call that never comes back: ``abort(400)``."""
    return bool(code and code[0] == "k" and code[1][0] == "g" and code[1][1] in _STOPS)


def asked_for(machine: Machine, left: Value, right: Value) -> None:
    """Note the fields that a function looks for in a request: ``if name not in payload``."""
    asked = as_data(right)
    if asked is not None and asked.is_sent:
        names = names_of(left)
        machine.required.setdefault(machine.here, set()).update(names if names is not None else ("",))


def refuse(test: Any, environment: Environment) -> None:
    """After ``if not text: return error``: the constants that stand in for a field and would be refused stand in for
    nothing.
    """
    for name, condition in _refused(test):
        held = environment.names.get(name)
        if isinstance(held, Data) and held.filled:
            made = held.copy()
            made.parent = held.parent
            made.filled = tuple(each for each in held.filled if not _meets(each[1], condition))
            environment.names[name] = made


def _refused(test: Any) -> list[tuple[str, Any]]:
    """The names that a condition is about, each with what it says of them."""
    if not isinstance(test, list) or not test:
        return []
    kind = test[0]
    if kind == "or":
        return [pair for one in test[1] for pair in _refused(one)]
    if kind == "u" and test[1] == "Not":
        return [(name, None) for name in _names(test[2])]
    if kind == "cmp" and (names := _names(test[2])):
        return [(name, (test[1], test[3])) for name in names]
    return []


def _names(code: Any) -> list[str]:
    """``text``, ``text.strip()``, ``len(text)``, ``all([age, income])``."""
    if not isinstance(code, list) or not code:
        return []
    if code[0] == "n":
        return [code[1]]
    if code[0] == "a":
        return _names(code[1])
    if code[0] == "k":
        if code[1][0] == "a":
            return _names(code[1][1])
        return [name for item in code[2] for name in _names(item)]
    if code[0] in ("t", "l"):
        return [name for item in code[1] for name in _names(item)]
    return _names(code[1][0]) if code[0] == "or" else []


def _meets(value: Any, condition: Any) -> bool:
    """Whether a stand-in is refused; what it is compared with may not be known, as a bound is that settings hold."""
    if value is UNKNOWN:
        return True
    if condition is None:
        return not value
    how, other = condition
    bound = other[1] if isinstance(other, list) and other[0] == "c" else UNKNOWN
    if how in ("Is", "Eq"):
        return bool(value == bound)
    if isinstance(value, int | float) and isinstance(bound, int | float):
        given = {"Lt": value < bound, "LtE": value <= bound, "Gt": value > bound, "GtE": value >= bound}
        return given.get(how, False)
    if isinstance(value, str) and isinstance(bound, int):  # ``len(text) < 3``
        return how in ("Lt", "LtE") and len(value) <= bound
    return False
