"""What a route does to a payload before the model sees it, and how much of that looks at its values."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_STRINGS: Final = regex(r"""[fr]?('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")""")
_OF_VALUES: Final = regex(
    r"isinstance\((?!\w+, (dict|list|\(dict, list\)|\(list, dict\))\))|[<>]|\b(float|int|Decimal)\(|astype"
    r"|to_numeric|isin\(|between\(|isnan|isfinite|isna|isnull|dtype|\w\.(parse_obj|model_validate|validate|load)\(|[A-Z]\w+\(\*\*"
)
"""What looks at the values of a payload, and not only at the names of its fields."""
_NAMED: Final = regex(r"(?i)valid|schema|check|sanit")
_ASKS: Final = frozenset({"all", "any", "len", "set", "isinstance", "issubset", "difference"})
_REFUSES: Final = regex(r"\b4(00|15|22)\b|BadRequest|abort\(")


def code_of(node: FunctionNode) -> str:
    """A route as text, without its texts: what a docstring or a message says checks nothing."""
    parts = [*node.decorator_list, *node.body]
    return _STRINGS.sub("''", "\n".join(spelled(part) for part in parts if not _is_docstring(part)))


def _is_docstring(part: ast.AST) -> bool:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)


def without_shallow_checks(file: FileContext, node: FunctionNode, text: str) -> str:
    """A route's text without the calls of this file's functions that only look at the names of fields."""
    for call in file.inside(node, ast.Call):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        checker = _function(file, name) if name and _NAMED.search(name) else None
        if checker is not None and not _looks_at_values(file, checker):
            text = text.replace(f"{name}(", "(")
    return text


def _looks_at_values(file: FileContext, checker: FunctionNode, depth: int = 2) -> bool:
    """Whether a function of this file looks at values, itself or through others; those of other files are believed."""
    if _OF_VALUES.search(code_of(checker).replace("->", "")):
        return True
    called = {call.func.id for call in file.inside(checker, ast.Call) if isinstance(call.func, ast.Name)}
    for name in sorted(called) if depth else ():
        other = _function(file, name)
        if _NAMED.search(name) is not None if other is None else _looks_at_values(file, other, depth - 1):
            return True
    return False


def _function(file: FileContext, name: str) -> FunctionNode | None:
    found = [each for each in file.functions() if each.name == name]
    return found[0] if len(found) == 1 and file.function_of(found[0]) is None else None


def refuses_fields(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route asks something of the fields of a payload, and answers with an error of the 400s."""
    for test in file.inside(node, ast.If):
        if not _REFUSES.search("\n".join(spelled(statement) for statement in test.body)):
            continue
        calls = [part for part in ast.walk(test.test) if isinstance(part, ast.Call)]
        operators = [op for part in ast.walk(test.test) if isinstance(part, ast.Compare) for op in part.ops]
        asked = any(isinstance(op, ast.In | ast.NotIn | ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in operators)
        if asked or any(last_part(call.func) in _ASKS for call in calls):
            return True
    return False
