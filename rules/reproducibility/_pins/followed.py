"""Which names a project gives for what a call fetches: defaults, tables, the command line, and its callers' texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import Binding, FunctionNode, is_none
from mlaudit.code.facts import FunctionFact
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import handed_to
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

from .fetched import is_local

_DEPTH: Final = 8
_MOST: Final = 24
"""Names that are kept: a table of more says nothing that these do not."""
_READS: Final = frozenset({"os.getenv", "os.environ.get", "decouple.config"})


class Followed:
    """What is found on the way back from a name: `texts`, `asked` parameters as ``[function, parameter]``, and whether
    a variable of the environment with no default has a say (`named_outside`).
    """

    __slots__ = ("_seen", "asked", "file", "named_outside", "texts")

    def __init__(self, file: FileContext, node: ast.expr) -> None:
        self.file = file
        self.texts: list[str] = []
        self.asked: list[list[str]] = []
        self.named_outside = False
        self._seen: set[tuple[ast.AST, str]] = set()
        for leaf in self._leaves(node, _DEPTH):
            text = file.constant(leaf)
            if isinstance(text, str) and text and not is_local(text) and len(self.texts) < _MOST:
                self.texts.append(text)

    def _leaves(self, node: ast.expr, depth: int) -> Iterator[ast.expr]:
        """The expressions that a value may come from, as far back as this file tells."""
        if depth <= 0 or (node, "") in self._seen:
            return
        self._seen.add((node, ""))
        if isinstance(node, ast.BoolOp):
            for value in node.values:
                yield from self._leaves(value, depth - 1)
        elif isinstance(node, ast.IfExp):
            for value in (node.body, node.orelse):
                yield from self._leaves(value, depth - 1)
        elif isinstance(node, ast.Call):
            yield from self._asked_for(node, depth)
        elif isinstance(node, ast.Subscript):
            yield from self._item(node, node.value, node.slice, depth)
        elif isinstance(node, ast.Name | ast.Attribute):
            yield from self._named(node, depth)
        else:
            yield node

    def _named(self, node: ast.Name | ast.Attribute, depth: int) -> Iterator[ast.expr]:
        bindings = self.file.names.bindings(node)
        if bindings is None:
            if isinstance(node, ast.Attribute) and (default := _of_command_line(self.file, node)) is not None:
                yield from self._leaves(default, depth - 1)
            else:
                yield node
            return
        for binding in bindings:
            if binding.kind == "arg":
                yield from self._parameter(binding, depth)
            elif binding.kind == "for" and binding.value is not None:
                for held in self._leaves(binding.value, depth - 1):
                    yield from held.elts if isinstance(held, ast.List | ast.Tuple | ast.Set) else ()
            elif binding.kind in ("assign", "with") and binding.value is not None:
                yield from self._leaves(binding.value, depth - 1)

    def _parameter(self, binding: Binding, depth: int) -> Iterator[ast.expr]:
        found = default_of(binding)
        if found is not None and not is_none(found):
            yield from self._leaves(found, depth - 1)
        home = _owner(binding)
        if home is None or not isinstance(binding.node, ast.arg):
            return
        for each in (*handed_to(self.file.names, binding), *self._made_with(home, binding.node.arg)):
            yield from self._leaves(each, depth - 1)
        self.asked.append([self.file.tree.scope_at(home).qualname, binding.node.arg])

    def _made_with(self, home: FunctionNode, parameter: str) -> Iterator[ast.expr]:
        """What the instances of a class are made with in this file, for a parameter of its ``__init__``."""
        scope = self.file.tree.scope_of(home)
        if home.name != "__init__" or not scope.is_class:
            return
        made = f"{self.file.module}.{scope.qualname}"
        names = [each.arg for each in home.args.args]
        position = names.index(parameter) - 1 if parameter in names else None
        for call in self.file.calls_where(lambda name, _: name == made):
            given = self.file.argument(call, parameter, position)
            if given is not None:
                yield given

    def _asked_for(self, node: ast.Call, depth: int) -> Iterator[ast.expr]:
        """``os.getenv("MODEL", "owner/name")``, ``MODELS.get(kind, "owner/name")``, ``str(name)``."""
        name = self.file.call_name(node) or ""
        default = self.file.argument(node, "default", 1)
        if name in _READS:
            if default is None or is_none(default):
                self.named_outside = True
            else:
                yield from self._leaves(default, depth - 1)
        elif name in ("builtins.str", "str.strip") and node.args:
            yield from self._leaves(node.args[0], depth - 1)
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "strip":
            yield from self._leaves(node.func.value, depth - 1)
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "get" and node.args:
            yield from self._item(node, node.func.value, node.args[0], depth)
            if default is not None:
                yield from self._leaves(default, depth - 1)
        else:
            yield node

    def _item(self, node: ast.expr, holder: ast.expr, key: ast.expr, depth: int) -> Iterator[ast.expr]:
        """What tables of this file hold under a key, or under any where it is not known."""
        if self.file.qualname(holder) == "os.environ":
            self.named_outside = True
            return
        wanted = self.file.constant(key)
        for table in self._leaves(holder, depth - 1):
            if isinstance(table, ast.Dict):
                for each, value in zip(table.keys, table.values, strict=True):
                    if not isinstance(wanted, str) or self.file.constant(each) == wanted:
                        yield from self._leaves(value, depth - 1)
            elif isinstance(table, ast.List | ast.Tuple):
                for value in table.elts:
                    yield from self._leaves(value, depth - 1)
            else:
                yield node


def _owner(binding: Binding) -> FunctionNode | None:
    arguments = parent_of(binding.node)
    function = None if arguments is None else parent_of(arguments)
    return function if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) else None


def default_of(binding: Binding) -> ast.expr | None:
    """What a parameter has by default; None where it has nothing, or the name is none."""
    function = _owner(binding)
    if function is None:
        return None
    given = function.args
    every = [*given.posonlyargs, *given.args]
    pairs = [*zip(reversed(every), reversed(given.defaults), strict=False)]
    pairs += [(each, value) for each, value in zip(given.kwonlyargs, given.kw_defaults, strict=True) if value]
    return next((value for each, value in pairs if each is binding.node), None)


def _of_command_line(file: FileContext, node: ast.Attribute) -> ast.expr | None:
    """The default of the option that an attribute of ``parser.parse_args()`` is; None where it has none."""
    if not file.holds(b"add_argument"):
        return None
    for call in file.calls_where(lambda _, last: last == "add_argument"):
        flags = [flag.value for flag in call.args if isinstance(flag, ast.Constant) and isinstance(flag.value, str)]
        said = file.constant(file.argument(call, "dest"))
        names = [said] if isinstance(said, str) else [flag.lstrip("-").replace("-", "_") for flag in flags]
        if node.attr in names and last_part(node.value) not in ("self", "cls"):
            return file.argument(call, "default")
    return None


def from_callers(project: ProjectView, path: str, asked: list[list[str]], depth: int = 4) -> tuple[list[str], bool]:
    """The texts that the callers in a project hand to parameters, and whether the environment names one of them."""
    found: list[str] = []
    outside = False
    for function, parameter in asked if depth > 0 else ():
        fact = project.function((path, function))
        places = _places(fact, parameter) if fact is not None else ()
        for caller in project.callers((path, function)) if places else ():
            given = caller.call.texts or {}
            text = next((given[place] for place in places if place in given), "")
            if text[:1] in ("'", '"'):
                found.append(text[1:-1])
            elif text and (known := _constant_of(project, text, caller.path)):
                found.append(known)
            origin = next((o for p in places if (o := (caller.call.arguments or {}).get(p))), "")
            kind, _, detail = origin.partition(":")
            outside = outside or kind == "environment"
            if kind == "parameter" and "." not in detail and caller.qualname != function:
                further, far = from_callers(project, caller.path, [[caller.qualname, detail]], depth - 1)
                default = _default_of(project, caller.path, caller.qualname, detail)
                found += [*further, *([default] if default else [])]
                outside = outside or far
    return [each for each in found if each and not is_local(each)], outside


def _default_of(project: ProjectView, path: str, function: str, parameter: str) -> str:
    fact = project.function((path, function))
    written = next((p.default for p in fact.parameters if p.name == parameter), "") if fact is not None else ""
    return written[1:-1] if written[:1] in ("'", '"') else ""


def _constant_of(project: ProjectView, name: str, path: str) -> str:
    symbol = project.resolve(name, path)
    constant = symbol.export.constant if symbol is not None and symbol.export is not None else ""
    return constant[1:-1] if constant[:1] in ("'", '"') else ""


def _places(fact: FunctionFact, parameter: str) -> tuple[str, ...]:
    """Where a parameter stands among the arguments of a call: its name, and its position."""
    names = [each.name for each in fact.parameters]
    if parameter not in names:
        return ()
    return parameter, str(names.index(parameter) - (names[:1] in (["self"], ["cls"])))


__all__ = ["Followed", "default_of", "from_callers"]
