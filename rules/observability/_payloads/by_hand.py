"""What whoever works on a program tells himself: an operator at his terminal, a stand-in that sends nothing."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of

from .._logs import log_level

_COMMAND: Final = regex(r"(^|\.)(command|callback)$")
_READS: Final = frozenset({"load", "loads", "safe_load", "parse_file", "read_text", "read"})
_DEPTH: Final = 6


def put_last(file: FileContext, node: ast.expr) -> ast.expr | None:
    """What a name was given last in the block that it stands in; None where that is elsewhere."""
    statement = file.statement_of(node)
    above = parent_of(statement) if statement is not None else None
    if not isinstance(node, ast.Name) or above is None or statement is None:
        return None
    for block in (getattr(above, field, None) for field in ("body", "orelse", "finalbody")):
        if isinstance(block, list) and statement in block:
            for each in reversed(block[: block.index(statement)]):
                inner = each.body[-1] if isinstance(each, ast.With) else each  # `with open(path) as f: made = ...`
                if isinstance(inner, ast.Assign) and any(
                    isinstance(t, ast.Name) and t.id == node.id for t in inner.targets
                ):
                    return inner.value
                if any(isinstance(part, ast.Name) and part.id == node.id for part in ast.walk(each)):
                    return None
    return None


def is_empty(file: FileContext, node: ast.expr) -> bool:
    """Whether an object is made of nothing: ``Order()``, which holds its defaults alone."""
    made = put_last(file, node)
    return isinstance(made, ast.Call) and not made.args and not made.keywords


def is_read_from_file(file: FileContext, node: ast.expr) -> bool:
    """Whether an object is made of what a file holds: ``Order(**json.load(opened))``."""
    made = put_last(file, node)
    calls = (part for part in ast.walk(made) if isinstance(part, ast.Call)) if made is not None else ()
    return any(last_part(call.func) in _READS for call in calls)


def only_commands(project: ProjectView, node: Node) -> bool:
    """Whether commands of a command line are all that a function is called by."""
    seen: set[Node] = set()
    queue = [(node, 0)]
    while queue:
        current, depth = queue.pop()
        if current in seen:
            continue
        seen.add(current)
        fact = project.function(current)
        if fact is not None and any(_COMMAND.search(each.name) for each in fact.decorators):
            continue
        callers = [each for each in project.callers(current) if not is_test_path(each.path)]
        if not callers or depth > _DEPTH:
            return False
        queue += [((each.path, each.qualname), depth + 1) for each in callers]
    return True


def only_tells(file: FileContext, node: ast.Call) -> bool:
    """Whether a method does nothing but write lines: one of a stand-in that shows what it would send."""
    home = file.function_of(node)
    if home is None or file.class_of(node) is None:
        return False
    return all(_tells(file, each) for each in _body(home))


def _body(home: FunctionNode) -> list[ast.stmt]:
    return home.body[1:] if ast.get_docstring(home) is not None else home.body


def _tells(file: FileContext, statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Return):
        return statement.value is None or isinstance(statement.value, ast.Constant)
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(statement, ast.Pass) or (isinstance(call, ast.Call) and log_level(file, call) != "")


__all__ = ["is_empty", "is_read_from_file", "only_commands", "only_tells"]
