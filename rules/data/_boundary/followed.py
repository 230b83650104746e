"""What becomes of a request in its handler: the names that hold something of it, and whether anything looks at them."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.written import names_in

CHECKS: Final = regex(
    r"valid|schema|parse_obj|model_validate|pandera|cerberus|sanit|verify|check|expects|use_args|webargs|from_json|structure"
    r"|required|ensure|abort|bad_request",
    re.IGNORECASE,
)
"""Names of what looks at data, and of what turns it away."""


def follow(node: FunctionNode, file: FileContext, sources: Sequence[ast.expr]) -> set[str]:
    """The names that hold something of the request."""
    inside = {id(source) for source in sources}
    tainted: set[str] = set()
    assigns: list[ast.Assign | ast.AnnAssign | ast.For] = [
        *file.inside(node, ast.Assign),
        *file.inside(node, ast.AnnAssign),
        *file.inside(node, ast.For),
    ]
    for _ in range(2):
        for assign in sorted(assigns, key=lambda a: a.lineno):
            value = assign.iter if isinstance(assign, ast.For) else assign.value
            if value is None:
                continue
            if any(id(n) in inside or (isinstance(n, ast.Name) and n.id in tainted) for n in ast.walk(value)):
                targets = assign.targets if isinstance(assign, ast.Assign) else [assign.target]
                for target in targets:
                    for inner in ast.walk(target):
                        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store | ast.Load):
                            tainted.add(inner.id)
    return tainted


def gets(call: ast.Call, tainted: set[str], sources: Sequence[ast.expr]) -> bool:
    """Whether a call is handed something of the request."""
    inside = {id(source) for source in sources}
    for argument in (*call.args, *(k.value for k in call.keywords)):
        for inner in ast.walk(argument):
            if id(inner) in inside or (isinstance(inner, ast.Name) and inner.id in tainted):
                return True
    return False


def is_checked(node: FunctionNode, file: FileContext, tainted: set[str]) -> bool:
    """Whether anything in a handler looks at what it was sent: a schema, a guard that refuses, a mapped error."""
    for call in file.inside(node, ast.Call):
        written = ast.unparse(call.func)
        last = written.rpartition(".")[2]
        if CHECKS.search(last) or (last == "isinstance" and not _asks_for_text(call)):
            return True
        if any(k.arg is None for k in call.keywords) and last[:1].isupper():
            return True  # `Ride(**payload)`
    if any(_looks_at(test.test, tainted) and _refuses(test) for test in file.inside(node, ast.If)):
        return True
    if any(_looks_at(test.test, tainted) for test in file.inside(node, ast.Assert)):
        return True
    for handler in file.inside(node, ast.ExceptHandler):
        caught = ast.unparse(handler.type) if handler.type is not None else ""
        answer = " ".join(ast.unparse(statement) for statement in handler.body)
        if re.search(r"KeyError|ValueError|TypeError|Validation", caught) or re.search(r"\b(400|422)\b", answer):
            return True
    return False


def _asks_for_text(call: ast.Call) -> bool:
    """``isinstance(event["body"], str)``: whether the body is still to be parsed says nothing of its fields."""
    if len(call.args) != 2:
        return False
    kinds = names_in(call.args[1])
    return bool(kinds) and kinds <= {"str", "bytes", "bytearray"}


def _looks_at(test: ast.expr, tainted: set[str]) -> bool:
    """Whether a test asks for something of the request itself, and not for what a function makes of it."""
    for inner in ast.walk(test):
        if isinstance(inner, ast.Name) and inner.id in tainted:
            holders = [p for p in parents(inner) if isinstance(p, ast.Call)]
            if all(
                isinstance(p.func, ast.Name) and p.func.id in ("len", "isinstance", "all", "any", "set", "float", "int")
                for p in holders
            ):
                return True
    return False


def _refuses(node: ast.If) -> bool:
    """Whether what a branch does is to go no further."""
    return any(
        isinstance(statement, ast.Return | ast.Raise)
        or (isinstance(statement, ast.Expr) and "abort" in ast.unparse(statement))
        for statement in node.body
    )
