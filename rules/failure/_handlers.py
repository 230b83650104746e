"""What an exception handler does with a failure: can the caller tell it from a valid answer?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import Scope
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome, unnamed
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.written import as_written

from ._told.all_well import says_well
from ._told.for_the_log import is_for_the_log, is_unraised
from ._told.told import following, goes_out, is_read_later, keeps_place, kept_under

_BROAD: Final = frozenset({"builtins.Exception", "builtins.BaseException"})
_SIGNAL: Final = regex(
    r"(^|[_\W])(error|err|fail|failed|failure|failures|exc|exception|status|reason|detail|message|degraded|healthy|ready|valid"
    r"|available|unavailable|success|ok|warning|warnings|skipped|rejected|invalid|missing|fallback|source|bad|broken|issue|problem)s?$",
    re.IGNORECASE,
)
_TELLS: Final = regex(
    r"(?i)^(?:last_)?(errors?|err|exc|exception|error_?(message|msg|text|details?)|warnings?|details?|failure|reason)$"
)
"""Fields that a call is given for what went wrong."""
_SIGNAL_CALL: Final = regex(
    r"(error|fail|abort|exit|flash|reject|warn_user|set_code|set_exception|quit|_exit|send_error|respond|reply|toast"
    r"|(^|_)(emit|put)(_|$)|retry|fallback|rollback_and|record_failure|on_error|kill|terminate"
    r"|message_?box|show_?(error|warning|info)$|popup|alert$)",
    re.IGNORECASE,
)
_SENDS: Final = frozenset({"send", "send_message", "edit_text", "answer", "reply_text", "edit"})
_CHAT: Final = regex(r"(?i)(^|[._])(ctx|context|channel|message|msg|interaction|followup|response|update|chat|bot)$")
"""What a bot writes to people by."""
_LOGGER: Final = regex(r"(^|\.)_*(log|logger|logging|LOG|LOGGER|console|structlog|loguru|tqdm)\w*(\.|$)", re.IGNORECASE)
_WRITES_DOWN: Final = frozenset(
    {"capture_exception", "record_exception", "print_exception", "format_exception", "format_exception_only"}
)
"""Calls that are handed an exception, and keep it where no caller looks."""
_LOGGER_MADE: Final = regex(r"(?i)^(get_?\w*_?logger|logger|bind)$")
_LOG_METHODS: Final = frozenset(
    {"debug", "info", "warning", "warn", "error", "exception", "critical", "log", "print", "print_exc", "write"}
    | {"log_error", "echo", "secho"}
)
_WARNS: Final = frozenset({"warning", "warn", "error", "critical", "log_error"})
_SHOWN: Final = frozenset({"exception", "warning", "error"})
_PAGE: Final = regex(r"^(st|streamlit)(\.sidebar)?$")
_TELLING: Final = regex(
    r"fallback|unavailable|degraded|default|heuristic|rule[- ]based|error|fail|could not|unable|invalid|sorry|mock"
    r"|not (loaded|available|ready|initiali[sz]ed)|\u274c"
    r"|失败|失敗|错误|錯誤|出错|出錯|异常|異常|无法|無法|抱歉|エラー|できません|오류|실패|에러|fehler|fehlgeschlagen"
    r"|erreur|[ée]chou[ée]|[ée]chec|impossible|\bfalh(a|ou)\b|\bfall(o|ó)\b|\berro\b|fallit[oa]\b|ошибк|не удалось",
    re.IGNORECASE,
)
"""Words by which a text tells of a failure, in the languages that such texts are most often written in."""


class Verdict(NamedTuple):
    """A code and what is to be said. `mild`: true, but no release has to wait for it. `note`: worth a word only.

    `names` are those of what is missing then, and of the flags beside it, for whoever refuses to work without.
    `optional`: a None is an answer to callers who look for it. `place`: where it is seen, if not at the handler.
    `looks`: the answer is told to callers who look whether there is one, wherever it is given.
    """

    code: str
    message: str
    confidence: float = 1.0
    needs: str = ""
    mild: bool = False
    names: tuple[str, ...] = ()
    optional: bool = False
    place: ast.stmt | None = None
    looks: bool = False
    note: bool = False


def is_broad(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """``except:``, ``except Exception`` and tuples that hold it."""
    kind = handler.type
    if kind is None:
        return True
    if isinstance(kind, ast.Tuple):
        return any(file.qualname(one) in _BROAD for one in kind.elts)
    return file.qualname(kind) in _BROAD


def raises(handler: ast.ExceptHandler) -> bool:
    """Whether any way through the handler raises, asserts or ends the process.

    Where it raises what it knows by its text or kind and answers for all the rest, the rest is what it is about.
    """
    for statement in statements(handler.body):
        if isinstance(statement, ast.Raise | ast.Assert) and not _is_picked_out(handler, statement):
            return True
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            if _last(statement.value.func) in ("exit", "_exit", "abort", "quit", "kill", "fail", "terminate"):
                return True
    return False


def _is_picked_out(handler: ast.ExceptHandler, raised: ast.stmt) -> bool:
    """``if "quota" in str(error): raise`` before a ``return``."""
    last = handler.body[-1]
    if handler.name is None or not isinstance(last, ast.Return) or last.value is None:
        return False
    branch = next((b for b in handler.body if isinstance(b, ast.If) and not b.orelse and raised in b.body), None)
    return branch is not None and _mentions(branch.test, handler.name)


def logs(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler prints or logs anything."""
    return any(is_log(call) for statement in handler.body for call in file.inside(statement, ast.Call))


def is_logged(file: FileContext, node: ast.AST) -> bool:
    """Whether an expression stands in a call that prints or logs."""
    return any(is_log(call) for call in file.ancestors(node, ast.Call))


def is_log(call: ast.Call) -> bool:
    """Whether a call prints or logs: what a page shows is neither."""
    function = call.func
    if _shows(call):
        return False
    if isinstance(function, ast.Name):
        return function.id in ("print", "print_exc") or function.id.lower().startswith("log") or _is_said_by(function)
    if isinstance(function, ast.Attribute) and function.attr in _LOG_METHODS:
        owner = function.value
        return function.attr != "error" or _LOGGER.search(as_written(owner)) is not None or _is_logger(owner)
    return False


def _is_said_by(function: ast.Name) -> bool:
    """Whether a function of the module that is called does nothing but log: ``def note(error): log.error(error)``."""
    scope: Scope | None = getattr(function, "scope", None)
    while scope is not None:
        bound = scope.bindings.get(function.id)
        if bound:
            made = bound[-1].node
            if not isinstance(made, ast.FunctionDef) or function in ast.walk(made):
                return False
            body = made.body[1:] if ast.get_docstring(made) is not None else made.body
            calls = [s.value for s in body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
            plain = [c for c in calls if not isinstance(c.func, ast.Name) or c.func.id.startswith("print")]
            return bool(body) and len(plain) == len(body) and all(map(is_log, plain))
        scope = scope.parent
    return False


def _is_logger(owner: ast.expr) -> bool:
    """Whether a name, or an attribute of `self`, was given a logger: ``events = structlog.get_logger()``."""
    scope: Scope | None = getattr(
        owner if isinstance(owner, ast.Name) else getattr(owner, "value", owner), "scope", None
    )
    while scope is not None:
        known = scope.bindings if isinstance(owner, ast.Name) else scope.attributes
        bound = known.get(_last(owner))
        if bound:
            return any(
                _LOGGER.search(b.origin) is not None if b.kind == "import" else _makes_logger(b.value) for b in bound
            )
        scope = scope.parent
    return False


def _makes_logger(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and _LOGGER_MADE.match(_last(value.func)) is not None


def logs_all(body: list[ast.stmt]) -> bool:
    """Whether statements do nothing but print and log, or make an exception that nobody raises."""
    return all(
        (isinstance(s, ast.Expr) and isinstance(s.value, ast.Call) and (is_log(s.value) or is_unraised(s.value)))
        or is_for_the_log(s, is_log)
        for s in body
    )


def only_logs(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does nothing but that: ``pass`` does nothing at all."""
    return logs_all([s for s in handler.body if not isinstance(s, ast.Pass)])


def signals(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the failure is made known: a flag set, an error kept, an answer with an error status."""
    known: dict[ast.ExceptHandler, bool] = file.shared.setdefault("handlers that signal", {})
    if handler not in known:
        known[handler] = _signals(file, handler)
    return known[handler]


def _signals(file: FileContext, handler: ast.ExceptHandler) -> bool:
    for statement in statements(handler.body):
        if is_for_the_log(statement, is_log):
            continue
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if any(_is_signal_target(target, statement.value) for target in targets) or _is_told_item(
                file, statement, handler
            ):
                return True
            if _names_error(statement.value, handler.name) and _is_refused(handler):
                return True
        if isinstance(statement, ast.Return):
            value = _held(file, _written(handler, outcome(statement)))
            if tells(file, value, handler.name) or keeps_place(file.function_of(handler), value):
                return True
        for call in _own_calls(statement):
            if (
                _SIGNAL_CALL.search(_last(call.func))
                or _shows(call)
                or _writes_to_user(call)
                or _keeps_failure(file, call, handler.name)
            ):
                return True
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Yield):
            given = statement.value.value
            if tells(file, given, handler.name) or (given is not None and _is_traceback(given)):
                return True
    return _is_told_after(file, handler)


def _is_traceback(value: ast.expr) -> bool:
    """``traceback.format_exc().replace(...)``"""
    return any(isinstance(part, ast.Call) and _last(part.func) == "format_exc" for part in ast.walk(value))


def _shows(call: ast.Call) -> bool:
    """``st.exception(error)``: who looks at the page sees it."""
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr in _SHOWN
        and _PAGE.match(as_written(function.value)) is not None
    )


def _writes_to_user(call: ast.Call) -> bool:
    """``await ctx.send("an error occurred")``: whoever wrote to a bot reads that it failed."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in _SENDS:
        return False
    given = [*call.args, *(k.value for k in call.keywords)]
    return _CHAT.search(as_written(function.value)) is not None and any(map(_says, given))


_WRITTEN: Final = (ast.JoinedStr, ast.Dict, ast.Tuple, ast.Call)
"""What a handler may make of a failure before it answers with it."""


def _written(handler: ast.ExceptHandler, value: ast.expr | None) -> ast.expr | None:
    """``text = f"failed: {error}"`` before ``return text``: the text that a handler answers, where it is written, also
    as one of several.
    """
    if isinstance(value, ast.Tuple):
        each = [_written(handler, item) for item in value.elts]
        return next((item for item in each if isinstance(item, ast.JoinedStr)), value)
    if isinstance(value, ast.Name):
        for statement in handler.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign) and value.id in map(as_written, targets(statement)):
                return statement.value if isinstance(statement.value, ast.JoinedStr) else value
    return value


def _held(file: FileContext, value: ast.expr | None) -> ast.expr | None:
    """``plain = {"text": text, "source": "fallback"}`` before a handler that answers ``plain``: the dict itself."""
    made = file.names.single_value(value) if isinstance(value, ast.Name) else None
    return made if isinstance(made, ast.Dict) else value


def _is_told_after(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler lets its block fall through to nothing but an error: the work, where it succeeds, has left."""
    block = try_of(handler)
    if block is None or not only_logs(handler):
        return False
    after = next((s for s in unnamed(following(block)) if not logs_all([s])), None)
    if isinstance(after, ast.Raise):
        return True
    return isinstance(block.body[-1], ast.Return) and isinstance(after, ast.Return) and tells(file, outcome(after))


def _is_signal_target(target: ast.expr, value: ast.expr | None) -> bool:
    name = target.attr if isinstance(target, ast.Attribute) else target.id if isinstance(target, ast.Name) else ""
    if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
        name = str(target.slice.value)
    return _SIGNAL.search(name) is not None and not says_well(name, value)


def _is_told_item(file: FileContext, statement: ast.stmt, handler: ast.ExceptHandler) -> bool:
    """``results[key] = {"error": ...}``, or ``item = {"error": ...}`` that goes out: one item of an answer says of
    itself that it failed.
    """
    given = targets(statement)
    value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
    if not given or not isinstance(value, ast.Dict | ast.Tuple):
        return False
    target = given[0]
    held = isinstance(target, ast.Subscript | ast.Tuple) or (
        isinstance(target, ast.Name)
        and isinstance(value, ast.Dict)
        and (goes_out(file, file.function_of(handler), target.id) or is_read_later(file, handler, target.id))
    )
    return held and tells(file, value, handler.name)


def _names_error(value: ast.expr | None, name: str | None) -> bool:
    """``f"ERROR: {error}"``: a text that holds the exception."""
    return isinstance(value, ast.JoinedStr) and any(
        isinstance(part, ast.FormattedValue) and as_written(part.value) in (name, f"str({name})")
        for part in value.values
    )


def _is_refused(handler: ast.ExceptHandler) -> bool:
    """Whether the handler also sets something to False: ``passed = False``."""
    return any(
        isinstance(s, ast.Assign | ast.AnnAssign) and isinstance(s.value, ast.Constant) and s.value.value is False
        for s in statements(handler.body)
    )


def _keeps_failure(file: FileContext, call: ast.Call, name: str | None) -> bool:
    """``errors.append(...)``, ``results.append({"error": ...})``, or any call that is handed the exception itself."""
    given = [*call.args, *(k.value for k in call.keywords)]
    if isinstance(call.func, ast.Attribute) and call.func.attr in ("append", "add", "put", "inc", "increment"):
        owner = kept_under(call.func.value)
        if _SIGNAL.search(owner) or call.func.attr in ("inc", "increment"):
            return True
        if any(isinstance(item, ast.Dict | ast.Tuple | ast.JoinedStr) and tells(file, item, name) for item in given):
            return True
    if any(k.arg is not None and _TELLS.match(k.arg) and not says_well(k.arg, k.value) for k in call.keywords):
        return True
    if isinstance(call.func, ast.Attribute) and call.func.attr == "update":
        if any(isinstance(item, ast.Dict) and tells(file, item, name) for item in call.args):
            return True
    if _is_kept_by_method(file, call, name):
        return True
    return (
        name is not None
        and any(isinstance(a, ast.Name) and a.id == name for a in given)
        and _last(call.func)
        not in (
            "str",
            "repr",
            "type",
            "print",
            "format",
            *_WRITES_DOWN,
        )
    )


def _is_kept_by_method(file: FileContext, call: ast.Call, name: str | None) -> bool:
    """``self._without(f"{error}")``, of a method of the class that keeps the text it is given: ``self.last_error =
    text``.
    """
    function, home = call.func, file.class_of(call)
    if name is None or home is None or not isinstance(function, ast.Attribute) or as_written(function.value) != "self":
        return False
    places = [i for i, given in enumerate(call.args) if _is_text_of(given, name)]
    method = next((s for s in home.body if isinstance(s, ast.FunctionDef) and s.name == function.attr), None)
    if not places or method is None:
        return False
    taken = [a.arg for a in (*method.args.posonlyargs, *method.args.args)][1:]
    texts = {taken[i] for i in places if i < len(taken)}
    return any(
        isinstance(s, ast.Assign)
        and isinstance(s.value, ast.Name)
        and s.value.id in texts
        and _is_kept_at(s.targets[0])
        for s in method.body
    )


def _is_text_of(given: ast.expr, name: str) -> bool:
    """``f"{type(error).__name__}: {error}"``, ``str(error)``"""
    return _names_error(given, name) or as_written(given) in (f"str({name})", f"repr({name})")


def _is_kept_at(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and _SIGNAL.search(target.attr) is not None


def tells(file: FileContext, value: ast.expr | None, name: str | None = None) -> bool:
    """Whether a returned value says by itself that something failed."""
    if value is None:
        return False
    if isinstance(value, ast.Dict):
        return any(
            isinstance(key, ast.Constant)
            and isinstance(key.value, str)
            and _SIGNAL.search(key.value) is not None
            and not says_well(key.value, item)
            for key, item in zip(value.keys, value.values, strict=True)
        ) or any(_says(item) for item in value.values)
    if isinstance(value, ast.Tuple):
        if any(
            isinstance(item, ast.Constant) and isinstance(item.value, int) and item.value >= 400 for item in value.elts
        ):
            return True
        first = value.elts[0] if value.elts else None
        if isinstance(first, ast.Constant) and first.value is False:
            return True
        return any(tells(file, item, name) for item in value.elts) or any(_says(item) for item in value.elts)
    if isinstance(value, ast.Constant | ast.JoinedStr | ast.BinOp):
        return _says(value) or (name is not None and _mentions(value, name))
    if isinstance(value, ast.Call):
        last = _last(value.func)
        if re.search(r"error|fail|abort|redirect|exception|fallback|reject|(^|_)err$", last, re.IGNORECASE):
            return True
        for keyword in value.keywords:
            if keyword.arg in ("status_code", "status"):
                code = file.constant(keyword.value)
                if not isinstance(code, int):
                    return not says_well(keyword.arg, keyword.value)
                return code >= 400
            if keyword.arg is not None and _SIGNAL.search(keyword.arg):
                if not says_well(keyword.arg, keyword.value):
                    return True
        return any(tells(file, a, name) for a in value.args) or (name is not None and _mentions(value, name))
    if isinstance(value, ast.Name) and name is not None and value.id == name:
        return False
    return False


def _says(value: ast.expr) -> bool:
    """Whether a text names a failure or a fallback."""
    for part in ast.walk(value):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and _TELLING.search(part.value):
            return True
    return False


def _mentions(value: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(value))


def _own_calls(statement: ast.stmt) -> Iterator[ast.Call]:
    """The calls of a statement, without what is made only to be logged, or to be thrown away."""
    if not isinstance(statement, ast.Expr | ast.Assign | ast.Return | ast.AugAssign | ast.AnnAssign):
        return
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) and is_unraised(statement.value):
        return
    rest: list[ast.AST] = [statement]
    while rest:
        part = rest.pop()
        if isinstance(part, ast.Call):
            if is_log(part):
                continue
            yield part
        rest.extend(ast.iter_child_nodes(part))


def try_of(handler: ast.ExceptHandler) -> ast.Try | None:
    """The statement that the handler belongs to."""
    parent = parent_of(handler)
    return parent if isinstance(parent, ast.Try) else None


def worker_loop(file: FileContext, node: ast.AST) -> bool:
    """Whether `node` is in an endless loop, whose job is to go on."""
    return any(
        isinstance(loop, ast.While) and not isinstance(loop.test, ast.Compare)
        for loop in file.ancestors(node, ast.While)
    )


def in_loop(file: FileContext, node: ast.AST) -> ast.stmt | None:
    """The `for` loop round `node`, inside its function."""
    return next(iter(file.ancestors(node, (ast.For, ast.AsyncFor))), None)


def keeps_traceback(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler logs with a traceback."""
    for statement in handler.body:
        for call in file.inside(statement, ast.Call):
            if _last(call.func) in ("exception", "print_exc", "format_exc", "capture_exception", "record_exception"):
                return True
            if any(k.arg == "exc_info" for k in call.keywords):
                return True
    return False


def logs_error(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler logs as an error, or with a traceback: whoever watches a program's errors hears of it."""
    if keeps_traceback(file, handler):
        return True
    calls = (call for statement in handler.body for call in file.inside(statement, ast.Call))
    return any(_last(call.func) in ("error", "critical", "log_error") and is_log(call) for call in calls)


def warns(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler logs as a warning at least, or with a traceback: a line on the screen is no log."""
    if keeps_traceback(file, handler):
        return True
    calls = (call for statement in handler.body for call in file.inside(statement, ast.Call))
    return any(_last(call.func) in _WARNS and is_log(call) for call in calls)


def enclosing(node: ast.AST) -> str:
    """The names of the functions and classes round `node`, lower case, joined by blanks."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return " ".join(parent.name.lower() for parent in parents(node) if isinstance(parent, kinds))


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
