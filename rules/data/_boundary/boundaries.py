"""Where data comes in from outside: what a handler reads of its request."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from ...serving._schemas.fields import names_choice

_BODY: Final = frozenset(
    {"get_json", "json", "form", "args", "values", "data", "get_data", "body", "POST", "GET", "files"}
)
_FLASK: Final = frozenset({"flask.request", "flask.globals.request", "quart.request", "bottle.request"})
_DJANGO: Final = frozenset({"GET", "POST", "body"})
_RECORDS: Final = (["record"], ["message"], ["msg"])
_HANDED: Final = frozenset({"raw_data", "event", "request", "record", "message", "msg"})
"""First arguments of functions that may be given a request."""
_DECODES: Final = "decode_request"
_LITSERVE: Final = regex(r"^litserve\.LitAPI$")
_SERVICER: Final = regex(r"pb2_grpc\.\w+Servicer$")


def may_read(node: FunctionNode, file: FileContext) -> bool:
    """Whether a function reads parts of what may be a request, or is given what may be one, by the name of its first
    argument or its own.
    """
    if node in _asked_of_bodies(file) or node.name == _DECODES:
        return True
    return not _HANDED.isdisjoint([argument.arg for argument in (*node.args.posonlyargs, *node.args.args)[:2]])


def reads(node: FunctionNode, file: FileContext) -> Iterator[ast.expr]:
    """What a handler reads of its request by itself."""
    arguments = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args) if argument.arg != "self"]
    asked = _asked_of_bodies(file).get(node, ())
    is_view = bool(asked) and arguments[:1] == ["request"] and file.imports("django")
    for attribute in asked:
        owner = file.qualname(attribute.value) or ""
        is_request = owner in _FLASK or owner.endswith((".Request()", ".HttpRequest()"))
        is_request = is_request or (is_view and attribute.attr in _DJANGO and _is(attribute.value, "request"))
        if is_request and attribute.attr != "files":
            yield attribute
    handed = arguments[:1] == ["raw_data"] or (arguments[:1] == ["event"] and arguments[1:] in ([], ["context"]))
    if not handed and arguments[:1] in _RECORDS:
        handed = any([a.arg for a in each.args.args if a.arg != "self"][:1] == ["event"] for each in file.functions())
    if handed:  # an Azure ML scoring script, an AWS Lambda handler, or what it gives one record
        for call in file.inside(node, ast.Call):
            if file.call_name(call) == "json.loads" or _decodes(file, call):
                yield call
    if arguments == ["request", "context"] and _is_method_of(file, node, _SERVICER):
        for attribute in file.inside(node, ast.Attribute):
            if _is(attribute.value, "request"):
                yield attribute


def _asked_of_bodies(file: FileContext) -> dict[FunctionNode | None, list[ast.Attribute]]:
    """The attributes that go by the names of a request's parts, by the function that they stand in, where anything is
    called a request.
    """
    known: dict[FunctionNode | None, list[ast.Attribute]] | None = file.shared.get("parts of requests")
    if known is None:
        known = file.shared["parts of requests"] = {}
        for attribute in file.tree.of(ast.Attribute) if file.holds(b"equest") else ():
            if attribute.attr in _BODY:
                known.setdefault(file.function_of(attribute), []).append(attribute)
    return known


def _decodes(file: FileContext, call: ast.Call) -> bool:
    """``decode(record["kinesis"]["data"])``: a function of this file that parses one record, and looks at nothing."""
    if not isinstance(call.func, ast.Name | ast.Attribute) or not call.args:
        return False
    name = last_part(call.func)
    known = [each for each in file.functions() if each.name == name and each.args.args]
    if len(known) != 1 or file.function_of(call) is known[0]:
        return False
    if any(file.inside(known[0], kind) for kind in (ast.If, ast.Raise, ast.Assert, ast.ExceptHandler)):
        return False
    return any(file.call_name(each) == "json.loads" for each in file.inside(known[0], ast.Call))


def first_field(file: FileContext, node: FunctionNode, whole: ast.expr) -> ast.stmt | None:
    """The statement that takes the first field, by its name, out of a body that a variable holds."""
    target = target_of(file.statement_of(whole), whole)
    if not isinstance(target, ast.Name):
        return None
    taken: list[ast.expr] = [
        part for part in file.inside(node, ast.Subscript) if _is(part.value, target.id) and _is_named(file, part.slice)
    ]
    taken += [
        call
        for call in file.inside(node, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "get" and _is(call.func.value, target.id)
        if call.args and _is_named(file, call.args[0])
    ]
    first = min(taken, key=lambda part: (part.lineno, part.col_offset), default=None)
    return file.statement_of(first) if first is not None and not isinstance(parent_of(first), ast.Compare) else None


def _is_named(file: FileContext, key: ast.expr) -> bool:
    return isinstance(file.constant(key), str)


def is_choice(file: FileContext, source: ast.expr) -> bool:
    """Whether a body is asked for one field that chooses among models, modes or amounts: ``json.get("algorithm")``."""
    parent = parent_of(source)
    name: object = None
    if isinstance(parent, ast.Subscript) and parent.value is source:
        name = file.constant(parent.slice)
    elif isinstance(parent, ast.Attribute) and parent.attr == "get":
        asked = parent_of(parent)
        name = file.constant(asked.args[0]) if isinstance(asked, ast.Call) and asked.args else None
    return isinstance(name, str) and names_choice(name)


def undecoded(node: FunctionNode, file: FileContext) -> ast.expr | None:
    """What LitServe's ``decode_request`` takes of a request that has no schema, and looks at nothing of."""
    arguments = node.args.args
    if node.name != _DECODES or len(arguments) < 2 or not _is_method_of(file, node, _LITSERVE):
        return None
    request = arguments[1]
    written = ast.unparse(request.annotation) if request.annotation is not None else "dict"
    if written not in ("dict", "Any", "Dict", "dict[str, Any]", "Dict[str, Any]"):
        return None
    if any(file.inside(node, kind) for kind in (ast.If, ast.Raise, ast.Assert, ast.ExceptHandler, ast.Compare)):
        return None
    taken = [part for part in file.inside(node, ast.Subscript) if _is(part.value, request.arg)]
    asked = [
        c for c in file.inside(node, ast.Call) if isinstance(c.func, ast.Attribute) and _is(c.func.value, request.arg)
    ]
    return min([*taken, *asked], key=lambda part: (part.lineno, part.col_offset), default=None)


def _is(value: ast.expr, name: str) -> bool:
    return isinstance(value, ast.Name) and value.id == name


def _is_method_of(file: FileContext, node: FunctionNode, wanted: re.Pattern[str]) -> bool:
    owner = parent_of(node)
    return isinstance(owner, ast.ClassDef) and any(wanted.search(file.qualname(base) or "") for base in owner.bases)
