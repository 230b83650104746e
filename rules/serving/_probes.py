"""What a probe answers: a constant, a state that changes nothing, or a refusal that only the body shows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, TypeGuard

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_NOT_READY: Final = regex(
    r"(?i)^'(not[_ -]?ready|unready|unavailable|not[_ -]?available|starting|loading|unhealthy|degraded|down|error"
    r"|failed)'$"
    r"|^False$"
)
_LACKS: Final = regex(
    r"(?i)(^|[_\W])(no|not|without|missing|warn(ing)?|fail(ed|ure)?|un(loaded|trained|ready)|error)([_\W]|$)"
)
"""Words of what a service lacks: ``"warning_model_not_loaded"``."""
_WELL: Final = regex(r"(?i)^(healthy|ok(ay)?|up|ready|alive|running|operational|available|pass(ing)?)[.!]?$")
_HEALTHY: Final = regex(r"(?i)'(healthy|ready|operational)'")
_SPEAKS: Final = regex(r"(?i)^((service|app|api|server)_?)?(status|state|health|healthy|ok|ready|is_(healthy|ready))$")
_STATE: Final = regex(
    r"(?i)(loaded|ready|available|initiali[sz]ed|connected|healthy|(?<=_)ok|(model|database|db|redis|index|store)_(status|state))$|^(\w+_)?(models?_loaded\w*|components|services|checks)$"
)
"""Names of fields that tell how the service's parts are."""
_LOOKS: Final = regex(
    r"(?i)(^|_)(check|ping|probe)(_|$)|(^|_)health(_check)?$|^is_\w*(healthy|ready|alive|connected|loaded)$"
)
"""Names of what is called to learn how a part is."""
_READY_FLAG: Final = regex(r"(?i)^(is_?)?ready$")
_SETTINGS: Final = regex(r"^(\w*settings|config|cfg|conf|app)(\.\w+)+$|^\w*(VERSION|version)\w*$")
_CLOCK: Final = regex(r"(datetime|time\.time|isoformat|utcnow|strftime)")
_REFUSES: Final = regex(r"(?i)status_code|raise |abort\(|\b50[03]\b|HTTPException|make_response|Response\(")
_SETS_STATUS: Final = regex(
    r"status_code(?! ?(==|!=|<|>|in\b|<=|>=))|\braise\b|\babort\(|\b50[03]\b|HTTPException|make_response|\.status ?="
    r"|(?<!\w)(\w+\.)?(JSON|ORJSON|UJSON|PlainText|HTML)?Response\("
)
"""What gives an answer another status than 200."""
_ANSWERS: Final = regex(
    r"status_code|\braise\b|\babort\(|\b50[03]\b|HTTPException|make_response|(?<!\w)(\w+\.)?\w*Response\("
)
_WATCHES: Final = regex(
    r"(?i)(^|[._])(start_as_current_)?(span|tracer?|timer?|timed|timing|log\w*|metrics?|histogram)\b"
)
"""What a body runs in to be watched, and what that is told."""
_WRAPPERS: Final = frozenset({"jsonify", "JSONResponse", "Response", "PlainTextResponse", "dict", "str", "bool"})


def says_it_with_200(file: FileContext, node: FunctionNode) -> ast.Return | None:
    """The answer in which a probe says that it is not ready, or not well, where it sets no status anywhere and may
    answer otherwise: ``{"status": "ok" if connected else "unhealthy"}``.
    """
    text = "\n".join(ast.unparse(statement) for statement in node.body)
    if _SETS_STATUS.search(text):
        return None
    told = [each for each in file.inside(node, ast.Return) if each.value is not None and not _is_never(file, each)]
    bad = [each for each in told if _says(file, each.value, chosen=len(told) == 1)]
    return bad[-1] if bad else None


def says_whether(file: FileContext, node: FunctionNode) -> ast.Return | None:
    """The answer of a readiness route that holds ``"ready": connected``, where it sets no status anywhere."""
    text = "\n".join(ast.unparse(statement) for statement in node.body)
    told = [each for each in file.inside(node, ast.Return) if each.value is not None]
    if _SETS_STATUS.search(text) or len(told) != 1 or told[0].value is None:
        return None
    for name, value in _fields(_seen_through(file, told[0].value)):
        if _READY_FLAG.match(name) and not _says_nothing(file, value):
            return told[0]
    return None


def _is_never(file: FileContext, answer: ast.Return) -> bool:
    """Whether an answer stands under a test of a name that was given a constant, and nothing else: a stub."""
    around = parent_of(answer)
    if not isinstance(around, ast.If) or answer not in around.body:
        return False
    denied = isinstance(around.test, ast.UnaryOp) and isinstance(around.test.op, ast.Not)
    asked = around.test.operand if isinstance(around.test, ast.UnaryOp) and denied else around.test
    known = _seen_through(file, asked) if isinstance(asked, ast.Name) else asked
    return isinstance(known, ast.Constant) and bool(known.value) is denied


def _says(file: FileContext, answer: ast.expr | None, *, chosen: bool) -> bool:
    """Whether an answer says that something is not well: where it is the only one, as one of two, and of the whole."""
    for name, value in _fields(_seen_through(file, answer)) if answer is not None else ():
        made = _seen_through(file, value)
        if isinstance(made, ast.IfExp) and _SPEAKS.match(name) and _is_either(made):
            return True
        if not chosen and _is_not_well(made):
            return True
    return False


def _is_either(made: ast.IfExp) -> bool:
    """Whether one of two answers says that something is not well, or is a text beside one that says that it is."""
    both = (made.body, made.orelse)
    well, words = (
        [each for each in both if _well(each)],
        [each.value for each in both if isinstance(each, ast.Constant)],
    )
    lacks = any(isinstance(word, str) and _LACKS.search(word) for word in words)
    return any(map(_is_not_well, both)) or (len(well) == 1 and lacks)


def _is_not_well(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and _NOT_READY.search(ast.unparse(value)) is not None


def refuses(node: FunctionNode) -> bool:
    """Whether a probe sets a status where it is not well."""
    return _REFUSES.search("\n".join(ast.unparse(statement) for statement in node.body)) is not None


def is_constant(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route answers the same whatever happens: no call, no test, nothing looked up but what is constant."""
    for statement in _unwrapped(node.body):
        if isinstance(statement, ast.Pass) or (_is_plain(statement) and _says_nothing(file, _assigned(statement))):
            continue
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            name = ast.unparse(statement.value.func).lower()
            if "log" not in name and "print" not in name and not _WATCHES.search(name):
                return False
            continue
        if not isinstance(statement, ast.Return) or not _says_nothing(file, statement.value):
            return False
    return True


def _unwrapped(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body, also in the span or the timer that it runs in, and what is done in the end."""
    for statement in body:
        if isinstance(statement, ast.With | ast.AsyncWith | ast.Try) and is_watching(statement):
            yield from _unwrapped(statement.body)
            yield from _unwrapped(getattr(statement, "finalbody", []))
        else:
            yield statement


def is_watching(node: ast.AST) -> bool:
    """Whether a statement only watches what is done in it: a span, a timer, a ``finally`` without a handler."""
    if isinstance(node, ast.With | ast.AsyncWith):
        return all(_WATCHES.search(ast.unparse(item.context_expr)) for item in node.items)
    return isinstance(node, ast.Try) and not node.handlers


def _assigned(statement: ast.stmt) -> ast.expr | None:
    return statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None


def _is_plain(statement: ast.stmt) -> bool:
    """Whether a statement gives a value to one name."""
    if isinstance(statement, ast.AnnAssign):
        return isinstance(statement.target, ast.Name) and statement.value is not None
    return isinstance(statement, ast.Assign) and all(isinstance(each, ast.Name) for each in statement.targets)


def _answers(file: FileContext, node: FunctionNode) -> list[ast.expr]:
    """What a route answers, seen through a name: a dict that gains fields later is looked into as it was written."""
    told = [each.value for each in file.inside(node, ast.Return) if each.value is not None]
    return [_seen_through(file, value) for value in told]


def _seen_through(file: FileContext, value: ast.expr) -> ast.expr:
    """The value of a local name that is given one value, and the value itself otherwise."""
    if not isinstance(value, ast.Name) or value.id not in file.scope_of(value).bindings:
        return value
    return file.names.single_value(value) or value


_READS: Final = regex(
    r"^pandas\.read_\w+$|^builtins\.open$|^csv\.(Dict)?[rR]eader$|^json\.load$|^numpy\.(load|genfromtxt)$"
)
_PLAIN: Final = regex(
    r"^builtins\.(?!\?)|^(collections|csv|datetime|flask|fastapi|json|math|numpy|operator|os|pandas|pathlib|time)\."
    r"|^builtins\.\?\.(append|extend|sort|items|keys|values|get|update|join|format|strip|split|lower|isoformat|to_dict|tolist)$"
)


def gives_stored(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route reads what it answers from a file, and calls nothing that could be a model."""
    calls = [call for statement in node.body for call in file.inside(statement, ast.Call)]
    names = [file.call_name(call) or f"builtins.?.{last_part(call.func)}" for call in calls]
    others = (
        name for name in names if not _WATCHES.search(name) and not name.startswith(("logging.", "opentelemetry."))
    )
    return any(_READS.match(name) for name in names) and all(_PLAIN.match(name) for name in others)


def says_healthy(file: FileContext, node: FunctionNode) -> bool:
    """Whether a constant answer says more than that the process runs."""
    return any(_HEALTHY.search(ast.unparse(answer)) for answer in _answers(file, node))


def greets(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route answers ``{"status": "ok"}``, with whatever else: the first page of a service is a probe, too."""
    answers = _answers(file, node)
    answer = answers[0] if len(answers) == 1 else None
    said = answer.elts[0] if isinstance(answer, ast.Tuple) and answer.elts else answer
    return said is not None and any(_SPEAKS.match(name) and _well(value) for name, value in _fields(said))


def unheeded(file: FileContext, node: FunctionNode) -> tuple[str, str] | None:
    """What a probe says is well, and the field beside it that may say otherwise; None where one moves the other.

    ``{"status": "healthy", "model_loaded": model is not None}`` answers 200, whatever is loaded.
    """
    answers = [given_back(file, each) for each in _answers(file, node)]
    if len(answers) != 1 or file.inside(node, ast.If):
        return None
    told = answers[0]
    helper = next((f for f in file.functions() if f.name == last_part(told.func)), None) if _is_bare(told) else None
    if helper is not None:
        answers = _answers(file, helper)  # `status = {"status": "ok"}; status.update(...); return status`
        if len(answers) != 1 or not isinstance(answers[0], ast.Dict) or file.inside(helper, ast.If):
            return None
    fields = dict(_fields(answers[0]))
    made = f"{last_part(answers[0].func)}(" if isinstance(answers[0], ast.Call) else ""
    text = "\n".join(ast.unparse(statement) for statement in node.body)
    if _ANSWERS.search(text.replace(made, "(") if made[:1].isupper() else text):
        return None
    well = next((word for name, value in fields.items() if _SPEAKS.match(name) and (word := _well(value))), "")
    knows = next((n for n, v in fields.items() if _tells(n, v) and not _says_nothing(file, v)), "")
    return (well, knows) if well and knows else None


def _is_bare(value: ast.expr) -> TypeGuard[ast.Call]:
    """``serving_status()``."""
    bare = isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
    return isinstance(value, ast.Call) and bare and not value.args and not value.keywords


def _tells(name: str, value: ast.expr) -> bool:
    """Whether a field says how a part of the service is: by its name, or as the answer of what was asked for that."""
    asked = value.value if isinstance(value, ast.Await) else value
    if isinstance(asked, ast.Call) and _LOOKS.search(last_part(asked.func)) and not _SPEAKS.match(name):
        return True
    return _STATE.search(name) is not None


def _fields(answer: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """The fields of an answer that is written out: a dict, or a schema that is made on the spot."""
    if isinstance(answer, ast.Call):
        if last_part(answer.func) == "jsonify" and len(answer.args) == 1:
            yield from _fields(answer.args[0])
        for keyword in answer.keywords:
            if keyword.arg is not None:
                yield keyword.arg, keyword.value
    if isinstance(answer, ast.Dict):
        for key, value in zip(answer.keys, answer.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, value


def _well(value: ast.expr) -> str:
    said = value.value if isinstance(value, ast.Constant) else None
    return "true" if said is True else said if isinstance(said, str) and _WELL.match(said) else ""


def _says_nothing(file: FileContext, value: ast.expr | None) -> bool:
    """Whether a value is the same at every call: constants, settings, the clock."""
    if value is None or isinstance(value, ast.Constant) or file.constant(value) is not UNKNOWN:
        return True
    if isinstance(value, ast.Dict):
        return all(_says_nothing(file, item) for item in value.values)
    if isinstance(value, ast.Tuple | ast.List):
        return all(_says_nothing(file, item) for item in value.elts)
    if isinstance(value, ast.BinOp):
        return _says_nothing(file, value.left) and _says_nothing(file, value.right)
    if isinstance(value, ast.JoinedStr):
        return all(_says_nothing(file, part.value) for part in value.values if isinstance(part, ast.FormattedValue))
    if isinstance(value, ast.Name) and (made := _seen_through(file, value)) is not value:
        return _says_nothing(file, made)
    if isinstance(value, ast.Name | ast.Attribute):
        return _SETTINGS.match(ast.unparse(value)) is not None
    if isinstance(value, ast.Call):
        name = file.call_name(value) or ast.unparse(value.func)
        if _CLOCK.search(name):
            return True
        given = [*value.args, *(keyword.value for keyword in value.keywords)]
        if not all(_says_nothing(file, item) for item in given):
            return False
        last = name.rpartition(".")[2]
        # a schema may have fields of its own that look: one that is told it is well does not
        return last in _WRAPPERS or (last[:1].isupper() and any(_well(item) for item in given))
    return False
