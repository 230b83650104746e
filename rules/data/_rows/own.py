"""Functions of the file, followed where they are called."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.bindings import FunctionNode

from .elsewhere import step_of, steps
from .frame import Frame, defaults
from .statements import body
from .values import EMPTY, Value, joined, merged

if TYPE_CHECKING:
    from .flow import Reader

CALL_DEPTH: Final = 4


def own_function(reader: Reader, node: ast.Call) -> tuple[str, FunctionNode] | None:
    """The function of this file that is called."""
    name, prefix = reader.file.call_name(node), reader.prefix
    if name is None or not name.startswith(prefix):
        return None
    plain = step_of(name[len(prefix) :]).replace("()", "")
    found = reader.functions.get(plain)
    return None if found is None else (plain, found)


def own_functions(reader: Reader, node: ast.Call) -> list[tuple[str, FunctionNode]]:
    """The functions of this file that may be called where branches have made different objects: `prepare` in
    ``prepare.run(rows)``.
    """
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in reader.methods:
        return []
    names = [each for each in steps(reader.file, node) if each.startswith(reader.prefix)]
    plain = [name[len(reader.prefix) :].replace("()", "") for name in names]
    return [(each, reader.functions[each]) for each in plain if each in reader.functions]


def constructor(reader: Reader, node: ast.Call) -> tuple[str, FunctionNode] | None:
    """What makes an object of the class of this file that is called."""
    name, prefix = reader.file.call_name(node), reader.prefix
    if name is None or not name.startswith(prefix):
        return None
    made = f"{name[len(prefix) :]}.__init__"
    found = reader.functions.get(made)
    return None if found is None else (made, found)


def follow(reader: Reader, node: ast.Call, qualname: str, function: FunctionNode, frame: Frame) -> Value:
    """What a function of this file gives for these arguments."""
    reader.budget -= 1
    top = frame
    while top.outer is not None:
        top = top.outer
    inner = Frame(function, top, frame.depth + 1, qualname)
    inner.called = node
    positional = [*function.args.posonlyargs, *function.args.args]
    is_bound = isinstance(node.func, ast.Attribute) or function.name == "__init__"
    if is_bound and positional and "." in qualname:
        positional = positional[1:]
    for argument in (*positional, *function.args.kwonlyargs):
        inner.names[argument.arg] = EMPTY
    for parameter, given in zip(positional, node.args, strict=False):
        value = reader.value(given, frame)
        inner.names[parameter.arg] = value if value is not EMPTY else reader.parameter(parameter.arg, qualname)
    for keyword in node.keywords:
        if keyword.arg:
            inner.names[keyword.arg] = reader.value(keyword.value, frame)
    constants = _constants(reader, node, function, positional, frame)
    inner.flags = {name: value for name, value in constants.items() if isinstance(value, bool)}
    inner.texts = {name: value for name, value in constants.items() if isinstance(value, str)}
    return _given_back(reader, function, inner)


def held_by(reader: Reader, node: ast.Attribute, frame: Frame) -> Value | None:
    """What ``panel.rows`` holds, where `panel` is of a class of this file: by an assignment there, or a property."""
    if not isinstance(node.value, ast.Name) or node.value.id == "self":
        return None
    name, prefix = reader.file.qualname(node.value) or "", reader.prefix
    if not name.startswith(prefix) or not name.endswith("()"):
        return None
    cls = name[len(prefix) : -2]
    found = reader.functions.get(f"{cls}.{node.attr}")
    if found is None:
        return reader.held(cls).get(f"self.{node.attr}")
    is_property = any(isinstance(each, ast.Name) and "property" in each.id for each in found.decorator_list)
    if not is_property or found in reader.active or frame.depth >= CALL_DEPTH or reader.budget <= 0:
        return None
    reader.budget -= 1
    top = frame
    while top.outer is not None:
        top = top.outer
    return _given_back(reader, found, Frame(found, top, frame.depth + 1, f"{cls}.{node.attr}"))


def _given_back(reader: Reader, function: FunctionNode, inner: Frame) -> Value:
    """What a body returns."""
    reader.active.append(function)
    body(reader, function.body, inner)
    reader.active.pop()
    given_back = inner.returned
    if len(given_back) == 1:
        return given_back[0]
    return merged(*given_back) if len(given_back) == 2 else joined(given_back)


def _constants(
    reader: Reader, node: ast.Call, function: FunctionNode, positional: list[ast.arg], frame: Frame
) -> dict[str, object]:
    """The constants that this call, or else the default, gives for the parameters."""
    if reader.file.has_unpacking(node):
        return {}
    written: dict[str, ast.expr | None] = dict(defaults(function))
    written.update((a.arg, v) for a, v in zip(positional, node.args, strict=False))
    written.update((k.arg, k.value) for k in node.keywords if k.arg)
    known = {n: frame.text(v.id) if isinstance(v, ast.Name) else None for n, v in written.items()}
    return {n: reader.file.constant(v) if (text := known[n]) is None else text for n, v in written.items()}
