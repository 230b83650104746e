"""Parameters that a function refuses unless they are one of a few: ``if kind not in ("a", "b"): raise ...``. What a
caller chooses there is no longer free, for whoever asks this function first.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import FileContext

if TYPE_CHECKING:
    from mlaudit.code.project import Node, ProjectView

CLOSED: Final = "closed:"
"""The hint on such a function of a file, with its name and that of the parameter behind it."""
_DEPTH: Final = 3
_LITERALS: Final = (ast.Tuple, ast.List, ast.Set)


def closed(file: FileContext) -> Iterator[str]:
    """The hints for those functions of a file."""
    if not file.holds(b" not in "):
        return
    for compare in file.tree.of(ast.Compare):
        if compare.ops[0].__class__ is ast.NotIn and isinstance(compare.left, ast.Name):
            home = file.function_of(compare)
            if home is not None and is_one_of_few(file, compare) and refuses(file, compare):
                if any(each.arg == compare.left.id for each in (*home.args.args, *home.args.kwonlyargs)):
                    yield f"{CLOSED}{file.tree.scope_at(home).qualname}:{compare.left.id}"


def is_one_of_few(file: FileContext, compare: ast.Compare) -> bool:
    """Whether what something is looked for in is written out, here or under a name."""
    among = compare.comparators[0]
    among = file.names.single_value(among) or among if isinstance(among, ast.Name | ast.Attribute) else among
    if isinstance(among, ast.Call) and len(among.args) == 1:
        among = among.args[0]  # frozenset({...})
    if isinstance(among, ast.Dict):
        return bool(among.keys)
    return isinstance(among, _LITERALS) and all(isinstance(each, ast.Constant) for each in among.elts)


def refuses(file: FileContext, part: ast.expr) -> bool:
    """Whether the branch that hangs on a test ends with a `raise`; the test may be all of its condition, or enough."""
    branch = next(file.ancestors(part, ast.If), None)
    if branch is None or not isinstance(branch.body[-1], ast.Raise):
        return False
    test = branch.test
    return test is part or (isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) and part in test.values)


def is_closed(project: ProjectView, node: Node, parameter: str, line: int, depth: int = _DEPTH) -> bool:
    """Whether a function, or one of the project that it calls before `line`, refuses all but a few of a parameter."""
    path, function = node
    facts = project.files.get(path)
    if facts is None or depth == 0:
        return False
    if f"{CLOSED}{function}:{parameter}" in facts.hints:
        return True
    given = {f"parameter:{parameter}", f"request:{parameter}"}
    for target, call in project.edges().get(node, ()):
        if call.line >= line or not call.arguments or given.isdisjoint(call.arguments.values()):
            continue
        called = project.function(target)
        names = [each.name for each in called.parameters] if called is not None else []
        names = names[1:] if names[:1] and names[0] in ("self", "cls") else names
        for key, origin in call.arguments.items():
            name = names[int(key)] if key.isdigit() and int(key) < len(names) else key
            if origin in given and is_closed(project, target, name, 1 << 30, depth - 1):
                return True
    return False


__all__ = ["CLOSED", "closed", "is_closed", "is_one_of_few", "refuses"]
