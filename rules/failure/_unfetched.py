"""Steps that only log that they could not fetch or make what the next step reads: it reads that of another day."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.names import statements
from mlaudit.code.pattern import regex

from . import _handlers as handlers
from ._handlers import Verdict
from ._plain import is_nothing
from ._ways_out import shown_call
from ._work import calls, kind_of

NEEDS: Final = "pipeline"
"""What `settled` has to ask of such a step: whether something trains, or serves, after it."""
_FETCHES: Final = regex(
    r"(?i)^_*((step|stage|task|run|do)_?\d*_)?(download|fetch|collect|ingest|extract|refresh|pull|scrape|pre_?process"
    r"|prepare|clean|engineer|build_(features|dataset)|transform)(_\w+)?$"
)
_DOES: Final = regex(
    r"^(download|fetch|collect|ingest|extract|scrape|pre_?process|clean|transform|prepare)(_\w+)?$"
    r"|^(download_(file|fileobj|to_filename|artifacts|blob)|urlretrieve|snapshot_download|hf_hub_download|extractall"
    r"|dataset_download_files|to_(csv|parquet|sql|feather|pickle|json)|savez?(_compressed)?|dump)$"
)
"""Calls by which data comes, or is written down."""
_DOWNLOADS: Final = regex(
    r"^(download_(file|fileobj|to_filename|artifacts|blob)|urlretrieve|snapshot_download|hf_hub_download)$"
)
_DECLARED: Final = regex(
    r"(?i)continu|optional|retry|best[- ]effort|fall(ing)?[- ]?back|instead|cached|existing"
    r"|(non|not)[- ]?(critical|fatal)"
)
"""What a handler says where the program can do without."""
_ASIDE: Final = regex(r"(?i)plot|figure|report|log|debug|summary|image_for|thumbnail|clean_?up|close|temp|tmp")
_TRIGGERED: Final = regex(r"(^|_)handler$|^main$")


def unfetched(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except ClientError as error: log.error(...)`` of a `download_data` that answers nothing."""
    function = file.function_of(handler)
    if function is None or block not in function.body or not _FETCHES.match(function.name):
        return None
    if _ASIDE.search(function.name) or _DECLARED.search(ast.unparse(handler)) or not _only_logs(handler):
        return None
    if any(isinstance(s, ast.Return) and not is_nothing(s.value) for s in statements(function.body)):
        return None
    if handler is not block.handlers[0] and _only_logs(block.handlers[0]):
        return None  # said once
    done = [call for call in calls(file, block.body) if _fetches(file, call)]
    if not done:
        return None
    loud = any(_DOWNLOADS.match(last_part(call.func)) for call in done)
    said = f"when `{shown_call(file, done[-1])}` fails, `{function.name}` only logs it and ends as if it had done so"
    return Verdict(
        "MLA102",
        f"{said}: what comes next goes on with what another day left, or with nothing",
        0.7,
        f"{NEEDS}, served" if loud else NEEDS,
    )


def ends_invocation(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``except FileNotFoundError: log.error(...); return`` of a function of a cloud that a timer or an event calls."""
    function = file.function_of(handler)
    if function is None or not _TRIGGERED.search(function.name):
        return None
    given = [argument.arg for argument in function.args.args if argument.arg not in ("self", "cls")]
    last = handler.body[-1]
    if given != ["event", "context"] or not isinstance(last, ast.Return) or not is_nothing(last.value):
        return None
    rest = handler.body[:-1]
    if not rest or not handlers.logs_all(rest):
        return None
    if any(isinstance(s, ast.Return) and not is_nothing(s.value) for s in statements(function.body)):
        return None
    said = f"`{function.name}` logs this failure and returns: the invocation counts as one that worked"
    return Verdict("MLA102", f"{said}, so that nothing is tried again and no alarm goes off", 0.7)


def _fetches(file: FileContext, call: ast.Call) -> bool:
    return _DOES.match(last_part(call.func)) is not None or kind_of(file, call) in ("read", "query", "request", "save")


def _only_logs(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    rest = handler.body[:-1] if isinstance(last, ast.Return) and is_nothing(last.value) else handler.body
    return bool(rest) and handlers.logs_all(rest)
