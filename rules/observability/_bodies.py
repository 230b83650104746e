"""What a whole request brings: its body, and what is put together from all of it."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_VERBS: Final = frozenset({"get", "post", "put", "patch", "route", "api_route", "websocket"})
_BODY: Final = regex(r"(^|\.)[Rr]equest(\(\))?\.(json|body|form|get_json|get_data|data|POST|values)$")
_BUILDS: Final = frozenset({"loads", "DataFrame", "array", "asarray", "list", "dict", "from_dict", "from_records"})
"""Calls that make one value of all that they are given."""
_SAME: Final = frozenset(
    {"dict", "model_dump", "values", "items", "to_dict", "reshape", "to_numpy", "astype", "tolist", "copy", "decode"}
)
"""Methods that give the same content in another form."""
_DEPTH: Final = 8
_MANY: Final = 4
"""Fields of figures that describe somebody together."""


def is_whole(file: FileContext, value: ast.expr, depth: int = _DEPTH) -> bool:
    """Whether a value is the body of a request, or is made from all of it: ``pd.DataFrame([order.model_dump()])``."""
    if depth <= 0:
        return False
    if isinstance(value, ast.Await | ast.Starred):
        return is_whole(file, value.value, depth - 1)
    if isinstance(value, ast.Attribute):
        named = last_part(value.value) == "request" and value.attr in ("body", "POST")  # Django types no request
        return named or _BODY.search(file.qualname(value) or "") is not None
    if isinstance(value, ast.Subscript):
        is_body = isinstance(value.slice, ast.Constant) and value.slice.value == "body"
        return is_body and isinstance(value.value, ast.Name) and is_lambda_event(file, value.value)
    if isinstance(value, ast.Name):
        return is_model_of_route(file, value) or any(
            binding.kind == "assign" and binding.value is not None and is_whole(file, binding.value, depth - 1)
            for binding in file.names.lookup(value.id, value)
        )
    if isinstance(value, ast.List | ast.Tuple):
        return len(value.elts) == 1 and is_whole(file, value.elts[0], depth - 1)
    if isinstance(value, ast.ListComp):
        return is_whole(file, value.generators[0].iter, depth - 1)
    if not isinstance(value, ast.Call):
        return False
    if _BODY.search(file.qualname(value.func) or "") is not None:
        return True
    if isinstance(value.func, ast.Attribute) and value.func.attr in _SAME:
        return is_whole(file, value.func.value, depth - 1)
    return last_part(value.func) in _BUILDS and bool(value.args) and is_whole(file, value.args[0], depth - 1)


def is_lambda_event(file: FileContext, node: ast.Name) -> bool:
    """Whether ``event`` is what AWS Lambda hands its handler: the request, with its headers and body."""
    function = file.function_of(node)
    return function is not None and [argument.arg for argument in function.args.args] == ["event", "context"]


def is_model_of_route(file: FileContext, node: ast.Name) -> bool:
    """Whether a name is the parameter of a route that a Pydantic model of this file describes."""
    found = _parameter(file, node)
    if found is None or found.annotation is None:
        return False
    name = last_part(found.annotation)
    return any(
        each.name == name and any(last_part(base) == "BaseModel" for base in each.bases) and _tells(each)
        for each in file.tree.of(ast.ClassDef)
    )


def _tells(model: ast.ClassDef) -> bool:
    """Whether a model holds some text, or many figures: two readings of a device tell nothing of anybody."""
    fields = [each for each in model.body if isinstance(each, ast.AnnAssign) and "=False" not in ast.unparse(each)]
    texts = [each for each in fields if any(part in ast.unparse(each.annotation) for part in ("str", "dict", "Any"))]
    return bool(texts) or len(fields) >= _MANY


def _parameter(file: FileContext, node: ast.Name) -> ast.arg | None:
    """The parameter of a route that a name is, where nothing else gives it its value."""
    function = file.function_of(node)
    bindings = file.names.lookup(node.id, node)
    if function is None or not _is_route(function) or len(bindings) != 1 or bindings[0].kind != "arg":
        return None
    every = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return next((argument for argument in every if argument.arg == node.id), None)


def _is_route(function: FunctionNode) -> bool:
    return any(
        isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr in _VERBS
        for each in function.decorator_list
    )
