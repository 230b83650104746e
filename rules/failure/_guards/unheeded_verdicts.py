"""Gates that stop nothing: nobody, or only a log, learns what a check found, and the same block goes on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from .. import _handlers as handlers

WORDS: Final = (b"alid", b"gate", b"qualit", b"accept", b"approv", b"meets", b"pass", b"integrity", b"promot")
"""What a file holds that has such a verdict."""
_VERDICT: Final = regex(
    r"(?i)(^|_)((is_|are_|all_|in)?valid|validated|validation(_(status|result|ok|success\w*|passed))?|validate(_\w+)?|gates?"
    r"|quality(_(ok|gate|check\w*|passed|status))?|(un)?acceptable|accepted|approved|(meets|passes|passed)(_\w+)?"
    r"|integrity(_(ok|check\w*))?|verify_(?!ssl|connection|install|env)\w+|(should|can)_promote|promotable|eligible"
    r"|(gate|check|benchmark|quality|test)s?_(ok|passed))$"
)
"""What says whether data, or a model, is good enough to go on with."""
_HAS: Final = regex(r"(?i)alid|gate|quality|accept|approv|meets|pass|integrity|verify|promot|eligible")
_OK: Final = regex(r"(?i)^_*(ok|okay|success|succeeded|good|fine)$")
"""Names that say of themselves only that something is well."""
_ACTS: Final = regex(
    r"(?i)^_*(re)?(train|fit|save|dump|copy|copyfile|move|register|promote|deploy|release|publish|package|upload|push|export|log_model"
    r"|transition|ingest|insert|merge|commit|to_csv|to_parquet|to_sql|to_pickle|transform|fit_transform|predict|set_model|build"
    r"|set_registered_model_alias|start_training|run_training|upload_file|put_object)(_\w+)?$"
)
"""What is done with that which has not passed."""
_SHIPS: Final = regex(
    r"(?i)^_*(register_(\w*_)?models?|register_best\w*|promote\w*|deploy\w*|publish_(\w*_)?models?|release_(\w*_)?models?"
    r"|transition_model_version_stage|set_registered_model_alias|create_model_version)$"
)
"""What hands a model over: who reads the verdict afterwards comes too late."""
_NO_ACT: Final = regex(r"(?i)(report|summary|metrics?|log|plot|figure|chart|results?|status|stats|history)s?$")
_REPORTS: Final = regex(
    r"(?i)(^|_)(report|diff|compare|changed|status|summary|log|print|show|demo|benchmark\w*|evaluate|test)(_|$)"
)
"""Functions that are there to say how things are."""
_LOUD: Final = frozenset({"error", "warning", "warn", "exception", "critical", "print", "echo", "secho"})


def unheeded_verdict(file: FileContext, node: ast.If) -> tuple[ast.stmt | ast.expr, str, str] | None:
    """Where to look, the verdict that ``if not valid: log.error(...)`` finds to be bad, and what is done next; None for
    other tests.

    Also where a branch for the good case beside it only logs too, and where who reads the verdict afterwards comes too
    late.
    """
    if node.orelse and (isinstance(node.orelse[0], ast.If) or not handlers.logs_all(node.orelse)):
        return None
    verdict, told = _refused(file, node)
    if verdict is None or not told or not handlers.logs_all(node.body) or not _is_loud(told):
        return None
    function = file.function_of(node)
    if function is not None and _REPORTS.search(function.name):
        return None
    act = next(_acts_after(file, node), None)
    if act is None:
        return None
    place: ast.stmt | ast.expr = node
    if _is_read_again(file, node, verdict):
        act = next((a for a in _acts_after(file, node) if _SHIPS.match(last_part(a.func))), None)
        if act is None or _is_read_before(file, node, verdict, act):
            return None
        place = act
    return place, file.text(verdict), file.text(act.func)


def unread_verdict(file: FileContext, call: ast.Call) -> tuple[str, str] | None:
    """The name of ``is_valid, notes = validate(row)`` that nothing reads, and what is done next; None for the rest."""
    held = parent_of(call)
    statement = parent_of(held) if isinstance(held, ast.Await) else held
    function = file.function_of(call)
    if function is None or not isinstance(statement, ast.Assign) or _REPORTS.search(function.name):
        return None
    first = targets(statement)[0]
    first = first.elts[0] if isinstance(first, ast.Tuple) and first.elts else first
    if not isinstance(first, ast.Name) or not _is_verdict(first.id):
        return None
    if any(n.id == first.id and isinstance(n.ctx, ast.Load) for n in file.inside(function, ast.Name)):
        return None
    act = next(_acts_after(file, statement), None)
    return (first.id, file.text(act.func)) if act is not None else None


def _refused(file: FileContext, node: ast.If) -> tuple[ast.expr | None, list[ast.stmt]]:
    """The verdict that a test asks, and the branch that is taken where it is bad."""
    test, told = node.test, node.body
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test = test.operand
    elif isinstance(test, ast.Compare) and len(test.ops) == 1 and _is_false(test):
        test = test.left
    elif node.orelse:
        told = node.orelse
    else:
        return None, []
    test = test.value if isinstance(test, ast.Await) else test
    return (test, told) if _is_verdict(_name(test)) or _says_ok(file, test) else (None, [])


def _says_ok(file: FileContext, test: ast.expr) -> bool:
    """``ok`` of ``ok = validate_models(results)``."""
    made = file.names.single_value(test) if isinstance(test, ast.Name) and _OK.match(test.id) else None
    made = made.value if isinstance(made, ast.Await) else made
    return isinstance(made, ast.Call) and _is_verdict(last_part(made.func))


def _is_false(test: ast.Compare) -> bool:
    held = test.comparators[0]
    return isinstance(test.ops[0], ast.Is | ast.Eq) and isinstance(held, ast.Constant) and held.value is False


def _name(test: ast.expr) -> str:
    """What a verdict is called: ``is_valid``, ``report["passed"]``, ``gate_passed(metrics)``."""
    if isinstance(test, ast.Subscript):
        return test.slice.value if isinstance(test.slice, ast.Constant) and isinstance(test.slice.value, str) else ""
    if isinstance(test, ast.Call) and last_part(test.func) == "get" and test.args:
        asked = test.args[0]
        return asked.value if isinstance(asked, ast.Constant) and isinstance(asked.value, str) else ""
    return last_part(test.func if isinstance(test, ast.Call) else test)


@lru_cache(maxsize=100_000)
def _is_verdict(name: str) -> bool:
    return _HAS.search(name) is not None and _VERDICT.search(name) is not None


def _is_loud(told: list[ast.stmt]) -> bool:
    """Whether a branch speaks of trouble, by an error or a warning."""
    return any(
        isinstance(s, ast.Expr) and isinstance(s.value, ast.Call) and last_part(s.value.func) in _LOUD for s in told
    )


def _acts_after(file: FileContext, node: ast.stmt) -> Iterator[ast.Call]:
    """What trains, saves or ships after a statement, in the same block."""
    for statement in _rest(node):
        for call in calls_through(file, statement):
            last = last_part(call.func)
            if _ACTS.match(last) and not _NO_ACT.search(last) and not _is_of_records(call):
                yield call


def _is_of_records(call: ast.Call) -> bool:
    """``json.dump(report, stream)``, ``list.copy()``: nothing that was refused goes anywhere."""
    last = last_part(call.func)
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if last == "copy":
        return last_part(owner) != "shutil"
    return last == "dump" and last_part(owner) in ("json", "yaml", "toml")


def _rest(node: ast.stmt) -> list[ast.stmt]:
    """The statements that come after one, in its own block."""
    parent = parent_of(node)
    for field in ("body", "orelse", "finalbody"):
        block = getattr(parent, field, None)
        if isinstance(block, list) and node in block:
            return block[block.index(node) + 1 :]
    return []


def _is_read_again(file: FileContext, node: ast.If, verdict: ast.expr) -> bool:
    """Whether a verdict has a say further down, or is handed on: a name that is asked, returned or given away."""
    if isinstance(verdict, ast.Call):
        return False
    shown = as_written(verdict)
    home: ast.AST = file.function_of(node) or file.tree.module
    last = node.end_lineno or node.lineno
    return any(
        part.lineno > last and isinstance(part.ctx, ast.Load) and as_written(part) == shown and not _is_shown(part)
        for part in file.inside(home, type(verdict))
        if isinstance(part, ast.Name | ast.Attribute | ast.Subscript)
    )


def _is_read_before(file: FileContext, node: ast.If, verdict: ast.expr, act: ast.Call) -> bool:
    """Whether a verdict has a say between its test and the end of the statement in which a model is handed over."""
    statement = file.statement_of(act)
    last = (statement.end_lineno if statement is not None else None) or act.lineno
    home: ast.AST = file.function_of(node) or file.tree.module
    shown = as_written(verdict)
    return any(
        (node.end_lineno or node.lineno) < part.lineno <= last
        and isinstance(part.ctx, ast.Load)
        and as_written(part) == shown
        and not _is_shown(part)
        for part in file.inside(home, type(verdict))
        if isinstance(part, ast.Name | ast.Attribute | ast.Subscript)
    )


def _is_shown(part: ast.expr) -> bool:
    """Whether a name stands in a text, or in what is logged."""
    parent = parent_of(part)
    while parent is not None and not isinstance(parent, ast.stmt):
        if isinstance(parent, ast.FormattedValue) or (isinstance(parent, ast.Call) and handlers.is_log(parent)):
            return True
        parent = parent_of(parent)
    return False


__all__ = ["WORDS", "unheeded_verdict", "unread_verdict"]
