"""What a handler leaves behind: nothing, an empty value, another way to the same end."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import Scope
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, unnamed, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import below, statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import excerpt

from . import _handlers as handlers
from ._told.told import following
from ._work import kinds

Held = ast.Name | ast.Attribute | ast.Subscript
"""What may be missing."""
_NAMED: Final = (ast.Name, ast.Attribute)
_MISSES: Final = frozenset({ast.BoolOp, ast.UnaryOp, ast.Compare})
"""Tests that may find something missing."""
_OTHERWISE: Final = regex(r"fallback|default|estimat|heuristic|rule|offline|local|backup", re.IGNORECASE)
_MAKES: Final = frozenset(
    {
        "dict",
        "list",
        "set",
        "str",
        "tuple",
        "float",
        "int",
        "bool",
        "round",
        "repr",
        "format_exc",
        "time",
        "now",
        "utcnow",
    }
    | {"perf_counter", "monotonic", "array", "zeros", "ones", "full", "zeros_like", "ones_like", "full_like", "empty"}
    | {"now", "utcnow", "exc_info", "strftime", "isoformat", "format", "join", "getLogger", "deepcopy", "copy"}
)
"""Calls that make a value, or a text of an error, and do nothing of the work."""
_INFINITE: Final = regex(r"^-?((np|numpy|math|torch)\.inf|float\(['\"][-+]?inf(inity)?['\"]\))$", re.IGNORECASE)


def does_nothing(handler: ast.ExceptHandler) -> bool:
    return all(isinstance(statement, ast.Pass | ast.Continue) for statement in handler.body)


def assigns(handler: ast.ExceptHandler) -> bool:
    return any(
        isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for statement in statements(unnamed(handler.body))
    )


def returns_none(body: list[ast.stmt]) -> bool:
    """Whether a ``return None`` is written in a block, by itself or as one side of an expression."""
    for statement in statements(body):
        value = outcome(statement) if isinstance(statement, ast.Return) else None
        if value is not None:
            for part in (value, *((value.body, value.orelse) if isinstance(value, ast.IfExp) else ())):
                if isinstance(part, ast.Constant) and part.value is None:
                    return True
    return False


def denied_none(file: FileContext, handler: ast.ExceptHandler) -> str:
    """The annotation of a function whose handler ends in a ``return None`` that the annotation does not know; "" for
    any other handler.
    """
    function = file.function_of(handler)
    if function is None or function.returns is None or not returns_none(handler.body):
        return ""
    kind = ast.unparse(function.returns)
    return "" if re.search(r"\bNone\b|Optional|Any|object", kind) else kind


def falls_out(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether the handler lets the function end with None, which its annotation does not know."""
    function = file.function_of(handler)
    if function is None or function.returns is None or work_of(function)[-1] is not block:
        return False
    if re.search(r"\bNone\b|Optional|Any|object", ast.unparse(function.returns)):
        return False
    gives = any(isinstance(s, ast.Return) and s.value is not None for s in statements([*block.body, *block.orelse]))
    return gives and not any(isinstance(s, ast.Return | ast.Continue | ast.Break) for s in statements(handler.body))


def returns_empty(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler answers with nothing in it, itself or by a name that goes out as it leaves it."""
    return any(is_empty(value) or _counts_nothing(value) for value in _answered(file, handler))


def _answered(file: FileContext, handler: ast.ExceptHandler) -> Iterator[ast.expr]:
    """What a function answers after a handler: its own answers, and what it gives a name that is then answered."""
    block = handlers.try_of(handler)
    named: dict[str, ast.expr] = {}
    for statement in statements(handler.body):
        if isinstance(statement, ast.Return) and (value := outcome(statement)) is not None:
            yield value
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            named[ast.unparse(statement.targets[0])] = statement.value
    if block is None:
        return
    if not named:
        yield from _answered_behind(block, handler)
        return
    after = [*block.finalbody, *following(block)]
    answer = next((outcome(s) for s in after if isinstance(s, ast.Return)), None)
    asked = any(part in named for s in after for part in _asked_names(file, s))
    if isinstance(answer, ast.Name) and answer.id in named and not asked:
        yield named[answer.id]


def _answered_behind(block: ast.Try, handler: ast.ExceptHandler) -> Iterator[ast.expr]:
    """``return []`` right behind a `try` that leaves where all goes well, and whose handler only logs."""
    leaves = any(isinstance(s, ast.Return) and s.value is not None for s in block.body[-1:] + block.orelse[-1:])
    if not leaves or not handlers.only_logs(handler):
        return
    after = next((s for s in unnamed(following(block)) if not handlers.logs_all([s])), None)
    value = outcome(after) if isinstance(after, ast.Return) else None
    if value is not None:
        yield value


def _asked_names(file: FileContext, statement: ast.stmt) -> Iterator[str]:
    for test in file.inside(statement, ast.If):
        yield from (part.id for part in ast.walk(test.test) if isinstance(part, ast.Name))


def _counts_nothing(value: ast.expr) -> bool:
    """``{"rows": 0, "vectors": 0}``: nothing but zeros and what is empty, a zero among them."""
    if not isinstance(value, ast.Dict) or not value.keys or None in value.keys:
        return False
    zeros = [item for item in value.values if isinstance(item, ast.Constant) and type(item.value) in (int, float)]
    empty = [item for item in value.values if is_empty(item)]
    return bool(zeros) and len(zeros) + len(empty) == len(value.values) and not any(zero.value for zero in zeros)


def is_empty(value: ast.expr) -> bool:
    """Whether a list, a dict, a tuple that begins with one, or a table is written out with nothing in it."""
    if isinstance(value, ast.List):
        return not value.elts
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.Tuple):
        return not value.elts or is_empty(value.elts[0])
    return isinstance(value, ast.Call) and (_is_empty_container(value) or _is_empty_table(value))


def _is_empty_container(value: ast.Call) -> bool:
    """``list()``, ``dict()``, and their like."""
    containers = ("list", "dict", "set", "tuple", "OrderedDict")
    return isinstance(value.func, ast.Name) and value.func.id in containers and not (value.args or value.keywords)


def _is_empty_table(value: ast.Call) -> bool:
    """``pd.DataFrame()``, ``np.array([])``, ``pd.DataFrame({})``, with names for its columns or without."""
    named = {k.arg for k in value.keywords}
    last = last_part(value.func)
    if last not in ("DataFrame", "Series", "array") or not named <= {"columns", "index", "dtype", "name"}:
        return False
    return is_empty(value.args[0]) if value.args else last != "array"


def empty_table(file: FileContext, handler: ast.ExceptHandler) -> str:
    """The table without rows that a handler answers to callers of this file, none of whom asks for rows; "" else."""
    table, function = answered_table(file, handler), file.function_of(handler)
    if not table or function is None:
        return ""
    called = file.calls_where(lambda _, last: last == function.name)
    if all(file.function_of(call) is function for call in called):
        return ""
    if any(attribute.attr == "empty" for attribute in file.tree.of(ast.Attribute)):
        return ""
    counted = any(_counts_rows(test.test) for test in file.tree.of(ast.If))
    return "" if counted else table


def answered_table(file: FileContext, handler: ast.ExceptHandler) -> str:
    """The table without rows that a handler answers, as it is written; "" where it answers none."""
    given = [outcome(s) for s in statements(handler.body) if isinstance(s, ast.Return)]
    tables = [value for value in given if isinstance(value, ast.Call) and _is_empty_table(value)]
    return file.text(tables[0]) if tables else ""


def _counts_rows(test: ast.expr) -> bool:
    """``len(rows) == 0``, ``rows.shape[0] < 10``."""
    return any(
        isinstance(part, ast.Compare)
        and isinstance(part.comparators[0], ast.Constant)
        and re.search(r"\blen\(|\.shape\b", ast.unparse(part.left)) is not None
        for part in ast.walk(test)
    )


def tries_again(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler does the work in another way: loads, reads or predicts again, or calls a fallback."""
    if kinds(file, handler.body):
        return True
    for statement in statements(unnamed(handler.body)):
        value = outcome(statement) if isinstance(statement, ast.Return) else getattr(statement, "value", None)
        if isinstance(statement, ast.Return | ast.Assign | ast.AnnAssign) and isinstance(value, ast.Call | ast.Await):
            inner = value.value if isinstance(value, ast.Await) else value
            if not isinstance(inner, ast.Call) or not _is_only_made(inner, isinstance(statement, ast.Return)):
                return True
    return False


def _is_only_made(call: ast.Call, answered: bool) -> bool:
    """Whether a call does no work: it makes a container, a table, a text of the error, or an answer of constants."""
    name = ast.unparse(call.func)
    last = last_part(call.func)
    given = [*call.args, *(k.value for k in call.keywords)]
    if name.startswith(("pd.", "pandas.")):
        return True
    if last in _MAKES:
        inner = [part for value in given for part in ast.walk(value) if isinstance(part, ast.Call)]
        return not _INFINITE.match(ast.unparse(call)) and all(last_part(part.func) in _MAKES for part in inner)
    answers = last[:1].isupper() or last == "jsonify"
    return answered and answers and bool(given) and all(_is_written_out(value) for value in given)


def _is_written_out(value: ast.expr) -> bool:
    """``0.0``, ``"unknown"``, ``{"score": -1}``, ``[]``: nothing in it comes from anywhere else."""
    return all(
        isinstance(part, ast.Constant | ast.Dict | ast.List | ast.Tuple | ast.UnaryOp | ast.unaryop | ast.expr_context)
        for part in ast.walk(value)
    )


def goes_on_to(file: FileContext, block: ast.Try) -> bool:
    """Whether what follows a `try` that would have returned does the work in another way."""
    if not any(isinstance(s, ast.Return) for s in block.body) and not _returns_what_it_has(block):
        return False
    after = following(block) if handlers.in_loop(file, block) is None else below(block)
    if kinds(file, after) or any(isinstance(s, ast.Try) for s in statements(after)):
        return True
    answers = [outcome(s) for s in after if isinstance(s, ast.Return)]
    if any(answer is not None and _OTHERWISE.search(ast.unparse(answer)) for answer in answers):
        return True
    tried = [part for s in block.body for part in file.inside(s, ast.Call)]
    return any(_is_same_work(each, _called(answer)) for each in tried for answer in answers)


def _called(value: ast.expr | None) -> ast.Call | None:
    inner = value.value if isinstance(value, ast.Await) else value
    return inner if isinstance(inner, ast.Call) else None


def _is_same_work(tried: ast.Call, then: ast.Call | None) -> bool:
    """``self._extract_frames_by_scene(video)`` and ``self._extract_uniform_frames(video)``: two functions of one
    owner, of the same verb and of what it is done to.
    """
    if then is None or ast.unparse(tried.func).rpartition(".")[0] != ast.unparse(then.func).rpartition(".")[0]:
        return False
    one, other = (last_part(each.func).strip("_").split("_") for each in (tried, then))
    return one != other and one[0] == other[0] and not set(one[1:]).isdisjoint(other[1:])


def _returns_what_it_has(block: ast.Try) -> bool:
    """``frames = by_scene(video)`` before ``if frames: return frames``, at the end of a `try`."""
    branches = [s for s in block.body if isinstance(s, ast.If) and not s.orelse and isinstance(s.body[-1], ast.Return)]
    given = {p.id for s in block.body for t in targets(s) for p in ast.walk(t) if isinstance(p, ast.Name)}
    return any(isinstance(branch.test, ast.Name) and branch.test.id in given for branch in branches)


def tries_next(file: FileContext, block: ast.Try) -> bool:
    """Whether a loop asks one provider or model after another until one answers."""
    if goes_on_to(file, block):
        return True
    answered = any(isinstance(s, ast.Return | ast.Break) for s in statements(block.body))
    loop = handlers.in_loop(file, block) if answered else None
    return loop is not None and not ends_empty(loop)


def tries_or_raises(file: FileContext, block: ast.Try) -> bool:
    """Whether loops try one way after another until one answers, and an error is raised where none does."""
    if not any(isinstance(s, ast.Return | ast.Break) for s in statements(block.body)):
        return False
    loop = handlers.in_loop(file, block)
    while loop is not None and isinstance(parent_of(loop), ast.For):
        loop = handlers.in_loop(file, loop)
    body = getattr(parent_of(loop), "body", []) if loop is not None else []
    after = body[body.index(loop) + 1 :] if loop in body else []
    return any(isinstance(s, ast.Raise) for s in (*after, *getattr(loop, "orelse", ())))


def ends_empty(loop: ast.stmt) -> bool:
    """Whether an empty value is returned when all attempts of a loop have failed."""
    body = getattr(parent_of(loop), "body", [])
    after = body[body.index(loop) + 1 :] if loop in body else []
    value = outcome(after[-1]) if after and isinstance(after[-1], ast.Return) else None
    return value is not None and (is_empty(value) or (isinstance(value, ast.Constant) and value.value == ""))


def is_declared_optional(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the handler returns a None that the function's annotation declares, itself or by what follows it."""
    function, block = file.function_of(handler), handlers.try_of(handler)
    returned = [s for s in statements(handler.body) if isinstance(s, ast.Return)]
    after = following(block)[:1] if block is not None and not isinstance(handler.body[-1], ast.Continue) else []
    returned += [s for s in after if isinstance(s, ast.Return) and returns_none([s])]
    if function is None or function.returns is None or not returned:
        return False
    return bool(re.search(r"\bNone\b|Optional", ast.unparse(function.returns)))


def is_worst(handler: ast.ExceptHandler) -> bool:
    """``return {"rmse": float("inf")}``: what no measurement gives, so that nobody picks the model that failed."""
    for statement in statements(handler.body):
        value = outcome(statement) if isinstance(statement, ast.Return) else None
        given = value.values if isinstance(value, ast.Dict) else value.elts if isinstance(value, ast.Tuple) else [value]
        if value is not None and all(g is not None and _INFINITE.match(ast.unparse(g)) for g in given):
            return bool(given)
    return False


def only_where_some(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function answers an empty list for what is not there, too, and each of its callers here does something
    with it only where it holds some: they can do without.
    """
    function = file.function_of(handler)
    if function is None or not returns_empty(file, handler):
        return False
    empty = [
        s for s in statements(function.body) if isinstance(s, ast.Return) and (value := outcome(s)) and is_empty(value)
    ]
    called = file.calls_where(lambda _, last: last == function.name)
    if len(empty) < 2 or not called:
        return False
    for call in called:
        taken = file.statement_of(call)
        name = next(iter(targets(taken)), None)
        tests = [test for test in file.tree.of(ast.If) if isinstance(test.test, ast.Name) and not test.orelse]
        if not isinstance(name, ast.Name) or not any(
            isinstance(test.test, ast.Name)
            and test.test.id == name.id
            and file.function_of(test) is file.function_of(call)
            for test in tests
        ):
            return False
    return True


def absent(test: ast.expr) -> Iterator[Held]:
    """What a test finds missing: ``model`` of ``not model`` and of ``model is None``, also beside other conditions."""
    for part in test.values if isinstance(test, ast.BoolOp) else [test]:
        held: ast.expr | None = None
        if isinstance(part, ast.UnaryOp):
            held = part.operand if isinstance(part.op, ast.Not) else None
        elif isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Is):
            empty = part.comparators[0]
            held = part.left if isinstance(empty, ast.Constant) and empty.value is None else None
        if isinstance(held, _NAMED) or (isinstance(held, ast.Subscript) and _is_kept(held)):
            yield held


def absences(file: FileContext) -> dict[ast.If, list[Held]]:
    """The branches of a file whose tests find something missing, with what that is."""
    known: dict[ast.If, list[Held]] | None = file.shared.get("what branches find missing")
    if known is None:
        known = file.shared["what branches find missing"] = {}
        for branch in file.tree.of(ast.If):
            held = list(absent(branch.test)) if branch.test.__class__ in _MISSES else None
            if held:
                known[branch] = held
    return known


def name_of(held: ast.expr) -> str:
    """``API_KEY``, ``settings.api_key``, and ``settings["api_key"]`` by the name that the last part has."""
    if isinstance(held, ast.Subscript):
        return str(held.slice.value) if isinstance(held.slice, ast.Constant) else ""
    return last_part(held)


def _is_kept(held: ast.Subscript) -> bool:
    """``resources["model"]`` of a dict of the module: no field of what came in."""
    owner = held.value
    scope: Scope | None = getattr(owner, "scope", None)
    if not isinstance(owner, ast.Name) or not isinstance(held.slice, ast.Constant):
        return False
    while scope is not None and (owner.id not in scope.bindings or owner.id in scope.globals):
        scope = scope.parent
    return scope is not None and scope.parent is None


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def tests_absence(test: ast.expr, name: str) -> bool:
    for part in ast.walk(test):
        if isinstance(part, ast.Name) and part.id == name:
            return True
        if isinstance(part, ast.Attribute) and part.attr == name:
            return True
        if isinstance(part, ast.Constant) and part.value == name:
            return True
    return False


def answer_is_checked(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether the name that the handler leaves empty is tested after the block, in the same function: one that has left
    by then is not seen there.
    """
    if isinstance(handler.body[-1], ast.Return):
        return False
    home: ast.AST = file.function_of(block) or file.tree.module
    names = {
        target.id
        for statement in statements([*handler.body, *block.body])
        for target in targets(statement)
        if isinstance(target, ast.Name)
    }
    end = block.end_lineno or block.lineno
    tests: list[ast.If | ast.IfExp] = [*file.inside(home, ast.If), *file.inside(home, ast.IfExp)]
    stands_in = _stand_ins(handler)
    for test in tests:
        asked = [name for name in names if test.lineno > end and tests_absence(test.test, name)]
        if any(name not in stands_in or not _is_banded(test.test, name) for name in asked):
            return True
    # has_scores = scores is not None: the answer goes on from there as a flag
    flags = (c for c in file.inside(home, ast.Compare) if c.lineno > end and isinstance(c.ops[0], ast.Is | ast.IsNot))
    return any(isinstance(c.left, ast.Name) and c.left.id in names and _is_none(c.comparators[0]) for c in flags)


def _stand_ins(handler: ast.ExceptHandler) -> set[str]:
    """The names to which a handler gives another name's value: ``new = current``. No test for its size finds them out,
    as one may find a 0.
    """
    given = [s for s in handler.body if isinstance(s, ast.Assign) and isinstance(s.value, ast.Name)]
    return {target.id for s in given for target in s.targets if isinstance(target, ast.Name)}


def _is_banded(test: ast.expr, name: str) -> bool:
    """Whether a test only asks how great a number is: ``new >= 0.7``."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.left, ast.Name)
        and test.left.id == name
        and isinstance(test.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE)
        and isinstance(test.comparators[0], ast.Constant)
        and bool(test.comparators[0].value)
    )


def _only_shown(handler: ast.ExceptHandler) -> set[str]:
    """The names that a handler gives to what it then logs: ``ids = [each.id for each in batch]``."""
    logged = [s for s in handler.body if handlers.logs_all([s])]
    return {part.id for s in logged for part in ast.walk(s) if isinstance(part, ast.Name)}


def fate(handler: ast.ExceptHandler) -> str:
    shown = _only_shown(handler)
    for statement in statements(unnamed(handler.body)):
        if {part.id for part in targets(statement) if isinstance(part, ast.Name)} & shown:
            continue
        if isinstance(statement, ast.Return):
            value = outcome(statement)
            return f"becomes `{'None' if value is None else excerpt(value, 40)}`"
        if isinstance(statement, ast.Continue):
            return "skips the item"
        if len(targets(statement)) == 1:
            return f"becomes `{excerpt(statement, 60)}`"
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and last_part(call.func) == "append" and len(call.args) == 1:
            return f"becomes `{excerpt(call.args[0], 60)}`"
    return "is passed over"


def shown_call(file: FileContext, call: ast.Call) -> str:
    return excerpt(call.func, 60)
