"""What says nothing of a user although its name does: messages out of the configuration, verdicts, and tables of flags
and numbers.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import Binding
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_SETTINGS: Final = regex(r"(?i)(^|\.)_?(config|settings|cfg|conf)(\.|$)")
_PICKS: Final = frozenset({"choice", "copy", "deepcopy", "get", "list", "tuple", "next", "iter"})
_LIMITS: Final = frozenset({"max_tokens", "max_new_tokens", "max_completion_tokens", "max_output_tokens"})
_VERDICT: Final = 5
"""Tokens that hold a yes or a no, and nothing that anybody wrote."""
_DEPTH: Final = 4
_SLIGHT: Final = regex(
    r"(?i)^(has|is|was|can|needs|num|n)_|(^|_)(id|ids|ts|time|timestamp|type|status|code|version|count|size|length|total"
    r"|ok|success|enabled|ready|seq|index|duration|latency|elapsed)(_ms|_s)?$"
)
"""Keys of what a program counts, numbers or decides itself."""


def is_configured(file: FileContext, bindings: list[Binding]) -> bool:
    """Whether a name holds one of the texts that a project's settings list: ``random.choice(self.messages[intent])``,
    where `self.messages` is ``config.messages.copy()``.
    """
    made = [each.value for each in bindings if each.kind == "assign" and each.value is not None]
    return bool(made) and len(made) == len(bindings) and all(_is_listed(file, each, _DEPTH) for each in made)


def _is_listed(file: FileContext, value: ast.expr, depth: int) -> bool:
    while depth > 0:
        if isinstance(value, ast.Subscript):
            value = value.value
        elif isinstance(value, ast.Call) and last_part(value.func) in _PICKS:
            picks = value.func.value if isinstance(value.func, ast.Attribute) else None
            of_module = last_part(value.func) in ("choice", "deepcopy") or picks is None
            if of_module and not value.args:
                return False
            value = value.args[0] if of_module or picks is None else picks
        elif isinstance(value, ast.Name | ast.Attribute):
            if _SETTINGS.search(ast.unparse(value)):
                return True
            made, depth = file.names.single_value(value), depth - 1
            if made is None or made is value:
                return False
            value = made
        else:
            return False
    return False


def is_of_flags(file: FileContext, node: ast.Name, bindings: list[Binding]) -> bool:
    """Whether a name holds a table of flags, counts and ids alone, as it is written out here or in the one function of
    the file that makes it, and gets no other entry: ``{"has_warning": any(alarms), "id": number}``.
    """
    made = [each.value for each in bindings if each.kind == "assign" and each.value is not None]
    if not made or len(made) != len(bindings) or not all(_is_table_of_flags(file, each) for each in made):
        return False
    home = file.function_of(node)
    within = [*file.inside(home, ast.Subscript), *file.inside(home, ast.Call)] if home is not None else []
    return all(_is_slight_use(each, node.id) for each in within)


def _is_table_of_flags(file: FileContext, value: ast.expr) -> bool:
    tables = [value]
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        makers = [each.node for each in file.names.lookup(value.func.id, value)]
        maker = makers[0] if len(makers) == 1 else None
        if not isinstance(maker, ast.FunctionDef):
            return False
        tables = [each.value for each in file.inside(maker, ast.Return) if each.value is not None]
    keys = [key for each in tables if isinstance(each, ast.Dict) for key in each.keys]
    return bool(keys) and all(isinstance(each, ast.Dict) for each in tables) and all(map(_is_slight, keys))


def _is_slight(key: ast.expr | None) -> bool:
    return isinstance(key, ast.Constant) and isinstance(key.value, str) and _SLIGHT.search(key.value) is not None


def _is_slight_use(part: ast.AST, name: str) -> bool:
    """Whether a part of a function leaves the table of a name as slight as it is."""
    if isinstance(part, ast.Subscript):
        is_put = isinstance(part.ctx, ast.Store) and isinstance(part.value, ast.Name) and part.value.id == name
        return not is_put or _is_slight(part.slice)
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and isinstance(part.func.value, ast.Name):
        return part.func.value.id != name or part.func.attr not in ("update", "setdefault")
    return True


def is_verdict(file: FileContext, call: ast.Call) -> bool:
    """Whether a model is asked for so few tokens that its answer is a decision: at the call, or in a ``with`` round it
    that sets the model's options.
    """
    asked = [call]
    for above in parents(call):
        if isinstance(above, ast.With | ast.AsyncWith):
            asked += [item.context_expr for item in above.items if isinstance(item.context_expr, ast.Call)]
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef):
            break
    limits = [keyword.value for each in asked for keyword in each.keywords if keyword.arg in _LIMITS]
    return bool(limits) and all(_is_few(file, each) for each in limits)


def _is_few(file: FileContext, limit: ast.expr) -> bool:
    """Whether a limit is a few tokens, itself or where no other one is set: ``max_tokens or 3``."""
    known = [limit]
    if isinstance(limit, ast.Name):
        known = [each.value for each in file.names.lookup(limit.id, limit) if each.value is not None]
    ends = [each.values[-1] if isinstance(each, ast.BoolOp) and isinstance(each.op, ast.Or) else each for each in known]
    return bool(ends) and all(type(n := file.constant(end)) is int and n <= _VERDICT for end in ends)


__all__ = ["is_configured", "is_of_flags", "is_verdict"]
