"""Small functions of a module that open, write or fetch what they are given: who chooses it is seen where they are
called.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import Binding, FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_SMALL: Final = 8
"""Statements of a function that is still taken for a part of its caller."""

_NUMBERS: Final = frozenset({"int", "float", "bool", "UUID", "uuid.UUID", "int | None", "Optional[int]"})
_INJECTS: Final = frozenset({"Depends", "Security", "Inject", "Provide"})


class Given(NamedTuple):
    """A call that hands on what is used, what it gives for which parameter, and whether that is all of the path."""

    call: ast.Call
    argument: ast.expr
    parameter: str
    is_all: bool


def given_paths(file: FileContext, source: ast.expr, spelt: list[ast.expr]) -> Iterator[Given]:
    """The calls of the small function that `source` stands in, with what each gives for a parameter in it; `spelt` is
    the path as it is put together.
    """
    home = file.function_of(source)
    if home is None or home.decorator_list or len(home.body) > _SMALL:
        return
    names = {name.id for each in spelt for name in file.inside(each, ast.Name) if _is_parameter(file, name, home)}
    if not names:
        return
    scope = file.tree.scope_at(home)
    owner, _, last = scope.qualname.rpartition(".")
    is_method = scope.parent is not None and scope.parent.is_class
    called = f"{file.module}.{owner}().{last}" if is_method else f"{file.module}.{scope.qualname}"
    positions = [argument.arg for argument in (*home.args.posonlyargs, *home.args.args)][is_method:]
    for call in file.calls.get((called, last), ()):
        given = dict(zip(positions, call.args, strict=False)) | {k.arg: k.value for k in call.keywords if k.arg}
        for name in sorted(names & given.keys()):
            if not _is_number(file, given[name]) and not _is_injected(file, given[name]):
                yield Given(call, given[name], name, isinstance(source, ast.Name) and source.id == name)


def _is_parameter(file: FileContext, name: ast.Name, home: FunctionNode) -> bool:
    above = parent_of(name)
    if isinstance(above, ast.Subscript) and above.slice is name:
        return False  # what a table of the program's own has under that key
    bindings = file.names.lookup(name.id, name)
    return len(bindings) == 1 and bindings[0].kind == "arg" and file.function_of(name) is home


def _is_number(file: FileContext, argument: ast.expr) -> bool:
    """Whether a parameter of the caller that is handed on is declared as what can hold no slash."""
    bindings = file.names.lookup(argument.id, argument) if isinstance(argument, ast.Name) else []
    return any(b.annotation is not None and ast.unparse(b.annotation) in _NUMBERS for b in bindings)


def _is_injected(file: FileContext, argument: ast.expr) -> bool:
    """Whether what is handed on is a parameter of the caller that the framework fills by a function of the program:
    ``db: Session = Depends(get_db)`` is no part of the request. ``Depends()`` of a class alone takes the request's.
    """
    bindings = file.names.lookup(argument.id, argument) if isinstance(argument, ast.Name) else []
    return any(binding.kind == "arg" and _depends(binding) for binding in bindings)


def _depends(binding: Binding) -> bool:
    arguments = parent_of(binding.node)
    if not isinstance(arguments, ast.arguments):
        return False
    every = [*arguments.posonlyargs, *arguments.args]
    pairs = [*zip(reversed(every), reversed(arguments.defaults), strict=False)]
    pairs += [(each, value) for each, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if value]
    said = [value for each, value in pairs if each is binding.node]
    if isinstance(binding.annotation, ast.Subscript) and isinstance(binding.annotation.slice, ast.Tuple):
        said += binding.annotation.slice.elts[1:]  # Annotated[Session, Depends(get_db)]
    return any(isinstance(each, ast.Call) and last_part(each.func) in _INJECTS and each.args for each in said)
