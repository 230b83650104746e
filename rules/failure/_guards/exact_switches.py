"""Checks of who asks that are made only where the environment says one word exactly."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex

from .unset_keys import refuses

_NORMALISES: Final = frozenset({"lower", "upper", "strip", "casefold"})
_SWITCH: Final = regex(r"(?i)auth|login|secur|token|require|protect")
"""Variables that are there to switch a check on, or off."""


class Word(NamedTuple):
    """A variable of the environment, the words that it is compared with, and what it is where nobody sets it."""

    variable: str
    words: tuple[object, ...]
    default: object


def picked_out(file: FileContext, node: ast.If) -> tuple[str, str] | None:
    """The variable and the word for which alone ``if ENV == "production": ...`` refuses; None for any other test.

    A switch of its own that is on where nobody sets it is a decision.
    """
    function = file.function_of(node)
    word = _word(file, node.test) if function is not None and not node.orelse else None
    if function is None or word is None or (_SWITCH.search(word.variable) and word.default in word.words):
        return None
    if not refuses(file, node.body):
        return None
    outside = [statement for statement in work_of(function) if statement is not node]
    if node not in work_of(function) or refuses(file, outside):
        return None
    return word.variable, " or ".join("not set" if each is None else repr(each) for each in word.words)


def _word(file: FileContext, test: ast.expr) -> Word | None:
    """What a test, or one that stands in it beside others, compares with a word."""
    if isinstance(test, ast.BoolOp):
        found = [word for part in test.values if (word := _word(file, part)) is not None]
        if isinstance(test.op, ast.And) or len(found) < len(test.values) or len({w.variable for w in found}) > 1:
            return found[0] if isinstance(test.op, ast.And) and found else None
        return found[0]._replace(words=tuple(each for word in found for each in word.words))
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    other = test.comparators[0]
    several = isinstance(test.ops[0], ast.In) and isinstance(other, ast.Tuple | ast.List | ast.Set)
    if not several and not isinstance(test.ops[0], ast.Eq | ast.Is):
        return None
    words = tuple(
        file.constant(each) for each in (other.elts if isinstance(other, ast.Tuple | ast.List | ast.Set) else [other])
    )
    if not words or not all(isinstance(each, str) or each is None for each in words):
        return None
    named = _variable(file, test.left)
    return Word(named[0], words, named[1]) if named is not None else None


def _variable(file: FileContext, value: ast.expr) -> tuple[str, object] | None:
    """The variable of the environment that a value comes from, and its default."""
    for _ in range(4):
        if isinstance(value, ast.Name | ast.Attribute) or _is_item(file, value):
            made = file.names.single_value(value)
            if made is None or made is value:
                return None
            value = made
        elif isinstance(value, ast.Call) and last_part(value.func) in _NORMALISES:
            value = value.func.value if isinstance(value.func, ast.Attribute) else value
        else:
            break
    if isinstance(value, ast.Call) and file.call_name(value) in ("os.getenv", "os.environ.get") and value.args:
        name = file.constant(value.args[0])
        default = file.constant(value.args[1]) if len(value.args) > 1 else None
        return (name, None if default is UNKNOWN else default) if isinstance(name, str) else None
    if isinstance(value, ast.Subscript) and file.qualname(value.value) == "os.environ":
        name = file.constant(value.slice)
        return (name, None) if isinstance(name, str) else None
    return None


def _is_item(file: FileContext, value: ast.expr) -> bool:
    """Whether a value is an item of a dict of the program's own: ``settings["stage"]``."""
    return isinstance(value, ast.Subscript) and file.qualname(value.value) != "os.environ"
