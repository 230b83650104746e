"""Bounds that a function takes as a parameter, hands on, and leaves at None where its callers say nothing."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext


def left_at_none(file: FileContext, call: ast.Call, keyword: str, position: int | None) -> list[tuple[ast.Call, str]]:
    """The calls of this file that give a function no bound, where it hands its parameter, None by default, to `call`.

    Each with the name of the parameter.
    """
    given = file.argument(call, keyword, position)
    function = file.function_of(call)
    if not isinstance(given, ast.Name) or function is None or not _is_none_by_default(function, given.id):
        return []
    bindings = file.names.lookup(given.id, given)
    if len(bindings) != 1 or bindings[0].kind != "arg":
        return []
    qualname = file.tree.scope_at(function).qualname
    place = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    method = "." in qualname and place[:1] == ["self"]
    index = place.index(given.id) - method if given.id in place else None
    wanted = f"{file.module}.{qualname}"
    return [
        (other, given.id)
        for other in file.calls_where(lambda name, last: last == function.name and name.replace("()", "") == wanted)
        if file.keyword_maybe(other, given.id, index) is None and not file.has_unpacking(other)
    ]


def _is_none_by_default(function: FunctionNode, name: str) -> bool:
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [*zip(reversed(plain), reversed(arguments.defaults), strict=False)]
    defaults += [(a, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is not None]
    return any(a.arg == name and isinstance(d, ast.Constant) and d.value is None for a, d in defaults)
