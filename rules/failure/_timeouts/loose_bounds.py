"""Bounds that are given and bound nothing: seconds that read like milliseconds, a coroutine that never lets go."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .calls import CALLS, HTTPX_CALLS
from .clients import CLIENTS

WAIT_FOR: Final = "asyncio.wait_for"
_NETWORK: Final = frozenset(
    {
        *(name for name, known in CALLS.items() if "timeout" in known.keywords and not known.serving_only),
        *(name for name, known in CLIENTS.items() if "timeout" in known.keywords),
        *HTTPX_CALLS,
    }
)
"""Calls whose `timeout` is in seconds, and is spent waiting for a server."""
_LEAST: Final = 1000
_HOUR: Final = 3600
_WEEK: Final = 7 * 24 * _HOUR
_IN_SECONDS: Final = regex(r"^(google\.cloud|google\.api_core|azure)\.[\w.]+\(\)[\w.()]*\.\w+$")
"""Methods of clients whose `timeout`, where they have one, is in seconds, whatever they are called."""
_BLOCKS: Final = regex(
    r"^(requests|urllib\.request|urllib3|boto3|mlflow|psycopg2?|pymysql|pymongo|redis|openai|anthropic)\."
    r"([\w.()]+\.)?(?!set_)[a-z]\w*$|^subprocess\.(run|call|check_call|check_output)$|^(time\.sleep|os\.system)$"
)
"""Calls that hold the event loop until they are done."""


class Loose(NamedTuple):
    """What is said of a bound, how it is repaired, and where it stands."""

    said: str
    fix: str
    place: ast.expr


def is_bounded_call(name: str) -> bool:
    """Whether `loose_bound` has anything to say of calls of this name."""
    return name == WAIT_FOR or name in _NETWORK or _IN_SECONDS.match(name) is not None


def loose_bound(file: FileContext, node: ast.Call, name: str) -> Loose | None:
    """What is wrong with the bound that a call is given; None where there is none, or it holds."""
    if name == WAIT_FOR:
        return _ineffective(file, node)
    loose = _in_milliseconds(file, node) if name in _NETWORK else None
    return loose or (_of_weeks(file, node) if is_bounded_call(name) else None)


def _of_weeks(file: FileContext, node: ast.Call) -> Loose | None:
    """``blob.upload_from_filename(path, timeout=1000000)``: nobody is there any more when that is over."""
    written = file.argument(node, "timeout")
    seconds = file.constant(written) if written is not None else None
    if written is None or not isinstance(seconds, int | float) or isinstance(seconds, bool) or seconds < _WEEK:
        return None
    return Loose(
        f"`timeout={file.text(written)}` is in seconds, {seconds / _WEEK * 7:.0f} days: a stalled server holds "
        f"`{file.text(node.func)}` as good as for ever",
        "Give it a bound that somebody would wait for: minutes, also for a large file.",
        written,
    )


def _in_milliseconds(file: FileContext, node: ast.Call) -> Loose | None:
    """``requests.post(url, timeout=8000)``: nobody waits for two hours, and nobody writes hours as round thousands."""
    written = file.argument(node, "timeout")
    given = file.constant(written)
    for seconds in given if isinstance(given, tuple) else (given,):
        if written is None or not isinstance(seconds, int | float) or isinstance(seconds, bool) or seconds < _LEAST:
            continue
        if seconds % 500 == 0 and seconds % _HOUR != 0:
            span = f"{seconds / _HOUR:.1f} hours" if seconds >= _HOUR else f"{seconds / 60:.0f} minutes"
            said = f"`timeout={seconds:g}` is in seconds, {span}, and reads like milliseconds"
            return Loose(
                f"{said}: a stalled server holds `{file.text(node.func)}` as good as for ever",
                f"Give it in seconds: `timeout={seconds / 1000:g}`.",
                written,
            )
    return None


def _ineffective(file: FileContext, node: ast.Call) -> Loose | None:
    """``wait_for(fetch(), 30)`` where `fetch` waits without `await`: the loop that would end it does not run."""
    call = node.args[0] if node.args else None
    function = _coroutine(file, call) if isinstance(call, ast.Call) else None
    if function is None:
        return None
    if any(file.inside(function, kind) for kind in (ast.Await, ast.AsyncFor, ast.AsyncWith, ast.Yield)):
        return None
    blocks = [c for c in file.inside(function, ast.Call) if _BLOCKS.match(file.call_name(c) or "")]
    held = next((c for c in blocks if file.function_of(c) is function), None)
    if held is None:
        return None
    said = f"`{function.name}` never awaits, and `{file.text(held.func)}` in it holds the event loop"
    return Loose(
        f"{said}: this bound cannot end it, and waits for as long as the call does",
        "Run the blocking call in a thread (`asyncio.to_thread`), or bound the call itself.",
        node,
    )


def _coroutine(file: FileContext, call: ast.Call) -> ast.AsyncFunctionDef | None:
    """The coroutine function of this file that a call calls."""
    name = (file.call_name(call) or "").replace("()", "")
    for function in file.tree.of(ast.AsyncFunctionDef):
        if name == f"{file.module}.{file.tree.scope_at(function).qualname}":
            return function
    return None
