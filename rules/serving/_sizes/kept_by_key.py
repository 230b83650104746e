"""Tables of an object that keep an entry for each key for ever: locks by id, counters by path, windows by address."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in

TABLES: Final = (b"defaultdict(", b" = {}", b"= dict(", b"OrderedDict(")
_LIMITS: Final = regex(r"(?i)limit|throttl")
_CALLER: Final = regex(r"(?i)(^|_)(key|client|caller|ip|host|user|ident\w*|address|session|visitor)(_|$)|(^|_)key$")
_OF_EACH: Final = regex(
    r"(?i)(^|_)(ip|ip_addr(ess)?|pid|uid|client|caller|visitor|user|session|patient|customer|tenant|device|fingerprint|conversation|thread)"
    r"(_(id|key|ip|host|hash))?$"
    r"|^(?!(model|run|experiment|version|dataset|feature|class|label|stage|job|step|worker|node|gpu|device)_)\w+_(id|hash|digest)$"
)
"""Parameters that are another with each caller, or with each thing that callers name or send."""
_PATH: Final = regex(r"(?i)^(request_|url_)?(path|endpoint|route|url)$")
"""Parameters that are another with each path, where a caller of the project hands over the one that was asked for."""
_REQUEST: Final = regex(r"^(request|req|scope|environ|websocket)$")
_SENDER: Final = regex(
    r"(?i)\bclient\.host\b|remote_addr|forwarded.for|(client|remote|caller|user)_?(ip|addr\w*|id|key|host)\("
    r"|get_(remote_address|ipaddr|client)\("
)
"""What tells who sent a request, by its address or its key."""
_TEXTS: Final = regex(r"^(str|int|bytes|Any|Hashable|UUID|uuid\.UUID)?( \| None)?$|^Optional\[(str|int|UUID)\]$")
"""Annotations of what may be anything: an enumeration or a `Literal` has few."""
_MAKERS: Final = frozenset({"dict", "defaultdict", "OrderedDict"})
_TAKES_OUT: Final = frozenset({"pop", "popitem", "clear"})
BY_HAND: Final = regex(r"(?i)^_*(reset|clear|close|stop|shut_?down|tear_?down)")


class Table(NamedTuple):
    """A table that grows: where it is made and where it is added to, its attribute, the method that adds and its class;
    `key` is what its entries go by, and `emptied_by` are the methods that take entries out, which somebody may call.
    """

    made: ast.stmt
    added: ast.expr
    held: str
    method: FunctionNode
    owner: str
    key: str
    emptied_by: tuple[str, ...] = ()
    limits: bool = False
    around: bool = False
    """Whether it is of a middleware, which an app makes once and runs for each request."""


class Keyed(NamedTuple):
    """What is known of such a table outside its file."""

    held: str
    owner: str
    key: str
    emptied_by: tuple[str, ...]


def kept_by_key(file: FileContext) -> Iterator[Table]:
    """The first table of each class that keeps an entry for each key that its methods are told of."""
    for cls in file.tree.of(ast.ClassDef):
        limits = _LIMITS.search(cls.name) is not None
        methods = [each for each in cls.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
        maker = next((each for each in methods if each.name == "__init__"), None)
        around = any(last_part(base).endswith("Middleware") for base in cls.bases)
        told = {method: keys for method in methods if method is not maker and (keys := _keys(file, method, limits))}
        tables = list(empty_tables(file, maker)) if maker is not None and told else []
        found = next((table for made in tables if (table := _grows(file, cls, made, told, limits=limits))), None)
        if found is not None:
            yield found._replace(around=around)


def _keys(file: FileContext, method: FunctionNode, limits: bool) -> frozenset[str]:
    """The parameters of a method that may be the keys of a table; of one that is handed a request, what it finds out
    about who sent it.
    """
    given = [each for each in (*method.args.args, *method.args.kwonlyargs) if each.arg != "self"]
    if any(_REQUEST.match(each.arg) for each in given):
        found = (each for each in file.inside(method, ast.Assign) if _SENDER.search(ast.unparse(each.value)))
        return frozenset(name for each in found for name in names_in(each.targets[0]))
    if limits:
        return frozenset(each.arg for each in given if _CALLER.search(each.arg) or is_of_each(each.arg))
    return frozenset(each.arg for each in given if is_of_each(each.arg) and _may_be_any(each))


@lru_cache(maxsize=100_000)
def is_of_each(name: str) -> bool:
    """Whether what goes by this name is another with each caller, or each thing or path that callers name."""
    return _OF_EACH.search(name) is not None or is_path(name)


def is_path(name: str) -> bool:
    """Whether a key may be the path of a request: it is one where a caller is seen to hand it over."""
    return _PATH.match(name) is not None


def _may_be_any(given: ast.arg) -> bool:
    return given.annotation is None or _TEXTS.match(ast.unparse(given.annotation)) is not None


def empty_tables(file: FileContext, maker: FunctionNode) -> Iterator[tuple[ast.stmt, str, bool]]:
    """The empty dicts of a constructor, by their attributes, and whether a look into them adds an entry."""
    made: list[ast.Assign | ast.AnnAssign] = [*file.inside(maker, ast.Assign), *file.inside(maker, ast.AnnAssign)]
    for statement in made:
        if statement.value is None:
            continue
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        value = statement.value
        empty = isinstance(value, ast.Dict) and not value.keys
        called = last_part(value.func) if isinstance(value, ast.Call) else ""
        if isinstance(target, ast.Attribute) and (empty or called in _MAKERS):
            yield statement, ast.unparse(target), called == "defaultdict"


def _grows(
    file: FileContext,
    cls: ast.ClassDef,
    made: tuple[ast.stmt, str, bool],
    told: dict[FunctionNode, frozenset[str]],
    *,
    limits: bool,
) -> Table | None:
    """A table to which a method adds, and which nothing makes anew or counts."""
    statement, held, fills = made
    for method, keys in told.items():
        for place, given in _additions(file, method, held, fills):
            named = names_in(given) & keys
            if named and not _is_chosen(file, method, min(named), held):
                emptied_by = _emptied_by(file, cls, held)
                if emptied_by is None or method.name in emptied_by or (limits and emptied_by):
                    return None
                owner = file.tree.scope_at(cls).qualname
                return Table(statement, place, held, method, owner, min(named), emptied_by, limits)
    return None


def _additions(file: FileContext, method: FunctionNode, held: str, fills: bool) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Where a method gives an entry to a table, and by which key: ``self._hits[key]``."""
    for part in file.inside(method, ast.Subscript):
        if ast.unparse(part.value) == held and (fills or isinstance(part.ctx, ast.Store)):
            yield part, part.slice
    for call in file.inside(method, ast.Call):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if last_part(call.func) == "setdefault" and owner is not None and ast.unparse(owner) == held and call.args:
            yield call, call.args[0]


def _is_chosen(file: FileContext, method: FunctionNode, key: str, held: str) -> bool:
    """Whether a method leaves where a key is none of those that it knows: ``if key not in KNOWN: raise``."""
    for guard in file.inside(method, ast.If):
        test = guard.test
        if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.NotIn):
            continue
        if isinstance(test.left, ast.Name) and test.left.id == key and ast.unparse(test.comparators[0]) != held:
            if isinstance(guard.body[-1], ast.Raise | ast.Return):
                return True
    return False


def _emptied_by(file: FileContext, cls: ast.ClassDef, held: str) -> tuple[str, ...] | None:
    """The methods that take entries out, but for those that are called by hand; None where the table is made anew or
    its length is looked at.
    """
    found = set()
    for call in file.inside(cls, ast.Call):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if owner is not None and last_part(call.func) in _TAKES_OUT and ast.unparse(owner) == held:
            found.add(_home(file, call))
        counts = last_part(call.func) == "len" and bool(call.args) and ast.unparse(call.args[0]) == held
        if counts and isinstance(parent_of(call), ast.Compare):
            return None
    for gone in file.inside(cls, ast.Delete):
        if any(isinstance(t, ast.Subscript) and ast.unparse(t.value) == held for t in gone.targets):
            found.add(_home(file, gone))
    for each in file.inside(cls, ast.Assign):
        home = _home(file, each)
        if home != "__init__" and not BY_HAND.search(home):
            if any(ast.unparse(target) == held for target in each.targets):
                return None
    return tuple(sorted(name for name in found if name and not BY_HAND.search(name)))


def _home(file: FileContext, node: ast.AST) -> str:
    home = file.function_of(node)
    return home.name if home is not None else ""


def is_emptied(project: ProjectView, held: str, emptied_by: tuple[str, ...]) -> bool:
    """Whether code of the project, but for tests, calls a method that takes entries out of a table, or does so itself:
    ``limiter.hits.pop(key)``.
    """
    name = held.rpartition(".")[2]
    ends = (*(f".{name}.{method}" for method in _TAKES_OUT), *(f".{method}" for method in emptied_by))
    return any(target.endswith(ends) for target in _called(project))


def _called(project: ProjectView) -> frozenset[str]:
    """What the code of a project calls, but for its tests."""
    known: frozenset[str] | None = project.shared.get("targets of calls")
    if known is None:
        known = project.shared["targets of calls"] = frozenset(
            call.target
            for path, facts in project.files.items()
            if not is_test_path(path)
            for calls in (facts.module_calls, *(function.calls for function in facts.functions))
            for call in calls
        )
    return known


def is_handed_path(project: ProjectView, node: Node, key: str) -> bool:
    """Whether a caller hands a method what was asked for, by a parameter: ``metrics.record(request.url.path)``."""
    fact = project.function(node)
    names = [each.name for each in fact.parameters if each.name != "self"] if fact is not None else []
    at = str(names.index(key)) if key in names else ""
    given = (caller.call.arguments or {} for caller in project.callers(node))
    return any((each.get(key) or each.get(at) or "").startswith("request:") for each in given)


__all__ = [
    "BY_HAND",
    "TABLES",
    "Keyed",
    "Table",
    "empty_tables",
    "is_emptied",
    "is_handed_path",
    "is_of_each",
    "is_path",
    "kept_by_key",
]
