"""Stores of one's own whose entries end by a clock, and go only when the same key is read again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Caller, Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in

from .kept_by_key import BY_HAND, empty_tables
from .lasting import lives_on

CLOCKS: Final = (b"time.time(", b"monotonic(", b"perf_counter(", b".now(", b"utcnow(", b"time()")
_CLOCK: Final = regex(r"(?i)\btime\(\)|monotonic\(|perf_counter\(|\bnow\b|utcnow\(|expire|\bttl\b")
_LOOPS: Final = (ast.For, ast.AsyncFor, ast.While, ast.comprehension)
_USUAL: Final = frozenset({"set", "get", "put", "add", "store", "save", "update", "write", "insert", "push", "cache"})
"""Names of methods that say nothing of whose they are."""


class Expiring(NamedTuple):
    """Where an entry is added, to what, by which function of which class ("" for a module), and the name and place of
    the parameter that is its key.
    """

    added: ast.expr
    held: str
    function: FunctionNode
    owner: str
    key: str
    place: int


def expiring(file: FileContext) -> Iterator[Expiring]:
    """The stores of a file, of a class or of the module, that nothing empties but a look for the key that is there."""
    if not file.holds(*CLOCKS):
        return
    for cls in file.tree.of(ast.ClassDef):
        functions = [each for each in cls.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
        maker = next((each for each in functions if each.name == "__init__"), None)
        for _, held, _ in empty_tables(file, maker) if maker is not None else ():
            found = _of(file, cls, held, [each for each in functions if each is not maker])
            if found is not None:
                yield found._replace(owner=file.tree.scope_at(cls).qualname)
                break
    body = file.tree.module.body
    functions = [each for each in body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    for statement in body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and _is_empty(statement.value):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            found = _of(file, file.tree.module, spelled(target), functions) if isinstance(target, ast.Name) else None
            if found is not None:
                yield found
                return


def _is_empty(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return last_part(value.func) in ("dict", "OrderedDict") and not value.args and not value.keywords
    return isinstance(value, ast.Dict) and not value.keys


def _of(file: FileContext, within: ast.AST, held: str, functions: list[FunctionNode]) -> Expiring | None:
    looks = _looked_up(file, within, held, functions)
    if not looks:
        return None
    for function in sorted(functions, key=lambda each: _CLOCK.search(spelled(each)) is None):
        names = _parameters(function)
        for part in file.inside(function, ast.Subscript) if names and function not in looks else ():
            if isinstance(part.ctx, ast.Store) and spelled(part.value) == held:
                keys = sorted(names_in(part.slice) & set(names), key=names.index)
                if keys:
                    return Expiring(part, held, function, "", keys[0], names.index(keys[0]))
    return None


def _looked_up(file: FileContext, within: ast.AST, held: str, functions: list[FunctionNode]) -> frozenset[FunctionNode]:
    """The functions that drop an entry as they are asked for its key, by a clock; none where anything else takes
    entries out, makes the store anew or looks at its length.
    """
    found = set()
    for place, key in _removals(file, within, held):
        home = file.function_of(place)
        if home is None or BY_HAND.search(home.name):
            continue
        if home not in functions or not isinstance(key, ast.Name) or key.id not in _parameters(home):
            return frozenset()
        if any(home in file.ancestors(loop, type(home)) for loop in file.ancestors(place, _LOOPS)):
            return frozenset()
        if _CLOCK.search("\n".join(spelled(statement) for statement in home.body)):
            found.add(home)
    for call in file.inside(within, ast.Call):
        if last_part(call.func) == "len" and call.args and spelled(call.args[0]) == held:
            if isinstance(parent_of(call), ast.Compare):
                return frozenset()
    for assigned in file.inside(within, ast.Assign):
        home = file.function_of(assigned)
        if home is not None and home.name != "__init__" and not BY_HAND.search(home.name):
            if any(spelled(target) == held for target in assigned.targets):
                return frozenset()
    return frozenset(found)


def _removals(file: FileContext, within: ast.AST, held: str) -> Iterator[tuple[ast.AST, ast.expr | None]]:
    for call in file.inside(within, ast.Call):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if owner is not None and last_part(call.func) in ("pop", "popitem", "clear") and spelled(owner) == held:
            yield call, call.args[0] if call.args and last_part(call.func) == "pop" else None
    for gone in file.inside(within, ast.Delete):
        for target in gone.targets:
            if isinstance(target, ast.Subscript) and spelled(target.value) == held:
                yield gone, target.slice


def _parameters(function: FunctionNode) -> list[str]:
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return [each.arg for each in given if each.arg not in ("self", "cls")]


def grows_unread(project: ProjectView, node: Node, owner: str, key: str, place: int) -> bool:
    """Whether requests fill a store with keys that vary: the store lives as long as the service, and who adds to it
    hands it a key that is not written out.
    """
    path, function = node
    if owner and not lives_on(project, path, owner):
        return False
    serving = project.reached("serving")
    adds = [each for each in project.callers(node) if (each.path, each.qualname) in serving]
    adds = adds or list(_by_name(project, function))
    return any(_varies(each, key, place) for each in adds)


def _by_name(project: ProjectView, function: str) -> Iterator[Caller]:
    """The calls, that requests lead to, of methods of a name that is not a usual one: of a store that is chosen among
    several of one interface.
    """
    last = function.rpartition(".")[2]
    if last in _USUAL or "." not in function:
        return
    for path, qualname in project.reached("serving"):
        fact = project.function((path, qualname))
        for call in fact.calls if fact is not None else ():
            if call.target.rpartition(".")[2] == last:
                yield Caller(path, qualname, call)


def _varies(caller: Caller, key: str, place: int) -> bool:
    """Whether the key that is handed over is none that the program has written out."""
    texts = caller.call.texts or {}
    return not any(each in texts for each in (key, str(place)))


__all__ = ["CLOCKS", "Expiring", "expiring", "grows_unread"]
