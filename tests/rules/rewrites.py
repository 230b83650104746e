"""Ways to write the same program: what a rule finds must not depend on which one a team has chosen.

Each rewrite takes a parsed module, which it may change, and gives it back; None where it has nothing to do.
"""

from __future__ import annotations

import ast
import builtins
import copy
from collections.abc import Callable, Iterator
from typing import Final

Rewrite = Callable[[ast.Module], ast.Module | None]
Function = ast.FunctionDef | ast.AsyncFunctionDef

_BUILTINS: Final = frozenset(dir(builtins))
_LEVELS: Final = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical"})
_LOGGERS: Final = frozenset({"logger", "logging", "log", "LOGGER", "LOG", "_logger", "_log", "_LOGGER"})
_APPS: Final = frozenset({"app", "api", "router", "bp", "blueprint", "celery", "security"})


def rewritten(source: str, rewrite: Rewrite) -> str | None:
    """A module written another way; None where the rewrite has nothing to do in it, or what it makes is no Python."""
    module = rewrite(ast.parse(source))
    if module is None:
        return None
    text = ast.unparse(ast.fix_missing_locations(module))
    try:
        compile(text, "rewritten", "exec")
    except SyntaxError:
        return None
    return text


def modules_in_full(module: ast.Module) -> ast.Module | None:
    """``import numpy as np`` as ``import numpy``."""
    full = {}
    for statement in module.body:
        for alias in statement.names if isinstance(statement, ast.Import) else ():
            if alias.asname:
                full[alias.asname], alias.asname = alias.name, None
    return _names_as(module, full) if full.keys().isdisjoint(_bound(module)) else None


def members_of_modules(module: ast.Module) -> ast.Module | None:
    """``from sklearn.svm import SVC`` as ``import sklearn.svm``."""
    full: dict[str, str] = {}
    body: list[ast.stmt] = []
    for statement in module.body:
        own = isinstance(statement, ast.ImportFrom) and statement.level
        if (
            not isinstance(statement, ast.ImportFrom)
            or own
            or statement.module in ("__future__", "typing", None)
            or any(alias.name == "*" for alias in statement.names)
        ):
            body.append(statement)
        else:
            full |= {alias.asname or alias.name: f"{statement.module}.{alias.name}" for alias in statement.names}
            body.append(ast.Import([ast.alias(str(statement.module))]))
    tops = {name.partition(".")[0] for name in full.values()}
    module.body = body
    return _names_as(module, full) if (full.keys() | tops).isdisjoint(_bound(module)) else None


def guarded_imports(module: ast.Module) -> ast.Module | None:
    """Imports in a `try` that says what to install."""
    imports = [each for each in module.body if isinstance(each, ast.Import | ast.ImportFrom) and not _is_future(each)]
    if not imports:
        return None
    module.body = [each for each in module.body if each not in imports]
    stop = ast.parse("try:\n    pass\nexcept ImportError as missing:\n    raise SystemExit('pip install') from missing")
    guard = stop.body[0]
    assert isinstance(guard, ast.Try)
    guard.body = list(imports)
    return _at_the_top(module, [guard])


def named_before_return(module: ast.Module) -> ast.Module | None:
    """``return f(x)`` as ``outcome = f(x)`` and ``return outcome``."""

    def split(statement: ast.stmt) -> list[ast.stmt]:
        if not isinstance(statement, ast.Return) or isinstance(statement.value, ast.Name | ast.Constant | None):
            return [statement]
        return [_assigned("outcome", statement.value), ast.Return(_name("outcome"))]

    return _each_statement(module, split)


def arguments_apart(module: ast.Module) -> ast.Module | None:
    """``f(g(x))`` as ``part = g(x)`` and ``f(part)``."""

    def split(statement: ast.stmt) -> list[ast.stmt]:
        call = _call_of(statement)
        if call is None or not call.args or not isinstance(call.args[0], ast.Call | ast.Subscript):
            return [statement]
        name = f"part{call.lineno}_{call.col_offset}"
        first = _assigned(name, call.args[0])
        call.args[0] = _name(name)
        return [first, statement]

    return _each_statement(module, split)


def chains_apart(module: ast.Module) -> ast.Module | None:
    """``a.b().c()`` as ``step = a.b()`` and ``step.c()``."""

    def split(statement: ast.stmt) -> list[ast.stmt]:
        call = _call_of(statement)
        if call is None or not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Call):
            return [statement]
        if isinstance(call.func.value.func, ast.Name) and call.func.value.func.id == "super":
            return [statement]
        name = f"step{call.lineno}_{call.col_offset}"
        first = _assigned(name, call.func.value)
        call.func.value = _name(name)
        return [first, statement]

    return _each_statement(module, split)


def put_together(module: ast.Module) -> ast.Module | None:
    """``part = g(x)`` and ``f(part)`` as ``f(g(x))``, where nothing else uses the name."""
    done = False
    for function in _functions(module):
        body: list[ast.stmt] = []
        for statement in function.body:
            before = body[-1] if body else None
            name = _only_target(before)
            if name and _is_used_once(function, statement, name) and isinstance(before, ast.Assign):
                body[-1] = _Exchanged({name: before.value}).visit(statement)
                done = True
            else:
                body.append(statement)
        function.body = body
    return module if done else None


def annotated(module: ast.Module) -> ast.Module | None:
    """``x = f()`` as ``x: Any = f()``."""
    if any(isinstance(each, ast.Global | ast.Nonlocal) for each in ast.walk(module)):
        return None

    def annotate(statement: ast.stmt) -> list[ast.stmt]:
        if not _only_target(statement) or not isinstance(statement, ast.Assign):
            return [statement]
        if not isinstance(statement.value, ast.Call | ast.Await):
            return [statement]
        return [ast.AnnAssign(statement.targets[0], _name("Any"), statement.value, 1)]

    changed = _each_statement(module, annotate)
    return _at_the_top(changed, ast.parse("from typing import Any").body) if changed is not None else None


def in_a_span(module: ast.Module) -> ast.Module | None:
    """The bodies of functions inside ``with tracer.start_as_current_span("work"):``."""
    span = ast.parse("tracer.start_as_current_span('work')", mode="eval").body
    made = "from opentelemetry import trace\ntracer = trace.get_tracer(__name__)"
    return _bodies(module, lambda body: ast.With([ast.withitem(span)], body), made)


def timed_at_the_end(module: ast.Module) -> ast.Module | None:
    """The bodies of functions inside ``try: ... finally: log that it ended``."""
    said = ast.parse("logging.getLogger('timing').info('done')").body
    return _bodies(module, lambda body: ast.Try(body, [], [], said), "import logging")


def decorated(module: ast.Module) -> ast.Module | None:
    """Functions with a decorator of some library under those that they have."""
    done = False
    for function in _functions(module):
        names = {ast.unparse(each).rpartition(".")[2] for each in function.decorator_list}
        if names.isdisjoint({"property", "setter", "staticmethod", "classmethod", "abstractmethod"}):
            function.decorator_list.append(_name("timed"))
            done = True
    return _at_the_top(module, ast.parse("from timing_tools import timed").body) if done else None


def errors_of_their_own(module: ast.Module) -> ast.Module | None:
    """What handlers log as ``logging.error(AppException(error, sys))``."""
    top = "import logging\nimport sys\nfrom errors_of_app import AppException"
    return _logged_as(module, "logging.error(AppException({error}, sys))", top)


def printed(module: ast.Module) -> ast.Module | None:
    """What handlers log as ``print(f"[ERROR] {error}")``."""
    return _logged_as(module, "print(f'[ERROR] {{{error}}}')", "")


def with_traceback(module: ast.Module) -> ast.Module | None:
    """A ``traceback.print_exc()`` before what handlers log."""
    done = False
    for handler in _handlers(module):
        if any(_is_log(statement) for statement in handler.body):
            handler.body.insert(0, ast.parse("traceback.print_exc()").body[0])
            done = True
    return _at_the_top(module, ast.parse("import traceback").body) if done else None


def structured_logs(module: ast.Module) -> ast.Module | None:
    """``logger.error("text")`` as ``events.error("event", detail="text")`` of structlog."""
    done = False
    for statement in ast.walk(module):
        if not isinstance(statement, ast.Expr) or not _is_log(statement) or not isinstance(statement.value, ast.Call):
            continue
        call = statement.value
        if isinstance(call.func, ast.Attribute):
            detail, *values = call.args or [ast.Constant("")]
            keywords = [ast.keyword("detail", detail)]
            keywords += [ast.keyword("values", ast.List(values, ast.Load()))] if values else []
            level = ast.Attribute(_name("events"), call.func.attr, ast.Load())
            statement.value = ast.Call(level, [ast.Constant("event")], keywords)
            done = True
    return _at_the_top(module, ast.parse("import structlog\nevents = structlog.get_logger()").body) if done else None


def caught_by_name(module: ast.Module) -> ast.Module | None:
    """``except Exception:`` as ``except Exception as problem:``."""
    bare = [each for each in _handlers(module) if each.type is not None and each.name is None]
    for handler in bare:
        handler.name = "problem"
    return module if bare else None


def else_after_return(module: ast.Module) -> ast.Module | None:
    """What follows ``if ...: return`` in an `else`."""
    done = False

    def nested(body: list[ast.stmt]) -> list[ast.stmt]:
        nonlocal done
        for i, each in enumerate(body[:-1]):
            if isinstance(each, ast.If) and not each.orelse and isinstance(each.body[-1], ast.Return | ast.Raise):
                each.orelse, done = nested(body[i + 1 :]), True
                return body[: i + 1]
        return body

    for function in _functions(module):
        function.body = nested(function.body)
    return module if done else None


def constants_at_the_top(module: ast.Module) -> ast.Module | None:
    """Texts that calls are given as constants of the module."""
    names: dict[str, str] = {}

    class Lifted(ast.NodeTransformer):
        def visit_Call(self, node: ast.Call) -> ast.Call:
            self.generic_visit(node)
            for i, given in enumerate(node.args):
                if isinstance(given, ast.Constant) and isinstance(given.value, str) and len(given.value) > 3:
                    node.args[i] = _name(names.setdefault(given.value, f"VALUE_{len(names)}"))
            return node

        def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
            return node

        def visit_Expr(self, node: ast.Expr) -> ast.AST:
            return node if _is_log(node) else self.generic_visit(node)

    for function in _functions(module):
        function.body = [Lifted().visit(statement) for statement in function.body]
    made = [_assigned(name, ast.Constant(text)) for text, name in names.items()]
    return _at_the_top(module, list(made)) if names else None


def names_that_tell_nothing(module: ast.Module) -> ast.Module | None:
    """Variables of functions as ``v0``, ``v1``."""
    done = False
    for function in _functions(module):
        if any(isinstance(each, Function) for each in ast.walk(function) if each is not function):
            continue
        kept = {name for n in ast.walk(function) if isinstance(n, ast.Global | ast.Nonlocal) for name in n.names}
        kept |= {each.arg for each in ast.walk(function) if isinstance(each, ast.arg)}
        local = sorted(_stored(function) - kept - _BUILTINS)
        _names_as(function, {name: f"v{i}" for i, name in enumerate(local)})
        done = done or bool(local)
    return module if done else None


def one_helper_deeper(module: ast.Module) -> ast.Module | None:
    """``x = library.call(a)`` as ``x = helper_1(a)``, with a function of the module that makes the call."""
    imported = _imported(module)
    tops = {each.name for each in module.body if isinstance(each, ast.ClassDef | Function)} | _stored_at_top(module)
    helpers: list[ast.stmt] = []
    for function in _functions(module):
        if any(isinstance(each, Function) for each in ast.walk(function) if each is not function):
            continue
        own = {each.arg for each in ast.walk(function) if isinstance(each, ast.arg)}
        for statement in ast.walk(function):
            call = _call_of(statement) if isinstance(statement, ast.stmt) else None
            if call is None or not isinstance(statement, ast.Assign | ast.Return | ast.Expr):
                continue
            if not _can_move(call, tops, imported):
                continue
            used = {each.id for each in ast.walk(call) if isinstance(each, ast.Name)}
            free = sorted(used - imported - _BUILTINS - (tops - own))
            given = ast.arguments([], [ast.arg(name) for name in free], None, [], [], None, [])
            name = f"helper_{len(helpers) + 1}"
            helpers.append(ast.FunctionDef(name, given, [ast.Return(copy.deepcopy(call))], [], None))
            statement.value = ast.Call(_name(name), [_name(each) for each in free], [])
    return _at_the_top(module, helpers) if helpers else None


def held_in_a_dict(module: ast.Module) -> ast.Module | None:
    """What modules hold for their functions in ``resources["model"]``."""

    def item(name: str, context: ast.expr_context) -> ast.expr:
        return ast.Subscript(_name("resources"), ast.Constant(name), context)

    return _globals_as(module, item, "resources = {}")


def held_in_an_object(module: ast.Module) -> ast.Module | None:
    """What modules hold for their functions in ``state.model``."""

    def attribute(name: str, context: ast.expr_context) -> ast.expr:
        return ast.Attribute(_name("state"), name, context)

    return _globals_as(module, attribute, "class State:\n    pass\n\nstate = State()")


REWRITES: Final[tuple[Rewrite, ...]] = (
    modules_in_full,
    members_of_modules,
    guarded_imports,
    named_before_return,
    arguments_apart,
    chains_apart,
    put_together,
    annotated,
    in_a_span,
    timed_at_the_end,
    decorated,
    errors_of_their_own,
    printed,
    with_traceback,
    structured_logs,
    caught_by_name,
    else_after_return,
    constants_at_the_top,
    names_that_tell_nothing,
    one_helper_deeper,
    held_in_a_dict,
    held_in_an_object,
)


class _Exchanged(ast.NodeTransformer):
    """Names read as other expressions; where they are bound, only as other names."""

    def __init__(self, by: dict[str, ast.expr]) -> None:
        self.by = by

    def visit_Name(self, node: ast.Name) -> ast.expr:
        found = self.by.get(node.id)
        if isinstance(found, ast.Name):
            return ast.Name(found.id, node.ctx)
        return copy.deepcopy(found) if found is not None else node


def _names_as(tree: ast.AST, names: dict[str, str]) -> ast.Module | None:
    changed = _Exchanged({name: ast.parse(other, mode="eval").body for name, other in names.items()}).visit(tree)
    return changed if names and isinstance(changed, ast.Module) else None


def _each_statement(module: ast.Module, split: Callable[[ast.stmt], list[ast.stmt]]) -> ast.Module | None:
    """Each statement of each function as one or several."""
    done = False
    for function in _functions(module):
        for node in list(ast.walk(function)):
            for field in ("body", "orelse", "finalbody"):
                block = getattr(node, field, None)
                if not isinstance(block, list) or isinstance(node, ast.ClassDef):
                    continue
                changed = [made for statement in block for made in split(statement)]
                if any(new is not old for new, old in zip(changed, block, strict=False)):
                    setattr(node, field, changed)
                    done = True
    return module if done else None


def _bodies(module: ast.Module, wrap: Callable[[list[ast.stmt]], ast.stmt], top: str) -> ast.Module | None:
    """The bodies of functions, without their docstrings, inside another statement."""
    done = False
    for function in _functions(module):
        if any(isinstance(each, ast.Yield | ast.YieldFrom) for each in ast.walk(function)):
            continue
        first = 1 if ast.get_docstring(function) is not None else 0
        head, rest = function.body[:first], function.body[first:]
        if rest and not any(isinstance(each, ast.Global | ast.Nonlocal) for each in rest):
            function.body = [*head, wrap(rest)]
            done = True
    return _at_the_top(module, ast.parse(top).body) if done else None


def _logged_as(module: ast.Module, written: str, top: str) -> ast.Module | None:
    done = False
    for handler in _handlers(module):
        for statement in handler.body:
            if isinstance(statement, ast.Expr) and _is_log(statement):
                handler.name = handler.name or "error"
                statement.value = ast.parse(written.format(error=handler.name), mode="eval").body
                done = True
    return _at_the_top(module, ast.parse(top).body) if done else None


def _globals_as(module: ast.Module, make: Callable[[str, ast.expr_context], ast.expr], first: str) -> ast.Module | None:
    """What a module makes by calls, or sets to None for the time being, and its functions use, somewhere else."""
    held = {
        name
        for statement in module.body
        if isinstance(statement, ast.Assign)
        and (name := _only_target(statement))
        and (isinstance(statement.value, ast.Call) or ast.unparse(statement.value) == "None")
    }
    functions = list(_functions(module))
    used = {each.id for function in functions for each in ast.walk(function) if isinstance(each, ast.Name)}
    wrapped = {each.id for part in _decorations(module) for each in ast.walk(part) if isinstance(each, ast.Name)}
    shared = {name for f in functions for n in ast.walk(f) if isinstance(n, ast.Global) for name in n.names}
    local = {each.arg for each in ast.walk(module) if isinstance(each, ast.arg)} | _imported(module)
    local |= {name for function in functions for name in _stored(function)} - shared
    names = (held & used) - wrapped - local - _LOGGERS - _APPS
    if not names:
        return None

    class Moved(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return make(node.id, node.ctx) if node.id in names else node

        def visit_Global(self, node: ast.Global) -> ast.stmt:
            node.names = [name for name in node.names if name not in names]
            return node if node.names else ast.Pass()

    places = [i for i, statement in enumerate(module.body) if _only_target(statement) in names]
    moved = Moved().visit(module)
    assert isinstance(moved, ast.Module)
    moved.body[places[0] : places[0]] = ast.parse(first).body
    return moved


def _can_move(call: ast.Call, tops: set[str], imported: set[str]) -> bool:
    """Whether a call may stand in a function of its own: it is of a library, and awaits and yields nothing."""
    fixed = (ast.Await, ast.Lambda, ast.Yield, ast.NamedExpr, ast.Starred, ast.comprehension)
    if any(isinstance(each, fixed) for each in ast.walk(call)):
        return False
    if any(
        isinstance(each, ast.Name) and each.id in ("super", "locals", "globals", "print") for each in ast.walk(call)
    ):
        return False
    if not isinstance(call.func, ast.Name):
        return True
    name = call.func.id
    return name not in tops and (name in imported or name == "open" or not (name[:1].isupper() or name in _BUILTINS))


def _call_of(statement: ast.stmt) -> ast.Call | None:
    """The call, or the awaited call, that a statement makes; None where it logs."""
    if not isinstance(statement, ast.Assign | ast.Return | ast.Expr) or _is_log(statement):
        return None
    value = statement.value.value if isinstance(statement.value, ast.Await) else statement.value
    return value if isinstance(value, ast.Call) else None


def _is_log(statement: ast.stmt) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call):
        return False
    if isinstance(call.func, ast.Name):
        return call.func.id == "print"
    if not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Name):
        return False
    return call.func.attr in _LEVELS and call.func.value.id in _LOGGERS


def _only_target(statement: ast.stmt | None) -> str:
    """``x`` of ``x = ...``; else ""."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return ""
    return statement.targets[0].id if isinstance(statement.targets[0], ast.Name) else ""


def _is_used_once(function: Function, statement: ast.stmt, name: str) -> bool:
    """Whether a name that was just bound is read in this statement, once, and stands nowhere else."""
    if not isinstance(statement, ast.Return | ast.Assign | ast.Expr):
        return False
    if any(isinstance(each, ast.Lambda | ast.comprehension) for each in ast.walk(statement)):
        return False
    here = [each for each in ast.walk(statement) if isinstance(each, ast.Name) and each.id == name]
    every = [each for each in ast.walk(function) if isinstance(each, ast.Name) and each.id == name]
    return len(here) == 1 and len(every) == 2 and isinstance(here[0].ctx, ast.Load)


def _at_the_top(module: ast.Module, statements: list[ast.stmt]) -> ast.Module:
    """Statements below the docstring and the imports."""
    place = 0
    for i, each in enumerate(module.body):
        is_text = i == 0 and isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
        if not is_text and not isinstance(each, ast.Import | ast.ImportFrom):
            break
        place = i + 1
    module.body[place:place] = statements
    return module


def _functions(module: ast.Module) -> Iterator[Function]:
    return (each for each in list(ast.walk(module)) if isinstance(each, Function))


def _handlers(module: ast.Module) -> Iterator[ast.ExceptHandler]:
    return (each for each in list(ast.walk(module)) if isinstance(each, ast.ExceptHandler))


def _decorations(module: ast.Module) -> Iterator[ast.expr]:
    for each in ast.walk(module):
        if isinstance(each, ast.ClassDef | Function):
            yield from each.decorator_list
        if isinstance(each, Function):
            yield from each.args.defaults
            yield from (default for default in each.args.kw_defaults if default is not None)


def _stored(tree: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)}


def _stored_at_top(module: ast.Module) -> set[str]:
    return {name for statement in module.body if (name := _only_target(statement))}


def _bound(module: ast.Module) -> set[str]:
    """All names that anything but an import binds."""
    named = {each.name for each in ast.walk(module) if isinstance(each, ast.ClassDef | Function)}
    return named | _stored(module) | {each.arg for each in ast.walk(module) if isinstance(each, ast.arg)}


def _imported(module: ast.Module) -> set[str]:
    found = (each for each in ast.walk(module) if isinstance(each, ast.Import | ast.ImportFrom))
    return {(alias.asname or alias.name).partition(".")[0] for each in found for alias in each.names}


def _is_future(statement: ast.Import | ast.ImportFrom) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _assigned(name: str, value: ast.expr | None) -> ast.Assign:
    assert value is not None
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())
