"""Empty results, and labels, that stand for what could not be asked."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code import assigned
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call

_ASKED: Final = ("query", "request")
FILLS: Final = frozenset({"append", "extend", "update"})
_LABELS: Final = regex(
    r"(?i)(^|_)(sentiment|classify|classification|label|category|categori[sz]e|intent|emotion|topic|language|grade|verdict"
    r"|severity|priority|diagnos\w*|predict\w*|detect_\w+|risk(_level|_class)?|decide|decision|triage|route|urgency|urgent)(_|$)"
)
_FIELDS: Final = regex(
    r"(?i)^(label|intent|category|sentiment|agent|route|topic|class|emotion|priority|severity|urgency|verdict|grade"
    r"|relevant|decision|action|predicted_class|risk_level)$"
)
"""Fields that hold a label."""
_TOLD: Final = regex(
    r"(?i)unknown|n/?a$|none|null|error|fail|unclassified|unavailable|undefined|undetermined|^$|invalid"
)
DECLARED: Final = regex(r"(?i)default|fall(ing)?[- ]?back|assum")
"""What is said of a label that somebody chose for this case."""
OPTIONAL: Final = regex(
    r"(?i)cache|comment|meta|optional|hint|version|suggest|related|setting|config|option|feature_flag"
)


def left_empty(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    """``found = []`` before a `try` that was to fill it by a query, a handler that prints at most, and then
    ``return found``.
    """
    function = file.function_of(handler)
    asked = next((about[kind] for kind in _ASKED if kind in about), None)
    if function is None or asked is None or block not in work_of(function) or OPTIONAL.search(function.name):
        return None
    last = work_of(function)[-1]
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Name):
        return None
    if not handlers.only_logs(handler):
        return None
    name = last.value.id
    before = [
        s for s in work_of(function)[: work_of(function).index(block)] if isinstance(s, ast.Assign | ast.AnnAssign)
    ]
    made = next((s.value for s in reversed(before) if name in targets_of(s)), None)
    if made is None or not is_empty(made) or not _fills(block, name) or is_asked_after(file, block, name):
        return None
    said = f"when `{shown_call(file, asked)}` fails, `{name}` goes out empty, as if there were nothing"
    return Verdict("MLA109", said, 0.7, "quiet")


def fixed_label(file: FileContext, handler: ast.ExceptHandler, about: dict[str, ast.Call]) -> Verdict | None:
    """``return "neutral"`` of a function that was to ask a model, or a server, for a label; also as a field, and as a
    name that the `try` was to give.
    """
    function = file.function_of(handler)
    asked = about.get("predict") or about.get("request")
    block = handlers.try_of(handler)
    if function is None or block is None or asked is None or DECLARED.search(ast.unparse(handler)):
        return None
    if handlers.signals(file, handler):
        return None
    given = [outcome(s) for s in file.inside(function, ast.Return) if file.function_of(s) is function]
    others = [other for other in given if other is not None and not _is_written_out(other)]
    for statement in statements(handler.body):
        if isinstance(statement, ast.Return) and (answered := outcome(statement)) is not None and others:
            label = _label_of(function.name, answered)
        elif (made := assigned.given(statement)) is not None and ast.unparse(assigned.targets(statement)[0]) in _made(
            block
        ):
            label = _label_of(f"{function.name}_{ast.unparse(assigned.targets(statement)[0])}", made)
        else:
            continue
        if label is not None:
            said = f"when `{shown_call(file, asked)}` fails, `{function.name}` answers {file.text(label)}"
            return Verdict("MLA109", f"{said}, as if that were what it says", 0.7)
    return None


def _label_of(name: str, value: ast.expr) -> ast.expr | None:
    """The fixed label that an answer is, or holds under a key that is named as one."""
    if isinstance(value, ast.Constant):
        return value if says_label(name, value) else None
    if not isinstance(value, ast.Dict) or not _is_written_out(value):
        return None
    for key, item in zip(value.keys, value.values, strict=True):
        field = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
        if _FIELDS.search(field) and says_label("label", item):
            return value
    return None


def _made(block: ast.Try) -> set[str]:
    """The names that a `try` gives what it worked out."""
    return {
        ast.unparse(target)
        for statement in statements(block.body)
        if not isinstance(assigned.given(statement), ast.Constant)
        for target in assigned.targets(statement)
        if isinstance(target, ast.Name)
    }


def _is_written_out(value: ast.expr) -> bool:
    """Whether nothing in an answer comes from anywhere else."""
    return not any(isinstance(part, ast.Call | ast.Name) for part in ast.walk(value))


def says_label(name: str, value: ast.expr) -> bool:
    """Whether a function of this name, which answers with a label, answers with a fixed one that is a label."""
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str) or _TOLD.search(value.value):
        return False
    return _LABELS.search(name) is not None


def targets_of(statement: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return [ast.unparse(target) for target in targets]


def _fills(block: ast.Try, name: str) -> bool:
    """Whether a `try` gives the name what it asked for, or adds to it."""
    for statement in statements(block.body):
        if name in map(ast.unparse, assigned.targets(statement)):
            return True
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and last_part(call.func) in FILLS and isinstance(call.func, ast.Attribute):
            if ast.unparse(call.func.value) == name:
                return True
    return False


def is_asked_after(file: FileContext, block: ast.Try, name: str) -> bool:
    """Whether something between the block and the end tests the name."""
    function = file.function_of(block)
    end = block.end_lineno or block.lineno
    after = [test for test in file.inside(function, ast.If) if test.lineno > end] if function is not None else []
    return any(isinstance(part, ast.Name) and part.id == name for test in after for part in ast.walk(test.test))
