"""Labels that no table knows, and that become one of the classes."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict

_WHAT: Final = r"(label|class|cls|target|emotion|intent|sentiment|diagnosis|species|etiket|klasse|etiqueta)"
_LABEL: Final = regex(rf"(?i)^(\w+_)?{_WHAT}(_(id|idx|index|num|int|code|value|i|n))*$")
_TABLE: Final = regex(
    rf"(?i)(^|_){_WHAT}(e?s)?_?((2|to|_to_)_?(id|idx|ind(ex|ices)|int|num|i|label|code)s?|map|mapping|maps|dict|lookup|encoding)$"
)
_DRAWS: Final = regex(r"(?i)plot|visual|chart|draw|render|display|colou?r")
"""Where a class is only a place in a picture."""
_NONE_OF_THEM: Final = regex(r"(?i)unk|other|none|background|\bpad\b|^o$|missing|n/?a$|ignore|empty|blank")


def unknown_looked_up(file: FileContext, call: ast.Call) -> str:
    """``label_to_id.get(name, 0)``: the table, where what it does not know becomes a class of it; "" for the rest."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if owner is None or len(call.args) != 2 or not _is_class(call.args[1]) or isinstance(parent_of(call), ast.BinOp):
        return ""
    if isinstance(call.args[0], ast.Constant) or _DRAWS.search(f"{handlers.enclosing(call)} {file.path}"):
        return ""
    return file.text(owner) if _TABLE.search(last_part(owner)) and not _has_a_place(file, owner, call.args[1]) else ""


def unknown_word(file: FileContext, call: ast.Call) -> str:
    """``sentiments.get(label, "neutral")``: the table that is written out, where what it does not know becomes one of
    the classes in it; "" for the rest.
    """
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if owner is None or len(call.args) != 2 or isinstance(call.args[0], ast.Constant):
        return ""
    word = file.constant(call.args[1])
    made = file.names.single_value(owner)
    if not isinstance(word, str) or not isinstance(made, ast.Dict) or not _TABLE.search(last_part(owner)):
        return ""
    if _NONE_OF_THEM.search(word) or _DRAWS.search(f"{handlers.enclosing(call)} {file.path}"):
        return ""
    classes = {file.constant(value) for value in made.values}
    return file.text(owner) if word in classes and len(classes) > 1 else ""


def unknown_otherwise(file: FileContext, node: ast.If) -> ast.stmt | None:
    """``if name in label_map: label = label_map[name]`` with ``else: label = 0``."""
    test = node.test
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.In) or len(node.orelse) != 1:
        return None
    table, other = test.comparators[0], node.orelse[0]
    made = given(other)
    if made is None or not _names_class(other) or not _TABLE.search(last_part(table)):
        return None
    taken = any(isinstance(given(s), ast.Subscript) for s in node.body)
    return other if taken and not _has_a_place(file, table, made) else None


def unknown_caught(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except ValueError: label = 0`` round what works a label out."""
    if not any(map(_names_class, handler.body)) or handlers.signals(file, handler):
        return None
    made = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    for statement in handler.body:
        if _names_class(statement):
            shown = file.text(statement)
            if ast.unparse(targets(statement)[0]) in made and _worked_out(block):
                return Verdict("MLA109", said_of(f"`{shown}`"), 0.7)
    return None


def said_of(became: str) -> str:
    """What is wrong with a label that `became` stands for."""
    return f"a label that is not known becomes {became}: such rows are learnt, and counted, as that class"


def _worked_out(block: ast.Try) -> bool:
    """Whether a `try` reads a number, or looks the label up."""
    return any(isinstance(given(s), ast.Subscript | ast.Call) for s in statements(block.body))


def _names_class(statement: ast.stmt) -> bool:
    made, named = given(statement), targets(statement)
    return made is not None and len(named) == 1 and _is_class(made) and _names_label(named[0])


def _names_label(target: ast.expr) -> bool:
    if isinstance(target, ast.Subscript):
        return isinstance(target.slice, ast.Constant) and _LABEL.match(str(target.slice.value)) is not None
    return _LABEL.match(last_part(target)) is not None


def _is_class(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) is int and value.value >= 0


def _has_a_place(file: FileContext, table: ast.expr, value: ast.expr) -> bool:
    """Whether a table that is written out keeps this class for what it does not know."""
    made = file.names.single_value(table)
    if not isinstance(made, ast.Dict):
        return False
    held = file.constant(value)
    pairs = [(file.constant(k), file.constant(v)) for k, v in zip(made.keys, made.values, strict=True)]
    if held not in [number for _, number in pairs]:
        return True
    return any(number == held and _NONE_OF_THEM.search(str(name)) for name, number in pairs)
