"""What a whole request brings: its body, and what is put together from all of it."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import Binding, FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from .handlers import is_handed, may_hand

_VERBS: Final = frozenset({"get", "post", "put", "patch", "route", "api_route", "websocket"})
_PARTS: Final = frozenset(
    {"json", "body", "form", "get_json", "get_data", "data", "POST", "values", "args", "query_params", "GET"}
)
_BODY: Final = regex(rf"(^|\.)(\w*R|r)equest(\(\))?\.({'|'.join(sorted(_PARTS))})$")
_REQUESTS: Final = frozenset({"request", "req", "http_request", "raw_request"})
_DECLARED: Final = regex(r"(Request|Input|Inputs|Payload|Data|Body|Features|Schema|In|Query|Message|Form)$")
"""Names of models that another module declares for what a route takes."""
_RECEIVED: Final = frozenset({"receive_text", "receive_json"})
"""Methods of a web socket that give what its client sent."""
_OF_EVENT: Final = frozenset({"body", "queryStringParameters", "multiValueQueryStringParameters"})
_BUILDS: Final = frozenset(
    {"loads", "DataFrame", "Series", "array", "asarray", "list", "tuple", "dict", "from_dict", "from_records", "vars"}
    | {"deepcopy", "json_normalize", "asdict", "jsonable_encoder", "model_validate", "parse_obj", "OrderedDict", "str"}
)
"""Calls that make one value of all that they are given."""
_SAME: Final = frozenset(
    {"dict", "model_dump", "values", "items", "to_dict", "reshape", "to_numpy", "astype", "tolist", "copy", "decode"}
    | {"json", "model_dump_json", "to_string", "to_json", "flatten", "head", "getlist", "strip"}
)
"""Methods that give the same content in another form."""
_PASSES: Final = frozenset({"float", "int", "str", "repr", "strip", "lower", "dict", "model_dump"})
"""Calls that leave what they are given what it is, for one part of many."""
_DEPTH: Final = 8
_NAMES: Final = (ast.Name, ast.Attribute)
_MANY: Final = 4
"""Fields of figures that describe somebody together."""


def may_bring(file: FileContext) -> bool:
    """Whether anything in a file may be of a request at all: asked before anything that follows values."""
    known: bool | None = file.shared.get("may be of a request")
    if known is None:
        known = file.holds(b"equest") or "equest" in file.module or not lasts(file).isdisjoint(_RECEIVED)
        known = known or any(each.name == "init" or _is_route(each) or _takes_event(each) for each in file.functions())
        known = known or any(may_hand(each) for each in file.tree.of(ast.ClassDef))
        known = known or _holds_req(file.source.data)
        file.shared["may be of a request"] = known
    return known


def _holds_req(data: bytes) -> bool:
    """Whether a word of a text ends with ``req``: found sooner than by a pattern, whose head is part of many words."""
    at = data.find(b"req")
    while at >= 0:
        at += 3
        after = data[at : at + 1]
        if not after.isalnum() and after != b"_":
            return True
        at = data.find(b"req", at)
    return False


_SAME_ROWS: Final = frozenset({"values", "iloc", "loc", "T"})
"""Attributes of a table by which its rows are had another way."""


def is_whole(file: FileContext, value: ast.expr, depth: int = _DEPTH) -> bool:
    """Whether a value is the body of a request, or is made from all of it: ``pd.DataFrame([order.model_dump()])``."""
    if depth <= 0 or not may_bring(file):
        return False
    if isinstance(value, ast.Await | ast.Starred | ast.NamedExpr):
        return is_whole(file, value.value, depth - 1)
    if isinstance(value, ast.BoolOp | ast.IfExp):
        several = value.values if isinstance(value, ast.BoolOp) else [value.body, value.orelse]
        return any(is_whole(file, each, depth - 1) for each in several)
    if isinstance(value, ast.Attribute):
        if value.attr == "__dict__":
            return is_whole(file, value.value, depth - 1)
        if value.attr in _SAME_ROWS and is_whole(file, value.value, depth - 1):
            return True
        named = value.attr in _PARTS and last_part(value.value) in _REQUESTS and _is_request(file, value.value)
        return named or _BODY.search(file.qualname(value) or "") is not None
    if isinstance(value, ast.Subscript):
        return _is_of_event(file, value.value, value.slice) or (
            isinstance(value.slice, ast.Constant | ast.Slice)
            and not isinstance(getattr(value.slice, "value", None), str)
            and is_whole(file, value.value, depth - 1)
        )
    if isinstance(value, ast.Name):
        return _is_named(file, value, depth)
    if isinstance(value, ast.List | ast.Tuple | ast.Set):
        if len(value.elts) == 1:
            return is_whole(file, value.elts[0], depth - 1)
        return _are_parts(file, value.elts, depth)
    if isinstance(value, ast.Dict):
        unpacked = [each for key, each in zip(value.keys, value.values, strict=True) if key is None]
        return any(is_whole(file, each, depth - 1) for each in unpacked) or _are_parts(file, value.values, depth)
    if isinstance(value, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp):
        return _is_each(value) and is_whole(file, value.generators[0].iter, depth - 1)
    return isinstance(value, ast.Call) and _is_made(file, value, depth)


def _is_request(file: FileContext, node: ast.expr) -> bool:
    """Whether what is called a request is one, as far as is seen: Django types none."""
    name = file.qualname(node)
    return name is None or name.endswith(("request", "Request()"))


def _is_made(file: FileContext, value: ast.Call, depth: int) -> bool:
    """Whether a call gives the body, or makes one value of all of it."""
    last = last_part(value.func)
    if _BODY.search(file.qualname(value.func) or "") is not None:
        return not value.args  # ``request.args("name")``
    if isinstance(value.func, ast.Attribute):
        if last in _RECEIVED:
            return True
        if last == "get" and value.args and _is_of_event(file, value.func.value, value.args[0]):
            return True
        if last in _SAME and is_whole(file, value.func.value, depth - 1):
            return not any(keyword.arg in ("include", "exclude") for keyword in value.keywords)
    if any(keyword.arg is None and is_whole(file, keyword.value, depth - 1) for keyword in value.keywords):
        return last in _BUILDS or last[:1].isupper()  # ``Order(**body)``
    return last in _BUILDS and bool(value.args) and is_whole(file, value.args[0], depth - 1)


def _is_named(file: FileContext, node: ast.Name, depth: int) -> bool:
    """Whether a name holds the body: as a parameter, by what it is given, or by what is put into it."""
    bindings = file.names.lookup(node.id, node)
    if any(binding.kind == "arg" for binding in bindings):
        if is_model_of_route(file, node) or is_handed(file, node) or is_lambda_event(file, node):
            return True
    given = [b.value for b in bindings if b.kind in ("assign", "with") and b.value is not None]
    if any(is_whole(file, value, depth - 1) for value in given):
        return True
    if any(_is_each_of(file, binding, depth) for binding in bindings if binding.kind == "for"):
        return True
    return any(isinstance(value, ast.Dict | ast.Call) for value in given) and _is_filled(file, node, depth)


def _is_each_of(file: FileContext, binding: Binding, depth: int) -> bool:
    """``for record in body``, and the `value` of ``for key, value in body.items()``."""
    iterated = binding.value
    if iterated is None:
        return False
    keyed = isinstance(iterated, ast.Call) and last_part(iterated.func) == "items"
    return binding.position == (1 if keyed else -1) and is_whole(file, iterated, depth - 1)


def _is_filled(file: FileContext, node: ast.Name, depth: int) -> bool:
    """``call.update(body)``, in the function where `call` is then used."""
    home = file.function_of(node)
    for call in file.inside(home, ast.Call) if home is not None and file.holds(b".update(") else ():
        function = call.func
        if isinstance(function, ast.Attribute) and function.attr == "update" and last_part(function.value) == node.id:
            if call.args and call.lineno < node.lineno and is_whole(file, call.args[0], depth - 1):
                return True
    return False


def _are_parts(file: FileContext, values: list[ast.expr], depth: int) -> bool:
    """Whether many fields of one body stand together: what they describe is what was sent."""
    return len(values) >= _MANY and sum(is_part(file, each, depth - 1) for each in values) >= _MANY


def is_part(file: FileContext, value: ast.expr, depth: int = _DEPTH) -> bool:
    """Whether a value is a field of a request's body, as it is or as a number: ``float(data["age"])``."""
    if depth <= 0 or not may_bring(file):
        return False
    if isinstance(value, ast.Name):
        if any(b.kind == "arg" for b in file.names.lookup(value.id, value)):
            return False
        made = file.names.single_value(value)
        return made is not None and made is not value and is_part(file, made, depth - 1)
    if isinstance(value, ast.Subscript):
        key = value.slice
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            return is_whole(file, value.value, depth - 1)
    if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
        return is_whole(file, value.value, depth - 1)
    if isinstance(value, ast.List) and len(value.elts) == 1:  # a column of one row
        return is_part(file, value.elts[0], depth - 1)
    if isinstance(value, ast.Call):
        last = last_part(value.func)
        if isinstance(value.func, ast.Attribute) and last == "get" and value.args:
            return is_whole(file, value.func.value, depth - 1)
        if isinstance(value.func, ast.Attribute) and not value.args and last in _PASSES:
            return is_part(file, value.func.value, depth - 1)
        return last in _PASSES and len(value.args) == 1 and is_part(file, value.args[0], depth - 1)
    return False


def _is_each(made: ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp) -> bool:
    """Whether a comprehension keeps what it goes through: not the length of each, its id, or some that are picked."""
    first = made.generators[0]
    if any(isinstance(p, ast.Compare) and any(isinstance(o, ast.In | ast.Eq) for o in p.ops) for p in first.ifs):
        return False
    kept = made.value if isinstance(made, ast.DictComp) else made.elt
    names = [name.id for name in ast.walk(first.target) if isinstance(name, ast.Name)]
    content = names[-1] if names else ""  # of a key and its value, the value
    if isinstance(kept, ast.JoinedStr):
        held = [part.value for part in kept.values if isinstance(part, ast.FormattedValue)]
        return any(isinstance(each, ast.Name) and each.id == content for each in held)
    while isinstance(kept, ast.Call) and last_part(kept.func) in _PASSES:
        inner = kept.args[0] if kept.args else kept.func.value if isinstance(kept.func, ast.Attribute) else None
        if inner is None:
            return False
        kept = inner
    if isinstance(kept, ast.Subscript) and isinstance(kept.value, ast.Name):
        return not isinstance(kept.slice, ast.Constant)
    return isinstance(kept, ast.Name) and kept.id == content


def _is_of_event(file: FileContext, event: ast.expr, key: ast.expr) -> bool:
    """``event["body"]`` of a handler of AWS Lambda."""
    asked = isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value in _OF_EVENT
    return asked and isinstance(event, ast.Name) and is_lambda_event(file, event)


def is_lambda_event(file: FileContext, node: ast.Name) -> bool:
    """Whether ``event`` is what AWS Lambda hands its handler: the request, with its headers and body."""
    function = file.function_of(node)
    return function is not None and _takes_event(function) and node.id == function.args.args[0].arg


def _takes_event(function: FunctionNode) -> bool:
    given = function.args.args
    return len(given) == 2 and [argument.arg.lstrip("_") for argument in given] == ["event", "context"]


def is_model_of_route(file: FileContext, node: ast.Name) -> bool:
    """Whether a name is the parameter of a route that takes the body: a Pydantic model of this file, or a dict."""
    found = _parameter(file, node) if may_bring(file) else None
    if found is None or found.annotation is None:
        return False
    name = last_part(found.annotation)
    kind = found.annotation.value if isinstance(found.annotation, ast.Subscript) else found.annotation
    if last_part(kind) in ("dict", "Dict") and not _is_dependency(file, node):
        return True
    own = [each for each in file.tree.of(ast.ClassDef) if each.name == name]
    if own:
        return any(last_part(base) == "BaseModel" for base in own[0].bases) and shows_somebody(own[0])
    known = file.qualname(found.annotation) or ""
    return _DECLARED.search(name) is not None and not known.startswith(("fastapi.", "starlette.", "flask."))


def parameter_of_route(file: FileContext, node: ast.Name) -> ast.arg | None:
    """The parameter of a route that a name is, where a caller gives it."""
    found = _parameter(file, node) if may_bring(file) else None
    return found if found is not None and not _is_dependency(file, node) else None


def _is_dependency(file: FileContext, node: ast.Name) -> bool:
    """``user: dict = Depends(current_user)``."""
    default = file.names.lookup(node.id, node)[0].value
    return isinstance(default, ast.Call) and last_part(default.func) in ("Depends", "Security")


def shows_somebody(model: ast.ClassDef) -> bool:
    """Whether a model holds some text, or many figures: two readings of a device tell nothing of anybody."""
    fields = [each for each in model.body if isinstance(each, ast.AnnAssign) and not _is_left_out(each)]
    if len(fields) >= _MANY:
        return True
    return any(part in as_written(each.annotation) for each in fields for part in ("str", "dict", "Any"))


def _is_left_out(field: ast.AnnAssign) -> bool:
    """``Field(repr=False)``, also in an annotation."""
    value = field.value.value if isinstance(field.value, ast.Constant) else field.value
    plain = isinstance(field.annotation, _NAMES) and not isinstance(value, ast.expr | str)
    return not plain and "=False" in ast.unparse(field)


def _parameter(file: FileContext, node: ast.Name) -> ast.arg | None:
    """The parameter of a route that a name is, where nothing else gives it its value."""
    bindings = file.names.lookup(node.id, node)
    if len(bindings) != 1 or bindings[0].kind != "arg" or not isinstance(bindings[0].node, ast.arg):
        return None
    arguments = parent_of(bindings[0].node)
    function = parent_of(arguments) if arguments is not None else None
    return bindings[0].node if isinstance(function, FunctionNode) and _is_route(function) else None


def _is_route(function: FunctionNode) -> bool:
    return any(
        isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr in _VERBS
        for each in function.decorator_list
    )
