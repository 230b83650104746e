"""Texts that could not be taken out of a document, or made ready for a model, and that become empty ones."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import led_to, outcome
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._handlers import Verdict
from .._swallowed.in_turn import asked_in_turn
from .._ways_out import is_empty
from .._work import calls, kinds

_MAKES: Final = regex(
    r"(?i)^_*((pre_?process|clean|tokeni[sz]e|stem|lemmati[sz]e|normali[sz]e|transcribe|ocr)(_|$)"
    r"|(extract|parse|read|get|load|convert)_(\w+_)?(text|pdf|docx?|document|page|content|transcript)s?(_|$))"
)
_OF_NO_MATTER: Final = regex(r"(?i)title|author|meta|cache|name|snippet|preview|error|optional|header|url|id$")

_SEALS: Final = regex(r"(?i)^_*(en|de)crypt(_|$)")


def emptied_text(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: log.warning(...); return ""`` of a function that makes the text a model reads."""
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not _MAKES.match(function.name) or _OF_NO_MATTER.search(function.name):
        return None
    given = outcome(last) if isinstance(last, ast.Return) else None
    if not isinstance(given, ast.Constant) or given.value != "":
        return None
    if not handlers.logs_all(led_to(handler.body)) or not any(True for _ in calls(file, block.body)):
        return None
    if "predict" in kinds(file, block.body):
        return None  # that a model's answer is missing is what there is to say
    others = [
        outcome(s) for s in file.inside(function, ast.Return) if s is not last and file.function_of(s) is function
    ]
    if not any(other is not None and not isinstance(other, ast.Constant) for other in others):
        return None
    if asked_in_turn(file, handler):
        return None
    said = f"whatever fails in `{function.name}`, the text is empty"
    return Verdict("MLA109", f"{said}: what reads it takes it for one without words", 0.7, "quiet", optional=True)


def emptied_secret(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return ""`` of a function that encrypts: what was to be kept is lost."""
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not _SEALS.match(function.name) or not isinstance(last, ast.Return):
        return None
    given = outcome(last)
    if given is None or not (is_empty(given) or (isinstance(given, ast.Constant) and given.value in ("", b"", None))):
        return None
    if not handlers.logs_all(led_to(handler.body)) or not any(True for _ in calls(file, block.body)):
        return None
    said = f"whatever fails in `{function.name}`, `{file.text(given)}` is answered"
    lost = "what is written down in its place holds nothing" if function.name.lstrip("_")[0] != "d" else ""
    why = lost or "a wrong key looks like a secret that was never set"
    return Verdict("MLA102", f"{said}: {why}", 0.7, "quiet", optional=True)
