"""Files that travel as text, known by what is done with them: they are decoded from base64."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

_DECODES: Final = regex(
    r"(?i)^(b64|base64|standard_b64|urlsafe_b64)decode$|decode_(b64|base64)|(b64|base64)_(decode|to_)"
)
_STEPS: Final = 3
_LITSERVE: Final = regex(r"^litserve\.(\w+\.)?LitAPI$")


def decoded(file: FileContext) -> frozenset[str]:
    """The names of fields and parameters that a file decodes: ``data`` of ``b64decode(payload.data)``."""
    known: frozenset[str] | None = file.shared.get("decoded from base64")
    if known is None:
        calls = file.calls_where(_decodes)
        parts = (part for call in calls for given in call.args[:1] for part in _sources(file, given, _STEPS))
        known = frozenset(part.attr if isinstance(part, ast.Attribute) else part.id for part in parts)
        file.shared["decoded from base64"] = known
    return known


def _decodes(_: str, last: str) -> bool:
    return _DECODES.search(last) is not None


def encoded_parameter(file: FileContext, node: FunctionNode) -> ast.arg | None:
    """The parameter of a function that is decoded from base64 with no look at its length."""
    for argument in node.args.args:
        written = spelled(argument.annotation) if argument.annotation is not None else ""
        if written in ("str", "bytes") and argument.arg in decoded(file) and not _is_counted(node, argument.arg):
            return argument
    return None


def encoded_field(file: FileContext, node: FunctionNode) -> ast.expr | None:
    """What LitServe's ``decode_request`` takes of a request and decodes, with no look at its length."""
    if node.name != "decode_request":
        return None
    owner, arguments = parent_of(node), node.args.args
    if not isinstance(owner, ast.ClassDef) or len(arguments) < 2:
        return None
    if not any(_LITSERVE.match(file.qualname(base) or "") for base in owner.bases) or _is_counted(node, ""):
        return None
    for call in file.inside(node, ast.Call):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if _DECODES.search(name) and call.args:
            made = file.names.single_value(call.args[0]) or call.args[0]
            if any(isinstance(part, ast.Name) and part.id == arguments[1].arg for part in ast.walk(made)):
                return made
    return None


def decoding(file: FileContext) -> dict[FunctionNode, frozenset[str]]:
    """The parameters that functions of a file decode from base64 with no look at their length."""
    found: dict[FunctionNode, frozenset[str]] = {}
    for call in file.calls_where(_decodes):
        home = file.function_of(call)
        parts = [part for given in call.args[:1] for part in _sources(file, given, _STEPS)] if home is not None else []
        given = {each.arg for each in (*home.args.args, *home.args.kwonlyargs)} if home is not None else set()
        names = frozenset(part.id for part in parts if isinstance(part, ast.Name) and part.id in given)
        if home is not None and names and not _is_counted(home, ""):
            found[home] = found.get(home, frozenset()) | names
    return found


def decodes_at_once(file: FileContext, node: FunctionNode, place: ast.expr, held: str) -> bool:
    """Whether a function decodes a value from base64 itself, where it stands or by the name that holds it."""
    calls = [call for call in file.inside(node, ast.Call) if _DECODES.search(last_part(call.func)) and call.args]
    return any(
        part is place or (held and isinstance(part, ast.Name) and part.id == held)
        for call in calls
        for part in _parts(file, call.args[0])
    )


def _parts(file: FileContext, given: ast.expr) -> Iterator[ast.AST]:
    """What an expression is made of, and the values of its names."""
    for part in ast.walk(given):
        made = file.names.single_value(part) if isinstance(part, ast.Name) else None
        yield part
        yield from ast.walk(made) if made is not None else ()


def _sources(file: FileContext, given: ast.expr, steps: int) -> Iterator[ast.Attribute | ast.Name]:
    """The parameters, and the fields of what a name holds, that an expression is made of."""
    if isinstance(given, ast.Call):
        of_library = isinstance(given.func, ast.Name) or (file.call_name(given) or "").startswith("urllib.")
        inner = given.args[0] if of_library and given.args else given.func
        inner = inner.value if inner is given.func and isinstance(inner, ast.Attribute) else inner
        yield from _sources(file, inner, steps) if inner is not given.func else ()
    elif isinstance(given, ast.Subscript):
        yield from _sources(file, given.value, steps)
    elif isinstance(given, ast.Attribute) and isinstance(given.value, ast.Name):
        yield given
    elif isinstance(given, ast.Name):
        for binding in file.names.lookup(given.id, given):
            if binding.kind == "arg":
                yield given
            elif binding.kind == "assign" and binding.value is not None and steps:
                yield from _sources(file, binding.value, steps - 1)


def _is_counted(node: FunctionNode, name: str) -> bool:
    """Whether a function asks for the length of what it is given, and compares it."""
    tests = [part for statement in node.body for part in ast.walk(statement) if isinstance(part, ast.Compare)]
    return any(f"len({name}" in spelled(test) for test in tests)
