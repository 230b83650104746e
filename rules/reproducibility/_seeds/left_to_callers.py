"""States that a function takes and callers leave out: ``def parts(rows, state=None)``, called as ``parts(rows)``."""

from __future__ import annotations

import ast

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.project import Node, ProjectView


def left_to_callers(file: FileContext, call: ast.Call) -> str:
    """The parameter of its function, None by default, that a call is given as its `random_state`; "" for any other."""
    given, home = file.argument(call, "random_state"), file.function_of(call)
    if not isinstance(given, ast.Name) or home is None:
        return ""
    bound = file.tree.scope_at(home).bindings.get(given.id, [])
    if len(bound) != 1 or bound[0].kind != "arg":
        return ""
    every = [*home.args.posonlyargs, *home.args.args]
    defaults = [*zip(reversed(every), reversed(home.args.defaults), strict=False)]
    named = zip(home.args.kwonlyargs, home.args.kw_defaults, strict=True)
    default = next((each for argument, each in (*defaults, *named) if argument.arg == given.id), None)
    return given.id if isinstance(default, ast.Constant) and default.value is None else ""


def is_left_out(project: ProjectView, node: Node, name: str) -> bool:
    """Whether the program calls a function, and no call that could be followed gives it this parameter."""
    function = project.function(node)
    callers = [each for each in project.callers(node) if not is_test_path(each.path)]
    if function is None or not callers:
        return False
    names = [each.name for each in function.parameters]
    place = names.index(name) - (names[0] in ("self", "cls")) if name in names else -1
    return all(not each.call.reference and _leaves_out(each.call.literals, name, place) for each in callers)


def _leaves_out(literals: str, name: str, place: int) -> bool:
    given = literals.split(",") if literals else []
    by_place = [each for each in given if "=" not in each]
    return "*" not in given and len(by_place) <= place and not any(each.startswith(f"{name}=") for each in given)


__all__ = ["is_left_out", "left_to_callers"]
