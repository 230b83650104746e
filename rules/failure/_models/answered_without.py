"""What a service answers by a rule of thumb, or by heart, where its model is not there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written, names_in

from .. import _handlers as handlers
from .._made_up.plain import is_number
from .._ways_out import is_empty
from .._work import kinds

_ASKS: Final = regex(r"^(predict\w*|infer(ence)?|classify|forecast|score|decision_function|recommend)$")
_SCORES: Final = regex(
    r"(?i)pred|score|prob|conf(idence)?$|confidence|risk|label|class|verdict|rating|recommend|forecast|estimate|price"
)
"""Names of what a model answers."""
_TELLS: Final = regex(
    r"(?i)fall_?back|heuristic|rule|mock|dummy|demo|degraded|simulat|placeholder|source|method|mode$|mode_|engine|backend"
    r"|strategy|baseline|is_model|from_model|model_?(used|name|version|type|loaded|available|status|ready)|note|warning"
    r"|message|status|available|loaded|not_ready|untrained|reason$|disclaimer|is_default|error|unknown|n/?a$"
)
"""What says in an answer that no model gave it."""
_BY_HEART: Final = regex(
    r"(?i)(^|_)(heuristics?|rules?|rule_based|fall_?back|mock|dummy|demo|simulate\w*|default|basic|simple|naive|keywords?"
    r"|fake|random|placeholder|hard_?coded|manual|approximate|stub)(_|$)"
)
"""Names of functions that answer in a model's place."""
_ENDS: Final = (ast.Raise, ast.Return, ast.Continue, ast.Break)
_LEAVES: Final = frozenset({"stop", "abort", "exit", "fail", "skip"})


class Instead(NamedTuple):
    """What is answered in the place of a model, in words, and where."""

    place: ast.stmt
    said: str


def held_where(test: ast.expr) -> ast.expr | None:
    """What a test finds to be there: ``model`` of ``model`` and of ``model is not None``; None for any other test."""
    if isinstance(test, ast.Name | ast.Attribute | ast.Subscript):
        return test
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.IsNot):
        return None
    empty = test.comparators[0]
    is_none = isinstance(empty, ast.Constant) and empty.value is None
    return test.left if is_none and isinstance(test.left, ast.Name | ast.Attribute | ast.Subscript) else None


def answered_without(file: FileContext, node: ast.If, held: str, *, there: bool) -> Instead | None:
    """What a branch gives the names that the other one gets from the model `held`, or answers at once; None where the
    branch refuses, or says in its answer that no model gave it. `there`: the model is where the test holds.
    """
    home = file.function_of(node)
    if home is None:
        return None
    absent, present = (node.orelse, node.body) if there else (node.body, node.orelse)
    if _tells_elsewhere(file, home, held):
        return None
    asked = {name for name, _ in _given(file, present)} if _asks(file, present, held) else set()
    if absent and _makes(file, absent):
        return None
    if absent and isinstance(absent[-1], ast.Return):
        return _answers(file, home, node, absent, held, there=there)
    if not asked:
        return None
    if not absent:
        return _left(file, node, asked, held) if there else None
    if any(_leaves(file, statement) for statement in absent):
        return None
    made = [(name, value) for name, value in _given(file, absent) if name in asked and _SCORES.search(name)]
    made = [(name, value) for name, value in made if not _is_honest(value)]
    if not made or _tells(file, absent):
        return None
    names = ", ".join(f"`{name}`" for name in dict.fromkeys(name for name, _ in made))
    return Instead(absent[0], f"with no `{held}`, {names} {_by_hand(made)}")


def _by_hand(made: list[tuple[str, ast.expr]]) -> str:
    fixed = all(isinstance(value, ast.Constant) or is_number(value) for _, value in made)
    return "is always the same" if fixed else "comes from a rule of thumb"


def _left(file: FileContext, node: ast.If, asked: set[str], held: str) -> Instead | None:
    """``score = 0.0`` before ``if model: score = model.predict(row)``, and the score goes out either way."""
    body = getattr(parent_of(node), "body", [])
    if node not in body:
        return None
    at = body.index(node)
    after = {n.id for s in body[at + 1 :] for n in file.inside(s, ast.Name) if isinstance(n.ctx, ast.Load)}
    for statement in body[:at]:
        for name, value in _given(file, [statement]) if isinstance(statement, ast.Assign | ast.AnnAssign) else []:
            if name in asked & after and _SCORES.search(name) and is_number(value):
                if not _tells(file, [s for s in body[at + 1 :] if isinstance(s, ast.Return)]):
                    return Instead(node, f"with no `{held}`, `{name}` stays {file.text(value)}")
    return None


def _answers(
    file: FileContext, home: FunctionNode, node: ast.If, absent: list[ast.stmt], held: str, *, there: bool
) -> Instead | None:
    """``if model is None: return heuristic(row)``, or a dictionary of scores that the branch has reckoned itself."""
    answer = absent[-1]
    value = outcome(answer) if isinstance(answer, ast.Return) else None
    if value is None or not _asks(file, home.body, held):
        return None
    if isinstance(value, ast.Call):
        name = last_part(value.func)
        callee = next((each for each in file.functions() if each.name == name), None)
        if callee is not None and _BY_HEART.search(name) is not None:
            if callee is home or handlers.tells(file, value) or _tells(file, callee.body):
                return None
            if _makes(file, callee.body) or _raises(file, callee):
                return None
            return Instead(answer, f"with no `{held}`, `{name}` answers in its place")
        is_plain = name in ("JSONResponse", "jsonify") and len(value.args) == 1 and not value.keywords
        value = value.args[0] if is_plain else value
    if not isinstance(value, ast.Dict) or there or _tells(file, [answer]):
        return None
    scores = [
        key.value
        for key, item in zip(value.keys, value.values, strict=True)
        if isinstance(key, ast.Constant)
        and isinstance(key.value, str)
        and _SCORES.search(key.value)
        and not _is_honest(item)
        and not isinstance(item, ast.Constant)
    ]
    reckoned = {name for name, _ in _given(file, absent)}
    names = names_in(value)
    if not scores or not reckoned & names:
        return None
    return Instead(node, f"with no `{held}`, `{scores[0]}` comes from a rule of thumb")


def _given(file: FileContext, body: list[ast.stmt]) -> list[tuple[str, ast.expr]]:
    """The names that a block gives values to, in order."""
    found = [
        (target.id, each.value)
        for statement in body
        for each in assignments(file, statement)
        for target in each.targets
        if isinstance(target, ast.Name)
    ]
    own = (s for s in body if isinstance(s, ast.Assign | ast.AnnAssign) and s.value is not None)
    for statement in own:
        for target in statement.targets if isinstance(statement, ast.Assign) else [statement.target]:
            if isinstance(target, ast.Name) and statement.value is not None:
                found.append((target.id, statement.value))
    return list(dict.fromkeys(found))


def _asks(file: FileContext, body: list[ast.stmt], held: str) -> bool:
    """Whether a block asks the model for something: by a method, or by calling it."""
    for statement in body:
        for call in file.inside(statement, ast.Call):
            function = call.func
            if (
                isinstance(function, ast.Attribute)
                and _ASKS.match(function.attr)
                and as_written(function.value) == held
            ):
                return True
            if isinstance(function, ast.Name | ast.Attribute) and as_written(function) == held and call.args:
                return True
    return False


def _makes(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether a block loads or trains a model itself."""
    if kinds(file, body).keys() & {"load", "make"}:
        return True
    return any(last_part(c.func) in ("fit", "partial_fit") for s in body for c in file.inside(s, ast.Call))


def _raises(file: FileContext, function: FunctionNode) -> bool:
    return isinstance(function.body[-1], ast.Raise)


def _leaves(file: FileContext, statement: ast.stmt) -> bool:
    if isinstance(statement, _ENDS) or any(file.inside(statement, kind) for kind in (ast.Raise, ast.Return)):
        return True
    return any(last_part(call.func) in _LEAVES for call in file.inside(statement, ast.Call))


def _is_honest(value: ast.expr) -> bool:
    """Whether a value says that there is none: nothing, an empty list, ``float("nan")``, ``"unknown"``."""
    if isinstance(value, ast.Constant):
        return value.value is None or (
            isinstance(value.value, str) and (not value.value or _TELLS.search(value.value) is not None)
        )
    return is_empty(value) or "nan" in ast.unparse(value).lower()


def _tells(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether a block puts anything into its answer that says where it comes from."""
    return any(_TELLS.search(word) for statement in body for word in _words(file, statement))


def _words(file: FileContext, statement: ast.stmt) -> Iterator[str]:
    """Keys, keywords, names that are given a value, and short texts that are given to one: no words for a log."""
    for mapping in file.inside(statement, ast.Dict):
        yield from (k.value for k in mapping.keys if isinstance(k, ast.Constant) and isinstance(k.value, str))
        yield from (v.value for v in mapping.values if isinstance(v, ast.Constant) and isinstance(v.value, str))
    for call in file.inside(statement, ast.Call):
        if last_part(call.func)[:1].isupper():
            yield from (keyword.arg for keyword in call.keywords if keyword.arg)
            yield from (
                k.value.value
                for k in call.keywords
                if isinstance(k.value, ast.Constant) and isinstance(k.value.value, str)
            )
    for name, value in _given(file, [statement]):
        yield name
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def _tells_elsewhere(file: FileContext, home: FunctionNode, held: str) -> bool:
    """``{"model_loaded": model is not None}`` in an answer of the same function, and tests in which one is refused."""
    for compare in file.inside(home, ast.Compare):
        if compare.ops[0].__class__ in (ast.Is, ast.IsNot) and as_written(compare.left) == held:
            if not isinstance(parent_of(compare), ast.If | ast.BoolOp | ast.UnaryOp | ast.IfExp):
                return True
    return False
