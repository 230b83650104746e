"""Lines under a parameter that is off by default, by whatever name, and that no caller of the program turns on."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import CallFact, FunctionFact
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parents

from .objects import answers

_OFF: Final = frozenset({"False", "None", "0"})
_INIT: Final = "__init__"


def flagged(file: FileContext, node: ast.Call) -> dict[str, Any]:
    """The parameter that a line depends on, and the function that takes it: ``if check_chars: print(text)``, also where
    the maker of an object keeps it (``if self.check_chars``).
    """
    child: ast.AST = node
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return {}
        if isinstance(parent, ast.If) and child in parent.body:
            found = _parameter(file, parent.test)
            if found is not None:
                home, name = found
                return {"flag": [file.tree.scope_at(home).qualname, name]}
        child = parent
    return {}


def _parameter(file: FileContext, test: ast.expr) -> tuple[FunctionNode, str] | None:
    """The function, and the parameter of it which is off by default, that a test asks for."""
    if isinstance(test, ast.Name):
        home = file.function_of(test)
        return (home, test.id) if home is not None and _is_off(file, home, test.id) else None
    if not isinstance(test, ast.Attribute) or not isinstance(test.value, ast.Name) or test.value.id != "self":
        return None
    cls = file.class_of(test)
    maker = next((s for s in cls.body if isinstance(s, ast.FunctionDef) and s.name == _INIT), None) if cls else None
    if cls is None or maker is None:
        return None
    put = [s for s in file.inside(cls, ast.Assign) if any(_is_own(target, test.attr) for target in s.targets)]
    given = put[0].value if len(put) == 1 and file.function_of(put[0]) is maker else None
    if isinstance(given, ast.Name) and _is_off(file, maker, given.id):
        return maker, given.id
    return None


def _is_own(target: ast.expr, name: str) -> bool:
    return (
        isinstance(target, ast.Attribute)
        and target.attr == name
        and isinstance(target.value, ast.Name)
        and target.value.id == "self"
    )


def _is_off(file: FileContext, home: FunctionNode, name: str) -> bool:
    """Whether a name is a parameter of a function that is off by default, and gets no other value there."""
    bound = file.tree.scope_at(home).bindings.get(name, ())
    if len(bound) != 1 or bound[0].kind != "arg":
        return False
    every = [*home.args.posonlyargs, *home.args.args]
    defaults = [*zip(reversed(every), reversed(home.args.defaults), strict=False)]
    defaults += [(a, d) for a, d in zip(home.args.kwonlyargs, home.args.kw_defaults, strict=True) if d is not None]
    return any(a.arg == name and isinstance(d, ast.Constant) and d.value is False for a, d in defaults)


def is_turned_off(project: ProjectView, path: str, data: dict[str, Any]) -> bool:
    """Whether no caller turns on what a line depends on. What a module does as it is run by hand is no caller, nor is a
    test; one that a route takes is the caller's to turn on.
    """
    if "flag" not in data:
        return False
    qualname, name = data["flag"]
    function = project.function((path, qualname))
    if function is None or answers(project, (path, qualname)):
        return False
    callers = [c for c in project.callers((path, qualname)) if not is_test_path(c.path)]
    return not any((c.path, c.qualname) != (path, "") and _turns_on(function, name, c.call) for c in callers)


def _turns_on(function: FunctionFact, name: str, call: CallFact) -> bool:
    """Whether a call gives a parameter anything that is not seen to be off."""
    if call.reference:
        return True
    names = [each.name for each in function.parameters if each.name not in ("self", "cls")]
    place = names.index(name) if name in names else -1
    for at, given in enumerate(call.literals.split(",") if call.literals else ()):
        keyword, _, value = given.rpartition("=")
        if (
            given == "*"
            or (keyword == name and value not in _OFF)
            or (not keyword and at == place and value not in _OFF)
        ):
            return True
    return False


__all__ = ["flagged", "is_turned_off"]
