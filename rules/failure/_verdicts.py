"""One verdict for each handler, so that no failure is reported under two codes."""

from __future__ import annotations

import ast
import re
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext
from mlaudit.code.names import statements
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import _handlers as handlers
from ._work import kinds

_GUARD: Final = regex(
    r"(^|_)(valid|validate|validator|verify|verified|check|guard|gate|moderate|moderation|allow|allowed|auth|authenticate"
    r"|authorize|authorized|permitted|safe|toxic|ood|filter|screen|is_(valid|safe|allowed|permitted|authori[sz]ed|authenticated|signed|trusted|clean|in_domain|flagged)\w*|encrypt|decrypt|sanitize|redact|mask)(_|$)"
)
_SECRECY: Final = regex(r"(^|_)(encrypt|redact|mask|anonymi[sz]e|pseudonymi[sz]e|scrub)(_|$)")
_NOT_GUARD: Final = regex(
    r"(^|_)(cache|cached|exists|available|connected|installed|supported|running|retry|gpu|cuda)(_|$)"
)
_SCORES: Final = regex(
    r"(^|_)(prob|probability|probabilities|score|scores|confidence|prediction|predictions|predicted|pred|severity|label"
    r"|risk|price|forecast|estimate|yield|rating|sentiment|pct|percent|similarity|relevance|amount)(_|$)",
    re.IGNORECASE,
)
_ANSWERS: Final = regex(
    r"(^|_)(predict|prediction|infer|inference|classify|score|scores|estimate|forecast|probability|proba|confidence|recommend"
    r"|similarity|rank|detect|sentiment|severity|risk)(_|$)"
)
_CLEAN_UP: Final = regex(
    r"(^|[\s_])(close|cleanup|clean_up|teardown|shutdown|__del__|__exit__|__aexit__|dispose|warm_?up|benchmark|telemetry"
    r"|metrics?|heartbeat|notify|optional|probe|health\w*|readiness|liveness|status)(_|\s|$)"
)
_OTHERWISE: Final = regex(r"fallback|default|estimat|heuristic|rule|offline|local|backup", re.IGNORECASE)
_SUBSTITUTES: Final = regex(
    r"^(PIL\.Image\.new|(numpy|torch|tensorflow)\.(zeros|ones|full|rand|randn|random\.\w+)(_like)?)$"
)


_DATABASE_ERROR: Final = regex(
    r"(^|\.)(SQLAlchemyError|DatabaseError|OperationalError|PyMongoError)$"
    r"|(psycopg2?|sqlite3|pymysql|asyncpg)\.(Error|PostgresError|InterfaceError)$"
)
_OPTIONAL: Final = regex(r"(?i)cache|comment|meta|optional|try_|hint|version")
"""Functions whose answer may be missing."""
_STAND_IN: Final = regex(
    r"^(Mock|Dummy|Fake|Stub)\w*(Model|Classifier|Predictor|Regressor|Estimator|Pipeline|LLM|Recommender|Detector)$"
    r"|(^|_)(mock|dummy|fake|stub)_(\w+_)?(model|classifier|predictor|regressor|estimator|pipeline|llm)$"
)
"""Classes and functions that pretend to be a model."""


class Verdict(NamedTuple):
    """A code and what is to be said."""

    code: str
    message: str
    confidence: float = 1.0
    needs: str = ""


def verdict(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """What is wrong with a handler; None where the caller can tell, or nothing that matters is lost."""
    known: dict[ast.ExceptHandler, Verdict | None] = file.shared.setdefault("failure verdicts", {})
    if handler not in known:
        known[handler] = _judge(file, handler)
    return known[handler]


def _judge(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    block = handlers.try_of(handler)
    if block is None or handlers.raises(handler):
        return None
    if not handlers.is_broad(file, handler):
        if _is_database_error(handler) and not handlers.signals(file, handler):
            return _failed_query(file, block, handler, kinds(file, block.body), handlers.logs(file, handler))
        return _switched(file, block, handler)
    around = handlers.enclosing(handler)
    guard = _open_guard(file, handler)
    if guard is not None:
        return guard
    about = kinds(file, block.body)
    made_up = _fabricated(file, handler, about)
    if made_up is not None:
        return made_up
    if not about or _CLEAN_UP.search(around) or handlers.signals(file, handler):
        return None
    if handlers.worker_loop(file, handler) and handlers.keeps_traceback(file, handler):
        return None
    return _swallowed(file, block, handler, about)


# --- MLA102, MLA103 ---------------------------------------------------------------------------------------------


def _swallowed(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    logged = handlers.logs(file, handler)
    if "load" in about or ("make" in about and _says_load(handler)):
        call = about.get("load") or about["make"]
        return _failed_load(file, block, handler, call, logged)
    if "predict" in about:
        call = about["predict"]
        if _tries_again(file, handler) or _answer_is_checked(file, block, handler) or _tries_next(file, block):
            return None
        if _is_declared_optional(file, handler):
            return None
        return Verdict(
            "MLA102",
            f"a failure of `{_shown(file, call)}` {_fate(handler)}: the caller cannot tell it from an answer",
            needs="" if not logged else "quiet",
        )
    if "read" in about and not logged and not _tries_again(file, handler) and not _assigns(handler):
        call = about["read"]
        if not _answer_is_checked(file, block, handler):
            message = f"data that `{_shown(file, call)}` cannot read is left out without a word"
            return Verdict("MLA102", message)
    failed = _failed_query(file, block, handler, about, logged)
    if failed is not None:
        return failed
    if "note" in about and not logged and _does_nothing(handler):
        call = about["note"]
        return Verdict(
            "MLA102", f"a failure of `{_shown(file, call)}` is passed over in silence: the run's record has holes"
        )
    return None


def _failed_query(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call], logged: bool
) -> Verdict | None:
    """A database that is out of reach looks like one that holds nothing."""
    call = about.get("query")
    if call is None:
        return None
    needs = "quiet" if logged else ""
    shown = _shown(file, call)
    shown = "the query" if shown.startswith("...") else f"`{shown}`"
    if _returns_empty(file, handler):
        said = f"when {shown} fails, an empty result goes out as if nothing had been found"
        return Verdict("MLA109", said, needs=needs)
    if _falls_out(file, block, handler):
        said = f"when {shown} fails, the caller gets None where the annotation promises an answer"
        return Verdict("MLA102", said, needs=needs)
    around = handlers.enclosing(handler)
    if logged and _returns_none(handler.body) and _returns_none(block.body) and not _OPTIONAL.search(around):
        said = f"when {shown} fails, the caller gets None, as where nothing was found: an outage looks like an answer"
        return Verdict("MLA102", said, 0.7, needs)
    return None


def _returns_none(body: list[ast.stmt]) -> bool:
    """Whether a ``return None`` is written in a block, by itself or as one side of an expression."""
    for statement in statements(body):
        if isinstance(statement, ast.Return) and statement.value is not None:
            value = statement.value
            for part in (value, *((value.body, value.orelse) if isinstance(value, ast.IfExp) else ())):
                if isinstance(part, ast.Constant) and part.value is None:
                    return True
    return False


def _is_database_error(handler: ast.ExceptHandler) -> bool:
    kind = handler.type
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
    return any(_DATABASE_ERROR.search(ast.unparse(one)) for one in each)


def stand_in(body: list[ast.stmt]) -> str:
    """The pretended model that a block puts in the place of the one that is missing; "" where there is none."""
    for statement in statements(body):
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.Assign | ast.Return) and isinstance(value, ast.Call):
            name = ast.unparse(value.func).rpartition(".")[2]
            if _STAND_IN.search(name):
                return name
    return ""


def _failed_load(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call, logged: bool
) -> Verdict | None:
    pretended = stand_in(handler.body)
    if pretended:
        said = f"when `{_shown(file, call)}` fails, `{pretended}` answers in the model's place and nobody is told"
        return Verdict("MLA103", said)
    if _tries_again(file, handler) or _goes_on_to(file, block) or _says_no(file, handler):
        return None
    if "cache" in handlers.enclosing(handler) and (_returns_none(handler.body) or _does_nothing(handler)):
        return None  # an entry that cannot be read is one that is not there
    shown = _shown(file, call)
    kept = _state_left(file, block, handler)
    if kept is not None:
        if _is_checked(file, kept, handler):
            return None
        return Verdict("MLA103", f"when `{shown}` fails, `{kept}` stays empty and the program goes on without a model")
    if _answer_is_checked(file, block, handler):
        return None
    return Verdict(
        "MLA102",
        f"a failure of `{shown}` {_fate(handler)}: the program goes on without what it could not load",
        needs="quiet" if logged else "",
    )


def _says_no(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function answers True where it worked, and False here."""
    function = file.function_of(handler)
    if function is None:
        return False
    returned = [s.value for s in file.inside(function, ast.Return)]
    constants = [v.value for v in returned if isinstance(v, ast.Constant)]
    return len(constants) == len(returned) and set(map(type, constants)) == {bool} and True in constants


def _state_left(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> str | None:
    """The global, attribute or module-level name that a failed load leaves empty."""
    home = file.function_of(block)
    shared = set(file.tree.scope_at(home).globals) if home is not None else None
    for body in (handler.body, block.body):
        for statement in statements(body):
            if not isinstance(statement, ast.Assign | ast.AnnAssign):
                continue
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            for target in targets:
                if isinstance(target, ast.Attribute):
                    return ast.unparse(target)
                if isinstance(target, ast.Name) and (shared is None or target.id in shared):
                    return target.id
                if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Attribute):
                    return ast.unparse(target.value)
    return None


def _is_checked(file: FileContext, kept: str, handler: ast.ExceptHandler) -> bool:
    """Whether code that uses the name refuses to go on without it: a test that raises or answers with an error."""
    last = kept.rpartition(".")[2]
    for test in file.tree.of(ast.If):
        if not _tests_absence(test.test, last):
            continue
        for statement in statements([*test.body, *test.orelse]):
            if isinstance(statement, ast.Raise):
                return True
            if isinstance(statement, ast.Return) and handlers.tells(file, statement.value):
                return True
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                name = ast.unparse(statement.value.func)
                if re.search(r"(abort|exit|st\.(error|stop)|fail|load)", name):
                    return True
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                if last in [ast.unparse(t).rpartition(".")[2] for t in statement.targets]:
                    return True  # built again on first use
    return False


def _tests_absence(test: ast.expr, name: str) -> bool:
    for part in ast.walk(test):
        if isinstance(part, ast.Name) and part.id == name:
            return True
        if isinstance(part, ast.Attribute) and part.attr == name:
            return True
        if isinstance(part, ast.Constant) and part.value == name:
            return True
    return False


def _answer_is_checked(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether the name that the handler leaves empty is tested after the block, in the same function."""
    home: ast.AST = file.function_of(block) or file.tree.module
    names = {
        target.id
        for statement in statements([*handler.body, *block.body])
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    end = block.end_lineno or block.lineno
    tests: list[ast.If | ast.IfExp] = [*file.inside(home, ast.If), *file.inside(home, ast.IfExp)]
    return any(test.lineno > end and any(_tests_absence(test.test, name) for name in names) for test in tests)


def _tries_again(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler does the work in another way: loads, reads or predicts again, or calls a fallback."""
    if kinds(file, handler.body):
        return True
    for statement in statements(handler.body):
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.Return | ast.Assign) and isinstance(value, ast.Call | ast.Await):
            inner = value.value if isinstance(value, ast.Await) else value
            name = ast.unparse(inner.func) if isinstance(inner, ast.Call) else ""
            if name not in ("dict", "list", "set", "str", "tuple") and not name.startswith(("pd.", "pandas.")):
                return True
    return False


def _goes_on_to(file: FileContext, block: ast.Try) -> bool:
    """Whether what follows a `try` that would have returned does the work in another way."""
    if not any(isinstance(s, ast.Return) for s in block.body):
        return False
    body = getattr(parent_of(block), "body", [])
    after = body[body.index(block) + 1 :] if block in body else []
    if kinds(file, after) or any(isinstance(s, ast.Try) for s in after):
        return True
    return any(isinstance(s, ast.Return) and _OTHERWISE.search(ast.unparse(s)) for s in after)


def _tries_next(file: FileContext, block: ast.Try) -> bool:
    """Whether a loop asks one provider or model after another until one answers."""
    answered = any(isinstance(s, ast.Return | ast.Break) for s in statements(block.body))
    return _goes_on_to(file, block) or (answered and handlers.in_loop(file, block) is not None)


def _is_declared_optional(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler returns a None that the function's annotation declares."""
    function = file.function_of(handler)
    returned = [s for s in statements(handler.body) if isinstance(s, ast.Return)]
    if function is None or function.returns is None or not returned:
        return False
    return bool(re.search(r"\bNone\b|Optional", ast.unparse(function.returns)))


def _says_load(handler: ast.ExceptHandler) -> bool:
    text = " ".join(p.value for p in ast.walk(handler) if isinstance(p, ast.Constant) and isinstance(p.value, str))
    return re.search(r"(load|initiali[sz]|start)", text, re.IGNORECASE) is not None


def _fate(handler: ast.ExceptHandler) -> str:
    for statement in statements(handler.body):
        if isinstance(statement, ast.Return):
            return f"becomes `{'None' if statement.value is None else ast.unparse(statement.value)[:40]}`"
        if isinstance(statement, ast.Continue):
            return "skips the item"
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            return f"becomes `{ast.unparse(statement)[:60]}`"
    return "is passed over"


def _does_nothing(handler: ast.ExceptHandler) -> bool:
    return all(isinstance(statement, ast.Pass | ast.Continue) for statement in handler.body)


def _assigns(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(statement, ast.Assign | ast.AugAssign) for statement in statements(handler.body))


def _switched(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A data set that cannot be read is replaced by another one without a word."""
    if handlers.logs(file, handler) or len(block.body) != 1 or len(handler.body) != 1:
        return None
    first, second = block.body[0], handler.body[0]
    if not (isinstance(first, ast.Assign) and isinstance(second, ast.Assign)):
        return None
    if ast.unparse(first.targets[0]) != ast.unparse(second.targets[0]):
        return None
    made, instead = first.value, second.value
    if isinstance(made, ast.Call) and isinstance(instead, ast.Call):
        names = [ast.unparse(call.func).rpartition(".")[2] for call in (made, instead)]
        caught = ast.unparse(handler.type) if handler.type is not None else ""
        if names[0] != names[1] and names[0].endswith("Dataset") and "RuntimeError" in caught:
            return Verdict(
                "MLA102", f"any error in `{names[0]}` silently makes `{names[1]}` the data: a fault in it is hidden"
            )
    return None


# --- MLA109 -----------------------------------------------------------------------------------------------------


def _fabricated(file: FileContext, handler: ast.ExceptHandler, about: dict[str, ast.Call]) -> Verdict | None:
    around = handlers.enclosing(handler)
    if handlers.signals(file, handler):
        return None
    function = file.function_of(handler)
    for statement in statements(handler.body):
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.Return | ast.Assign) and isinstance(value, ast.expr):
            invented = invented_answer(file, value)
            if invented:
                return Verdict("MLA109", f"on any failure {invented} goes out as if it had been computed")
            if isinstance(statement, ast.Return) and _is_number(value) and _answers(function, about):
                shown = ast.unparse(value)
                return Verdict("MLA109", f"on any failure `{shown}` is returned as if it had been computed")
            if isinstance(statement, ast.Assign) and isinstance(value, ast.Call) and "read" in about:
                if _SUBSTITUTES.match(file.call_name(value) or ""):
                    message = f"what cannot be read becomes `{_shown(file, value)}` and keeps its label"
                    if "__getitem__" in around or handlers.in_loop(file, handler) is not None:
                        return Verdict("MLA109", message)
    return None


def invented_answer(file: FileContext, value: ast.expr) -> str:
    """The key of a made-up number in a dict that is answered, shown with its value; "" where there is none."""
    if handlers.tells(file, value):
        return ""
    for part in ast.walk(value):
        if isinstance(part, ast.Dict):
            for key, item in zip(part.keys, part.values, strict=True):
                name = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
                if _SCORES.search(name) and _is_number(item) and file.constant(item) not in (0, 0.0, 1, -1):
                    return f"`{name}: {ast.unparse(item)}`"
    return ""


def _is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.UnaryOp):
        value = value.operand
    return (
        isinstance(value, ast.Constant) and isinstance(value.value, int | float) and not isinstance(value.value, bool)
    )


def _answers(function: ast.FunctionDef | ast.AsyncFunctionDef | None, about: dict[str, ast.Call]) -> bool:
    return function is not None and (bool(_ANSWERS.search(function.name.lower())) or "predict" in about)


def _falls_out(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether the handler lets the function end with None, which its annotation does not know."""
    function = file.function_of(handler)
    if function is None or function.returns is None or function.body[-1] is not block:
        return False
    if re.search(r"\bNone\b|Optional|Any|object", ast.unparse(function.returns)):
        return False
    gives = any(isinstance(s, ast.Return) and s.value is not None for s in statements([*block.body, *block.orelse]))
    return gives and not any(isinstance(s, ast.Return | ast.Continue | ast.Break) for s in statements(handler.body))


def _returns_empty(file: FileContext, handler: ast.ExceptHandler) -> bool:
    for statement in statements(handler.body):
        if isinstance(statement, ast.Return) and statement.value is not None:
            value = statement.value
            if _is_empty(value):
                return True
    return False


def _is_empty(value: ast.expr) -> bool:
    if isinstance(value, ast.List):
        return not value.elts
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and _is_empty(value.elts[0])
    return isinstance(value, ast.Call) and ast.unparse(value) in ("list()", "dict()", "pd.DataFrame()")


# --- MLA110 -----------------------------------------------------------------------------------------------------


def _open_guard(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """A check that answers "allowed" when it throws: True where the same function also knows False."""
    function = file.function_of(handler)
    if function is None:
        return None
    name = function.name.lower()
    if _NOT_GUARD.search(name):
        return None
    returned = [s.value for s in statements(handler.body) if isinstance(s, ast.Return) and s.value is not None]
    if not returned:
        return None
    others = [
        s.value
        for s in statements(function.body)
        if isinstance(s, ast.Return) and s.value is not None and s.value not in returned
    ]
    if _SECRECY.search(name) and _parameters(function) & {ast.unparse(value) for value in returned}:
        return Verdict("MLA110", f"when `{function.name}` fails it hands its input back as it came: plain text goes on")
    opens = any(_truth(value) is True for value in returned)
    refuses = any(_truth(value) is False for value in others)
    computed = any(not isinstance(value, ast.Constant) for value in others)
    if opens and (refuses or (computed and _GUARD.search(name))) and _GUARD.search(name + "_" + _verbs(others)):
        return Verdict(
            "MLA110",
            f"when `{function.name}` fails it answers {_allowed(returned)}: the check is open to whatever breaks it",
        )
    return None


def _verbs(values: list[ast.expr]) -> str:
    text = " ".join(
        p.value for v in values for p in ast.walk(v) if isinstance(p, ast.Constant) and isinstance(p.value, str)
    )
    return "valid" if re.search(r"valid|reject|not allowed|denied|blocked|unsafe|invalid", text, re.IGNORECASE) else ""


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    return {a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in ("self", "cls")}


def _truth(value: ast.expr) -> bool | None:
    """The verdict in a returned value: a bool, the first of a tuple, or the one under a telling key."""
    if isinstance(value, ast.Constant) and isinstance(value.value, bool):
        return value.value
    if isinstance(value, ast.Tuple) and value.elts:
        return _truth(value.elts[0])
    if isinstance(value, ast.Dict):
        for key, item in zip(value.keys, value.values, strict=True):
            written = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
            if re.search(r"(^|_)(valid|allowed|safe|ok|passed|approved|authenticated|authorized)$", written):
                return _truth(item)
    return None


def _allowed(values: list[ast.expr]) -> str:
    return next((f"`{ast.unparse(value)[:40]}`" for value in values if _truth(value) is True), "yes")


def _shown(file: FileContext, call: ast.Call) -> str:
    shown = file.text(call.func)
    return shown if len(shown) <= 60 else f"...{shown[-40:].partition('.')[1]}{shown[-40:].partition('.')[2]}"
