"""Failed writes of which only a log knows, while what follows says that all is well."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import excerpt

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls, kind_of

_WRITES: Final = frozenset(
    {
        *("to_csv", "to_parquet", "to_sql", "to_pickle", "to_json", "to_excel", "to_feather", "dump", "savez"),
        *("write_text", "write_bytes", "writerow", "writerows", "commit", "imwrite", "put_object"),
        *("upload_file", "upload_fileobj", "upload_from_filename", "upload_blob", "insert_one", "insert_many"),
    }
)
_STATEMENT: Final = re.compile(r"(?i)^\W*(insert|update|replace|delete)\s")
_OF_NO_MATTER: Final = regex(
    r"(?i)cache|metric|telemetry|trace|track|history|audit|(?<!catalog)log(?!it|in)|temp|tmp|debug|report|plot|figure|chart"
)
_CLAIMS: Final = regex(
    r"(?i)success|\bsaved?\b|\bstored\b|\buploaded\b|\bwritten\b|\bregistered\b|\bpersisted\b|\binserted\b|\bplaced\b"
    r"|\bcreated\b|\brecorded\b|\bpublished\b|\bpromoted\b|\bdeployed\b|\bcompleted?\b"
)
_GOES_ON: Final = regex(
    r"(?i)continu|fall(ing)?[- ]?back|instead|optional|local(ly)?\b|backup|retry|best[- ]effort"
    r"|(non|not)[- ]?(blocking|critical|fatal)"
)
"""What a handler says where it knows of another way, or can do without."""
_DENIES: Final = regex(r"(?i)\b(un|not|no|fail\w*|error|could|skip\w*|if|whether)\b")


def unsaid_write(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A handler that logs a failed write and goes on to where success is told: in the same function, or by a caller."""
    if not _only_logs(handler) or _OF_NO_MATTER.search(handlers.enclosing(handler)):
        return None
    written = [call for call in calls(file, block.body) if _writes(file, call)]
    if not written or _GOES_ON.search(ast.unparse(handler)):
        return None
    claim = _claim_after(block)
    if claim is None and not _ends_with(file, block):
        return None
    claim = claim or next(filter(None, map(_claim_after, _drops(file, block))), None)
    if claim is None:
        return None
    said = f"a failure of `{shown_call(file, written[-1])}` is only logged, and what follows says that all went well"
    return Verdict("MLA102", f"{said}: `{excerpt(claim, 60)}`", 0.7)


def notes_quietly(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does nothing but log, below the level that is looked at: ``log.info(error)``."""
    if not _only_logs(handler):
        return False
    said = [s.value for s in handler.body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
    return {last_part(call.func) for call in said} <= {"info", "debug"}


def _only_logs(handler: ast.ExceptHandler) -> bool:
    return handlers.logs_all([s for s in handler.body if not isinstance(s, ast.Import | ast.ImportFrom)])


def _writes(file: FileContext, call: ast.Call) -> bool:
    last = last_part(call.func)
    if last in _WRITES and isinstance(call.func, ast.Attribute):
        return True
    if last == "execute" and call.args:
        given = call.args[0]
        if isinstance(given, ast.Call) and given.args:
            given = given.args[0]  # text("insert ...")
        return _STATEMENT.match(str(file.constant(given))) is not None
    return kind_of(file, call) == "save" and "artifact" not in last


def _ends_with(file: FileContext, block: ast.Try) -> bool:
    """Whether a function ends with the block, and answers nothing by which its callers could tell."""
    function = file.function_of(block)
    if function is None or work_of(function)[-1] is not block:
        return False
    return not any(isinstance(s, ast.Return) and s.value is not None for s in statements(function.body))


def _drops(file: FileContext, block: ast.Try) -> Iterator[ast.stmt]:
    """The statements of this file that call the function round the block, and nothing else."""
    function = file.function_of(block)
    for call in file.calls_where(lambda _, last: function is not None and last == function.name):
        parent = parent_of(call)
        statement = parent_of(parent) if isinstance(parent, ast.Await) else parent
        if isinstance(statement, ast.Expr):
            yield statement


def _claim_after(statement: ast.stmt) -> ast.Call | None:
    """The log line after a statement, in its own block, that says that all went well."""
    home = parent_of(statement)
    for field in ("body", "orelse", "finalbody"):
        body: list[ast.stmt] = getattr(home, field, [])
        if statement in body:
            for later in body[body.index(statement) + 1 :]:
                if isinstance(later, ast.Expr) and isinstance(later.value, ast.Call) and _claims(later.value):
                    return later.value
    return None


def _claims(call: ast.Call) -> bool:
    if not handlers.is_log(call) or last_part(call.func) in ("warning", "warn", "error", "exception", "critical"):
        return False
    written = [
        part.value
        for argument in call.args[:1]
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    text = " ".join(written)
    return _CLAIMS.search(text) is not None and _DENIES.search(text) is None
