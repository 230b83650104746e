"""Failures that are all taken for "there is none", and answered by making one."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._models.answered_without import held_where
from .._told.told import following
from .._ways_out import absent, shown_call
from .._work import calls

_LOOKS: Final = regex(r"^(get|describe|head|retrieve)(_\w+)?$")
_MAKES: Final = regex(r"^(begin_)?create(_\w+)?$")

_THERE_ALREADY: Final = frozenset({"exists_ok", "exist_ok", "if_not_exists"})

ASKS_REGISTRY: Final = frozenset(
    {"get_model_version_by_alias", "get_latest_versions", "search_model_versions", "get_registered_model"}
    | {"search_registered_models", "get_model_version"}
)
_PROMOTES: Final = regex(
    r"(?i)^_*(set_(\w+_)?alias(_\w+)?|assign_alias|transition_model_version_stage"
    r"|(promote|deploy|publish|release|activate)(_\w+)?)$"
)
_LEAST: Final = frozenset({"0", "0.0", "-1", "-1.0", "None", "float('inf')", "float('-inf')", "math.inf", "np.inf"})
_KNOWS: Final = regex(r"(?i)error_code|RESOURCE_DOES_NOT_EXIST|not[_ ]?found|does not exist|NotFound")
_BEST: Final = regex(r"(?i)prod|champ|best|current|baseline|incumbent|previous|deployed|registered")


def taken_for_first(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except MlflowException: client.set_registered_model_alias(...)``: any failure of a registry is taken for "there
    is no model yet", and the new one goes out without a comparison.
    """
    if lasts(file).isdisjoint(ASKS_REGISTRY):
        return None
    reached = (inner for call in calls(file, block.body) for inner in calls_through(file, call))
    asked = next((c for c in reached if last_part(c.func) in ASKS_REGISTRY), None)
    if asked is None or handlers.raises(handler) or _KNOWS.search(ast.unparse(handler)):
        return None
    if (
        _promotes(file, handler.body)
        or _falls_to_promotion(file, block, handler)
        or _leaves_least(file, block, handler)
        or _leaves_none(file, block, handler)
    ):
        said = f"any failure of `{shown_call(file, asked)}`, an outage too, is taken for 'there is no model yet'"
        return Verdict("MLA110", f"{said}: the new one goes out without being compared", 0.7)
    return None


def _falls_to_promotion(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a handler only logs, and what follows promotes, behind a `try` that would have left where the new model
    is no better.
    """
    if not handlers.only_logs(handler):
        return False
    return any(isinstance(s, ast.Return) for s in statements(block.body)) and _promotes(file, following(block))


def _leaves_none(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """``champion = None`` before ``if champion is None: promote(...)``."""
    given = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    left = {
        ast.unparse(s.targets[0])
        for s in handler.body
        if isinstance(s, ast.Assign) and isinstance(s.value, ast.Constant) and s.value.value is None
    }
    return any(
        isinstance(test, ast.If)
        and any(ast.unparse(held) in given & left for held in absent(test.test))
        and _promotes(file, test.body)
        for test in following(block)
    )


def _promotes(file: FileContext, body: list[ast.stmt]) -> bool:
    return any(_PROMOTES.match(last_part(call.func)) for s in body for call in calls_through(file, s))


def _leaves_least(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether the score to beat is then the least there is: set, kept from before, or answered."""
    function = file.function_of(handler)
    for statement in statements(handler.body):
        value = outcome(statement) if isinstance(statement, ast.Return) else getattr(statement, "value", None)
        if (
            isinstance(statement, ast.Return | ast.Assign)
            and value is not None
            and ast.unparse(value) in _LEAST - {"None"}
        ):
            named = function.name if isinstance(statement, ast.Return) and function is not None else ""
            if isinstance(statement, ast.Assign):
                named = ast.unparse(statement.targets[0])
            if _BEST.search(named):
                return True
    if function is None or not handlers.only_logs(handler):
        return False
    given = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    return _promotes(file, function.body) and any(
        ast.unparse(s.targets[0]) in given
        and _BEST.search(ast.unparse(s.targets[0]))
        and ast.unparse(s.value) in _LEAST
        and _promotes_without(file, function, ast.unparse(s.targets[0]))
        for s in work_of(function)
        if isinstance(s, ast.Assign) and s.lineno < block.lineno
    )


def _promotes_without(file: FileContext, function: FunctionNode, name: str) -> bool:
    """Whether anything is promoted outside the branches that are for a `name` which is there: ``if version: ...`` only
    links records to what was found.
    """
    for call in calls(file, function.body):
        if any(_PROMOTES.match(last_part(inner.func)) for inner in calls_through(file, call)):
            inside = (each for each in file.ancestors(call, ast.If) if not _is_otherwise(file, each, call))
            if not any(name in _needed(branch.test) for branch in inside):
                return True
    return False


def _is_otherwise(file: FileContext, branch: ast.If, call: ast.Call) -> bool:
    """Whether a call stands in the `else` of a branch."""
    return any(inner is call for other in branch.orelse for inner in file.inside(other, ast.Call))


def _needed(test: ast.expr) -> set[str]:
    """The names that are there wherever a test holds."""
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
    return {ast.unparse(held) for part in parts if (held := held_where(part)) is not None}


def taken_for_missing(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``client.things.get(name)``, and on any failure ``client.things.create(...)``, of the same client."""
    made = [call for call in calls(file, handler.body) if _MAKES.match(last_part(call.func)) and _owner(call)]
    makes = [call for call in made if not _finds_it_there(file, call)]
    if not makes:
        return None
    owners = {_owner(call) for call in makes}
    for call in calls(file, block.body):
        if _LOOKS.match(last_part(call.func)) and _owner(call) in owners:
            said = f"any failure of `{shown_call(file, call)}`, a refusal or an outage too, is taken for 'not found'"
            return Verdict(
                "MLA102",
                f"{said}, and `{shown_call(file, makes[0])}` follows",
                0.7,
                note=_raises_it(file, block, makes),
            )
    return None


def _raises_it(file: FileContext, block: ast.Try, makes: list[ast.Call]) -> bool:
    """Whether what is made anew is no more than that, and in no other `try`: an outage is raised by this call as well,
    and what is there already is not overwritten.
    """
    plain = all(re.search("(?i)update|upsert|replace|overwrite", last_part(call.func)) is None for call in makes)
    return plain and not any(True for _ in file.ancestors(block, ast.Try))


def _finds_it_there(file: FileContext, call: ast.Call) -> bool:
    """``client.create_table(table, exists_ok=True)``: what is there is left as it is, and an outage or a refusal is
    raised by this call as it was by the one before.
    """
    return any(k.arg in _THERE_ALREADY and file.constant(k.value) is True for k in call.keywords)


def _owner(call: ast.Call) -> str:
    """What a chain of attributes begins with: ``client`` of ``client.compute.get``, ``self.client``; "" for a name."""
    written: list[str] = []
    part = call.func.value if isinstance(call.func, ast.Attribute) else None
    while isinstance(part, ast.Attribute):
        written.append(part.attr)
        part = part.value
    if not isinstance(part, ast.Name):
        return ""
    return f"self.{written[-1]}" if part.id == "self" and written else part.id
