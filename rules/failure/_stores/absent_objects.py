"""Any failure of a store of objects that is answered as "it does not exist": a refusal, a throttled call, an outage."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls

_HEADS: Final = frozenset({"head_object", "stat_object", "head_bucket"})
"""Calls that ask whether something is there, and give nothing of it; those of S3 and MinIO."""
_WORDS: Final = (b"head_object", b"stat_object", b"head_bucket")
_KNOWS: Final = regex(r"(?i)\b40[0-9]\b|error_?code|[\"']Code[\"']|\.code\b|NoSuch|NotFound|not[_ ]?found|status_code")
_CATCHES_ALL: Final = regex(r"(^|\.)(ClientError|S3Error|Exception|BaseException)$")
"""What a refusal and an outage are caught as, too: a botocore `ClientError` is any answer that is no 2xx."""
_TURNS: Final = frozenset({"bool", "float", "int", "print", "str"})
"""What only turns an answer into another kind, or shows it."""
_OF_STATE: Final = regex(
    r"(?i)health|ready|readiness|alive|ping|reachable|available|connect|can_|access|credential|permission|verif|valid"
)
"""Functions that ask how a store is, and not what is in it: there a failure is the answer."""


def taken_for_absent(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except ClientError: return False`` round ``head_object``, with no look at the code of the error."""
    if not file.holds(*_WORDS) or not _catches_all(handler):
        return None
    reached = ((call, inner) for call in calls(file, block.body) for inner in calls_through(file, call))
    through, asked = next((pair for pair in reached if last_part(pair[1].func) in _HEADS), (None, None))
    function = file.function_of(handler)
    if through is None or asked is None or function is None or _OF_STATE.search(function.name):
        return None
    if _does_more(file, block, through):
        return None
    if not _says_no(handler) or _KNOWS.search(as_written(handler)) or handlers.raises(handler):
        return None
    if any(isinstance(each, ast.If | ast.Match) for each in statements(handler.body)):
        return None
    said = f"any failure of `{shown_call(file, asked)}`, a refusal or an outage too, is taken for 'it does not exist'"
    acted = _acted_upon(file, function.name)
    if acted and not handlers.logs_error(file, handler):
        return Verdict("MLA102", f"{said}, and `{function.name}` decides what is done", 0.7, mild=True)
    return Verdict("MLA102", said, 0.7, note=True)


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kind = handler.type
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
    return kind is None or any(_CATCHES_ALL.search(as_written(one)) for one in each)


def _does_more(file: FileContext, block: ast.Try, asked: ast.Call) -> bool:
    """Whether a block does other work than to ask: its failures are then no answer to "is it there?"."""
    own = {id(part) for part in ast.walk(asked)}
    others = (call for statement in block.body for call in file.inside(statement, ast.Call) if id(call) not in own)
    return any(last_part(call.func) not in _TURNS and not handlers.is_log(call) for call in others)


def _says_no(handler: ast.ExceptHandler) -> bool:
    """Whether a handler ends with ``return False`` or ``return None``."""
    last = handler.body[-1]
    if not isinstance(last, ast.Return):
        return False
    answer = outcome(last) if last.value is not None else None
    return answer is None or (isinstance(answer, ast.Constant) and (answer.value is False or answer.value is None))


def _acted_upon(file: FileContext, name: str) -> bool:
    """Whether a branch of the same file hangs on what a function answers."""
    return any(_is_tested(call) for call in file.calls_where(lambda _, last: last == name))


def _is_tested(call: ast.Call) -> bool:
    below: ast.AST = call
    for holder in parents(call):
        if isinstance(holder, ast.If | ast.IfExp | ast.While):
            return holder.test is below
        if not isinstance(holder, ast.UnaryOp | ast.BoolOp | ast.Await):
            return isinstance(holder, ast.comprehension) and below in holder.ifs
        below = holder
    return False


__all__ = ["taken_for_absent"]
