"""What requests leave in memory, and nothing takes out again: entries of a dict, records of a collector."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import origins
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .._schemas.open_schemas import asks_for_member
from .._web.routes import route
from .kept_by_key import is_of_each
from .labelled import is_open_path

_DICTS: Final = regex(r"^(dict\(\)|(collections\.)?(OrderedDict\(\)|defaultdict\(.*\)))$")
_DICT_MAKERS: Final = frozenset({"dict", "OrderedDict", "defaultdict"})
_APPS: Final = (b"FastAPI(", b"Flask(", b"Starlette(")
_MAKES_APP: Final = regex(r"(^|_)(app|application|api|server|service)$")
_READS: Final = (ast.Call, ast.Subscript)
"""``data.get("device")``, ``data["device"]``"""
_ASSIGNS: Final = (ast.Assign, ast.AnnAssign)
_MAKES: Final = (ast.Dict, ast.Call)
_TAKES_OUT: Final = frozenset({"pop", "popitem", "popleft", "clear", "remove"})
AROUND: Final = regex(r"(?i)lifespan|start_?up|shut_?down|teardown|on_stop|create_app")
"""Functions that run before the first request, or after the last one."""
_OF_CALLERS: Final = regex(
    r"(?i)(^|_)(ip|client|caller|session|conversation|thread|chat|request|job|task|prediction|document|upload|user|visitor"
    r"|customer|patient|tenant|fingerprint|device_id)(_(id|key|ip))?$"
)
"""Parameters that are another with each caller or request, whatever function has them."""
_CALLERS: Final = regex(r"(?i)(^|_|\.)(ip|client|host|user|caller)(_(id|ip|host))?$")
_FRESH: Final = regex(r"\buuid\d?\b|client\.host|remote_addr|token_hex")
_DRAWN: Final = regex(r"\buuid\d?\b|token_hex")
_LOADERS: Final = frozenset({"load", "load_model", "load_weights", "load_state_dict"})
"""What reads a stored model, and fails where there is none."""
_RECORDS: Final = regex(r"^_?(record|log|track|observe|predict|report|store|save|update|note|push|count|audit)(_|$)")


class Growth(NamedTuple):
    """Where something is added, to what, in which function, and of which class (module level: "")."""

    place: ast.expr | ast.stmt
    held: str
    function: FunctionNode
    owner: str
    others: int = 0
    slow: bool = False
    """Whether it grows with the number of callers, or of stored models, not of requests."""
    key: str = ""
    """What an entry goes by, where it is one for each distinct key; "" where each request has one of its own."""


def growing(file: FileContext) -> Iterator[Growth]:
    """The first place where a file adds to a dict of the module, and to a list of an object, that nothing shortens;
    how many `others` of the module grow so. Those that grow with the requests, and
    those that grow with the callers, are told apart.
    """
    found = list(_of_module(file))
    for slow in (False, True):
        alike = [each for each in found if each.slow is slow]
        if alike:
            yield alike[0]._replace(others=len(alike) - 1)
    for cls in file.tree.of(ast.ClassDef) if calls_one(file, ("append",)) else ():
        yield from _of_class(file, cls)


def _of_module(file: FileContext) -> Iterator[Growth]:
    dicts = _dicts(file.tree.module.body)
    made = {name for each in _makers(file) for name in _dicts(each.body)}
    told: set[str] = set()
    for place, held, key in _additions(file, dicts | made) if dicts or made else ():
        home = file.function_of(place)
        if held in told or home is None or _is_one_of_known(file, home, held, key):
            continue
        if held not in dicts and (held not in made or not _is_of_maker(file, home, held)):
            continue
        if _is_of_request(file, home, key):
            if not AROUND.search(home.name) and not _is_shortened(file, file.tree.module, held):
                told.add(held)
                distinct = "" if _is_fresh(file, key) else file.text(key)
                slow = _CALLERS.search(ast.unparse(key)) is not None or _keeps_loaded(file, place, held, key)
                slow = slow or (bool(distinct) and _is_of_each(key))
                yield Growth(place, held, home, "", slow=slow, key=distinct)


def _additions(file: FileContext, held: set[str]) -> Iterator[tuple[ast.expr | ast.stmt, str, ast.expr]]:
    """Where an entry is added to one of the dicts, to which, and by what key: ``seen[key] = 1``,
    ``seen.setdefault(key, [])``, and any look into a `defaultdict`.
    """
    for assigned in file.tree.of(ast.Assign):
        target = assigned.targets[0]
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and target.value.id in held:
            yield assigned, target.value.id, target.slice
    for call in called(file, "setdefault"):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if isinstance(owner, ast.Name) and owner.id in held and call.args:
            yield call, owner.id, call.args[0]
    for look in file.tree.of(ast.Subscript) if file.holds(b"defaultdict") else ():
        if isinstance(look.value, ast.Name) and look.value.id in held and _fills_itself(file, look.value):
            yield look, look.value.id, look.slice


def _fills_itself(file: FileContext, held: ast.Name) -> bool:
    made = file.names.single_value(held)
    return isinstance(made, ast.Call) and last_part(made.func) == "defaultdict"


def _makers(file: FileContext) -> Iterator[FunctionNode]:
    """The functions that make an app and routes of it inside: what they hold lives as long as the app."""
    if file.holds(*_APPS):
        yield from (
            each for each in file.functions() if file.function_of(each) is None and _MAKES_APP.search(each.name)
        )


def _is_of_maker(file: FileContext, home: FunctionNode, held: str) -> bool:
    """Whether a route adds to a dict of the function that makes its app."""
    maker = file.function_of(home)
    return maker is not None and route(file, home) is not None and held in _dicts(maker.body)


def _dicts(body: list[ast.stmt]) -> set[str]:
    """The names that statements make empty dicts."""
    found = set()
    for statement in body:
        if isinstance(statement, _ASSIGNS) and isinstance(statement.value, _MAKES):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            if isinstance(target, ast.Name) and _is_dict(statement.value):
                found.add(target.id)
    return found


def _is_dict(value: ast.Dict | ast.Call) -> bool:
    """Whether a dict is made that has no entries yet."""
    if isinstance(value, ast.Dict):
        return not value.keys
    return last_part(value.func) in _DICT_MAKERS and _DICTS.match(ast.unparse(value)) is not None


def _is_of_request(file: FileContext, home: FunctionNode, key: ast.expr) -> bool:
    """Whether a key is another with each caller: a parameter of a route, or a field of it, or what was drawn for the
    request.
    """
    arguments = {a.arg for a in (*home.args.args, *home.args.kwonlyargs) if a.arg != "self"}
    if route(file, home) is None:
        arguments = {name for name in arguments if _OF_CALLERS.search(name)}
    made = file.names.single_value(key) or key
    if _FRESH.search(f"{ast.unparse(key)} {ast.unparse(made)}") or is_open_path(home, made, key):
        return True
    inner = made.value if isinstance(made, ast.Attribute) else made
    if isinstance(inner, ast.Name):
        return inner.id in arguments
    return isinstance(made, _READS) and any(origin.kind == "request" for origin in origins(file, made))


def _is_one_of_known(file: FileContext, home: FunctionNode, held: str, key: ast.expr) -> bool:
    """Whether a function turns away what is not a member of something, where it may be the key that it looks for: what
    was drawn is no member of anything, and a look into the dict itself, or into what was sent, leaves the key free.
    """
    if home not in asks_for_member(file) or _is_fresh(file, key):
        return False
    looks = (each for each in file.inside(home, ast.Compare) if isinstance(each.ops[0], ast.In | ast.NotIn))
    return any(_may_know(file, each, held) for each in looks)


def _may_know(file: FileContext, look: ast.Compare, held: str) -> bool:
    among = look.comparators[0]
    if spelled(among) == held or isinstance(file.constant(look.left), str):
        return False
    return all(origin.kind != "request" for origin in origins(file, among))


def _is_fresh(file: FileContext, key: ast.expr) -> bool:
    """Whether a key is drawn for each request, and is not one that callers may send again."""
    made = file.names.single_value(key) or key
    return _DRAWN.search(f"{ast.unparse(key)} {ast.unparse(made)}") is not None


def _is_of_each(key: ast.expr) -> bool:
    return isinstance(key, ast.Name | ast.Attribute) and is_of_each(last_part(key))


def _keeps_loaded(file: FileContext, assigned: ast.AST, held: str, key: ast.expr) -> bool:
    """Whether a model is kept that was loaded by its name, after a look whether it is there: an unknown name fails, and
    there are no more entries than stored models.
    """
    guard = parent_of(assigned)
    if not isinstance(key, ast.Name) or _OF_CALLERS.search(key.id) or not isinstance(guard, ast.If):
        return False
    if not isinstance(assigned, ast.Assign):
        return False
    if ast.unparse(guard.test) not in (f"{key.id} not in {held}", f"not {key.id} in {held}"):
        return False
    named = {key.id}
    for statement in guard.body[: guard.body.index(assigned) + 1]:
        for call in file.inside(statement, ast.Call):
            if last_part(call.func) in _LOADERS and named & _names(call):
                return True
        if isinstance(statement, ast.Assign) and named & _names(statement.value):
            named |= {each.id for each in statement.targets if isinstance(each, ast.Name)}
    return False


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _is_shortened(file: FileContext, within: ast.AST, held: str) -> bool:
    """Whether anything takes out of a collection while requests come, makes it anew, or compares its length."""
    for call in file.inside(within, ast.Call):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if owner is not None and last_part(call.func) in _TAKES_OUT and ast.unparse(owner) == held:
            home = file.function_of(call)
            if home is not None and not AROUND.search(home.name):
                return True
        if last_part(call.func) == "len" and call.args and ast.unparse(call.args[0]) == held:
            if isinstance(parent_of(call), ast.Compare):
                return True
    deleted = (target for each in file.inside(within, ast.Delete) for target in each.targets)
    if any(isinstance(each, ast.Subscript) and ast.unparse(each.value) == held for each in deleted):
        return True
    stored = (target for each in file.inside(within, ast.Assign) for target in each.targets)
    if any(_is_made_anew(file, each, held) for each in stored):
        return True
    cuts = (each for each in file.inside(within, ast.Subscript) if isinstance(each.slice, ast.Slice))
    return any(not isinstance(each.ctx, ast.Load) and ast.unparse(each.value) == held for each in cuts)


def _is_made_anew(file: FileContext, target: ast.expr, held: str) -> bool:
    home = file.function_of(target)
    return home is not None and home.name != "__init__" and ast.unparse(target) == held


def _of_class(file: FileContext, cls: ast.ClassDef) -> Iterator[Growth]:
    methods = [each for each in cls.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    maker = next((each for each in methods if isinstance(each, ast.FunctionDef) and each.name == "__init__"), None)
    adders = [method for method in methods if _RECORDS.match(method.name)] if maker is not None else []
    added = [(method, owner, call) for method in adders for call, owner in _appended(file, method)]
    lists = set(_lists(file, maker)) if maker is not None and added else set()
    for method, owner, call in added if lists else ():
        held = ast.unparse(owner)
        if held in lists and not _is_shortened(file, cls, held):
            yield Growth(call, held, method, file.tree.scope_at(cls).qualname)
            return


def _appended(file: FileContext, method: FunctionNode) -> Iterator[tuple[ast.Call, ast.expr]]:
    """The calls that append to something, and to what."""
    for call in file.inside(method, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append":
            yield call, call.func.value


def _lists(file: FileContext, maker: ast.FunctionDef) -> Iterator[str]:
    """The attributes that a constructor makes empty lists."""
    made: list[ast.Assign | ast.AnnAssign] = [*file.inside(maker, ast.Assign), *file.inside(maker, ast.AnnAssign)]
    for statement in made:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        if isinstance(target, ast.Attribute) and _is_list(statement.value):
            yield ast.unparse(target)


def _is_list(value: ast.expr | None) -> bool:
    """``[]``, ``list()``."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "list" and not (value.args or value.keywords)
    return isinstance(value, ast.List) and not value.elts
