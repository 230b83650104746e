"""Questions that are answered with no, or with None, where nobody could be asked."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._errors import OUTAGE, caught
from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._stores.not_found import ASKS_REGISTRY
from .._ways_out import shown_call
from .._work import calls, kinds
from .words import note

_EXISTS: Final = regex(
    r"(?i)(^|_)(exists?|contains|registered|has_(?!attr|perm|access)\w+|(is|was)_(known|registered|indexed|stored|processed))$"
)
"""Functions that say whether something is there."""
_LOCAL: Final = frozenset(
    {
        "open",
        "stat",
        "exists",
        "is_file",
        "is_dir",
        "isfile",
        "isdir",
        "lstat",
        "access",
        "index",
        "loads",
        "import_module",
    }
    | {"find_spec", "__import__", "int", "float", "hasattr", "getattr", "urlparse", "compile", "which"}
)
_PRECISE: Final = regex(r"(?i)not_?found|404|NoSuch|DoesNotExist")


def taken_for_no(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return False`` of a `collection_exists` round a call of a client: an outage says that there
    is none.
    """
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not _EXISTS.search(function.name) or not handlers.is_broad(file, handler):
        return None
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Constant) or last.value.value is not False:
        return None
    if not handlers.logs_all(handler.body[:-1]) or any(_PRECISE.search(ast.unparse(h)) for h in block.handlers):
        return None
    asked = [c for c in calls(file, block.body) if not handlers.is_log(c)]
    call = next((c for c in asked if isinstance(c.func, ast.Attribute) and last_part(c.func) not in _LOCAL), None)
    if call is None or any(last_part(c.func) in _LOCAL for c in asked):
        return None
    said = f"any failure of `{shown_call(file, call)}`, an outage too, makes `{function.name}` say no"
    return note(f"{said}: whoever asks takes it that there is none")


def taken_for_unknown(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return None`` round a request to a server, and ``return None`` again where its answer says
    that it knows no such thing.
    """
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not is_nothing(last.value):
        return None
    if not handlers.is_broad(file, handler) and not caught(handler, OUTAGE):
        return None
    if not handlers.logs_all(handler.body[:-1]):
        return None
    about = kinds(file, block.body)
    asked = about.get("request")
    if asked is None:
        return None
    end = block.end_lineno or block.lineno
    denied = [
        s
        for branch in file.inside(function, ast.If)
        if branch.lineno > asked.lineno and not any(h is handler for h in file.ancestors(branch, ast.ExceptHandler))
        for s in branch.body
        if isinstance(s, ast.Return) and is_nothing(s.value)
    ]
    given = [outcome(s) for s in statements(function.body) if isinstance(s, ast.Return)]
    if not denied or all(is_nothing(value) for value in given) or end < asked.lineno:
        return None
    said = f"when `{shown_call(file, asked)}` fails, `{function.name}` answers None"
    return note(f"{said}, as where it says that there is none: an outage looks like a refusal")


def taken_for_unset(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return None`` round a question to a model registry, without a word: an outage looks like an
    alias that nobody has set.
    """
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not is_nothing(last.value) or len(handler.body) > 1:
        return None
    asked = next((c for c in calls(file, block.body) if last_part(c.func) in ASKS_REGISTRY), None)
    if asked is None or not handlers.is_broad(file, handler):
        return None
    said = f"any failure of `{shown_call(file, asked)}`, an outage too, makes `{function.name}` answer None"
    return note(f"{said}: whoever asks takes it that no version is set")


__all__ = ["taken_for_no", "taken_for_unknown", "taken_for_unset"]
