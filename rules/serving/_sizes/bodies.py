"""What a route takes out of a request by hand, with no schema: a text, or rows, of any length."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignment, assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

from .._schemas.declared import alternatives
from .encoded import decodes_at_once
from .lengths import asks_for_any, is_compared, is_text

_FIELDS: Final = regex(r"^(await )?request\.(form(\(\))?|values|args|POST|GET|query_params)$")
_BODY: Final = regex(
    r"^(await )?request\.(json|get_json\(.*\)|json\(\))$"
    r"|^json\.loads\((await )?request\.(data|get_data\(.*\)|body\(\))\)$",
    re.DOTALL,
)
_SENT: Final = regex(r"^(self\.)?request\.(data|POST)$")
_LOOSE: Final = regex(r"^(typing\.)?(dict|Dict|Any)\b")
_BOUNDED_BY_THEMSELVES: Final = ("aiohttp", "django", "rest_framework")
"""Frameworks that refuse a body of more than one or a few megabytes unless they are told otherwise."""
_ROWS: Final = regex(
    r"^(instances|inputs?|data|records|rows|samples|texts|sentences|documents|docs|queries|messages|reviews|images|items)$"
)
_TABLES: Final = frozenset({"DataFrame", "array", "asarray", "json_normalize", "read_json", "tensor", "from_dict"})
_ONE_ROW: Final = regex(
    r"reshape\(\(?1\b|reshape\(-1\)|expand_dims|unsqueeze\(0\)|newaxis|\[None|atleast_2d|\[0\]|\.item\(\)|max_rows|nrows"
)
"""What makes one row of what was sent, or answers for the first one."""


class Sent(NamedTuple):
    """Where a route reads a text or rows of any length, and which of both it is."""

    place: ast.expr
    kind: str


def long_payload(file: FileContext, node: FunctionNode) -> Sent | None:
    """The first text or list that a route reads out of its request by hand, and whose length nothing looks at."""
    if file.imports(*_BOUNDED_BY_THEMSELVES):
        return None
    written = ""
    for place, name, held in _reads(file, node):
        if not name:
            written = written or "\n".join(spelled(statement) for statement in node.body)
            if _goes_whole(file, node, place, held) and not _ONE_ROW.search(written) and not _is_cut(file, node, held):
                return Sent(place, "rows")
            continue
        if _is_cut(file, node, held or name):
            continue
        many = _defaults_to_list(place) or (name.endswith("s") and is_text(name) and _is_gone_through(file, node, held))
        if many or (_ROWS.match(name) and _goes_whole(file, node, place, held)):
            written = written or "\n".join(spelled(statement) for statement in node.body)
            if many or not _ONE_ROW.search(written):
                return Sent(place, "rows")
        elif is_text(name):
            return Sent(place, "text")
    return None


def many_rows(file: FileContext, node: FunctionNode) -> ast.Call | None:
    """``RowSerializer(data=request.data, many=True)``: a serializer of Django's REST framework that takes a list."""
    if not file.holds(b"many=True") or not file.imports("rest_framework"):
        return None
    for call in file.inside(node, ast.Call):
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        if "data" in given and file.constant(given.get("many")) is True and "max_length" not in given:
            if _SENT.match(spelled(given["data"])) and not _counts_them(file, node):
                return call
    return None


def _counts_them(file: FileContext, node: FunctionNode) -> bool:
    """Whether a view compares the length of anything with more than nothing."""
    return any(
        isinstance(part, ast.Call) and last_part(part.func) == "len"
        for compare in file.inside(node, ast.Compare)
        if not asks_for_any(compare)
        for part in ast.walk(compare)
    )


class Encoded(NamedTuple):
    """A field of a body that may be a file as text: where it is read, whether the route decodes it, and the functions
    that it is handed to, each with the place or the name of the parameter.
    """

    place: ast.expr
    decoded: bool
    given: list[tuple[str, str]]


def encoded_payload(file: FileContext, node: FunctionNode) -> Iterator[Encoded]:
    """The fields of a body, read by hand, that a route decodes or hands to who may: ``decode(payload["image"])``."""
    if file.imports(*_BOUNDED_BY_THEMSELVES) or _counts_them(file, node):
        return
    for place, name, held in _reads(file, node):
        if name and not is_text(name):
            given = [*_handed(file, node, place, held)]
            decoded = decodes_at_once(file, node, place, held)
            if given or decoded:
                yield Encoded(place, decoded, given)


def _handed(file: FileContext, node: FunctionNode, place: ast.expr, held: str) -> Iterator[tuple[str, str]]:
    """The calls that are given what was read, as it is, by their names, and the place or parameter that it is given."""
    for call in file.inside(node, ast.Call):
        given = [*enumerate(call.args), *((keyword.arg, keyword.value) for keyword in call.keywords)]
        for key, value in given:
            if value is place or (held and isinstance(value, ast.Name) and value.id == held):
                if name := file.call_name(call):
                    yield name, str(key)


def only_texts(file: FileContext, node: FunctionNode) -> bool:
    """Whether all that a route reads of a form are texts: they have no type or range that a schema could tell."""
    names = [name for _, name, _ in _reads(file, node)]
    return bool(names) and all(is_text(name.lower()) for name in names)


def _reads(file: FileContext, node: FunctionNode) -> Iterator[tuple[ast.expr, str, str]]:
    """What is read of a request: the expression, the field ("" for the whole body), and the variable that holds it."""
    payloads = {a.arg for a in (*node.args.args, *node.args.kwonlyargs) if _is_loose(a)}
    for assigned in assignments(file, node):
        target = assigned.targets[0]
        if isinstance(target, ast.Name) and _BODY.match(_sent(file, assigned.value)):
            payloads.add(target.id)
    for part in [*file.inside(node, ast.Subscript), *file.inside(node, ast.Call), *file.inside(node, ast.Await)]:
        owner, key = _field(part)
        if owner is not None:
            shown = _sent(file, owner)
            name = file.constant(key)
            if isinstance(name, str) and (shown in payloads or _FIELDS.match(shown) or _BODY.match(shown)):
                yield part, name, _held(file, part)
        elif _BODY.match(_sent(file, part)):
            yield part, "", _held(file, part)
    for part in file.inside(node, ast.Attribute):
        if part.attr == "json" and _BODY.match(spelled(part)):
            yield part, "", _held(file, part)


def _sent(file: FileContext, value: ast.expr) -> str:
    """A value as text, or what a small function gives back of the request."""
    return spelled(given_back(file, value))


def _is_loose(argument: ast.arg) -> bool:
    return any(_LOOSE.match(spelled(each)) for each in alternatives(argument.annotation))


def _field(part: ast.expr) -> tuple[ast.expr | None, ast.expr | None]:
    """What a field is read of, and its key: of ``form["text"]`` and of ``payload.get("text", "")``."""
    if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Load):
        return part.value, part.slice
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.args:
        if part.func.attr in ("get", "getlist", "pop"):
            return part.func.value, part.args[0]
    return None, None


def _held(file: FileContext, part: ast.expr) -> str:
    """The variable that holds what is read, as it is or stripped; "" where it goes on at once."""
    statement = file.statement_of(part)
    assigned = assignment(statement)
    if assigned is not None and isinstance(assigned.targets[0], ast.Name):
        value = assigned.value
        while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value is not part:
            value = value.func.value
        inner = value.value if isinstance(value, ast.Await) and value is not part else value
        if inner is part or value is part:
            return assigned.targets[0].id
    return ""


def _is_cut(file: FileContext, node: FunctionNode, name: str) -> bool:
    return bool(name) and is_compared(file, node, name)


def _defaults_to_list(part: ast.expr) -> bool:
    """``payload.get("texts", [])``, ``form.getlist("text")``."""
    if not isinstance(part, ast.Call):
        return False
    return last_part(part.func) == "getlist" or any(isinstance(a, ast.List) and not a.elts for a in part.args[1:])


def _is_gone_through(file: FileContext, node: FunctionNode, held: str) -> bool:
    """Whether a variable is a list by its use: it is gone through, or counted."""
    if not held:
        return False
    loops: list[ast.For | ast.comprehension] = [*file.inside(node, ast.For), *file.inside(node, ast.comprehension)]
    counted = [c for c in file.inside(node, ast.Call) if last_part(c.func) in ("len", "enumerate", "zip")]
    return any(isinstance(loop.iter, ast.Name) and loop.iter.id == held for loop in loops) or any(
        isinstance(a, ast.Name) and a.id == held for call in counted for a in call.args
    )


def _goes_whole(file: FileContext, node: FunctionNode, place: ast.expr, held: str) -> bool:
    """Whether what is read becomes a table or an array, or is predicted on, as it is: each of its rows is scored."""
    for call in file.inside(node, ast.Call):
        last = last_part(call.func)
        if last not in _TABLES and not (isinstance(call.func, ast.Attribute) and last in ("predict", "predict_proba")):
            continue
        given = call.args[0] if call.args else None
        if given is place or (held and isinstance(given, ast.Name) and given.id == held):
            if not any(k.arg in ("index", "orient") for k in call.keywords):
                return not held or not _is_read_by_field(file, node, held)
    return False


def _is_read_by_field(file: FileContext, node: FunctionNode, held: str) -> bool:
    """Whether fields of a payload are read by name, too: it is one row."""
    fields = (_field(part) for part in [*file.inside(node, ast.Subscript), *file.inside(node, ast.Call)])
    return any(isinstance(owner, ast.Name) and owner.id == held for owner, _ in fields)


__all__ = ["Encoded", "Sent", "encoded_payload", "long_payload", "many_rows", "only_texts"]
