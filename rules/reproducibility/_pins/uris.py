"""Addresses of a model registry that are put together: ``f"models:/{NAME}/{STAGE}"``, and what each part is by default.

What is loaded by default is what runs wherever the environment, a setting or a caller has said no more.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_DEPTH: Final = 6
_ENVIRONMENT: Final = frozenset({"os.getenv", "os.environ.get"})
_SETTINGS: Final = regex(r"(^|\.)(BaseSettings|BaseModel)(\(\))?$")
_NEWEST: Final = regex(r"(?i)(latest|newest)_?\w*(model|version)|(model|version)\w*_?(latest|newest)")
MOVING: Final = frozenset({"latest", "production", "staging", "none", "archived"})
"""What names no version: the newest, and the stages of MLflow."""


class Part(NamedTuple):
    """A part of an address: its text ("?" where it is unknown), who may say otherwise, and the name that it goes by
    where it comes from another file.
    """

    text: str
    unless: str = ""
    name: str = ""


def parts(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> list[Part]:
    """The parts of a text, in order."""
    if depth <= 0:
        return [Part("?")]
    whole = file.constant(node)
    if isinstance(whole, str):
        return [Part(whole)]
    if isinstance(node, ast.JoinedStr):
        return [
            part
            for value in node.values
            for part in parts(file, value.value if isinstance(value, ast.FormattedValue) else value, depth - 1)
        ]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*parts(file, node.left, depth - 1), *parts(file, node.right, depth - 1)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        given = node.right.elts if isinstance(node.right, ast.Tuple) else [node.right]
        return _filled(file, node.left, "%s", list(given), depth)
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "format" and not node.keywords:
            return _filled(file, node.func.value, "{}", node.args, depth)
        default = default_of(file, node)
        return [default] if default is not None else [Part("?")]
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        last = file.constant(node.values[-1])
        return [Part(last, "the environment")] if isinstance(last, str) else [Part("?")]
    if isinstance(node, ast.Name):
        return _of_name(file, node, depth)
    return [Part("?", name=node.attr if isinstance(node, ast.Attribute) else "")]


def _of_name(file: FileContext, node: ast.Name, depth: int) -> list[Part]:
    bound = file.names.lookup(node.id, node)
    if len(bound) != 1:
        return [Part("?")]
    if bound[0].kind == "import":
        return [Part("?", name=node.id)]
    if bound[0].kind == "arg" and bound[0].value is not None:
        default = file.constant(bound[0].value)
        return [Part(default, "a caller", node.id)] if isinstance(default, str) else [Part("?")]
    if bound[0].kind == "assign" and bound[0].value is not None:
        found = parts(file, bound[0].value, depth - 1)
        return [part._replace(name=node.id) for part in found] if len(found) == 1 else found
    return [Part("?")]


def _filled(file: FileContext, template: ast.expr, mark: str, given: list[ast.expr], depth: int) -> list[Part]:
    text = file.constant(template)
    if not isinstance(text, str) or text.count(mark) != len(given):
        return [Part("?")]
    found: list[Part] = []
    for piece, value in zip(text.split(mark), [*given, None], strict=True):
        found += [Part(piece)] if piece else []
        found += parts(file, value, depth - 1) if value is not None else []
    return found


def default_of(file: FileContext, call: ast.Call) -> Part | None:
    """What a variable of the environment is taken for where it is not set."""
    if file.call_name(call) not in _ENVIRONMENT:
        return None
    default = file.constant(file.argument(call, "default", 1))
    return Part(default, "the environment") if isinstance(default, str) else None


def version_of(found: list[Part]) -> Part | None:
    """The part that stands alone where a version belongs, after ``models:/NAME/``; None where there is no such part."""
    text = "".join(part.text for part in found[:-1])
    if len(found) == 1:
        text, last = "", found[0]
        stage = last.text.rpartition("/")[2]
        return (
            last._replace(text=stage, name="")
            if last.text.startswith("models:/") and last.text.count("/") == 2
            else None
        )
    if not text.startswith("models:/") or not text.endswith("/") or text.count("/") != 2:
        return None
    return found[-1]


def compared(file: FileContext, known: set[str]) -> Iterator[tuple[ast.expr, str]]:
    """Where the newest model is looked for because a variable of the environment, one of the names that are `known` to
    stand for no version, is 'latest' by default.
    """
    for compare in file.tree.of(ast.Compare) if known else ():
        held = compare.left
        if not isinstance(held, ast.Name) or held.id not in known or file.constant(compare.comparators[0]) != "latest":
            continue
        home: ast.AST = file.function_of(compare) or file.tree.module
        asked = (call for call in file.inside(home, ast.Call) if call.lineno >= compare.lineno)
        yield next((call for call in asked if _NEWEST.search(last_part(call.func))), compare), held.id
        known.discard(held.id)


def defaults(file: FileContext) -> Iterator[tuple[ast.expr, str]]:
    """The names of a file that stand for no version by default: a constant of the environment, a field of settings."""
    for statement in file.tree.module.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
            default = default_of(file, statement.value)
            target = statement.targets[0]
            if default is not None and default.text.lower() in MOVING and isinstance(target, ast.Name):
                yield statement.value, target.id
    for cls in file.tree.of(ast.ClassDef) if file.holds(b"BaseSettings", b"BaseModel") else ():
        if not any(_SETTINGS.search(file.qualname(base) or last_part(base)) for base in cls.bases):
            continue
        for field in cls.body:
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and field.value is not None:
                value = field.value
                if isinstance(value, ast.Call) and last_part(value.func) == "Field":
                    value = file.argument(value, "default", 0) or value
                text = file.constant(value)
                if isinstance(text, str) and text.lower() in MOVING:
                    yield field.value, field.target.id


__all__ = ["MOVING", "Part", "compared", "default_of", "defaults", "parts", "version_of"]
